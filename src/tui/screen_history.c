/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything in one list, the newest first, and a search in it: open at once
 * with the argument "search". */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "tui/screen.h"

enum { ITEM_ENTRY = ITEM_FIRST, SEARCH_WIDTH = 34, HISTORY_LIMIT = 200 };

struct history {
	int words;
	bool is_open; /* the search */
	struct entry_list entries;
	int32_t first_day; /* of those shown */
};

static void
history_leave(void *data)
{
	struct history *state = data;

	entry_list_clear(&state->entries);
}

static void
load(struct history *state, struct tui *tui)
{
	const char *words = form_text(tui_form(tui), "words");
	struct session_query query = { .limit = HISTORY_LIMIT };

	entry_list_clear(&state->entries);
	if (words[0] != '\0')
		query.words = words;
	if (session_entries(&state->entries, tui->session, &query) != ERR_NONE)
		memset(&state->entries, 0, sizeof(state->entries));
}

static void
history_enter(void *data, struct tui *tui)
{
	struct history *state = data;

	state->words = form_add(tui_form(tui), "words", FIELD_TEXT);
	state->is_open = strcmp(tui_argument(tui), "search") == 0;
	load(state, tui);
}

static void
show_entry(struct view *view, struct tui *tui, const struct history *state,
	   size_t at)
{
	const struct entry *entry = &state->entries.items[at];
	char *line = advice_entry_line(tui->session, entry, lang_current());
	char *hour = lang_hour(lang_current(), entry->felt);
	struct buf label = { 0 }, hint = { 0 };
	struct item *item;

	buf_addf(&label, "%s  %s", hour, line);
	if (entry->status == ENTRY_STRUCK)
		buf_adds(&hint, _("struck out"));
	else if (entry->status == ENTRY_AMENDED)
		buf_adds(&hint, _("said better since"));
	else
		buf_adds(&hint, level_sign(entry->level));
	item = view_line(view, ITEM_ENTRY + (int)at, buf_text(&label));
	if (hint.length > 0)
		item_hint(item, buf_text(&hint));
	buf_clear(&label);
	buf_clear(&hint);
	wipe_string(line);
	free(hour);
}

static void
show_days(struct view *view, const struct history *state, struct tui *tui)
{
	int32_t day = 0;

	for (size_t i = state->entries.count; i > 0; i--) {
		const struct entry *entry = &state->entries.items[i - 1];

		if (stamp_day(entry->felt) != day ||
		    i == state->entries.count) {
			char *name;

			day = stamp_day(entry->felt);
			name = words_day(day, tui->now);
			view_heading(view, name);
			free(name);
		}
		show_entry(view, tui, state, i - 1);
	}
}

static void
history_show(struct view *view, void *data, struct tui *tui)
{
	struct history *state = data;

	view_title(view, _("My history"));
	view_gap(view);
	if (state->is_open) {
		item_lead(view_field(view, state->words, SEARCH_WIDTH),
			  _("Search"));
		view_gap(view);
	}
	if (state->entries.count == 0)
		(void)view_text(view, state->is_open
					      ? _("Nothing with these words.")
					      : _("Nothing is noted yet."));
	show_days(view, state, tui);
	if (state->entries.count == HISTORY_LIMIT)
		(void)view_text(view, _("Older notes: search for a word, or "
					"\"vigie list\"."));
	view_message(view, _("Nothing is ever deleted: struck out, with a "
			     "reason, and kept."));
	view_hint(view, state->is_open ? "F1" : "?", _("Help"));
	view_hint(view, C_("key", "Arrows"), _("Move"));
	view_hint(view, words_enter(), _("Open"));
	view_hint(view, "/", _("Search"));
	view_hint(view, "U", _("Undo"));
	view_hint(view, words_escape(), _("Back"));
}

static struct nav
open_search(struct history *state, struct tui *tui)
{
	state->is_open = true;
	tui->frames[tui->depth - 1].focus = 0;
	return nav_to(NAV_STAY);
}

static struct nav
close_search(struct history *state, struct tui *tui)
{
	if (!state->is_open)
		return nav_to(NAV_PASS);
	state->is_open = false;
	form_set_text(tui_form(tui), "words", "");
	load(state, tui);
	return nav_to(NAV_STAY);
}

static struct nav
history_act(void *data, struct tui *tui, const struct event *event)
{
	struct history *state = data;

	switch (event->kind) {
	case EVENT_CHOSEN:
		return nav_go_id(
			&screen_entry,
			state->entries.items[event->id - ITEM_ENTRY].id);
	case EVENT_CHANGED:
	case EVENT_RETURNED:
		load(state, tui);
		return nav_to(NAV_STAY);
	case EVENT_LETTER:
		return event->letter == '/' ? open_search(state, tui)
					    : nav_to(NAV_PASS);
	case EVENT_BACK:
		return close_search(state, tui);
	case EVENT_SAVE:
		return nav_to(NAV_STAY);
	case EVENT_ENTER:
		break;
	}
	return nav_to(NAV_PASS);
}

const struct screen screen_history = {
	.name = "history",
	.help = N_("All that was noted, the newest first. Enter opens a line: "
		   "there it can be said better, or struck out with a reason. "
		   "/ searches, without accents."),
	.state_size = sizeof(struct history),
	.enter = history_enter,
	.show = history_show,
	.act = history_act,
	.leave = history_leave,
};
