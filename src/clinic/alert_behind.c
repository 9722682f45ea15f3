/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands behind an alert: rules and entries. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "clinic/alert_inside.h"

static void
add_rules_now(struct update *update, struct alert *into,
	      const struct alert *alert)
{
	for (size_t i = 0; i < update->result->count; i++) {
		const struct finding *finding = &update->result->findings[i];

		if (finding_is_about(finding, alert) &&
		    into->rule_count < ALERT_RULES &&
		    !strings_have(into->rules, into->rule_count,
				  rule_id(finding->rule)))
			alert_add_rule(into, rule_id(finding->rule));
	}
}

static void
add_rules_kept(struct alert *into, const struct alert *alert)
{
	for (size_t i = 0; i < alert->rule_count; i++)
		if (into->rule_count < ALERT_RULES &&
		    !strings_have(into->rules, into->rule_count,
				  alert->rules[i]))
			alert_add_rule(into, alert->rules[i]);
}

static bool
same_rules(const struct alert *a, const struct alert *b)
{
	if (a->rule_count != b->rule_count)
		return false;
	for (size_t i = 0; i < a->rule_count; i++)
		if (strcmp(a->rules[i], b->rules[i]) != 0)
			return false;
	return true;
}

/* Worst first: the rules of now lead when they give the level. */
void
alert_merge_rules(struct update *update, struct alert *alert, enum level now)
{
	struct alert merged = { 0 };
	size_t i;

	if (now >= alert->level)
		add_rules_now(update, &merged, alert);
	add_rules_kept(&merged, alert);
	add_rules_now(update, &merged, alert);
	if (!same_rules(&merged, alert)) {
		char **rules = alert->rules;
		size_t count = alert->rule_count;

		alert->rules = merged.rules;
		alert->rule_count = merged.rule_count;
		merged.rules = rules;
		merged.rule_count = count;
		alert->touched = true;
	}
	for (i = 0; i < merged.rule_count; i++)
		free(merged.rules[i]);
	free(merged.rules);
}

static bool
is_found_now(const struct update *update, const struct alert *alert,
	     const char *rule)
{
	for (size_t i = 0; i < update->result->count; i++) {
		const struct finding *finding = &update->result->findings[i];

		if (finding_is_about(finding, alert) &&
		    strcmp(rule_id(finding->rule), rule) == 0)
			return true;
	}
	return false;
}

/* What neither holds any more nor was answered goes, but never the last. */
void
alert_drop_rules(const struct update *update, struct alert *alert)
{
	for (size_t i = alert->rule_count; i > 0; i--) {
		char *rule = alert->rules[i - 1];

		if (alert->rule_count == 1 ||
		    is_found_now(update, alert, rule) ||
		    strings_have(alert->answered, alert->answered_count, rule))
			continue;
		free(rule);
		alert->rule_count--;
		memmove(&alert->rules[i - 1], &alert->rules[i],
			(alert->rule_count - (i - 1)) * sizeof(*alert->rules));
		alert->touched = true;
	}
}

static bool
alert_has_entry(const struct alert *alert, int64_t id)
{
	for (size_t i = 0; i < alert->entry_count; i++)
		if (alert->entries[i] == id)
			return true;
	return false;
}

static bool
stands_before(const struct update *update, int64_t a, int64_t b)
{
	const struct entry *first = update_find(update, a);
	const struct entry *second = update_find(update, b);

	if (first != NULL && second != NULL &&
	    first->felt.at != second->felt.at)
		return first->felt.at < second->felt.at;
	return a < b;
}

static bool
is_behind_now(const struct update *update, const struct alert *alert,
	      int64_t id)
{
	for (size_t i = 0; i < update->result->count; i++) {
		const struct finding *finding = &update->result->findings[i];

		if (!finding_is_about(finding, alert))
			continue;
		for (size_t e = 0; e < finding->entry_count; e++)
			if (update_entry(update, finding->entries[e])->id == id)
				return true;
	}
	return false;
}

/* Past the limit one gives way: the first says since when, the latest how it
 * is now, and what makes a rule fire must go on being looked at. */
static void
make_room(const struct update *update, struct alert *alert)
{
	size_t leaving = 1;

	while (leaving + 1 < alert->entry_count &&
	       is_behind_now(update, alert, alert->entries[leaving]))
		leaving++;
	if (leaving + 1 == alert->entry_count)
		leaving = 1;
	alert->entry_count--;
	memmove(&alert->entries[leaving], &alert->entries[leaving + 1],
		(alert->entry_count - leaving) * sizeof(*alert->entries));
}

/* In its place by time. */
static void
insert_entry(struct update *update, struct alert *alert, int64_t id)
{
	size_t i;

	alert_add_entry(alert, id);
	for (i = alert->entry_count - 1;
	     i > 0 && stands_before(update, id, alert->entries[i - 1]); i--)
		alert->entries[i] = alert->entries[i - 1];
	alert->entries[i] = id;
	if (alert->entry_count > ALERT_ENTRIES)
		make_room(update, alert);
	alert->touched = true;
}

static void
add_finding_entries(struct update *update, struct alert *alert,
		    const struct finding *finding)
{
	for (size_t i = 0; i < finding->entry_count; i++) {
		int64_t id = update_entry(update, finding->entries[i])->id;

		if (id != 0 && !alert_has_entry(alert, id))
			insert_entry(update, alert, id);
	}
}

/* Since when: the first line about the subject itself, not about what else
 * makes the rule hold. */
static void
take_since(struct update *update, struct alert *alert)
{
	for (size_t i = 0; i < alert->entry_count; i++) {
		const struct entry *entry = update_find(update,
							alert->entries[i]);

		if (entry == NULL || strcmp(entry->code, alert->code) != 0 ||
		    (alert->since.at != 0 && entry->felt.at >= alert->since.at))
			continue;
		alert->since = entry->felt;
		alert->touched = true;
	}
}

void
alert_merge_entries(struct update *update, struct alert *alert)
{
	for (size_t i = 0; i < update->result->count; i++)
		if (finding_is_about(&update->result->findings[i], alert))
			add_finding_entries(update, alert,
					    &update->result->findings[i]);
	take_since(update, alert);
}
