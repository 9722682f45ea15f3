/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clinic/conditions.h"
#include "clinic/profile_parts.h"

enum { PERCENT = 100 };

static bool
is_low(enum bound bound)
{
	return bound == BOUND_AT_MOST || bound == BOUND_BELOW ||
	       bound == BOUND_UNDER_USUAL;
}

static bool
meets_bound(const struct measure_test *test, milli value, milli usual)
{
	milli limit = test->value;

	if (test->bound == BOUND_UNDER_USUAL)
		limit = usual - limit;
	if (test->bound == BOUND_OVER_USUAL)
		limit = usual + limit;
	if (test->bound == BOUND_ABOVE)
		return value > limit;
	if (test->bound == BOUND_BELOW)
		return value < limit;
	return is_low(test->bound) ? value <= limit : value >= limit;
}

/* A person for whom the bound is what they always have. */
static bool
is_exempt(const struct measure_test *test, const struct profile *profile)
{
	milli usual = profile->usual[test->measure];

	if (!test->has_usual || !profile->usual_known[test->measure])
		return false;
	return is_low(test->bound) ? usual <= test->usual
				   : usual >= test->usual;
}

static bool
needs_usual(enum bound bound)
{
	return bound == BOUND_UNDER_USUAL || bound == BOUND_OVER_USUAL;
}

/* Told at that value, and not beyond it since. */
static bool
is_told(const struct history *history, size_t measure, milli value, bool low)
{
	const struct measure_state *state = &history->measures[measure];

	if (!state->is_told || history_measure_expired(history, measure))
		return false;
	return low ? value >= state->told_value : value <= state->told_value;
}

/* A counted measure is as new as the symptom it belongs to. */
static bool
is_fresh(const struct question *question, size_t measure,
	 const struct value *value, bool low)
{
	const struct history *history = question->history;
	const struct symptom_state *state;
	enum episode_state now;
	size_t symptom;

	if (!history_measured_symptom(history, measure, value->place, &symptom))
		return !is_told(history, measure, value->value, low);
	state = history_symptom(history, symptom);
	now = history_state(history, symptom);
	return now == EPISODE_NEW || now == EPISODE_WORSE ||
	       (state->fresh[1].is_set && state->fresh[1].at >= value->at);
}

static struct cause
measure_cause(const struct question *question, size_t measure,
	      const struct value *value, bool low)
{
	return (struct cause){
		.kind = SUBJECT_MEASURE,
		.index = measure,
		.mark = { value->at, value->place, true },
		.is_fresh = is_fresh(question, measure, value, low),
	};
}

/* Keeps a cause, unless it must be new and is not. */
static bool
take(struct causes *causes, const struct question *question,
     const struct cause *cause)
{
	if (question->condition->is_new && !cause->is_fresh)
		return false;
	causes_add(causes, cause);
	return true;
}

static bool
has_link(const struct symptom *symptom, const struct measure *measure)
{
	for (size_t i = 0; i < symptom->link_count; i++) {
		if (symptom->links[i] == measure)
			return true;
	}
	return false;
}

/* A number that several symptoms have, as an area of skin, is of the one it
 * was noted with: a rule that speaks of another of them does not mean it. */
static bool
is_of_another(const struct question *question, size_t measure,
	      const struct value *value)
{
	const struct pack *pack = question->history->pack;
	const struct mentions *asked = &question->level->mentions;
	size_t count = pack_symptom_count(pack);
	size_t owner;

	if (!history_measured_symptom(question->history, measure, value->place,
				      &owner) ||
	    mentions_has_symptom(asked, owner))
		return false;
	for (size_t i = 0; i < count; i++) {
		if (mentions_has_symptom(asked, i) &&
		    has_link(pack_symptom_at(pack, i),
			     pack_measure_at(pack, measure)))
			return true;
	}
	return false;
}

bool
measure_holds(struct causes *causes, const struct question *question)
{
	const struct measure_test *test = &question->condition->measure;
	const struct history *history = question->history;
	const struct profile *profile = history->profile;
	const struct measure_state *state = &history->measures[test->measure];
	int64_t from = question_from(question);

	if (state->count == 0 || is_exempt(test, profile) ||
	    (needs_usual(test->bound) && !profile->usual_known[test->measure]))
		return false;
	for (size_t i = state->count; i > 0; i--) {
		const struct value *value = &state->values[i - 1];
		struct cause cause;

		if (value->at < from)
			break;
		if (!meets_bound(test, value->value,
				 profile->usual[test->measure]) ||
		    is_of_another(question, test->measure, value))
			continue;
		cause = measure_cause(question, test->measure, value,
				      is_low(test->bound));
		return take(causes, question, &cause);
	}
	return false;
}

static bool
is_gain(enum change change)
{
	return change == CHANGE_GAIN || change == CHANGE_GAIN_PERCENT;
}

/* The value that the change is counted from: within the window the least (or
 * greatest), else the usual one, else the oldest. */
static milli
find_start(const struct question *question)
{
	const struct change_test *test = &question->condition->change;
	const struct history *history = question->history;
	const struct measure_state *state = &history->measures[test->measure];
	const bool gain = is_gain(test->change);
	int64_t from = history->at - question->condition->window;
	milli start = state->values[state->count - 1].value;

	if (question->condition->window == 0)
		return history->profile->usual_known[test->measure]
			       ? history->profile->usual[test->measure]
			       : state->oldest.value;
	for (size_t i = state->count; i > 0; i--) {
		milli value = state->values[i - 1].value;

		if (state->values[i - 1].at < from)
			break;
		if (gain ? value < start : value > start)
			start = value;
	}
	return start;
}

static bool
is_changed(const struct change_test *test, milli start, milli now)
{
	milli change = is_gain(test->change) ? now - start : start - now;

	if (test->change == CHANGE_GAIN || test->change == CHANGE_LOSS)
		return change >= test->value;
	return change * PERCENT * MILLI_ONE >= test->value * start;
}

bool
change_holds(struct causes *causes, const struct question *question)
{
	const struct change_test *test = &question->condition->change;
	const struct history *history = question->history;
	const struct measure_state *state = &history->measures[test->measure];
	const struct value *now;
	struct cause cause;

	if (state->count == 0)
		return false;
	now = &state->values[state->count - 1];
	if (now->at < history->at - question->rule->window ||
	    !is_changed(test, find_start(question), now->value))
		return false;
	cause = measure_cause(question, test->measure, now,
			      !is_gain(test->change));
	return take(causes, question, &cause);
}
