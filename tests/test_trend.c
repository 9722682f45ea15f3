/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test.h"

#include "case_kit.h"
#include "clinic/trend.h"

static struct trend_range
range_of(const char *measure, int from_days, int to_days)
{
	struct trend_range range;
	int32_t today = stamp_day(case_now());

	trend_measure(&range, case_entries(), measure, today - from_days,
		      today - to_days);
	return range;
}

static void
test_a_range_tells_first_last_least_most(void **state)
{
	struct trend_range range;
	struct entry *entry;

	(void)state;
	case_measure("weight_kg", 50, "70");
	case_measure("weight_kg", 100, "72");
	case_measure("weight_kg", 1, "71");
	case_measure("weight_kg", 49, "69");
	entry = case_symptom("weight_change", 75, NULL, 0);
	assert_int_equal(entry_answer(entry, "weight_kg", 73000), ERR_NONE);
	range = range_of("weight_kg", 10, 0);
	assert_int_equal(range.first, 72000);
	assert_int_equal(range.last, 71000);
	assert_int_equal(range.least, 69000);
	assert_int_equal(range.most, 73000);
	assert_int_equal(range.days, 4);
}

static void
test_a_range_ends_where_it_was_asked_to(void **state)
{
	struct trend_range range;

	(void)state;
	case_measure("weight_kg", 3 * DAY_HOURS, "70");
	case_measure("weight_kg", 2 * DAY_HOURS, "71");
	case_measure("weight_kg", DAY_HOURS, "72");
	case_measure("weight_kg", 1, "73")->status = ENTRY_AMENDED;
	case_measure("temp_c", 1, "37");
	case_skip(case_add(ENTRY_MEASURE, "weight_kg", 1), "value");
	case_add(ENTRY_QUESTION, "", 1);
	range = range_of("weight_kg", 2, 2);
	assert_int_equal(range.days, 1);
	assert_int_equal(range.first, 71000);
	assert_int_equal(range.last, 71000);
	assert_int_equal(range_of("weight_kg", 100000, 0).days, 3);
	assert_int_equal(range_of("sbp", 2, 0).days, 0);
}

int
main(void)
{
#define CASE(name) cmocka_unit_test_setup(name, case_set_up)
	const struct CMUnitTest tests[] = {
		CASE(test_a_range_tells_first_last_least_most),
		CASE(test_a_range_ends_where_it_was_asked_to),
	};

	return cmocka_run_group_tests_name("trend", tests, NULL,
					   case_tear_down);
}
