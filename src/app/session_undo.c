/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking back, and what that would take away. */
#include "config.h"

#include <string.h>

#include "app/inside.h"
#include "app/outside.h"

typedef enum err take_back(char **label, struct vault *vault, struct stamp now);

static enum err
turn(char **done, struct session *session, take_back *which)
{
	enum err err;

	if (session->is_read_only)
		return err_note(ERR_READ_ONLY, "%s", session->path);
	err = which(done, diary_vault(session->diary), session_now(session));
	session->kept_is_stale = true;
	if (err == ERR_NONE && session_load_person(session) != ERR_NONE)
		err_forget_note();
	if (err == ERR_NONE) {
		outside_keep_up(session);
		session_remind(session);
	}
	return err;
}

enum err
session_undo(char **done, struct session *session)
{
	return turn(done, session, vault_undo);
}

enum err
session_redo(char **done, struct session *session)
{
	return turn(done, session, vault_redo);
}

/* ---- what it would cost ---- */

/* The open alerts as the next undo would leave them. */
static enum err
alerts_undone(struct alert_list *out, struct session *session)
{
	struct vault *vault = diary_vault(session->diary);
	enum err err = vault_try_undo(vault, session_now(session));

	if (err != ERR_NONE)
		return err;
	session->kept_is_stale = true;
	err = session_alerts(out, session, ALERT_OPEN);
	vault_forget(vault);
	session->kept_is_stale = true;
	return err;
}

static enum level
level_about(const struct alert_list *alerts, const struct alert *about)
{
	for (size_t i = 0; i < alerts->count; i++)
		if (alerts->items[i].subject == about->subject &&
		    strcmp(alerts->items[i].code, about->code) == 0)
			return alerts->items[i].level;
	return LEVEL_NONE;
}

static bool
is_lost(const struct alert *alert, const struct alert_list *undone)
{
	return alert->level >= LEVEL_URGENT &&
	       level_about(undone, alert) < alert->level;
}

/* They stand worst first: leaves the first that would go or fall. */
static void
keep_first_lost(struct alert_list *alerts, const struct alert_list *undone)
{
	size_t kept = 0;

	for (size_t i = 0; i < alerts->count; i++)
		if (kept == 0 && is_lost(&alerts->items[i], undone))
			alerts->items[kept++] = alerts->items[i];
		else
			alert_clear(&alerts->items[i]);
	alerts->count = kept;
}

enum err
session_undo_costs(struct alert_list *out, struct session *session)
{
	struct alert_list undone = { 0 };
	enum err err;

	memset(out, 0, sizeof(*out));
	if (session->is_read_only)
		return err_note(ERR_READ_ONLY, "%s", session->path);
	err = session_alerts(out, session, ALERT_OPEN);
	if (err == ERR_NONE)
		err = alerts_undone(&undone, session);
	if (err == ERR_NONE)
		keep_first_lost(out, &undone);
	else
		alert_list_clear(out);
	alert_list_clear(&undone);
	return err;
}
