/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the person is told, in either language. */
#include "config.h"

#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "app/advice.h"
#include "base/alloc.h"
#include "home.h"
#include "sys/lang.h"

#define assert_says(text, part) assert_non_null(strstr((text), (part)))
#define assert_silent(text, part) assert_null(strstr((text), (part)))

static void
advise(struct advice *out, struct home *home, enum lang lang)
{
	assert_int_equal(advice_of_alert(out, home->session, NULL, lang),
			 ERR_NONE);
}

static void
test_an_urgent_alert_says_whom_to_call_and_what_to_say(void **state)
{
	struct home home;
	struct advice advice;

	(void)state;
	home_open(&home);
	home_symptom(&home, "diarrhea", "extra_stools=5 flag:night=1");
	home_wait(&home, 2);
	advise(&advice, &home, LANG_EN);
	assert_int_equal(advice.level, LEVEL_URGENT);
	assert_string_equal(advice.headline, "CALL YOUR CARE TEAM NOW");
	assert_string_equal(advice.what,
			    "Diarrhoea, 5 more stools than usual, also at "
			    "night, since today.");
	assert_string_equal(advice.number, "01 99 00 12 34");
	assert_says(advice.number_who, "Care team, 8:00 to 18:00");
	assert_string_equal(advice.second_number, "01 99 00 56 78");
	assert_says(advice.say, "I am on immunotherapy: Nivolumab.");
	assert_says(advice.say, "My last infusion was 12 days ago.");
	assert_says(advice.say, "Diarrhoea, 5 more stools than usual");
	assert_says(advice.fallback, "call 15");
	assert_says(advice.limit, "call 15 or 112");
	advice_clear(&advice);
	home_close(&home);
}

static void
test_the_same_in_french(void **state)
{
	struct home home;
	struct advice advice;

	(void)state;
	home_open(&home);
	home_symptom(&home, "diarrhea", "extra_stools=5");
	home_wait(&home, 24);
	advise(&advice, &home, LANG_FR);
	assert_string_equal(advice.headline, "APPELEZ VOTRE ÉQUIPE MAINTENANT");
	assert_string_equal(advice.what,
			    "Diarrhée, 5 selles de plus que d'habitude, "
			    "depuis hier.");
	/* A Saturday. */
	assert_says(advice.number_who, "Nuit et week-end");
	assert_says(advice.say, "immunothérapie");
	assert_says(advice.say, "il y a 13 jours");
	advice_clear(&advice);
	home_close(&home);
}

static void
test_an_emergency_says_15_before_anything_else(void **state)
{
	struct home home;
	struct advice advice;

	(void)state;
	home_open(&home);
	home_symptom(&home, "itching", "severity=1");
	home_symptom(&home, "seizure", "presence=1");
	advise(&advice, &home, LANG_EN);
	assert_int_equal(advice.level, LEVEL_EMERGENCY);
	assert_string_equal(advice.number, "15");
	assert_says(advice.number_who, "114");
	assert_string_equal(advice.second_number, "01 99 00 12 34");
	assert_says(advice.say, "Fit, seizure");
	assert_says(advice.say, "Itchy skin");
	assert_string_equal(advice.fallback, "");
	advice_clear(&advice);
	home_close(&home);
}

static void
test_thoughts_of_suicide_show_3114_too(void **state)
{
	struct home home;
	struct advice advice;

	(void)state;
	home_open(&home);
	home_symptom(&home, "suicidal_thoughts", "presence=1");
	advise(&advice, &home, LANG_EN);
	assert_string_equal(advice.number, "15");
	assert_string_equal(advice.second_number, "3114");
	advice_clear(&advice);
	home_close(&home);
}

static void
test_at_night_the_night_line_comes_first(void **state)
{
	struct home home;
	struct advice advice;

	(void)state;
	home_open(&home);
	home_go_to(&home, 0, 22);
	home_symptom(&home, "diarrhea", "extra_stools=5");
	advise(&advice, &home, LANG_EN);
	assert_string_equal(advice.number, "01 99 00 56 78");
	assert_string_equal(advice.second_number, "01 99 00 12 34");
	advice_clear(&advice);
	home_close(&home);
}

static void
test_after_an_hour_without_an_answer_the_number_is_15(void **state)
{
	struct home home;
	struct advice advice;

	(void)state;
	home_open(&home);
	home_symptom(&home, "diarrhea", "extra_stools=5");
	home_call(&home, CALL_NOBODY, NULL);
	advise(&advice, &home, LANG_EN);
	assert_string_equal(advice.number, "01 99 00 12 34");
	advice_clear(&advice);
	home_wait(&home, 1);
	advise(&advice, &home, LANG_EN);
	assert_string_equal(advice.number, "15");
	assert_says(advice.headline, "15");
	assert_int_equal(advice.level, LEVEL_URGENT);
	advice_clear(&advice);
	home_close(&home);
}

static void
advise_draft(struct advice *out, struct home *home, const char *code,
	     const char *answers)
{
	struct entry_list list = { 0 };
	struct triage_result result;

	entry_init(entry_list_push(&list), ENTRY_SYMPTOM, code);
	home_answer(&list.items[0], answers);
	session_assess(&result, home->session, &list);
	advice_of_result(out, home->session, &result, &list, LANG_EN);
	entry_list_clear(&list);
}

static void
test_a_line_that_is_not_kept_is_advised_all_the_same(void **state)
{
	struct home home;
	struct advice advice;

	(void)state;
	home_open(&home);
	home_reopen(&home, SESSION_READ);
	advise_draft(&advice, &home, "seizure", "presence=1");
	assert_int_equal(advice.level, LEVEL_EMERGENCY);
	assert_says(advice.what, "Fit, seizure");
	assert_says(advice.say, "Fit, seizure");
	assert_string_equal(advice.number, "15");
	advice_clear(&advice);
	assert_alerts(&home, "");
	home_close(&home);
}

static void
test_what_was_answered_is_not_called_about_again(void **state)
{
	struct home home;
	struct advice advice;

	(void)state;
	home_open(&home);
	home_measure(&home, "temp_c", "38.4");
	home_call(&home, CALL_NURSE, "Come this afternoon.");
	/* The fever still counts for the rules, and is told. */
	advise_draft(&advice, &home, "itching", "severity=1");
	assert_int_equal(advice.level, LEVEL_REPORT);
	assert_says(advice.what, "Itchy skin");
	assert_silent(advice.what, "temperature");
	advice_clear(&advice);
	home_close(&home);
}

static void
test_what_is_being_noted_is_spoken_of_first_at_its_level(void **state)
{
	struct home home;
	struct advice advice;

	(void)state;
	home_open(&home);
	home_product(&home, "st_johns_wort", "status=planned");
	home_wait(&home, 24);
	advise_draft(&advice, &home, "itching", "severity=1");
	assert_ptr_equal(strstr(advice.what, "Itchy skin, 1 out of 4"),
			 advice.what);
	assert_says(advice.reason, "symptom");
	advice_clear(&advice);
	home_close(&home);
}

static void
test_what_was_taken_back_is_said_in_words(void **state)
{
	(void)state;
	assert_string_equal(advice_change("add symptom", LANG_EN),
			    "a symptom noted");
	assert_string_equal(advice_change("add symptom", LANG_FR),
			    "un symptôme noté");
	assert_string_equal(advice_change("amend visit", LANG_EN),
			    "a line corrected");
	assert_string_equal(advice_change("of a later Vigie", LANG_EN),
			    "of a later Vigie");
}

static void
test_nothing_to_flag_is_never_all_is_well(void **state)
{
	struct home home;
	struct advice advice;

	(void)state;
	home_open(&home);
	advise(&advice, &home, LANG_EN);
	assert_int_equal(advice.level, LEVEL_NONE);
	assert_string_equal(advice.headline,
			    "nothing to flag from what you noted");
	assert_string_equal(advice.number, "");
	assert_says(advice.limit, "even if the diary says nothing");
	advice_clear(&advice);
	home_close(&home);
}

static void
test_without_a_contact_there_is_no_number_but_the_advice(void **state)
{
	struct home home;
	struct advice advice;

	(void)state;
	home_open_empty(&home);
	home_symptom(&home, "diarrhea", "extra_stools=5");
	advise(&advice, &home, LANG_EN);
	assert_int_equal(advice.level, LEVEL_URGENT);
	assert_string_equal(advice.number, "");
	assert_string_equal(advice.second_number, "");
	assert_says(advice.fallback, "15");
	advice_clear(&advice);
	home_close(&home);
}

static void
test_why_names_the_rule_the_pack_and_the_answers(void **state)
{
	struct home home;
	struct alert_list found;
	char *why;

	(void)state;
	home_open(&home);
	home_symptom(&home, "diarrhea", "extra_stools=5");
	found = home_alert(&home, "diarrhea");
	why = advice_why(home.session, &found.items[0], LANG_EN);
	assert_says(why, "A-STOOL-U");
	assert_says(why, pack_version(home.pack));
	assert_says(why, "5 more stools than usual");
	assert_says(why, "sample");
	wipe_string(why);
	alert_list_clear(&found);
	home_close(&home);
}

/* columns: kind, code, answers, details, English */
static const struct {
	enum entry_kind kind;
	const char *code, *answers, *details, *line;
} lines[] = {
	{ ENTRY_SYMPTOM, "itching", "severity=2", "",
	  "Itchy skin, 2 out of 4" },
	{ ENTRY_SYMPTOM, "itching", "severity=0", "",
	  "Itchy skin (it has gone)" },
	{ ENTRY_SYMPTOM, "seizure", "presence=1", "", "Fit, seizure" },
	{ ENTRY_MEASURE, "temp_c", "value=38.333", "",
	  "Body temperature 38.33 °C" },
	{ ENTRY_MEASURE, "glucose", "value=0.65", "", "Blood sugar 0.65 g/L" },
	{ ENTRY_MEASURE, "temp_c", "value=?", "",
	  "Body temperature (not measured)" },
	{ ENTRY_PRODUCT, "unclassified", "told=1",
	  "name=Blue pill;dose=1;status=planned",
	  "Blue pill, 1, not started, thinking of it" },
	{ ENTRY_NOTHING_NEW, "", "", "", "Nothing new" },
	{ ENTRY_CALL, "", "", "who=15;said=They come", "Call: 15. They come" },
	{ ENTRY_VISIT, "", "", "who=Dr Lemaire", "Visit, Dr Lemaire" },
	{ ENTRY_TREATMENT, "nivolumab+ipilimumab", "", "",
	  "First dose: Nivolumab + Ipilimumab" },
	{ ENTRY_INFUSION, "", "", "", "Infusion" },
};

static void
test_every_kind_of_line_has_its_words(void **state)
{
	struct home home;

	(void)state;
	home_open(&home);
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++) {
		struct entry entry;
		char *line;

		entry_init(&entry, lines[i].kind, lines[i].code);
		home_answer(&entry, lines[i].answers);
		home_details(&entry, lines[i].details);
		line = advice_entry_line(home.session, &entry, LANG_EN);
		assert_string_equal(line, lines[i].line);
		wipe_string(line);
		entry_clear(&entry);
	}
	home_close(&home);
}

static int
set_up(void **state)
{
	(void)state;
	lang_init();
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_an_urgent_alert_says_whom_to_call_and_what_to_say),
		cmocka_unit_test(test_the_same_in_french),
		cmocka_unit_test(
			test_an_emergency_says_15_before_anything_else),
		cmocka_unit_test(test_thoughts_of_suicide_show_3114_too),
		cmocka_unit_test(test_at_night_the_night_line_comes_first),
		cmocka_unit_test(
			test_after_an_hour_without_an_answer_the_number_is_15),
		cmocka_unit_test(
			test_a_line_that_is_not_kept_is_advised_all_the_same),
		cmocka_unit_test(
			test_what_was_answered_is_not_called_about_again),
		cmocka_unit_test(
			test_what_is_being_noted_is_spoken_of_first_at_its_level),
		cmocka_unit_test(test_what_was_taken_back_is_said_in_words),
		cmocka_unit_test(test_nothing_to_flag_is_never_all_is_well),
		cmocka_unit_test(
			test_without_a_contact_there_is_no_number_but_the_advice),
		cmocka_unit_test(
			test_why_names_the_rule_the_pack_and_the_answers),
		cmocka_unit_test(test_every_kind_of_line_has_its_words),
	};

	return cmocka_run_group_tests_name("advice", tests, set_up, NULL);
}
