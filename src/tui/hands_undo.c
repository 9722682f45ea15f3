/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking back and doing again. */
#include "config.h"

#include "app/advice.h"
#include "base/alloc.h"
#include "tui/hands.h"

/* An alert that asks to call must not go by a slip of one key: it is named,
 * and the same key again is wanted. */
static bool
must_ask(struct tui *tui)
{
	struct alert_list lost;
	struct advice advice;
	bool asks = false;

	if (tui->undo_was_asked ||
	    session_undo_costs(&lost, tui->session) != ERR_NONE)
		return false;
	if (lost.count > 0 &&
	    advice_of_alert(&advice, tui->session, &lost.items[0],
			    lang_current()) == ERR_NONE) {
		tui_say(tui, _("U again takes this alert away: %s"),
			advice.what);
		advice_clear(&advice);
		asks = true;
	}
	alert_list_clear(&lost);
	tui->undo_is_asked = asks;
	return asks;
}

static void
say_done(struct tui *tui, enum press_kind kind, const char *done)
{
	if (kind == PRESS_REDO)
		tui_say(tui, _("Done again: %s"),
			advice_change(done, lang_current()));
	else
		tui_say(tui, _("Undone: %s   Ctrl-R does it again."),
			advice_change(done, lang_current()));
}

struct nav
hands_take_back(struct tui *tui, enum press_kind kind)
{
	char *done = NULL;
	enum err err;

	if (kind != PRESS_REDO && must_ask(tui))
		return nav_to(NAV_STAY);
	err_forget_note();
	err = kind == PRESS_REDO ? session_redo(&done, tui->session)
				 : session_undo(&done, tui->session);
	if (err == ERR_NOT_FOUND)
		tui_say(tui, "%s",
			kind == PRESS_REDO ? _("There is nothing to do again.")
					   : _("There is nothing to undo."));
	else if (err != ERR_NONE)
		tui_say_failure(tui, err);
	else
		say_done(tui, kind, done);
	wipe_string(done);
	return hands_say(tui, EVENT_RETURNED, 0);
}
