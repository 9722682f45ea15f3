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
enum { SAMPLE = 30, ROWS = 50, FILE_LIMIT = 1 << 22 };

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
	while (vt_runs(&stage->vt) && vt_shows(&stage->vt, "Your passphrase"))
		vt_glance(&stage->vt);
	vt_settle(&stage->vt);
}

/* Until the text is there, or the program is not; false then. */
static bool
wait_or_end(struct vt *vt, const char *text)
{
	while (vt_runs(vt)) {
		if (vt_shows(vt, text))
			return true;
		vt_glance(vt);
	}
	return false;
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
	vt_key(&stage->vt, VTERM_KEY_TAB);
}

static void
save(struct stage *stage)
{
	vt_key(&stage->vt, VTERM_KEY_END);
	vt_key(&stage->vt, VTERM_KEY_TAB);
	stage_enter(stage);
}

static void
tick_breath(struct stage *stage)
{
	stage_press(stage, "b");
	vt_key(&stage->vt, VTERM_KEY_DOWN);
	stage_press(stage, " ");
}

static void
tick_cough(struct stage *stage)
{
	stage_enter(stage);
	vt_key(&stage->vt, VTERM_KEY_DOWN);
	stage_press(stage, " ");
}

static void
answer_next(struct stage *stage)
{
	stage_enter(stage);
	answer(stage);
}

static void
open_cough(struct stage *stage)
{
	stage_open_form(stage, "cough");
}

static void
stay_home(struct stage *stage)
{
	(void)stage;
}

/* What is done, what shows that it is over, and afterwards that it was kept;
 * NULL: the history. */
struct step {
	void (*act)(struct stage *stage);
	const char *shown, *mark;
};
enum { STEPS = 4 };
static const struct script {
	const char *name;
	void (*open)(struct stage *stage);
	struct step steps[STEPS];
	int count;
} scripts[] = {
	{ "a form",
	  open_cough,
	  { { answer, "chosen", "chosen" },
	    { write_words, "  " WORDS, WORDS },
	    { save, "Noted", NULL } },
	  3 },
	{ "a check-in",
	  stay_home,
	  { { tick_breath, "[x] Breath", "[x] Breath" },
	    { tick_cough, "[x] Cough", "[x] Cough" },
	    { answer_next, "chosen", "chosen" },
	    { save, "Noted", NULL } },
	  4 },
};
enum { SCRIPTS = sizeof(scripts) / sizeof(scripts[0]) };

/* How many steps were over, with all they had to keep, when it ended. */
static int
walk(struct stage *stage, const struct script *script)
{
	for (int i = 0; i < script->count; i++) {
		script->steps[i].act(stage);
		if (!wait_or_end(&stage->vt, script->steps[i].shown))
			return i;
	}
	return script->count;
}

static bool
is_noted(struct stage *stage)
{
	stage_go_home(stage);
	vt_wait(&stage->vt, "How are you");
	stage_press(stage, "h");
	vt_wait(&stage->vt, "My history");
	return vt_shows(&stage->vt, "Cough, 2 out of 4");
}

/* Here or some steps back. */
static bool
is_kept(struct stage *stage, const char *mark)
{
	for (int i = 0; mark != NULL && i < STEPS; i++) {
		if (vt_shows(&stage->vt, mark))
			return true;
		if (vt_shows(&stage->vt, "How are you"))
			return false;
		stage_escape(stage);
	}
	return false;
}

static void
fail_lost(struct stage *stage, const char *mark)
{
	char *screen = vt_text(&stage->vt);

	(void)fprintf(stderr, "neither kept nor noted: %s\n%s",
		      mark != NULL ? mark : "", screen);
	free(screen);
	fail();
}

/* The form as it was, or the line in the history; never neither, and both only
 * where that is said. */
static void
assert_nothing_is_lost(struct stage *stage, const struct script *script,
		       int done)
{
	const char *mark = done > 0 ? script->steps[done - 1].mark : NULL;
	bool is_told;

	come_back(stage);
	is_told = vt_shows(&stage->vt, "Noted meanwhile: Cough");
	if (done == 0)
		assert_false(is_noted(stage));
	else if (!is_kept(stage, mark) && !is_noted(stage))
		fail_lost(stage, mark);
	else if (vt_shows(&stage->vt, "have you been coughing"))
		assert_int_equal(is_noted(stage), is_told);
}

static long
run(const struct script *script, enum fault_kind kind, long at)
{
	struct stage stage;
	long calls;
	int done;

	stage_set(&stage, "en");
	stage.options.rows = ROWS; /* the whole form */
	stage_open(&stage);
	stage_unlock(&stage);
	script->open(&stage);
	fault_arm(kind, at, EIO);
	done = walk(&stage, script);
	calls = fault_calls();
	fault_disarm();
	if (kind == FAULT_NONE)
		assert_int_equal(done, script->count);
	else
		assert_int_equal(vt_end(&stage.vt), FAULT_EXIT);
	assert_nothing_is_lost(&stage, script, done);
	stage_end(&stage);
	return calls;
}

static void
kill_at_each_call(const struct script *script)
{
	static const enum fault_kind kinds[] = { FAULT_KILL, FAULT_TORN_FIRST,
						 FAULT_TORN_MIXED };
	enum { KINDS = sizeof(kinds) / sizeof(kinds[0]) };
	const char *torture = getenv("VIGIE_TORTURE");
	bool is_whole = torture != NULL && strcmp(torture, "all") == 0;
	long calls = run(script, FAULT_NONE, 0), runs = 0;

	assert_true(calls > script->count);
	for (long i = 0; i < KINDS; i++)
		for (long at = is_whole ? 1 : 1 + i * (SAMPLE / KINDS);
		     at <= calls; at += is_whole ? 1 : SAMPLE) {
			(void)run(script, kinds[i], at);
			runs++;
		}
	print_message("# %s: killed at %ld of %ld calls\n", script->name, runs,
		      KINDS * calls);
}

static void
test_what_is_killed_at_any_call_is_on_the_screen_again(void **state)
{
	(void)state;
	fault_share();
	for (int i = 0; i < SCRIPTS; i++)
		kill_at_each_call(&scripts[i]);
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
	vt_wait(&stage.vt, WORDS);
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
	vt_wait(&stage.vt, WORDS);
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
	vt_wait(&stage.vt, "Not saved: lock it (F9)");
	vt_wait(&stage.vt, "A says what to do.");
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
			test_what_is_killed_at_any_call_is_on_the_screen_again),
		cmocka_unit_test(
			test_a_full_disk_keeps_the_form_and_its_words_on_the_screen),
		cmocka_unit_test(
			test_a_full_disk_and_nobody_there_lose_nothing_in_this_window),
		cmocka_unit_test(
			test_a_session_that_cannot_go_on_is_locked_and_opened_again),
	};

	return cmocka_run_group_tests_name("drafts", tests, NULL, NULL);
}
