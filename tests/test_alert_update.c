/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Alerts against findings made by hand, each way they can turn. */
#include "config.h"

#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "alert_bench.h"
#include "base/alloc.h"
#include "clinic/rule.h"
#include "sample_pack.h"

static void
test_new_alerts_of_one_level_and_moment_stand_in_a_certain_order(void **state)
{
	struct bench bench;

	(void)state;
	bench_open(&bench);
	bench_find(&bench, "B-FLOOR", LEVEL_REPORT, "itching");
	bench_find(&bench, "B-FLOOR", LEVEL_REPORT, "cough")->subject =
		SUBJECT_MEASURE;
	bench_find(&bench, "B-FLOOR", LEVEL_REPORT, "cough");
	bench_find(&bench, "T-ACK", LEVEL_WATCH, "fatigue");
	bench_update(&bench);
	assert_int_equal(bench.list.count, 3);
	assert_string_equal(bench.list.items[0].code, "cough");
	assert_int_equal(bench.list.items[0].subject, SUBJECT_SYMPTOM);
	assert_string_equal(bench.list.items[1].code, "itching");
	assert_int_equal(bench.list.items[2].subject, SUBJECT_MEASURE);
	assert_int_equal(bench.list.items[2].since.at, NOON);
	bench_close(&bench);
}

static void
test_a_closed_alert_stays_closed_and_a_new_one_opens(void **state)
{
	struct bench bench;

	(void)state;
	bench_open(&bench);
	bench_keep(&bench, SUBJECT_SYMPTOM, "cough", LEVEL_REPORT)->state =
		ALERT_CLOSED;
	bench_behind(bench_find(&bench, "B-FLOOR", LEVEL_REPORT, "cough"), 0);
	bench_line(&bench, ENTRY_SYMPTOM, "cough", 60);
	bench_update(&bench);
	assert_int_equal(bench.list.count, 2);
	assert_int_equal(bench.list.items[0].state, ALERT_OPEN);
	assert_int_equal(bench.list.items[0].since.at, NOON - 60);
	assert_int_equal(bench.list.items[1].state, ALERT_CLOSED);
	assert_false(bench.list.items[1].touched);
	bench_close(&bench);
}

static void
test_many_rules_and_many_lines_have_a_limit(void **state)
{
	struct bench bench;
	struct alert *alert;

	(void)state;
	bench_open(&bench);
	for (int i = 0; i < 30; i++)
		bench_line(&bench, ENTRY_SYMPTOM, "cough", 30 * 60 - 60 * i);
	for (size_t i = 0; i < ALERT_RULES + 4; i++) {
		struct finding *found =
			bench_find(&bench, rule_id(pack_rule_at(bench.pack, i)),
				   LEVEL_REPORT, "cough");

		if (found->rule->status == STATUS_PERSIST)
			found->rule = pack_rule(bench.pack, "B-FLOOR");
		bench_behind(found, i);
	}
	bench_find(&bench, "B-FLOOR", LEVEL_REPORT, "itching");
	bench_update(&bench);
	alert = &bench.list.items[0];
	assert_string_equal(alert->code, "cough");
	assert_int_equal(alert->rule_count, ALERT_RULES);
	assert_int_equal(alert->entry_count, ALERT_ENTRIES);
	assert_int_equal(alert->entries[0], 1);
	assert_int_equal(alert->entries[ALERT_ENTRIES - 1], ALERT_RULES + 4);
	/* Later lines: those that no rule looks at any more give way. */
	bench_forget(&bench);
	bench_behind(bench_find(&bench, "B-FLOOR", LEVEL_URGENT, "cough"), 29);
	bench_behind(&bench.result.findings[0], 7);
	bench_behind(bench_find(&bench, "T-UNTOLD", LEVEL_REPORT, "itching"),
		     28);
	bench_update(&bench);
	alert = &bench.list.items[0];
	assert_int_equal(alert->entry_count, ALERT_ENTRIES);
	assert_int_equal(alert->entries[ALERT_ENTRIES - 1], 30);
	assert_int_equal(alert->rule_count, ALERT_RULES);
	assert_string_equal(alert->rules[0], "B-FLOOR");
	bench_close(&bench);
}

static void
test_lines_behind_stand_by_time_and_those_not_live_by_number(void **state)
{
	struct bench bench;
	struct finding *found;

	(void)state;
	bench_open(&bench);
	bench_line(&bench, ENTRY_SYMPTOM, "cough", 60);
	bench_line(&bench, ENTRY_SYMPTOM, "cough", 3600);
	bench_line(&bench, ENTRY_SYMPTOM, "cough", 3600);
	bench_line(&bench, ENTRY_SYMPTOM, "cough", 7200)->status = ENTRY_STRUCK;
	bench_line(&bench, ENTRY_SYMPTOM, "fatigue", 9000);
	bench_line(&bench, ENTRY_SYMPTOM, "cough", 10)->id = 0;
	found = bench_find(&bench, "B-FLOOR", LEVEL_REPORT, "cough");
	bench_behind(found, 0);
	bench_behind(found, 3);
	bench_behind(found, 2);
	bench_behind(found, 1);
	bench_behind(found, 4);
	bench_behind(found, 5);
	bench_update(&bench);
	assert_int_equal(bench.list.items[0].entry_count, 5);
	assert_int_equal(bench.list.items[0].since.at, NOON - 3600);
	bench_close(&bench);
}

static void
test_over_is_what_the_answer_or_the_driver_says(void **state)
{
	static const struct {
		const char *name;
		milli value;
		bool is_given, is_over;
	} rows[] = {
		{ "over", MILLI_ONE, true, true },
		{ "over", 0, true, false },
		{ "over", 0, false, false },
		{ "severity", 0, true, true },
		{ "severity", MILLI_ONE, true, false },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct bench bench;
		struct entry *entry;

		bench_open(&bench);
		bench_keep(&bench, SUBJECT_SYMPTOM, "itching", LEVEL_REPORT)
			->told = true;
		bench_line(&bench, ENTRY_SYMPTOM, "itching", 60);
		entry = bench_line(&bench, ENTRY_SYMPTOM, "itching", 60);
		if (rows[i].is_given)
			bench_answer(entry, rows[i].name, rows[i].value);
		else
			assert_int_equal(entry_answer_missing(entry,
							      rows[i].name,
							      ANSWER_NOT_SAID),
					 ERR_NONE);
		bench_line(&bench, ENTRY_SYMPTOM, "itching", 7200);
		bench_line(&bench, ENTRY_MEASURE, "itching", 0);
		bench_line(&bench, ENTRY_SYMPTOM, "itching", 0)->status =
			ENTRY_STRUCK;
		bench_update(&bench);
		assert_int_equal(bench.list.items[0].state,
				 rows[i].is_over ? ALERT_CLOSED : ALERT_OPEN);
		bench_close(&bench);
	}
}

static enum alert_state
state_of_product(const char *status, const char *told)
{
	struct bench bench;
	struct entry *entry;
	enum alert_state then;

	bench_open(&bench);
	bench_keep(&bench, SUBJECT_PRODUCT, "turmeric", LEVEL_REPORT);
	bench_line(&bench, ENTRY_PRODUCT, "prednisone", 60);
	bench_line(&bench, ENTRY_PRODUCT, "turmeric", 60)->status =
		ENTRY_STRUCK;
	entry = bench_line(&bench, ENTRY_PRODUCT, "turmeric", 60);
	if (status != NULL)
		assert_int_equal(entry_set_detail(entry, "status", status),
				 ERR_NONE);
	if (strcmp(told, "yes") == 0)
		bench_answer(entry, "told", MILLI_ONE);
	if (strcmp(told, "no") == 0)
		bench_answer(entry, "told", 0);
	if (strcmp(told, "?") == 0)
		assert_int_equal(
			entry_answer_missing(entry, "told", ANSWER_NOT_SAID),
			ERR_NONE);
	bench_update(&bench);
	then = bench.list.items[0].state;
	bench_close(&bench);
	return then;
}

static void
test_a_product_is_calm_when_told_and_closed_when_stopped_too(void **state)
{
	(void)state;
	assert_int_equal(state_of_product(NULL, ""), ALERT_OPEN);
	assert_int_equal(state_of_product("stopped", "no"), ALERT_OPEN);
	assert_int_equal(state_of_product("stopped", "?"), ALERT_OPEN);
	assert_int_equal(state_of_product(NULL, "yes"), ALERT_CALM);
	assert_int_equal(state_of_product("taking", "yes"), ALERT_CALM);
	assert_int_equal(state_of_product("stopped", "yes"), ALERT_CLOSED);
	assert_int_equal(state_of_product("recent", "yes"), ALERT_CLOSED);
}

static void
test_a_told_product_that_harms_stays_open(void **state)
{
	struct bench bench;
	struct finding *found;

	(void)state;
	bench_open(&bench);
	bench_keep(&bench, SUBJECT_PRODUCT, "turmeric", LEVEL_URGENT);
	bench_answer(bench_line(&bench, ENTRY_PRODUCT, "turmeric", 60), "told",
		     MILLI_ONE);
	found = bench_find(&bench, "M-NAT-LIV", LEVEL_URGENT, "turmeric");
	found->subject = SUBJECT_PRODUCT;
	bench_behind(found, 0);
	bench_update(&bench);
	assert_int_equal(bench.list.items[0].state, ALERT_OPEN);
	assert_true(bench.list.items[0].told);
	/* Once no rule speaks of it, it waits for words as URGENT does. */
	bench_forget(&bench);
	bench_line(&bench, ENTRY_CALL, "", 0);
	bench.list.items[0].answered_upto = 2;
	bench_update(&bench);
	assert_int_equal(bench.list.items[0].state, ALERT_OPEN);
	bench_close(&bench);
}

static void
test_what_has_no_line_left_does_not_end_by_itself(void **state)
{
	static const enum subject_kind kinds[] = { SUBJECT_SYMPTOM,
						   SUBJECT_MEASURE,
						   SUBJECT_PRODUCT };
	struct bench bench;

	(void)state;
	bench_open(&bench);
	for (size_t i = 0; i < 3; i++)
		bench_keep(&bench, kinds[i], "temp_c", LEVEL_EMERGENCY)->told =
			true;
	bench_update(&bench);
	for (size_t i = 0; i < 3; i++) {
		assert_int_equal(bench.list.items[i].state, ALERT_OPEN);
		assert_int_equal(bench.list.items[i].level, LEVEL_EMERGENCY);
	}
	bench_close(&bench);
}

static void
test_a_measure_ends_with_a_newer_value_that_says_nothing(void **state)
{
	struct bench bench;
	struct alert *alert;

	(void)state;
	bench_open(&bench);
	alert = bench_keep(&bench, SUBJECT_MEASURE, "temp_c", LEVEL_URGENT);
	alert->told = true;
	alert->answered_upto = 2;
	bench_line(&bench, ENTRY_MEASURE, "temp_c", 7200);
	bench_line(&bench, ENTRY_CALL, "", 3600);
	bench_update(&bench);
	assert_int_equal(bench.list.items[0].state, ALERT_OPEN);
	bench_line(&bench, ENTRY_MEASURE, "temp_c", 60);
	bench_update(&bench);
	assert_int_equal(bench.list.items[0].state, ALERT_CLOSED);
	bench_close(&bench);
}

static void
test_a_corrected_alert_goes_with_its_last_line_unless_a_rule_speaks(
	void **state)
{
	struct bench bench;

	(void)state;
	bench_open(&bench);
	alert_add_entry(
		bench_keep(&bench, SUBJECT_SYMPTOM, "cough", LEVEL_URGENT), 77);
	alert_add_entry(
		bench_keep(&bench, SUBJECT_SYMPTOM, "itching", LEVEL_URGENT),
		78);
	alert_add_entry(
		bench_keep(&bench, SUBJECT_SYMPTOM, "fatigue", LEVEL_URGENT),
		1);
	alert_add_entry(&bench.list.items[2], 79);
	bench_line(&bench, ENTRY_SYMPTOM, "fatigue", 60)->level = LEVEL_REPORT;
	bench_find(&bench, "B-FLOOR", LEVEL_REPORT, "itching");
	bench_update(&bench);
	assert_string_equal(bench.list.items[2].code, "cough");
	assert_int_equal(bench.list.items[2].state, ALERT_CLOSED);
	assert_int_equal(bench.list.items[0].state, ALERT_OPEN);
	assert_int_equal(bench.list.items[0].level, LEVEL_REPORT);
	assert_int_equal(bench.list.items[1].level, LEVEL_REPORT);
	bench_close(&bench);
}

static void
test_pregnancy_taken_back_leaves_nothing_to_tell(void **state)
{
	struct bench bench;

	(void)state;
	bench_open(&bench);
	bench.profile.yes[FACT_PREGNANT] = true;
	bench_keep(&bench, SUBJECT_FACT, "pregnant", LEVEL_REPORT)->told = true;
	bench_update(&bench);
	assert_int_equal(bench.list.items[0].state, ALERT_OPEN);
	bench.profile.yes[FACT_PREGNANT] = false;
	bench_update(&bench);
	assert_int_equal(bench.list.items[0].state, ALERT_CLOSED);
	bench_close(&bench);
}

static void
test_an_emergency_lowers_two_days_after_it_has_gone_and_no_further(void **state)
{
	static const struct {
		int before;
		milli severity;
		enum level found, then;
	} rows[] = {
		{ 2 * DAY, 0, LEVEL_NONE, LEVEL_URGENT },
		{ 2 * DAY, 0, LEVEL_EMERGENCY, LEVEL_EMERGENCY },
		{ 2 * DAY - 1, 0, LEVEL_NONE, LEVEL_EMERGENCY },
		{ 2 * DAY, MILLI_ONE, LEVEL_NONE, LEVEL_EMERGENCY },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct bench bench;

		bench_open(&bench);
		bench_keep(&bench, SUBJECT_SYMPTOM, "chest_pain",
			   LEVEL_EMERGENCY);
		bench_answer(bench_line(&bench, ENTRY_SYMPTOM, "chest_pain",
					rows[i].before),
			     "severity", rows[i].severity);
		if (rows[i].found != LEVEL_NONE)
			bench_find(&bench, "C-CP", rows[i].found, "chest_pain");
		bench_update(&bench);
		assert_int_equal(bench.list.items[0].level, rows[i].then);
		bench_close(&bench);
	}
}

static void
test_an_emergency_of_a_measure_lowers_two_days_after_another_value(void **state)
{
	struct bench bench;
	struct alert *alert;

	(void)state;
	bench_open(&bench);
	bench_line(&bench, ENTRY_MEASURE, "spo2_pct", 3 * DAY);
	bench_line(&bench, ENTRY_MEASURE, "spo2_pct", 4 * DAY);
	bench_line(&bench, ENTRY_MEASURE, "pulse_bpm", 2 * DAY);
	bench_line(&bench, ENTRY_SYMPTOM, "spo2_pct", 2 * DAY);
	bench_line(&bench, ENTRY_MEASURE, "spo2_pct", 2 * DAY)->status =
		ENTRY_STRUCK;
	alert = bench_keep(&bench, SUBJECT_MEASURE, "spo2_pct",
			   LEVEL_EMERGENCY);
	alert->since.at = NOON - 4 * DAY;
	alert_add_entry(alert, 2);
	alert_add_entry(alert, 1);
	alert_add_entry(alert, 3);
	bench_update(&bench);
	assert_int_equal(bench.list.items[0].level, LEVEL_EMERGENCY);
	bench_line(&bench, ENTRY_MEASURE, "spo2_pct", 2 * DAY - 1);
	bench_update(&bench);
	assert_int_equal(bench.list.items[0].level, LEVEL_EMERGENCY);
	bench_line(&bench, ENTRY_MEASURE, "spo2_pct", 2 * DAY);
	bench_line(&bench, ENTRY_MEASURE, "spo2_pct", 60);
	bench_update(&bench);
	assert_int_equal(bench.list.items[0].level, LEVEL_URGENT);
	bench_close(&bench);
}

static void
test_a_pack_without_a_rule_on_that_keeps_an_emergency_one(void **state)
{
	static const struct sample_change other = {
		"rules.cfg", "status = \"untold\"; hours = 48;",
		"when = ( { symptom = \"cough\"; at_least = 4; } );"
	};
	struct bench bench;

	(void)state;
	bench_open(&bench);
	pack_free(bench.pack);
	bench.pack = sample_pack_having(&other, 1);
	bench.tested.pack = bench.profile.pack = bench.pack;
	bench_keep(&bench, SUBJECT_SYMPTOM, "cough", LEVEL_EMERGENCY);
	bench_answer(bench_line(&bench, ENTRY_SYMPTOM, "cough", 30 * DAY),
		     "severity", 0);
	bench_update(&bench);
	assert_int_equal(bench.list.items[0].level, LEVEL_EMERGENCY);
	bench_close(&bench);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_new_alerts_of_one_level_and_moment_stand_in_a_certain_order),
		cmocka_unit_test(
			test_a_closed_alert_stays_closed_and_a_new_one_opens),
		cmocka_unit_test(test_many_rules_and_many_lines_have_a_limit),
		cmocka_unit_test(
			test_lines_behind_stand_by_time_and_those_not_live_by_number),
		cmocka_unit_test(
			test_over_is_what_the_answer_or_the_driver_says),
		cmocka_unit_test(
			test_a_product_is_calm_when_told_and_closed_when_stopped_too),
		cmocka_unit_test(test_a_told_product_that_harms_stays_open),
		cmocka_unit_test(
			test_what_has_no_line_left_does_not_end_by_itself),
		cmocka_unit_test(
			test_a_measure_ends_with_a_newer_value_that_says_nothing),
		cmocka_unit_test(
			test_a_corrected_alert_goes_with_its_last_line_unless_a_rule_speaks),
		cmocka_unit_test(
			test_pregnancy_taken_back_leaves_nothing_to_tell),
		cmocka_unit_test(
			test_an_emergency_lowers_two_days_after_it_has_gone_and_no_further),
		cmocka_unit_test(
			test_an_emergency_of_a_measure_lowers_two_days_after_another_value),
		cmocka_unit_test(
			test_a_pack_without_a_rule_on_that_keeps_an_emergency_one),
	};

	return cmocka_run_group_tests_name("alert_update", tests, NULL, NULL);
}
