/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test.h"

#include <string.h>

#include "case_kit.h"
#include "clinic/driver.h"
#include "clinic/grams.h"
#include "clinic/level.h"

/* "severity=2 interference=skip flag:rest=1": an entry of a symptom. */
static struct entry *
entry_of(const char *symptom, const char *answers)
{
	struct entry *entry = case_symptom(symptom, 1, NULL, 0);

	while (*answers != '\0') {
		char name[ANSWER_NAME_LIMIT] = "";
		size_t length = strcspn(answers, "=");

		memcpy(name, answers, length);
		answers += length + 1;
		if (strncmp(answers, "skip", 4) == 0)
			case_skip(entry, name);
		else if (strncmp(answers, "none", 4) == 0)
			assert_int_equal(
				entry_answer_missing(entry, name,
						     ANSWER_NOT_APPLICABLE),
				ERR_NONE);
		else
			case_answer(entry, name, *answers - '0');
		answers += strcspn(answers, " ");
		answers += *answers == ' ';
	}
	return entry;
}

struct driver_row {
	const char *symptom, *answers;
	int driver;
};
static const struct driver_row driver_rows[] = {
	/* Severity and interference: the greater one answered. */
	{ "cough", "", 2 },
	{ "cough", "severity=1", 1 },
	{ "cough", "severity=1 interference=3", 3 },
	{ "cough", "severity=1 interference=skip", 2 },
	{ "cough", "severity=3 interference=skip", 3 },
	{ "cough", "severity=skip", 2 },
	{ "cough", "severity=skip interference=0", 2 },
	{ "cough", "severity=0 interference=skip", 2 },
	{ "cough", "severity=1 interference=none", 1 },
	{ "cough", "severity=none interference=none", 2 },
	{ "cough", "severity=0", 0 },
	{ "cough", "severity=0 interference=0", 0 },
	{ "cough", "severity=0 interference=none", 0 },
	{ "cough", "presence=0", 0 },
	{ "cough", "severity=3 over=1", 0 },
	{ "cough", "severity=3 over=0", 3 },
	/* Frequency counts only where there is neither. */
	{ "nausea", "frequency=4 severity=1", 1 },
	{ "nausea", "frequency=4", 2 },
	{ "nausea", "frequency=4 severity=0", 1 },
	{ "nausea", "frequency=0 severity=0", 0 },
	{ "nausea", "frequency=skip severity=0", 1 },
	{ "diarrhea", "frequency=3", 3 },
	{ "diarrhea", "frequency=skip", 2 },
	{ "diarrhea", "frequency=skip extra_stools=0", 2 },
	{ "hair_loss", "amount=4", 4 },
	{ "hair_loss", "", 2 },
	/* Presence. */
	{ "fainting", "", 1 },
	{ "fainting", "presence=1", 1 },
	{ "fainting", "presence=skip", 1 },
	{ "fainting", "presence=0", 0 },
	{ "bruising", "presence=1 flag:widespread=1", 1 },
	/* A counted number joins in. */
	{ "diarrhea", "extra_stools=1", 2 },
	{ "diarrhea", "frequency=1 extra_stools=3", 1 },
	{ "diarrhea", "frequency=1 extra_stools=4", 3 },
	{ "diarrhea", "frequency=1 extra_stools=6", 3 },
	{ "diarrhea", "frequency=1 extra_stools=7", 4 },
	{ "diarrhea", "frequency=0 extra_stools=0", 0 },
	{ "diarrhea", "extra_stools=0", 0 },
	{ "diarrhea", "frequency=0 extra_stools=2", 1 },
	{ "diarrhea", "frequency=0 flag:night=1", 1 },
	{ "diarrhea", "frequency=0 flag:night=0", 0 },
	{ "vomiting", "severity=1 vomits_24h=2", 1 },
	{ "vomiting", "severity=1 vomits_24h=3", 2 },
	{ "vomiting", "severity=1 vomits_24h=6", 3 },
	{ "skin_blisters", "bsa_pct=9", 1 },
	{ "skin_blisters", "presence=1 bsa_pct=skip", 1 },
	/* A saturation is a measure and answers nothing. */
	{ "shortness_of_breath", "severity=0 spo2_pct=9", 0 },
	{ "shortness_of_breath", "spo2_pct=9", 2 },
};

static void
test_the_driver_is_what_the_answers_say(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(driver_rows) / sizeof(driver_rows[0]);
	     i++) {
		const struct driver_row *row = &driver_rows[i];
		const struct entry *entry = entry_of(row->symptom,
						     row->answers);
		int driver = triage_driver(case_pack(), entry);

		if (driver != row->driver)
			fail_msg("%s %s: %d, not %d", row->symptom,
				 row->answers, driver, row->driver);
	}
}

static void
test_a_step_is_rounded_up_and_bounded(void **state)
{
	(void)state;
	assert_int_equal(driver_step(-1000), 0);
	assert_int_equal(driver_step(0), 0);
	assert_int_equal(driver_step(1), 1);
	assert_int_equal(driver_step(1001), 2);
	assert_int_equal(driver_step(4000), 4);
	assert_int_equal(driver_step(9000), 4);
}

static void
test_flags_that_are_ticked_and_known_count(void **state)
{
	const struct symptom *symptom = pack_symptom(case_pack(), "chest_pain");
	struct entry *entry = entry_of("chest_pain",
				       "flag:rest=1 flag:courage=1 severity=1");

	(void)state;
	assert_int_equal(driver_flags(symptom, entry), 1);
	case_skip(entry, "flag:rest");
	assert_int_equal(driver_flags(symptom, entry), 0);
}

static void
test_a_raw_answer_is_as_it_was_given(void **state)
{
	const struct symptom *cough = pack_symptom(case_pack(), "cough");
	const struct symptom *fainting = pack_symptom(case_pack(), "fainting");
	const struct symptom *nausea = pack_symptom(case_pack(), "nausea");

	(void)state;
	assert_int_equal(driver_part(cough, entry_of("cough", "severity=3"),
				     PART_SEVERITY),
			 3);
	assert_int_equal(driver_part(cough, entry_of("cough", "severity=skip"),
				     PART_SEVERITY),
			 2);
	assert_int_equal(driver_part(nausea, entry_of("nausea", "severity=3"),
				     PART_FREQUENCY),
			 0);
	assert_int_equal(
		driver_part(fainting, entry_of("fainting", ""), PART_PRESENCE),
		1);
	assert_int_equal(driver_part(cough, entry_of("cough", "severity=0"),
				     PART_PRESENCE),
			 0);
}

struct grams_row {
	const char *text;
	milli grams;
};
static const struct grams_row grams_rows[] = {
	{ "500 mgX", 0 },
	{ "500 mg_", 500 },
	{ "500 mg{", 500 },
	{ "1. g", 1000 },
	{ "500, mg", 500 },
	{ "1 2 3 4 5 6 7 8 9 g", 0 },
	{ "", 0 },
	{ "one", 0 },
	{ "1 g", 1000 },
	{ "500 mg", 500 },
	{ "1,5g", 1500 },
	{ "1000mg", 1000 },
	{ "2 x 500 mg", 1000 },
	{ "1 g x 4", 4000 },
	{ "4 g/day", 4000 },
	{ "3 x 1 g par jour", 3000 },
	{ "2\xc3\x97"
	  "500 mg",
	  1000 },
	{ "500 mg, 3 times", 500 },
	{ "2 tablets", 0 },
	{ "10 gouttes", 0 },
	{ "1 gram", 1000 },
	{ "3 * 1g", 3000 },
	{ "2X1g", 2000 },
	{ "500 mg / 30 mg", 500 },
	{ "9999999999999999 g", 0 },
	{ "500 mgx", 0 },
};

static void
test_grams_are_read_from_words(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(grams_rows) / sizeof(grams_rows[0]);
	     i++) {
		milli grams = grams_of(grams_rows[i].text);

		if (grams != grams_rows[i].grams)
			fail_msg("%s: %lld, not %lld", grams_rows[i].text,
				 (long long)grams,
				 (long long)grams_rows[i].grams);
		assert_int_equal(grams_a_day(grams_rows[i].text), grams);
	}
}

static void
test_levels_have_codes_signs_and_sentences(void **state)
{
	enum level level = LEVEL_NONE;

	(void)state;
	for (int i = 0; i < LEVEL_COUNT; i++) {
		assert_int_equal(level_parse(&level, level_code((enum level)i)),
				 ERR_NONE);
		assert_int_equal(level, i);
		assert_true(strlen(level_sentence((enum level)i)) > 0);
	}
	assert_int_equal(level_parse(&level, "urgent"), ERR_NONE);
	assert_int_equal(level, LEVEL_URGENT);
	assert_int_equal(level_parse(&level, "URGENTLY"), ERR_INVALID);
	assert_int_equal(level_parse(&level, "URG"), ERR_INVALID);
	assert_int_equal(level_parse(&level, "{RGENT"), ERR_INVALID);
	assert_int_equal(level_parse(&level, ""), ERR_INVALID);
	assert_int_equal(level, LEVEL_URGENT);
	assert_string_equal(level_sign(LEVEL_EMERGENCY), "!!!");
	assert_string_equal(level_sign(LEVEL_NONE), "");
}

int
main(void)
{
#define CASE(name) cmocka_unit_test_setup(name, case_set_up)
	const struct CMUnitTest tests[] = {
		CASE(test_the_driver_is_what_the_answers_say),
		CASE(test_a_step_is_rounded_up_and_bounded),
		CASE(test_flags_that_are_ticked_and_known_count),
		CASE(test_a_raw_answer_is_as_it_was_given),
		CASE(test_grams_are_read_from_words),
		CASE(test_levels_have_codes_signs_and_sentences),
	};

	return cmocka_run_group_tests_name("driver", tests, NULL,
					   case_tear_down);
}
