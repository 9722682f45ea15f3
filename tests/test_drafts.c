/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is being written outlives the program: killed at any system call of a
 * form, or with a disk that takes nothing more, the draft or the entry is
 * there.
 */
#include "config.h"

#include "test.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "faults.h"
#include "stage.h"
#include "sys/files.h"

#define WORDS "since the garden"
enum { SAMPLE = 17, ROWS = 50, FILE_LIMIT = 1 << 22 };

const char *const fault_words[] = { WORDS, NULL };

static void
unlock_again(struct stage *stage)
{
	stage_press(stage, "correct horse battery staple");
	stage_enter(stage);
}

static void
come_back(struct stage *stage)
{
	vt_stop(&stage->vt);
	stage_start(stage);
	vt_wait(&stage->vt, ">");
	unlock_again(stage);
}

/* ---- killed at any call ---- */

static void
answer(struct stage *stage)
{
	stage_press(stage, "2");
}

static void
write_words(struct stage *stage)
{
	stage_go_to_words(stage);
	stage_press(stage, WORDS);
	vt_pass(&stage->vt, 2);
}

static void
save(struct stage *stage)
{
	vt_key(&stage->vt, VTERM_KEY_END);
	vt_key(&stage->vt, VTERM_KEY_TAB);
	stage_enter(stage);
}

static void (*const steps[])(struct stage *stage) = {
	answer,
	write_words,
	save,
};
enum { STEPS = sizeof(steps) / sizeof(steps[0]) };

/* How many steps were over, with all they had to keep, when it ended. */
static int
walk(struct stage *stage)
{
	for (int i = 0; i < STEPS; i++) {
		steps[i](stage);
		if (!vt_runs(&stage->vt))
			return i;
	}
	return STEPS;
}

/* The form as it was, or the line in the history; never neither, and both only
 * where that is said. */
static void
assert_nothing_is_lost(struct stage *stage, int done)
{
	bool is_told;

	come_back(stage);
	vt_settle(&stage->vt);
	if (!vt_shows(&stage->vt, "have you been coughing")) {
		stage_go_home(stage);
		stage_press(stage, "h");
		if (done > 0)
			vt_wait(&stage->vt, "Cough, 2 out of 4");
		return;
	}
	if (done > 0)
		vt_wait(&stage->vt, "chosen");
	if (done > 1)
		vt_wait(&stage->vt, WORDS);
	is_told = vt_shows(&stage->vt, "Noted meanwhile: Cough");
	stage_go_home(stage);
	stage_press(stage, "h");
	assert_int_equal(vt_shows(&stage->vt, "Cough, 2 out of 4"), is_told);
}

static long
run(enum fault_kind kind, long at)
{
	struct stage stage;
	long calls;
	int done;

	stage_set(&stage, "en");
	stage.options.rows = ROWS; /* the whole form */
	stage_open(&stage);
	stage_unlock(&stage);
	stage_open_form(&stage, "cough");
	fault_arm(kind, at, EIO);
	done = walk(&stage);
	calls = fault_calls();
	fault_disarm();
	if (kind == FAULT_NONE)
		assert_int_equal(done, STEPS);
	else
		assert_int_equal(vt_end(&stage.vt), FAULT_EXIT);
	assert_nothing_is_lost(&stage, done);
	stage_end(&stage);
	return calls;
}

static void
test_a_form_killed_at_any_call_is_on_the_screen_again(void **state)
{
	static const enum fault_kind kinds[] = { FAULT_KILL, FAULT_TORN_FIRST,
						 FAULT_TORN_MIXED };
	const char *torture = getenv("VIGIE_TORTURE");
	long step = torture != NULL && strcmp(torture, "all") == 0 ? 1 : SAMPLE;
	long calls, runs = 0;

	(void)state;
	fault_share();
	calls = run(FAULT_NONE, 0);
	assert_true(calls > STEPS);
	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		for (long at = 1 + (long)i; at <= calls; at += step) {
			(void)run(kinds[i], at);
			runs++;
		}
	print_message("# killed at %ld of %ld calls of a form\n", runs,
		      3 * calls);
}

/* ---- a full disk ---- */

static void
test_a_full_disk_keeps_the_form_and_its_words_on_the_screen(void **state)
{
	struct stage stage;

	(void)state;
	fault_share();
	stage_begin(&stage, "en");
	stage_open_form(&stage, "cough");
	fault_arm(FAULT_EVER, 1, ENOSPC);
	answer(&stage);
	vt_wait(&stage.vt, "full");
	vt_wait(&stage.vt, "chosen");
	write_words(&stage);
	vt_wait(&stage.vt, "> " WORDS);
	save(&stage);
	vt_wait(&stage.vt, "full");
	stage_go_home(&stage);
	vt_wait(&stage.vt, "Go on: Cough");
	fault_disarm();
	vt_key(&stage.vt, VTERM_KEY_HOME);
	stage_enter(&stage);
	vt_wait(&stage.vt, WORDS);
	assert_int_equal(kill(stage.vt.pid, SIGKILL), 0);
	stage_end(&stage);
}

static void
test_a_full_disk_and_nobody_there_lose_nothing_in_this_window(void **state)
{
	struct stage stage;

	(void)state;
	fault_share();
	stage_begin(&stage, "en");
	stage_open_form(&stage, "cough");
	fault_arm(FAULT_EVER, 1, ENOSPC);
	answer(&stage);
	write_words(&stage);
	vt_pass(&stage.vt, 601);
	vt_wait(&stage.vt, "Still there?");
	vt_pass(&stage.vt, 61);
	vt_wait(&stage.vt, "as long as this window is open");
	assert_false(vt_shows(&stage.vt, WORDS));
	fault_disarm();
	unlock_again(&stage);
	vt_wait(&stage.vt, "> " WORDS);
	save(&stage);
	vt_wait(&stage.vt, "Noted.");
	stage_end(&stage);
}

/* A copy put in the place of the open file, as programs that carry folders
 * from one machine to another do. */
static void
test_a_session_that_cannot_go_on_is_locked_and_opened_again(void **state)
{
	struct buf bytes = { 0 };
	struct stage stage;

	(void)state;
	stage_begin(&stage, "en");
	stage_open_form(&stage, "cough");
	answer(&stage);
	write_words(&stage);
	assert_int_equal(files_read(&bytes, stage.home.path, FILE_LIMIT),
			 ERR_NONE);
	assert_int_equal(
		files_replace(stage.home.path, bytes.data, bytes.length),
		ERR_NONE);
	save(&stage);
	vt_wait(&stage.vt, "Lock it (F9, or L at home)");
	vt_wait(&stage.vt, WORDS);
	vt_key(&stage.vt, VTERM_KEY_FUNCTION(9));
	vt_wait(&stage.vt, "Diary locked");
	unlock_again(&stage);
	vt_wait(&stage.vt, WORDS);
	save(&stage);
	vt_wait(&stage.vt, "Noted.");
	buf_clear(&bytes);
	stage_end(&stage);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_a_form_killed_at_any_call_is_on_the_screen_again),
		cmocka_unit_test(
			test_a_full_disk_keeps_the_form_and_its_words_on_the_screen),
		cmocka_unit_test(
			test_a_full_disk_and_nobody_there_lose_nothing_in_this_window),
		cmocka_unit_test(
			test_a_session_that_cannot_go_on_is_locked_and_opened_again),
	};

	return cmocka_run_group_tests_name("drafts", tests, NULL, NULL);
}
