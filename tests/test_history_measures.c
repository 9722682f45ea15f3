/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is kept of measures, and for how long it counts. */
#include "config.h"

#include "test.h"

#include "case_kit.h"

static void
test_a_value_told_calms_until_it_expires(void **state)
{
	(void)state;
	case_measure("sbp", 30, "165");
	assert_int_equal(case_level(), LEVEL_REPORT);
	case_tell(case_call(29, NULL), "sbp", 165);
	assert_int_equal(case_level(), LEVEL_WATCH);
	assert_non_null(case_found("T-ACK", "sbp"));
	case_measure("sbp", 3, "166");
	assert_int_equal(case_level(), LEVEL_REPORT);
	case_begin_treated();
	case_tell(case_call(168, NULL), "sbp", 165);
	case_measure("sbp", 3, "165");
	assert_int_equal(case_level(), LEVEL_REPORT);
}

static void
test_an_urgent_value_needs_an_answer(void **state)
{
	(void)state;
	case_measure("temp_c", 100, "38.6");
	case_measure("temp_c", 90, "36.8");
	case_tell(case_call(80, NULL), "temp_c", 38);
	assert_int_equal(case_level(), LEVEL_URGENT);
	case_tell(case_call(80, "come"), "temp_c", 38);
	assert_int_equal(case_level(), LEVEL_NONE);
}

static void
test_an_emergency_value_is_urgent_two_days_after_a_good_one(void **state)
{
	(void)state;
	case_measure("sbp", 100, "85");
	assert_int_equal(case_level(), LEVEL_EMERGENCY);
	case_measure("sbp", 48, "120");
	case_measure("sbp", 47, "121");
	assert_int_equal(case_level(), LEVEL_URGENT);
	case_measure("sbp", 20, "84");
	assert_int_equal(case_level(), LEVEL_EMERGENCY);
}

/* Far more values than are kept, and the one that counts is an early one. */
static void
test_many_values_do_not_hide_the_highest(void **state)
{
	(void)state;
	case_add(ENTRY_CALL, "", 47);
	case_measure("temp_c", 46, "40.5");
	for (int i = 0; i < 4 * 64; i++)
		case_measure("temp_c", 45 - i / 8, i % 2 ? "36.4" : "36.9");
	case_tell(case_call(1, "noted"), "temp_c", 41);
	assert_int_equal(case_level(), LEVEL_EMERGENCY);
}

/* All of them different: the oldest gives way. */
static void
test_values_that_never_fall_are_kept_as_far_as_there_is_room(void **state)
{
	(void)state;
	for (int i = 0; i < 100; i++) {
		struct entry *entry = case_measure("glucose", 40, "1");

		entry->felt.at += i * 60;
		assert_int_equal(entry_answer(entry, "value", 1000 + i),
				 ERR_NONE);
	}
	assert_int_equal(case_level(), LEVEL_NONE);
	case_measure("glucose", 2, "2.6");
	assert_int_equal(case_level(), LEVEL_URGENT);
}

/* The middle one is outdone by those after it, and gives way alone. */
static void
test_what_gives_way_takes_nothing_with_it(void **state)
{
	(void)state;
	case_measure("temp_c", 46, "36.9");
	case_measure("temp_c", 45, "40.2");
	for (int i = 0; i < 70; i++) {
		struct entry *entry = case_measure("temp_c", 40, "37");

		entry->felt.at += i;
		assert_int_equal(entry_answer(entry, "value", 36500 + i),
				 ERR_NONE);
	}
	case_tell(case_call(1, "noted"), "temp_c", 41);
	assert_int_equal(case_level(), LEVEL_EMERGENCY);
}

int
main(void)
{
#define CASE(name) cmocka_unit_test_setup(name, case_set_up_treated)
	const struct CMUnitTest tests[] = {
		CASE(test_a_value_told_calms_until_it_expires),
		CASE(test_an_urgent_value_needs_an_answer),
		CASE(test_an_emergency_value_is_urgent_two_days_after_a_good_one),
		CASE(test_many_values_do_not_hide_the_highest),
		CASE(test_values_that_never_fall_are_kept_as_far_as_there_is_room),
		CASE(test_what_gives_way_takes_nothing_with_it),
	};

	return cmocka_run_group_tests_name("history_measures", tests, NULL,
					   case_tear_down);
}
