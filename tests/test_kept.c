/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is kept is shown: what a note was before, why one was struck out, and
 * that nothing is lost when nobody is there. */
#include "config.h"

#include "test.h"

#include <stdlib.h>

#include "stage.h"

static const struct look {
	const char *lang, *size, *note, *asked, *locked;
	int rows, columns;
} looks[] = {
	{ "en", "80x24", "One note", "Still there?", "Diary locked", 24, 80 },
	{ "fr", "80x24", "Une note", "Toujours là ?", "Journal verrouillé", 24,
	  80 },
	{ "en", "60x20", "One note", "Still there?", "Diary locked", 20, 60 },
	{ "fr", "60x20", "Une note", "Toujours là ?", "Journal verrouillé", 20,
	  60 },
};
enum { LOOKS = sizeof(looks) / sizeof(looks[0]) };

static void
set(struct stage *stage, const struct look *look)
{
	stage_set(stage, look->lang);
	stage->options.rows = look->rows;
	stage->options.columns = look->columns;
	stage->size = look->size;
}

static int64_t
amend(struct stage *stage, int64_t id, const char *answers)
{
	struct entry better = { 0 };
	int64_t new_id;

	entry_init(&better, ENTRY_SYMPTOM, "cough");
	home_answer(&better, answers);
	better.by = AUTHOR_RELATIVE;
	entry_set_note(&better, "dry, at night");
	assert_int_equal(session_amend(stage->home.session, id, &better),
			 ERR_NONE);
	new_id = better.id;
	entry_clear(&better);
	return new_id;
}

static void
test_a_note_said_better_shows_all_it_was_before(void **state)
{
	(void)state;
	for (int i = 0; i < LOOKS; i++) {
		struct stage stage;
		int64_t id;

		set(&stage, &looks[i]);
		id = home_symptom(&stage.home, "cough", "severity=1");
		id = amend(&stage, id, "severity=3");
		(void)amend(&stage, id, "severity=2");
		stage_open(&stage);
		stage_unlock(&stage);
		stage_press(&stage, "h");
		stage_enter(&stage);
		vt_wait(&stage.vt, looks[i].note);
		stage_look(&stage, "entry-before");
		stage_end(&stage);
	}
}

static void
test_a_note_struck_out_shows_why(void **state)
{
	(void)state;
	for (int i = 0; i < LOOKS; i++) {
		struct stage stage;
		int64_t id;

		set(&stage, &looks[i]);
		id = home_symptom(&stage.home, "cough", "severity=1");
		assert_int_equal(
			session_strike(stage.home.session, id, "typed twice"),
			ERR_NONE);
		stage_open(&stage);
		stage_unlock(&stage);
		stage_press(&stage, "h");
		stage_enter(&stage);
		vt_wait(&stage.vt, looks[i].note);
		stage_look(&stage, "entry-struck");
		stage_end(&stage);
	}
}

static void
test_nobody_there_is_warned_and_locked_in_these_words(void **state)
{
	(void)state;
	for (int i = 0; i < LOOKS; i++) {
		struct stage stage;

		set(&stage, &looks[i]);
		stage_open(&stage);
		stage_unlock(&stage);
		stage_open_form(&stage, "cough");
		stage_press(&stage, "2");
		vt_wait(&stage.vt, "> 2");
		vt_pass(&stage.vt, 600);
		vt_wait(&stage.vt, looks[i].asked);
		stage_look(&stage, "idle");
		vt_pass(&stage.vt, 61);
		vt_wait(&stage.vt, looks[i].locked);
		stage_look(&stage, "locked");
		stage_end(&stage);
	}
}

static void
test_more_time_is_given_three_times_and_going_on_always(void **state)
{
	struct stage stage;

	(void)state;
	stage_begin(&stage, "en");
	for (int i = 0; i < 3; i++) {
		vt_pass(&stage.vt, i == 0 ? 601 : 901);
		vt_wait(&stage.vt, "I need 5 more minutes");
		stage_press(&stage, "t");
	}
	vt_pass(&stage.vt, 901);
	vt_wait(&stage.vt, "Still there?");
	assert_false(vt_shows(&stage.vt, "I need 5 more minutes"));
	stage_press(&stage, "t");
	vt_wait(&stage.vt, "How are you");
	vt_pass(&stage.vt, 601);
	vt_wait(&stage.vt, "Still there?");
	stage_press(&stage, "l");
	vt_wait(&stage.vt, "Diary locked");
	stage_end(&stage);
}

static void
test_a_held_backspace_takes_letters_and_then_nothing_more(void **state)
{
	static const char held[] = "\177\177\177\177\177\177";
	struct stage stage;

	(void)state;
	stage_begin(&stage, "en");
	stage_open_form(&stage, "cough");
	stage_go_to_words(&stage);
	stage_press(&stage, "dry at night");
	vt_send(&stage.vt, held);
	vt_wait(&stage.vt, "> dry at_");
	vt_send(&stage.vt, held);
	vt_send(&stage.vt, held);
	vt_wait(&stage.vt, "> ________");
	vt_wait(&stage.vt, "Cough");
	stage_press(&stage, "aa");
	vt_wait(&stage.vt, "> aa___");
	stage_end(&stage);
}

/* The form once these keys have come at once; owned. */
static char *
answered(const char *keys)
{
	struct stage stage;
	char *screen;

	stage_begin(&stage, "en");
	stage_open_form(&stage, "cough");
	stage_press(&stage, keys);
	screen = vt_text(&stage.vt);
	stage_end(&stage);
	return screen;
}

/* A hand that trembles: the answer is given once, and nothing else. */
static void
test_a_digit_pressed_twice_in_a_moment_is_one_answer(void **state)
{
	char *once = answered("2"), *twice = answered("222");

	(void)state;
	assert_string_equal(twice, once);
	free(once);
	free(twice);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_a_note_said_better_shows_all_it_was_before),
		cmocka_unit_test(test_a_note_struck_out_shows_why),
		cmocka_unit_test(
			test_nobody_there_is_warned_and_locked_in_these_words),
		cmocka_unit_test(
			test_more_time_is_given_three_times_and_going_on_always),
		cmocka_unit_test(
			test_a_held_backspace_takes_letters_and_then_nothing_more),
		cmocka_unit_test(
			test_a_digit_pressed_twice_in_a_moment_is_one_answer),
	};

	return cmocka_run_group_tests_name("kept", tests, NULL, NULL);
}
