/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "clinic/conditions.h"
#include "clinic/driver.h"
#include "clinic/profile_parts.h"

static bool
is_within(const struct mark *mark, int64_t from)
{
	return mark->is_set && mark->at >= from;
}

static bool
is_fresh_state(enum episode_state state)
{
	return state == EPISODE_NEW || state == EPISODE_WORSE;
}

/* A told symptom counts while it is there, mentioned again or not. */
static bool
is_told_and_there(const struct symptom_state *state)
{
	return state->is_present && state->told.is_known;
}

static struct cause
symptom_cause(size_t symptom, const struct mark *mark)
{
	return (struct cause){
		.kind = SUBJECT_SYMPTOM,
		.index = symptom,
		.mark = *mark,
	};
}

/* By what the marks say, or, told and still there, by what it is now. */
static bool
find_cause(struct cause *out, const struct question *question,
	   const struct mark *fresh, const struct mark *any)
{
	int64_t from = question_from(question);

	if (is_within(fresh, from)) {
		out->mark = *fresh;
		out->is_fresh = true;
		return true;
	}
	if (question->condition->is_new || !question->level->any_status ||
	    !is_within(any, from))
		return false;
	out->mark = *any;
	return true;
}

static bool
driver_holds(struct cause *out, const struct question *question, size_t symptom,
	     int at_least)
{
	const struct symptom_state *state = history_symptom(question->history,
							    symptom);

	*out = symptom_cause(symptom, &state->last);
	if (find_cause(out, question, &state->fresh[at_least],
		       &state->any[at_least]))
		return true;
	return !question->condition->is_new && is_told_and_there(state) &&
	       state->driver >= at_least;
}

static bool
flag_holds(struct cause *out, const struct question *question)
{
	const struct symptom_test *test = &question->condition->symptom;
	const struct symptom_state *state = history_symptom(question->history,
							    test->symptom);

	*out = symptom_cause(test->symptom, &state->last);
	if (find_cause(out, question, &state->fresh_flag[test->flag],
		       &state->any_flag[test->flag]))
		return true;
	return !question->condition->is_new && is_told_and_there(state) &&
	       (state->flags & (1U << test->flag)) != 0;
}

/* The rules that turn on the latest entry: is it recent, and does its standing
 * let it count? */
static bool
latest_counts(struct cause *out, const struct question *question)
{
	size_t symptom = question->condition->symptom.symptom;
	const struct history *history = question->history;
	const struct symptom_state *state = history_symptom(history, symptom);
	enum episode_state now = history_state(history, symptom);

	*out = symptom_cause(symptom, &state->last);
	out->is_fresh = is_fresh_state(now);
	if (now == EPISODE_NONE ||
	    !is_within(&state->last, question_from(question)))
		return false;
	if (question->condition->is_new)
		return out->is_fresh;
	return now != EPISODE_BASELINE || question->level->any_status;
}

static bool
part_holds(struct cause *out, const struct question *question)
{
	const struct symptom_test *test = &question->condition->symptom;
	const struct history *history = question->history;
	const struct entry *entry;

	if (!latest_counts(out, question))
		return false;
	entry = history->tested->entries[out->mark.place];
	if (entry->kind != ENTRY_SYMPTOM)
		return false;
	return driver_part(pack_symptom_at(history->pack, test->symptom), entry,
			   test->part) >= test->at_least;
}

static bool
rise_holds(struct cause *out, const struct question *question)
{
	const struct symptom_test *test = &question->condition->symptom;
	int64_t window = question->history->at - question_from(question);

	if (!latest_counts(out, question))
		return false;
	return history_rise(question->history, test->symptom, window) >=
	       test->at_least;
}

bool
symptom_holds(struct causes *causes, const struct question *question)
{
	const struct symptom_test *test = &question->condition->symptom;
	struct cause cause;
	bool holds;

	if (test->part == PART_DRIVER)
		holds = driver_holds(&cause, question, test->symptom,
				     test->at_least);
	else if (test->part == PART_FLAG)
		holds = flag_holds(&cause, question);
	else if (test->part == PART_RISE)
		holds = rise_holds(&cause, question);
	else
		holds = part_holds(&cause, question);
	if (holds)
		causes_add(causes, &cause);
	return holds;
}

static bool
is_in_group(const struct question *question, const struct symptom *symptom)
{
	const struct group_test *test = &question->condition->group;
	const struct profile *profile = question->history->profile;

	if (test->group == GROUP_HIGH_RISK)
		return symptom->high_risk;
	if (test->group == GROUP_OUTSIDE_COMFORT)
		return !symptom->comfort;
	if (test->group == GROUP_ORGAN)
		return strcmp(symptom->organ, test->organ) == 0;
	if (test->group == GROUP_TREATED_OR_UNKNOWN &&
	    profile->organs[0] == '\0')
		return true;
	return test->group == GROUP_ANY ||
	       profile_has_organ(profile, symptom->organ);
}

bool
group_holds(struct causes *causes, const struct question *question)
{
	const struct group_test *test = &question->condition->group;
	const struct history *history = question->history;
	size_t first = causes->count;
	int found = 0;

	for (size_t i = 0; i < history->touched_count; i++) {
		size_t place = history->touched[i];
		const struct symptom *symptom = pack_symptom_at(history->pack,
								place);
		int at_least = test->at_least;
		struct cause cause;

		if (test->or_present && driver_scales(symptom) == 0)
			at_least = 1;
		if (!is_in_group(question, symptom) ||
		    !driver_holds(&cause, question, place, at_least))
			continue;
		causes_add(causes, &cause);
		found++;
	}
	if (found >= question->condition->count)
		return true;
	causes_take_back(causes, first);
	return false;
}
