/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The day of a note is that of the place where it was felt. Now is noon in
 * Greenwich, 15 June. */
#include "config.h"

#include "test.h"

#include "case_kit.h"

enum { AUCKLAND = 12, TOKYO = 9, HONOLULU = -10 };

static void
test_after_a_flight_west_a_dose_is_not_still_to_come(void **state)
{
	(void)state;
	/* Five in the morning of the 15th; nine hours later it is still the
	 * 14th over there. */
	case_travel(AUCKLAND);
	case_add(ENTRY_TREATMENT, "nivolumab", 19);
	case_add(ENTRY_INFUSION, "", 19);
	case_travel(HONOLULU);
	case_symptom("itching", 10, "severity", 1);
	assert_int_equal(case_level(), LEVEL_REPORT);
	assert_non_null(case_found("B-FLOOR", "itching"));
	assert_null(case_found("X-PRE", NULL));
}

static void
test_after_a_flight_west_the_hours_after_a_dose_still_count(void **state)
{
	(void)state;
	case_travel(AUCKLAND);
	case_add(ENTRY_TREATMENT, "nivolumab", 19);
	case_travel(HONOLULU);
	case_symptom("palpitations", 10, "severity", 1);
	case_judge();
	assert_non_null(case_found("X-EARLY", NULL));
}

static void
test_a_dose_that_is_to_come_elsewhere_is_still_to_come(void **state)
{
	(void)state;
	case_travel(HONOLULU);
	case_add(ENTRY_TREATMENT, "nivolumab", -40);
	case_travel(AUCKLAND);
	case_symptom("itching", 1, "severity", 1);
	assert_int_equal(case_level(), LEVEL_WATCH);
}

/* Ten in the evening, and nine in the morning after: in Greenwich that is one
 * diary day. */
static void
tell_the_day_after(void)
{
	case_travel(TOKYO);
	case_symptom("headache", 23, "severity", 3);
	case_tell(case_call(12, "Rest."), "headache", 1);
	case_travel(0);
}

static void
test_a_call_on_the_day_after_covers_the_day_before_it(void **state)
{
	(void)state;
	tell_the_day_after();
	assert_int_equal(case_level(), LEVEL_WATCH);
	assert_non_null(case_found("T-ACK", "headache"));
}

static void
test_a_call_covers_no_more_than_was_told_after_a_flight_west(void **state)
{
	(void)state;
	/* Seven in the morning of the 15th, then noon of the 14th. */
	case_travel(AUCKLAND);
	case_symptom("headache", 17, "severity", 3);
	case_travel(HONOLULU);
	case_tell(case_call(14, "Rest."), "headache", 1);
	assert_int_equal(case_level(), LEVEL_URGENT);
}

/* The clock was a year ahead, and was set back. */
static void
test_what_was_noted_in_the_future_counts_as_now(void **state)
{
	enum { YEAR = 365 * DAY_HOURS };

	(void)state;
	case_begin_treated();
	case_symptom("diarrhea", -YEAR, "frequency", 3);
	assert_int_equal(case_level(), LEVEL_URGENT);
	/* It hides nothing that is felt now, and no window is cut by it. */
	case_symptom("chest_pain", 0, "severity", 3);
	assert_int_equal(case_level(), LEVEL_EMERGENCY);
	case_symptom("headache", 30, "severity", 2);
	case_tell(case_call(20, "Rest."), "headache", 2);
	case_judge();
	assert_non_null(case_found("T-ACK", "headache"));
}

static void
test_a_call_from_the_future_calms_nothing(void **state)
{
	(void)state;
	case_symptom("headache", 30, "severity", 2);
	case_tell(case_call(-1, "Rest."), "headache", 2);
	assert_int_equal(case_level(), LEVEL_URGENT);
}

#define CASE(name) cmocka_unit_test_setup(name, case_set_up)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		CASE(test_after_a_flight_west_a_dose_is_not_still_to_come),
		CASE(test_after_a_flight_west_the_hours_after_a_dose_still_count),
		CASE(test_a_dose_that_is_to_come_elsewhere_is_still_to_come),
		CASE(test_a_call_on_the_day_after_covers_the_day_before_it),
		CASE(test_a_call_covers_no_more_than_was_told_after_a_flight_west),
		CASE(test_what_was_noted_in_the_future_counts_as_now),
		CASE(test_a_call_from_the_future_calms_nothing),
	};

	return cmocka_run_group_tests_name("travel", tests, NULL,
					   case_tear_down);
}
