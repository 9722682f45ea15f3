/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking back and doing again. */
#include "config.h"

#include <string.h>

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

/* ---- what it was ---- */

enum { RECENT = 50 }; /* notes looked through for the one that changed */

static void
read_recent(struct entry_list *out, struct tui *tui)
{
	struct session_query query = { .limit = RECENT };

	memset(out, 0, sizeof(*out));
	if (session_entries(out, tui->session, &query) != ERR_NONE)
		err_forget_note();
}

static bool
is_in(const struct entry_list *list, const struct entry *like)
{
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i].id == like->id)
			return list->items[i].status == like->status;
	return false;
}

/* The note made last of those that are not so in the other list; NULL when it
 * was something else that changed. */
static const struct entry *
differing(const struct entry_list *list, const struct entry_list *other)
{
	const struct entry *found = NULL;

	for (size_t i = 0; i < list->count; i++)
		if (!is_in(other, &list->items[i]) &&
		    (found == NULL || list->items[i].id > found->id))
			found = &list->items[i];
	return found;
}

/* "Cough, 2 out of 4 (a symptom noted)"; owned. */
static char *
words_of(struct tui *tui, const char *done, const struct entry *entry)
{
	const char *change = advice_change(done, lang_current());
	struct buf text = { 0 };
	char *line;

	if (entry == NULL)
		return alloc_string(change);
	line = advice_entry_line(tui->session, entry, lang_current());
	buf_addf(&text, _("%s (%s)"), line, change);
	wipe_string(line);
	return buf_take(&text);
}

static void
say_undone(struct tui *tui, const char *done, const struct entry_list *before)
{
	struct entry_list after;
	char *words;

	read_recent(&after, tui);
	words = words_of(tui, done, differing(before, &after));
	tui_say(tui, _("Undone, Ctrl-R does it again: %s"), words);
	wipe_string(words);
	entry_list_clear(&after);
}

static void
say_redone(struct tui *tui, const char *done, const struct entry_list *before)
{
	struct entry_list after;
	char *words;

	read_recent(&after, tui);
	words = words_of(tui, done, differing(&after, before));
	tui_say(tui, _("Done again: %s"), words);
	wipe_string(words);
	entry_list_clear(&after);
}

/* ---- the keys ---- */

static struct nav
undo(struct tui *tui)
{
	struct entry_list before;
	char *done = NULL;
	enum err err;

	read_recent(&before, tui);
	err = session_undo(&done, tui->session);
	if (err == ERR_NOT_FOUND)
		tui_say(tui, "%s",
			_("There is nothing to undo since this morning."));
	else if (err != ERR_NONE)
		tui_say_failure(tui, err);
	else
		say_undone(tui, done, &before);
	wipe_string(done);
	entry_list_clear(&before);
	return hands_say(tui, EVENT_RETURNED, 0);
}

static struct nav
redo(struct tui *tui)
{
	struct entry_list before;
	char *done = NULL;
	enum err err;

	read_recent(&before, tui);
	err = session_redo(&done, tui->session);
	if (err == ERR_NOT_FOUND)
		tui_say(tui, "%s", _("There is nothing to do again."));
	else if (err != ERR_NONE)
		tui_say_failure(tui, err);
	else
		say_redone(tui, done, &before);
	wipe_string(done);
	entry_list_clear(&before);
	return hands_say(tui, EVENT_RETURNED, 0);
}

struct nav
hands_take_back(struct tui *tui, enum press_kind kind)
{
	if (kind != PRESS_REDO && must_ask(tui))
		return nav_to(NAV_STAY);
	err_forget_note();
	return kind == PRESS_REDO ? redo(tui) : undo(tui);
}
