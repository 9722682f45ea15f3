/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the rules ask about the person, in plain words. */
#include "config.h"

#include <string.h>

#include "tui/three.h"

/* columns: the fact, the question */
static const struct {
	const char *key, *question;
} asked[] = {
	{ "diabetes", N_("Do you have diabetes?") },
	{ "autoimmune", N_("Do you have an autoimmune disease?") },
	{ "immunosuppressed", N_("Are your defences weakened, by an illness or "
				 "a medicine?") },
	{ "transplant", N_("Do you live with a transplant?") },
	{ "anticoagulant", N_("Do you take a medicine that thins the blood?") },
	{ "adrenal_risk", N_("Do you lack cortisol (adrenal or pituitary "
			     "gland), or take hydrocortisone?") },
	{ "pregnant", N_("Are you, or could you be, pregnant?") },
};
enum { ASKED = sizeof(asked) / sizeof(asked[0]) };

static void
health_enter(void *state, struct tui *tui)
{
	(void)state;
	for (int i = 0; i < ASKED; i++)
		three_add(tui_form(tui), asked[i].key,
			  session_fact(tui->session, asked[i].key));
}

static void
health_show(struct view *view, void *state, struct tui *tui)
{
	(void)state;
	view_title(view, _("My health"));
	for (int i = 0; i < ASKED; i++)
		three_show(view, asked[i].key, _(asked[i].question));
	view_gap(view);
	(void)view_key_button(view, ITEM_SAVE, words_enter(), _("Save"));
	view_message(view, _("Each one can be left open, or changed later."));
	view_hint(view, "Tab", _("Next"));
	view_hint(view, words_space(), _("Choose"));
	view_hint(view, words_enter(), words_enter_does(view, tui));
	view_hint(view, words_escape(), _("Back"));
}

/* Only what is otherwise than it was. */
static void
gather(struct fact_list *out, struct tui *tui)
{
	for (int i = 0; i < ASKED; i++) {
		const char *now = three_value(tui_form(tui), asked[i].key);
		const char *before = session_fact(tui->session, asked[i].key);

		if (strcmp(now, before != NULL ? before : "") != 0)
			fact_list_set(out, asked[i].key, now);
	}
}

static struct nav
health_act(void *state, struct tui *tui, const struct event *event)
{
	struct fact_list facts = { 0 };
	enum err err = ERR_NONE;

	(void)state;
	if (event->kind != EVENT_SAVE)
		return nav_to(NAV_PASS);
	gather(&facts, tui);
	if (facts.count > 0)
		err = session_set_facts(tui->session, &facts);
	fact_list_clear(&facts);
	if (err != ERR_NONE) {
		tui_say_failure(tui, err);
		return nav_to(NAV_STAY);
	}
	tui_forget_draft(tui);
	tui_say(tui, "%s", _("Noted. U takes it back."));
	return nav_to(NAV_BACK);
}

const struct screen screen_health = {
	.name = "health",
	.title = N_("My health"),
	.help = N_("The rules look at these. What you do not know, leave open: "
		   "your team knows it, ask at the next visit."),
	.flags = SCREEN_FORM,
	.enter = health_enter,
	.show = health_show,
	.act = health_act,
};
