/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Measures by keys: noted, asked about, refused, and their line over months. */
#include "config.h"

#include "test.h"

#include "stage.h"

enum { DAYS_BACK = 90, DOWN_LIMIT = 12 };

/* The form of a measure, so many lines down the list. */
static void
open_measure(struct stage *stage, int down)
{
	stage_go_home(stage);
	stage_press(stage, "4");
	for (int i = 0; i < down; i++)
		vt_key(&stage->vt, VTERM_KEY_DOWN);
	stage_enter(stage);
	vt_settle(&stage->vt);
}

enum { TEMPERATURE = 0, STOOLS = 1, WEIGHT = 4, PRESSURE = 6, SUGAR = 9 };

static void
type_and_save(struct stage *stage, const char *number)
{
	stage_press(stage, number);
	vt_key(&stage->vt, VTERM_KEY_END);
	vt_key(&stage->vt, VTERM_KEY_END);
	stage_enter(stage);
	vt_settle(&stage->vt);
}

static void
rub_out(struct stage *stage, int letters)
{
	for (int i = 0; i < letters; i++)
		vt_key(&stage->vt, VTERM_KEY_BACKSPACE);
}

/* In the list of the last entry: what was kept of the measure. */
static void
assert_kept(struct stage *stage, const char *code, milli value,
	    const char *unit)
{
	struct session_query query = { .kinds = 1u << ENTRY_MEASURE,
				       .code = code,
				       .live_only = true,
				       .limit = 1 };
	struct entry_list list = { 0 };
	const char *said;

	home_reopen(&stage->home, SESSION_READ);
	assert_int_equal(session_entries(&list, stage->home.session, &query),
			 ERR_NONE);
	assert_int_equal(list.count, 1);
	assert_int_equal(entry_find_answer(&list.items[0], "value")->value,
			 value);
	said = entry_detail(&list.items[0], "unit");
	if (unit == NULL)
		assert_null(said);
	else
		assert_string_equal(said, unit);
	entry_list_clear(&list);
	session_close(stage->home.session);
	stage->home.session = NULL;
}

static void
assert_none_kept(struct stage *stage, const char *code)
{
	struct session_query query = { .code = code };
	struct entry_list list = { 0 };

	home_reopen(&stage->home, SESSION_READ);
	assert_int_equal(session_entries(&list, stage->home.session, &query),
			 ERR_NONE);
	assert_int_equal(list.count, 0);
	session_close(stage->home.session);
	stage->home.session = NULL;
}

static void
test_twelve_of_a_blood_pressure_is_asked_as_120(void **state)
{
	struct stage stage;

	(void)state;
	stage_begin(&stage, "fr");
	open_measure(&stage, PRESSURE);
	type_and_save(&stage, "12");
	vt_wait(&stage.vt, "Voulez-vous dire 120 mmHg ?");
	assert_none_kept(&stage, "sbp");
	stage_enter(&stage);
	vt_wait(&stage.vt, "Noté : 120 mmHg, aujourd'hui");
	assert_kept(&stage, "sbp", 120000, NULL);
	/* The list knows it too. */
	stage_escape(&stage);
	vt_wait(&stage.vt, "Quelle mesure");
	vt_wait(&stage.vt, "120 mmHg, aujourd'hui");
	stage_end(&stage);
}

static void
test_twelve_over_eight_is_asked_as_120_over_80_and_kept_as_two(void **state)
{
	struct stage stage;

	(void)state;
	stage_begin(&stage, "en");
	open_measure(&stage, PRESSURE);
	type_and_save(&stage, "12/8");
	vt_wait(&stage.vt, "Do you mean 120 / 80 mmHg?");
	stage_enter(&stage);
	vt_wait(&stage.vt, "Noted: 120 / 80 mmHg, today, 10:00.");
	assert_kept(&stage, "sbp", 120000, NULL);
	assert_kept(&stage, "dbp", 80000, NULL);
	/* One Enter was one note: U takes both back. */
	stage_press(&stage, "u");
	vt_wait(&stage.vt, "Undone");
	vt_wait(&stage.vt, "Nothing is noted yet.");
	stage_end(&stage);
}

static void
test_what_was_meant_can_be_said_otherwise(void **state)
{
	struct stage stage;

	(void)state;
	stage_begin(&stage, "en");
	open_measure(&stage, PRESSURE);
	type_and_save(&stage, "13");
	vt_wait(&stage.vt, "Do you mean 130 mmHg?");
	vt_key(&stage.vt, VTERM_KEY_DOWN);
	stage_enter(&stage);
	vt_settle(&stage.vt);
	assert_false(vt_shows(&stage.vt, "Do you mean"));
	type_and_save(&stage, "5");
	vt_wait(&stage.vt, "Noted: 135 mmHg, today, 10:00.");
	assert_kept(&stage, "sbp", 135000, NULL);
	stage_end(&stage);
}

static void
test_an_impossible_value_is_refused_with_the_reason(void **state)
{
	struct stage stage;

	(void)state;
	stage_begin(&stage, "fr");
	open_measure(&stage, WEIGHT);
	type_and_save(&stage, "640");
	vt_wait(&stage.vt, "640 kg : ce n'est pas possible. vigie accepte de "
			   "15 à 350 kg. Exemple");
	assert_none_kept(&stage, "weight_kg");
	rub_out(&stage, 3);
	type_and_save(&stage, "beaucoup");
	vt_wait(&stage.vt, "Je n'ai pas compris ce nombre. Exemple : 64,5 kg.");
	rub_out(&stage, 8);
	type_and_save(&stage, "140 lb");
	vt_wait(&stage.vt, "Je ne connais pas cette unité. Ici : kg. Exemple");
	open_measure(&stage, STOOLS);
	type_and_save(&stage, "3 fois");
	vt_wait(&stage.vt, "C'est un nombre sans unité. Exemple : 2.");
	stage_end(&stage);
}

static void
test_an_unusual_value_is_asked_twice_and_kept(void **state)
{
	struct stage stage;

	(void)state;
	stage_begin(&stage, "en");
	open_measure(&stage, WEIGHT);
	type_and_save(&stage, "29 kg");
	vt_wait(&stage.vt, "Really 29 kg? It is unusual.");
	assert_none_kept(&stage, "weight_kg");
	stage_enter(&stage);
	vt_wait(&stage.vt, "Noted: 29 kg, today, 10:00.");
	assert_kept(&stage, "weight_kg", 29000, NULL);
	stage_end(&stage);
}

static void
test_the_unit_is_asked_and_offered_first_the_next_time(void **state)
{
	struct stage stage;

	(void)state;
	stage_begin(&stage, "fr");
	open_measure(&stage, SUGAR);
	type_and_save(&stage, "5,4");
	vt_wait(&stage.vt, "Dans quelle unité ? Votre appareil l'indique : "
			   "g/L, mmol/L, mg/dL.");
	/* On the question: the second one. */
	vt_key(&stage.vt, VTERM_KEY_RIGHT);
	stage_press(&stage, " ");
	vt_wait(&stage.vt, "5,4 mmol/L, soit 0,97 g/L");
	stage_enter(&stage);
	vt_wait(&stage.vt, "Qu'affiche votre appareil ?");
	stage_look(&stage, "measure-asked");
	stage_enter(&stage);
	vt_wait(&stage.vt, "Noté : 5,4 mmol/L, soit 0,97 g/L, aujourd'hui");
	assert_kept(&stage, "glucose", 973, "mmol/L");
	open_measure(&stage, SUGAR);
	vt_wait(&stage.vt, "(o) mmol/L   ( ) g/L   ( ) mg/dL");
	type_and_save(&stage, "5,6");
	vt_wait(&stage.vt, "Noté : 5,6 mmol/L, soit 1,01 g/L, aujourd'hui");
	vt_wait(&stage.vt, "Avant : 5,4 mmol/L, soit 0,97 g/L");
	/* The line speaks in that unit too. */
	vt_wait(&stage.vt, "en mmol/L");
	stage_end(&stage);
}

static void
test_a_unit_beside_the_number_is_taken(void **state)
{
	struct stage stage;

	(void)state;
	stage_begin(&stage, "en");
	open_measure(&stage, TEMPERATURE);
	type_and_save(&stage, "98,6F");
	vt_wait(&stage.vt, "Noted: 98.6 °F, that is 37 °C, today, 10:00.");
	assert_kept(&stage, "temp_c", 37000, "°F");
	/* And what is too high in one unit is asked about in the other. */
	open_measure(&stage, TEMPERATURE);
	type_and_save(&stage, "37.2");
	vt_wait(&stage.vt, "Do you mean 37.2 °C?");
	stage_enter(&stage);
	vt_wait(&stage.vt, "Noted: 37.2 °C, today, 10:00.");
	stage_end(&stage);
}

static void
test_a_value_noted_late_has_its_day(void **state)
{
	struct stage stage;

	(void)state;
	stage_begin(&stage, "en");
	open_measure(&stage, WEIGHT);
	stage_press(&stage, "64,2");
	stage_enter(&stage);
	stage_press(&stage, "yesterday 8:00");
	stage_enter(&stage);
	stage_enter(&stage);
	vt_wait(&stage.vt, "Noted: 64.2 kg, yesterday, 8:00.");
	stage_end(&stage);
}

/* A weight that goes down and comes up again; nothing in the fourth week. */
static void
note_weights(struct stage *stage)
{
	static const struct {
		int day;
		const char *weight;
	} weights[] = {
		{ -80, "66" },   { -73, "65.5" }, { -66, "65" },
		{ -59, "64" },   { -38, "62" },   { -35, "62.4" },
		{ -31, "61.8" }, { -24, "62" },   { -17, "63.2" },
		{ -10, "63" },   { -3, "64.2" },
	};

	for (size_t i = 0; i < sizeof(weights) / sizeof(weights[0]); i++) {
		home_go_to(&stage->home, weights[i].day, 8);
		(void)home_measure(&stage->home, "weight_kg",
				   weights[i].weight);
	}
	home_go_to(&stage->home, 0, 10);
}

static void
look_at_the_line(const char *lang, const char *size)
{
	struct stage stage;

	stage_set(&stage, lang);
	if (size != NULL) {
		stage.options.rows = 20;
		stage.options.columns = 60;
		stage.size = size;
	}
	note_weights(&stage);
	stage_open(&stage);
	stage_unlock(&stage);
	stage_press(&stage, "4");
	stage_press(&stage, "z");
	for (int i = 0; i < WEIGHT; i++)
		vt_key(&stage.vt, VTERM_KEY_DOWN);
	stage_enter(&stage);
	vt_wait(&stage.vt, "64");
	stage_look(&stage, "trend");
	stage_press(&stage, "f");
	stage_look(&stage, "trend-sentences");
	stage_press(&stage, "z");
	stage_press(&stage, "f");
	stage_look(&stage, "trend-months");
	stage_press(&stage, "n");
	type_and_save(&stage, "63,9");
	vt_wait(&stage.vt, "63");
	stage_look(&stage, "trend-noted");
	stage_end(&stage);
}

static void
test_the_line_of_a_measure_reads_as_it_was_agreed(void **state)
{
	(void)state;
	look_at_the_line("en", NULL);
	look_at_the_line("fr", NULL);
	look_at_the_line("en", "60x20");
	look_at_the_line("fr", "60x20");
}

static void
test_the_line_is_said_in_sentences_to_those_who_listen(void **state)
{
	struct stage stage;

	(void)state;
	stage_set(&stage, "en");
	note_weights(&stage);
	stage.options.arguments[4] = "--linear";
	stage.options.rows = 200;
	stage_open(&stage);
	vt_wait(&stage.vt, "Type here");
	stage_press(&stage, "correct horse battery staple\r");
	vt_wait(&stage.vt, "Diary of Jeanne");
	stage_press(&stage, "4\r");
	vt_wait(&stage.vt, "5  Weight  64.2 kg");
	stage_press(&stage, "z\r");
	vt_wait(&stage.vt, "see over the months?");
	stage_press(&stage, "5\r");
	vt_wait(&stage.vt, "The last: 64.2 kg");
	vt_wait(&stage.vt, "Over twelve weeks: 11 days, from 61.8 to 66 kg, "
			   "the last 64.2 kg.");
	stage_end(&stage);
}

/* vigie --diary PATH --lang en add measure ID VALUE, on a terminal. */
static void
type_command(struct stage *stage, const char *id, const char *value)
{
	const char *const words[] = { "add", "measure", id, value };

	stage_set(stage, "en");
	for (size_t i = 0; i < sizeof(words) / sizeof(words[0]); i++)
		stage->options.arguments[4 + i] = words[i];
	stage_open(stage);
	vt_wait(&stage->vt, "assphrase");
	stage_press(stage, "correct horse battery staple\r");
}

static void
test_a_command_on_a_terminal_asks_as_a_screen_does(void **state)
{
	struct stage stage;

	(void)state;
	type_command(&stage, "sbp", "12/8");
	vt_wait(&stage.vt, "Do you mean 120 / 80 mmHg? Yes or no:");
	stage_press(&stage, "Oui\r");
	vt_wait(&stage.vt, "Blood pressure, high number 120 / 80 mmHg");
	assert_int_equal(vt_end(&stage.vt), 0);
	assert_kept(&stage, "sbp", 120000, NULL);
	assert_kept(&stage, "dbp", 80000, NULL);
	stage_end(&stage);
	type_command(&stage, "weight_kg", "29");
	vt_wait(&stage.vt, "Really 29 kg? It is unusual. Yes or no:");
	stage_press(&stage, "\r");
	vt_wait(&stage.vt, "nothing was kept");
	assert_int_equal(vt_end(&stage.vt), 1);
	assert_none_kept(&stage, "weight_kg");
	stage_end(&stage);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_twelve_of_a_blood_pressure_is_asked_as_120),
		cmocka_unit_test(
			test_twelve_over_eight_is_asked_as_120_over_80_and_kept_as_two),
		cmocka_unit_test(test_what_was_meant_can_be_said_otherwise),
		cmocka_unit_test(
			test_an_impossible_value_is_refused_with_the_reason),
		cmocka_unit_test(test_an_unusual_value_is_asked_twice_and_kept),
		cmocka_unit_test(
			test_the_unit_is_asked_and_offered_first_the_next_time),
		cmocka_unit_test(test_a_unit_beside_the_number_is_taken),
		cmocka_unit_test(test_a_value_noted_late_has_its_day),
		cmocka_unit_test(
			test_the_line_of_a_measure_reads_as_it_was_agreed),
		cmocka_unit_test(
			test_the_line_is_said_in_sentences_to_those_who_listen),
		cmocka_unit_test(
			test_a_command_on_a_terminal_asks_as_a_screen_does),
	};

	return cmocka_run_group_tests_name("measure_ways", tests, NULL, NULL);
}
