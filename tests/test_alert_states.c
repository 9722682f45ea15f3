/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The state machine of an alert over a diary: what moves it, and above all
 * what does not. */
#include "config.h"

#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "app/advice.h"
#include "base/alloc.h"
#include "home.h"

#define URGENT "open URGENT diarrhea"

static int64_t
alert_id(struct home *home, const char *code)
{
	struct alert_list found = home_alert(home, code);
	int64_t id = found.items[0].id;

	alert_list_clear(&found);
	return id;
}

static enum err
put_off(struct home *home, const char *code, int hours)
{
	struct stamp until = home->now;

	until.at += (int64_t)hours * 3600;
	return session_put_off(home->session, alert_id(home, code),
			       "in the train", until);
}

static void
assert_now(struct home *home, const char *headline, const char *quiet)
{
	struct advice now;

	assert_int_equal(advice_now(&now, home->session, LANG_EN), ERR_NONE);
	assert_string_equal(now.headline, headline);
	assert_string_equal(now.quiet, quiet);
	advice_clear(&now);
}

/* ---- what leaves an open alert open ---- */

static void
let_a_month_pass(struct home *home)
{
	home_wait(home, 24 * 30);
}

static void
say_it_is_over(struct home *home)
{
	home_symptom(home, "diarrhea", "frequency=0 over=1");
}

static void
note_it_milder(struct home *home)
{
	home_symptom(home, "diarrhea", "frequency=1 change=-1");
}

static void
note_nothing_new(struct home *home)
{
	assert_int_equal(home_note(home, ENTRY_NOTHING_NEW, "", ""), ERR_NONE);
}

static void
call_nobody(struct home *home)
{
	home_call(home, CALL_NOBODY, "it rang ten times");
}

static void
call_without_words(struct home *home)
{
	home_call(home, CALL_NURSE, NULL);
}

static void
call_with_blanks(struct home *home)
{
	home_call(home, CALL_DOCTOR, " \t\n");
}

static void
say_later(struct home *home)
{
	assert_int_equal(put_off(home, "diarrhea", 2), ERR_NONE);
}

static void
note_something_else(struct home *home)
{
	home_measure(home, "temp_c", "36.8");
}

static void
ask_for_a_visit(struct home *home)
{
	assert_int_equal(home_note(home, ENTRY_VISIT, "", ""), ERR_NONE);
}

static void
note_a_dose(struct home *home)
{
	home_product(home, "paracetamol", "status=taking;told=yes");
	assert_int_equal(home_note(home, ENTRY_DOSE, "paracetamol", ""),
			 ERR_NONE);
}

static void
read_only(struct home *home)
{
	home_reopen(home, SESSION_READ);
	assert_alerts(home, URGENT);
	home_reopen(home, SESSION_WRITE);
}

static void
undo_what_came_after(struct home *home)
{
	char *done = NULL;

	home_call(home, CALL_NURSE, "Come.");
	assert_int_equal(session_undo(&done, home->session), ERR_NONE);
	free(done);
}

static void
strike_the_call(struct home *home)
{
	struct session_query query = { .kinds = 1U << ENTRY_CALL };
	struct entry_list calls = { 0 };

	home_call(home, CALL_NURSE, "Come.");
	assert_int_equal(session_entries(&calls, home->session, &query),
			 ERR_NONE);
	assert_int_equal(session_strike(home->session, calls.items[0].id,
					"it was for my neighbour"),
			 ERR_NONE);
	entry_list_clear(&calls);
}

typedef void step(struct home *home);
static step *const harmless[] = {
	let_a_month_pass,     say_it_is_over,  note_it_milder,
	note_nothing_new,     call_nobody,     call_without_words,
	call_with_blanks,     say_later,       note_something_else,
	ask_for_a_visit,      note_a_dose,     read_only,
	undo_what_came_after, strike_the_call,
};
enum { HARMLESS = sizeof(harmless) / sizeof(harmless[0]) };

static void
test_only_an_answer_calms_an_urgent_alert(void **state)
{
	(void)state;
	for (size_t i = 0; i < HARMLESS; i++) {
		struct home home;

		home_open(&home);
		home_symptom(&home, "diarrhea", "extra_stools=5");
		harmless[i](&home);
		assert_alerts(&home, URGENT);
		home_reopen(&home, SESSION_WRITE);
		assert_alerts(&home, URGENT);
		home_close(&home);
	}
}

static void
test_an_answer_given_after_all_that_calms_it_still(void **state)
{
	struct home home;

	(void)state;
	home_open(&home);
	home_symptom(&home, "diarrhea", "extra_stools=5");
	call_nobody(&home);
	call_without_words(&home);
	say_later(&home);
	home_call(&home, CALL_NIGHT, "Come tomorrow.");
	assert_alerts(&home, "calm URGENT diarrhea");
	home_close(&home);
}

static void
test_a_struck_call_leaves_no_instruction(void **state)
{
	struct home home;

	(void)state;
	home_open(&home);
	home_symptom(&home, "diarrhea", "extra_stools=5");
	strike_the_call(&home);
	assert_null(advice_instruction(home.session, "diarrhea", LANG_EN));
	home_close(&home);
}

/* ---- struck out: back to what it was ---- */

static void
test_striking_the_line_that_reopened_an_answered_alert_calms_it(void **state)
{
	struct home home;
	struct entry kept;
	int64_t worse;

	(void)state;
	home_open(&home);
	home_symptom(&home, "diarrhea", "extra_stools=5");
	home_call(&home, CALL_NURSE, "Come tomorrow.");
	home_go_to(&home, 1, 10);
	worse = home_symptom(&home, "diarrhea", "extra_stools=9");
	assert_alerts(&home, URGENT);
	assert_int_equal(session_strike(home.session, worse, "a wrong digit"),
			 ERR_NONE);
	assert_alerts(&home, "calm URGENT diarrhea");
	home_reopen(&home, SESSION_WRITE);
	assert_alerts(&home, "calm URGENT diarrhea");
	assert_int_equal(session_entry(&kept, home.session, worse), ERR_NONE);
	assert_int_equal(kept.status, ENTRY_STRUCK);
	assert_string_equal(kept.why, "a wrong digit");
	entry_clear(&kept);
	/* And worse again, it is open again. */
	home_symptom(&home, "diarrhea", "extra_stools=9");
	assert_alerts(&home, URGENT);
	home_close(&home);
}

/* ---- later ---- */

static void
test_later_is_quiet_until_its_hour_and_back_then(void **state)
{
	struct home home;

	(void)state;
	home_open(&home);
	home_symptom(&home, "diarrhea", "extra_stools=5");
	assert_int_equal(put_off(&home, "diarrhea", 2), ERR_NONE);
	assert_now(&home, "", "Diarrhoea: put off until 12:00 (in the train).");
	assert_alerts(&home, URGENT);
	home_wait(&home, 1);
	assert_now(&home, "", "Diarrhoea: put off until 12:00 (in the train).");
	home_wait(&home, 1);
	assert_now(&home, "CALL YOUR CARE TEAM NOW", "");
	home_close(&home);
}

static void
test_what_gets_worse_does_not_wait_for_later(void **state)
{
	struct home home;

	(void)state;
	home_open(&home);
	home_symptom(&home, "itching", "severity=1");
	assert_int_equal(put_off(&home, "itching", 24), ERR_NONE);
	assert_now(&home, "",
		   "Itchy skin: put off until tomorrow, 10:00 (in the train).");
	home_symptom(&home, "itching", "severity=4");
	assert_now(&home, "CALL YOUR CARE TEAM NOW", "");
	home_close(&home);
}

static void
test_nothing_silences_everything(void **state)
{
	struct home home;
	struct stamp until;

	(void)state;
	home_open(&home);
	home_symptom(&home, "diarrhea", "extra_stools=5");
	home_symptom(&home, "itching", "severity=1");
	until = home.now;
	until.at += 3600;
	/* There is no "all" for later. */
	assert_int_equal(session_put_off(home.session, 0, "asleep", until),
			 ERR_NOT_FOUND);
	assert_int_equal(put_off(&home, "diarrhea", 2), ERR_NONE);
	assert_now(&home, "TELL YOUR CARE TEAM TODAY",
		   "Diarrhoea: put off until 12:00 (in the train).");
	assert_int_equal(put_off(&home, "itching", 2), ERR_NONE);
	assert_now(&home, "",
		   "Diarrhoea: put off until 12:00 (in the train). Itchy skin: "
		   "put off until 12:00 (in the train).");
	/* What comes new is heard. */
	home_symptom(&home, "cough", "severity=1");
	assert_now(&home, "TELL YOUR CARE TEAM TODAY",
		   "Diarrhoea: put off until 12:00 (in the train). Itchy skin: "
		   "put off until 12:00 (in the train).");
	home_symptom(&home, "seizure", "presence=1");
	assert_int_equal(put_off(&home, "seizure", 1), ERR_NOT_ALLOWED);
	home_close(&home);
}

/* ---- nobody ---- */

static void
test_without_an_answer_within_the_hour_it_is_15(void **state)
{
	struct home home;
	struct advice advice;

	(void)state;
	home_open(&home);
	home_symptom(&home, "diarrhea", "extra_stools=5");
	home_call(&home, CALL_NOBODY, NULL);
	assert_int_equal(advice_of_alert(&advice, home.session, NULL, LANG_EN),
			 ERR_NONE);
	assert_string_equal(advice.number, "01 99 00 12 34");
	assert_string_equal(advice.second_number, "01 99 00 56 78");
	advice_clear(&advice);
	home_wait(&home, 1);
	assert_int_equal(advice_of_alert(&advice, home.session, NULL, LANG_EN),
			 ERR_NONE);
	assert_string_equal(advice.headline,
			    "No answer within an hour? Go to the emergency "
			    "department or call 15.");
	assert_string_equal(advice.number, "15");
	advice_clear(&advice);
	/* Somebody answers after all. */
	home_call(&home, CALL_NURSE, "Come.");
	assert_alerts(&home, "calm URGENT diarrhea");
	home_close(&home);
}

/* ---- the visit a call ends in ---- */

static void
test_a_call_and_the_visit_it_ends_in_are_one_change(void **state)
{
	struct home home;
	struct call call = { .who = CALL_NURSE,
			     .name = "Mrs Diallo",
			     .said = "Come." };
	struct today today;
	char *done = NULL;

	(void)state;
	home_open(&home);
	home_symptom(&home, "diarrhea", "extra_stools=5");
	call.visit = home.now;
	call.visit.at += DAY_SECONDS;
	assert_int_equal(session_call(home.session, 0, &call), ERR_NONE);
	assert_int_equal(session_today(&today, home.session), ERR_NONE);
	assert_true(today.has_visit);
	assert_int_equal(today.next_visit.at, call.visit.at);
	assert_string_equal(today.visit_who, "Mrs Diallo");
	today_clear(&today);
	assert_int_equal(session_undo(&done, home.session), ERR_NONE);
	free(done);
	assert_alerts(&home, URGENT);
	assert_int_equal(session_today(&today, home.session), ERR_NONE);
	assert_false(today.has_visit);
	today_clear(&today);
	home_close(&home);
}

static void
test_who_reached_nobody_has_no_visit(void **state)
{
	struct home home;
	struct call call = { .who = CALL_NOBODY };
	struct today today;

	(void)state;
	home_open(&home);
	home_symptom(&home, "diarrhea", "extra_stools=5");
	call.visit = home.now;
	call.visit.at += DAY_SECONDS;
	assert_int_equal(session_call(home.session, 0, &call), ERR_NONE);
	assert_int_equal(session_today(&today, home.session), ERR_NONE);
	assert_false(today.has_visit);
	today_clear(&today);
	home_close(&home);
}

static void
test_what_is_asked_again_tomorrow_is_named(void **state)
{
	struct home home;
	char *again;

	(void)state;
	home_open(&home);
	assert_null(advice_asked_again(home.session, LANG_EN));
	home_symptom(&home, "diarrhea", "extra_stools=5");
	home_symptom(&home, "cough", "severity=1");
	home_product(&home, "st_johns_wort", "status=planned;kind=natural");
	again = advice_asked_again(home.session, LANG_EN);
	assert_string_equal(again, "diarrhoea, cough");
	wipe_string(again);
	again = advice_asked_again(home.session, LANG_FR);
	assert_string_equal(again, "diarrhée, toux");
	wipe_string(again);
	home_close(&home);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_only_an_answer_calms_an_urgent_alert),
		cmocka_unit_test(
			test_an_answer_given_after_all_that_calms_it_still),
		cmocka_unit_test(test_a_struck_call_leaves_no_instruction),
		cmocka_unit_test(
			test_striking_the_line_that_reopened_an_answered_alert_calms_it),
		cmocka_unit_test(
			test_later_is_quiet_until_its_hour_and_back_then),
		cmocka_unit_test(test_what_gets_worse_does_not_wait_for_later),
		cmocka_unit_test(test_nothing_silences_everything),
		cmocka_unit_test(
			test_without_an_answer_within_the_hour_it_is_15),
		cmocka_unit_test(
			test_a_call_and_the_visit_it_ends_in_are_one_change),
		cmocka_unit_test(test_who_reached_nobody_has_no_visit),
		cmocka_unit_test(test_what_is_asked_again_tomorrow_is_named),
	};

	return cmocka_run_group_tests_name("alert states", tests, NULL, NULL);
}
