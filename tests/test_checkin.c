/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The check-in: what is new by body area, what goes on, once a week all of
 * it; few keys, left and gone on with. */
#include "config.h"

#include "test.h"

#include <signal.h>
#include <string.h>

#include "stage.h"

enum { MOST_KEYS = 40, SIGNALLED = 128 };

/* Tab to the button at the end of a form. */
static void
save_form(struct stage *stage)
{
	vt_key(&stage->vt, VTERM_KEY_END);
	stage_enter(stage);
}

static void
unlock_again(struct stage *stage)
{
	vt_stop(&stage->vt);
	stage_start(stage);
	vt_wait(&stage->vt, ">");
	stage_press(stage, "correct horse battery staple");
	stage_enter(stage);
}

/* Belly and breath; runs and shortness of breath; of each how much. */
static const struct {
	const char *typed;
	VTermKey key;
} day[] = {
	{ "b", 0 },
	{ " ", 0 },
	{ NULL, VTERM_KEY_DOWN },
	{ " ", 0 },
	{ NULL, VTERM_KEY_ENTER },
	{ " ", 0 },
	{ NULL, VTERM_KEY_PAGEDOWN },
	{ NULL, VTERM_KEY_UP },
	{ NULL, VTERM_KEY_UP },
	{ " ", 0 },
	{ NULL, VTERM_KEY_ENTER },
	{ "1", 0 },
	{ NULL, VTERM_KEY_END },
	{ NULL, VTERM_KEY_ENTER },
	{ "1", 0 },
	{ NULL, VTERM_KEY_END },
	{ NULL, VTERM_KEY_ENTER },
	/* the team is to be called: read, and on */
	{ NULL, VTERM_KEY_ESCAPE },
};
enum { DAY_KEYS = sizeof(day) / sizeof(day[0]) };

static void
test_a_day_with_two_symptoms_takes_few_keys(void **state)
{
	struct stage stage;

	(void)state;
	assert_true(DAY_KEYS <= (size_t)MOST_KEYS);
	print_message("%d keys\n", (int)DAY_KEYS);
	stage_begin(&stage, "en");
	for (size_t i = 0; i < DAY_KEYS; i++) {
		if (day[i].typed != NULL)
			stage_press(&stage, day[i].typed);
		else
			vt_key(&stage.vt, day[i].key);
	}
	vt_wait(&stage.vt, "your day is filled in");
	vt_wait(&stage.vt, "Shortness of breath, 2 out of 4, since today");
	vt_wait(&stage.vt, "Diarrhoea, 1 out");
	stage_end(&stage);
}

static void
test_what_goes_on_is_asked_again_until_it_is_over(void **state)
{
	struct stage stage;

	(void)state;
	stage_set(&stage, "en");
	(void)home_symptom(&stage.home, "cough", "severity=1 interference=0");
	stage_open(&stage);
	stage_unlock(&stage);
	stage_press(&stage, "b");
	vt_wait(&stage.vt, "Going on, asked again");
	vt_wait(&stage.vt, "Cough, 1 out of 4");
	stage_press(&stage, "\t");
	for (int i = 0; i < 3; i++)
		vt_key(&stage.vt, VTERM_KEY_RIGHT);
	stage_press(&stage, " ");
	vt_wait(&stage.vt, "(o) over");
	stage_enter(&stage);
	vt_wait(&stage.vt, "How are you");
	stage_press(&stage, "b");
	vt_wait(&stage.vt, "Since yesterday");
	assert_false(vt_shows(&stage.vt, "asked again"));
	stage_end(&stage);
}

static void
test_what_got_worse_has_its_form_which_says_so(void **state)
{
	struct stage stage;

	(void)state;
	stage_set(&stage, "en");
	(void)home_symptom(&stage.home, "cough", "severity=1 interference=0");
	stage_open(&stage);
	stage_unlock(&stage);
	stage_press(&stage, "r");
	vt_wait(&stage.vt, "Only what goes on");
	for (int i = 0; i < 2; i++)
		vt_key(&stage.vt, VTERM_KEY_RIGHT);
	stage_press(&stage, " ");
	stage_enter(&stage);
	vt_wait(&stage.vt, "have you been coughing");
	vt_wait(&stage.vt, "(o) worse");
	stage_press(&stage, "3");
	save_form(&stage);
	vt_wait(&stage.vt, "CALL YOUR CARE TEAM NOW");
	stage_escape(&stage);
	vt_wait(&stage.vt, "your day is filled in");
	stage_end(&stage);
}

static void
test_back_leads_to_the_areas_with_every_tick(void **state)
{
	struct stage stage;

	(void)state;
	stage_begin(&stage, "en");
	stage_press(&stage, "b");
	stage_press(&stage, " ");
	stage_enter(&stage);
	vt_wait(&stage.vt, "2 of 2");
	stage_press(&stage, " ");
	stage_enter(&stage);
	vt_wait(&stage.vt, "3 of 3");
	stage_press(&stage, "1");
	stage_escape(&stage);
	vt_wait(&stage.vt, "[x] Diarrhoea");
	stage_escape(&stage);
	vt_wait(&stage.vt, "[x] Belly");
	stage_enter(&stage);
	vt_wait(&stage.vt, "[x] Diarrhoea");
	stage_enter(&stage);
	vt_wait(&stage.vt, "chosen");
	stage_end(&stage);
}

static void
test_a_killed_check_in_goes_on_where_it_was(void **state)
{
	struct stage stage;

	(void)state;
	stage_begin(&stage, "en");
	stage_press(&stage, "b");
	stage_press(&stage, " ");
	stage_enter(&stage);
	stage_press(&stage, " ");
	stage_enter(&stage);
	vt_wait(&stage.vt, "3 of 3");
	stage_press(&stage, "1");
	assert_int_equal(kill(stage.vt.pid, SIGKILL), 0);
	assert_int_equal(vt_end(&stage.vt), SIGNALLED + SIGKILL);
	unlock_again(&stage);
	vt_wait(&stage.vt, "3 of 3");
	vt_wait(&stage.vt, "chosen");
	save_form(&stage);
	vt_wait(&stage.vt, "your day is filled in");
	stage_end(&stage);
}

static void
test_a_red_answer_does_not_wait_for_the_rest(void **state)
{
	struct stage stage;

	(void)state;
	stage_begin(&stage, "en");
	stage_press(&stage, "b");
	vt_key(&stage.vt, VTERM_KEY_DOWN);
	vt_key(&stage.vt, VTERM_KEY_RIGHT);
	stage_press(&stage, " ");
	stage_enter(&stage);
	vt_wait(&stage.vt, "Chest pain");
	stage_press(&stage, " ");
	stage_enter(&stage);
	stage_press(&stage, "4");
	vt_wait(&stage.vt, "EMERGENCY: CALL 15 OR 112 NOW");
	stage_end(&stage);
}

static void
test_an_area_that_is_ticked_wants_to_know_what(void **state)
{
	struct stage stage;

	(void)state;
	stage_begin(&stage, "en");
	stage_press(&stage, "b");
	stage_press(&stage, " ");
	stage_press(&stage, "r");
	vt_wait(&stage.vt, "Something is ticked");
	stage_enter(&stage);
	stage_enter(&stage);
	vt_wait(&stage.vt, "Tick what it is: Belly, stools");
	stage_escape(&stage);
	stage_press(&stage, " ");
	stage_press(&stage, "r");
	vt_wait(&stage.vt, "Noted. Nothing to flag");
	vt_wait(&stage.vt, "today is filled in");
	stage_end(&stage);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_day_with_two_symptoms_takes_few_keys),
		cmocka_unit_test(
			test_what_goes_on_is_asked_again_until_it_is_over),
		cmocka_unit_test(
			test_what_got_worse_has_its_form_which_says_so),
		cmocka_unit_test(test_back_leads_to_the_areas_with_every_tick),
		cmocka_unit_test(test_a_killed_check_in_goes_on_where_it_was),
		cmocka_unit_test(test_a_red_answer_does_not_wait_for_the_rest),
		cmocka_unit_test(
			test_an_area_that_is_ticked_wants_to_know_what),
	};

	return cmocka_run_group_tests_name("checkin", tests, NULL, NULL);
}
