/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/alloc.h"
#include "tui/screen.h"

static void
show_keys(struct view *view)
{
	static const char *const lines[] = {
		N_("Arrows, Home, End: move.   Enter: choose, go on, save."),
		N_("Space: tick.   Tab: next question.   Esc: nothing lost."),
		N_("S Symptom   M Medicines   A Alerts   R Nothing new"),
		N_("H History   V Visit   C Numbers   / Search   Q Leave"),
		N_("U Undo   Ctrl-R Redo   L or F9 Lock   G or F8 Français"),
		N_("While you write, letters are letters: use Esc, Tab or F9."),
		N_("Digits answer too, without Shift on a French keyboard."),
	};

	view_heading(view, _("Keys, the same everywhere"));
	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		(void)view_text(view, _(lines[i]));
}

static void
help_show(struct view *view, void *state, struct tui *tui)
{
	const struct screen *of = screen_find(tui_argument(tui));
	char *pack = words_pack(tui);

	(void)state;
	view_title(view, _("Help"));
	view_gap(view);
	if (of != NULL) {
		(void)view_text(view, _(of->help));
		view_gap(view);
	}
	show_keys(view);
	view_gap(view);
	(void)view_text(view,
			_("vigie is not a medical device. It helps you to "
			  "notice and to tell; it makes no diagnosis and "
			  "nobody reads it for you. If you feel seriously ill, "
			  "call 15 or 112 even if it says nothing."));
	(void)view_text(view, pack);
	view_gap(view);
	(void)view_key_button(view, ITEM_FIRST, words_escape(), _("Back"));
	view_message(view, words_limit());
	view_hint(view, words_escape(), _("Back"));
	view_hint(view, "F8", _("Français"));
	wipe_string(pack);
}

static struct nav
help_act(void *state, struct tui *tui, const struct event *event)
{
	(void)state;
	(void)tui;
	return nav_to(event->kind == EVENT_CHOSEN ? NAV_BACK : NAV_PASS);
}

const struct screen screen_help = {
	.name = "help",
	.help = N_("What the keys do."),
	.show = help_show,
	.act = help_act,
};
