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
test_an_alert_is_as_old_as_the_first_line_about_its_subject(void **state)
{
	struct home home;
	struct alert_list found;

	(void)state;
	/* The first dose makes X-EARLY hold, and is older. */
	home_open_empty(&home);
	home_go_to(&home, -40, 10);
	assert_int_equal(home_note(&home, ENTRY_TREATMENT, "nivolumab", ""),
			 ERR_NONE);
	home_go_to(&home, -2, 10);
	home_symptom(&home, "jaundice", "severity=1");
	home_go_to(&home, 0, 10);
	home_symptom(&home, "jaundice", "severity=2");
	found = home_alert(&home, "jaundice");
	assert_int_equal(found.items[0].since.at,
			 home.now.at - 2 * DAY_SECONDS);
	alert_list_clear(&found);
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
test_nobody_answering_leaves_all_open_with_a_time_to_try_again(void **state)
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
	assert_int_equal(found.items[0].retry.at, home.now.at + 900);
	assert_false(found.items[0].told);
	assert_false(alert_is_unreached(&found.items[0], home.pack, home.now));
	home_wait(&home, 1);
	assert_true(alert_is_unreached(&found.items[0], home.pack, home.now));
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_a_new_symptom_opens_an_alert_that_is_still_there_tomorrow),
		cmocka_unit_test(
			test_an_alert_is_as_old_as_the_first_line_about_its_subject),
		cmocka_unit_test(
			test_a_call_makes_a_report_calm_whatever_was_said),
		cmocka_unit_test(test_an_urgent_alert_needs_an_answer_in_words),
		cmocka_unit_test(
			test_nobody_answering_leaves_all_open_with_a_time_to_try_again),
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
	};

	return cmocka_run_group_tests_name("alerts_flow", tests, NULL, NULL);
}
