/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An episode from its first day to its end: what the alerts, home and the
 * list for other programs say at each moment. */
#include "config.h"

#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "app/advice.h"
#include "app/inside.h"
#include "base/alloc.h"
#include "home.h"
#include "report/json.h"

/* What stands at one moment. */
struct moment {
	const char *alerts;   /* as assert_alerts has them */
	const char *headline; /* of home's banner; "" for none */
	const char *waiting;  /* how long it has been open; "" for less */
};

static void
assert_banner(struct home *home, const struct moment *want)
{
	struct advice now;

	assert_int_equal(advice_now(&now, home->session, LANG_EN), ERR_NONE);
	assert_string_equal(now.headline, want->headline);
	assert_string_equal(now.waiting, want->waiting);
	advice_clear(&now);
}

/* The same alerts, each with its state and level, for other programs. */
static void
assert_listed(struct home *home)
{
	struct alert_list alerts = { 0 };
	struct json_context context = { .pack = home->pack,
					.lang = LANG_EN,
					.now = home->now };
	struct buf text = { 0 }, wanted = { 0 };
	const char *at;

	assert_int_equal(session_alerts(&alerts, home->session, ALERT_CALM),
			 ERR_NONE);
	json_add_alerts(&text, &context, &alerts,
			session_contacts(home->session));
	at = buf_text(&text);
	for (size_t i = 0; i < alerts.count; i++) {
		buf_cut(&wanted, 0);
		buf_addf(&wanted, "\"level\": \"%s\"",
			 level_code(alerts.items[i].level));
		at = strstr(at, buf_text(&wanted));
		assert_non_null(at);
		buf_cut(&wanted, 0);
		buf_addf(&wanted, "\"state\": \"%s\"",
			 alert_state_code(alerts.items[i].state));
		at = strstr(at, buf_text(&wanted));
		assert_non_null(at);
	}
	buf_clear(&wanted);
	buf_clear(&text);
	alert_list_clear(&alerts);
}

static void
assert_stands(struct home *home, struct moment want)
{
	assert_alerts(home, want.alerts);
	assert_banner(home, &want);
	assert_listed(home);
	/* Nothing hangs on what is in memory. */
	home_reopen(home, SESSION_WRITE);
	assert_alerts(home, want.alerts);
	assert_banner(home, &want);
}

static void
assert_instruction(struct home *home, const char *code, const char *want)
{
	char *said = advice_instruction(home->session, code, LANG_EN);

	if (want == NULL)
		assert_null(said);
	else
		assert_string_equal(said, want);
	wipe_string(said);
}

static enum level
level_of(struct home *home, int64_t id)
{
	struct entry entry;
	enum level level;

	assert_int_equal(session_entry(&entry, home->session, id), ERR_NONE);
	level = entry.level;
	entry_clear(&entry);
	return level;
}

#define TODAY "TELL YOUR CARE TEAM TODAY"
#define NOW "CALL YOUR CARE TEAM NOW"

static void
test_an_episode_is_told_goes_on_gets_better_and_is_over(void **state)
{
	struct home home;
	struct alert_list all = { 0 };
	struct call call = { .who = CALL_NURSE,
			     .name = "Mrs Diallo",
			     .said = "Drink enough",
			     .next = "call again if it gets worse" };
	int64_t again;

	(void)state;
	home_open(&home);
	assert_stands(&home, (struct moment){ "", "", "" });
	home_symptom(&home, "itching", "severity=2");
	assert_stands(&home,
		      (struct moment){ "open REPORT itching", TODAY, "" });
	assert_instruction(&home, "itching", NULL);
	home_wait(&home, 1);
	assert_int_equal(session_call(home.session, 0, &call), ERR_NONE);
	assert_stands(&home, (struct moment){ "calm REPORT itching", "", "" });
	assert_instruction(&home, "itching",
			   "Drink enough. Call again if it gets worse (nurse, "
			   "Mrs Diallo, today)");
	/* The same, then better: known, and to be told at the visit. */
	home_go_to(&home, 1, 10);
	again = home_symptom(&home, "itching", "severity=2 change=0");
	assert_stands(&home, (struct moment){ "calm REPORT itching", "", "" });
	assert_int_equal(level_of(&home, again), LEVEL_WATCH);
	home_go_to(&home, 2, 10);
	again = home_symptom(&home, "itching", "severity=1 change=-1");
	assert_stands(&home, (struct moment){ "calm REPORT itching", "", "" });
	assert_int_equal(level_of(&home, again), LEVEL_WATCH);
	home_go_to(&home, 3, 10);
	home_symptom(&home, "itching", "severity=0 over=1");
	assert_stands(&home, (struct moment){ "", "", "" });
	assert_int_equal(session_alerts(&all, home.session, ALERT_CLOSED),
			 ERR_NONE);
	assert_int_equal(all.count, 1);
	assert_int_equal(all.items[0].state, ALERT_CLOSED);
	alert_list_clear(&all);
	/* What was said stays, with its day. */
	assert_instruction(&home, "itching",
			   "Drink enough. Call again if it gets worse (nurse, "
			   "Mrs Diallo, on Friday 20 November)");
	home_close(&home);
}

static void
test_a_told_episode_that_gets_worse_is_open_again(void **state)
{
	struct home home;
	int64_t worse;

	(void)state;
	home_open(&home);
	home_symptom(&home, "cough", "severity=1");
	home_call(&home, CALL_NURSE, "Wait.");
	home_go_to(&home, 1, 10);
	worse = home_symptom(&home, "cough", "severity=3");
	assert_stands(&home, (struct moment){ "open URGENT cough", NOW, "" });
	assert_int_equal(level_of(&home, worse), LEVEL_URGENT);
	assert_instruction(&home, "cough", "Wait. (nurse, yesterday)");
	home_call(&home, CALL_DOCTOR, "Come.");
	assert_stands(&home, (struct moment){ "calm URGENT cough", "", "" });
	assert_instruction(&home, "cough", "Come. (doctor, today)");
	/* No worse than what was told last. */
	home_go_to(&home, 2, 10);
	home_symptom(&home, "cough", "severity=3");
	assert_stands(&home, (struct moment){ "calm URGENT cough", "", "" });
	home_close(&home);
}

static void
test_what_was_told_expires_by_itself(void **state)
{
	struct home home;

	(void)state;
	home_open(&home);
	home_symptom(&home, "itching", "severity=2");
	home_call(&home, CALL_NURSE, "A cream.");
	home_wait(&home, 24 * 7 - 1);
	assert_stands(&home, (struct moment){ "calm REPORT itching", "", "" });
	home_wait(&home, 1);
	assert_stands(&home,
		      (struct moment){ "open REPORT itching", TODAY, "" });
	/* Better than what was told does not expire. */
	home_call(&home, CALL_NURSE, "Go on.");
	home_symptom(&home, "itching", "severity=1");
	home_wait(&home, 24 * 20);
	assert_stands(&home, (struct moment){ "calm REPORT itching", "", "" });
	home_close(&home);
}

static void
test_what_comes_back_after_its_end_is_new(void **state)
{
	struct home home;
	struct alert_list found;
	int64_t first;

	(void)state;
	home_open(&home);
	home_symptom(&home, "diarrhea", "frequency=1");
	found = home_alert(&home, "diarrhea");
	first = found.items[0].id;
	alert_list_clear(&found);
	home_call(&home, CALL_NURSE, "Rice.");
	home_go_to(&home, 2, 10);
	home_symptom(&home, "diarrhea", "frequency=0 over=1");
	assert_stands(&home, (struct moment){ "", "", "" });
	home_go_to(&home, 20, 10);
	home_symptom(&home, "diarrhea", "frequency=1");
	assert_stands(&home,
		      (struct moment){ "open REPORT diarrhea", TODAY, "" });
	found = home_alert(&home, "diarrhea");
	assert_int_not_equal(found.items[0].id, first);
	assert_int_equal(found.items[0].since.at, home.now.at);
	assert_false(found.items[0].told);
	assert_null(found.items[0].instruction);
	alert_list_clear(&found);
	home_close(&home);
}

static void
test_a_treated_reaction_that_comes_back_is_urgent(void **state)
{
	struct home home;

	(void)state;
	home_open(&home);
	assert_int_equal(session_set_fact(home.session, "prior_irae", "gut"),
			 ERR_NONE);
	home_symptom(&home, "diarrhea", "frequency=1");
	home_call(&home, CALL_NURSE, "Rice.");
	home_go_to(&home, 2, 10);
	home_symptom(&home, "diarrhea", "frequency=0 over=1");
	home_go_to(&home, 20, 10);
	home_symptom(&home, "diarrhea", "frequency=1");
	assert_stands(&home,
		      (struct moment){ "open URGENT diarrhea", NOW, "" });
	home_close(&home);
}

static void
test_an_alert_says_since_when_it_waits_after_a_day(void **state)
{
	struct home home;

	(void)state;
	home_open(&home);
	home_symptom(&home, "itching", "severity=2");
	home_wait(&home, 23);
	assert_stands(&home,
		      (struct moment){ "open REPORT itching", TODAY, "" });
	home_wait(&home, 1);
	assert_stands(&home, (struct moment){ "open REPORT itching", TODAY,
					      "Waiting since yesterday." });
	/* Noting it again, worse, does not begin the waiting anew. */
	home_symptom(&home, "itching", "severity=4");
	assert_stands(&home, (struct moment){ "open URGENT itching", NOW,
					      "Waiting since yesterday." });
	home_wait(&home, 24);
	assert_stands(&home, (struct moment){ "open URGENT itching", NOW,
					      "Waiting for 2 days." });
	/* The answer ends it; what brings it back begins it anew. */
	home_call(&home, CALL_NURSE, "A cream.");
	assert_stands(&home, (struct moment){ "calm URGENT itching", "", "" });
	home_wait(&home, 24 * 7);
	assert_stands(&home,
		      (struct moment){ "open REPORT itching", TODAY, "" });
	home_close(&home);
}

static void
test_what_is_noted_late_does_not_wait_since_it_was_felt(void **state)
{
	struct home home;
	struct entry_list list = { 0 };
	struct entry *entry = entry_list_push(&list);

	(void)state;
	home_open(&home);
	entry_init(entry, ENTRY_SYMPTOM, "itching");
	home_answer(entry, "severity=2");
	entry->felt = home.now;
	entry->felt.at -= 3 * DAY_SECONDS;
	assert_int_equal(session_log(home.session, &list, NULL), ERR_NONE);
	entry_list_clear(&list);
	assert_stands(&home,
		      (struct moment){ "open REPORT itching", TODAY, "" });
	home_close(&home);
}

static void
test_an_alert_does_not_wait_since_what_else_makes_its_rule_hold(void **state)
{
	struct home home;
	struct alert_list found;

	(void)state;
	home_open(&home);
	home_go_to(&home, -60, 10);
	home_product(&home, "paracetamol", "kind=otc;status=taking;told=yes");
	home_go_to(&home, 0, 10);
	home_symptom(&home, "jaundice", "presence=1");
	found = home_alert(&home, "jaundice");
	assert_int_equal(found.items[0].entry_count, 2);
	alert_list_clear(&found);
	assert_stands(&home,
		      (struct moment){ "open URGENT jaundice", NOW, "" });
	home_close(&home);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_an_episode_is_told_goes_on_gets_better_and_is_over),
		cmocka_unit_test(
			test_a_told_episode_that_gets_worse_is_open_again),
		cmocka_unit_test(test_what_was_told_expires_by_itself),
		cmocka_unit_test(test_what_comes_back_after_its_end_is_new),
		cmocka_unit_test(
			test_a_treated_reaction_that_comes_back_is_urgent),
		cmocka_unit_test(
			test_an_alert_says_since_when_it_waits_after_a_day),
		cmocka_unit_test(
			test_what_is_noted_late_does_not_wait_since_it_was_felt),
		cmocka_unit_test(
			test_an_alert_does_not_wait_since_what_else_makes_its_rule_hold),
	};

	return cmocka_run_group_tests_name("episodes", tests, NULL, NULL);
}
