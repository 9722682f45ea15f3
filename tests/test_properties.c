/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The principles of triage as properties over generated diaries: what may
 * never lower a level. Each case is a diary, judged as it is and with one
 * thing changed. VIGIE_SEED repeats a run; VIGIE_TORTURE=all makes it longer.
 */
#include "config.h"

#include "test.h"

#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/alloc.h"
#include "case_kit.h"
#include "clinic/driver.h"

enum {
	CASES = 100000,
	TORTURE_CASES = 2000000,
	EVENTS = 8,
	NOTES = 3,
	NOT_ASKED = -1,
	SKIPPED = -2,
	NOT_SET = -1,
	SPAN_HOURS = 12 * DAY_HOURS, /* how far back events lie */
};

/* The scales of a symptom, in the order of struct event. */
enum { SEVERITY, INTERFERENCE, FREQUENCY, AMOUNT, PRESENCE, SCALES };
static const char *const scale_names[SCALES] = {
	"severity", "interference", "frequency", "amount", "presence",
};
static const unsigned scale_asks[SCALES] = {
	ASKS_SEVERITY, ASKS_INTERFERENCE, ASKS_FREQUENCY,
	ASKS_AMOUNT,   ASKS_PRESENCE,
};

struct event {
	enum entry_kind kind; /* SYMPTOM, MEASURE, PRODUCT */
	int64_t id;           /* goes with it to any place of the list */
	size_t item;
	int hours_ago;
	int scales[SCALES];
	unsigned flags;
	milli number; /* of the first link, or of the measure; 0: none */
	enum line_status status;
	bool is_told;
};

/* Known before the first dose, or told to the team. */
struct note {
	size_t symptom;
	int driver;
	int hours_ago;
};

struct plan {
	bool is_not_begun;
	int first_day, last_day, pair_day; /* NOT_SET: unknown */
	bool is_pair;
	bool is_pregnant;
	int usual_spo2, usual_sbp; /* NOT_SET */
	struct event events[EVENTS];
	size_t event_count;
	struct note baseline[NOTES];
	size_t baseline_count;
	struct note told[NOTES];
	size_t told_count;
};

static uint64_t random_state;

/* xorshift64* */
static uint64_t
random_next(void)
{
	random_state ^= random_state >> 12;
	random_state ^= random_state << 25;
	random_state ^= random_state >> 27;
	return random_state * UINT64_C(2685821657736338717);
}

static int
below(int limit)
{
	return (int)((random_next() >> 33) % (uint64_t)limit);
}

static bool
one_in(int chances)
{
	return below(chances) == 0;
}

/* ---- making a plan ---- */

static size_t
some_symptom(void)
{
	return (size_t)below((int)pack_symptom_count(case_pack()));
}

static int
some_level(void)
{
	if (one_in(10))
		return SKIPPED;
	return one_in(6) ? NOT_ASKED : below(SCALE_STEPS);
}

static void
make_symptom(struct event *event, size_t item)
{
	const struct symptom *symptom = pack_symptom_at(case_pack(), item);

	event->kind = ENTRY_SYMPTOM;
	event->item = item;
	for (int i = 0; i < SCALES; i++) {
		event->scales[i] = NOT_ASKED;
		if ((symptom->asks & scale_asks[i]) != 0)
			event->scales[i] = some_level();
	}
	if (event->scales[PRESENCE] > 1)
		event->scales[PRESENCE] = 1;
	for (size_t i = 0; i < symptom->flag_count; i++)
		event->flags |= one_in(4) ? 1U << i : 0;
	if (symptom->link_count > 0 && symptom->links[0]->drives != 0 &&
	    one_in(2))
		event->number = (milli)below(12) * MILLI_ONE;
}

static void
make_measure(struct event *event)
{
	const struct measure *measure;
	milli span;

	event->kind = ENTRY_MEASURE;
	event->item = (size_t)below((int)pack_measure_count(case_pack()));
	measure = pack_measure_at(case_pack(), event->item);
	span = measure->plausible_high - measure->plausible_low;
	event->number = measure->plausible_low +
			(milli)(random_next() % (uint64_t)(span + 1));
}

static void
make_event(struct event *event)
{
	*event = (struct event){ .hours_ago = below(SPAN_HOURS) };
	if (one_in(5)) {
		make_measure(event);
		return;
	}
	if (one_in(6)) {
		event->kind = ENTRY_PRODUCT;
		event->item =
			(size_t)below((int)pack_product_count(case_pack()));
		event->status = (enum line_status)below(LINE_STATUS_COUNT);
		event->is_told = one_in(2);
		return;
	}
	make_symptom(event, some_symptom());
}

static struct note
some_note(const struct plan *plan)
{
	struct note note = {
		.symptom = some_symptom(),
		.driver = 1 + below(SCALE_STEPS - 1),
		.hours_ago = below(SPAN_HOURS),
	};

	/* As often as not of something that is in the diary. */
	if (plan->event_count > 0 && one_in(2) &&
	    plan->events[0].kind == ENTRY_SYMPTOM)
		note.symptom = plan->events[0].item;
	return note;
}

static void
make_plan(struct plan *plan)
{
	*plan = (struct plan){
		.is_not_begun = one_in(15),
		.first_day = one_in(8) ? NOT_SET : below(120),
		.last_day = one_in(8) ? NOT_SET : below(30),
		.pair_day = NOT_SET,
		.is_pair = one_in(3),
		.is_pregnant = one_in(20),
		.usual_spo2 = one_in(4) ? 88 + below(10) : NOT_SET,
		.usual_sbp = one_in(4) ? 88 + below(30) : NOT_SET,
	};
	if (plan->is_pair && one_in(2))
		plan->pair_day = below(120);
	plan->event_count = (size_t)below(EVENTS - 1);
	for (size_t i = 0; i < plan->event_count; i++)
		make_event(&plan->events[i]);
	/* The same symptom again, so that there are courses. */
	for (size_t i = 1; i < plan->event_count; i++) {
		struct event *event = &plan->events[i];

		if (plan->events[0].kind != ENTRY_SYMPTOM || !one_in(3))
			continue;
		*event = (struct event){ .hours_ago = below(SPAN_HOURS) };
		make_symptom(event, plan->events[0].item);
	}
	for (size_t i = 0; i < plan->event_count; i++)
		plan->events[i].id = 1000 + (int64_t)i;
	plan->baseline_count = one_in(2) ? (size_t)below(NOTES) : 0;
	for (size_t i = 0; i < plan->baseline_count; i++)
		plan->baseline[i] = some_note(plan);
	plan->told_count = one_in(2) ? (size_t)below(NOTES) : 0;
	for (size_t i = 0; i < plan->told_count; i++)
		plan->told[i] = some_note(plan);
}

/* ---- from a plan to a level ---- */

static void
fill_symptom(struct entry *entry, const struct event *event)
{
	const struct symptom *symptom = pack_symptom_at(case_pack(),
							event->item);

	for (int i = 0; i < SCALES; i++) {
		if (event->scales[i] == SKIPPED)
			case_skip(entry, scale_names[i]);
		else if (event->scales[i] != NOT_ASKED)
			case_answer(entry, scale_names[i], event->scales[i]);
	}
	for (size_t i = 0; i < symptom->flag_count; i++) {
		char name[ANSWER_NAME_LIMIT] = "flag:";

		strncat(name, symptom->flags[i].code,
			sizeof(name) - strlen(name) - 1);
		if ((event->flags & (1U << i)) != 0)
			case_answer(entry, name, 1);
	}
	if (event->number != 0)
		assert_int_equal(entry_answer(entry, symptom->links[0]->id,
					      event->number),
				 ERR_NONE);
}

static void
put_event(const struct event *event)
{
	struct entry *entry;

	if (event->kind == ENTRY_SYMPTOM) {
		entry = case_add(ENTRY_SYMPTOM,
				 pack_symptom_at(case_pack(), event->item)->id,
				 event->hours_ago);
		fill_symptom(entry, event);
	} else if (event->kind == ENTRY_MEASURE) {
		entry = case_add(ENTRY_MEASURE,
				 pack_measure_at(case_pack(), event->item)->id,
				 event->hours_ago);
		assert_int_equal(entry_answer(entry, "value", event->number),
				 ERR_NONE);
	} else {
		entry = case_product(
			pack_product_at(case_pack(), event->item)->id,
			event->hours_ago, line_status_code(event->status));
		if (event->is_told)
			case_answer(entry, "told", 1);
	}
	entry->id = event->id;
}

static void
put_baseline(const struct note *note)
{
	const struct symptom *symptom = pack_symptom_at(case_pack(),
							note->symptom);
	struct entry *entry = case_add(ENTRY_BASELINE, symptom->id, 1);
	unsigned scales = driver_scales(symptom);

	if (scales == 0)
		case_answer(entry, "presence", 1);
	for (int i = 0; i < SCALES; i++) {
		if ((scales & scale_asks[i]) != 0) {
			case_answer(entry, scale_names[i], note->driver);
			return;
		}
	}
}

static void
put_day(const char *key, int days_ago)
{
	if (days_ago != NOT_SET)
		case_fact(key, case_day(days_ago));
}

static void
put_facts(const struct plan *plan)
{
	char number[MILLI_TEXT_LIMIT];

	case_fact("ici", plan->is_not_begun ? "none"
			 : plan->is_pair    ? "nivolumab+ipilimumab"
					    : "pembrolizumab");
	if (!plan->is_not_begun) {
		put_day("first", plan->first_day);
		put_day("last", plan->last_day);
		put_day("pair", plan->pair_day);
	}
	if (plan->is_pregnant)
		case_fact("pregnant", "yes");
	if (plan->usual_spo2 != NOT_SET)
		case_fact("usual.spo2_pct",
			  milli_format(number, plan->usual_spo2 * MILLI_ONE,
				       '.'));
	if (plan->usual_sbp != NOT_SET)
		case_fact(
			"usual.sbp",
			milli_format(number, plan->usual_sbp * MILLI_ONE, '.'));
}

static enum level
level_of(const struct plan *plan)
{
	case_begin();
	put_facts(plan);
	for (size_t i = 0; i < plan->event_count; i++)
		put_event(&plan->events[i]);
	for (size_t i = 0; i < plan->baseline_count; i++)
		put_baseline(&plan->baseline[i]);
	for (size_t i = 0; i < plan->told_count; i++)
		case_tell(
			case_call(plan->told[i].hours_ago, "noted"),
			pack_symptom_at(case_pack(), plan->told[i].symptom)->id,
			plan->told[i].driver);
	return case_level();
}

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

static bool
is_latest(const struct plan *plan, size_t i)
{
	for (size_t other = 0; other < plan->event_count; other++) {
		if (other != i && plan->events[other].kind == ENTRY_SYMPTOM &&
		    plan->events[other].item == plan->events[i].item &&
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
 * or covered by a call, is left as it is; and where there is a baseline or a
 * call, every entry but the latest (an earlier one that is worse makes a rise
 * smaller). */
static bool
is_free(const struct plan *plan, size_t i)
{
	const struct event *event = &plan->events[i];
	bool is_told = false;

	if (event->kind != ENTRY_SYMPTOM || is_baseline(plan, event))
		return false;
	for (size_t t = 0; t < plan->told_count; t++) {
		if (plan->told[t].symptom != event->item)
			continue;
		if (plan->told[t].hours_ago <= event->hours_ago + DAY_HOURS)
			return false;
		is_told = true;
	}
	return (!is_told && !has_baseline(plan, event->item)) ||
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
	make_symptom(event, some_symptom());
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

static bool
raise_number(struct plan *plan)
{
	size_t i;

	if (!pick_event(&i, plan) || plan->events[i].number == 0)
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

		make_plan(&plan);
		other = plan;
		if (!apply(&other))
			continue;
		changed++;
		before = level_of(&plan);
		after = level_of(&other);
		if (after >= before)
			continue;
		describe(&other);
		level_of(&plan);
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

		make_plan(&plan);
		plan.is_not_begun = false;
		plan.first_day = one_in(3) ? NOT_SET : 13 + below(2000);
		if (!add_symptom(&plan))
			continue;
		event = &plan.events[plan.event_count - 1];
		for (int scale = 0; scale < SCALES; scale++) {
			if (event->scales[scale] == 0)
				event->scales[scale] = 1;
		}
		if (level_of(&plan) >= LEVEL_REPORT)
			continue;
		describe(&plan);
		fail_msg("a new symptom is under REPORT");
	}
}

static int
begin(void **state)
{
	const char *seed = getenv("VIGIE_SEED");

	(void)state;
	random_state = seed != NULL ? strtoull(seed, NULL, 10)
				    : (uint64_t)time(NULL) * 65537 +
					      (uint64_t)getpid();
	random_state |= 1;
	print_message("# VIGIE_SEED=%llu\n", (unsigned long long)random_state);
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
