/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days written out by hand against what the grid makes of them. */
#include "config.h"

#include "test.h"

#include <string.h>

#include "grid_kit.h"

/* The fortnight of the mock-up, as far as it has symptoms. */
static void
test_a_fortnight_reads_as_it_was_lived(void **state)
{
	(void)state;
	days_nothing("2026-10-01T09:00:00+02:00");
	days_nothing("2026-10-02T09:00:00+02:00");
	days_measure("2026-10-03T09:00:00+02:00", "temp_c", 37400);
	days_nothing("2026-10-04T09:00:00+02:00");
	days_feel("2026-10-06T09:00:00+02:00", "cough", 1);
	days_feel("2026-10-07T09:00:00+02:00", "cough", 2);
	days_feel("2026-10-07T12:00:00+02:00", "fatigue", 1);
	days_look("2026-10-01", "2026-10-07");
	assert_string_equal(days_grid()->filled, "****-**");
	assert_cells(GRID_SYMPTOM, "cough", "00.0-12");
	assert_cells(GRID_SYMPTOM, "fatigue", "00.0-.1");
	assert_cells(GRID_MEASURE, "temp_c", "..+....");
	assert_int_equal(days_grid()->row_count, 3);
	assert_int_equal(grid_missed(days_grid()), 1);
	assert_int_equal(grid_filled(days_grid()), 6);
}

static void
test_the_worst_of_a_day_stands_for_it(void **state)
{
	(void)state;
	days_feel("2026-10-01T08:00:00+02:00", "cough", 1);
	days_feel("2026-10-01T12:00:00+02:00", "cough", 3);
	days_feel("2026-10-01T20:00:00+02:00", "cough", 2);
	days_feel("2026-10-02T20:00:00+02:00", "cough", 0);
	days_look("2026-10-01", "2026-10-02");
	assert_cells(GRID_SYMPTOM, "cough", "30");
}

static void
test_a_day_ends_at_four_in_the_morning(void **state)
{
	(void)state;
	days_feel("2026-10-02T03:59:59+02:00", "cough", 1);
	days_feel("2026-10-02T04:00:00+02:00", "cough", 2);
	days_look("2026-10-01", "2026-10-02");
	assert_cells(GRID_SYMPTOM, "cough", "12");
}

static void
test_a_leap_day_is_a_day(void **state)
{
	(void)state;
	days_first = "2028-01-01";
	days_feel("2028-02-28T12:00:00+01:00", "cough", 1);
	days_feel("2028-02-29T12:00:00+01:00", "cough", 2);
	days_feel("2028-03-01T12:00:00+01:00", "cough", 3);
	days_look("2028-02-27", "2028-03-01");
	assert_int_equal(days_grid()->days, 4);
	assert_cells(GRID_SYMPTOM, "cough", "-123");
}

/* The clock goes back in the night to 25 October in Paris: 25 hours. */
static void
test_the_clock_may_change_and_the_day_stays(void **state)
{
	(void)state;
	days_feel("2026-10-24T23:30:00+02:00", "cough", 1);
	days_feel("2026-10-25T02:30:00+02:00", "cough", 2);
	days_feel("2026-10-25T02:30:00+01:00", "cough", 3);
	days_feel("2026-10-25T04:00:00+01:00", "cough", 4);
	days_look("2026-10-24", "2026-10-25");
	assert_cells(GRID_SYMPTOM, "cough", "34");
}

/* Noted in Montreal: the day is that of the person, wherever she is. */
static void
test_the_day_is_that_of_the_place(void **state)
{
	(void)state;
	days_feel("2026-10-24T22:00:00-04:00", "cough", 2);
	days_feel("2026-10-25T09:00:00+02:00", "cough", 1);
	days_look("2026-10-24", "2026-10-25");
	assert_cells(GRID_SYMPTOM, "cough", "21");
}

static void
test_what_goes_on_is_not_gone_because_nothing_is_new(void **state)
{
	(void)state;
	days_feel("2026-10-01T09:00:00+02:00", "cough", 2);
	days_nothing("2026-10-02T09:00:00+02:00");
	days_feel("2026-10-03T09:00:00+02:00", "cough", 0);
	days_nothing("2026-10-04T09:00:00+02:00");
	days_look("2026-10-01", "2026-10-04");
	assert_cells(GRID_SYMPTOM, "cough", "2.00");
}

/* The list of the week: each symptom that was asked and is not there. */
static void
test_what_was_asked_by_name_and_is_not_there_is_0(void **state)
{
	(void)state;
	days_feel("2026-10-01T09:00:00+02:00", "cough", 2);
	days_feel("2026-10-01T09:00:00+02:00", "rash", 2);
	days_answer(
		days_note("2026-10-02T09:00:00+02:00", ENTRY_NOTHING_NEW, ""),
		"cough", 0);
	days_nothing("2026-10-02T20:00:00+02:00");
	days_look("2026-10-01", "2026-10-02");
	assert_cells(GRID_SYMPTOM, "cough", "20");
	assert_cells(GRID_SYMPTOM, "rash", "2.");
}

static void
test_how_it_stood_before_the_days_is_known(void **state)
{
	(void)state;
	days_feel("2026-09-20T09:00:00+02:00", "cough", 2);
	days_nothing("2026-10-01T09:00:00+02:00");
	days_feel("2026-10-02T09:00:00+02:00", "cough", 1);
	days_look("2026-10-01", "2026-10-02");
	assert_cells(GRID_SYMPTOM, "cough", ".1");
}

static void
test_what_was_only_there_before_has_no_row(void **state)
{
	(void)state;
	days_feel("2026-09-20T09:00:00+02:00", "cough", 2);
	days_feel("2026-10-09T09:00:00+02:00", "rash", 2);
	days_nothing("2026-10-01T09:00:00+02:00");
	days_look("2026-10-01", "2026-10-02");
	assert_int_equal(days_grid()->row_count, 0);
}

static void
test_days_before_the_diary_are_not_missed(void **state)
{
	(void)state;
	days_first = "2026-10-03";
	days_feel("2026-10-02T09:00:00+02:00", "cough", 1);
	days_feel("2026-10-04T09:00:00+02:00", "cough", 1);
	days_look("2026-10-01", "2026-10-05");
	assert_string_equal(days_grid()->filled, " *-* ");
	assert_cells(GRID_SYMPTOM, "cough", " 1-1 ");
	assert_int_equal(grid_missed(days_grid()), 1);
}

static void
test_what_was_struck_or_amended_is_not_counted(void **state)
{
	(void)state;
	days_feel("2026-10-01T09:00:00+02:00", "cough", 4)->status =
		ENTRY_STRUCK;
	days_feel("2026-10-02T09:00:00+02:00", "cough", 3)->status =
		ENTRY_AMENDED;
	days_feel("2026-10-02T09:00:00+02:00", "cough", 1);
	days_look("2026-10-01", "2026-10-02");
	assert_cells(GRID_SYMPTOM, "cough", "-1");
}

static void
test_infusions_and_calls_have_their_signs(void **state)
{
	(void)state;
	days_note("2026-10-01T09:00:00+02:00", ENTRY_TREATMENT, "nivolumab");
	days_note("2026-10-03T09:00:00+02:00", ENTRY_INFUSION, "");
	days_feel("2026-10-03T10:00:00+02:00", "cough", 2)->level =
		LEVEL_URGENT;
	days_note("2026-10-04T09:00:00+02:00", ENTRY_CALL, "");
	days_look("2026-10-01", "2026-10-05");
	assert_cells(GRID_INFUSIONS, NULL, "P.P. ");
	assert_cells(GRID_CALLS, NULL, "..!! ");
	assert_int_equal(days_grid()->rows[0].kind, GRID_INFUSIONS);
	assert_int_equal(days_grid()->rows[days_grid()->row_count - 1].kind,
			 GRID_CALLS);
}

static void
test_a_product_is_drawn_from_its_first_day_to_its_last(void **state)
{
	struct entry *entry;

	(void)state;
	entry = days_note("2026-10-01T09:00:00+02:00", ENTRY_PRODUCT,
			  "paracetamol");
	entry->status = ENTRY_AMENDED;
	days_say(entry, "status", "taking");
	entry = days_note("2026-10-04T09:00:00+02:00", ENTRY_PRODUCT,
			  "paracetamol");
	days_say(entry, "status", "stopped");
	days_answer(entry, "told", 1);
	entry = days_note("2026-10-02T09:00:00+02:00", ENTRY_PRODUCT,
			  "turmeric");
	days_say(entry, "status", "taking");
	days_say(entry, "since", "2026-09-01");
	days_say(entry, "until", "2026-10-02");
	entry = days_note("2026-10-02T09:00:00+02:00", ENTRY_PRODUCT, "ginkgo");
	days_say(entry, "status", "planned");
	days_look("2026-10-01", "2026-10-05");
	assert_cells(GRID_PRODUCT, "paracetamol", "==== ");
	assert_cells(GRID_PRODUCT, "turmeric", "==.. ");
}

static void
test_a_product_said_anew_leaves_the_day_it_was_said_first(void **state)
{
	struct entry *entry;

	(void)state;
	entry = days_note("2026-10-01T09:00:00+02:00", ENTRY_PRODUCT,
			  "st_johns_wort");
	entry->status = ENTRY_AMENDED;
	entry->level = LEVEL_REPORT;
	days_say(entry, "status", "planned");
	entry = days_note("2026-10-03T09:00:00+02:00", ENTRY_PRODUCT,
			  "st_johns_wort");
	days_say(entry, "status", "planned");
	days_look("2026-10-01", "2026-10-03");
	assert_string_equal(days_grid()->filled, "*-*");
	assert_cells(GRID_CALLS, NULL, "!..");
}

static void
test_an_as_needed_product_shows_its_doses(void **state)
{
	struct entry *entry;

	(void)state;
	entry = days_note("2026-10-01T09:00:00+02:00", ENTRY_PRODUCT,
			  "paracetamol");
	days_say(entry, "status", "taking");
	days_say(entry, "moments", "as_needed");
	days_note("2026-10-02T22:00:00+02:00", ENTRY_DOSE, "paracetamol");
	days_answer(days_note("2026-10-03T22:00:00+02:00", ENTRY_DOSE,
			      "paracetamol"),
		    "taken", 0);
	days_look("2026-10-01", "2026-10-03");
	assert_cells(GRID_PRODUCT, "paracetamol", ".=.");
}

static void
test_own_names_of_products_are_one_row_each(void **state)
{
	struct entry *entry;

	(void)state;
	entry = days_note("2026-10-01T09:00:00+02:00", ENTRY_PRODUCT,
			  "other_natural");
	days_say(entry, "name", "Élixir du Suédois");
	days_say(entry, "status", "taking");
	entry = days_note("2026-10-01T09:00:00+02:00", ENTRY_PRODUCT,
			  "other_natural");
	days_say(entry, "name", "Tisane maison");
	days_say(entry, "status", "taking");
	entry = days_note("2026-10-01T10:00:00+02:00", ENTRY_DOSE,
			  "other_natural");
	days_say(entry, "name", "elixir du suedois");
	days_look("2026-10-01", "2026-10-01");
	assert_int_equal(days_grid()->row_count, 2);
}

static void
test_a_number_that_drives_a_symptom_is_a_digit(void **state)
{
	(void)state;
	days_measure("2026-10-01T09:00:00+02:00", "extra_stools", 5000);
	days_look("2026-10-01", "2026-10-01");
	assert_cells(GRID_MEASURE, "extra_stools", "3");
}

static void
test_a_week_is_as_bad_as_its_worst_day(void **state)
{
	(void)state;
	assert_int_equal(grid_worst("0-.", 3), '0');
	assert_int_equal(grid_worst("0143", 4), '4');
	assert_int_equal(grid_worst("014", 2), '1');
	assert_int_equal(grid_worst("-. ", 3), '.');
	assert_int_equal(grid_worst(" - ", 3), '-');
	assert_int_equal(grid_worst(".=.", 3), '=');
	assert_int_equal(grid_worst("..P", 3), 'P');
	assert_int_equal(grid_worst("   ", 3), ' ');
}

static void
test_no_more_than_a_quarter_is_shown(void **state)
{
	(void)state;
	days_feel("2026-01-01T09:00:00+01:00", "cough", 1);
	days_look("2026-01-01", "2026-12-31");
	assert_int_equal(days_grid()->days, GRID_DAYS);
	assert_int_equal(strlen(days_grid()->filled), GRID_DAYS);
	assert_int_equal(strlen(days_row(GRID_SYMPTOM, "cough")->cells),
			 GRID_DAYS);
}

static void
test_what_is_there_comes_first_the_worst_first(void **state)
{
	static const char *const want[] = { "rash", "cough", "fatigue",
					    "nausea" };

	(void)state;
	days_feel("2026-10-01T09:00:00+02:00", "nausea", 0);
	days_feel("2026-10-01T09:00:00+02:00", "fatigue", 4);
	days_feel("2026-10-01T09:00:00+02:00", "cough", 1);
	days_feel("2026-10-01T09:00:00+02:00", "rash", 3);
	days_feel("2026-10-02T09:00:00+02:00", "fatigue", 0);
	days_look("2026-10-01", "2026-10-02");
	assert_int_equal(days_grid()->row_count, 4);
	for (size_t i = 0; i < 4; i++)
		assert_string_equal(days_grid()->rows[i].latest->code, want[i]);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		DAYS_TEST(test_a_fortnight_reads_as_it_was_lived),
		DAYS_TEST(test_the_worst_of_a_day_stands_for_it),
		DAYS_TEST(test_a_day_ends_at_four_in_the_morning),
		DAYS_TEST(test_a_leap_day_is_a_day),
		DAYS_TEST(test_the_clock_may_change_and_the_day_stays),
		DAYS_TEST(test_the_day_is_that_of_the_place),
		DAYS_TEST(test_what_goes_on_is_not_gone_because_nothing_is_new),
		DAYS_TEST(test_what_was_asked_by_name_and_is_not_there_is_0),
		DAYS_TEST(test_how_it_stood_before_the_days_is_known),
		DAYS_TEST(test_what_was_only_there_before_has_no_row),
		DAYS_TEST(test_days_before_the_diary_are_not_missed),
		DAYS_TEST(test_what_was_struck_or_amended_is_not_counted),
		DAYS_TEST(test_infusions_and_calls_have_their_signs),
		DAYS_TEST(
			test_a_product_is_drawn_from_its_first_day_to_its_last),
		DAYS_TEST(
			test_a_product_said_anew_leaves_the_day_it_was_said_first),
		DAYS_TEST(test_an_as_needed_product_shows_its_doses),
		DAYS_TEST(test_own_names_of_products_are_one_row_each),
		DAYS_TEST(test_a_number_that_drives_a_symptom_is_a_digit),
		DAYS_TEST(test_a_week_is_as_bad_as_its_worst_day),
		DAYS_TEST(test_no_more_than_a_quarter_is_shown),
		DAYS_TEST(test_what_is_there_comes_first_the_worst_first),
	};

	return cmocka_run_group_tests_name("grid", tests, NULL, days_put_away);
}
