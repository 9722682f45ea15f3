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

/* The entries of one moment that wait to be judged together. */
enum { TRIAGE_MOMENT = 16 };
struct moment {
	struct judgement *judgement;
	int64_t at;
	size_t symptoms[TRIAGE_MOMENT];
	size_t symptom_count;
	size_t places[TRIAGE_MOMENT];
	size_t count;
	bool has_counted; /* a number alone spoke of a symptom */
};

/* What was to be said then. */
static void
judge_moment(struct moment *moment)
{
	struct judgement *judgement = moment->judgement;

	/* Of one level the last one stands: the more telling one. */
	for (size_t i = 0; i < moment->symptom_count; i++)
		judgement_status(judgement, moment->symptoms[i]);
	if (moment->count > 0)
		judgement_conditions(judgement);
	moment->symptom_count = 0;
	moment->count = 0;
	moment->has_counted = false;
	judgement->history->just = (struct mentions){ 0 };
}

/* Of one moment, a second word about the same thing, or a call, must not hide
 * what was said first. */
static bool
must_be_judged(const struct moment *moment, size_t place)
{
	const struct triage_case *tested = moment->judgement->history->tested;
	const struct entry *entry = tested->entries[place];

	if (order_time(tested, place) != moment->at ||
	    moment->count == TRIAGE_MOMENT || moment->has_counted ||
	    !is_judged(entry->kind))
		return true;
	for (size_t i = 0; i < moment->count; i++) {
		if (strcmp(tested->entries[moment->places[i]]->code,
			   entry->code) == 0)
			return true;
	}
	return false;
}

static void
take_entry(struct moment *moment, size_t place)
{
	struct history *history = moment->judgement->history;
	const struct entry *entry = history->tested->entries[place];

	if (must_be_judged(moment, place))
		judge_moment(moment);
	moment->at = order_time(history->tested, place);
	history_move(history, order_stamp(history->tested, place));
	history_apply(history, place);
	if (!is_judged(entry->kind))
		return;
	moment->places[moment->count++] = place;
	if (!history->has_said)
		return;
	moment->symptoms[moment->symptom_count++] = history->said;
	moment->has_counted = entry->kind == ENTRY_MEASURE;
}

static void
judge_now(struct judgement *judgement)
{
	const struct history *history = judgement->history;

	judgement_conditions(judgement);
	for (size_t i = 0; i < history->touched_count; i++)
		judgement_status(judgement, history->touched[i]);
	judgement_standing(judgement);
}

void
triage_run(struct triage_result *out, const struct triage_case *tested)
{
	struct history history;
	struct order order;
	struct judgement judgement = { .history = &history,
				       .about = &history.just };
	struct moment moment = { .judgement = &judgement };
	size_t place;

	out->level = LEVEL_NONE;
	out->count = 0;
	out->dropped = 0;
	history_begin(&history, tested);
	order_begin(&order, tested);
	while (order_next(&order, &place))
		take_entry(&moment, place);
	/* What is felt now is judged with everything else. */
	if (moment.at != tested->now.at)
		judge_moment(&moment);
	history_move(&history, tested->now);
	judgement.out = out;
	judgement.about = &history.noted;
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
