/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Conditions on the list of products, in a pack of one rule. */
#include "config.h"

#include "test.h"

#include <stdio.h>

#include "case_kit.h"

static void
assert_holds(void)
{
	assert_int_equal(case_level(), LEVEL_REPORT);
}

static void
assert_silent(void)
{
	assert_int_equal(case_level(), LEVEL_NONE);
}

/* What is told does not go on standing: it is judged as it is now. */
static void
case_told_product(const char *code, int hours_ago, const char *status)
{
	case_answer(case_product(code, hours_ago, status), "told", 1);
}

struct product_row {
	const char *condition;
	const char *silent, *holds; /* products */
};
static const struct product_row product_rows[] = {
	{ "product = \"insulin\"", "metformin", "insulin" },
	{ "class = \"antidiab\"", "valerian", "metformin" },
	{ "kind = \"natural\"", "metformin", "valerian" },
	{ "kind = \"medicine\"", "valerian", "metformin" },
	{ "concern = \"H\"", "maca", "kava" },
	{ "tell = \"today\"", "maca", "kava" },
};

static void
test_a_product_is_picked_by_what_it_is(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(product_rows) / sizeof(product_rows[0]);
	     i++) {
		char when[128];

		snprintf(when, sizeof(when), "{ %s; }",
			 product_rows[i].condition);
		case_begin_with_rule(when);
		case_product(product_rows[i].silent, 3, "taking");
		assert_silent();
		case_product(product_rows[i].holds, 3, "taking");
		assert_holds();
	}
}

static void
test_a_product_nobody_knows_is_a_medicine_of_no_class(void **state)
{
	static const char *const silent[] = {
		"{ product = \"insulin\"; }", "{ class = \"antidiab\"; }",
		"{ concern = \"H\"; }",       "{ tell = \"today\"; }",
		"{ kind = \"natural\"; }",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(silent) / sizeof(silent[0]); i++) {
		case_begin_with_rule(silent[i]);
		case_detail(case_add(ENTRY_PRODUCT, "", 3), "name", "a pill");
		assert_silent();
	}
	case_begin_with_rule("{ kind = \"medicine\"; untold = true; }");
	case_detail(case_add(ENTRY_PRODUCT, "", 3), "name", "a pill");
	assert_holds();
}

static void
test_who_advised_a_product(void **state)
{
	(void)state;
	case_begin_with_rule("{ product = \"insulin\"; not_by_team = true; }");
	case_detail(case_product("insulin", 9, "taking"), "by", "team");
	assert_silent();
	case_detail(case_product("insulin", 8, "taking"), "by", "self");
	assert_holds();
	case_product("insulin", 7, "taking");
	assert_holds();
}

static void
test_a_line_that_ended_counts_so_many_days(void **state)
{
	(void)state;
	case_begin_with_rule("{ product = \"insulin\"; days = 10; }");
	case_product("insulin", 10 * DAY_HOURS, "stopped");
	assert_holds();
	case_begin_with_rule("{ product = \"insulin\"; days = 10; }");
	case_detail(case_product("insulin", 3, "stopped"), "until",
		    case_day(11));
	assert_silent();
	case_begin_with_rule("{ product = \"insulin\"; days = 10; }");
	case_product("insulin", 30 * DAY_HOURS, "taking");
	assert_holds();
}

static void
test_days_of_a_line_are_read_as_days_or_instants(void **state)
{
	(void)state;
	case_begin_with_rule("{ product = \"insulin\"; days = 10; }");
	case_detail(case_product("insulin", 3, "stopped"), "until",
		    "2026-05-01T10:00:00Z");
	assert_silent();
	case_begin_with_rule("{ product = \"insulin\"; days = 10; }");
	case_detail(case_product("insulin", 3, "stopped"), "until", "spring");
	assert_holds();
}

static void
test_a_long_course_is_one_not_known_to_be_short(void **state)
{
	struct entry *entry;

	(void)state;
	case_begin_with_rule("{ product = \"prednisone\"; course_days = 21; }");
	case_product("prednisone", 3, "stopped");
	assert_holds();
	case_begin_with_rule("{ product = \"prednisone\"; course_days = 21; }");
	entry = case_product("prednisone", 3, "stopped");
	case_detail(entry, "since", case_day(20));
	assert_silent();
	case_detail(entry, "since", case_day(21));
	assert_holds();
	case_detail(entry, "until", case_day(1));
	assert_silent();
	case_detail(entry, "status", "taking");
	assert_holds();
}

static void
test_daily_is_more_days_than_are_named(void **state)
{
	(void)state;
	case_begin_with_rule("{ product = \"paracetamol\"; daily_days = 3; }");
	case_detail(case_product("paracetamol", 3, "taking"), "since",
		    case_day(3));
	assert_silent();
	case_detail(case_product("paracetamol", 2, "reduced"), "since",
		    case_day(4));
	assert_holds();
	case_begin_with_rule("{ product = \"paracetamol\"; daily_days = 3; }");
	for (int day = 6; day >= 3; day--)
		case_add(ENTRY_DOSE, "paracetamol", day * DAY_HOURS);
	case_product("paracetamol", 2, "stopped");
	assert_holds();
	case_begin_with_rule("{ product = \"paracetamol\"; daily_days = 3; }");
	for (int day = 8; day >= 3; day--) {
		case_add(ENTRY_DOSE, "paracetamol",
			 (day + (day > 5)) * DAY_HOURS);
		case_add(ENTRY_DOSE, "paracetamol",
			 (day + (day > 5)) * DAY_HOURS);
	}
	case_product("paracetamol", 2, "stopped");
	assert_silent();
}

static void
test_grams_of_a_day_are_those_of_its_doses(void **state)
{
	(void)state;
	case_begin_with_rule("{ product = \"paracetamol\"; grams_a_day = 4; }");
	case_product("paracetamol", 30, "taking");
	for (int i = 0; i < 3; i++)
		case_detail(case_add(ENTRY_DOSE, "paracetamol", 25 - i),
			    "amount", "1 g");
	case_detail(case_add(ENTRY_DOSE, "paracetamol", 1), "amount", "1 g");
	assert_silent();
	case_detail(case_add(ENTRY_DOSE, "paracetamol", 1), "amount", "1 g");
	assert_holds();
	case_begin_with_rule("{ product = \"paracetamol\"; grams_a_day = 4; }");
	for (int i = 0; i < 40; i++)
		case_add(ENTRY_DOSE, "paracetamol", 20);
	case_detail(case_product("paracetamol", 1, "taking"), "dose",
		    "4 x 1 g");
	assert_holds();
	case_skip(&case_entries()->items[case_entries()->count - 1],
		  "dose_g_day");
	assert_holds();
	case_answer(&case_entries()->items[case_entries()->count - 1],
		    "dose_g_day", 3);
	assert_silent();
}

static void
test_taken_is_by_the_hour_or_not_known_that_day(void **state)
{
	static const char rule[] = "{ class = \"paracetamol\"; taken = true; "
				   "hours = 8; }";

	(void)state;
	case_begin_with_rule(rule);
	case_product("paracetamol", 300, "taking");
	assert_holds();
	case_add(ENTRY_DOSE, "paracetamol", 24);
	assert_holds();
	case_begin_with_rule(rule);
	case_told_product("paracetamol", 300, "taking");
	/* Noon: 04:00 is eight hours ago, so that no dose of this diary day
	 * is further back. */
	case_add(ENTRY_DOSE, "paracetamol", 8);
	assert_holds();
	case_begin_with_rule(rule);
	case_told_product("paracetamol", 9, "received");
	assert_silent();
	case_told_product("paracetamol", 8, "received");
	assert_holds();
	case_begin_with_rule(rule);
	case_product("paracetamol", 3, "stopped");
	assert_silent();
	case_product("paracetamol", 3, "reduced");
	assert_holds();
}

/* Two hours: a dose of this day that is older is known, and too old. */
static void
test_a_dose_known_that_day_is_not_taken_to_be_nearer(void **state)
{
	(void)state;
	case_begin_with_rule("{ class = \"paracetamol\"; taken = true; "
			     "hours = 2; }");
	case_told_product("paracetamol", 300, "taking");
	case_add(ENTRY_DOSE, "paracetamol", 3);
	assert_silent();
}

static void
test_lines_of_a_class_are_facts_too(void **state)
{
	static const char rule[] = "{ fact = \"steroid\"; days = 28; },"
				   "{ symptom = \"cough\"; }";

	(void)state;
	case_begin_with_rule(rule);
	case_symptom("cough", 3, NULL, 0);
	case_detail(case_add(ENTRY_PRODUCT, "", 3), "name", "a pill");
	case_product("metformin", 3, "taking");
	case_product("prednisone", 3, "planned");
	assert_silent();
	case_product("prednisone", 28 * DAY_HOURS, "stopped");
	case_entries()->items[3].status = ENTRY_AMENDED;
	assert_holds();
	case_begin_with_rule(rule);
	case_symptom("cough", 3, NULL, 0);
	case_product("prednisone", 29 * DAY_HOURS, "recent");
	assert_silent();
	case_begin_with_rule(
		"{ fact = \"steroid\"; }, { symptom = \"cough\"; }");
	case_symptom("cough", 3, NULL, 0);
	case_product("prednisone", 3, "stopped");
	assert_silent();
	case_product("prednisone", 2, "missed");
	assert_holds();
}

/* More causes than there is room for: what is fresh is not lost. */
static void
test_causes_beyond_the_room_still_make_it_hold(void **state)
{
	(void)state;
	case_begin_with_rule("{ kind = \"medicine\"; },"
			     "{ tell = \"today\"; kind = \"natural\"; },"
			     "{ kind = \"medicine\"; },"
			     "{ kind = \"natural\"; }");
	for (size_t i = 0; i < pack_product_count(case_pack()); i += 2)
		case_product(pack_product_at(case_pack(), i)->id, 3, "taking");
	assert_holds();
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_product_is_picked_by_what_it_is),
		cmocka_unit_test(
			test_a_product_nobody_knows_is_a_medicine_of_no_class),
		cmocka_unit_test(test_who_advised_a_product),
		cmocka_unit_test(test_a_line_that_ended_counts_so_many_days),
		cmocka_unit_test(
			test_days_of_a_line_are_read_as_days_or_instants),
		cmocka_unit_test(
			test_a_long_course_is_one_not_known_to_be_short),
		cmocka_unit_test(test_daily_is_more_days_than_are_named),
		cmocka_unit_test(test_grams_of_a_day_are_those_of_its_doses),
		cmocka_unit_test(
			test_taken_is_by_the_hour_or_not_known_that_day),
		cmocka_unit_test(
			test_a_dose_known_that_day_is_not_taken_to_be_nearer),
		cmocka_unit_test(test_lines_of_a_class_are_facts_too),
		cmocka_unit_test(
			test_causes_beyond_the_room_still_make_it_hold),
	};

	return cmocka_run_group_tests_name("conditions_product", tests, NULL,
					   case_tear_down);
}
