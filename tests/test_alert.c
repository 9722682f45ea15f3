/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One alert, transition by transition. */
#include "config.h"

#include "test.h"

#include <string.h>

#include "base/alloc.h"
#include "clinic/alert.h"
#include "sample_pack.h"

static const struct stamp noon = { .at = 1795172400, .offset = 3600 };

static struct pack *pack;

static void
make(struct alert *alert, enum level level)
{
	memset(alert, 0, sizeof(*alert));
	alert->id = 1;
	alert->code = alloc_string("cough");
	alert->state = ALERT_OPEN;
	alert->level = level;
	alert_add_rule(alert, "B-FLOOR");
	alert_add_entry(alert, 3);
}

static void
test_states_and_callers_are_kept_as_codes(void **state)
{
	static const char *const states[] = { "open", "calm", "closed" };
	static const char *const callers[] = { "nurse", "doctor", "night", "15",
					       "nobody" };
	enum alert_state read_state = ALERT_OPEN;
	enum call_who read_who = CALL_NURSE;

	(void)state;
	for (int i = 0; i < 3; i++) {
		assert_int_equal(alert_state_parse(&read_state, states[i]),
				 ERR_NONE);
		assert_int_equal(read_state, i);
		assert_string_equal(alert_state_code(read_state), states[i]);
	}
	for (int i = 0; i < CALL_WHO_COUNT; i++) {
		assert_int_equal(call_who_parse(&read_who, callers[i]),
				 ERR_NONE);
		assert_int_equal(read_who, i);
		assert_string_equal(call_who_code(read_who), callers[i]);
	}
	assert_int_equal(alert_state_parse(&read_state, "gone"), ERR_INVALID);
	assert_int_equal(call_who_parse(&read_who, "mum"), ERR_INVALID);
}

/* What a call makes of an alert: a level, who answered, said, next. */
static const struct {
	enum level level;
	enum call_who who;
	const char *said, *next;
	enum alert_state then;
} answers[] = {
	{ LEVEL_REPORT, CALL_NURSE, NULL, NULL, ALERT_CALM },
	{ LEVEL_REPORT, CALL_NOBODY, "no", "no", ALERT_OPEN },
	{ LEVEL_URGENT, CALL_NURSE, NULL, NULL, ALERT_OPEN },
	{ LEVEL_URGENT, CALL_NURSE, "", " \n", ALERT_OPEN },
	{ LEVEL_URGENT, CALL_DOCTOR, "come", NULL, ALERT_CALM },
	{ LEVEL_URGENT, CALL_NIGHT, NULL, "come", ALERT_CALM },
	{ LEVEL_URGENT, CALL_EMERGENCY_LINE, "come", NULL, ALERT_CALM },
	{ LEVEL_URGENT, CALL_NOBODY, "come", NULL, ALERT_OPEN },
	{ LEVEL_EMERGENCY, CALL_EMERGENCY_LINE, NULL, NULL, ALERT_OPEN },
	{ LEVEL_EMERGENCY, CALL_EMERGENCY_LINE, NULL, "come", ALERT_OPEN },
	{ LEVEL_EMERGENCY, CALL_EMERGENCY_LINE, "come", NULL, ALERT_CALM },
	{ LEVEL_EMERGENCY, CALL_DOCTOR, "come", NULL, ALERT_CALM },
	{ LEVEL_EMERGENCY, CALL_NURSE, "come", NULL, ALERT_CALM },
	{ LEVEL_EMERGENCY, CALL_NOBODY, "come", NULL, ALERT_OPEN },
};

static void
test_what_a_call_settles_depends_on_the_level_and_the_answer(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(answers) / sizeof(answers[0]); i++) {
		struct alert alert;
		const struct call call = { .who = answers[i].who,
					   .said = answers[i].said,
					   .next = answers[i].next,
					   .at = noon,
					   .id = 7 };

		make(&alert, answers[i].level);
		alert_take_call(&alert, &call, pack);
		assert_int_equal(alert.state, answers[i].then);
		assert_int_equal(alert.told, answers[i].who != CALL_NOBODY);
		assert_int_equal(alert.level, answers[i].level);
		alert_clear(&alert);
	}
}

static void
test_a_call_covers_the_rules_and_the_lines_before_it(void **state)
{
	const struct call call = { .who = CALL_NURSE, .at = noon, .id = 7 };
	struct alert alert;

	(void)state;
	make(&alert, LEVEL_REPORT);
	alert_take_call(&alert, &call, pack);
	assert_int_equal(alert.answered_upto, 7);
	assert_int_equal(alert.answered_count, 1);
	assert_string_equal(alert.answered[0], "B-FLOOR");
	assert_int_equal(alert.changed.at, noon.at);
	alert_clear(&alert);
}

static void
test_a_second_try_without_an_answer_does_not_move_the_hour(void **state)
{
	struct call call = { .who = CALL_NOBODY, .at = noon };
	struct alert alert;

	(void)state;
	make(&alert, LEVEL_URGENT);
	alert_take_call(&alert, &call, pack);
	assert_int_equal(alert.retry.at, noon.at + 900);
	call.at.at += 1800;
	alert_take_call(&alert, &call, pack);
	assert_int_equal(alert.retry.at, noon.at + 900);
	assert_false(alert_is_unreached(&alert, pack, call.at));
	call.at.at += 1800;
	assert_true(alert_is_unreached(&alert, pack, call.at));
	call.who = CALL_NURSE;
	alert_take_call(&alert, &call, pack);
	assert_int_equal(alert.retry.at, 0);
	assert_false(alert_is_unreached(&alert, pack, call.at));
	alert_clear(&alert);
}

static void
test_only_an_open_urgent_alert_can_be_unreached(void **state)
{
	const struct call nobody = { .who = CALL_NOBODY, .at = noon };
	struct alert alert;

	(void)state;
	make(&alert, LEVEL_URGENT);
	assert_false(alert_is_unreached(&alert, pack, noon));
	assert_false(alert_is_answered_by(&alert, &nobody));
	alert.state = ALERT_CALM;
	alert_take_call(&alert, &nobody, pack);
	assert_int_equal(alert.retry.at, 0);
	alert.retry = noon;
	alert.retry.at -= 2700;
	assert_false(alert_is_unreached(&alert, pack, noon));
	alert.state = ALERT_OPEN;
	assert_true(alert_is_unreached(&alert, pack, noon));
	alert.level = LEVEL_REPORT;
	assert_false(alert_is_unreached(&alert, pack, noon));
	alert_clear(&alert);
}

static void
test_a_closed_alert_takes_no_call(void **state)
{
	const struct call call = { .who = CALL_NURSE, .said = "a", .at = noon };
	struct alert alert;

	(void)state;
	make(&alert, LEVEL_URGENT);
	alert.state = ALERT_CLOSED;
	alert_take_call(&alert, &call, pack);
	assert_int_equal(alert.state, ALERT_CLOSED);
	assert_false(alert.told);
	alert_clear(&alert);
}

static void
test_a_later_call_replaces_the_instruction_only_with_words(void **state)
{
	struct call call = { .who = CALL_NURSE, .said = "Rest.", .at = noon };
	struct alert alert;

	(void)state;
	make(&alert, LEVEL_URGENT);
	alert_take_call(&alert, &call, pack);
	assert_string_equal(alert.instruction, "Rest.");
	call.said = " ";
	alert_take_call(&alert, &call, pack);
	assert_string_equal(alert.instruction, "Rest.");
	call.next = "Come.";
	alert_take_call(&alert, &call, pack);
	assert_string_equal(alert.instruction, "Come.");
	call.said = "Rest";
	alert_take_call(&alert, &call, pack);
	assert_string_equal(alert.instruction, "Rest. Come.");
	alert_clear(&alert);
}

static void
test_later_needs_a_reason_and_an_hour_within_a_day(void **state)
{
	struct stamp until = noon;
	struct alert alert;

	(void)state;
	make(&alert, LEVEL_URGENT);
	assert_int_equal(alert_put_off(&alert, NULL, until, noon), ERR_INVALID);
	assert_int_equal(alert_put_off(&alert, "asleep", until, noon),
			 ERR_RANGE);
	until.at = noon.at + DAY_SECONDS + 1;
	assert_int_equal(alert_put_off(&alert, "asleep", until, noon),
			 ERR_RANGE);
	until.at = noon.at + DAY_SECONDS;
	assert_int_equal(alert_put_off(&alert, "asleep", until, noon),
			 ERR_NONE);
	assert_true(alert_is_quiet(&alert, noon));
	assert_false(alert_is_quiet(&alert, until));
	assert_int_equal(alert.state, ALERT_OPEN);
	alert.level = LEVEL_EMERGENCY;
	assert_int_equal(alert_put_off(&alert, "asleep", until, noon),
			 ERR_NOT_ALLOWED);
	alert.level = LEVEL_REPORT;
	alert.state = ALERT_CALM;
	assert_int_equal(alert_put_off(&alert, "asleep", until, noon),
			 ERR_NOT_ALLOWED);
	alert_clear(&alert);
}

static void
push(struct alert_list *list, enum alert_state state, enum level level,
     int64_t since)
{
	struct alert *alert = alert_list_push(list);

	alert->id = (int64_t)list->count;
	alert->code = alloc_string("x");
	alert->state = state;
	alert->level = level;
	alert->since.at = since;
}

static void
test_the_list_shows_open_before_calm_then_the_worst_then_the_oldest(
	void **state)
{
	static const int64_t want[] = { 6, 3, 2, 5, 1, 4 };
	struct alert_list list = { 0 };

	(void)state;
	push(&list, ALERT_CALM, LEVEL_EMERGENCY, 10);
	push(&list, ALERT_OPEN, LEVEL_REPORT, 20);
	push(&list, ALERT_OPEN, LEVEL_URGENT, 30);
	push(&list, ALERT_CLOSED, LEVEL_EMERGENCY, 5);
	push(&list, ALERT_OPEN, LEVEL_REPORT, 20);
	push(&list, ALERT_OPEN, LEVEL_URGENT, 25);
	alert_list_sort(&list);
	for (size_t i = 0; i < list.count; i++)
		assert_int_equal(list.items[i].id, want[i]);
	alert_list_clear(&list);
}

static void
test_an_amendment_stands_in_the_place_of_the_old_line(void **state)
{
	struct alert alert;

	(void)state;
	make(&alert, LEVEL_REPORT);
	alert_replace_entry(&alert, 4, 9);
	assert_false(alert.touched);
	alert_replace_entry(&alert, 3, 9);
	assert_true(alert.touched);
	assert_int_equal(alert.entries[0], 9);
	alert_clear(&alert);
}

/* The minutes and hours are the pack's. */
static void
test_a_pack_says_when_to_try_again_and_when_to_stop_trying(void **state)
{
	static const struct sample_change slower = { "rules.cfg",
						     "hours = 1; retry_minutes "
						     "= 15;",
						     "hours = 3; retry_minutes "
						     "= 40;" };
	struct pack *other = sample_pack_having(&slower, 1);
	struct call call = { .who = CALL_NOBODY, .at = noon };
	struct stamp then = noon;
	struct alert alert;

	(void)state;
	make(&alert, LEVEL_URGENT);
	alert_take_call(&alert, &call, other);
	assert_int_equal(alert.retry.at, noon.at + 40 * 60);
	then.at = noon.at + 3 * 3600 - 1;
	assert_false(alert_is_unreached(&alert, other, then));
	then.at++;
	assert_true(alert_is_unreached(&alert, other, then));
	alert_clear(&alert);
	pack_free(other);
}

static void
test_without_a_rule_nobody_is_told_to_wait(void **state)
{
	static const struct sample_change other = {
		"rules.cfg",
		"status = \"no_answer\"; hours = 1; retry_minutes = 15;",
		"when = ( { symptom = \"cough\"; at_least = 4; } );"
	};
	struct pack *without = sample_pack_having(&other, 1);
	struct call call = { .who = CALL_NOBODY, .at = noon };
	struct alert alert;

	(void)state;
	make(&alert, LEVEL_URGENT);
	alert_take_call(&alert, &call, without);
	assert_int_equal(alert.retry.at, noon.at);
	assert_true(alert_is_unreached(&alert, without, noon));
	alert_clear(&alert);
	pack_free(without);
}

static int
set_up(void **state)
{
	(void)state;
	pack = sample_pack();
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	pack_free(pack);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_states_and_callers_are_kept_as_codes),
		cmocka_unit_test(
			test_what_a_call_settles_depends_on_the_level_and_the_answer),
		cmocka_unit_test(
			test_a_call_covers_the_rules_and_the_lines_before_it),
		cmocka_unit_test(
			test_a_second_try_without_an_answer_does_not_move_the_hour),
		cmocka_unit_test(
			test_only_an_open_urgent_alert_can_be_unreached),
		cmocka_unit_test(test_a_closed_alert_takes_no_call),
		cmocka_unit_test(
			test_a_later_call_replaces_the_instruction_only_with_words),
		cmocka_unit_test(
			test_later_needs_a_reason_and_an_hour_within_a_day),
		cmocka_unit_test(
			test_the_list_shows_open_before_calm_then_the_worst_then_the_oldest),
		cmocka_unit_test(
			test_an_amendment_stands_in_the_place_of_the_old_line),
		cmocka_unit_test(
			test_a_pack_says_when_to_try_again_and_when_to_stop_trying),
		cmocka_unit_test(test_without_a_rule_nobody_is_told_to_wait),
	};

	return cmocka_run_group_tests_name("alert", tests, set_up, tear_down);
}
