/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The treatment and the starting point by keys, as somebody at home does it. */
#include "config.h"

#include "test.h"

#include "stage.h"

enum { CARBO = 5, BUTTONS = 4 };

static void
tab(struct stage *stage, int times)
{
	for (int i = 0; i < times; i++)
		vt_key(&stage->vt, VTERM_KEY_TAB);
}

/* To the button at the end of a form. */
static void
save(struct stage *stage)
{
	vt_key(&stage->vt, VTERM_KEY_END);
	for (int i = 0; i < BUTTONS && !vt_shows(&stage->vt, "> [ Enter  Save");
	     i++)
		vt_key(&stage->vt, VTERM_KEY_LEFT);
	vt_wait(&stage->vt, "> [ Enter  Save ]");
	stage_enter(stage);
}

static void
test_a_treatment_is_stopped_and_begins_again_by_keys(void **state)
{
	struct stage stage;

	(void)state;
	stage_begin(&stage, "en");
	stage_press(&stage, "8");
	vt_wait(&stage.vt, "since 4 May");
	vt_wait(&stage.vt, "with no end date");
	/* The course stands after the six lines of the menu. */
	for (int i = 0; i < 6; i++)
		vt_key(&stage.vt, VTERM_KEY_DOWN);
	stage_enter(&stage);
	vt_wait(&stage.vt, "Understood: Nivolumab");
	tab(&stage, 3);
	stage_press(&stage, "colitis");
	save(&stage);
	vt_wait(&stage.vt, "On which day was it stopped?");
	stage_press(&stage, "1 April");
	save(&stage);
	vt_wait(&stage.vt, "before the first dose");
	for (int i = 0; i < 7; i++)
		vt_key(&stage.vt, VTERM_KEY_BACKSPACE);
	stage_press(&stage, "yesterday");
	save(&stage);
	vt_wait(&stage.vt, "from 4 May to yesterday, stopped: colitis");
	/* The focus stands on it still. */
	stage_enter(&stage);
	vt_wait(&stage.vt, "It begins again");
	save(&stage);
	vt_wait(&stage.vt, "My past reactions");
	stage_enter(&stage);
	vt_key(&stage.vt, VTERM_KEY_END);
	vt_key(&stage.vt, VTERM_KEY_LEFT);
	vt_wait(&stage.vt, "> [ It begins again ]");
	stage_enter(&stage);
	vt_wait(&stage.vt, "My treatment begins again");
	tab(&stage, 1);
	stage_press(&stage, "today");
	save(&stage);
	vt_wait(&stage.vt, "since today");
	vt_wait(&stage.vt, "from 4 May to yesterday, stopped: colitis");
	/* Begun again, saved as it was, stopped: each is taken back. */
	for (int i = 0; i < 3; i++)
		stage_press(&stage, "u");
	vt_wait(&stage.vt, "since 4 May");
	stage_end(&stage);
}

static void
test_a_slip_in_a_drug_is_offered_and_a_partner_is_taken(void **state)
{
	struct stage stage;

	(void)state;
	stage_begin(&stage, "en");
	stage_press(&stage, "8");
	stage_press(&stage, "2");
	stage_press(&stage, "carbo");
	save(&stage);
	vt_wait(&stage.vt, "is not in the list");
	for (int i = 0; i < CARBO; i++)
		vt_key(&stage.vt, VTERM_KEY_BACKSPACE);
	stage_press(&stage, "carboplatin");
	save(&stage);
	vt_wait(&stage.vt, "Which immunotherapy?");
	stage_press(&stage, ", keytrudda");
	vt_wait(&stage.vt, "Understood: Carboplatin");
	vt_wait(&stage.vt, "[ Pembrolizumab? ]");
	vt_key(&stage.vt, VTERM_KEY_DOWN);
	vt_wait(&stage.vt, "> [ Pembrolizumab? ]");
	stage_enter(&stage);
	vt_wait(&stage.vt, "Understood: Carboplatin + Pembrolizumab");
	tab(&stage, 1);
	stage_press(&stage, "yesterday");
	save(&stage);
	vt_wait(&stage.vt, "Carboplatin + Pembrolizumab");
	vt_wait(&stage.vt, "since yesterday");
	stage_end(&stage);
}

static void
test_an_infusion_is_noted_dated_and_struck_out(void **state)
{
	struct stage stage;

	(void)state;
	stage_begin(&stage, "en");
	stage_press(&stage, "8");
	stage_press(&stage, "1");
	stage_press(&stage, "yesterday");
	save(&stage);
	vt_wait(&stage.vt, "MY INFUSIONS");
	vt_wait(&stage.vt, "yesterday");
	stage_go_home(&stage);
	vt_wait(&stage.vt, "Last infusion: yesterday, 1 day ago.");
	stage_press(&stage, "8");
	for (int i = 0; i < 7; i++)
		vt_key(&stage.vt, VTERM_KEY_DOWN);
	stage_enter(&stage);
	vt_wait(&stage.vt, "[ Strike out ]");
	/* Help does not leave the form. */
	vt_key(&stage.vt, VTERM_KEY_FUNCTION(1));
	stage_escape(&stage);
	vt_wait(&stage.vt, "An infusion");
	vt_key(&stage.vt, VTERM_KEY_END);
	vt_wait(&stage.vt, "> [ Strike out ]");
	stage_enter(&stage);
	vt_wait(&stage.vt, "Because");
	stage_press(&stage, "wrong day");
	stage_enter(&stage);
	vt_wait(&stage.vt, "Sunday 8 November");
	assert_false(vt_shows(&stage.vt, "yesterday"));
	stage_end(&stage);
}

static void
test_usual_numbers_are_asked_once_and_their_history_stays(void **state)
{
	struct stage stage;

	(void)state;
	stage_begin(&stage, "en");
	vt_wait(&stage.vt, "starting point: to be filled in");
	stage_press(&stage, "8");
	stage_press(&stage, "6");
	stage_press(&stage, "e");
	vt_wait(&stage.vt, "Usual stools");
	stage_press(&stage, "1");
	tab(&stage, 2);
	stage_press(&stage, "12/8");
	save(&stage);
	/* Shown, and not taken for granted. */
	vt_wait(&stage.vt, "Do you mean 120 / 80 mmHg?");
	vt_wait(&stage.vt, "> 120/80");
	save(&stage);
	vt_wait(&stage.vt, "1 usual stool a day");
	vt_wait(&stage.vt, "Blood pressure, low number 80 mmHg");
	stage_press(&stage, "e");
	vt_key(&stage.vt, VTERM_KEY_BACKSPACE);
	stage_press(&stage, "few");
	save(&stage);
	vt_wait(&stage.vt, "How many stools a day");
	for (int i = 0; i < 3; i++)
		vt_key(&stage.vt, VTERM_KEY_BACKSPACE);
	stage_press(&stage, "3");
	save(&stage);
	vt_wait(&stage.vt, "3 usual stools a day");
	vt_wait(&stage.vt, "until today: 1 usual stool a day");
	stage_go_home(&stage);
	assert_false(vt_shows(&stage.vt, "starting point: to be filled in"));
	stage_open_form(&stage, "diarrhea");
	vt_wait(&stage.vt, "Your usual number, said at the start: 3");
	stage_end(&stage);
}

static void
test_an_old_symptom_counts_once_the_team_knows_it(void **state)
{
	struct stage stage;

	(void)state;
	stage_begin(&stage, "en");
	stage_press(&stage, "8");
	stage_press(&stage, "6");
	stage_press(&stage, "n");
	stage_press(&stage, "tremor");
	vt_key(&stage.vt, VTERM_KEY_DOWN);
	stage_enter(&stage);
	vt_wait(&stage.vt, "As a rule, how strong is it?");
	save(&stage);
	vt_wait(&stage.vt, "Say how it is as a rule");
	vt_key(&stage.vt, VTERM_KEY_HOME);
	stage_press(&stage, "1");
	save(&stage);
	vt_wait(&stage.vt, "is noted as a symptom");
	vt_wait(&stage.vt, "> ( ) yes");
	stage_press(&stage, " ");
	save(&stage);
	vt_wait(&stage.vt, ", 1 out of 4");
	stage_go_home(&stage);
	stage_open_form(&stage, "tremor");
	stage_press(&stage, "1");
	stage_enter(&stage);
	stage_go_home(&stage);
	assert_false(vt_shows(&stage.vt, "TELL YOUR CARE TEAM"));
	stage_end(&stage);
}

static void
test_a_past_reaction_and_my_health_are_said_in_a_few_keys(void **state)
{
	struct stage stage;

	(void)state;
	stage_begin(&stage, "en");
	stage_press(&stage, "8");
	stage_press(&stage, "3");
	stage_enter(&stage);
	vt_wait(&stage.vt, "that was treated?");
	stage_press(&stage, " ");
	tab(&stage, 1);
	stage_press(&stage, "March 2026");
	tab(&stage, 1);
	stage_press(&stage, " ");
	save(&stage);
	vt_wait(&stage.vt, "yes, March 2026, with steroids");
	stage_escape(&stage);
	vt_wait(&stage.vt, "My past reactions         Skin");
	stage_press(&stage, "4");
	vt_wait(&stage.vt, "Do you have diabetes?");
	stage_press(&stage, " ");
	save(&stage);
	vt_wait(&stage.vt, "Noted. U takes it back.");
	stage_press(&stage, "4");
	vt_wait(&stage.vt, "(o) yes");
	/* I do not know: it is as if it had not been asked. */
	vt_key(&stage.vt, VTERM_KEY_RIGHT);
	vt_key(&stage.vt, VTERM_KEY_RIGHT);
	stage_press(&stage, " ");
	vt_wait(&stage.vt, "(o) I do not know");
	save(&stage);
	stage_press(&stage, "4");
	vt_wait(&stage.vt, "Do you have diabetes?");
	assert_false(vt_shows(&stage.vt, "(o)"));
	stage_escape(&stage);
	stage_go_home(&stage);
	/* It comes back: more strongly than any new itch. */
	stage_open_form(&stage, "itching");
	stage_press(&stage, "1");
	stage_enter(&stage);
	vt_wait(&stage.vt, "CALL YOUR CARE TEAM NOW");
	stage_end(&stage);
}

static void
test_what_is_half_filled_is_there_again_after_a_closed_window(void **state)
{
	struct stage stage;

	(void)state;
	stage_begin(&stage, "en");
	stage_press(&stage, "8");
	stage_press(&stage, "2");
	stage_press(&stage, "keytruda");
	vt_wait(&stage.vt, "Understood: Pembrolizumab");
	vt_hang_up(&stage.vt);
	(void)vt_end(&stage.vt);
	vt_stop(&stage.vt);
	stage_start(&stage);
	vt_wait(&stage.vt, ">");
	stage_press(&stage, "correct horse battery staple");
	stage_enter(&stage);
	vt_wait(&stage.vt, "Understood: Pembrolizumab");
	stage_end(&stage);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_a_treatment_is_stopped_and_begins_again_by_keys),
		cmocka_unit_test(
			test_a_slip_in_a_drug_is_offered_and_a_partner_is_taken),
		cmocka_unit_test(
			test_an_infusion_is_noted_dated_and_struck_out),
		cmocka_unit_test(
			test_usual_numbers_are_asked_once_and_their_history_stays),
		cmocka_unit_test(
			test_an_old_symptom_counts_once_the_team_knows_it),
		cmocka_unit_test(
			test_a_past_reaction_and_my_health_are_said_in_a_few_keys),
		cmocka_unit_test(
			test_what_is_half_filled_is_there_again_after_a_closed_window),
	};

	return cmocka_run_group_tests_name("treatment ways", tests, NULL, NULL);
}
