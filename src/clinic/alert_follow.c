/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From state to state: product.md, the state machine at the end of section
 * 3. */
#include "config.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "clinic/alert_inside.h"
#include "clinic/profile_parts.h"

static void
change_level(struct update *update, struct alert *alert, enum level level)
{
	if (alert->level == level)
		return;
	alert->level = level;
	alert->changed = update->tested->now;
	alert->touched = true;
}

static void
change_state(struct update *update, struct alert *alert, enum alert_state state)
{
	if (alert->state == state)
		return;
	alert->state = state;
	alert->changed = update->tested->now;
	alert->touched = true;
}

/* The level of an open alert is the higher of stored and now. */
static void
raise_open(struct update *update, struct alert *alert, struct verdict verdict)
{
	if (verdict.level > alert->level)
		alert_forget_later(alert);
	if (verdict.level > alert->level)
		change_level(update, alert, verdict.level);
	else if (alert_emergency_has_gone(update, alert))
		change_level(update, alert,
			     verdict.level > LEVEL_URGENT ? verdict.level
							  : LEVEL_URGENT);
}

/* As long as a rule still speaks of it, the answer that covers that rule is
 * needed: the alert is calm until then. */
static void
end(struct update *update, struct alert *alert, struct verdict verdict)
{
	change_state(update, alert,
		     verdict.level == LEVEL_NONE ? ALERT_CLOSED : ALERT_CALM);
}

/* Only the person can take a fact back, that of pregnancy is the only one that
 * is told: then there is nothing to tell. */
static bool
is_taken_back(const struct update *update, const struct alert *alert)
{
	return alert->subject == SUBJECT_FACT &&
	       !update->tested->profile->yes[FACT_PREGNANT];
}

static void
follow_open(struct update *update, struct alert *alert, struct verdict verdict)
{
	raise_open(update, alert, verdict);
	if (alert->told && verdict.unheard > LEVEL_NONE) {
		alert->told = false;
		alert->changed = update->tested->now;
		alert->touched = true;
		return;
	}
	if (alert->subject == SUBJECT_PRODUCT && !alert->told &&
	    update_product_is_told(update, alert->code)) {
		alert->told = true;
		alert->touched = true;
	}
	if (!alert->told || verdict.unheard > LEVEL_NONE)
		return;
	if (alert_has_ended(update, alert))
		end(update, alert, verdict);
	else if (alert->subject == SUBJECT_PRODUCT &&
		 alert->level <= LEVEL_REPORT)
		change_state(update, alert, ALERT_CALM);
}

static void
reopen(struct update *update, struct alert *alert, enum level level)
{
	change_state(update, alert, ALERT_OPEN);
	change_level(update, alert, level);
	alert->told = false;
	alert->retry = (struct stamp){ 0, 0 };
	alert_forget_later(alert);
}

static void
follow_calm(struct update *update, struct alert *alert, struct verdict verdict)
{
	if (verdict.unheard > LEVEL_NONE) {
		reopen(update, alert, verdict.level);
		return;
	}
	if (alert_has_ended(update, alert))
		end(update, alert, verdict);
}

/* Takes out entries that were struck or amended away. True when any was. */
static bool
drop_corrected(struct update *update, struct alert *alert)
{
	size_t kept = 0;
	bool dropped;

	for (size_t i = 0; i < alert->entry_count; i++)
		if (update_find(update, alert->entries[i]) != NULL)
			alert->entries[kept++] = alert->entries[i];
	dropped = kept < alert->entry_count;
	alert->entry_count = kept;
	alert->touched = alert->touched || dropped;
	return dropped;
}

static enum level
stored_level(const struct update *update, const struct alert *alert)
{
	enum level level = LEVEL_REPORT;

	for (size_t i = 0; i < alert->entry_count; i++) {
		const struct entry *entry = update_find(update,
							alert->entries[i]);

		if (entry->level > level)
			level = entry->level;
	}
	return level;
}

/* The call the alert was last answered by, or what says it better; NULL when
 * it was struck out. */
static const struct entry *
answering_call(const struct update *update, const struct alert *alert)
{
	for (size_t i = 0; i < update->tested->count; i++) {
		const struct entry *entry = update_entry(update, i);

		if (entry->kind == ENTRY_CALL && entry_is_live(entry) &&
		    (entry->id == alert->answered_upto ||
		     entry->amends == alert->answered_upto))
			return entry;
	}
	return NULL;
}

/* A call that was struck out was no call: nobody was told. */
static void
forget_struck_call(struct update *update, struct alert *alert)
{
	if (alert->answered_upto == 0 || answering_call(update, alert) != NULL)
		return;
	alert->answered_upto = 0;
	alert->told = false;
	alert->touched = true;
	alert_forget_answered(alert);
	wipe_string(alert->instruction);
	alert->instruction = NULL;
	change_state(update, alert, ALERT_OPEN);
}

/* What had brought it back was corrected: it stands as the call left it. */
static void
stand_as_called(struct update *update, struct alert *alert)
{
	const struct entry *said = answering_call(update, alert);
	struct call call = { .who = CALL_NURSE };

	if (alert->answered_upto == 0)
		return;
	call.said = entry_detail(said, "said");
	call.next = entry_detail(said, "next");
	alert->told = true;
	alert->touched = true;
	alert_forget_later(alert);
	if (alert_is_answered_by(alert, &call))
		change_state(update, alert, ALERT_CALM);
}

void
alert_follow(struct update *update, struct alert *alert)
{
	struct verdict verdict;
	bool corrected = drop_corrected(update, alert) || alert->corrected;

	alert->corrected = false;
	forget_struck_call(update, alert);
	if (corrected && alert->state == ALERT_OPEN)
		change_level(update, alert, stored_level(update, alert));
	verdict = alert_judge(update, alert);
	if (is_taken_back(update, alert) ||
	    (corrected && alert->entry_count == 0 &&
	     verdict.level == LEVEL_NONE)) {
		change_state(update, alert, ALERT_CLOSED);
		return;
	}
	if (corrected)
		alert_drop_rules(update, alert);
	if (corrected && alert->state == ALERT_OPEN &&
	    verdict.unheard == LEVEL_NONE)
		stand_as_called(update, alert);
	if (alert->state == ALERT_OPEN)
		follow_open(update, alert, verdict);
	else
		follow_calm(update, alert, verdict);
	if (alert->state != ALERT_OPEN)
		return;
	alert_merge_rules(update, alert, verdict.level);
	alert_merge_entries(update, alert);
}
