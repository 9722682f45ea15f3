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

static struct trend_line
line_of(const char *measure, enum trend_step step)
{
	struct trend_line line;

	trend_line(&line, case_entries(), measure, step, stamp_day(case_now()));
	return line;
}

/* Hours before now of a diary day so many days after the first of a row. */
static int
hours_to(const struct trend_row *row, int days)
{
	return (stamp_day(case_now()) - row->from_day - days) * DAY_HOURS;
}

static void
test_a_line_has_a_row_a_week_from_monday_on(void **state)
{
	struct trend_line line = line_of("weight_kg", TREND_WEEKS);

	(void)state;
	assert_int_equal(line.count, 0);
	assert_int_equal(line.range.days, 0);
	for (size_t i = 0; i < TREND_ROWS; i++)
		assert_int_equal(civil_weekday(line.rows[i].from_day), 0);
	assert_int_equal(line.rows[0].to_day, stamp_day(case_now()));
	assert_int_equal(line.rows[1].to_day, line.rows[0].from_day - 1);
	assert_int_equal(line.rows[11].from_day,
			 line.rows[0].from_day - 11 * 7);
	case_measure("weight_kg", hours_to(&line.rows[1], 0), "70");
	case_measure("weight_kg", hours_to(&line.rows[2], 6), "68");
	case_measure("weight_kg", hours_to(&line.rows[2], 1), "66");
	case_measure("weight_kg", hours_to(&line.rows[4], 0), "72");
	case_measure("weight_kg", hours_to(&line.rows[11], -1), "99");
	line = line_of("weight_kg", TREND_WEEKS);
	assert_int_equal(line.count, 5);
	assert_int_equal(line.rows[0].range.days, 0);
	assert_int_equal(line.rows[1].range.last, 70000);
	assert_int_equal(line.rows[2].range.days, 2);
	assert_int_equal(line.rows[2].range.last, 68000);
	assert_int_equal(line.rows[2].range.least, 66000);
	assert_int_equal(line.rows[3].range.days, 0);
	assert_int_equal(line.range.days, 4);
	assert_int_equal(line.range.least, 66000);
	assert_int_equal(line.range.most, 72000);
	assert_int_equal(line.range.last, 70000);
}

static void
test_a_line_of_months_begins_each_on_its_first_day(void **state)
{
	struct trend_line line;

	(void)state;
	case_measure("weight_kg", 300 * DAY_HOURS, "70");
	line = line_of("weight_kg", TREND_MONTHS);
	for (size_t i = 0; i < TREND_ROWS; i++)
		assert_int_equal(civil_from_day(line.rows[i].from_day).day, 1);
	for (size_t i = 1; i < TREND_ROWS; i++)
		assert_int_equal(line.rows[i].to_day + 1,
				 line.rows[i - 1].from_day);
	assert_in_range(line.count, 10, 11);
	assert_int_equal(line.range.days, 1);
	/* A leap day is in its month. */
	trend_line(&line, case_entries(), "weight_kg", TREND_MONTHS,
		   civil_day((struct civil){
			   .year = 2028, .month = 3, .day = 1 }));
	assert_int_equal(line.rows[1].to_day - line.rows[1].from_day, 28);
}

static void
test_a_value_stands_between_the_ends_of_its_line(void **state)
{
	struct trend_range range = { .least = 36000, .most = 40000 };

	(void)state;
	assert_int_equal(trend_cell(36000, &range, 17), 0);
	assert_int_equal(trend_cell(38000, &range, 17), 8);
	assert_int_equal(trend_cell(39999, &range, 17), 16);
	assert_int_equal(trend_cell(40000, &range, 17), 16);
	assert_int_equal(trend_cell(40000, &range, 1), 0);
	range.most = range.least;
	assert_int_equal(trend_cell(36000, &range, 17), 0);
}

int
main(void)
{
#define CASE(name) cmocka_unit_test_setup(name, case_set_up)
	const struct CMUnitTest tests[] = {
		CASE(test_a_range_tells_first_last_least_most),
		CASE(test_a_range_ends_where_it_was_asked_to),
		CASE(test_a_line_has_a_row_a_week_from_monday_on),
		CASE(test_a_line_of_months_begins_each_on_its_first_day),
		CASE(test_a_value_stands_between_the_ends_of_its_line),
	};

	return cmocka_run_group_tests_name("trend", tests, NULL,
					   case_tear_down);
}
