/* SPDX-License-Identifier: GPL-3.0-or-later */
/* When what an alert is about has come to its end. */
#include "config.h"

#include <string.h>

#include "clinic/alert_inside.h"
#include "clinic/rule.h"

enum { HOUR_SECONDS = 3600 };

/* Of two felt at once the later place is the one noted later. */
static const struct entry *
latest_of(const struct update *update, enum entry_kind kind, const char *code)
{
	const struct entry *latest = NULL;

	for (size_t i = 0; i < update->tested->count; i++) {
		const struct entry *entry = update_entry(update, i);

		if (entry->kind != kind || !entry_is_live(entry) ||
		    strcmp(entry->code, code) != 0)
			continue;
		if (latest == NULL || entry->felt.at >= latest->felt.at)
			latest = entry;
	}
	return latest;
}

/* So long an emergency that has gone stays one; then it reads as URGENT. The
 * rule on what was never told says how long; for ever without one. */
static bool
outlives(const struct update *update, int64_t gone_at)
{
	const struct rule *rule = pack_status_rule(update->tested->pack,
						   STATUS_UNTOLD);

	return rule == NULL || update->tested->now.at - gone_at <
				       (int64_t)rule->hours * HOUR_SECONDS;
}

static bool
product_is_stopped(const struct entry *entry)
{
	const char *status = entry_detail(entry, "status");

	return status != NULL && (strcmp(status, "stopped") == 0 ||
				  strcmp(status, "recent") == 0);
}

bool
alert_has_ended(const struct update *update, const struct alert *alert)
{
	const struct entry *latest;

	if (alert->subject == SUBJECT_SYMPTOM) {
		latest = latest_of(update, ENTRY_SYMPTOM, alert->code);
		return latest != NULL && update_symptom_is_over(update, latest);
	}
	if (alert->subject == SUBJECT_MEASURE) {
		latest = latest_of(update, ENTRY_MEASURE, alert->code);
		return latest != NULL &&
		       alert_is_newer_than_call(alert, latest);
	}
	latest = latest_of(update, ENTRY_PRODUCT, alert->code);
	return latest != NULL && product_is_stopped(latest);
}

bool
update_product_is_told(const struct update *update, const char *code)
{
	bool found = false;

	for (size_t i = 0; i < update->tested->count; i++) {
		const struct entry *entry = update_entry(update, i);
		const struct answer *told;

		if (entry->kind != ENTRY_PRODUCT || !entry_is_live(entry) ||
		    strcmp(entry->code, code) != 0)
			continue;
		told = entry_find_answer(entry, "told");
		if (told == NULL || told->state != ANSWER_GIVEN ||
		    told->value <= 0)
			return false;
		found = true;
	}
	return found;
}

/* The live measure at a place that the alert is about, or NULL. */
static const struct entry *
case_measure(const struct update *update, size_t place,
	     const struct alert *alert)
{
	const struct entry *entry = update_entry(update, place);

	if (entry->kind != ENTRY_MEASURE || !entry_is_live(entry) ||
	    strcmp(entry->code, alert->code) != 0)
		return NULL;
	return entry;
}

/* When the last value that stands behind the alert was taken. */
static int64_t
last_behind(const struct update *update, const struct alert *alert)
{
	int64_t last = alert->since.at;

	for (size_t i = 0; i < alert->entry_count; i++) {
		const struct entry *entry = update_find(update,
							alert->entries[i]);

		if (strcmp(entry->code, alert->code) == 0 &&
		    entry->felt.at > last)
			last = entry->felt.at;
	}
	return last;
}

/* When the first value after it was taken. */
static int64_t
otherwise_since(const struct update *update, const struct alert *alert)
{
	int64_t last = last_behind(update, alert);
	int64_t since = INT64_MAX;

	for (size_t i = 0; i < update->tested->count; i++) {
		const struct entry *entry = case_measure(update, i, alert);

		if (entry != NULL && entry->felt.at > last &&
		    entry->felt.at < since)
			since = entry->felt.at;
	}
	return since;
}

bool
alert_emergency_has_gone(const struct update *update, const struct alert *alert)
{
	const struct entry *latest;

	if (alert->level != LEVEL_EMERGENCY)
		return false;
	if (alert->subject == SUBJECT_MEASURE)
		return !outlives(update, otherwise_since(update, alert));
	latest = latest_of(update, ENTRY_SYMPTOM, alert->code);
	return latest != NULL && update_symptom_is_over(update, latest) &&
	       !outlives(update, latest->felt.at);
}
