/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of an alert, from the line that raises it to its end. */
#include "config.h"

#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "home.h"

static void
test_a_new_symptom_opens_an_alert_that_is_still_there_tomorrow(void **state)
{
	struct home home;

	(void)state;
	home_open(&home);
	home_symptom(&home, "itching", "severity=1");
	assert_alerts(&home, "open REPORT itching");
	home_reopen(&home, SESSION_WRITE);
	home_wait(&home, 24);
	assert_alerts(&home, "open REPORT itching");
	home_close(&home);
}

static void
test_a_call_makes_a_report_calm_whatever_was_said(void **state)
{
	struct home home;

	(void)state;
	home_open(&home);
	home_symptom(&home, "itching", "severity=1");
	home_call(&home, CALL_NURSE, NULL);
	assert_alerts(&home, "calm REPORT itching");
	home_close(&home);
}

static void
test_an_urgent_alert_needs_an_answer_in_words(void **state)
{
	struct home home;
	struct call call = { .who = CALL_DOCTOR, .next = "Come tomorrow" };

	(void)state;
	home_open(&home);
	home_symptom(&home, "diarrhea", "extra_stools=5");
	assert_alerts(&home, "open URGENT diarrhea");
	home_call(&home, CALL_NURSE, NULL);
	assert_alerts(&home, "open URGENT diarrhea");
	home_call(&home, CALL_NURSE, "  ");
	assert_alerts(&home, "open URGENT diarrhea");
	assert_int_equal(session_call(home.session, 0, &call), ERR_NONE);
	assert_alerts(&home, "calm URGENT diarrhea");
	home_close(&home);
}

static void
test_nobody_answering_leaves_all_open_with_an_hour_to_try_again(void **state)
{
	struct home home;
	struct alert_list found;

	(void)state;
	home_open(&home);
	home_symptom(&home, "diarrhea", "extra_stools=5");
	home_symptom(&home, "itching", "severity=1");
	home_call(&home, CALL_NOBODY, NULL);
	assert_alerts(&home, "open URGENT diarrhea, open REPORT itching");
	found = home_alert(&home, "diarrhea");
	assert_int_equal(found.items[0].retry.at, home.now.at + 3600);
	assert_false(found.items[0].told);
	assert_false(alert_is_unreached(&found.items[0], home.now));
	home_wait(&home, 1);
	assert_true(alert_is_unreached(&found.items[0], home.now));
	alert_list_clear(&found);
	home_close(&home);
}

static void
test_an_emergency_stays_until_the_answer_is_noted_in_words(void **state)
{
	struct home home;
	struct call call = { .who = CALL_EMERGENCY_LINE, .next = "they come" };

	(void)state;
	home_open(&home);
	home_symptom(&home, "seizure", "presence=1");
	assert_alerts(&home, "open EMERGENCY seizure");
	home_call(&home, CALL_EMERGENCY_LINE, NULL);
	assert_alerts(&home, "open EMERGENCY seizure");
	assert_int_equal(session_call(home.session, 0, &call), ERR_NONE);
	assert_alerts(&home, "open EMERGENCY seizure");
	home_call(&home, CALL_EMERGENCY_LINE, "An ambulance is coming.");
	assert_alerts(&home, "calm EMERGENCY seizure");
	home_close(&home);
}

static void
test_an_emergency_comes_back_with_a_newer_line(void **state)
{
	struct home home;

	(void)state;
	home_open(&home);
	home_symptom(&home, "seizure", "presence=1");
	home_call(&home, CALL_EMERGENCY_LINE, "An ambulance is coming.");
	assert_alerts(&home, "calm EMERGENCY seizure");
	/* In the same second, and again. */
	home_symptom(&home, "seizure", "presence=1");
	assert_alerts(&home, "open EMERGENCY seizure");
	home_close(&home);
}

static void
test_an_emergency_that_was_called_about_ends_with_its_episode(void **state)
{
	struct home home;

	(void)state;
	home_open(&home);
	home_symptom(&home, "chest_pain", "severity=4");
	assert_alerts(&home, "open EMERGENCY chest_pain");
	home_call(&home, CALL_EMERGENCY_LINE, "Seen, sent home.");
	home_wait(&home, 24);
	home_symptom(&home, "chest_pain", "severity=0");
	assert_alerts(&home, "calm EMERGENCY chest_pain");
	home_wait(&home, 49);
	home_symptom(&home, "itching", "severity=0");
	assert_alerts(&home, "");
	home_close(&home);
}

static void
test_an_emergency_called_about_without_words_is_open_until_it_is_over(
	void **state)
{
	struct home home;

	(void)state;
	home_open(&home);
	home_symptom(&home, "chest_pain", "severity=4");
	home_call(&home, CALL_EMERGENCY_LINE, NULL);
	home_wait(&home, 24);
	assert_alerts(&home, "open EMERGENCY chest_pain");
	home_symptom(&home, "chest_pain", "severity=0");
	assert_alerts(&home, "calm EMERGENCY chest_pain");
	home_close(&home);
}

static void
test_an_untold_alert_outlives_what_it_is_about(void **state)
{
	struct home home;

	(void)state;
	home_open(&home);
	home_symptom(&home, "diarrhea", "extra_stools=5");
	home_wait(&home, 24);
	home_symptom(&home, "diarrhea", "extra_stools=0 frequency=0");
	assert_alerts(&home, "open URGENT diarrhea");
	home_wait(&home, 24 * 30);
	assert_alerts(&home, "open URGENT diarrhea");
	home_call(&home, CALL_NURSE, "Fine.");
	assert_alerts(&home, "");
	home_close(&home);
}

static void
test_an_untold_emergency_reads_as_urgent_two_days_after_it_has_gone(
	void **state)
{
	struct home home;

	(void)state;
	home_open(&home);
	home_symptom(&home, "chest_pain", "severity=4");
	home_wait(&home, 2);
	home_symptom(&home, "chest_pain", "severity=0");
	home_wait(&home, 47);
	assert_alerts(&home, "open EMERGENCY chest_pain");
	home_wait(&home, 1);
	assert_alerts(&home, "open URGENT chest_pain");
	home_close(&home);
}

static void
test_a_told_symptom_that_is_no_worse_stays_calm(void **state)
{
	struct home home;

	(void)state;
	home_open(&home);
	home_symptom(&home, "fatigue", "severity=3 interference=3");
	assert_alerts(&home, "open URGENT fatigue");
	home_call(&home, CALL_NURSE, "Rest.");
	home_wait(&home, 24);
	home_symptom(&home, "fatigue", "severity=3 interference=3");
	assert_alerts(&home, "calm URGENT fatigue");
	home_symptom(&home, "fatigue", "severity=2 interference=1");
	assert_alerts(&home, "calm URGENT fatigue");
	home_close(&home);
}

static void
test_a_told_symptom_that_gets_worse_comes_back(void **state)
{
	struct home home;

	(void)state;
	home_open(&home);
	home_symptom(&home, "itching", "severity=1");
	home_call(&home, CALL_NURSE, "A cream.");
	home_wait(&home, 24);
	home_symptom(&home, "itching", "severity=2");
	assert_alerts(&home, "open REPORT itching");
	home_close(&home);
}

static void
test_time_alone_brings_back_what_does_not_get_better(void **state)
{
	struct home home;
	struct alert_list found;

	(void)state;
	home_open(&home);
	home_symptom(&home, "cough", "severity=1");
	home_call(&home, CALL_NURSE, "Wait.");
	home_wait(&home, 24 * 3 - 1);
	assert_alerts(&home, "calm REPORT cough");
	home_wait(&home, 2);
	assert_alerts(&home, "open REPORT cough");
	found = home_alert(&home, "cough");
	assert_string_equal(found.items[0].rules[0], "T-PERSIST");
	alert_list_clear(&found);
	/* And once more after the next call. */
	home_call(&home, CALL_NURSE, "Wait again.");
	assert_alerts(&home, "calm REPORT cough");
	home_wait(&home, 24 * 3 + 1);
	assert_alerts(&home, "open REPORT cough");
	home_close(&home);
}

static void
test_a_reader_sees_what_time_raised_and_a_call_takes_its_id(void **state)
{
	struct home home;
	struct alert_list seen;
	int64_t id;

	(void)state;
	home_open(&home);
	home_symptom(&home, "cough", "severity=1");
	home_call(&home, CALL_NURSE, "Wait.");
	home_go_to(&home, 5, 10);
	home_reopen(&home, SESSION_READ);
	assert_alerts(&home, "open REPORT cough");
	seen = home_alert(&home, "cough");
	id = seen.items[0].id;
	alert_list_clear(&seen);
	home_reopen(&home, SESSION_WRITE);
	assert_int_equal(home_try_call(&home, id, CALL_NURSE, "Come."),
			 ERR_NONE);
	assert_alerts(&home, "calm REPORT cough");
	home_close(&home);
}

static void
test_one_call_is_about_every_open_alert(void **state)
{
	struct home home;

	(void)state;
	home_open(&home);
	home_symptom(&home, "itching", "severity=1");
	home_symptom(&home, "hair_loss", "amount=1");
	home_measure(&home, "temp_c", "38.4");
	home_call(&home, CALL_NURSE, "Come this afternoon.");
	assert_alerts(&home, "calm URGENT temp_c, calm REPORT itching, "
			     "calm REPORT hair_loss");
	home_close(&home);
}

static void
test_a_call_about_one_alert_leaves_the_others(void **state)
{
	struct home home;
	struct alert_list found;

	(void)state;
	home_open(&home);
	home_symptom(&home, "itching", "severity=1");
	home_symptom(&home, "hair_loss", "amount=1");
	found = home_alert(&home, "hair_loss");
	assert_int_equal(
		home_try_call(&home, found.items[0].id, CALL_NURSE, "Fine."),
		ERR_NONE);
	alert_list_clear(&found);
	assert_alerts(&home, "open REPORT itching, calm REPORT hair_loss");
	assert_int_equal(home_try_call(&home, 99, CALL_NURSE, "?"),
			 ERR_NOT_FOUND);
	home_close(&home);
}

static void
test_a_call_with_no_open_alert_is_not_found(void **state)
{
	struct home home;

	(void)state;
	home_open(&home);
	assert_int_equal(home_try_call(&home, 0, CALL_NURSE, "Hello"),
			 ERR_NOT_FOUND);
	home_close(&home);
}

static void
test_a_product_is_told_by_a_call_and_its_history_is_kept(void **state)
{
	struct home home;
	struct entry_list rows = { 0 };
	struct session_query query = { .kinds = 1U << ENTRY_PRODUCT };

	(void)state;
	home_open(&home);
	home_product(&home, "st_johns_wort", "status=planned;kind=natural");
	assert_alerts(&home, "open REPORT st_johns_wort");
	home_call(&home, CALL_NURSE, "Do not take it.");
	assert_alerts(&home, "calm REPORT st_johns_wort");
	assert_int_equal(session_entries(&rows, home.session, &query),
			 ERR_NONE);
	assert_int_equal(rows.count, 2);
	assert_int_equal(rows.items[0].status, ENTRY_AMENDED);
	assert_int_equal(rows.items[1].amends, rows.items[0].id);
	assert_non_null(entry_detail(&rows.items[1], "told"));
	assert_string_equal(entry_detail(&rows.items[1], "status"), "planned");
	entry_list_clear(&rows);
	home_close(&home);
}

static void
test_a_product_noted_as_told_quiets_its_own_alert(void **state)
{
	struct home home;

	(void)state;
	home_open(&home);
	home_product(&home, "st_johns_wort", "status=planned;kind=natural");
	assert_alerts(&home, "open REPORT st_johns_wort");
	home_product(&home, "st_johns_wort", "told=2026-11-20T10:00:00+01:00");
	assert_alerts(&home, "calm REPORT st_johns_wort");
	/* Taking it now is not what the team was told of. */
	home_product(&home, "st_johns_wort", "status=taking");
	assert_alerts(&home, "open REPORT st_johns_wort");
	home_close(&home);
}

static void
test_undoing_a_call_brings_the_alert_back(void **state)
{
	struct home home;
	char *done = NULL;

	(void)state;
	home_open(&home);
	home_symptom(&home, "itching", "severity=1");
	home_product(&home, "st_johns_wort", "status=planned;kind=natural");
	home_call(&home, CALL_NURSE, "Fine.");
	assert_alerts(&home, "calm REPORT itching, calm REPORT st_johns_wort");
	assert_int_equal(session_undo(&done, home.session), ERR_NONE);
	assert_string_equal(done, "call");
	free(done);
	assert_alerts(&home, "open REPORT itching, open REPORT st_johns_wort");
	assert_int_equal(session_redo(&done, home.session), ERR_NONE);
	free(done);
	assert_alerts(&home, "calm REPORT itching, calm REPORT st_johns_wort");
	home_close(&home);
}

static void
test_undoing_a_line_takes_its_alert_with_it(void **state)
{
	struct home home;
	char *done = NULL;

	(void)state;
	home_open(&home);
	home_symptom(&home, "seizure", "presence=1");
	assert_int_equal(session_undo(&done, home.session), ERR_NONE);
	assert_string_equal(done, "add symptom");
	free(done);
	assert_alerts(&home, "");
	home_close(&home);
}

static void
test_striking_the_only_line_behind_an_alert_closes_it(void **state)
{
	struct home home;
	int64_t id;

	(void)state;
	home_open(&home);
	id = home_symptom(&home, "seizure", "presence=1");
	assert_int_equal(session_strike(home.session, id, " "), ERR_INVALID);
	assert_alerts(&home, "open EMERGENCY seizure");
	assert_int_equal(session_strike(home.session, id, "a slip"), ERR_NONE);
	assert_alerts(&home, "");
	home_close(&home);
}

static void
test_a_corrected_answer_corrects_the_level(void **state)
{
	struct home home;
	struct entry better;
	int64_t id;

	(void)state;
	home_open(&home);
	id = home_symptom(&home, "chest_pain", "severity=4");
	assert_alerts(&home, "open EMERGENCY chest_pain");
	entry_init(&better, ENTRY_SYMPTOM, "chest_pain");
	home_answer(&better, "severity=1");
	assert_int_equal(session_amend(home.session, id, &better), ERR_NONE);
	entry_clear(&better);
	assert_alerts(&home, "open URGENT chest_pain");
	home_close(&home);
}

static void
test_an_alert_is_put_off_with_a_reason_and_an_hour_only(void **state)
{
	struct home home;
	struct alert_list found;
	struct stamp until;
	int64_t id;

	(void)state;
	home_open(&home);
	home_symptom(&home, "itching", "severity=1");
	found = home_alert(&home, "itching");
	id = found.items[0].id;
	alert_list_clear(&found);
	until = home.now;
	until.at += 3600;
	assert_int_equal(session_put_off(home.session, id, "", until),
			 ERR_INVALID);
	assert_int_equal(session_put_off(home.session, id, "asleep", home.now),
			 ERR_RANGE);
	assert_int_equal(
		session_put_off(home.session, id, "in the train", until),
		ERR_NONE);
	home_reopen(&home, SESSION_WRITE);
	assert_alerts(&home, "open REPORT itching");
	found = home_alert(&home, "itching");
	assert_true(alert_is_quiet(&found.items[0], home.now));
	assert_string_equal(found.items[0].later_reason, "in the train");
	alert_list_clear(&found);
	home_symptom(&home, "itching", "severity=4");
	found = home_alert(&home, "itching");
	assert_false(alert_is_quiet(&found.items[0], home.now));
	alert_list_clear(&found);
	home_close(&home);
}

static void
test_no_emergency_can_be_put_off(void **state)
{
	struct home home;
	struct alert_list found;
	struct stamp until;

	(void)state;
	home_open(&home);
	home_symptom(&home, "seizure", "presence=1");
	found = home_alert(&home, "seizure");
	until = home.now;
	until.at += 3600;
	assert_int_equal(session_put_off(home.session, found.items[0].id,
					 "later", until),
			 ERR_NOT_ALLOWED);
	alert_list_clear(&found);
	home_close(&home);
}

static void
test_the_instruction_is_kept_beside_the_alert(void **state)
{
	struct home home;
	struct alert_list found;
	struct call call = { .who = CALL_NURSE,
			     .said = "No medicine.",
			     .next = "Come at ten." };

	(void)state;
	home_open(&home);
	home_symptom(&home, "diarrhea", "extra_stools=5");
	assert_int_equal(session_call(home.session, 0, &call), ERR_NONE);
	home_reopen(&home, SESSION_WRITE);
	found = home_alert(&home, "diarrhea");
	assert_string_equal(found.items[0].instruction,
			    "No medicine.\nCome at ten.");
	assert_true(found.items[0].told);
	alert_list_clear(&found);
	home_close(&home);
}

static void
test_a_fact_that_raises_an_alert_keeps_it_with_itself(void **state)
{
	struct home home;

	(void)state;
	home_open(&home);
	assert_int_equal(session_set_fact(home.session, "pregnant", "yes"),
			 ERR_NONE);
	assert_alerts(&home, "open REPORT pregnant");
	home_reopen(&home, SESSION_READ);
	assert_alerts(&home, "open REPORT pregnant");
	home_close(&home);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_a_new_symptom_opens_an_alert_that_is_still_there_tomorrow),
		cmocka_unit_test(
			test_a_call_makes_a_report_calm_whatever_was_said),
		cmocka_unit_test(test_an_urgent_alert_needs_an_answer_in_words),
		cmocka_unit_test(
			test_nobody_answering_leaves_all_open_with_an_hour_to_try_again),
		cmocka_unit_test(
			test_an_emergency_stays_until_the_answer_is_noted_in_words),
		cmocka_unit_test(
			test_an_emergency_comes_back_with_a_newer_line),
		cmocka_unit_test(
			test_an_emergency_that_was_called_about_ends_with_its_episode),
		cmocka_unit_test(
			test_an_emergency_called_about_without_words_is_open_until_it_is_over),
		cmocka_unit_test(
			test_an_untold_alert_outlives_what_it_is_about),
		cmocka_unit_test(
			test_an_untold_emergency_reads_as_urgent_two_days_after_it_has_gone),
		cmocka_unit_test(
			test_a_told_symptom_that_is_no_worse_stays_calm),
		cmocka_unit_test(
			test_a_told_symptom_that_gets_worse_comes_back),
		cmocka_unit_test(
			test_time_alone_brings_back_what_does_not_get_better),
		cmocka_unit_test(
			test_a_reader_sees_what_time_raised_and_a_call_takes_its_id),
		cmocka_unit_test(test_one_call_is_about_every_open_alert),
		cmocka_unit_test(test_a_call_about_one_alert_leaves_the_others),
		cmocka_unit_test(test_a_call_with_no_open_alert_is_not_found),
		cmocka_unit_test(
			test_a_product_is_told_by_a_call_and_its_history_is_kept),
		cmocka_unit_test(
			test_a_product_noted_as_told_quiets_its_own_alert),
		cmocka_unit_test(test_undoing_a_call_brings_the_alert_back),
		cmocka_unit_test(test_undoing_a_line_takes_its_alert_with_it),
		cmocka_unit_test(
			test_striking_the_only_line_behind_an_alert_closes_it),
		cmocka_unit_test(test_a_corrected_answer_corrects_the_level),
		cmocka_unit_test(
			test_an_alert_is_put_off_with_a_reason_and_an_hour_only),
		cmocka_unit_test(test_no_emergency_can_be_put_off),
		cmocka_unit_test(test_the_instruction_is_kept_beside_the_alert),
		cmocka_unit_test(
			test_a_fact_that_raises_an_alert_keeps_it_with_itself),
	};

	return cmocka_run_group_tests_name("alerts_flow", tests, NULL, NULL);
}
