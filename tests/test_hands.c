/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What hands do: keys, sizes, closed windows, and nothing lost by them. */
#include "config.h"

#include "test.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>

#include "stage.h"

enum { MOVE_BYTES = 300, SIGNALLED = 128 };

static void
test_a_size_that_changes_in_a_form_loses_nothing(void **state)
{
	struct stage stage;
	char *before, *after;

	(void)state;
	stage_begin(&stage, "en");
	stage_open_form(&stage, "cough");
	stage_press(&stage, "2");
	stage_go_to_words(&stage);
	stage_press(&stage, "since the garden");
	vt_wait(&stage.vt, "since the garden");
	before = vt_text(&stage.vt);
	vt_resize(&stage.vt, 20, 60);
	vt_wait(&stage.vt, "since the garden");
	vt_resize(&stage.vt, 1, 1);
	vt_resize(&stage.vt, 11, 39);
	vt_wait(&stage.vt, "too small");
	vt_resize(&stage.vt, 50, 132);
	vt_wait(&stage.vt, "since the garden");
	vt_resize(&stage.vt, 24, 80);
	after = vt_text(&stage.vt);
	assert_string_equal(after, before);
	free(before);
	free(after);
	stage_end(&stage);
}

static void
test_a_closed_window_keeps_what_was_being_written(void **state)
{
	struct stage stage;

	(void)state;
	stage_begin(&stage, "en");
	stage_open_form(&stage, "cough");
	stage_press(&stage, "2");
	stage_go_to_words(&stage);
	stage_press(&stage, "since the garden");
	vt_hang_up(&stage.vt);
	assert_int_equal(vt_end(&stage.vt), SIGNALLED + SIGHUP);
	vt_stop(&stage.vt);
	stage_start(&stage);
	vt_wait(&stage.vt, ">");
	stage_press(&stage, "correct horse battery staple");
	stage_enter(&stage);
	vt_wait(&stage.vt, "since the garden");
	vt_wait(&stage.vt, "Cough");
	stage_end(&stage);
}

static void
test_a_terminated_program_keeps_the_draft_and_ends_so(void **state)
{
	struct stage stage;

	(void)state;
	stage_begin(&stage, "en");
	stage_open_form(&stage, "cough");
	stage_press(&stage, "2");
	assert_int_equal(kill(stage.vt.pid, SIGTERM), 0);
	assert_int_equal(vt_end(&stage.vt), SIGNALLED + SIGTERM);
	vt_stop(&stage.vt);
	stage_start(&stage);
	vt_wait(&stage.vt, ">");
	stage_press(&stage, "correct horse battery staple");
	stage_enter(&stage);
	vt_wait(&stage.vt, "> 2");
	vt_wait(&stage.vt, "chosen");
	stage_end(&stage);
}

static void
test_a_killed_program_has_kept_each_answer(void **state)
{
	struct stage stage;

	(void)state;
	stage_begin(&stage, "en");
	stage_open_form(&stage, "cough");
	stage_press(&stage, "2");
	assert_int_equal(kill(stage.vt.pid, SIGKILL), 0);
	assert_int_equal(vt_end(&stage.vt), SIGNALLED + SIGKILL);
	vt_stop(&stage.vt);
	stage_start(&stage);
	vt_wait(&stage.vt, ">");
	stage_press(&stage, "correct horse battery staple");
	stage_enter(&stage);
	vt_wait(&stage.vt, "chosen");
	stage_end(&stage);
}

static void
test_escape_never_loses_what_was_typed(void **state)
{
	struct stage stage;

	(void)state;
	stage_begin(&stage, "en");
	stage_open_form(&stage, "cough");
	stage_go_to_words(&stage);
	stage_press(&stage, "since the garden");
	stage_escape(&stage);
	stage_escape(&stage);
	vt_wait(&stage.vt, "Go on: Cough");
	vt_key(&stage.vt, VTERM_KEY_HOME);
	stage_enter(&stage);
	vt_wait(&stage.vt, "since the garden");
	stage_escape(&stage);
	stage_open_form(&stage, "cough");
	vt_wait(&stage.vt, "since the garden");
	stage_end(&stage);
}

static void
test_nobody_there_is_warned_then_locked_and_comes_back(void **state)
{
	struct stage stage;

	(void)state;
	stage_begin(&stage, "en");
	stage_open_form(&stage, "cough");
	stage_go_to_words(&stage);
	stage_press(&stage, "since the garden");
	vt_pass(&stage.vt, 601);
	vt_wait(&stage.vt, "Still there?");
	stage_press(&stage, "z");
	vt_wait(&stage.vt, "since the garden");
	assert_false(vt_shows(&stage.vt, "gardenz"));
	vt_pass(&stage.vt, 601);
	vt_wait(&stage.vt, "Still there?");
	stage_press(&stage, "t");
	vt_pass(&stage.vt, 840);
	vt_wait(&stage.vt, "since the garden");
	vt_pass(&stage.vt, 61);
	vt_wait(&stage.vt, "Still there?");
	vt_pass(&stage.vt, 61);
	vt_wait(&stage.vt, "Diary locked");
	assert_false(vt_shows(&stage.vt, "garden"));
	stage_press(&stage, "correct horse battery staple");
	stage_enter(&stage);
	vt_wait(&stage.vt, "> since the garden");
	stage_end(&stage);
}

static void
test_a_french_keyboard_answers_without_shift(void **state)
{
	struct stage stage;

	(void)state;
	stage_begin(&stage, "fr");
	stage_press(&stage, "é");
	stage_press(&stage, "cough");
	stage_enter(&stage);
	stage_enter(&stage);
	stage_press(&stage, "\"");
	vt_wait(&stage.vt, "> 3");
	stage_press(&stage, "&");
	vt_wait(&stage.vt, "> 1");
	stage_end(&stage);
}

static void
test_the_same_key_twice_in_a_moment_counts_once(void **state)
{
	struct stage stage;

	(void)state;
	stage_begin(&stage, "en");
	stage_open_form(&stage, "cough");
	vt_key(&stage.vt, VTERM_KEY_END);
	for (int i = 0; i < 3; i++)
		vt_key(&stage.vt, VTERM_KEY_UP);
	/* "No" is ticked once, not taken for two presses that save. */
	vt_send(&stage.vt, "\r\r\r");
	vt_wait(&stage.vt, "Cough");
	assert_false(vt_shows(&stage.vt, "Noted"));
	stage_end(&stage);
}

static void
test_what_is_pasted_presses_no_enter(void **state)
{
	struct stage stage;

	(void)state;
	stage_begin(&stage, "en");
	stage_open_form(&stage, "cough");
	vt_paste(&stage.vt, "u\nr\nl\n");
	vt_wait(&stage.vt, "Cough");
	stage_go_to_words(&stage);
	vt_paste(&stage.vt, "one\ntwo\033]0;x\007");
	vt_wait(&stage.vt, "> one two");
	assert_false(vt_shows(&stage.vt, "Noted"));
	stage_end(&stage);
}

static void
test_the_language_changes_at_once_and_the_answer_stays(void **state)
{
	struct stage stage;

	(void)state;
	stage_begin(&stage, "en");
	stage_open_form(&stage, "cough");
	stage_press(&stage, "2");
	vt_wait(&stage.vt, "chosen");
	vt_key(&stage.vt, VTERM_KEY_FUNCTION(8));
	vt_wait(&stage.vt, "Toux");
	vt_wait(&stage.vt, "> 2");
	stage_end(&stage);
}

static void
test_moving_in_a_list_costs_few_bytes(void **state)
{
	struct stage stage;
	size_t before;

	(void)state;
	stage_begin(&stage, "en");
	for (int i = 0; i < 6; i++) {
		before = stage.vt.raw.length;
		vt_key(&stage.vt, VTERM_KEY_DOWN);
		assert_true(stage.vt.raw.length > before);
		assert_true(stage.vt.raw.length - before <= MOVE_BYTES);
	}
	stage_end(&stage);
}

static void
test_no_word_of_the_diary_commands_the_terminal(void **state)
{
	static const char title[] = "\033]0;stolen\007\033[31m\xc2\x9d"
				    "1;x\xe2\x80\xae"
				    "end";
	struct stage stage;
	struct entry_list list = { 0 };
	struct triage_result told = { 0 };
	struct entry *entry;

	(void)state;
	stage_set(&stage, "en");
	entry = entry_list_push(&list);
	entry_init(entry, ENTRY_QUESTION, "");
	entry_set_note(entry, title);
	assert_int_equal(session_log(stage.home.session, &list, &told),
			 ERR_NONE);
	entry_list_clear(&list);
	stage_open(&stage);
	stage_unlock(&stage);
	stage_press(&stage, "6");
	vt_wait(&stage.vt, "stolen");
	stage_press(&stage, "h");
	vt_wait(&stage.vt, "stolen");
	assert_null(strstr(buf_text(&stage.vt.raw), "\033]0;stolen"));
	assert_null(strstr(buf_text(&stage.vt.raw), "\xc2\x9d"));
	assert_null(strstr(buf_text(&stage.vt.raw), "\xe2\x80\xae"));
	stage_end(&stage);
}

static void
test_interrupting_goes_home_and_twice_locks(void **state)
{
	struct stage stage;

	(void)state;
	stage_begin(&stage, "en");
	stage_open_form(&stage, "cough");
	stage_press(&stage, "2");
	vt_control(&stage.vt, 'c');
	vt_wait(&stage.vt, "Go on: Cough");
	vt_control(&stage.vt, 'c');
	vt_wait(&stage.vt, "Diary locked");
	stage_end(&stage);
}

static void
test_leaving_leaves_nothing_on_the_terminal(void **state)
{
	struct stage stage;

	(void)state;
	stage_begin(&stage, "en");
	stage_press(&stage, "q");
	assert_int_equal(vt_end(&stage.vt), 0);
	assert_false(vt_shows(&stage.vt, "Jeanne"));
	assert_non_null(strstr(buf_text(&stage.vt.raw), "\033[3J"));
	stage_end(&stage);
}

static void
test_lines_can_be_spoken_instead_of_drawn(void **state)
{
	struct stage stage;

	(void)state;
	stage_set(&stage, "en");
	stage.options.arguments[4] = "--linear";
	stage.options.rows = 200;
	stage_open(&stage);
	vt_wait(&stage.vt, "Type here");
	stage_press(&stage, "correct horse battery staple\r");
	vt_wait(&stage.vt, "Diary of Jeanne");
	assert_false(vt_shows(&stage.vt, "staple"));
	stage_press(&stage, "2\r");
	vt_wait(&stage.vt, "Note a symptom");
	stage_press(&stage, "cough\r");
	vt_wait(&stage.vt, "1  Cough");
	stage_press(&stage, "1\r");
	vt_wait(&stage.vt, "Since yesterday, have you been coughing");
	stage_press(&stage, "2\r");
	vt_wait(&stage.vt, "get in the way of your day");
	assert_null(strstr(buf_text(&stage.vt.raw), "\033["));
	stage_end(&stage);
}

static void
test_an_unknown_terminal_gets_lines(void **state)
{
	struct stage stage;

	(void)state;
	stage_set(&stage, "en");
	stage.options.term = "no-such-terminal";
	stage_open(&stage);
	vt_wait(&stage.vt, "Type here");
	stage_end(&stage);
}

static void
test_a_terminal_from_before_unicode_gets_ascii(void **state)
{
	struct stage stage;

	(void)state;
	stage_set(&stage, "fr");
	stage.options.term = "vt100";
	stage_open(&stage);
	stage_unlock(&stage);
	stage_press(&stage, "2");
	vt_wait(&stage.vt, "symptome");
	for (size_t i = 0; i < stage.vt.raw.length; i++)
		assert_true(stage.vt.raw.data[i] < 0x80);
	stage_end(&stage);
}

/* Inks are 30 to 37 and 90 to 97, papers 40 to 47 and 100 to 107. */
static bool
sets_a_colour(const char *raw)
{
	static const char *const starts[] = { "\033[3", "\033[4", "\033[9",
					      "\033[10" };

	for (size_t i = 0; i < sizeof(starts) / sizeof(starts[0]); i++)
		for (const char *at = strstr(raw, starts[i]); at != NULL;
		     at = strstr(at + 1, starts[i])) {
			char next = at[strlen(starts[i])];
			char after = at[strlen(starts[i]) + 1];

			if (next >= '0' && next <= '7' &&
			    (after == 'm' || after == ';'))
				return true;
		}
	return false;
}

static void
test_without_colours_the_level_is_still_said(void **state)
{
	struct stage stage;

	(void)state;
	stage_set(&stage, "en");
	stage.options.arguments[4] = "--no-color";
	stage_open(&stage);
	stage_unlock(&stage);
	stage_open_form(&stage, "chest_pain");
	stage_press(&stage, "3");
	vt_wait(&stage.vt, "!!! EMERGENCY: CALL 15 OR 112 NOW");
	assert_false(sets_a_colour(buf_text(&stage.vt.raw)));
	stage_end(&stage);
}

static void
test_colours_repeat_the_level_where_they_are_wanted(void **state)
{
	struct stage stage;

	(void)state;
	stage_begin(&stage, "en");
	stage_open_form(&stage, "chest_pain");
	stage_press(&stage, "3");
	vt_wait(&stage.vt, "!!! EMERGENCY");
	assert_true(sets_a_colour(buf_text(&stage.vt.raw)));
	stage_end(&stage);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_a_size_that_changes_in_a_form_loses_nothing),
		cmocka_unit_test(
			test_a_closed_window_keeps_what_was_being_written),
		cmocka_unit_test(
			test_a_terminated_program_keeps_the_draft_and_ends_so),
		cmocka_unit_test(test_a_killed_program_has_kept_each_answer),
		cmocka_unit_test(test_escape_never_loses_what_was_typed),
		cmocka_unit_test(
			test_nobody_there_is_warned_then_locked_and_comes_back),
		cmocka_unit_test(test_a_french_keyboard_answers_without_shift),
		cmocka_unit_test(
			test_the_same_key_twice_in_a_moment_counts_once),
		cmocka_unit_test(test_what_is_pasted_presses_no_enter),
		cmocka_unit_test(
			test_the_language_changes_at_once_and_the_answer_stays),
		cmocka_unit_test(test_moving_in_a_list_costs_few_bytes),
		cmocka_unit_test(
			test_no_word_of_the_diary_commands_the_terminal),
		cmocka_unit_test(test_interrupting_goes_home_and_twice_locks),
		cmocka_unit_test(test_leaving_leaves_nothing_on_the_terminal),
		cmocka_unit_test(test_lines_can_be_spoken_instead_of_drawn),
		cmocka_unit_test(test_an_unknown_terminal_gets_lines),
		cmocka_unit_test(
			test_a_terminal_from_before_unicode_gets_ascii),
		cmocka_unit_test(test_without_colours_the_level_is_still_said),
		cmocka_unit_test(
			test_colours_repeat_the_level_where_they_are_wanted),
	};

	return cmocka_run_group_tests_name("hands", tests, NULL, NULL);
}
