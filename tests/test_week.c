/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole list, once a week: a page for each area, none of these in one
 * key, what was asked and absent kept as such. */
#include "config.h"

#include "test.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>

#include "stage.h"

enum {
	PAGES = 12,
	CORE = 35,
	SIGNALLED = 128,
};

static void
unlock_again(struct stage *stage)
{
	vt_stop(&stage->vt);
	stage_start(stage);
	vt_wait(&stage->vt, ">");
	stage_press(stage, "correct horse battery staple");
	stage_enter(stage);
}

static void
quit(struct stage *stage)
{
	stage_press(stage, "q");
	assert_int_equal(vt_end(&stage->vt), 0);
}

static void
wait_place(struct stage *stage, int place, int count)
{
	char text[32];

	(void)snprintf(text, sizeof(text), "%d of %d", place, count);
	vt_wait(&stage->vt, text);
}

/* None of these, from the first page to that one. */
static void
turn(struct stage *stage, int pages, int count)
{
	for (int place = 1; place <= pages; place++) {
		wait_place(stage, place, count);
		stage_enter(stage);
	}
}

/* The newest that says the whole list was gone through, into a list of one. */
static void
find_whole_list(struct entry_list *out, struct stage *stage)
{
	struct session_query query = { .kinds = 1u << ENTRY_NOTHING_NEW,
				       .live_only = true };

	home_reopen(&stage->home, SESSION_READ);
	memset(out, 0, sizeof(*out));
	assert_int_equal(session_entries(out, stage->home.session, &query),
			 ERR_NONE);
	assert_int_equal(out->count, 1);
	assert_non_null(entry_find_answer(&out->items[0], "whole_list"));
}

static int
zeros(const struct entry *entry)
{
	int count = 0;

	for (size_t i = 0; i < entry->answer_count; i++)
		count += entry->answers[i].state == ANSWER_GIVEN &&
			 entry->answers[i].value == 0;
	return count;
}

static void
test_what_was_asked_and_is_absent_is_kept_as_zero(void **state)
{
	struct stage stage;
	struct entry_list list;

	(void)state;
	stage_begin(&stage, "en");
	stage_press(&stage, "w");
	vt_wait(&stage.vt, "None of these");
	turn(&stage, PAGES, PAGES);
	vt_wait(&stage.vt, "Noted: the whole list of this week");
	assert_false(vt_shows(&stage.vt, "My week"));
	quit(&stage);
	find_whole_list(&list, &stage);
	assert_int_equal(zeros(&list.items[0]), CORE);
	assert_non_null(entry_find_answer(&list.items[0], "cough"));
	entry_list_clear(&list);
	stage_end(&stage);
}

static void
test_one_page_does_not_answer_for_the_next(void **state)
{
	struct stage stage;

	(void)state;
	stage_begin(&stage, "en");
	stage_press(&stage, "w");
	vt_wait(&stage.vt, "Belly");
	assert_false(vt_shows(&stage.vt, "Breath, cough"));
	turn(&stage, 2, PAGES);
	wait_place(&stage, 3, PAGES);
	vt_wait(&stage.vt, "Breath, cough");
	stage_go_home(&stage);
	vt_wait(&stage.vt, "Go on: My week");
	vt_wait(&stage.vt, "the whole list");
	stage_end(&stage);
}

static void
test_what_is_ticked_has_its_form_at_once_and_is_no_zero(void **state)
{
	struct stage stage;
	struct entry_list list;

	(void)state;
	stage_begin(&stage, "en");
	stage_press(&stage, "w");
	wait_place(&stage, 1, PAGES);
	stage_press(&stage, " ");
	wait_place(&stage, 1, PAGES + 1);
	stage_enter(&stage);
	vt_wait(&stage.vt, "how many more stools");
	wait_place(&stage, 2, PAGES + 1);
	stage_press(&stage, "1");
	vt_key(&stage.vt, VTERM_KEY_END);
	stage_enter(&stage);
	for (int place = 3; place <= PAGES + 1; place++) {
		wait_place(&stage, place, PAGES + 1);
		stage_enter(&stage);
	}
	vt_wait(&stage.vt, "Noted: the whole list of this week");
	quit(&stage);
	find_whole_list(&list, &stage);
	assert_int_equal(zeros(&list.items[0]), CORE - 1);
	assert_null(entry_find_answer(&list.items[0], "diarrhea"));
	entry_list_clear(&list);
	stage_end(&stage);
}

static void
test_what_goes_on_has_the_last_page_and_is_no_zero(void **state)
{
	struct stage stage;
	struct entry_list list;

	(void)state;
	stage_set(&stage, "en");
	(void)home_symptom(&stage.home, "cough", "severity=1 interference=0");
	stage_open(&stage);
	stage_unlock(&stage);
	stage_press(&stage, "w");
	turn(&stage, PAGES, PAGES + 1);
	wait_place(&stage, PAGES + 1, PAGES + 1);
	vt_wait(&stage.vt, "Cough, 1 out of 4");
	vt_key(&stage.vt, VTERM_KEY_END);
	stage_enter(&stage);
	vt_wait(&stage.vt, "An answer is missing");
	stage_enter(&stage);
	vt_wait(&stage.vt, "Noted: the whole list of this week");
	quit(&stage);
	find_whole_list(&list, &stage);
	assert_null(entry_find_answer(&list.items[0], "cough"));
	entry_list_clear(&list);
	stage_end(&stage);
}

static void
test_enter_alone_never_says_that_it_is_better(void **state)
{
	struct session_query query = { .kinds = 1u << ENTRY_SYMPTOM };
	struct entry_list list = { 0 };
	struct stage stage;

	(void)state;
	stage_set(&stage, "en");
	(void)home_symptom(&stage.home, "cough", "severity=1 interference=0");
	stage_open(&stage);
	stage_unlock(&stage);
	stage_press(&stage, "r");
	vt_wait(&stage.vt, "Only what goes on");
	stage_enter(&stage);
	vt_wait(&stage.vt, "An answer is missing");
	assert_false(vt_shows(&stage.vt, "(o)"));
	stage_enter(&stage);
	vt_wait(&stage.vt, "today is filled in");
	quit(&stage);
	home_reopen(&stage.home, SESSION_READ);
	assert_int_equal(session_entries(&list, stage.home.session, &query),
			 ERR_NONE);
	assert_int_equal(list.count, 1);
	entry_list_clear(&list);
	stage_end(&stage);
}

static void
test_a_killed_list_goes_on_at_its_page_and_goes_back(void **state)
{
	struct stage stage;

	(void)state;
	stage_begin(&stage, "en");
	stage_press(&stage, "w");
	turn(&stage, 2, PAGES);
	wait_place(&stage, 3, PAGES);
	stage_press(&stage, " ");
	wait_place(&stage, 3, PAGES + 1);
	assert_int_equal(kill(stage.vt.pid, SIGKILL), 0);
	assert_int_equal(vt_end(&stage.vt), SIGNALLED + SIGKILL);
	unlock_again(&stage);
	wait_place(&stage, 3, PAGES + 1);
	vt_wait(&stage.vt, "[x]");
	stage_escape(&stage);
	wait_place(&stage, 2, PAGES + 1);
	stage_escape(&stage);
	wait_place(&stage, 1, PAGES + 1);
	stage_escape(&stage);
	vt_wait(&stage.vt, "Go on: My week");
	stage_end(&stage);
}

static void
test_the_list_comes_once_a_week_and_can_wait(void **state)
{
	struct stage stage;

	(void)state;
	stage_begin(&stage, "en");
	vt_wait(&stage.vt, "My week");
	stage_press(&stage, "w");
	wait_place(&stage, 1, PAGES);
	stage_press(&stage, "t");
	vt_wait(&stage.vt, "asked again tomorrow");
	assert_false(vt_shows(&stage.vt, "My week"));
	quit(&stage);
	stage.options.now.at += DAY_SECONDS;
	unlock_again(&stage);
	vt_wait(&stage.vt, "My week");
	stage_press(&stage, "w");
	turn(&stage, PAGES, PAGES);
	vt_wait(&stage.vt, "Noted: the whole list of this week");
	assert_false(vt_shows(&stage.vt, "My week"));
	quit(&stage);
	stage.options.now.at += 6 * DAY_SECONDS;
	unlock_again(&stage);
	vt_wait(&stage.vt, "How are you");
	assert_false(vt_shows(&stage.vt, "My week"));
	quit(&stage);
	stage.options.now.at += DAY_SECONDS;
	unlock_again(&stage);
	vt_wait(&stage.vt, "My week");
	stage_end(&stage);
}

static void
test_a_stray_letter_on_a_later_page_puts_nothing_off(void **state)
{
	struct stage stage;

	(void)state;
	stage_begin(&stage, "en");
	stage_press(&stage, "w");
	turn(&stage, 1, PAGES);
	wait_place(&stage, 2, PAGES);
	stage_press(&stage, "t");
	stage_go_home(&stage);
	vt_wait(&stage.vt, "Go on: My week");
	stage_end(&stage);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_what_was_asked_and_is_absent_is_kept_as_zero),
		cmocka_unit_test(test_one_page_does_not_answer_for_the_next),
		cmocka_unit_test(
			test_what_is_ticked_has_its_form_at_once_and_is_no_zero),
		cmocka_unit_test(
			test_what_goes_on_has_the_last_page_and_is_no_zero),
		cmocka_unit_test(test_enter_alone_never_says_that_it_is_better),
		cmocka_unit_test(
			test_a_killed_list_goes_on_at_its_page_and_goes_back),
		cmocka_unit_test(test_the_list_comes_once_a_week_and_can_wait),
		cmocka_unit_test(
			test_a_stray_letter_on_a_later_page_puts_nothing_off),
	};

	return cmocka_run_group_tests_name("week", tests, NULL, NULL);
}
