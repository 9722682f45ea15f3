/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The treatment: begun, stopped, begun again; the rules go on all the while. */
#include "config.h"

#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "app/advice.h"
#include "app/inside.h"
#include "base/alloc.h"
#include "home.h"

static struct entry_list
live_treatments(struct home *home)
{
	const struct session_query query = { .kinds = 1U << ENTRY_TREATMENT,
					     .live_only = true };
	struct entry_list list = { 0 };

	assert_int_equal(session_entries(&list, home->session, &query),
			 ERR_NONE);
	return list;
}

/* At the clock of the house. */
static void
note_treatment(struct home *home, const char *drugs, const char *details)
{
	struct entry_list list = { 0 };
	struct entry *entry = entry_list_push(&list);

	entry_init(entry, ENTRY_TREATMENT, drugs);
	home_details(entry, details);
	assert_int_equal(session_log(home->session, &list, NULL), ERR_NONE);
	entry_list_clear(&list);
}

static void
assert_said(struct home *home, size_t place, const char *want)
{
	struct entry_list list = live_treatments(home);
	char *got;

	assert_true(place < list.count);
	got = advice_entry_line(home->session, &list.items[place], LANG_EN);
	assert_string_equal(got, want);
	wipe_string(got);
	entry_list_clear(&list);
}

static void
assert_count(struct home *home, size_t want)
{
	struct entry_list list = live_treatments(home);

	assert_int_equal(list.count, want);
	entry_list_clear(&list);
}

static void
test_the_same_drugs_named_again_are_corrected_not_noted_twice(void **state)
{
	struct home home;
	int32_t first;

	(void)state;
	home_open(&home);
	home_go_to(&home, -190, 10);
	note_treatment(&home, "nivolumab", "");
	home_go_to(&home, 0, 10);
	assert_count(&home, 1);
	assert_true(profile_first_dose(session_profile(home.session), &first));
	assert_int_equal(stamp_day(home.now) - first, 190);
	home_close(&home);
}

/* Stopped 30 days ago, for a reason. */
static void
stop(struct home *home)
{
	struct entry_list list = live_treatments(home);
	char day[STAMP_TEXT_LIMIT];
	struct entry *entry = &list.items[0];

	assert_int_equal(
		entry_set_detail(entry, "until",
				 day_format(day, stamp_day(home->now) - 30)),
		ERR_NONE);
	assert_int_equal(entry_set_detail(entry, "reason", "colitis"),
			 ERR_NONE);
	assert_int_equal(session_amend(home->session, entry->id, entry),
			 ERR_NONE);
	entry_list_clear(&list);
}

static void
test_a_stop_keeps_its_reason_and_the_dates_of_the_doses(void **state)
{
	struct home home;
	struct entry_list list;
	int32_t first, last;
	char *line;

	(void)state;
	home_open(&home);
	stop(&home);
	list = live_treatments(&home);
	assert_int_equal(list.count, 1);
	assert_string_equal(entry_detail(&list.items[0], "reason"), "colitis");
	line = advice_entry_line(home.session, &list.items[0], LANG_EN);
	assert_non_null(strstr(line, "First dose: Nivolumab. Stopped on "));
	assert_non_null(strstr(line, " (colitis)"));
	wipe_string(line);
	entry_list_clear(&list);
	assert_true(profile_is_treated(session_profile(home.session)));
	assert_true(profile_first_dose(session_profile(home.session), &first));
	assert_true(profile_last_dose(session_profile(home.session), &last));
	assert_int_equal(stamp_day(home.now) - first, 200);
	assert_int_equal(stamp_day(home.now) - last, 12);
	home_close(&home);
}

static void
test_years_after_a_stop_a_new_symptom_is_still_to_be_told(void **state)
{
	static const int days[] = { 100, 400, 850, 2000 };

	(void)state;
	for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++) {
		struct home home;

		home_open(&home);
		stop(&home);
		home_go_to(&home, days[i], 10);
		home_symptom(&home, "cough", "severity=1");
		assert_alerts(&home, "open REPORT cough");
		home_close(&home);
	}
}

static void
test_after_a_stop_the_same_drugs_are_begun_again(void **state)
{
	struct home home;
	int32_t first;

	(void)state;
	home_open(&home);
	stop(&home);
	note_treatment(&home, "nivolumab", "");
	assert_count(&home, 2);
	assert_said(&home, 1, "Begun again: Nivolumab");
	/* The first dose ever stays the first. */
	assert_true(profile_first_dose(session_profile(home.session), &first));
	assert_int_equal(stamp_day(home.now) - first, 200);
	/* And that, too, can be corrected. */
	note_treatment(&home, "nivolumab", "reason=by mistake");
	assert_count(&home, 2);
	assert_said(&home, 1, "Begun again: Nivolumab");
	home_close(&home);
}

static void
test_what_was_before_a_stop_corrects_the_course_that_was_stopped(void **state)
{
	struct home home;
	struct entry_list list;

	(void)state;
	home_open(&home);
	stop(&home);
	home_go_to(&home, -198, 10);
	note_treatment(&home, "nivolumab", "");
	home_go_to(&home, 0, 10);
	assert_count(&home, 1);
	list = live_treatments(&home);
	assert_string_equal(entry_detail(&list.items[0], "reason"), "colitis");
	entry_list_clear(&list);
	home_close(&home);
}

static void
test_another_drug_beside_it_makes_a_pair(void **state)
{
	struct home home;

	(void)state;
	home_open(&home);
	note_treatment(&home, "ipilimumab+carboplatin", "");
	assert_count(&home, 2);
	assert_said(&home, 1, "First dose: Ipilimumab + Carboplatin");
	home_symptom(&home, "rash", "severity=2 interference=1");
	assert_alerts(&home, "open URGENT rash");
	home_close(&home);
}

static void
test_before_the_first_dose_it_is_the_starting_point(void **state)
{
	struct home home;

	(void)state;
	home_open_empty(&home);
	assert_false(profile_is_before(session_profile(home.session)));
	assert_int_equal(session_set_fact(home.session, "ici", "none"),
			 ERR_NONE);
	assert_true(profile_is_before(session_profile(home.session)));
	note_treatment(&home, "nivolumab", "");
	assert_false(profile_is_before(session_profile(home.session)));
	assert_true(profile_is_treated(session_profile(home.session)));
	home_close(&home);
}

static void
test_a_course_goes_out_and_comes_in_again(void **state)
{
	const struct session_query all = { 0 };
	struct buf first = { 0 }, second = { 0 };
	struct import_count count;
	struct home home, other;

	(void)state;
	home_open(&home);
	stop(&home);
	note_treatment(&home, "nivolumab", "");
	assert_int_equal(session_export_json(&first, home.session, &all),
			 ERR_NONE);
	assert_non_null(strstr(buf_text(&first), "\"restarted\""));
	home_close(&home);
	home_open_empty(&other);
	assert_int_equal(session_import_json(&count, other.session, &first,
					     IMPORT_MERGE),
			 ERR_NONE);
	assert_int_equal(session_export_json(&second, other.session, &all),
			 ERR_NONE);
	assert_string_equal(buf_text(&first), buf_text(&second));
	buf_clear(&first);
	buf_clear(&second);
	home_close(&other);
}

static void
test_several_facts_are_one_commit_and_one_undo(void **state)
{
	struct fact_list facts = { 0 };
	struct home home;
	char *done;

	(void)state;
	home_open(&home);
	assert_int_equal(session_set_fact(home.session, "diabetes", "yes"),
			 ERR_NONE);
	fact_list_set(&facts, "prior_irae", "gut+skin");
	fact_list_set(&facts, "reaction.gut", "mars 2026");
	fact_list_set(&facts, "reaction_steroid.gut", "oui");
	fact_list_set(&facts, "diabetes", "");
	assert_int_equal(session_set_facts(home.session, &facts), ERR_NONE);
	assert_string_equal(session_fact(home.session, "reaction.gut"),
			    "mars 2026");
	assert_string_equal(session_fact(home.session, "reaction_steroid.gut"),
			    "yes");
	assert_null(session_fact(home.session, "diabetes"));
	assert_int_equal(session_undo(&done, home.session), ERR_NONE);
	wipe_string(done);
	assert_null(session_fact(home.session, "prior_irae"));
	assert_string_equal(session_fact(home.session, "diabetes"), "yes");
	/* One that is nonsense: none is kept. */
	fact_list_set(&facts, "transplant", "perhaps");
	assert_int_equal(session_set_facts(home.session, &facts), ERR_INVALID);
	assert_null(session_fact(home.session, "prior_irae"));
	fact_list_clear(&facts);
	home_close(&home);
}

static void
test_a_reaction_of_the_past_that_comes_back_is_urgent(void **state)
{
	struct home home;

	(void)state;
	home_open(&home);
	assert_int_equal(session_set_fact(home.session, "prior_irae", "skin"),
			 ERR_NONE);
	home_symptom(&home, "itching", "severity=1");
	assert_alerts(&home, "open URGENT itching");
	home_close(&home);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_the_same_drugs_named_again_are_corrected_not_noted_twice),
		cmocka_unit_test(
			test_a_stop_keeps_its_reason_and_the_dates_of_the_doses),
		cmocka_unit_test(
			test_years_after_a_stop_a_new_symptom_is_still_to_be_told),
		cmocka_unit_test(
			test_after_a_stop_the_same_drugs_are_begun_again),
		cmocka_unit_test(
			test_what_was_before_a_stop_corrects_the_course_that_was_stopped),
		cmocka_unit_test(test_another_drug_beside_it_makes_a_pair),
		cmocka_unit_test(
			test_before_the_first_dose_it_is_the_starting_point),
		cmocka_unit_test(test_a_course_goes_out_and_comes_in_again),
		cmocka_unit_test(
			test_several_facts_are_one_commit_and_one_undo),
		cmocka_unit_test(
			test_a_reaction_of_the_past_that_comes_back_is_urgent),
	};

	return cmocka_run_group_tests_name("treatment", tests, NULL, NULL);
}
