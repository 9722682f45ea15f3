/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rules say about an alert that stands, and what of it no call
 * covers. */
#include "config.h"

#include <string.h>

#include "clinic/alert_inside.h"
#include "clinic/rule.h"

bool
update_symptom_is_over(const struct update *update, const struct entry *entry)
{
	const struct answer *over = entry_find_answer(entry, "over");

	if (over != NULL && over->state == ANSWER_GIVEN && over->value > 0)
		return true;
	return triage_driver(update->tested->pack, entry) == 0;
}

bool
alert_is_newer_than_call(const struct alert *alert, const struct entry *entry)
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
	       update_symptom_is_over(update, entry);
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

		if (!alert_is_newer_than_call(alert, entry))
			continue;
		if (!says_gone(update, alert, entry))
			return false;
		has_gone = true;
	}
	return has_gone || strings_have(alert->answered, alert->answered_count,
					rule_id(finding->rule));
}

struct verdict
alert_judge(const struct update *update, const struct alert *alert)
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
