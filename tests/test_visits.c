/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Visits, questions, numbers and the hour it is, by keys. The stage begins on
 * a Friday, 20 November 2026, at ten. */
#include "config.h"

#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "app/outside.h"
#include "base/buf.h"
#include "stage.h"

enum { HOUR = 3600 };

static void
tab(struct stage *stage)
{
	vt_key(&stage->vt, VTERM_KEY_TAB);
}

/* Time passes while she is elsewhere; then she opens the diary again. */
static void
come_back(struct stage *stage, int hours)
{
	vt_stop(&stage->vt);
	stage->options.now.at += (int64_t)hours * HOUR;
	stage_start(stage);
	vt_wait(&stage->vt, "passphrase");
	stage_press(stage, "correct horse battery staple");
	stage_enter(stage);
	vt_wait(&stage->vt, "Help");
	stage_go_home(stage);
	vt_wait(&stage->vt, "Jeanne");
}

static void
plan_visit(struct stage *stage, const char *day, const char *who)
{
	stage_press(stage, "6");
	stage_press(stage, "d");
	stage_press(stage, day);
	tab(stage);
	stage_press(stage, who);
	stage_enter(stage);
	vt_wait(&stage->vt, "The visit is noted");
}

static void
test_the_next_visit_stands_on_home_until_it_is_past(void **state)
{
	struct stage stage;

	(void)state;
	stage_begin(&stage, "en");
	plan_visit(&stage, "monday 14:00", "Dr Lemaire");
	vt_wait(&stage.vt, "Next visit: Monday 23 November, 14:00, Dr Lemaire");
	plan_visit(&stage, "12 December", "Dr Prat");
	stage_go_home(&stage);
	vt_wait(&stage.vt, "Monday 23 November, 14:00, Dr Lemaire");
	come_back(&stage, 3 * 24 + 3);
	vt_wait(&stage.vt, "today, 14:00, Dr Lemaire");
	come_back(&stage, 2);
	vt_wait(&stage.vt, "Saturday 12 December, Dr Prat");
	assert_false(vt_shows(&stage.vt, "Lemaire"));
	stage_end(&stage);
}

/* At no hour known it may still be to come, all that day. */
static void
test_a_visit_at_no_hour_is_next_until_its_day_is_over(void **state)
{
	struct stage stage;

	(void)state;
	stage_begin(&stage, "en");
	plan_visit(&stage, "tomorrow", "the team");
	stage_go_home(&stage);
	vt_wait(&stage.vt, "tomorrow, the team");
	come_back(&stage, 24 + 13);
	vt_wait(&stage.vt, "today, the team");
	come_back(&stage, 6);
	vt_wait(&stage.vt, "what is to be told, my questions");
	stage_end(&stage);
}

static void
test_a_day_that_is_not_understood_keeps_what_was_typed(void **state)
{
	struct stage stage;

	(void)state;
	stage_begin(&stage, "en");
	stage_press(&stage, "6");
	stage_press(&stage, "d");
	stage_press(&stage, "when it suits");
	tab(&stage);
	stage_press(&stage, "Dr Lemaire");
	stage_enter(&stage);
	vt_wait(&stage.vt, "I did not understand this date.");
	assert_true(vt_shows(&stage.vt, "when it suits"));
	assert_true(vt_shows(&stage.vt, "Dr Lemaire"));
	stage_end(&stage);
}

static void
test_a_visit_is_put_off_on_its_own_page(void **state)
{
	struct stage stage;

	(void)state;
	stage_begin(&stage, "en");
	plan_visit(&stage, "monday 14:00", "Dr Lemaire");
	vt_key(&stage.vt, VTERM_KEY_HOME);
	stage_enter(&stage);
	vt_wait(&stage.vt, "When: Monday 23 November, 14:00");
	stage_press(&stage, "e");
	vt_wait(&stage.vt, "23/11/2026 14:00");
	for (int i = 0; i < 24; i++)
		vt_key(&stage.vt, VTERM_KEY_BACKSPACE);
	stage_press(&stage, "wednesday 9:00");
	tab(&stage);
	stage_enter(&stage);
	stage_go_home(&stage);
	vt_wait(&stage.vt, "Wednesday 25 November, 9:00, Dr Lemaire");
	stage_end(&stage);
}

static void
test_a_question_that_had_its_answer_leaves_the_list(void **state)
{
	struct stage stage;

	(void)state;
	stage_begin(&stage, "en");
	stage_press(&stage, "6");
	stage_press(&stage, "n");
	stage_press(&stage, "May I swim?");
	stage_enter(&stage);
	vt_wait(&stage.vt, "The question is noted.");
	vt_key(&stage.vt, VTERM_KEY_HOME);
	stage_enter(&stage);
	vt_wait(&stage.vt, "I had the answer");
	stage_press(&stage, "d");
	vt_wait(&stage.vt, "Answered: it leaves your list");
	vt_wait(&stage.vt, "None yet.");
	stage_press(&stage, "u");
	vt_wait(&stage.vt, "May I swim?");
	stage_end(&stage);
}

/* ---- numbers ---- */

static void
add_specialist(struct stage *stage)
{
	struct contact contact = { .role = (char[]){ "skin" },
				   .name = (char[]){ "Dr Peau" },
				   .number = (char[]){ "01 99 00 77 77" } };

	assert_int_equal(session_add_contact(stage->home.session, &contact),
			 ERR_NONE);
}

static void
test_the_number_that_answers_now_is_first_at_each_hour(void **state)
{
	static const struct {
		int hours;
		const char *first;
	} moments[] = {
		{ 0, "01 99 00 12 34   Care team" },  /* Friday, ten */
		{ 8, "01 99 00 56 78   Night" },      /* Friday, eighteen */
		{ 13, "01 99 00 56 78   Night" },     /* Saturday, seven */
		{ 4, "01 99 00 56 78   Night" },      /* Saturday, eleven */
		{ 45, "01 99 00 12 34   Care team" }, /* Monday, eight */
	};
	struct stage stage;

	(void)state;
	stage_begin(&stage, "en");
	for (size_t i = 0; i < sizeof(moments) / sizeof(moments[0]); i++) {
		char *screen, *now, *line;

		come_back(&stage, moments[i].hours);
		stage_press(&stage, "7");
		vt_wait(&stage.vt, "Answers now:");
		screen = vt_text(&stage.vt);
		now = strstr(screen, "Answers now:");
		line = strchr(now, '\n') + 1;
		line += strspn(line, " ");
		assert_memory_equal(line, moments[i].first,
				    strlen(moments[i].first));
		free(screen);
	}
	stage_end(&stage);
}

static void
test_the_specialist_of_the_organ_stands_on_its_alert(void **state)
{
	struct stage stage;

	(void)state;
	stage_set(&stage, "en");
	add_specialist(&stage);
	stage_open(&stage);
	stage_unlock(&stage);
	stage_open_form(&stage, "itching");
	stage_press(&stage, "2");
	stage_enter(&stage);
	stage_go_home(&stage);
	stage_press(&stage, "a");
	stage_enter(&stage);
	vt_wait(&stage.vt, "The team may send you to: 01 99 00 77 77   Skin "
			   "specialist");
	stage_go_home(&stage);
	stage_press(&stage, "7");
	vt_wait(&stage.vt, "SPECIALISTS");
	stage_end(&stage);
}

/* By choice only, and without a word of what is feared. */
static void
test_the_closed_diary_shows_the_teams_numbers_by_choice(void **state)
{
	struct stage stage;

	(void)state;
	stage_set(&stage, "en");
	add_specialist(&stage);
	stage_open(&stage);
	vt_wait(&stage.vt, "passphrase");
	assert_false(vt_shows(&stage.vt, "01 99 00 12 34"));
	stage_unlock(&stage);
	stage_press(&stage, "7");
	vt_wait(&stage.vt, "[ ] Show the team's");
	vt_key(&stage.vt, VTERM_KEY_END);
	vt_key(&stage.vt, VTERM_KEY_UP);
	stage_press(&stage, " ");
	vt_wait(&stage.vt, "[x] Show the team's");
	vt_stop(&stage.vt);
	stage_start(&stage);
	vt_wait(&stage.vt, "01 99 00 12 34");
	assert_true(vt_shows(&stage.vt, "01 99 00 56 78"));
	assert_false(vt_shows(&stage.vt, "77 77"));
	assert_false(vt_shows(&stage.vt, "Skin"));
	assert_false(vt_shows(&stage.vt, "specialist"));
	stage_end(&stage);
}

/* ---- the hour it is ---- */

static void
test_a_note_of_another_day_says_so_on_its_page(void **state)
{
	struct stage stage;
	struct entry_list list = { 0 };
	struct entry *entry;

	(void)state;
	stage_set(&stage, "en");
	entry = entry_list_push(&list);
	entry_init(entry, ENTRY_SYMPTOM, "cough");
	entry->felt = stage.home.now;
	entry->felt.at -= 12 * HOUR;
	assert_int_equal(entry_answer(entry, "severity", MILLI_ONE), ERR_NONE);
	assert_int_equal(session_log(stage.home.session, &list, NULL),
			 ERR_NONE);
	entry_list_clear(&list);
	stage_open(&stage);
	stage_unlock(&stage);
	stage_press(&stage, "5");
	stage_press(&stage, "/cough");
	stage_enter(&stage);
	vt_key(&stage.vt, VTERM_KEY_DOWN);
	stage_enter(&stage);
	vt_wait(&stage.vt, "This was noted the next day.");
	stage_end(&stage);
}

static void
test_a_clock_set_back_is_said_on_home(void **state)
{
	struct stage stage;

	(void)state;
	stage_begin(&stage, "en");
	stage_press(&stage, "1");
	vt_wait(&stage.vt, "Noted.");
	come_back(&stage, -24 * 30);
	vt_wait(&stage.vt, "later than now: is the clock");
	come_back(&stage, 24 * 30 + 1);
	assert_false(vt_shows(&stage.vt, "later than now"));
	stage_end(&stage);
}

/* Ten years forth and twenty back: not a second of being away. */
static void
test_the_lock_does_not_mind_the_clock_on_the_wall(void **state)
{
	enum { YEARS = 3652 };
	struct stage stage;
	struct stamp now;

	(void)state;
	stage_begin(&stage, "en");
	now = stage.options.now;
	vt_pass(&stage.vt, 300);
	now.at += (int64_t)YEARS * DAY_SECONDS;
	vt_set_clock(&stage.vt, now);
	assert_false(vt_shows(&stage.vt, "Still there?"));
	now.at -= (int64_t)2 * YEARS * DAY_SECONDS;
	vt_set_clock(&stage.vt, now);
	assert_false(vt_shows(&stage.vt, "Still there?"));
	vt_pass(&stage.vt, 297);
	assert_false(vt_shows(&stage.vt, "Still there?"));
	vt_pass(&stage.vt, 4);
	vt_wait(&stage.vt, "Still there?");
	vt_pass(&stage.vt, 55);
	assert_true(vt_shows(&stage.vt, "Still there?"));
	vt_pass(&stage.vt, 6);
	vt_wait(&stage.vt, "passphrase");
	stage_end(&stage);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_the_next_visit_stands_on_home_until_it_is_past),
		cmocka_unit_test(
			test_a_visit_at_no_hour_is_next_until_its_day_is_over),
		cmocka_unit_test(
			test_a_day_that_is_not_understood_keeps_what_was_typed),
		cmocka_unit_test(test_a_visit_is_put_off_on_its_own_page),
		cmocka_unit_test(
			test_a_question_that_had_its_answer_leaves_the_list),
		cmocka_unit_test(
			test_the_number_that_answers_now_is_first_at_each_hour),
		cmocka_unit_test(
			test_the_specialist_of_the_organ_stands_on_its_alert),
		cmocka_unit_test(
			test_the_closed_diary_shows_the_teams_numbers_by_choice),
		cmocka_unit_test(
			test_a_note_of_another_day_says_so_on_its_page),
		cmocka_unit_test(test_a_clock_set_back_is_said_on_home),
		cmocka_unit_test(
			test_the_lock_does_not_mind_the_clock_on_the_wall),
	};

	return cmocka_run_group_tests_name("visits", tests, NULL, NULL);
}
