/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clinic/judgement.h"

/* One level of one rule whose conditions hold. */
struct holding {
	struct judgement *judgement;
	const struct rule *rule;
	const struct rule_level *level;
};

static bool
is_felt(const struct cause *cause)
{
	return cause->kind == SUBJECT_SYMPTOM || cause->kind == SUBJECT_MEASURE;
}

/* Which causes to look at. */
enum causes_which { CAUSES_ALL, CAUSES_FRESH };

/* The newest thing felt, the first of the rule where several are. */
static const struct cause *
newest_felt(const struct causes *causes, enum causes_which which)
{
	const struct cause *newest = NULL;

	for (size_t i = causes->count; i > 0; i--) {
		const struct cause *cause = &causes->items[i - 1];

		if (!is_felt(cause) ||
		    (which == CAUSES_FRESH && !cause->is_fresh))
			continue;
		if (newest == NULL || cause->mark.at > newest->mark.at)
			newest = cause;
	}
	return newest;
}

/* A number that belongs to a symptom speaks for it: those the rule follows,
 * and counted ones. */
static void
settle_subject(const struct holding *holding, struct fired *fired)
{
	const struct history *history = holding->judgement->history;
	size_t symptom;

	if (fired->kind != SUBJECT_MEASURE)
		return;
	if (holding->level->follows)
		symptom = holding->level->follow;
	else if (!history_measured_symptom(history, fired->index,
					   fired->mark.place, &symptom))
		return;
	fired->kind = SUBJECT_SYMPTOM;
	fired->index = symptom;
}

static void
raise_about(const struct holding *holding, const struct cause *cause,
	    enum level level)
{
	const struct history *history = holding->judgement->history;
	struct fired fired = {
		.rule = holding->rule,
		.level = level,
		.kind = cause->kind,
		.index = cause->index,
		.mark = cause->mark,
		.causes = &holding->judgement->causes,
	};

	if (!holding->rule->before_first_dose)
		fired.level = judgement_before(history, level);
	settle_subject(holding, &fired);
	judgement_raise(holding->judgement, &fired);
}

/* Each line of the list speaks for itself, and without any the fact. */
static void
raise_lines(const struct holding *holding, enum causes_which which)
{
	const struct causes *causes = &holding->judgement->causes;
	const struct cause fact = { .kind = SUBJECT_FACT };
	bool is_raised = false;

	for (size_t i = 0; i < causes->count; i++) {
		const struct cause *cause = &causes->items[i];

		if (is_felt(cause) || cause->is_beside ||
		    (which == CAUSES_FRESH && !cause->is_fresh))
			continue;
		raise_about(holding, cause, holding->level->level);
		is_raised = true;
	}
	if (!is_raised)
		raise_about(holding, &fact, holding->level->level);
}

/* Is the symptom one whose number is counted? */
static bool
is_counted(const struct history *history, size_t symptom)
{
	const struct symptom *found = pack_symptom_at(history->pack, symptom);

	for (size_t i = 0; i < found->link_count; i++) {
		if (found->links[i]->drives != 0)
			return true;
	}
	return false;
}

/* What a followed symptom settles: told, or gone and told; at its baseline only
 * a counted number, which is in its driver: of any other nobody knows that it
 * is usual. */
static bool
is_silenced(const struct history *history, const struct rule_level *level)
{
	enum episode_state now;

	if (!level->follows)
		return false;
	now = history_state(history, level->follow);
	if (now == EPISODE_BASELINE)
		return is_counted(history, level->follow);
	return now == EPISODE_TOLD ||
	       (now == EPISODE_NONE &&
		history_symptom(history, level->follow)->is_settled);
}

/* A measure that was told at that value and is not worse. */
static void
raise_told(const struct holding *holding, const struct cause *cause)
{
	const struct rule *told =
		holding->judgement->history->status_rules[STATUS_TOLD];
	struct fired fired = {
		.rule = told,
		.kind = SUBJECT_MEASURE,
		.index = cause->index,
		.mark = cause->mark,
	};

	if (told == NULL || cause->kind != SUBJECT_MEASURE)
		return;
	fired.level = told->levels[0].level;
	judgement_raise(holding->judgement, &fired);
}

static void
raise_level(const struct holding *holding)
{
	const struct causes *causes = &holding->judgement->causes;
	const struct cause *felt = newest_felt(causes, CAUSES_ALL);
	const struct cause *fresh = newest_felt(causes, CAUSES_FRESH);

	if (felt == NULL) {
		raise_lines(holding, CAUSES_ALL);
		return;
	}
	if (fresh != NULL)
		raise_about(holding, fresh, holding->level->level);
	else if (holding->level->any_status || holding->level->follows)
		raise_about(holding, felt, holding->level->level);
	else if (causes->are_fresh)
		raise_lines(holding, CAUSES_FRESH);
	else
		raise_told(holding, felt);
}

/* Can it hold, by what it asks about? Most cannot, and that is seen at once. */
static bool
may_hold(const struct judgement *judgement, const struct rule_level *level)
{
	if (level->conditions == NULL ||
	    !mentions_meet(&level->mentions, judgement->about))
		return false;
	for (size_t i = 0; i < level->group_count; i++) {
		if (!mentions_meet(&level->groups[i],
				   &judgement->history->noted))
			return false;
	}
	return true;
}

static void
judge_level(const struct holding *holding)
{
	struct judgement *judgement = holding->judgement;

	if (!may_hold(judgement, holding->level) ||
	    is_silenced(judgement->history, holding->level) ||
	    !conditions_hold(&judgement->causes, judgement->history,
			     holding->rule, holding->level))
		return;
	raise_level(holding);
}

void
judgement_conditions(struct judgement *judgement)
{
	const struct pack *pack = judgement->history->pack;
	size_t rules = pack_rule_count(pack);

	for (size_t i = 0; i < rules; i++) {
		const struct rule *rule = pack_rule_at(pack, i);

		for (size_t l = 0; l < rule->level_count; l++) {
			const struct holding holding = { judgement, rule,
							 &rule->levels[l] };

			judge_level(&holding);
		}
	}
}
