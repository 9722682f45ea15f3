/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Why this alert: the rule, its version, the answers behind it. */
#include "config.h"

#include "base/alloc.h"
#include "tui/about.h"
#include "tui/screen.h"

enum { ITEM_ENTRY = ITEM_FIRST };

static void
why_enter(void *state, struct tui *tui)
{
	about_load(state, tui);
}

static void
why_leave(void *state)
{
	about_clear(state);
}

static void
show_entries(struct view *view, const struct alert *alert, struct tui *tui)
{
	view_gap(view);
	view_heading(view, _("What you noted that made it:"));
	for (size_t i = 0; i < alert->entry_count; i++) {
		struct entry entry = { 0 };
		struct item *item;
		char *line, *moment;

		if (session_entry(&entry, tui->session, alert->entries[i]) !=
		    ERR_NONE)
			continue;
		line = advice_entry_line(tui->session, &entry, lang_current());
		moment = words_moment(entry.felt, tui->now);
		item = view_line(view, ITEM_ENTRY + (int)i, line);
		item_hint(item, moment);
		wipe_string(line);
		wipe_string(moment);
		entry_clear(&entry);
	}
}

static void
why_show(struct view *view, void *state, struct tui *tui)
{
	const struct about *about = state;
	char *why, *pack = words_pack(tui);

	view_title(view, _("Why this alert?"));
	view_gap(view);
	if (about->is_there) {
		why = advice_rules(tui->session, &about->alert, lang_current());
		view_heading(view, about_label(tui, &about->alert));
		(void)view_text(view, why);
		wipe_string(why);
		show_entries(view, &about->alert, tui);
	}
	view_gap(view);
	(void)view_text(view, pack);
	view_message(view,
		     _("A rule can only raise an alert, never lower it."));
	view_hint(view, "?", _("Help"));
	view_hint(view, words_enter(), _("Open"));
	view_hint(view, words_escape(), _("Back"));
	wipe_string(pack);
}

static struct nav
why_act(void *state, struct tui *tui, const struct event *event)
{
	struct about *about = state;

	if (event->kind == EVENT_CHOSEN)
		return nav_go_id(&screen_entry,
				 about->alert.entries[event->id - ITEM_ENTRY]);
	if (event->kind != EVENT_RETURNED)
		return nav_to(NAV_PASS);
	about_load(about, tui);
	return nav_to(NAV_STAY);
}

const struct screen screen_why = {
	.name = "why",
	.help = N_("Which written rule raised this alert, and from which of "
		   "your answers. Nothing is learned and nothing is sent."),
	.state_size = sizeof(struct about),
	.enter = why_enter,
	.show = why_show,
	.act = why_act,
	.leave = why_leave,
};
