/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The same days in words, in both languages. */
#include "config.h"

#include "test.h"

#include <string.h>

#include "grid_kit.h"
#include "sys/lang.h"

static void
assert_says(enum grid_kind kind, const char *code, enum lang lang,
	    const char *want)
{
	struct translator in = lang_translator(lang);
	struct grid_telling told = { days_pack(), days_grid(), &in };
	struct buf out = { 0 };

	assert_non_null(days_row(kind, code));
	grid_add_row(&out, &told, days_row(kind, code));
	assert_string_equal(buf_text(&out), want);
	buf_clear(&out);
}

static void
assert_word(enum grid_kind kind, const char *code, enum lang lang,
	    const char *want)
{
	struct translator in = lang_translator(lang);
	struct buf out = { 0 };

	assert_non_null(days_row(kind, code));
	grid_add_word(&out, days_grid(), days_row(kind, code), &in);
	assert_string_equal(buf_text(&out), want);
	buf_clear(&out);
}

static void
cough_on(const char *levels)
{
	char when[STAMP_TEXT_LIMIT];
	int32_t day = days_day("2026-10-01");

	for (; *levels != '\0'; levels++, day++) {
		struct buf text = { 0 };

		if (*levels == '-')
			continue;
		buf_addf(&text, "%sT09:00:00+02:00", day_format(when, day));
		if (*levels == 'n')
			days_nothing(buf_text(&text));
		else
			days_feel(buf_text(&text), "cough", *levels - '0');
		buf_clear(&text);
	}
}

/* Columns: days from 1 October, the word, and the sentences. */
static const struct {
	const char *days, *to, *word, *words_fr, *en, *fr;
} courses[] = {
	{ "12", "2026-10-02", "rising", "en hausse",
	  "Cough: rising for 1 day. Now 2 out of 4.",
	  "Toux : en hausse depuis 1 jour. À présent 2 sur 4." },
	{ "n123", "2026-10-04", "rising", "en hausse",
	  "Cough: rising for 3 days. Now 3 out of 4.",
	  "Toux : en hausse depuis 3 jours. À présent 3 sur 4." },
	{ "1112", "2026-10-04", "rising", "en hausse",
	  "Cough: rising for 1 day. Now 2 out of 4.",
	  "Toux : en hausse depuis 1 jour. À présent 2 sur 4." },
	{ "n0112-3", "2026-10-07", "rising", "en hausse",
	  "Cough: rising for 3 days. Now 3 out of 4.",
	  "Toux : en hausse depuis 3 jours. À présent 3 sur 4." },
	{ "2-31", "2026-10-04", "easing", "en baisse",
	  "Cough: easing for 1 day. Now 1 out of 4. At most 3 out of 4 "
	  "(3 Oct.).",
	  "Toux : en baisse depuis 1 jour. À présent 1 sur 4. Au plus 3 sur "
	  "4 (3 oct.)." },
	{ "31", "2026-10-02", "easing", "en baisse",
	  "Cough: easing for 1 day. Now 1 out of 4. At most 3 out of 4 "
	  "(1 Oct.).",
	  "Toux : en baisse depuis 1 jour. À présent 1 sur 4. Au plus 3 sur "
	  "4 (1er oct.)." },
	{ "n1", "2026-10-02", "new", "nouveauté",
	  "Cough: new for 1 day. Now 1 out of 4.",
	  "Toux : c'est nouveau depuis 1 jour. À présent 1 sur 4." },
	{ "22", "2026-10-02", "new", "nouveauté",
	  "Cough: new for 2 days. Now 2 out of 4.",
	  "Toux : c'est nouveau depuis 2 jours. À présent 2 sur 4." },
	{ "22222222", "2026-10-08", "not told", "pas dit",
	  "Cough: not told to the team yet. Now 2 out of 4.",
	  "Toux : pas encore dit à l'équipe. À présent 2 sur 4." },
	{ "20", "2026-10-02", "over", "c'est fini",
	  "Cough: it is over. At most 2 out of 4 (1 Oct.).",
	  "Toux : c'est fini. Au plus 2 sur 4 (1er oct.)." },
	{ "0", "2026-10-01", "", "",
	  "Cough: not there on the 1 day it was asked.",
	  "Toux : absence notée 1 jour." },
	{ "00n", "2026-10-03", "", "",
	  "Cough: not there on the 3 days it was asked.",
	  "Toux : absence notée 3 jours." },
};

static void
test_a_row_says_in_words_how_it_goes(void **state)
{
	for (size_t i = 0; i < sizeof(courses) / sizeof(courses[0]); i++) {
		cough_on(courses[i].days);
		days_look("2026-10-01", courses[i].to);
		assert_word(GRID_SYMPTOM, "cough", LANG_EN, courses[i].word);
		assert_word(GRID_SYMPTOM, "cough", LANG_FR,
			    courses[i].words_fr);
		assert_says(GRID_SYMPTOM, "cough", LANG_EN, courses[i].en);
		assert_says(GRID_SYMPTOM, "cough", LANG_FR, courses[i].fr);
		days_tear_down(state);
	}
}

static void
test_what_was_told_in_a_call_is_known_until_it_comes_again(void **state)
{
	(void)state;
	days_feel("2026-10-01T09:00:00+02:00", "cough", 2);
	days_answer(days_note("2026-10-01T10:00:00+02:00", ENTRY_CALL, ""),
		    "told:cough", 2);
	days_feel("2026-10-02T09:00:00+02:00", "cough", 2);
	days_look("2026-10-01", "2026-10-02");
	assert_word(GRID_SYMPTOM, "cough", LANG_FR, "déjà dit");
	assert_says(GRID_SYMPTOM, "cough", LANG_EN,
		    "Cough: the team knows of it. Now 2 out of 4.");
	days_feel("2026-10-03T09:00:00+02:00", "cough", 0);
	days_feel("2026-10-04T09:00:00+02:00", "cough", 1);
	days_look("2026-10-04", "2026-10-04");
	assert_word(GRID_SYMPTOM, "cough", LANG_EN, "new");
}

static void
test_what_got_worse_since_the_call_is_rising(void **state)
{
	(void)state;
	days_feel("2026-10-01T09:00:00+02:00", "cough", 1);
	days_answer(days_note("2026-10-01T10:00:00+02:00", ENTRY_CALL, ""),
		    "told:cough", 1);
	days_feel("2026-10-02T09:00:00+02:00", "cough", 2);
	days_feel("2026-10-03T09:00:00+02:00", "cough", 2);
	days_look("2026-10-01", "2026-10-03");
	assert_says(GRID_SYMPTOM, "cough", LANG_EN,
		    "Cough: rising for 2 days. Now 2 out of 4.");
}

static void
test_what_is_said_to_be_known_and_the_baseline_are_known(void **state)
{
	struct entry *baseline;

	(void)state;
	baseline = days_note("2026-09-01T09:00:00+02:00", ENTRY_BASELINE,
			     "fatigue");
	days_answer(baseline, "severity", 2);
	days_answer(days_feel("2026-10-01T09:00:00+02:00", "cough", 2), "new",
		    0);
	days_feel("2026-10-01T09:00:00+02:00", "fatigue", 2);
	days_look("2026-10-01", "2026-10-01");
	assert_word(GRID_SYMPTOM, "cough", LANG_EN, "known");
	assert_word(GRID_SYMPTOM, "fatigue", LANG_EN, "known");
	days_answer(days_feel("2026-10-02T09:00:00+02:00", "cough", 2), "new",
		    1);
	days_look("2026-10-02", "2026-10-02");
	assert_word(GRID_SYMPTOM, "cough", LANG_EN, "new");
}

static void
test_a_measure_says_its_last_number_and_its_range(void **state)
{
	(void)state;
	days_measure("2026-10-01T09:00:00+02:00", "temp_c", 36800);
	days_look("2026-10-01", "2026-10-03");
	assert_word(GRID_MEASURE, "temp_c", LANG_FR, "36,8 1er oct.");
	assert_says(GRID_MEASURE, "temp_c", LANG_EN,
		    "Body temperature: 36.8 °C (1 Oct.).");
	days_measure("2026-10-02T09:00:00+02:00", "temp_c", 37400);
	days_look("2026-10-01", "2026-10-03");
	assert_word(GRID_MEASURE, "temp_c", LANG_FR, "37,4 hier");
	assert_says(GRID_MEASURE, "temp_c", LANG_FR,
		    "Température : 37,4 °C (2 oct.). Entre 36,8 et 37,4, sur "
		    "2 jours.");
	days_look("2026-10-01", "2026-10-02");
	assert_word(GRID_MEASURE, "temp_c", LANG_EN, "37.4");
}

static void
test_a_product_says_for_how_long_and_whether_it_was_told(void **state)
{
	struct entry *entry;

	(void)state;
	entry = days_note("2026-10-03T09:00:00+02:00", ENTRY_PRODUCT,
			  "turmeric");
	days_say(entry, "status", "taking");
	days_look("2026-10-01", "2026-10-03");
	assert_word(GRID_PRODUCT, "turmeric", LANG_EN, "not told");
	assert_says(
		GRID_PRODUCT, "turmeric", LANG_EN,
		"Turmeric / curcumin supplement: taken on 1 day. Not told to the team yet.");
	entry = days_note("2026-10-04T09:00:00+02:00", ENTRY_PRODUCT,
			  "turmeric");
	days_say(entry, "status", "stopped");
	days_answer(entry, "told", 1);
	days_look("2026-10-01", "2026-10-05");
	assert_word(GRID_PRODUCT, "turmeric", LANG_FR, "arrêt");
	assert_says(
		GRID_PRODUCT, "turmeric", LANG_EN,
		"Turmeric / curcumin supplement: taken on 2 days. Stopped (4 Oct.).");
}

static void
test_infusions_and_calls_are_told(void **state)
{
	(void)state;
	days_call_is_due = true;
	days_look("2026-10-01", "2026-10-10");
	assert_says(GRID_CALLS, NULL, LANG_FR, "Un appel reste à faire.");
	assert_word(GRID_CALLS, NULL, LANG_FR, "à faire");
	days_note("2026-10-01T09:00:00+02:00", ENTRY_INFUSION, "");
	days_note("2026-10-02T09:00:00+02:00", ENTRY_CALL, "");
	days_look("2026-10-01", "2026-10-10");
	assert_says(GRID_INFUSIONS, NULL, LANG_FR, "1 perfusion (1er oct.).");
	assert_says(GRID_CALLS, NULL, LANG_EN,
		    "Calls made or to be made (2 Oct.). A call is still to be "
		    "made.");
	days_call_is_due = false;
	days_note("2026-10-03T09:00:00+02:00", ENTRY_INFUSION, "");
	for (int i = 0; i < 6; i++)
		days_note("2026-10-03T09:00:00+02:00", ENTRY_CALL, "")
			->felt.at += (int64_t)i * DAY_SECONDS;
	days_look("2026-10-01", "2026-10-10");
	assert_says(GRID_INFUSIONS, NULL, LANG_EN,
		    "2 infusions (1 Oct., 3 Oct.).");
	assert_says(GRID_CALLS, NULL, LANG_EN,
		    "Calls made or to be made on 7 days.");
}

static void
assert_days(enum lang lang, const char *want)
{
	struct translator in = lang_translator(lang);
	struct buf out = { 0 };

	grid_add_days(&out, days_grid(), &in);
	assert_string_equal(buf_text(&out), want);
	buf_clear(&out);
}

static void
test_days_are_counted_in_words(void **state)
{
	(void)state;
	cough_on("1-");
	days_look("2026-10-01", "2026-10-03");
	assert_days(LANG_EN, "1 day not filled in. Filled in: 1 day of 2.");
	assert_days(LANG_FR, "1 jour non rempli. Rempli : 1 jour sur 2.");
	days_look("2026-10-02", "2026-10-04");
	assert_days(LANG_EN, "2 days not filled in. Filled in: 0 days of 2.");
	assert_days(LANG_FR, "2 jours non remplis. Rempli : 0 jour sur 2.");
	days_look("2026-10-01", "2026-10-01");
	assert_days(LANG_FR, "Aucun jour ne manque.");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		DAYS_TEST(test_what_got_worse_since_the_call_is_rising),
		DAYS_TEST(test_a_row_says_in_words_how_it_goes),
		DAYS_TEST(
			test_what_was_told_in_a_call_is_known_until_it_comes_again),
		DAYS_TEST(
			test_what_is_said_to_be_known_and_the_baseline_are_known),
		DAYS_TEST(test_a_measure_says_its_last_number_and_its_range),
		DAYS_TEST(
			test_a_product_says_for_how_long_and_whether_it_was_told),
		DAYS_TEST(test_infusions_and_calls_are_told),
		DAYS_TEST(test_days_are_counted_in_words),
	};

	lang_init();
	return cmocka_run_group_tests_name("grid_words", tests, NULL,
					   days_put_away);
}
