/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The principles of triage as properties over generated diaries: what may
 * never lower a level. Each case is a diary, judged as it is and with one
 * thing changed. VIGIE_SEED names other cases than those of check;
 * VIGIE_TORTURE=all draws new ones, and more.
 */
#include "config.h"

#include "test.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "plan_kit.h"

enum { CASES = 100000, TORTURE_CASES = 2000000, SEED_OF_CHECK = 20261125 };

/* ---- what is changed ---- */

static bool
is_mentioned(const struct plan *plan, size_t symptom)
{
	for (size_t i = 0; i < plan->event_count; i++) {
		const struct event *event = &plan->events[i];
		const struct measure *measure;

		if (event->kind == ENTRY_SYMPTOM && event->item == symptom)
			return true;
		if (event->kind != ENTRY_MEASURE)
			continue;
		/* A number alone may speak of a symptom. */
		measure = pack_measure_at(case_pack(), event->item);
		if (measure->drives != 0)
			return true;
	}
	for (size_t i = 0; i < plan->baseline_count; i++) {
		if (plan->baseline[i].symptom == symptom)
			return true;
	}
	for (size_t i = 0; i < plan->told_count; i++) {
		if (plan->told[i].symptom == symptom)
			return true;
	}
	return false;
}

/* What was noted before the first dose is the baseline. */
static bool
is_baseline(const struct plan *plan, const struct event *event)
{
	return !plan->is_not_begun && plan->first_day != NOT_SET &&
	       event->hours_ago / DAY_HOURS + 1 >= plan->first_day;
}

/* A number measured by itself speaks of its symptom too. */
static bool
is_about(const struct event *event, size_t item)
{
	const struct symptom *symptom = pack_symptom_at(case_pack(), item);

	if (event->kind == ENTRY_SYMPTOM)
		return event->item == item;
	for (size_t l = 0; l < symptom->link_count; l++)
		if (event->kind == ENTRY_MEASURE &&
		    symptom->links[l] ==
			    pack_measure_at(case_pack(), event->item))
			return true;
	return false;
}

static bool
is_latest(const struct plan *plan, size_t i)
{
	for (size_t other = 0; other < plan->event_count; other++) {
		if (other != i &&
		    is_about(&plan->events[other], plan->events[i].item) &&
		    plan->events[other].hours_ago <= plan->events[i].hours_ago)
			return false;
	}
	return true;
}

static bool
has_baseline(const struct plan *plan, size_t symptom)
{
	for (size_t i = 0; i < plan->baseline_count; i++) {
		if (plan->baseline[i].symptom == symptom)
			return true;
	}
	for (size_t i = 0; i < plan->event_count; i++) {
		if (plan->events[i].kind == ENTRY_SYMPTOM &&
		    plan->events[i].item == symptom &&
		    is_baseline(plan, &plan->events[i]))
			return true;
	}
	return false;
}

/* A baseline and telling are what may lower: an entry before the first dose,
 * or covered by a call, is left as it is; and where there is a baseline, or a
 * call about anything, every entry but the latest: an earlier one that is
 * worse makes a rise smaller, and a combination then belongs to the symptom
 * beside it, which may have been told. */
static bool
is_free(const struct plan *plan, size_t i)
{
	const struct event *event = &plan->events[i];

	if (event->kind != ENTRY_SYMPTOM || is_baseline(plan, event))
		return false;
	for (size_t t = 0; t < plan->told_count; t++) {
		if (plan->told[t].symptom != event->item)
			continue;
		if (plan->told[t].hours_ago <= event->hours_ago + DAY_HOURS)
			return false;
	}
	return (plan->told_count == 0 && !has_baseline(plan, event->item)) ||
	       is_latest(plan, i);
}

static bool
pick_event(size_t *out, const struct plan *plan)
{
	if (plan->event_count == 0)
		return false;
	*out = (size_t)below((int)plan->event_count);
	return is_free(plan, *out);
}

static bool
add_symptom(struct plan *plan)
{
	struct event *event = &plan->events[plan->event_count];

	*event = (struct event){ .hours_ago = below(SPAN_HOURS) };
	plan_make_symptom(event, plan_some_symptom());
	if (is_mentioned(plan, event->item))
		return false;
	event->id = 2000;
	plan->event_count++;
	return true;
}

static bool
raise_answer(struct plan *plan)
{
	size_t i;
	int scale = below(SCALES);
	int *level;

	if (!pick_event(&i, plan))
		return false;
	level = &plan->events[i].scales[scale];
	if (*level < 0 || *level >= (scale == PRESENCE ? 1 : 4))
		return false;
	(*level)++;
	return true;
}

/* A number beside "gone" contradicts itself, and stays as it is. */
static bool
raise_number(struct plan *plan)
{
	size_t i;

	if (!pick_event(&i, plan) || plan->events[i].number == 0 ||
	    plan->events[i].scales[PRESENCE] == 0)
		return false;
	plan->events[i].number += MILLI_ONE;
	return true;
}

static bool
tick_flag(struct plan *plan)
{
	const struct symptom *symptom;
	unsigned flag;
	size_t i;

	if (!pick_event(&i, plan))
		return false;
	symptom = pack_symptom_at(case_pack(), plan->events[i].item);
	if (symptom->flag_count == 0)
		return false;
	flag = 1U << below((int)symptom->flag_count);
	if ((plan->events[i].flags & flag) != 0)
		return false;
	plan->events[i].flags |= flag;
	return true;
}

static bool
skip_answer(struct plan *plan)
{
	int scale = below(SCALES);
	int *level;
	size_t i;

	if (!pick_event(&i, plan))
		return false;
	level = &plan->events[i].scales[scale];
	if (*level < 0 || *level > 2)
		return false;
	*level = SKIPPED;
	return true;
}

static bool
forget_usual(struct plan *plan)
{
	if (plan->usual_spo2 != NOT_SET && plan->usual_spo2 <= 92)
		plan->usual_spo2 = NOT_SET;
	else if (plan->usual_sbp != NOT_SET)
		plan->usual_sbp = NOT_SET;
	else
		return false;
	return true;
}

static bool
forget_first(struct plan *plan)
{
	if (plan->is_not_begun || plan->first_day == NOT_SET)
		return false;
	plan->first_day = NOT_SET;
	return true;
}

static bool
forget_last(struct plan *plan)
{
	if (plan->is_not_begun || plan->last_day == NOT_SET)
		return false;
	plan->last_day = NOT_SET;
	return true;
}

/* Months later, the first date and the diary as they were. */
static bool
wait_after_last(struct plan *plan)
{
	if (plan->is_not_begun || plan->is_pregnant ||
	    plan->last_day <= SPAN_HOURS / DAY_HOURS + 2)
		return false;
	plan->last_day += below(1000);
	return true;
}

static bool
change_list_order(struct plan *plan)
{
	struct event first;

	if (plan->event_count < 2)
		return false;
	first = plan->events[0];
	memmove(&plan->events[0], &plan->events[1],
		(plan->event_count - 1) * sizeof(plan->events[0]));
	plan->events[plan->event_count - 1] = first;
	return true;
}

/* ---- the properties ---- */

typedef bool change(struct plan *plan);

static int
case_count(void)
{
	const char *torture = getenv("VIGIE_TORTURE");

	return torture != NULL && strcmp(torture, "all") == 0 ? TORTURE_CASES
							      : CASES;
}

static void
describe(const struct plan *plan)
{
	for (size_t i = 0; i < case_entries()->count; i++) {
		const struct entry *entry = &case_entries()->items[i];

		print_error("%s %s at %lld:", entry_kind_code(entry->kind),
			    entry->code, (long long)entry->felt.at);
		for (size_t a = 0; a < entry->answer_count; a++)
			print_error(" %s %s %lld", entry->answers[a].name,
				    answer_state_code(entry->answers[a].state),
				    (long long)entry->answers[a].value);
		print_error("\n");
	}
	print_error("first %d last %d pair %d\n", plan->first_day,
		    plan->last_day, plan->pair_day);
}

static void
check_never_lower(change *apply, int cases)
{
	int changed = 0;

	for (int tries = 0; changed < cases; tries++) {
		struct plan plan;
		struct plan other;
		enum level before;
		enum level after;

		plan_make(&plan);
		other = plan;
		if (!apply(&other))
			continue;
		changed++;
		before = plan_level(&plan);
		after = plan_level(&other);
		if (after >= before)
			continue;
		describe(&other);
		plan_level(&plan);
		print_error("was %s, is %s:\n", level_code(before),
			    level_code(after));
		describe(&plan);
		fail_msg("lower after the change");
	}
}

#define NEVER_LOWER(name, apply, part)                         \
	static void name(void **state)                         \
	{                                                      \
		(void)state;                                   \
		check_never_lower(apply, case_count() / part); \
	}

NEVER_LOWER(test_adding_a_symptom_never_lowers, add_symptom, 5)
NEVER_LOWER(test_raising_an_answer_never_lowers, raise_answer, 5)
NEVER_LOWER(test_raising_a_number_never_lowers, raise_number, 20)
NEVER_LOWER(test_ticking_a_flag_never_lowers, tick_flag, 10)
NEVER_LOWER(test_a_skipped_answer_is_never_lower_than_two, skip_answer, 5)
NEVER_LOWER(test_forgetting_a_usual_value_never_lowers, forget_usual, 10)
NEVER_LOWER(test_forgetting_the_first_dose_never_lowers, forget_first, 20)
NEVER_LOWER(test_forgetting_the_last_dose_never_lowers, forget_last, 20)
NEVER_LOWER(test_time_after_the_last_dose_never_lowers, wait_after_last, 20)
NEVER_LOWER(test_another_order_of_the_list_is_never_lower, change_list_order,
	    20)

static void
test_a_new_symptom_after_the_first_dose_is_report_at_least(void **state)
{
	int cases = case_count() / 10;

	(void)state;
	for (int i = 0; i < cases; i++) {
		struct plan plan;
		struct event *event;

		plan_make(&plan);
		plan.is_not_begun = false;
		plan.first_day = one_in(3) ? NOT_SET : 13 + below(2000);
		if (!add_symptom(&plan))
			continue;
		event = &plan.events[plan.event_count - 1];
		for (int scale = 0; scale < SCALES; scale++) {
			if (event->scales[scale] == 0)
				event->scales[scale] = 1;
		}
		if (plan_level(&plan) >= LEVEL_REPORT)
			continue;
		describe(&plan);
		fail_msg("a new symptom is under REPORT");
	}
}

/* The same cases everywhere, so that a red check is red for everybody; the
 * long run draws new ones. */
static uint64_t
seed_of_run(void)
{
	if (case_count() == CASES)
		return SEED_OF_CHECK;
	return (uint64_t)time(NULL) * 65537 + (uint64_t)getpid();
}

static int
begin(void **state)
{
	const char *seed = getenv("VIGIE_SEED");

	(void)state;
	chance_begin(seed != NULL ? strtoull(seed, NULL, 10) : seed_of_run());
	print_message("# VIGIE_SEED=%llu\n", (unsigned long long)chance_seed());
	case_begin();
	return 0;
}

static int
end(void **state)
{
	(void)state;
	case_end();
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_adding_a_symptom_never_lowers),
		cmocka_unit_test(test_raising_an_answer_never_lowers),
		cmocka_unit_test(test_raising_a_number_never_lowers),
		cmocka_unit_test(test_ticking_a_flag_never_lowers),
		cmocka_unit_test(test_a_skipped_answer_is_never_lower_than_two),
		cmocka_unit_test(test_forgetting_a_usual_value_never_lowers),
		cmocka_unit_test(test_forgetting_the_first_dose_never_lowers),
		cmocka_unit_test(test_forgetting_the_last_dose_never_lowers),
		cmocka_unit_test(test_time_after_the_last_dose_never_lowers),
		cmocka_unit_test(test_another_order_of_the_list_is_never_lower),
		cmocka_unit_test(
			test_a_new_symptom_after_the_first_dose_is_report_at_least),
	};

	return cmocka_run_group_tests_name("properties", tests, begin, end);
}
