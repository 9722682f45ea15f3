/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "clinic/driver.h"
#include "clinic/history.h"

/* A call, and what it says of one subject. */
struct telling {
	int64_t at;
	size_t place;
	int32_t day;
	bool is_answered; /* the team's words were noted */
	milli value;
};

static bool
has_words(const struct entry *call, const char *key)
{
	const char *words = entry_detail(call, key);

	return words != NULL && words[strspn(words, " \t\n")] != '\0';
}

/* REPORT needs no answer; from URGENT on, nothing is told without one. */
static bool
is_enough(const struct telling *telling, enum level level)
{
	return telling->is_answered || level < LEVEL_URGENT;
}

static enum level
higher(enum level a, enum level b)
{
	return a > b ? a : b;
}

/* The entries a call covers are no longer new. */
static void
calm(struct symptom_state *state, const struct telling *telling, int driver)
{
	state->told = (struct known_state){ true, driver, state->flags };
	state->was_told = true;
	state->told_at = telling->at;
	memset(state->exact, 0, sizeof(state->exact));
	if (state->told_emergency)
		return;
	memset(state->fresh, 0, sizeof(state->fresh));
	memset(state->fresh_flag, 0, sizeof(state->fresh_flag));
}

/* Told, but an entry of the same day says more than what was told; of a later
 * day where one flew west in between. */
static bool
says_more(const struct symptom_state *state, const struct telling *telling)
{
	return state->is_present &&
	       state->driver > driver_step(telling->value) &&
	       state->last_day >= telling->day;
}

static void
tell_open(struct history *history, struct symptom_state *state,
	  const struct telling *telling)
{
	int driver = driver_step(telling->value);

	if (says_more(state, telling)) {
		state->told = (struct known_state){ true, driver,
						    state->flags };
		state->was_told = true;
		state->told_at = telling->at;
		return;
	}
	if (!state->is_present || state->last_day < telling->day)
		state->driver = driver;
	if (!state->is_present) {
		state->last = (struct mark){ telling->at, telling->place,
					     true };
		state->last_day = telling->day;
	}
	state->is_present = true;
	mentions_symptom(&history->noted, (size_t)(state - history->symptoms));
	calm(state, telling, driver);
	state->standing = (struct standing){ 0 };
}

static void
tell_symptom(struct history *history, const struct symptom *symptom,
	     const struct telling *telling)
{
	size_t i = (size_t)(symptom - pack_symptom_at(history->pack, 0));
	struct symptom_state *state = history_touch(history, i);
	int driver = driver_step(telling->value);
	enum level column = history_column(symptom, driver);

	if (!is_enough(telling, higher(state->standing.level, column)))
		return;
	if (!state->is_present && (state->over.is_set || driver == 0)) {
		state->is_settled = true;
		state->was_told = true;
		state->told_at = telling->at;
		state->standing = (struct standing){ 0 };
		return;
	}
	if (driver == 0)
		return;
	state->told_emergency = column == LEVEL_EMERGENCY ||
				state->standing.level == LEVEL_EMERGENCY;
	tell_open(history, state, telling);
}

static void
tell_measure(struct history *history, const struct measure *measure,
	     const struct telling *telling)
{
	struct measure_state *state = &history->measures[(
		size_t)(measure - pack_measure_at(history->pack, 0))];

	if (!is_enough(telling, state->standing.level))
		return;
	state->is_told = true;
	state->told_value = telling->value;
	state->told_at = telling->at;
	state->standing = (struct standing){ 0 };
	state->after = (struct mark){ 0 };
}

static void
tell_line(struct history *history, const char *code,
	  const struct telling *telling)
{
	for (size_t i = 0; i < history->line_count; i++) {
		struct line *line = &history->lines[i];

		if (strcmp(line->name, code) != 0 ||
		    !is_enough(telling, line->standing.level))
			continue;
		line->is_told = true;
		line->told_at = history->at;
		line->standing = (struct standing){ 0 };
	}
}

static void
tell(struct history *history, const char *code, const struct telling *telling)
{
	const struct symptom *symptom = pack_symptom(history->pack, code);
	const struct measure *measure = pack_measure(history->pack, code);

	if (symptom != NULL)
		tell_symptom(history, symptom, telling);
	else if (measure != NULL)
		tell_measure(history, measure, telling);
	else if (strcmp(code, "pregnant") == 0)
		history->pregnancy_told = true;
	else
		tell_line(history, code, telling);
}

void
history_apply_call(struct history *history, size_t place)
{
	const struct entry *call = history->tested->entries[place];
	static const char prefix[] = "told:";
	const char *who = entry_detail(call, "who");
	struct telling telling = {
		.at = history->at,
		.place = place,
		.day = history->day,
		.is_answered = has_words(call, "said") ||
			       has_words(call, "next"),
	};

	if (who != NULL && strcmp(who, "nobody") == 0)
		return;
	for (size_t i = 0; i < call->answer_count; i++) {
		const struct answer *answer = &call->answers[i];

		if (answer->state != ANSWER_GIVEN ||
		    strncmp(answer->name, prefix, strlen(prefix)) != 0)
			continue;
		telling.value = answer->value;
		tell(history, answer->name + strlen(prefix), &telling);
	}
}
