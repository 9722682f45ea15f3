/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The ways through the screens that a person goes: note, call, wait, mend. */
#include "config.h"

#include "test.h"

#include "stage.h"

static void
test_a_symptom_is_noted_called_about_found_and_locked_by_keys(void **state)
{
	struct stage stage;

	(void)state;
	stage_begin(&stage, "en");
	stage_open_form(&stage, "diarrhea");
	stage_press(&stage, "3");
	stage_enter(&stage);
	vt_wait(&stage.vt, "CALL YOUR CARE TEAM NOW");
	vt_wait(&stage.vt, "01 99 00 12 34");
	stage_press(&stage, "o");
	vt_wait(&stage.vt, "I spoke to");
	stage_press(&stage, " ");
	vt_key(&stage.vt, VTERM_KEY_TAB);
	stage_press(&stage, "Mme Diallo");
	vt_key(&stage.vt, VTERM_KEY_TAB);
	stage_press(&stage, "Come tomorrow at ten");
	vt_key(&stage.vt, VTERM_KEY_END);
	vt_key(&stage.vt, VTERM_KEY_TAB);
	vt_key(&stage.vt, VTERM_KEY_TAB);
	stage_enter(&stage);
	vt_wait(&stage.vt, "Your call is noted");
	assert_false(vt_shows(&stage.vt, "CALL YOUR CARE TEAM NOW"));
	stage_press(&stage, "h");
	vt_wait(&stage.vt, "Diarrhoea");
	vt_key(&stage.vt, VTERM_KEY_FUNCTION(9));
	vt_wait(&stage.vt, "Diary locked");
	assert_false(vt_shows(&stage.vt, "Diarrhoea"));
	stage_end(&stage);
}

static void
test_an_emergency_takes_the_screen_before_the_form_ends(void **state)
{
	struct stage stage;

	(void)state;
	stage_begin(&stage, "en");
	stage_open_form(&stage, "chest_pain");
	stage_press(&stage, "3");
	vt_wait(&stage.vt, "EMERGENCY: CALL 15 OR 112 NOW");
	vt_wait(&stage.vt, "Chest pain");
	/* A slip is taken back, and nothing stays of it. */
	stage_press(&stage, "x");
	vt_wait(&stage.vt, "Taken back");
	stage_press(&stage, "0");
	stage_go_home(&stage);
	vt_wait(&stage.vt, "Nothing new");
	assert_false(vt_shows(&stage.vt, "EMERGENCY"));
	stage_open_form(&stage, "chest_pain");
	stage_press(&stage, "4");
	vt_wait(&stage.vt, "EMERGENCY: CALL 15 OR 112 NOW");
	/* Nobody answered: 15 stands first again. */
	stage_press(&stage, "n");
	vt_wait(&stage.vt, "Call again now, 15 or 112");
	stage_escape(&stage);
	vt_wait(&stage.vt, "EMERGENCY: CALL 15 OR 112 NOW");
	/* Leaving leaves the alert standing. */
	stage_escape(&stage);
	stage_go_home(&stage);
	vt_wait(&stage.vt, "EMERGENCY: CALL 15 OR 112 NOW");
	stage_end(&stage);
}

static void
test_an_emergency_is_told_even_when_nothing_can_be_kept(void **state)
{
	struct stage stage;

	(void)state;
	stage_set(&stage, "en");
	stage.options.arguments[4] = "--read-only";
	stage_open(&stage);
	stage_unlock(&stage);
	stage_open_form(&stage, "vision_loss");
	vt_wait(&stage.vt, "to read only");
	stage_press(&stage, "1");
	stage_enter(&stage);
	vt_wait(&stage.vt, "EMERGENCY: CALL 15 OR 112 NOW");
	/* No list of alerts holds it: home does, until somebody called. */
	stage_escape(&stage);
	stage_go_home(&stage);
	vt_wait(&stage.vt, "How are you");
	vt_wait(&stage.vt, "EMERGENCY: CALL 15 OR 112 NOW");
	vt_wait(&stage.vt, "sight");
	stage_press(&stage, "a");
	vt_wait(&stage.vt, "I have called");
	stage_end(&stage);
}

static void
test_what_could_not_be_kept_stays_on_home_and_in_the_alerts(void **state)
{
	struct stage stage;

	(void)state;
	stage_set(&stage, "en");
	stage.options.arguments[4] = "--read-only";
	stage_open(&stage);
	stage_unlock(&stage);
	stage_open_form(&stage, "jaundice");
	vt_wait(&stage.vt, "to read only");
	stage_press(&stage, "1");
	stage_enter(&stage);
	vt_wait(&stage.vt, "A says what to do");
	stage_go_home(&stage);
	vt_wait(&stage.vt, "How are you");
	vt_wait(&stage.vt, "CALL YOUR CARE TEAM NOW");
	vt_wait(&stage.vt, "could not be kept");
	stage_press(&stage, "a");
	vt_wait(&stage.vt, "NOT KEPT");
	stage_enter(&stage);
	vt_wait(&stage.vt, "2  SAY");
	vt_wait(&stage.vt, "could not be kept");
	/* Leaving it changes nothing. */
	stage_go_home(&stage);
	vt_wait(&stage.vt, "CALL YOUR CARE TEAM NOW");
	stage_end(&stage);
}

static void
test_undo_takes_back_and_redo_does_again(void **state)
{
	struct stage stage;

	(void)state;
	stage_begin(&stage, "en");
	stage_press(&stage, "1");
	vt_wait(&stage.vt, "Noted.");
	stage_press(&stage, "u");
	vt_wait(&stage.vt, "Undone, Ctrl-R does it again: Nothing new (");
	vt_control(&stage.vt, 'r');
	vt_wait(&stage.vt, "Done again: Nothing new (");
	stage_end(&stage);
}

static void
test_an_alert_is_not_taken_back_by_a_slip(void **state)
{
	struct stage stage;

	(void)state;
	stage_set(&stage, "en");
	(void)home_symptom(&stage.home, "itching", "severity=1");
	(void)home_symptom(&stage.home, "diarrhea", "extra_stools=5");
	stage_open(&stage);
	stage_unlock(&stage);
	vt_wait(&stage.vt, "CALL YOUR CARE TEAM NOW");
	stage_press(&stage, "u");
	vt_wait(&stage.vt, "U again takes this alert away: Diarrhoea");
	/* Any other key, and it is asked anew. */
	vt_key(&stage.vt, VTERM_KEY_DOWN);
	stage_press(&stage, "u");
	vt_wait(&stage.vt, "U again takes this alert away: Diarrhoea");
	vt_wait(&stage.vt, "CALL YOUR CARE TEAM NOW");
	vt_pass(&stage.vt, 1);
	stage_press(&stage, "u");
	vt_wait(&stage.vt, "Undone");
	vt_wait(&stage.vt, "TELL YOUR CARE TEAM TODAY");
	assert_false(vt_shows(&stage.vt, "CALL YOUR CARE TEAM NOW"));
	/* One that only asks to tell goes in one key. */
	vt_pass(&stage.vt, 1);
	stage_press(&stage, "u");
	vt_wait(&stage.vt, "Undone");
	assert_false(vt_shows(&stage.vt, "TELL YOUR CARE TEAM TODAY"));
	vt_control(&stage.vt, 'r');
	vt_wait(&stage.vt, "Done again");
	vt_wait(&stage.vt, "TELL YOUR CARE TEAM TODAY");
	stage_end(&stage);
}

static void
test_a_wrong_passphrase_is_said_and_costs_nothing(void **state)
{
	struct stage stage;

	(void)state;
	stage_set(&stage, "en");
	stage_open(&stage);
	vt_wait(&stage.vt, ">");
	stage_press(&stage, "wrong");
	stage_enter(&stage);
	vt_wait(&stage.vt, "That is not it");
	stage_unlock(&stage);
	stage_end(&stage);
}

static void
test_when_nobody_answers_the_hour_to_try_again_is_said(void **state)
{
	struct stage stage;

	(void)state;
	stage_begin(&stage, "en");
	stage_open_form(&stage, "diarrhea");
	stage_press(&stage, "3");
	stage_enter(&stage);
	stage_press(&stage, "n");
	vt_wait(&stage.vt, "01 99 00 56 78");
	stage_press(&stage, "n");
	vt_wait(&stage.vt, "Try again at 1");
	stage_go_home(&stage);
	vt_wait(&stage.vt, "CALL YOUR CARE TEAM NOW");
	stage_end(&stage);
}

static void
test_later_needs_a_reason_and_leaves_the_alert_open(void **state)
{
	struct stage stage;

	(void)state;
	stage_begin(&stage, "en");
	stage_open_form(&stage, "diarrhea");
	stage_press(&stage, "3");
	stage_enter(&stage);
	stage_press(&stage, "t");
	vt_key(&stage.vt, VTERM_KEY_END);
	stage_enter(&stage);
	vt_wait(&stage.vt, "say why");
	vt_key(&stage.vt, VTERM_KEY_HOME);
	stage_press(&stage, "my daughter calls at noon");
	vt_key(&stage.vt, VTERM_KEY_TAB);
	vt_key(&stage.vt, VTERM_KEY_END);
	stage_enter(&stage);
	vt_wait(&stage.vt, "The alert comes back at that hour");
	assert_false(vt_shows(&stage.vt, "CALL YOUR CARE TEAM NOW"));
	stage_press(&stage, "a");
	vt_wait(&stage.vt, "OPEN");
	stage_go_home(&stage);
	vt_pass(&stage.vt, 590);
	stage_press(&stage, "?");
	for (int i = 0; i < 6; i++) {
		vt_pass(&stage.vt, 590);
		stage_press(&stage, "?");
	}
	stage_go_home(&stage);
	vt_wait(&stage.vt, "CALL YOUR CARE TEAM NOW");
	stage_end(&stage);
}

static void
test_a_line_is_struck_out_with_a_reason_and_stays(void **state)
{
	struct stage stage;

	(void)state;
	stage_begin(&stage, "en");
	stage_press(&stage, "h");
	stage_enter(&stage);
	stage_press(&stage, "x");
	stage_enter(&stage);
	vt_wait(&stage.vt, "Say why");
	stage_press(&stage, "wrong day");
	stage_enter(&stage);
	vt_wait(&stage.vt, "Struck out, and kept");
	vt_wait(&stage.vt, "struck out");
	stage_enter(&stage);
	vt_wait(&stage.vt, "Struck out: wrong day");
	stage_go_home(&stage);
	stage_press(&stage, "u");
	vt_wait(&stage.vt, "Undone, Ctrl-R does it again: Infusion");
	stage_end(&stage);
}

static void
test_a_search_needs_no_accents(void **state)
{
	struct stage stage;

	(void)state;
	stage_begin(&stage, "fr");
	stage_press(&stage, "2");
	stage_press(&stage, "fievre");
	vt_wait(&stage.vt, "Fièvre");
	stage_go_home(&stage);
	stage_open_form(&stage, "diarrhea");
	stage_press(&stage, "1");
	stage_enter(&stage);
	stage_press(&stage, "/");
	stage_press(&stage, "diarrhee");
	vt_wait(&stage.vt, "Diarrhée, 1 sur 4");
	assert_false(vt_shows(&stage.vt, "Nivolumab"));
	stage_end(&stage);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_a_symptom_is_noted_called_about_found_and_locked_by_keys),
		cmocka_unit_test(
			test_an_emergency_takes_the_screen_before_the_form_ends),
		cmocka_unit_test(
			test_an_emergency_is_told_even_when_nothing_can_be_kept),
		cmocka_unit_test(
			test_what_could_not_be_kept_stays_on_home_and_in_the_alerts),
		cmocka_unit_test(test_undo_takes_back_and_redo_does_again),
		cmocka_unit_test(test_an_alert_is_not_taken_back_by_a_slip),
		cmocka_unit_test(
			test_a_wrong_passphrase_is_said_and_costs_nothing),
		cmocka_unit_test(
			test_when_nobody_answers_the_hour_to_try_again_is_said),
		cmocka_unit_test(
			test_later_needs_a_reason_and_leaves_the_alert_open),
		cmocka_unit_test(
			test_a_line_is_struck_out_with_a_reason_and_stays),
		cmocka_unit_test(test_a_search_needs_no_accents),
	};

	return cmocka_run_group_tests_name("ways", tests, NULL, NULL);
}
