/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Striking out a line: with a reason, and the line is kept. */
#include "config.h"

#include "base/alloc.h"
#include "tui/screen.h"

enum { REASON_WIDTH = 50 };

static void
strike_enter(void *state, struct tui *tui)
{
	(void)state;
	(void)form_add(tui_form(tui), "why", FIELD_TEXT);
}

static void
strike_show(struct view *view, void *state, struct tui *tui)
{
	struct entry entry = { 0 };
	char *line;

	(void)state;
	view_title(view, _("Strike out"));
	view_gap(view);
	if (session_entry(&entry, tui->session, tui_argument_id(tui)) ==
	    ERR_NONE) {
		line = advice_entry_line(tui->session, &entry, lang_current());
		view_heading(view, line);
		wipe_string(line);
		entry_clear(&entry);
	}
	(void)view_text(view, _("It no longer counts, but it is kept with your "
				"reason, for you and your care team."));
	view_gap(view);
	item_lead(view_field(view, 0, REASON_WIDTH), _("Because"));
	view_gap(view);
	(void)view_key_button(view, ITEM_SAVE, words_enter(), _("Strike out"));
	view_message(view, _("U takes it back afterwards."));
	view_hint(view, words_enter(), _("Strike out"));
	view_hint(view, words_escape(), _("Back, nothing changed"));
}

static struct nav
strike_act(void *state, struct tui *tui, const struct event *event)
{
	enum err err;

	(void)state;
	if (event->kind != EVENT_SAVE)
		return nav_to(NAV_PASS);
	if (form_text(tui_form(tui), "why")[0] == '\0') {
		tui_say(tui, "%s",
			_("Say why, in a few words: \"typed "
			  "twice\", \"wrong day\"."));
		return nav_to(NAV_STAY);
	}
	err = session_strike(tui->session, tui_argument_id(tui),
			     form_text(tui_form(tui), "why"));
	if (err != ERR_NONE) {
		tui_say_failure(tui, err);
		return nav_to(NAV_STAY);
	}
	tui_forget_draft(tui);
	tui_say(tui, "%s", _("Struck out, and kept. U takes it back."));
	return nav_to(NAV_BACK);
}

const struct screen screen_strike = {
	.name = "strike",
	.title = N_("Strike out"),
	.help = N_("A few words are enough: \"typed twice\", \"wrong day\"."),
	.flags = SCREEN_FORM,
	.enter = strike_enter,
	.show = strike_show,
	.act = strike_act,
};
