/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The history as a person sees it: the grid, the list, the search. */
#include "config.h"

#include "test.h"

#include <poll.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "stage.h"

enum {
	MOVE_BYTES = 300,  /* a step in the list, or to another day */
	IDLE_SPELL = 1500, /* ms */
};

/* Columns: the day, the hour, what was noted. */
static const struct {
	int day, hour;
	enum entry_kind kind;
	const char *code, *answers;
} lived[] = {
	{ 1, 9, ENTRY_NOTHING_NEW, "", "" },
	{ 2, 9, ENTRY_SYMPTOM, "fatigue", "severity=1" },
	{ 2, 9, ENTRY_MEASURE, "temp_c", "value=36.8" },
	{ 3, 9, ENTRY_NOTHING_NEW, "", "" },
	{ 4, 9, ENTRY_SYMPTOM, "fatigue", "severity=1" },
	{ 5, 9, ENTRY_INFUSION, "nivolumab", "" },
	{ 5, 20, ENTRY_SYMPTOM, "headache", "severity=1" },
	{ 6, 9, ENTRY_SYMPTOM, "headache", "severity=0" },
	{ 7, 9, ENTRY_NOTHING_NEW, "", "" },
	{ 9, 9, ENTRY_NOTHING_NEW, "", "" },
	{ 10, 9, ENTRY_SYMPTOM, "cough", "severity=1" },
	{ 10, 9, ENTRY_MEASURE, "weight_kg", "value=64" },
	{ 11, 9, ENTRY_SYMPTOM, "cough", "severity=1" },
	{ 12, 9, ENTRY_SYMPTOM, "cough", "severity=2" },
	{ 12, 9, ENTRY_SYMPTOM, "diarrhea", "extra_stools=2" },
	{ 13, 9, ENTRY_SYMPTOM, "cough", "severity=2" },
	{ 13, 9, ENTRY_SYMPTOM, "diarrhea", "extra_stools=5" },
	{ 13, 10, ENTRY_MEASURE, "temp_c", "value=37.4" },
};

static void
live(struct stage *stage)
{
	struct home *home = &stage->home;

	for (size_t i = 0; i < sizeof(lived) / sizeof(lived[0]); i++) {
		home_go_to(home, lived[i].day, lived[i].hour);
		if (i == 0) {
			(void)home_product(home, "turmeric", "status=taking");
			(void)home_product(
				home, "levothyroxine",
				"status=taking;told=2026-11-21T09:00:00+01:00");
		}
		if (lived[i].day == 11)
			home_call(home, CALL_NURSE, "Boire beaucoup");
		assert_int_equal(home_note(home, lived[i].kind, lived[i].code,
					   lived[i].answers),
				 ERR_NONE);
	}
	stage->options.now = home->now;
}

static void
open_history(struct stage *stage)
{
	stage_open(stage);
	stage_unlock(stage);
	stage_press(stage, "h");
}

/* ---- what it looks like ---- */

static void
look_at_all(struct stage *stage)
{
	stage_look(stage, "history-lived");
	vt_key(&stage->vt, VTERM_KEY_LEFT);
	vt_key(&stage->vt, VTERM_KEY_LEFT);
	stage_look(stage, "history-two-days-before");
	stage_press(stage, "f");
	stage_look(stage, "history-sentences");
	stage_press(stage, "f");
	stage_press(stage, "z");
	stage_look(stage, "history-weeks");
	stage_press(stage, "z");
	stage_look(stage, "history-day");
	stage_press(stage, "z");
	stage_press(stage, "/");
	stage_press(stage, "nurse");
	stage_look(stage, "history-found");
	stage_press(stage, "zzz");
	stage_look(stage, "history-not-found");
}

static void
look(const char *lang, int rows, int columns)
{
	struct stage stage;
	char size[16];

	(void)snprintf(size, sizeof(size), "%dx%d", columns, rows);
	stage_set(&stage, lang);
	stage.options.rows = rows;
	stage.options.columns = columns;
	stage.size = size;
	live(&stage);
	open_history(&stage);
	look_at_all(&stage);
	stage_end(&stage);
}

static void
test_the_history_reads_as_it_was_agreed(void **state)
{
	(void)state;
	look("en", 24, 80);
	look("fr", 24, 80);
}

static void
test_the_narrow_history_reads_as_it_was_agreed(void **state)
{
	(void)state;
	look("en", 20, 60);
	look("fr", 20, 60);
}

/* Twelve rows: it is read page by page, and the list is still there. */
static void
test_the_smallest_window_still_has_the_grid_and_the_list(void **state)
{
	struct stage stage;

	(void)state;
	stage_set(&stage, "fr");
	stage.options.rows = 12;
	stage.options.columns = 40;
	live(&stage);
	open_history(&stage);
	vt_wait(&stage.vt, "[ 3]");
	for (int i = 0; i < 4 && !vt_shows(&stage.vt, "37,4 °C"); i++)
		stage_enter(&stage);
	vt_wait(&stage.vt, "37,4 °C");
	vt_resize(&stage.vt, 40, 40);
	vt_wait(&stage.vt, "[ 3]");
	stage_end(&stage);
}

static void
test_lines_get_the_sentences(void **state)
{
	struct stage stage;

	(void)state;
	stage_set(&stage, "fr");
	live(&stage);
	stage.options.arguments[4] = "--linear";
	stage.options.rows = 60;
	stage_open(&stage);
	vt_wait(&stage.vt, "crivez ici");
	stage_press(&stage, "correct horse battery staple\r");
	vt_wait(&stage.vt, "Jeanne");
	stage_press(&stage, "h\r");
	vt_wait(&stage.vt, "Toux : en hausse depuis 2 jours.");
	vt_wait(&stage.vt, "1 jour non rempli.");
	assert_false(vt_shows(&stage.vt, "[ 3]"));
	stage_end(&stage);
}

/* ---- keys ---- */

static void
test_a_search_finds_a_call_by_who_answered(void **state)
{
	struct stage stage;

	(void)state;
	stage_set(&stage, "fr");
	live(&stage);
	open_history(&stage);
	stage_press(&stage, "/");
	stage_press(&stage, "infirmi\xc3\xa8re");
	vt_wait(&stage.vt, "Boire beaucoup");
	assert_false(vt_shows(&stage.vt, "Toux"));
	vt_key(&stage.vt, VTERM_KEY_DOWN);
	stage_enter(&stage);
	vt_wait(&stage.vt, "Boire beaucoup");
	stage_escape(&stage);
	vt_wait(&stage.vt, "infirmi\xc3\xa8re___");
	stage_escape(&stage);
	vt_wait(&stage.vt, "Toux");
	assert_false(vt_shows(&stage.vt, "infirmi\xc3\xa8re___"));
	stage_end(&stage);
}

static void
test_what_was_noted_long_ago_is_a_few_keys_away(void **state)
{
	struct stage stage;

	(void)state;
	stage_set(&stage, "en");
	live(&stage);
	open_history(&stage);
	vt_key(&stage.vt, VTERM_KEY_END);
	vt_wait(&stage.vt, "> Earlier notes");
	stage_enter(&stage);
	vt_wait(&stage.vt, "Infusion: Nivolumab");
	vt_key(&stage.vt, VTERM_KEY_END);
	stage_enter(&stage);
	vt_wait(&stage.vt, "First dose: Nivolumab");
	vt_key(&stage.vt, VTERM_KEY_HOME);
	vt_wait(&stage.vt, "> Later notes");
	stage_enter(&stage);
	vt_wait(&stage.vt, "Later notes");
	stage_end(&stage);
}

/* ---- what it costs ---- */

static size_t
most_bytes(struct stage *stage, VTermKey key, int times)
{
	size_t most = 0;

	for (int i = 0; i < times; i++) {
		size_t before = stage->vt.raw.length;

		vt_key(&stage->vt, key);
		if (stage->vt.raw.length - before > most)
			most = stage->vt.raw.length - before;
	}
	return most;
}

static void
test_moving_sends_few_bytes(void **state)
{
	struct stage stage;

	(void)state;
	stage_set(&stage, "fr");
	live(&stage);
	open_history(&stage);
	assert_in_range(most_bytes(&stage, VTERM_KEY_DOWN, 20), 1, MOVE_BYTES);
	assert_in_range(most_bytes(&stage, VTERM_KEY_UP, 20), 1, MOVE_BYTES);
	assert_in_range(most_bytes(&stage, VTERM_KEY_LEFT, 12), 1, MOVE_BYTES);
	assert_in_range(most_bytes(&stage, VTERM_KEY_RIGHT, 12), 1, MOVE_BYTES);
	stage_end(&stage);
}

/* How often it went to sleep so far. */
static long
sleeps_of(const struct stage *stage)
{
	char path[64], line[128];
	long count = -1;
	FILE *file;

	(void)snprintf(path, sizeof(path), "/proc/%d/status",
		       (int)stage->vt.pid);
	file = fopen(path, "re");
	assert_non_null(file);
	while (fgets(line, sizeof(line), file) != NULL)
		if (strncmp(line, "voluntary_ctxt_switches:", 24) == 0)
			count = strtol(line + 24, NULL, 10);
	(void)fclose(file);
	assert_true(count > 0);
	return count;
}

static void
test_nothing_happens_while_nobody_presses_a_key(void **state)
{
	struct stage stage;
	size_t bytes;
	long sleeps;

	(void)state;
	stage_set(&stage, "fr");
	live(&stage);
	open_history(&stage);
	vt_settle(&stage.vt);
	bytes = stage.vt.raw.length;
	sleeps = sleeps_of(&stage);
	(void)poll(NULL, 0, IDLE_SPELL);
	vt_settle(&stage.vt);
	assert_int_equal(stage.vt.raw.length, bytes);
	assert_int_equal(sleeps_of(&stage), sleeps);
	vt_key(&stage.vt, VTERM_KEY_DOWN);
	assert_true(sleeps_of(&stage) > sleeps);
	stage_end(&stage);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_the_history_reads_as_it_was_agreed),
		cmocka_unit_test(
			test_the_narrow_history_reads_as_it_was_agreed),
		cmocka_unit_test(
			test_the_smallest_window_still_has_the_grid_and_the_list),
		cmocka_unit_test(test_lines_get_the_sentences),
		cmocka_unit_test(test_a_search_finds_a_call_by_who_answered),
		cmocka_unit_test(
			test_what_was_noted_long_ago_is_a_few_keys_away),
		cmocka_unit_test(test_moving_sends_few_bytes),
		cmocka_unit_test(
			test_nothing_happens_while_nobody_presses_a_key),
	};

	return cmocka_run_group_tests_name("history_screen", tests, NULL, NULL);
}
