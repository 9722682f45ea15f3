/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "clinic/judgement.h"

static const char pregnancy[] = "pregnant";

enum level
judgement_before(const struct history *history, enum level level)
{
	if (!history_is_before_first_dose(history))
		return level;
	if (level == LEVEL_URGENT)
		return LEVEL_REPORT;
	return level == LEVEL_REPORT ? LEVEL_WATCH : level;
}

static const char *
subject_code(const struct history *history, const struct fired *fired)
{
	if (fired->kind == SUBJECT_SYMPTOM)
		return pack_symptom_at(history->pack, fired->index)->id;
	if (fired->kind == SUBJECT_MEASURE)
		return pack_measure_at(history->pack, fired->index)->id;
	if (fired->kind == SUBJECT_PRODUCT)
		return history->lines[fired->index].name;
	return pregnancy;
}

/* What stands about a subject, where it was found now, when it was told. */
struct place {
	struct standing *standing; /* NULL for a fact */
	enum level *found;
	bool is_told;
	int64_t told_at;
};

static struct place
place_of(struct history *history, enum subject_kind kind, size_t index)
{
	struct place place = { 0 };

	if (kind == SUBJECT_SYMPTOM) {
		struct symptom_state *state = history_touch(history, index);

		place = (struct place){ &state->standing, &state->found,
					state->was_told, state->told_at };
	} else if (kind == SUBJECT_MEASURE) {
		struct measure_state *state = &history->measures[index];

		place = (struct place){ &state->standing, &state->found,
					state->is_told, state->told_at };
	} else if (kind == SUBJECT_PRODUCT) {
		struct line *line = &history->lines[index];

		place = (struct place){ &line->standing, &line->found,
					line->is_told, line->told_at };
	}
	return place;
}

/* ---- the entries behind ---- */

struct behind {
	size_t entries[FINDING_ENTRIES];
	size_t count;
};

static void
add_entry(struct behind *behind, const struct mark *mark)
{
	if (!mark->is_set || behind->count == FINDING_ENTRIES)
		return;
	for (size_t i = 0; i < behind->count; i++) {
		if (behind->entries[i] == mark->place)
			return;
	}
	behind->entries[behind->count++] = mark->place;
}

static struct behind
entries_behind(const struct fired *fired)
{
	struct behind behind = { .count = 0 };

	add_entry(&behind, &fired->mark);
	for (size_t i = 0; fired->causes != NULL && i < fired->causes->count;
	     i++)
		add_entry(&behind, &fired->causes->items[i].mark);
	return behind;
}

/* ---- what stands ---- */

static void
let_stand(struct history *history, const struct fired *fired)
{
	struct place place = place_of(history, fired->kind, fired->index);
	struct behind behind;

	if (place.standing == NULL || fired->level < LEVEL_REPORT ||
	    fired->level < place.standing->level)
		return;
	/* Of one level, what tells more goes on standing. */
	if (fired->level == place.standing->level &&
	    fired->rule->status != STATUS_CONDITIONS)
		return;
	/* A call covers what was felt before it. */
	if (place.is_told && fired->mark.at <= place.told_at)
		return;
	behind = entries_behind(fired);
	place.standing->rule = fired->rule;
	place.standing->level = fired->level;
	place.standing->at = history->at;
	place.standing->entry_count = behind.count;
	memcpy(place.standing->entries, behind.entries, sizeof(behind.entries));
	if (fired->kind == SUBJECT_MEASURE)
		history->measures[fired->index].after = (struct mark){ 0 };
}

/* ---- findings ---- */

/* The same rule about the same subject, found by another of its levels. */
static struct finding *
find_same(struct triage_result *out, const struct finding *finding)
{
	for (size_t i = 0; i < out->count; i++) {
		struct finding *other = &out->findings[i];

		if (other->rule == finding->rule &&
		    other->subject == finding->subject &&
		    strcmp(other->code, finding->code) == 0)
			return other;
	}
	return NULL;
}

static void
remove_finding(struct triage_result *out, struct finding *finding)
{
	size_t i = (size_t)(finding - out->findings);

	out->count--;
	memmove(&out->findings[i], &out->findings[i + 1],
		(out->count - i) * sizeof(out->findings[0]));
}

/* The first reason is the one a person reads: what was found in this case
 * says more than that every new symptom counts. */
static int
vagueness(const struct rule *rule)
{
	if (rule->status == STATUS_COLUMN)
		return 2;
	return rule->status == STATUS_FLOOR ? 1 : 0;
}

static bool
comes_before(const struct finding *a, const struct finding *b)
{
	if (a->level != b->level)
		return a->level > b->level;
	return vagueness(a->rule) < vagueness(b->rule);
}

/* Worst first; then the telling ones, in the order they were found. */
static void
insert_finding(struct triage_result *out, const struct finding *finding)
{
	size_t i = out->count;

	while (i > 0 && comes_before(finding, &out->findings[i - 1]))
		i--;
	if (i == TRIAGE_FINDINGS) {
		out->dropped++;
		return;
	}
	if (out->count == TRIAGE_FINDINGS) {
		out->dropped++;
		out->count--;
	}
	memmove(&out->findings[i + 1], &out->findings[i],
		(out->count - i) * sizeof(out->findings[0]));
	out->findings[i] = *finding;
	out->count++;
}

static void
put_finding(struct triage_result *out, const struct finding *finding)
{
	struct finding *same = find_same(out, finding);

	if (finding->level > out->level)
		out->level = finding->level;
	if (same != NULL && same->level >= finding->level)
		return;
	if (same != NULL)
		remove_finding(out, same);
	insert_finding(out, finding);
}

static void
answer(struct judgement *judgement, const struct fired *fired)
{
	struct history *history = judgement->history;
	struct place place = place_of(history, fired->kind, fired->index);
	struct behind behind = entries_behind(fired);
	struct finding finding = {
		.rule = fired->rule,
		.level = fired->level,
		.subject = fired->kind,
		.code = subject_code(history, fired),
		.entry_count = behind.count,
	};

	memcpy(finding.entries, behind.entries, sizeof(behind.entries));
	if (place.found != NULL && fired->level > *place.found)
		*place.found = fired->level;
	put_finding(judgement->out, &finding);
}

void
judgement_raise(struct judgement *judgement, const struct fired *fired)
{
	if (judgement->out == NULL)
		let_stand(judgement->history, fired);
	else
		answer(judgement, fired);
}

/* ---- the end ---- */

static void
put_standing(struct judgement *judgement, const struct standing *standing,
	     const struct fired *about)
{
	struct finding finding = {
		.rule = standing->rule,
		.level = about->level,
		.subject = about->kind,
		.code = subject_code(judgement->history, about),
		.entry_count = standing->entry_count,
	};

	memcpy(finding.entries, standing->entries, sizeof(standing->entries));
	put_finding(judgement->out, &finding);
}

/* An EMERGENCY reads as URGENT some time after what it was about has gone. */
static enum level
level_after(const struct history *history, enum level level,
	    const struct mark *gone)
{
	if (level == LEVEL_EMERGENCY && gone->is_set &&
	    history->at - gone->at >= history_outlives(history))
		return LEVEL_URGENT;
	return level;
}

static void
symptom_standing(struct judgement *judgement, size_t symptom)
{
	const struct history *history = judgement->history;
	const struct symptom_state *state = history_symptom(history, symptom);
	const struct fired about = {
		.level = level_after(history, state->standing.level,
				     &state->over),
		.kind = SUBJECT_SYMPTOM,
		.index = symptom,
	};

	if (state->standing.rule != NULL && about.level > state->found)
		put_standing(judgement, &state->standing, &about);
}

static void
measure_standing(struct judgement *judgement, size_t measure)
{
	const struct history *history = judgement->history;
	const struct measure_state *state = &history->measures[measure];
	const struct fired about = {
		.level = level_after(history, state->standing.level,
				     &state->after),
		.kind = SUBJECT_MEASURE,
		.index = measure,
	};

	if (state->standing.rule != NULL && about.level > state->found)
		put_standing(judgement, &state->standing, &about);
}

static void
line_standing(struct judgement *judgement, size_t i)
{
	const struct line *line = &judgement->history->lines[i];
	const struct fired about = {
		.level = line->standing.level,
		.kind = SUBJECT_PRODUCT,
		.index = i,
	};

	if (line->standing.rule != NULL && about.level > line->found)
		put_standing(judgement, &line->standing, &about);
}

void
judgement_standing(struct judgement *judgement)
{
	const struct history *history = judgement->history;

	for (size_t i = 0; i < history->touched_count; i++)
		symptom_standing(judgement, history->touched[i]);
	for (size_t i = 0; i < pack_measure_count(history->pack); i++)
		measure_standing(judgement, i);
	for (size_t i = 0; i < history->line_count; i++)
		line_standing(judgement, i);
}
