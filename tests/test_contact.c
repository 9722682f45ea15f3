/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test.h"

#include <string.h>

#include "base/alloc.h"
#include "clinic/contact.h"

/* Of November 2026: the 20th is a Friday. */
static struct stamp
at(int day, int hour, int minute)
{
	const struct civil civil = { 2026, 11, day, hour, minute, 0 };

	return stamp_from_civil(civil, 3600);
}

static void
add(struct contact_list *list, const char *role, const char *number,
    const char *hours)
{
	struct contact *contact = contact_list_push(list);

	contact->role = alloc_string(role);
	contact->name = alloc_string("");
	contact->number = alloc_string(number);
	assert_int_equal(contact_parse_hours(contact, hours), ERR_NONE);
}

static void
test_hours_are_read_as_people_write_them(void **state)
{
	static const struct {
		const char *text;
		int from, until;
	} rows[] = {
		{ "8-18", 480, 1080 },
		{ "8:30-17:45", 510, 1065 },
		{ "8h-18h", 480, 1080 },
		{ "8h30-18h", 510, 1080 },
		{ " 8 h 30 - 18 h ", 510, 1080 },
		{ "18-8", 1080, 480 },
		{ "0-24", 0, 0 },
		{ "0-12", 0, 720 },
		{ "8H-9H", 480, 540 },
		{ "9-9", 0, 0 },
		{ "12-24", 720, 1440 },
		{ "", 0, 0 },
		{ "  ", 0, 0 },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct contact contact = { .from_minute = -1 };

		assert_int_equal(contact_parse_hours(&contact, rows[i].text),
				 ERR_NONE);
		assert_int_equal(contact.from_minute, rows[i].from);
		assert_int_equal(contact.until_minute, rows[i].until);
	}
}

static void
test_hours_that_are_none_are_refused_and_change_nothing(void **state)
{
	static const char *const rows[] = { "8",      "8-",     "-18", "8-25",
					    "8:60-9", "8-18x",  "a-b", "8:-9",
					    "123-4",  "24:30-8" };

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct contact contact = { .from_minute = 7 };

		assert_int_equal(contact_parse_hours(&contact, rows[i]),
				 ERR_INVALID);
		assert_int_equal(contact.from_minute, 7);
	}
}

static void
test_a_number_is_made_of_digits_and_what_stands_between_them(void **state)
{
	char long_number[CONTACT_TEXT_LIMIT + 2];

	(void)state;
	memset(long_number, '1', sizeof(long_number) - 1);
	long_number[sizeof(long_number) - 1] = '\0';
	assert_int_equal(contact_check_number("01 99 00 12 34"), ERR_NONE);
	assert_int_equal(contact_check_number("+33 (0)1.99-00"), ERR_NONE);
	assert_int_equal(contact_check_number("15"), ERR_NONE);
	assert_int_equal(contact_check_number("1"), ERR_INVALID);
	assert_int_equal(contact_check_number(""), ERR_INVALID);
	assert_int_equal(contact_check_number("call me"), ERR_INVALID);
	assert_int_equal(contact_check_number("01;99"), ERR_INVALID);
	assert_int_equal(contact_check_number(long_number), ERR_TOO_LARGE);
}

static void
test_the_team_answers_in_its_hours_from_monday_to_friday(void **state)
{
	struct contact_list list = { 0 };

	(void)state;
	add(&list, "team", "1234", "8-18");
	assert_false(contact_answers_at(&list.items[0], at(20, 7, 59)));
	assert_true(contact_answers_at(&list.items[0], at(20, 8, 0)));
	assert_true(contact_answers_at(&list.items[0], at(20, 17, 59)));
	assert_false(contact_answers_at(&list.items[0], at(20, 18, 0)));
	assert_false(contact_answers_at(&list.items[0], at(21, 10, 0)));
	assert_false(contact_answers_at(&list.items[0], at(22, 10, 0)));
	list.items[0].every_day = true;
	assert_true(contact_answers_at(&list.items[0], at(21, 10, 0)));
	for (int i = 0; i < 5; i++)
		add(&list, "team", "1234", "");
	assert_true(contact_answers_at(&list.items[5], at(22, 3, 0)));
	contact_list_clear(&list);
}

static void
test_a_night_line_answers_over_midnight_on_every_day(void **state)
{
	struct contact_list list = { 0 };

	(void)state;
	add(&list, "night", "5678", "18-8");
	assert_true(contact_answers_at(&list.items[0], at(20, 18, 0)));
	assert_true(contact_answers_at(&list.items[0], at(21, 3, 0)));
	assert_false(contact_answers_at(&list.items[0], at(21, 8, 0)));
	contact_list_clear(&list);
}

/* Friday's night shift ends on Saturday morning; Sunday's is none. */
static void
test_hours_over_midnight_are_of_the_day_they_begin_on(void **state)
{
	struct contact_list list = { 0 };

	(void)state;
	add(&list, "team", "1234", "20-6");
	assert_true(contact_answers_at(&list.items[0], at(20, 20, 0)));
	assert_true(contact_answers_at(&list.items[0], at(20, 23, 59)));
	assert_true(contact_answers_at(&list.items[0], at(21, 0, 0)));
	assert_true(contact_answers_at(&list.items[0], at(21, 5, 59)));
	assert_false(contact_answers_at(&list.items[0], at(21, 6, 0)));
	assert_false(contact_answers_at(&list.items[0], at(21, 20, 0)));
	assert_false(contact_answers_at(&list.items[0], at(23, 5, 59)));
	assert_true(contact_answers_at(&list.items[0], at(23, 20, 0)));
	contact_list_clear(&list);
}

/* Every minute of three weeks, over the days the clocks change and the year's
 * end: one of the two, by the hour that clocks show there. */
static void
test_each_minute_has_its_number(void **state)
{
	static const struct stamp starts[] = { { 1774220400, 3600 },
					       { 1792879200, 7200 },
					       { 1798498800, 3600 } };
	enum { WEEK_MINUTES = 7 * 24 * 60, SATURDAY = 5 };
	struct contact_list list = { 0 };

	(void)state;
	add(&list, "night", "5678", "18-8");
	add(&list, "team", "1234", "8-18");
	for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++) {
		for (int minute = 0; minute < WEEK_MINUTES; minute++) {
			struct stamp now = starts[i];
			struct civil civil;
			bool is_day;

			now.at += INT64_C(60) * minute;
			civil = stamp_civil(now);
			is_day = civil.hour >= 8 && civil.hour < 18 &&
				 civil_weekday(civil_day(civil)) < SATURDAY;
			assert_string_equal(
				contact_number_now(&list, LEVEL_URGENT, now),
				is_day ? "1234" : "5678");
		}
	}
	contact_list_clear(&list);
}

/* Christmas is a Friday like any other here: nothing is made up. */
static void
test_no_holiday_is_made_up(void **state)
{
	struct contact_list list = { 0 };
	struct civil christmas = { 2026, 12, 25, 10, 0, 0 };

	(void)state;
	add(&list, "team", "1234", "8-18");
	assert_true(contact_answers_at(&list.items[0],
				       stamp_from_civil(christmas, 3600)));
	contact_list_clear(&list);
}

static void
test_the_number_that_answers_now_comes_first(void **state)
{
	struct contact_list list = { 0 };

	(void)state;
	add(&list, "skin", "9999", "");
	add(&list, "night", "5678", "18-8");
	add(&list, "team", "1234", "8-18");
	assert_string_equal(
		contact_number_now(&list, LEVEL_URGENT, at(20, 10, 0)), "1234");
	assert_string_equal(
		contact_number_now(&list, LEVEL_URGENT, at(20, 22, 0)), "5678");
	/* Saturday at noon nobody says so, but the night line is for that. */
	assert_string_equal(
		contact_number_now(&list, LEVEL_REPORT, at(21, 12, 0)), "5678");
	assert_string_equal(
		contact_number_now(&list, LEVEL_EMERGENCY, at(20, 10, 0)),
		"15");
	contact_list_clear(&list);
}

static void
test_whichever_number_there_is_is_better_than_none(void **state)
{
	struct contact_list list = { 0 };

	(void)state;
	assert_null(contact_number_now(&list, LEVEL_URGENT, at(20, 10, 0)));
	assert_null(contact_now(&list, at(20, 10, 0)));
	assert_string_equal(
		contact_number_now(&list, LEVEL_EMERGENCY, at(20, 10, 0)),
		"15");
	add(&list, "skin", "9999", "");
	assert_string_equal(
		contact_number_now(&list, LEVEL_URGENT, at(20, 10, 0)), "9999");
	add(&list, "team", "1234", "8-18");
	assert_string_equal(
		contact_number_now(&list, LEVEL_URGENT, at(20, 22, 0)), "1234");
	contact_list_clear(&list);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_hours_are_read_as_people_write_them),
		cmocka_unit_test(
			test_hours_that_are_none_are_refused_and_change_nothing),
		cmocka_unit_test(
			test_a_number_is_made_of_digits_and_what_stands_between_them),
		cmocka_unit_test(
			test_the_team_answers_in_its_hours_from_monday_to_friday),
		cmocka_unit_test(
			test_a_night_line_answers_over_midnight_on_every_day),
		cmocka_unit_test(
			test_hours_over_midnight_are_of_the_day_they_begin_on),
		cmocka_unit_test(test_each_minute_has_its_number),
		cmocka_unit_test(test_no_holiday_is_made_up),
		cmocka_unit_test(test_the_number_that_answers_now_comes_first),
		cmocka_unit_test(
			test_whichever_number_there_is_is_better_than_none),
	};

	return cmocka_run_group_tests_name("contact", tests, NULL, NULL);
}
