/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What becomes of alerts when the rules are asked again. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "clinic/alert_inside.h"
#include "clinic/rule.h"

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
			alert_follow(&update, &list->items[i]);
	for (size_t i = 0; i < result->count; i++)
		if (result->findings[i].level >= LEVEL_REPORT &&
		    !stands_already(list, &result->findings[i]))
			open_alert(&update, list, &result->findings[i]);
	alert_list_sort(list);
	update_end(&update);
}
