/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What noting something asks for, beside what stands already. */
#include "config.h"

#include <string.h>

#include "app/advice.h"
#include "app/inside.h"

static bool
is_noted(enum subject_kind subject, const char *code,
	 const struct entry_list *entries)
{
	static const enum subject_kind subjects[ENTRY_KIND_COUNT] = {
		[ENTRY_SYMPTOM] = SUBJECT_SYMPTOM,
		[ENTRY_MEASURE] = SUBJECT_MEASURE,
		[ENTRY_PRODUCT] = SUBJECT_PRODUCT,
		[ENTRY_DOSE] = SUBJECT_PRODUCT,
	};

	for (size_t i = 0; i < entries->count; i++)
		if (subjects[entries->items[i].kind] == subject &&
		    strcmp(entries->items[i].code, code) == 0)
			return true;
	return false;
}

/* It was open before, as high. */
static bool
stood_before(const struct alert *alert, const struct alert_list *before)
{
	for (size_t i = 0; i < before->count; i++)
		if (before->items[i].subject == alert->subject &&
		    before->items[i].level >= alert->level &&
		    strcmp(before->items[i].code, alert->code) == 0)
			return true;
	return false;
}

static enum level
level_of(const struct alert_list *with, const struct alert_list *before,
	 const struct entry_list *entries)
{
	enum level level = LEVEL_NONE;

	for (size_t i = 0; i < with->count; i++) {
		const struct alert *alert = &with->items[i];

		if (alert->state == ALERT_OPEN && alert->level > level &&
		    (is_noted(alert->subject, alert->code, entries) ||
		     !stood_before(alert, before)))
			level = alert->level;
	}
	return level;
}

/* Without the alerts: all that the rules say. */
static enum level
unread(const struct triage_result *result)
{
	err_forget_note();
	return result->level;
}

/* What needs no call: to be told at the visit, or nothing. */
static enum level
quiet_level(const struct triage_result *result,
	    const struct entry_list *entries)
{
	enum level level = LEVEL_NONE;

	for (size_t i = 0; i < result->count; i++) {
		const struct finding *finding = &result->findings[i];

		if (finding->level >= LEVEL_WATCH &&
		    is_noted(finding->subject, finding->code, entries))
			level = LEVEL_WATCH;
	}
	return level;
}

enum level
advice_level(struct session *session, const struct triage_result *result,
	     const struct entry_list *entries)
{
	struct alert_list with = { 0 }, before = { 0 };
	enum level level;

	if (session_alerts_with(&with, session, entries) != ERR_NONE)
		return unread(result);
	if (session_alerts(&before, session, ALERT_OPEN) != ERR_NONE) {
		alert_list_clear(&with);
		return unread(result);
	}
	level = level_of(&with, &before, entries);
	if (level == LEVEL_NONE)
		level = quiet_level(result, entries);
	alert_list_clear(&with);
	alert_list_clear(&before);
	return level;
}
