/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of alerts when the rules are asked again. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "clinic/alert_inside.h"
#include "clinic/profile_parts.h"
#include "clinic/rule.h"

/* An emergency of a symptom that has gone reads as URGENT from then on. */
enum { GONE_EMERGENCY = 48 * 3600 };

/* What the rules say about one alert's subject. */
struct verdict {
	enum level level;   /* of all findings to be acted on */
	enum level unheard; /* of those that no answered call covers */
};

static int
compare_known(const void *left, const void *right)
{
	const struct known_entry *a = left;
	const struct known_entry *b = right;

	return (a->id > b->id) - (a->id < b->id);
}

const struct entry *
update_entry(const struct update *update, size_t place)
{
	return update->tested->entries[place];
}

static void
update_begin(struct update *update, const struct triage_result *result,
	     const struct triage_case *tested)
{
	memset(update, 0, sizeof(*update));
	update->tested = tested;
	update->result = result;
	update->known = alloc_zeroed(tested->count + 1, sizeof(*update->known));
	for (size_t i = 0; i < tested->count; i++) {
		const struct entry *entry = tested->entries[i];

		if (entry->id == 0 || !entry_is_live(entry))
			continue;
		update->known[update->known_count].place = i;
		update->known[update->known_count++].id = entry->id;
	}
	qsort(update->known, update->known_count, sizeof(*update->known),
	      compare_known);
}

static void
update_end(struct update *update)
{
	free(update->known);
}

const struct entry *
update_find(const struct update *update, int64_t id)
{
	struct known_entry wanted = { id, 0 };
	const struct known_entry *found;

	found = bsearch(&wanted, update->known, update->known_count,
			sizeof(wanted), compare_known);
	return found != NULL ? update_entry(update, found->place) : NULL;
}

bool
finding_is_about(const struct finding *finding, const struct alert *alert)
{
	return finding->level >= LEVEL_REPORT &&
	       finding->subject == alert->subject &&
	       strcmp(finding->code, alert->code) == 0;
}

bool
strings_have(char *const *strings, size_t count, const char *text)
{
	for (size_t i = 0; i < count; i++)
		if (strcmp(strings[i], text) == 0)
			return true;
	return false;
}

static bool
symptom_is_over(const struct update *update, const struct entry *entry)
{
	const struct answer *over = entry_find_answer(entry, "over");

	if (over != NULL && over->state == ANSWER_GIVEN && over->value > 0)
		return true;
	return triage_driver(update->tested->pack, entry) == 0;
}

static bool
is_newer_than_call(const struct alert *alert, const struct entry *entry)
{
	return entry->id == 0 || entry->id > alert->answered_upto;
}

/* The symptom of the alert itself, said to have gone. */
static bool
says_gone(const struct update *update, const struct alert *alert,
	  const struct entry *entry)
{
	return alert->subject == SUBJECT_SYMPTOM &&
	       entry->kind == ENTRY_SYMPTOM &&
	       strcmp(entry->code, alert->code) == 0 &&
	       symptom_is_over(update, entry);
}

/* A call covers a finding of the rules it was about, on nothing newer than
 * the call; and that the symptom has gone since is no news. */
static bool
is_heard(const struct update *update, const struct alert *alert,
	 const struct finding *finding)
{
	bool has_gone = false;

	/* That it has lasted since the call is news each time. */
	if (finding->level > alert->level ||
	    finding->rule->status == STATUS_PERSIST)
		return false;
	for (size_t i = 0; i < finding->entry_count; i++) {
		const struct entry *entry = update_entry(update,
							 finding->entries[i]);

		if (!is_newer_than_call(alert, entry))
			continue;
		if (!says_gone(update, alert, entry))
			return false;
		has_gone = true;
	}
	return has_gone || strings_have(alert->answered, alert->answered_count,
					rule_id(finding->rule));
}

static struct verdict
judge(const struct update *update, const struct alert *alert)
{
	struct verdict verdict = { LEVEL_NONE, LEVEL_NONE };

	for (size_t i = 0; i < update->result->count; i++) {
		const struct finding *finding = &update->result->findings[i];

		if (!finding_is_about(finding, alert))
			continue;
		if (finding->level > verdict.level)
			verdict.level = finding->level;
		if (finding->level > verdict.unheard &&
		    !is_heard(update, alert, finding))
			verdict.unheard = finding->level;
	}
	return verdict;
}

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

static bool
product_is_stopped(const struct entry *entry)
{
	const char *status = entry_detail(entry, "status");

	return status != NULL && (strcmp(status, "stopped") == 0 ||
				  strcmp(status, "recent") == 0);
}

/* What the alert is about has come to its end. */
static bool
has_ended(const struct update *update, const struct alert *alert)
{
	const struct entry *latest;

	if (alert->subject == SUBJECT_SYMPTOM) {
		latest = latest_of(update, ENTRY_SYMPTOM, alert->code);
		return latest != NULL && symptom_is_over(update, latest);
	}
	if (alert->subject == SUBJECT_MEASURE) {
		latest = latest_of(update, ENTRY_MEASURE, alert->code);
		return latest != NULL && is_newer_than_call(alert, latest);
	}
	latest = latest_of(update, ENTRY_PRODUCT, alert->code);
	return latest != NULL && product_is_stopped(latest);
}

/* Every live line of the product says that the team knows. */
static bool
product_is_told(const struct update *update, const char *code)
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

static void
forget_later(struct alert *alert)
{
	alert->quiet_until = (struct stamp){ 0, 0 };
	wipe_string(alert->later_reason);
	alert->later_reason = NULL;
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

static bool
emergency_has_gone(const struct update *update, const struct alert *alert)
{
	const struct entry *latest;
	int64_t now = update->tested->now.at;

	if (alert->level != LEVEL_EMERGENCY)
		return false;
	if (alert->subject == SUBJECT_MEASURE)
		return now - otherwise_since(update, alert) >= GONE_EMERGENCY;
	latest = latest_of(update, ENTRY_SYMPTOM, alert->code);
	return latest != NULL && symptom_is_over(update, latest) &&
	       now - latest->felt.at >= GONE_EMERGENCY;
}

/* The level of an open alert is the higher of stored and now. */
static void
raise_open(struct update *update, struct alert *alert, struct verdict verdict)
{
	if (verdict.level > alert->level)
		forget_later(alert);
	if (verdict.level > alert->level)
		change_level(update, alert, verdict.level);
	else if (emergency_has_gone(update, alert))
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
	    product_is_told(update, alert->code)) {
		alert->told = true;
		alert->touched = true;
	}
	if (!alert->told || verdict.unheard > LEVEL_NONE)
		return;
	if (has_ended(update, alert))
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
	forget_later(alert);
}

static void
follow_calm(struct update *update, struct alert *alert, struct verdict verdict)
{
	if (verdict.unheard > LEVEL_NONE) {
		reopen(update, alert, verdict.level);
		return;
	}
	if (has_ended(update, alert))
		end(update, alert, verdict);
}

/* ---- one alert, all alerts ---- */

static void
follow(struct update *update, struct alert *alert)
{
	struct verdict verdict;
	bool corrected = drop_corrected(update, alert) || alert->corrected;

	alert->corrected = false;
	if (corrected && alert->state == ALERT_OPEN)
		change_level(update, alert, stored_level(update, alert));
	verdict = judge(update, alert);
	if (is_taken_back(update, alert) ||
	    (corrected && alert->entry_count == 0 &&
	     verdict.level == LEVEL_NONE)) {
		change_state(update, alert, ALERT_CLOSED);
		return;
	}
	if (alert->state == ALERT_OPEN)
		follow_open(update, alert, verdict);
	else
		follow_calm(update, alert, verdict);
	if (alert->state != ALERT_OPEN)
		return;
	alert_merge_rules(update, alert, verdict.level);
	alert_merge_entries(update, alert);
}

static bool
stands_already(const struct alert_list *list, const struct finding *finding)
{
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i].state != ALERT_CLOSED &&
		    finding_is_about(finding, &list->items[i]))
			return true;
	return false;
}

static void
open_alert(struct update *update, struct alert_list *list,
	   const struct finding *finding)
{
	struct alert *alert = alert_list_push(list);

	alert->subject = finding->subject;
	alert->code = alloc_string(finding->code);
	alert->state = ALERT_OPEN;
	alert->level = finding->level;
	alert->changed = update->tested->now;
	alert->touched = true;
	alert_merge_rules(update, alert, finding->level);
	alert_merge_entries(update, alert);
	if (alert->since.at == 0)
		alert->since = update->tested->now;
}

void
alert_list_update(struct alert_list *list, const struct triage_result *result,
		  const struct triage_case *tested)
{
	struct update update;
	size_t kept = list->count;

	update_begin(&update, result, tested);
	for (size_t i = 0; i < kept; i++)
		if (list->items[i].state != ALERT_CLOSED)
			follow(&update, &list->items[i]);
	for (size_t i = 0; i < result->count; i++)
		if (result->findings[i].level >= LEVEL_REPORT &&
		    !stands_already(list, &result->findings[i]))
			open_alert(&update, list, &result->findings[i]);
	alert_list_sort(list);
	update_end(&update);
}
