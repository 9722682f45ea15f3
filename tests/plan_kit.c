/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test.h"

#include "plan_kit.h"

#include <string.h>

#include "clinic/driver.h"

static const char *const scale_names[SCALES] = {
	"severity", "interference", "frequency", "amount", "presence",
};
static const unsigned scale_asks[SCALES] = {
	ASKS_SEVERITY, ASKS_INTERFERENCE, ASKS_FREQUENCY,
	ASKS_AMOUNT,   ASKS_PRESENCE,
};

static uint64_t random_state;

void
chance_begin(uint64_t seed)
{
	random_state = seed | 1;
}

uint64_t
chance_seed(void)
{
	return random_state;
}

/* xorshift64* */
static uint64_t
random_next(void)
{
	random_state ^= random_state >> 12;
	random_state ^= random_state << 25;
	random_state ^= random_state >> 27;
	return random_state * UINT64_C(2685821657736338717);
}

int
below(int limit)
{
	return (int)((random_next() >> 33) % (uint64_t)limit);
}

bool
one_in(int chances)
{
	return below(chances) == 0;
}

/* ---- making a plan ---- */

size_t
plan_some_symptom(void)
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

void
plan_make_symptom(struct event *event, size_t item)
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
	plan_make_symptom(event, plan_some_symptom());
}

static struct note
some_note(const struct plan *plan)
{
	struct note note = {
		.symptom = plan_some_symptom(),
		.driver = 1 + below(SCALE_STEPS - 1),
		.hours_ago = below(SPAN_HOURS),
	};

	/* As often as not of something that is in the diary. */
	if (plan->event_count > 0 && one_in(2) &&
	    plan->events[0].kind == ENTRY_SYMPTOM)
		note.symptom = plan->events[0].item;
	return note;
}

void
plan_make(struct plan *plan)
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
		plan_make_symptom(event, plan->events[0].item);
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

enum level
plan_level(const struct plan *plan)
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
