/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which symptom: by the words people use, or by where it is. */
#include "config.h"

#include <string.h>

#include "tui/screen.h"

enum {
	ITEM_OWN_WORDS = ITEM_FIRST,
	ITEM_AREA,
	ITEM_SYMPTOM = ITEM_AREA + AREA_COUNT,
	SEARCH_WIDTH = 34,
	AREA_WIDTH = 32,
};
#define OWN_WORDS "other_symptom"

struct choose {
	int words;
};

static void
choose_enter(void *state, struct tui *tui)
{
	struct choose *choose = state;

	choose->words = form_add(tui_form(tui), "words", FIELD_TEXT);
}

/* AREA_COUNT: not one of them. */
static enum body_area
area_of(const struct tui *tui)
{
	int area;

	for (area = 0; area < AREA_COUNT; area++)
		if (strcmp(body_area_code((enum body_area)area),
			   tui_argument(tui)) == 0)
			break;
	return (enum body_area)area;
}

static void
add_symptom(struct view *view, const struct tui *tui, size_t at)
{
	const struct symptom *symptom = pack_symptom_at(tui->options->pack, at);

	(void)view_line(view, ITEM_SYMPTOM + (int)at,
			lang_words(&symptom->label));
}

static void
add_own_words(struct view *view)
{
	(void)view_line(view, ITEM_OWN_WORDS,
			_("Something else, in my own words"));
}

static void
show_area(struct view *view, const struct tui *tui, enum body_area area)
{
	const struct pack *pack = tui->options->pack;

	view_title(view, _(body_area_label(area)));
	view_gap(view);
	(void)view_text(view, _("What have you noticed? Even slight. Even in "
				"doubt."));
	view_gap(view);
	for (size_t i = 0; i < pack_symptom_count(pack); i++)
		if (pack_symptom_at(pack, i)->area == area &&
		    strcmp(pack_symptom_at(pack, i)->id, OWN_WORDS) != 0)
			add_symptom(view, tui, i);
	view_gap(view);
	add_own_words(view);
}

static void
show_areas(struct view *view)
{
	(void)view_text(view, _("Or choose where it is:"));
	for (int i = 0; i < AREA_COUNT; i++) {
		struct item *item =
			view_line(view, ITEM_AREA + i,
				  _(body_area_label((enum body_area)i)));

		item->is_beside = i % 2 == 1;
		item->width = AREA_WIDTH;
	}
}

static void
show_found(struct view *view, const struct tui *tui, const char *words)
{
	struct pack_choice choice = { 0 };

	pack_search(&choice, tui->options->pack, PACK_SYMPTOMS, words);
	if (choice.count == 0)
		(void)view_text(view, _("No symptom of that name. Note it in "
					"your own words, it counts as much:"));
	else if (choice.by_slip)
		(void)view_text(view, _("Did you mean:"));
	for (size_t i = 0; i < choice.count; i++)
		add_symptom(view, tui, choice.found[i]);
	view_gap(view);
	add_own_words(view);
}

static void
show_all(struct view *view, const struct choose *choose, struct tui *tui)
{
	const char *words = form_text(tui_form(tui), "words");
	struct item *item;

	view_title(view, _("Note a symptom"));
	view_gap(view);
	(void)view_text(view,
			_("Since yesterday, have you noticed something new, "
			  "or that has changed? Even slight. Even in doubt."));
	view_gap(view);
	item = view_field(view, choose->words, SEARCH_WIDTH);
	item_lead(item, _("In your words"));
	view_gap(view);
	if (*words == '\0')
		show_areas(view);
	else
		show_found(view, tui, words);
}

static void
choose_show(struct view *view, void *state, struct tui *tui)
{
	enum body_area area = area_of(tui);

	if (area < AREA_COUNT)
		show_area(view, tui, area);
	else
		show_all(view, state, tui);
	view_message(view, _("Type a word: itch, runs, short of breath... "
			     "Accents do not matter."));
	view_hint(view, area < AREA_COUNT ? "?" : "F1", _("Help"));
	view_hint(view, C_("key", "Arrows"), _("Move"));
	view_hint(view, words_enter(), _("Choose"));
	view_hint(view, words_escape(), _("Back"));
	view_hint(view, "F9", _("Lock"));
}

static struct nav
choose_act(void *state, struct tui *tui, const struct event *event)
{
	const struct pack *pack = tui->options->pack;
	int id = event->id;

	(void)state;
	if (event->kind != EVENT_CHOSEN)
		return nav_to(NAV_PASS);
	if (id >= ITEM_SYMPTOM)
		return nav_go(
			&screen_symptom,
			pack_symptom_at(pack, (size_t)(id - ITEM_SYMPTOM))->id);
	if (id >= ITEM_AREA)
		return nav_go(&screen_choose,
			      body_area_code((enum body_area)(id - ITEM_AREA)));
	return nav_go(&screen_symptom, OWN_WORDS);
}

const struct screen screen_choose = {
	.name = "choose",
	.help = N_("Say it with the words you would use at home, or choose "
		   "where it is. What is not in the list can be noted in your "
		   "own words."),
	.state_size = sizeof(struct choose),
	.enter = choose_enter,
	.show = choose_show,
	.act = choose_act,
};
