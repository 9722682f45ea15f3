/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One organ: whether it had a treated reaction, when, with steroids or not.
 * The argument is its code. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "tui/organs.h"
#include "tui/reactions.h"
#include "tui/three.h"

enum { WHEN_WIDTH = 30 };

char *
reaction_key(char key[static REACTION_KEY_LIMIT], const char *organ)
{
	(void)snprintf(key, REACTION_KEY_LIMIT, "reaction.%s", organ);
	return key;
}

char *
reaction_steroid_key(char key[static REACTION_KEY_LIMIT], const char *organ)
{
	(void)snprintf(key, REACTION_KEY_LIMIT, "reaction_steroid.%s", organ);
	return key;
}

static void
reaction_enter(void *state, struct tui *tui)
{
	const char *organ = tui_argument(tui);
	const char *list = session_fact(tui->session, "prior_irae");
	struct form *form = tui_form(tui);
	char key[REACTION_KEY_LIMIT];
	const char *when = session_fact(tui->session, reaction_key(key, organ));

	(void)state;
	three_add(form, "had", organs_have(list, organ) ? "yes" : NULL);
	(void)form_add(form, "when", FIELD_TEXT);
	three_add(form, "steroid",
		  session_fact(tui->session, reaction_steroid_key(key, organ)));
	if (when != NULL)
		form_set_text(form, "when", when);
}

static void
reaction_show(struct view *view, void *state, struct tui *tui)
{
	size_t organ = organ_find(tui_argument(tui));
	struct item *item;

	(void)state;
	view_title(view, organ < ORGANS ? _(organ_label(organ))
					: _("My past reactions"));
	view_gap(view);
	three_show(view, "had",
		   _("Has the immunotherapy caused a reaction there that was "
		     "treated?"));
	view_gap(view);
	item = view_field(view, form_find(view->form, "when"), WHEN_WIDTH);
	item_lead(item, _("When was it?"));
	item_hint(item, _("for example: March 2026"));
	view_gap(view);
	three_show(view, "steroid",
		   _("Was it treated with steroids "
		     "(cortisone)?"));
	view_gap(view);
	(void)view_key_button(view, ITEM_SAVE, words_enter(), _("Save"));
	view_message(view, _("In doubt, ask your team at the next visit."));
	view_hint(view, "Tab", _("Next"));
	view_hint(view, words_space(), _("Choose"));
	view_hint(view, words_enter(), words_enter_does(view, tui));
	view_hint(view, words_escape(), _("Back"));
}

/* What was said of a reaction that did not happen goes with it. */
static struct nav
save(struct tui *tui)
{
	const char *organ = tui_argument(tui);
	const char *list = session_fact(tui->session, "prior_irae");
	const struct form *form = tui_form(tui);
	bool had = strcmp(three_value(form, "had"), "yes") == 0;
	char key[REACTION_KEY_LIMIT];
	struct fact_list facts = { 0 };
	struct buf organs = { 0 };
	enum err err;

	if (had)
		organs_with(&organs, list, organ);
	else
		organs_without(&organs, list, organ);
	fact_list_set(&facts, "prior_irae", buf_text(&organs));
	fact_list_set(&facts, reaction_key(key, organ),
		      had ? form_text(form, "when") : "");
	fact_list_set(&facts, reaction_steroid_key(key, organ),
		      had ? three_value(form, "steroid") : "");
	err = session_set_facts(tui->session, &facts);
	fact_list_clear(&facts);
	buf_clear(&organs);
	if (err != ERR_NONE) {
		tui_say_failure(tui, err);
		return nav_to(NAV_STAY);
	}
	tui_forget_draft(tui);
	tui_say(tui, "%s", _("Noted. U takes it back."));
	return nav_to(NAV_BACK);
}

static struct nav
reaction_act(void *state, struct tui *tui, const struct event *event)
{
	(void)state;
	return event->kind == EVENT_SAVE ? save(tui) : nav_to(NAV_PASS);
}

const struct screen screen_reaction = {
	.name = "reaction",
	.title = N_("My past reactions"),
	.help = N_("A reaction that was treated: by steroids or another "
		   "medicine, or by stopping the immunotherapy. The date may "
		   "be in your own words."),
	.flags = SCREEN_FORM,
	.enter = reaction_enter,
	.show = reaction_show,
	.act = reaction_act,
};
