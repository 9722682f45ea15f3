/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The starting point: usual values and symptoms of before, and what each was
 * before it was said better. */
#include "config.h"

#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "app/advice.h"
#include "app/inside.h"
#include "app/start.h"
#include "base/alloc.h"
#include "home.h"

static enum err
try_value(struct home *home, const char *code, int value)
{
	struct entry_list list = { 0 };
	enum err err = start_value(entry_list_push(&list), home->pack, code,
				   value * MILLI_ONE);

	if (err == ERR_NONE)
		err = session_log(home->session, &list, NULL);
	entry_list_clear(&list);
	return err;
}

static void
note_value(struct home *home, const char *code, int value)
{
	assert_int_equal(try_value(home, code, value), ERR_NONE);
}

static void
assert_usual(struct home *home, const char *code, int want)
{
	milli got = 0;

	assert_true(start_usual(&got, home->session, code));
	assert_int_equal(got, want * MILLI_ONE);
}

static void
test_a_usual_value_said_again_keeps_what_it_was(void **state)
{
	static const char *const codes[] = { "spo2_pct", USUAL_STOOLS };
	struct home home;
	milli none;

	(void)state;
	home_open(&home);
	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++) {
		struct entry_list lines = { 0 };

		assert_false(start_usual(&none, home.session, codes[i]));
		note_value(&home, codes[i], 51);
		home_wait(&home, 1);
		note_value(&home, codes[i], 52);
		assert_usual(&home, codes[i], 52);
		assert_int_equal(start_lines(&lines, home.session), ERR_NONE);
		assert_int_equal(lines.count, 2 * (i + 1));
		assert_int_equal(lines.items[0].status, ENTRY_LIVE);
		assert_int_equal(lines.items[0].amends, lines.items[1].id);
		assert_int_equal(lines.items[1].status, ENTRY_AMENDED);
		assert_int_equal(
			entry_find_answer(&lines.items[1], "value")->value,
			51 * MILLI_ONE);
		assert_true(lines.items[0].noted.at > lines.items[1].noted.at);
		entry_list_clear(&lines);
	}
	home_close(&home);
}

static void
test_the_last_word_about_a_usual_value_counts(void **state)
{
	struct home home;
	char *done;

	(void)state;
	home_open(&home);
	assert_int_equal(session_set_fact(home.session, "usual.sbp", "95"),
			 ERR_NONE);
	assert_int_equal(session_set_fact(home.session, USUAL_STOOLS, "1"),
			 ERR_NONE);
	assert_usual(&home, "sbp", 95);
	assert_usual(&home, USUAL_STOOLS, 1);
	note_value(&home, "sbp", 120);
	note_value(&home, USUAL_STOOLS, 3);
	assert_usual(&home, "sbp", 120);
	assert_usual(&home, USUAL_STOOLS, 3);
	assert_int_equal(session_undo(&done, home.session), ERR_NONE);
	wipe_string(done);
	assert_usual(&home, USUAL_STOOLS, 1);
	assert_int_equal(session_set_fact(home.session, "usual.sbp", "100"),
			 ERR_NONE);
	assert_usual(&home, "sbp", 100);
	home_close(&home);
}

static void
test_a_usual_value_that_cannot_be_is_refused(void **state)
{
	struct home home;

	(void)state;
	home_open(&home);
	assert_int_equal(try_value(&home, USUAL_STOOLS, -1), ERR_RANGE);
	assert_int_equal(try_value(&home, USUAL_STOOLS, 61), ERR_RANGE);
	assert_int_equal(try_value(&home, "spo2_pct", 101), ERR_RANGE);
	assert_int_equal(try_value(&home, "spo2_pct", 49), ERR_RANGE);
	assert_int_equal(try_value(&home, "courage", 1), ERR_NOT_FOUND);
	home_close(&home);
}

static void
test_a_low_saturation_that_is_usual_is_no_emergency(void **state)
{
	struct home home;

	(void)state;
	home_open(&home);
	home_measure(&home, "spo2_pct", "91");
	assert_alerts(&home, "open EMERGENCY spo2_pct");
	home_close(&home);
	home_open(&home);
	note_value(&home, "spo2_pct", 91);
	home_measure(&home, "spo2_pct", "91");
	assert_alerts(&home, "");
	home_close(&home);
}

static void
test_a_symptom_of_before_raises_nothing_until_it_is_worse(void **state)
{
	struct home home;

	(void)state;
	home_open(&home);
	assert_int_equal(
		home_note(&home, ENTRY_BASELINE, "cough", "severity=1"),
		ERR_NONE);
	home_symptom(&home, "cough", "severity=1");
	assert_alerts(&home, "");
	home_wait(&home, 1);
	home_symptom(&home, "cough", "severity=2");
	assert_alerts(&home, "open REPORT cough");
	home_close(&home);
}

static void
test_only_a_level_makes_a_starting_point(void **state)
{
	const struct symptom *symptom;
	struct entry entry;
	struct home home;

	(void)state;
	home_open_empty(&home);
	symptom = pack_symptom(home.pack, "rash");
	entry_init(&entry, ENTRY_BASELINE, "rash");
	home_answer(&entry, "flag:painful=1 presence=1 severity=?");
	assert_false(start_has_level(&entry, symptom));
	home_answer(&entry, "interference=0");
	assert_true(start_has_level(&entry, symptom));
	entry_clear(&entry);
	symptom = pack_symptom(home.pack, "fainting");
	entry_init(&entry, ENTRY_BASELINE, "fainting");
	assert_true(start_has_level(&entry, symptom));
	entry_clear(&entry);
	home_close(&home);
}

static void
test_home_knows_whether_it_was_asked(void **state)
{
	struct today today;
	struct home home;

	(void)state;
	home_open(&home);
	assert_int_equal(session_today(&today, home.session), ERR_NONE);
	assert_false(today.has_start);
	today_clear(&today);
	note_value(&home, USUAL_STOOLS, 2);
	assert_int_equal(session_today(&today, home.session), ERR_NONE);
	assert_true(today.has_start);
	today_clear(&today);
	home_close(&home);
	home_open(&home);
	assert_int_equal(session_set_fact(home.session, USUAL_STOOLS, "1"),
			 ERR_NONE);
	assert_int_equal(session_today(&today, home.session), ERR_NONE);
	assert_true(today.has_start);
	today_clear(&today);
	home_close(&home);
}

static void
assert_line(struct home *home, const char *want)
{
	struct entry_list lines = { 0 };
	char *line;

	assert_int_equal(start_lines(&lines, home->session), ERR_NONE);
	line = advice_start_line(home->session, &lines.items[0], LANG_EN);
	assert_string_equal(line, want);
	wipe_string(line);
	entry_list_clear(&lines);
}

static void
test_its_lines_have_their_words(void **state)
{
	struct entry_list lines = { 0 };
	struct home home;
	char *line;

	(void)state;
	home_open(&home);
	note_value(&home, USUAL_STOOLS, 1);
	assert_line(&home, "1 usual stool a day");
	home_wait(&home, 1);
	note_value(&home, "pulse_bpm", 72);
	assert_line(&home, "Pulse at rest 72 /min");
	home_wait(&home, 1);
	assert_int_equal(
		home_note(&home, ENTRY_BASELINE, "cough", "severity=1"),
		ERR_NONE);
	assert_line(&home, "Cough, 1 out of 4");
	assert_int_equal(start_lines(&lines, home.session), ERR_NONE);
	line = advice_entry_line(home.session, &lines.items[2], LANG_EN);
	assert_string_equal(line, "At the start: 1 usual stool a day");
	wipe_string(line);
	entry_list_clear(&lines);
	home_close(&home);
}

static void
test_a_line_that_was_struck_out_is_no_part_of_it(void **state)
{
	struct entry_list lines = { 0 };
	struct home home;
	milli none;

	(void)state;
	home_open(&home);
	note_value(&home, USUAL_STOOLS, 1);
	assert_int_equal(start_lines(&lines, home.session), ERR_NONE);
	assert_int_equal(
		session_strike(home.session, lines.items[0].id, "not mine"),
		ERR_NONE);
	entry_list_clear(&lines);
	assert_int_equal(start_lines(&lines, home.session), ERR_NONE);
	assert_int_equal(lines.count, 0);
	assert_false(start_usual(&none, home.session, USUAL_STOOLS));
	home_close(&home);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_a_usual_value_said_again_keeps_what_it_was),
		cmocka_unit_test(test_the_last_word_about_a_usual_value_counts),
		cmocka_unit_test(test_a_usual_value_that_cannot_be_is_refused),
		cmocka_unit_test(
			test_a_low_saturation_that_is_usual_is_no_emergency),
		cmocka_unit_test(
			test_a_symptom_of_before_raises_nothing_until_it_is_worse),
		cmocka_unit_test(test_only_a_level_makes_a_starting_point),
		cmocka_unit_test(test_home_knows_whether_it_was_asked),
		cmocka_unit_test(test_its_lines_have_their_words),
		cmocka_unit_test(
			test_a_line_that_was_struck_out_is_no_part_of_it),
	};

	return cmocka_run_group_tests_name("baseline", tests, NULL, NULL);
}
