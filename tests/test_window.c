/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A judgement over the window of a long diary is that over all of it. */
#include "config.h"

#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/inside.h"
#include "home.h"

enum { DIARIES = 6, MANY_DIARIES = 200, STEPS = 120 };

static uint64_t seed;

/* xorshift: the same diaries on every machine. */
static int
draw(int below)
{
	seed ^= seed << 13;
	seed ^= seed >> 7;
	seed ^= seed << 17;
	return (int)(seed % (uint64_t)below);
}

static const char *const symptoms[] = {
	"itching", "fatigue",  "diarrhea", "cough",      "fever_chills",
	"seizure", "jaundice", "headache", "chest_pain", "joint_pain",
};
static const char *const answers[] = {
	"severity=0", "severity=1",           "severity=2",
	"severity=3", "severity=4",           "interference=2",
	"severity=?", "severity=1 new=0",     "severity=2 new=0",
	"presence=0", "severity=2 worried=1", "over=1",
};
static const char *const products[] = { "st_johns_wort", "ibuprofen",
					"prednisone", "turmeric" };
static const char *const statuses[] = { "status=taking", "status=planned",
					"status=stopped",
					"status=taking;told=yes" };

#define PICK(table) ((table)[draw(sizeof(table) / sizeof(*(table)))])

static void
note_symptom(struct home *home)
{
	home_symptom(home, PICK(symptoms), PICK(answers));
}

static void
note_measure(struct home *home)
{
	static const char *const values[] = { "36.8", "37.6", "38.4", "39.1" };
	static const char *const weights[] = { "60", "63.5", "66" };

	if (draw(2) == 0)
		home_measure(home, "temp_c", PICK(values));
	else
		home_measure(home, "weight_kg", PICK(weights));
}

static void
call(struct home *home)
{
	static const char *const words[] = { NULL, "Come tomorrow." };
	enum err err = home_try_call(
		home, 0, (enum call_who)draw(CALL_WHO_COUNT), PICK(words));

	assert_true(err == ERR_NONE || err == ERR_NOT_FOUND);
}

static void
strike(struct home *home)
{
	struct session_query query = { .live_only = true, .limit = 3 };
	struct entry_list found = { 0 };

	assert_int_equal(session_entries(&found, home->session, &query),
			 ERR_NONE);
	if (found.count > 0)
		assert_int_equal(session_strike(home->session,
						found.items[0].id, "a slip"),
				 ERR_NONE);
	entry_list_clear(&found);
}

static void
wait(struct home *home)
{
	static const int hours[] = { 1, 5, 24, 30, 24 * 4, 24 * 9, 24 * 70 };

	home_wait(home, PICK(hours));
}

static void
step(struct home *home)
{
	int what = draw(20);

	if (what < 9)
		note_symptom(home);
	else if (what < 11)
		note_measure(home);
	else if (what < 13)
		home_product(home, PICK(products), PICK(statuses));
	else if (what < 15)
		call(home);
	else if (what == 15)
		strike(home);
	else if (what == 16)
		assert_int_equal(
			home_note(home, ENTRY_INFUSION, "nivolumab", ""),
			ERR_NONE);
	wait(home);
}

static void
draft(struct entry_list *list)
{
	struct entry *entry = entry_list_push(list);

	entry_init(entry, ENTRY_SYMPTOM, PICK(symptoms));
	home_answer(entry, PICK(answers));
}

static char *
alerts_with(struct home *home, const struct entry_list *drafts)
{
	struct alert_list alerts = { 0 };
	struct buf out = { 0 };

	assert_int_equal(session_alerts_with(&alerts, home->session, drafts),
			 ERR_NONE);
	buf_adds(&out, "");
	for (size_t i = 0; i < alerts.count; i++)
		buf_addf(&out, "%s %s %s\n",
			 alert_state_code(alerts.items[i].state),
			 level_code(alerts.items[i].level),
			 alerts.items[i].code);
	alert_list_clear(&alerts);
	return buf_take(&out);
}

/* The same, with all that is live in the place of the window. */
static char *
alerts_over_all(struct home *home, const struct entry_list *drafts)
{
	struct session *session = home->session;
	struct session_query query = { .live_only = true };
	struct entry_list kept;
	char *alerts;

	(void)session_kept(session);
	kept = session->kept;
	assert_int_equal(session_entries(&session->kept, session, &query),
			 ERR_NONE);
	alerts = alerts_with(home, drafts);
	entry_list_clear(&session->kept);
	session->kept = kept;
	return alerts;
}

static void
compare(struct home *home)
{
	struct entry_list drafts = { 0 };
	char *over_window, *over_all;

	home->session->kept_is_stale = true;
	draft(&drafts);
	over_window = alerts_with(home, &drafts);
	over_all = alerts_over_all(home, &drafts);
	if (strcmp(over_window, over_all) != 0)
		fprintf(stderr, "with %s %s\n", drafts.items[0].code,
			drafts.items[0].answer_count > 0
				? drafts.items[0].answers[0].name
				: "");
	assert_string_equal(over_window, over_all);
	free(over_window);
	free(over_all);
	entry_list_clear(&drafts);
}

static void
live_one(uint64_t with)
{
	struct home home;

	seed = with * 2654435761U + 1;
	home_open_empty(&home);
	home_go_to(&home, -400, 9);
	for (int i = draw(8); i > 0; i--) {
		note_symptom(&home);
		wait(&home);
	}
	assert_int_equal(home_note(&home, ENTRY_TREATMENT, "nivolumab", ""),
			 ERR_NONE);
	for (int i = 0; i < STEPS; i++) {
		step(&home);
		if (i % 4 == 0)
			compare(&home);
	}
	home_close(&home);
}

static void
test_the_window_of_a_diary_says_what_all_of_it_says(void **state)
{
	const char *torture = getenv("VIGIE_TORTURE");
	int diaries = torture != NULL ? MANY_DIARIES : DIARIES;

	(void)state;
	for (int i = 1; i <= diaries; i++) {
		fprintf(stderr, "# diary %d of %d\n", i, MANY_DIARIES);
		live_one((uint64_t)i);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_the_window_of_a_diary_says_what_all_of_it_says),
	};

	return cmocka_run_group_tests_name("window", tests, NULL, NULL);
}
