/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "clinic/history.h"

/* Could any bound, now or later, turn on this value rather than on one after
 * it? Not when a later one is as high and a later one as low. */
static bool
is_outdone(const struct measure_state *state, size_t i)
{
	bool above = false;
	bool below = false;

	for (size_t later = i + 1; later < state->count; later++) {
		above = above ||
			state->values[later].value >= state->values[i].value;
		below = below ||
			state->values[later].value <= state->values[i].value;
	}
	return above && below;
}

/* Is it the highest or the lowest of all that are kept? */
static bool
is_extreme(const struct measure_state *state, size_t i)
{
	bool above = false;
	bool below = false;

	for (size_t other = 0; other < state->count; other++) {
		above = above ||
			state->values[other].value > state->values[i].value;
		below = below ||
			state->values[other].value < state->values[i].value;
	}
	return !above || !below;
}

/* The first that no bound can turn on; where all may, the oldest but the
 * highest and the lowest. The last one always stays. */
static size_t
first_to_leave(const struct measure_state *state)
{
	size_t leaving = 0;

	for (size_t i = 0; i + 1 < state->count; i++) {
		if (is_outdone(state, i))
			return i;
	}
	/* Now all differ, for of two equal ones the first is outdone: one of
	 * the first three is neither. */
	while (is_extreme(state, leaving))
		leaving++;
	return leaving;
}

static void
make_room(struct measure_state *state)
{
	const size_t leaving = first_to_leave(state);

	state->count--;
	memmove(&state->values[leaving], &state->values[leaving + 1],
		(state->count - leaving) * sizeof(state->values[0]));
}

void
history_put_value(struct history *history, size_t measure,
		  const struct value *value)
{
	struct measure_state *state = &history->measures[measure];

	mentions_measure(&history->just, measure);
	mentions_measure(&history->noted, measure);
	if (state->count == 0)
		state->oldest = *value;
	if (state->count == HISTORY_VALUES)
		make_room(state);
	state->values[state->count++] = *value;
	if (state->standing.rule != NULL && !state->after.is_set)
		state->after = (struct mark){ value->at, value->place, true };
}

/* The only symptom that asks for a counted measure. */
static bool
find_asker(const struct pack *pack, const struct measure *measure, size_t *out)
{
	size_t askers = 0;

	for (size_t i = 0; i < pack_symptom_count(pack); i++) {
		const struct symptom *symptom = pack_symptom_at(pack, i);

		for (size_t link = 0; link < symptom->link_count; link++) {
			if (symptom->links[link] != measure)
				continue;
			*out = i;
			askers++;
		}
	}
	return askers == 1;
}

bool
history_measured_symptom(const struct history *history, size_t measure,
			 size_t place, size_t *out)
{
	const struct pack *pack = history->pack;
	const struct measure *found = pack_measure_at(pack, measure);
	const struct symptom *symptom;

	if (found->drives == 0)
		return false;
	symptom = pack_symptom(pack, history->tested->entries[place]->code);
	if (symptom == NULL)
		return find_asker(pack, found, out);
	*out = (size_t)(symptom - pack_symptom_at(pack, 0));
	return true;
}
