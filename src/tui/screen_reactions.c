/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which organs had an immune reaction before. */
#include "config.h"

#include <string.h>

#include "tui/organs.h"
#include "tui/reactions.h"
#include "tui/screen.h"

enum { ITEM_ORGAN = ITEM_FIRST };

/* "yes, March 2026, with steroids", or nothing. */
static void
add_hint(struct buf *out, struct tui *tui, const char *organ)
{
	char key[REACTION_KEY_LIMIT];
	const char *when = session_fact(tui->session, reaction_key(key, organ));
	const char *steroid;

	if (!organs_have(session_fact(tui->session, "prior_irae"), organ))
		return;
	buf_adds(out, _("yes"));
	if (when != NULL)
		buf_addf(out, ", %s", when);
	steroid = session_fact(tui->session, reaction_steroid_key(key, organ));
	if (steroid != NULL)
		buf_addf(out, ", %s",
			 strcmp(steroid, "yes") == 0 ? _("with steroids")
						     : _("without steroids"));
}

static void
reactions_show(struct view *view, void *state, struct tui *tui)
{
	(void)state;
	view_title(view, _("My past reactions"));
	(void)view_text(view, _("Has the immunotherapy already caused a "
				"reaction that was treated? Where?"));
	view_gap(view);
	for (size_t i = 0; i < ORGANS; i++) {
		struct item *item = view_line(view, ITEM_ORGAN + (int)i,
					      _(organ_label(i)));
		struct buf hint = { 0 };

		add_hint(&hint, tui, organ_code(i));
		if (hint.length > 0)
			item_hint(item, buf_text(&hint));
		buf_clear(&hint);
	}
	view_message(view, _("Nothing happened? Then there is nothing to do "
			     "here."));
	view_hint(view, "?", _("Help"));
	view_hint(view, C_("key", "Arrows"), _("Move"));
	view_hint(view, words_enter(), _("Choose"));
	view_hint(view, words_escape(), _("Back"));
}

static struct nav
reactions_act(void *state, struct tui *tui, const struct event *event)
{
	(void)state;
	(void)tui;
	if (event->kind != EVENT_CHOSEN)
		return nav_to(event->kind == EVENT_RETURNED ? NAV_STAY
							    : NAV_PASS);
	return nav_go(&screen_reaction,
		      organ_code((size_t)(event->id - ITEM_ORGAN)));
}

const struct screen screen_reactions = {
	.name = "reactions",
	.help = N_("A reaction that was treated once can come back, even after "
		   "months. When its signs return, vigie says so more "
		   "strongly."),
	.show = reactions_show,
	.act = reactions_act,
};
