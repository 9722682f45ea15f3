/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "clinic/driver.h"
#include "clinic/judgement.h"
#include "clinic/order.h"
#include "clinic/triage.h"

static const char *const subject_kinds[] = {
	[SUBJECT_SYMPTOM] = "symptom",
	[SUBJECT_MEASURE] = "measure",
	[SUBJECT_PRODUCT] = "product",
	[SUBJECT_FACT] = "fact",
};

const char *
subject_kind_code(enum subject_kind kind)
{
	return subject_kinds[kind];
}

/* Can an entry of this kind make anything fire? */
static bool
is_judged(enum entry_kind kind)
{
	return kind == ENTRY_SYMPTOM || kind == ENTRY_MEASURE ||
	       kind == ENTRY_PRODUCT || kind == ENTRY_DOSE;
}

/* What was to be said when the entry was felt. */
static void
judge_entry(struct judgement *judgement, size_t place)
{
	const struct history *history = judgement->history;

	if (!is_judged(history->tested->entries[place]->kind))
		return;
	if (history->has_said)
		judgement_status(judgement, history->said);
	judgement_conditions(judgement);
}

static void
judge_now(struct judgement *judgement)
{
	const struct history *history = judgement->history;

	for (size_t i = 0; i < history->touched_count; i++)
		judgement_status(judgement, history->touched[i]);
	judgement_conditions(judgement);
	judgement_standing(judgement);
}

void
triage_run(struct triage_result *out, const struct triage_case *tested)
{
	struct history history;
	struct order order;
	struct judgement judgement = { .history = &history, .out = NULL };
	size_t place;

	out->level = LEVEL_NONE;
	out->count = 0;
	out->dropped = 0;
	history_begin(&history, tested);
	order_begin(&order, tested);
	while (order_next(&order, &place)) {
		history_move(&history, order_time(tested, place));
		history_apply(&history, place);
		judge_entry(&judgement, place);
	}
	history_move(&history, tested->now.at);
	judgement.out = out;
	judge_now(&judgement);
}

enum level
triage_level_of(const struct triage_result *result, enum subject_kind subject,
		const char *code)
{
	for (size_t i = 0; i < result->count; i++) {
		const struct finding *finding = &result->findings[i];

		/* Worst first. */
		if (finding->subject == subject &&
		    strcmp(finding->code, code) == 0)
			return finding->level;
	}
	return LEVEL_NONE;
}

int
triage_driver(const struct pack *pack, const struct entry *entry)
{
	const struct symptom *symptom = pack_symptom(pack, entry->code);

	return symptom != NULL ? driver_of(symptom, entry) : 0;
}
