/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clinic/judgement.h"

/* One symptom as the rules on status look at it. */
struct look {
	struct judgement *judgement;
	const struct history *history;
	const struct symptom *symptom;
	const struct symptom_state *state;
	size_t place;
	bool is_before;
};

/* A level is lowered before the first dose, unless the rule says not. */
static void
raise(const struct look *look, enum rule_status status, enum level level)
{
	const struct rule *rule = look->history->status_rules[status];
	struct fired fired = {
		.rule = rule,
		.level = level,
		.kind = SUBJECT_SYMPTOM,
		.index = look->place,
		.mark = look->state->is_present ? look->state->last
						: look->state->over,
	};

	if (rule == NULL)
		return;
	if (!rule->before_first_dose)
		fired.level = judgement_before(look->history, level);
	judgement_raise(look->judgement, &fired);
}

static enum level
level_of(const struct look *look, enum rule_status status)
{
	const struct rule *rule = look->history->status_rules[status];

	return rule != NULL ? rule->levels[0].level : LEVEL_NONE;
}

static void
raise_own(const struct look *look, enum rule_status status)
{
	raise(look, status, level_of(look, status));
}

static bool
is_grave(const struct symptom *symptom)
{
	return symptom->has_presence_column &&
	       symptom->presence_column == LEVEL_EMERGENCY;
}

static void
raise_column(const struct look *look)
{
	enum level level = history_column(look->symptom, look->state->driver);

	if (level != LEVEL_NONE)
		raise(look, STATUS_COLUMN, level);
}

/* As high as the comfort list allows. */
static void
raise_rise(const struct look *look)
{
	const struct rule *rule = look->history->status_rules[STATUS_RISE];

	if (rule == NULL ||
	    history_rise(look->history, look->place,
			 (int64_t)rule->days * DAY_SECONDS) < rule->rise)
		return;
	raise(look, STATUS_RISE,
	      look->symptom->comfort ? rule->comfort_level
				     : rule->levels[0].level);
}

/* The more telling first: of one level, that is the order of the findings. */
static void
look_at_new(const struct look *look)
{
	raise_rise(look);
	raise_column(look);
	if (look->is_before)
		raise_own(look, STATUS_BEFORE);
	else
		raise_own(look, STATUS_FLOOR);
}

static void
look_at_worse(const struct look *look)
{
	raise_rise(look);
	raise_own(look, STATUS_WORSE);
	raise_column(look);
}

static void
look_at_told(const struct look *look)
{
	raise_rise(look);
	if (history_symptom_expired(look->history, look->place) &&
	    look->state->driver >= look->state->told.driver)
		raise_own(look, STATUS_PERSIST);
	else
		raise_own(look, STATUS_TOLD);
}

static void
look_at_baseline(const struct look *look)
{
	if (is_grave(look->symptom))
		raise_column(look);
	raise_own(look, STATUS_BASELINE);
}

/*
 * Gone is not harmless. Before the first dose all is settled: what ended
 * then was last there then (history.c, end_episode).
 */
static void
look_at_gone(const struct look *look)
{
	const struct mark *over = &look->state->over;

	if (!over->is_set)
		return;
	if (is_grave(look->symptom) &&
	    look->history->at - over->at < history_outlives(look->history))
		raise(look, STATUS_UNTOLD, LEVEL_EMERGENCY);
	if (look->state->is_settled)
		raise_own(look, STATUS_OVER);
	else
		raise_own(look, STATUS_UNTOLD);
}

typedef void look_at(const struct look *look);
static look_at *const looks[] = {
	[EPISODE_NONE] = look_at_gone,   [EPISODE_NEW] = look_at_new,
	[EPISODE_WORSE] = look_at_worse, [EPISODE_BASELINE] = look_at_baseline,
	[EPISODE_TOLD] = look_at_told,
};

void
judgement_status(struct judgement *judgement, size_t symptom)
{
	const struct history *history = judgement->history;
	const struct look look = {
		.judgement = judgement,
		.history = history,
		.symptom = pack_symptom_at(history->pack, symptom),
		.state = history_symptom(history, symptom),
		.place = symptom,
		.is_before = history_is_before_first_dose(history),
	};

	looks[history_state(history, symptom)](&look);
}
