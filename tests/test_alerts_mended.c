/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a call, a correction, a step back do to alerts. */
#include "config.h"

#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "home.h"

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
			    "No medicine. Come at ten.");
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
	home_reopen(&home, SESSION_WRITE);
	assert_alerts(&home, "open REPORT pregnant");
	assert_int_equal(session_set_fact(home.session, "pregnant", "no"),
			 ERR_NONE);
	assert_alerts(&home, "");
	home_close(&home);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
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

	return cmocka_run_group_tests_name("alerts_mended", tests, NULL, NULL);
}
