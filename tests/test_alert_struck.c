/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What striking out a line or a call does to an alert. */
#include "config.h"

#include "test.h"

#include "alert_bench.h"
#include "base/alloc.h"

/* An alert of two lines, answered by the call between them (id 2), then brought
 * back by the second (id 3). */
static struct alert *
brought_back(struct bench *bench, enum level level)
{
	struct alert *alert = bench_keep(bench, SUBJECT_SYMPTOM, "cough",
					 level);

	bench_line(bench, ENTRY_SYMPTOM, "cough", 7200)->level = level;
	bench_answer(&bench->lines[0], "severity", MILLI_ONE);
	bench_line(bench, ENTRY_CALL, "", 3600);
	bench_line(bench, ENTRY_SYMPTOM, "cough", 60)->level = level;
	bench_answer(&bench->lines[2], "severity", 2 * MILLI_ONE);
	alert->answered_upto = 2;
	alert_add_rule(alert, "T-WORSE1");
	alert_add_rule(alert, "B-FLOOR");
	alert_add_answered(alert, "B-FLOOR");
	alert_add_entry(alert, 1);
	alert_add_entry(alert, 3);
	return alert;
}

/* The state and told after the second line was struck out. */
static void
strike_second(struct bench *bench, enum alert_state state, bool told)
{
	bench->lines[2].status = ENTRY_STRUCK;
	bench_update(bench);
	assert_int_equal(bench->list.items[0].state, state);
	assert_int_equal(bench->list.items[0].told, told);
}

static void
test_without_the_line_that_brought_it_back_an_alert_is_as_the_call_left_it(
	void **state)
{
	static const struct {
		enum level level;
		const char *said, *next;
		enum alert_state then;
	} rows[] = {
		{ LEVEL_REPORT, NULL, NULL, ALERT_CALM },
		{ LEVEL_URGENT, NULL, NULL, ALERT_OPEN },
		{ LEVEL_URGENT, NULL, "Come.", ALERT_CALM },
		{ LEVEL_EMERGENCY, NULL, "Come.", ALERT_OPEN },
		{ LEVEL_EMERGENCY, "Come.", NULL, ALERT_CALM },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct bench bench;

		bench_open(&bench);
		brought_back(&bench, rows[i].level)->level = LEVEL_EMERGENCY;
		if (rows[i].said != NULL)
			assert_int_equal(entry_set_detail(&bench.lines[1],
							  "said", rows[i].said),
					 ERR_NONE);
		if (rows[i].next != NULL)
			assert_int_equal(entry_set_detail(&bench.lines[1],
							  "next", rows[i].next),
					 ERR_NONE);
		strike_second(&bench, rows[i].then, true);
		assert_int_equal(bench.list.items[0].level, rows[i].level);
		assert_int_equal(bench.list.items[0].rule_count, 1);
		assert_string_equal(bench.list.items[0].rules[0], "B-FLOOR");
		bench_close(&bench);
	}
}

static void
test_an_alert_that_was_never_answered_stays_open_when_a_line_is_struck(
	void **state)
{
	struct bench bench;

	(void)state;
	bench_open(&bench);
	brought_back(&bench, LEVEL_REPORT)->answered_upto = 0;
	strike_second(&bench, ALERT_OPEN, false);
	bench_close(&bench);
}

static void
test_what_a_rule_still_finds_anew_stays_open_when_a_line_is_struck(void **state)
{
	struct bench bench;

	(void)state;
	bench_open(&bench);
	(void)brought_back(&bench, LEVEL_REPORT);
	bench_behind(bench_find(&bench, "T-PERSIST", LEVEL_REPORT, "cough"), 0);
	strike_second(&bench, ALERT_OPEN, false);
	assert_string_equal(bench.list.items[0].rules[0], "T-PERSIST");
	bench_close(&bench);
}

static void
test_a_call_that_was_struck_out_told_nobody(void **state)
{
	struct bench bench;
	struct alert *alert;

	(void)state;
	bench_open(&bench);
	alert = brought_back(&bench, LEVEL_REPORT);
	alert->state = ALERT_CALM;
	alert->told = true;
	alert->instruction = alloc_string("Rest.");
	bench_update(&bench);
	assert_int_equal(bench.list.items[0].state, ALERT_CALM);
	/* Said better, it is still a call. */
	bench_line(&bench, ENTRY_CALL, "", 3600)->amends = 2;
	bench.lines[1].status = ENTRY_AMENDED;
	bench_update(&bench);
	assert_int_equal(bench.list.items[0].state, ALERT_CALM);
	bench.lines[3].status = ENTRY_STRUCK;
	bench_update(&bench);
	alert = &bench.list.items[0];
	assert_int_equal(alert->state, ALERT_OPEN);
	assert_false(alert->told);
	assert_null(alert->instruction);
	assert_int_equal(alert->answered_upto, 0);
	assert_int_equal(alert->answered_count, 0);
	bench_close(&bench);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_without_the_line_that_brought_it_back_an_alert_is_as_the_call_left_it),
		cmocka_unit_test(
			test_an_alert_that_was_never_answered_stays_open_when_a_line_is_struck),
		cmocka_unit_test(
			test_what_a_rule_still_finds_anew_stays_open_when_a_line_is_struck),
		cmocka_unit_test(test_a_call_that_was_struck_out_told_nobody),
	};

	return cmocka_run_group_tests_name("alert_struck", tests, NULL, NULL);
}
