/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a symptom by keys: what is known, what is asked twice, what is
 * said beforehand and afterwards. */
#include "config.h"

#include "test.h"

#include "stage.h"

static void
open_with(struct stage *stage, const char *symptom)
{
	stage_open(stage);
	stage_unlock(stage);
	stage_open_form(stage, symptom);
	vt_settle(&stage->vt);
}

static void
save(struct stage *stage)
{
	vt_key(&stage->vt, VTERM_KEY_END);
	stage_enter(stage);
	vt_settle(&stage->vt);
}

/* From the scale to the number that is counted. */
static void
type_number(struct stage *stage, const char *number)
{
	vt_key(&stage->vt, VTERM_KEY_TAB);
	stage_press(stage, number);
}

static void
test_the_last_time_stands_above_the_questions(void **state)
{
	struct stage stage;

	(void)state;
	stage_set(&stage, "fr");
	home_go_to(&stage.home, -2, 9);
	(void)home_symptom(&stage.home, "cough", "severity=2");
	home_go_to(&stage.home, -1, 9);
	(void)home_symptom(&stage.home, "cough", "severity=3");
	home_go_to(&stage.home, 0, 10);
	open_with(&stage, "cough");
	vt_wait(&stage.vt, "La dernière fois, hier : Toux, 3 sur 4.");
	vt_wait(&stage.vt, "encore dit à l'équipe.");
	stage_end(&stage);
}

static void
look_at_what_is_known(const char *lang, const char *said, const char *size)
{
	struct stage stage;

	stage_set(&stage, lang);
	if (size != NULL) {
		stage.options.rows = 20;
		stage.options.columns = 60;
		stage.size = size;
	}
	home_go_to(&stage.home, -1, 9);
	(void)home_symptom(&stage.home, "cough", "severity=2");
	home_call(&stage.home, CALL_NURSE, said);
	home_go_to(&stage.home, 0, 10);
	open_with(&stage, "cough");
	stage_look(&stage, "symptom-known");
	vt_wait(&stage.vt, said);
	stage_end(&stage);
}

static void
test_what_the_team_said_stands_above_the_questions(void **state)
{
	(void)state;
	look_at_what_is_known("en", "come tomorrow at ten", NULL);
	look_at_what_is_known("fr", "venir demain à dix heures", NULL);
	look_at_what_is_known("en", "come tomorrow at ten", "60x20");
	look_at_what_is_known("fr", "venir demain à dix heures", "60x20");
}

static void
test_a_symptom_that_is_over_is_asked_as_a_new_one(void **state)
{
	struct stage stage;

	(void)state;
	stage_set(&stage, "en");
	home_go_to(&stage.home, -2, 9);
	(void)home_symptom(&stage.home, "headache", "severity=1");
	home_go_to(&stage.home, -1, 9);
	(void)home_symptom(&stage.home, "headache", "severity=0");
	home_go_to(&stage.home, 0, 10);
	open_with(&stage, "headache");
	assert_false(vt_shows(&stage.vt, "The last time"));
	stage_end(&stage);
}

static void
test_the_usual_number_stands_beside_its_question(void **state)
{
	struct stage stage;

	(void)state;
	stage_set(&stage, "fr");
	assert_int_equal(
		session_set_fact(stage.home.session, "usual_stools", "2"),
		ERR_NONE);
	open_with(&stage, "diarrhea");
	vt_wait(&stage.vt, "Votre habitude, notée au départ : 2 par jour.");
	stage_end(&stage);
}

static void
test_nothing_is_forecast_before_an_answer(void **state)
{
	struct stage stage;

	(void)state;
	stage_set(&stage, "en");
	open_with(&stage, "diarrhea");
	vt_wait(&stage.vt, "What you answer is kept as you go.");
	stage_press(&stage, "3");
	vt_wait(&stage.vt, "This will ask you to call your care team now.");
	stage_end(&stage);
}

static void
test_what_has_gone_is_not_said_to_ask_for_a_call(void **state)
{
	struct stage stage;

	(void)state;
	stage_set(&stage, "en");
	home_go_to(&stage.home, -1, 9);
	(void)home_symptom(&stage.home, "diarrhea", "extra_stools=5");
	home_go_to(&stage.home, 0, 10);
	open_with(&stage, "diarrhea");
	stage_press(&stage, "0");
	vt_wait(&stage.vt, "It is noted as gone. What it was before is still "
			   "to be told.");
	stage_end(&stage);
}

static void
test_a_counted_number_is_refused_or_asked_twice_with_its_reason(void **state)
{
	struct stage stage;

	(void)state;
	stage_set(&stage, "en");
	open_with(&stage, "diarrhea");
	type_number(&stage, "100");
	save(&stage);
	vt_wait(&stage.vt, "100 is not possible: vigie takes -10 to 60. "
			   "Example: 2.");
	for (int i = 0; i < 3; i++)
		vt_key(&stage.vt, VTERM_KEY_BACKSPACE);
	stage_press(&stage, "31");
	save(&stage);
	vt_wait(&stage.vt, "Really 31? It is unusual. Saved once more, it is "
			   "kept.");
	save(&stage);
	vt_wait(&stage.vt, "CALL YOUR CARE TEAM NOW");
	vt_wait(&stage.vt, "31 more stools than usual");
	stage_end(&stage);
}

static void
test_tomorrows_question_is_announced(void **state)
{
	struct stage stage;

	(void)state;
	stage_set(&stage, "fr");
	open_with(&stage, "cough");
	stage_press(&stage, "1");
	save(&stage);
	vt_wait(&stage.vt, "Noté. Prévenez votre équipe aujourd'hui.");
	vt_wait(&stage.vt, "Redemandé demain.");
	/* What has gone is not. */
	stage_open_form(&stage, "cough");
	stage_press(&stage, "0");
	save(&stage);
	vt_wait(&stage.vt, "Noté");
	assert_false(vt_shows(&stage.vt, "Redemandé demain."));
	stage_end(&stage);
}

static void
test_the_original_stays_in_sight_while_it_is_said_better(void **state)
{
	struct stage stage;

	(void)state;
	stage_set(&stage, "en");
	(void)home_symptom(&stage.home, "cough", "severity=1");
	stage_open(&stage);
	stage_unlock(&stage);
	stage_press(&stage, "h");
	stage_enter(&stage);
	stage_press(&stage, "e");
	vt_wait(&stage.vt, "Before, noted today, 10:00: Cough, 1 out of 4");
	stage_press(&stage, "2");
	save(&stage);
	vt_wait(&stage.vt, "Noted. What was there before is kept too.");
	vt_wait(&stage.vt, "Cough, 2 out of 4");
	stage_end(&stage);
}

static void
test_who_writes_is_asked_in_the_first_form_only(void **state)
{
	struct stage stage;

	(void)state;
	stage_set(&stage, "en");
	stage.options.rows = 40;
	open_with(&stage, "cough");
	vt_wait(&stage.vt, "Who writes?");
	stage_press(&stage, "1");
	save(&stage);
	vt_wait(&stage.vt, "Noted.");
	stage_open_form(&stage, "itching");
	vt_wait(&stage.vt, "In your words");
	assert_false(vt_shows(&stage.vt, "Who writes?"));
	/* Until the diary was locked. */
	vt_key(&stage.vt, VTERM_KEY_FUNCTION(9));
	vt_wait(&stage.vt, "locked");
	stage_press(&stage, "correct horse battery staple");
	stage_enter(&stage);
	vt_wait(&stage.vt, "Itchy skin");
	stage_go_home(&stage);
	stage_open_form(&stage, "fatigue");
	vt_wait(&stage.vt, "Who writes?");
	stage_end(&stage);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_last_time_stands_above_the_questions),
		cmocka_unit_test(
			test_what_the_team_said_stands_above_the_questions),
		cmocka_unit_test(
			test_a_symptom_that_is_over_is_asked_as_a_new_one),
		cmocka_unit_test(
			test_the_usual_number_stands_beside_its_question),
		cmocka_unit_test(test_nothing_is_forecast_before_an_answer),
		cmocka_unit_test(
			test_what_has_gone_is_not_said_to_ask_for_a_call),
		cmocka_unit_test(
			test_a_counted_number_is_refused_or_asked_twice_with_its_reason),
		cmocka_unit_test(test_tomorrows_question_is_announced),
		cmocka_unit_test(
			test_the_original_stays_in_sight_while_it_is_said_better),
		cmocka_unit_test(
			test_who_writes_is_asked_in_the_first_form_only),
	};

	return cmocka_run_group_tests_name("symptom_ways", tests, NULL, NULL);
}
