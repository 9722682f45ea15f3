/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "clinic/driver.h"
#include "clinic/history.h"
#include "clinic/profile_parts.h"

void
history_begin(struct history *history, const struct triage_case *tested)
{
	const struct pack *pack = tested->pack;
	size_t measures = pack_measure_count(pack);

	memset(history, 0, offsetof(struct history, symptoms));
	for (size_t i = 0; i < measures; i++) {
		struct measure_state *state = &history->measures[i];

		state->count = 0;
		memset(&state->oldest, 0,
		       sizeof(*state) - offsetof(struct measure_state, oldest));
	}
	history->tested = tested;
	history->dosed_day = INT32_MIN;
	history->pack = pack;
	history->profile = tested->profile;
	for (size_t i = 0; i < pack_rule_count(pack); i++) {
		const struct rule *rule = pack_rule_at(pack, i);

		history->status_rules[rule->status] = rule;
	}
}

void
history_move(struct history *history, struct stamp stamp)
{
	history->at = stamp.at;
	history->day = stamp_day(stamp);
	if (history->day < history->dosed_day)
		history->day = history->dosed_day;
	history_follow_courses(history);
}

const struct symptom_state *
history_symptom(const struct history *history, size_t symptom)
{
	static const struct symptom_state untouched;

	return history->is_touched[symptom] ? &history->symptoms[symptom]
					    : &untouched;
}

struct symptom_state *
history_touch(struct history *history, size_t symptom)
{
	if (!history->is_touched[symptom]) {
		history->is_touched[symptom] = true;
		history->touched[history->touched_count++] = symptom;
		history->symptoms[symptom] = (struct symptom_state){ 0 };
	}
	return &history->symptoms[symptom];
}

bool
history_is_before_first_dose(const struct history *history)
{
	const struct profile *profile = history->profile;

	if (profile->treatment == TREATMENT_NOT_YET)
		return true;
	return profile->first.is_known && history->day < profile->first.day;
}

enum level
history_column(const struct symptom *symptom, int driver)
{
	if (driver <= 0)
		return LEVEL_NONE;
	if (symptom->has_presence_column)
		return symptom->presence_column;
	return symptom->column[driver];
}

struct known_state
history_baseline(const struct history *history, size_t symptom)
{
	const struct symptom_state *state = history_symptom(history, symptom);

	if (state->declared.is_known || history_is_before_first_dose(history))
		return state->declared;
	return state->before;
}

static bool
is_above(const struct symptom_state *state, const struct known_state *known)
{
	return state->driver > known->driver ||
	       (state->flags & ~known->flags) != 0;
}

enum episode_state
history_state(const struct history *history, size_t symptom)
{
	const struct symptom_state *state = history_symptom(history, symptom);
	struct known_state baseline;

	if (!state->is_present)
		return EPISODE_NONE;
	if (state->told.is_known && state->told_emergency)
		return EPISODE_NEW;
	if (state->told.is_known)
		return is_above(state, &state->told) ? EPISODE_WORSE
						     : EPISODE_TOLD;
	baseline = history_baseline(history, symptom);
	if (!baseline.is_known)
		return EPISODE_NEW;
	return is_above(state, &baseline) ? EPISODE_WORSE : EPISODE_BASELINE;
}

int
history_rise(const struct history *history, size_t symptom, int64_t window)
{
	const struct symptom_state *state = history_symptom(history, symptom);
	struct known_state known = state->told;
	int lowest = state->driver;

	if (!known.is_known)
		known = history_baseline(history, symptom);
	if (known.is_known && known.driver < lowest)
		lowest = known.driver;
	for (int driver = 1; driver < lowest; driver++) {
		if (state->exact[driver].is_set &&
		    state->exact[driver].at >= state->last.at - window)
			lowest = driver;
	}
	return state->driver - lowest;
}

int64_t
history_outlives(const struct history *history)
{
	const struct rule *rule = history->status_rules[STATUS_UNTOLD];

	return rule != NULL ? (int64_t)rule->hours * HOUR : 0;
}

static bool
is_expired(const struct history *history, int64_t told_at, bool is_soon)
{
	const struct rule *rule = history->status_rules[STATUS_PERSIST];
	int days;

	if (rule == NULL)
		return false;
	days = is_soon ? rule->soon_days : rule->days;
	return history->at - told_at >= (int64_t)days * DAY_SECONDS;
}

bool
history_symptom_expired(const struct history *history, size_t symptom)
{
	const struct rule *rule = history->status_rules[STATUS_PERSIST];

	return is_expired(history, history_symptom(history, symptom)->told_at,
			  rule != NULL && rule->soon[symptom]);
}

bool
history_measure_expired(const struct history *history, size_t measure)
{
	const struct rule *rule = history->status_rules[STATUS_PERSIST];

	return is_expired(history, history->measures[measure].told_at,
			  rule != NULL && rule->soon_measures[measure]);
}

/* ---- symptoms ---- */

/* What one entry says of its symptom. */
struct said {
	size_t symptom;
	int driver; /* 0: gone */
	unsigned flags;
	bool is_known; /* known to the team, with a level */
	struct mark mark;
};

static void
end_episode(struct history *history, const struct said *said)
{
	struct symptom_state *state = &history->symptoms[said->symptom];
	enum episode_state was = history_state(history, said->symptom);

	if (history_is_before_first_dose(history))
		state->before.is_known = false;
	if (was == EPISODE_NONE)
		return;
	/* What was last there before the first dose is the starting point. */
	state->is_settled = state->told.is_known || was == EPISODE_BASELINE ||
			    state->last_was_before;
	state->is_present = false;
	state->over = said->mark;
	state->told = (struct known_state){ 0 };
	state->told_emergency = false;
	memset(state->exact, 0, sizeof(state->exact));
}

/* "Known to the team" is a baseline, but never of an open alert, nor of what
 * would be an emergency. */
static void
take_as_known(struct history *history, const struct said *said)
{
	struct symptom_state *state = &history->symptoms[said->symptom];
	const struct symptom *symptom = pack_symptom_at(history->pack,
							said->symptom);

	if (!said->is_known || state->declared.is_known || state->is_present ||
	    history_column(symptom, said->driver) == LEVEL_EMERGENCY)
		return;
	state->declared = (struct known_state){ true, said->driver,
						said->flags };
}

static void
mark_drivers(struct mark *marks, const struct said *said)
{
	for (int driver = 1; driver <= said->driver; driver++)
		marks[driver] = said->mark;
}

static void
mark_flags(struct mark *marks, const struct said *said)
{
	for (size_t flag = 0; flag < SYMPTOM_FLAGS; flag++) {
		if ((said->flags & (1U << flag)) != 0)
			marks[flag] = said->mark;
	}
}

static void
go_on(struct history *history, const struct said *said)
{
	struct symptom_state *state = &history->symptoms[said->symptom];
	enum episode_state now;

	take_as_known(history, said);
	if (state->is_present)
		state->exact[state->driver] = state->last;
	state->is_present = true;
	state->driver = said->driver;
	state->flags = said->flags;
	state->last = said->mark;
	state->last_day = history->day;
	state->last_was_before = history_is_before_first_dose(history);
	state->over.is_set = false;
	mark_drivers(state->any, said);
	mark_flags(state->any_flag, said);
	if (history_is_before_first_dose(history))
		state->before = (struct known_state){ true, said->driver,
						      said->flags };
	now = history_state(history, said->symptom);
	if (now == EPISODE_NEW || now == EPISODE_WORSE) {
		mark_drivers(state->fresh, said);
		mark_flags(state->fresh_flag, said);
	}
}

static void
apply_said(struct history *history, const struct said *said)
{
	(void)history_touch(history, said->symptom);
	history->has_said = true;
	history->said = said->symptom;
	mentions_symptom(&history->just, said->symptom);
	mentions_symptom(&history->noted, said->symptom);
	if (said->driver == 0)
		end_episode(history, said);
	else
		go_on(history, said);
}

static struct mark
mark_of(const struct history *history, size_t place)
{
	return (struct mark){ history->at, place, true };
}

static void
apply_links(struct history *history, const struct symptom *symptom,
	    size_t place)
{
	const struct entry *entry = history->tested->entries[place];

	for (size_t i = 0; i < symptom->link_count; i++) {
		const struct measure *measure = symptom->links[i];
		const struct answer *answer = entry_find_answer(entry,
								measure->id);
		struct value value = { history->at, 0, place };

		if (answer == NULL || answer->state != ANSWER_GIVEN)
			continue;
		value.value = answer->value;
		history_put_value(
			history,
			(size_t)(measure - pack_measure_at(history->pack, 0)),
			&value);
	}
}

static void
apply_symptom(struct history *history, size_t place)
{
	const struct entry *entry = history->tested->entries[place];
	const struct symptom *symptom = pack_symptom(history->pack,
						     entry->code);
	const struct answer *is_new;
	struct said said;

	if (symptom == NULL)
		return;
	is_new = entry_find_answer(entry, "new");
	said = (struct said){
		.symptom =
			(size_t)(symptom - pack_symptom_at(history->pack, 0)),
		.driver = driver_of(symptom, entry),
		.flags = driver_flags(symptom, entry),
		.is_known = is_new != NULL && is_new->state == ANSWER_GIVEN &&
			    is_new->value == 0 &&
			    driver_is_answered(symptom, entry),
		.mark = mark_of(history, place),
	};
	apply_links(history, symptom, place);
	apply_said(history, &said);
}

/* A count of stools typed alone says that there is diarrhoea. */
static void
apply_count(struct history *history, size_t measure, const struct value *value)
{
	const struct measure *found = pack_measure_at(history->pack, measure);
	struct said said = {
		.driver = driver_of_number(found, value->value),
		.mark = mark_of(history, value->place),
	};
	const struct symptom_state *state;

	if (said.driver == 0 ||
	    !history_measured_symptom(history, measure, value->place,
				      &said.symptom))
		return;
	/* A number only raises. */
	state = history_symptom(history, said.symptom);
	if (state->is_present && state->driver > said.driver)
		return;
	said.flags = state->is_present ? state->flags : 0;
	apply_said(history, &said);
}

static void
apply_measure(struct history *history, size_t place)
{
	const struct entry *entry = history->tested->entries[place];
	const struct measure *measure = pack_measure(history->pack,
						     entry->code);
	const struct answer *answer = entry_find_answer(entry, "value");
	struct value value = { history->at, 0, place };
	size_t i;

	if (measure == NULL || answer == NULL || answer->state != ANSWER_GIVEN)
		return;
	i = (size_t)(measure - pack_measure_at(history->pack, 0));
	value.value = answer->value;
	history_put_value(history, i, &value);
	apply_count(history, i, &value);
}

static void
apply_baseline(struct history *history, size_t place)
{
	const struct entry *entry = history->tested->entries[place];
	const struct symptom *symptom = pack_symptom(history->pack,
						     entry->code);
	size_t i;

	if (symptom == NULL)
		return;
	i = (size_t)(symptom - pack_symptom_at(history->pack, 0));
	history_touch(history, i)->declared = (struct known_state){
		.is_known = !driver_is_gone(symptom, entry),
		.driver = driver_of(symptom, entry),
		.flags = driver_flags(symptom, entry),
	};
}

static void
apply_infusion(struct history *history, size_t place)
{
	history->infusion = mark_of(history, place);
	history->dosed_day = history->day;
}

/* Those that are not here are passed over by the order. */
typedef void entry_applier(struct history *history, size_t place);
static entry_applier *const appliers[ENTRY_KIND_COUNT] = {
	[ENTRY_SYMPTOM] = apply_symptom,
	[ENTRY_MEASURE] = apply_measure,
	[ENTRY_PRODUCT] = history_apply_product,
	[ENTRY_DOSE] = history_apply_dose,
	[ENTRY_TREATMENT] = apply_infusion,
	[ENTRY_INFUSION] = apply_infusion,
	[ENTRY_BASELINE] = apply_baseline,
	[ENTRY_CALL] = history_apply_call,
};

void
history_apply(struct history *history, size_t place)
{
	history->has_said = false;
	appliers[history->tested->entries[place]->kind](history, place);
	history_follow_courses(history);
}
