/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Alerts as they stand: what was stored and what the rules say now. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/inside.h"
#include "base/alloc.h"

/* Those that are new get the ids they will have once kept: in the order of
 * the list, from the next free one. */
static enum err
number_new(struct alert_list *alerts, struct session *session)
{
	int64_t next = 0;
	enum err err = diary_next_alert_id(&next, session->diary);

	for (size_t i = 0; err == ERR_NONE && i < alerts->count; i++)
		if (alerts->items[i].id == 0)
			alerts->items[i].id = next++;
	return err;
}

/* An amendment stands behind the alert in the place of what it replaces. */
static void
follow_amendments(struct alert_list *alerts, const struct judgement *judgement)
{
	for (size_t i = 0; i < judgement->all.count; i++) {
		const struct entry *entry = &judgement->all.items[i];

		if (entry->amends == 0 || entry->id == 0)
			continue;
		for (size_t a = 0; a < alerts->count; a++)
			alert_replace_entry(&alerts->items[a], entry->amends,
					    entry->id);
	}
}

enum err
session_load_alerts(struct alert_list *out, struct session *session,
		    const struct judgement *judgement, enum alert_scope scope)
{
	struct alert_list alerts;
	enum err err = diary_alerts(&alerts, session->diary, scope);

	if (err != ERR_NONE)
		return err;
	follow_amendments(&alerts, judgement);
	alert_list_update(&alerts, &judgement->result, &judgement->tested);
	err = number_new(&alerts, session);
	if (err != ERR_NONE) {
		alert_list_clear(&alerts);
		return err;
	}
	*out = alerts;
	return ERR_NONE;
}

/* The list is sorted by state: what is beyond upto stands at its end. */
static void
cut_after(struct alert_list *alerts, enum alert_state upto)
{
	while (alerts->count > 0 &&
	       alerts->items[alerts->count - 1].state > upto)
		alert_clear(&alerts->items[--alerts->count]);
}

enum err
session_alerts(struct alert_list *out, struct session *session,
	       enum alert_state upto)
{
	struct judge_request nothing = { 0 };
	struct judgement *judgement = alloc_zeroed(1, sizeof(*judgement));
	enum alert_scope scope = upto == ALERT_CLOSED ? ALERTS_ALL
						      : ALERTS_STANDING;
	enum err err;

	session_judge(judgement, session, &nothing);
	err = session_load_alerts(out, session, judgement, scope);
	if (err == ERR_NONE)
		cut_after(out, upto);
	judgement_clear(judgement);
	free(judgement);
	return err;
}

enum err
session_alerts_with(struct alert_list *out, struct session *session,
		    const struct entry_list *entries)
{
	struct entry_list drafts = { 0 };
	struct judge_request request = { .drafts = &drafts };
	struct judgement *judgement = alloc_zeroed(1, sizeof(*judgement));
	enum err err;

	session_copy_drafts(&drafts, session, entries);
	session_judge(judgement, session, &request);
	err = session_load_alerts(out, session, judgement, ALERTS_STANDING);
	judgement_clear(judgement);
	free(judgement);
	entry_list_clear(&drafts);
	session_profile(session);
	return err;
}

bool
alerts_are_calm_about(const struct alert_list *alerts,
		      enum subject_kind subject, const char *code)
{
	bool is_calm = false;

	for (size_t i = 0; i < alerts->count; i++) {
		const struct alert *alert = &alerts->items[i];

		if (alert->subject != subject || strcmp(alert->code, code) != 0)
			continue;
		if (alert->state == ALERT_OPEN)
			return false;
		is_calm = is_calm || alert->state == ALERT_CALM;
	}
	return is_calm;
}

static struct alert *
find_alert(struct alert_list *alerts, int64_t id)
{
	for (size_t i = 0; i < alerts->count; i++)
		if (alerts->items[i].id == id &&
		    alerts->items[i].state != ALERT_CLOSED)
			return &alerts->items[i];
	return NULL;
}

enum err
session_put_off(struct session *session, int64_t alert, const char *reason,
		struct stamp until)
{
	struct alert_list alerts = { 0 };
	struct alert *found;
	enum err err = session_alerts(&alerts, session, ALERT_CALM);

	if (err != ERR_NONE)
		return err;
	found = find_alert(&alerts, alert);
	if (found == NULL)
		err = err_note(ERR_NOT_FOUND, "alert %lld", (long long)alert);
	else
		err = alert_put_off(found, reason, until, session_now(session));
	if (err == ERR_NONE)
		err = session_begin(session);
	if (err == ERR_NONE)
		err = session_finish(session,
				     session_put_alerts(session, &alerts),
				     "put off");
	alert_list_clear(&alerts);
	return err;
}
