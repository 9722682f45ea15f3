/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which symptom was there before: by the words people use. */
#include "config.h"

#include "tui/screen.h"

enum { ITEM_FOUND = ITEM_FIRST, SEARCH_WIDTH = 34 };

static void
known_enter(void *state, struct tui *tui)
{
	(void)state;
	(void)form_add(tui_form(tui), "words", FIELD_TEXT);
}

static void
known_show(struct view *view, void *state, struct tui *tui)
{
	const char *words = form_text(view->form, "words");
	const struct pack *pack = tui->options->pack;
	struct pack_choice choice = { 0 };
	struct item *item;

	(void)state;
	view_title(view, _("Already there before"));
	view_gap(view);
	(void)view_text(view, _("Which symptom do you know well?"));
	view_gap(view);
	item = view_field(view, form_find(view->form, "words"), SEARCH_WIDTH);
	item_lead(item, _("In your words"));
	view_gap(view);
	if (*words != '\0')
		pack_search(&choice, pack, PACK_SYMPTOMS, words);
	for (size_t i = 0; i < choice.count; i++)
		(void)view_line(
			view, ITEM_FOUND + (int)choice.found[i],
			lang_words(&pack_symptom_at(pack, choice.found[i])
					    ->label));
	view_message(view, _("Type a word: itch, runs, short of breath... "
			     "Accents do not matter."));
	view_hint(view, "F1", _("Help"));
	view_hint(view, C_("key", "Arrows"), _("Move"));
	view_hint(view, words_enter(), _("Choose"));
	view_hint(view, words_escape(), _("Back"));
}

/* From the word to the first symptom it may mean. */
static struct nav
go_to_found(struct tui *tui)
{
	struct pack_choice choice = { 0 };

	pack_search(&choice, tui->options->pack, PACK_SYMPTOMS,
		    form_text(tui_form(tui), "words"));
	if (choice.count > 0)
		tui_focus(tui, ITEM_FOUND + (int)choice.found[0]);
	return nav_to(NAV_STAY);
}

static struct nav
known_act(void *state, struct tui *tui, const struct event *event)
{
	const struct pack *pack = tui->options->pack;

	(void)state;
	if (event->kind == EVENT_ENTER)
		return go_to_found(tui);
	if (event->kind != EVENT_CHOSEN)
		return nav_to(NAV_PASS);
	return nav_replace(
		&screen_before,
		pack_symptom_at(pack, (size_t)(event->id - ITEM_FOUND))->id);
}

const struct screen screen_known = {
	.name = "known",
	.help = N_("Say it with the words you would use at home, and choose it "
		   "in the list below."),
	.enter = known_enter,
	.show = known_show,
	.act = known_act,
};
