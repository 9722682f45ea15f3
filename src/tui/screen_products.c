/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Medicines and natural products, in one list, by their tense. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "tui/note.h"
#include "tui/product_form.h"

enum { ITEM_ADD = ITEM_FIRST, ITEM_PRODUCT };

/* The sections, in the order they are shown. */
enum section {
	SECTION_TAKING,
	SECTION_NATURAL,
	SECTION_STOPPED,
	SECTION_PLANNED
};
enum { SECTIONS = SECTION_PLANNED + 1 };

static const char *const headings[SECTIONS] = {
	[SECTION_TAKING] = N_("MEDICINES I TAKE"),
	[SECTION_NATURAL] = N_("PLANTS AND NATURAL PRODUCTS I TAKE"),
	[SECTION_STOPPED] = N_("STOPPED, MISSED OR CHANGED"),
	[SECTION_PLANNED] = N_("THINKING OF IT, NOT STARTED"),
};

static void
products_leave(void *state)
{
	entry_list_clear(state);
}

static void
load(struct entry_list *list, struct tui *tui)
{
	struct session_query query = { .kinds = 1u << ENTRY_PRODUCT,
				       .live_only = true };

	entry_list_clear(list);
	if (session_entries(list, tui->session, &query) != ERR_NONE)
		memset(list, 0, sizeof(*list));
}

static void
products_enter(void *state, struct tui *tui)
{
	load(state, tui);
}

static enum section
section_of(const struct entry *entry, const struct pack *pack)
{
	const struct product *product = pack_product(pack, entry->code);
	const char *status = entry_detail(entry, "status");
	const char *kind = entry_detail(entry, "kind");

	if (status != NULL && strcmp(status, "planned") == 0)
		return SECTION_PLANNED;
	if (status != NULL && strcmp(status, "taking") != 0)
		return SECTION_STOPPED;
	if ((kind != NULL && strcmp(kind, "natural") == 0) ||
	    (product != NULL && product->natural))
		return SECTION_NATURAL;
	return SECTION_TAKING;
}

static bool
is_told(const struct entry *entry)
{
	const struct answer *told = entry_find_answer(entry, "told");

	return told != NULL && told->state == ANSWER_GIVEN && told->value > 0;
}

static void
show_one(struct view *view, const struct entry *entry, int id,
	 enum section section, struct tui *tui)
{
	char *name = product_name(tui->options->pack, entry);
	const char *dose = entry_detail(entry, "dose");
	struct buf label = { 0 };
	struct item *item;

	buf_adds(&label, name);
	if (dose != NULL)
		buf_addf(&label, "  %s", dose);
	item = view_line(view, id, buf_text(&label));
	if (section == SECTION_PLANNED && !is_told(entry))
		item_hint(item, _("?  ask before taking it"));
	else if (!is_told(entry))
		item_hint(item, _("!  not told to the team yet"));
	else
		item_hint(item, _("told to the team"));
	wipe_string(name);
	buf_clear(&label);
}

static void
show_section(struct view *view, const struct entry_list *list,
	     enum section section, struct tui *tui)
{
	bool is_first = true;

	for (size_t i = 0; i < list->count; i++) {
		const struct entry *entry = &list->items[i];

		if (section_of(entry, tui->options->pack) != section)
			continue;
		if (is_first)
			view_heading(view, _(headings[section]));
		is_first = false;
		show_one(view, entry, ITEM_PRODUCT + (int)i, section, tui);
	}
}

static void
products_show(struct view *view, void *state, struct tui *tui)
{
	const struct entry_list *list = state;

	view_title(view, _("My medicines and products"));
	(void)view_text(view, _("All counts: prescribed, bought, plants, "
				"teas, vitamins, oils."));
	view_gap(view);
	for (int i = 0; i < SECTIONS; i++)
		show_section(view, list, (enum section)i, tui);
	if (list->count == 0)
		(void)view_text(view, _("Nothing is noted yet."));
	view_gap(view);
	view_key_button(view, ITEM_ADD, "N", _("Add a product"))->key = 'n';
	view_message(view, _("Never stop a prescribed medicine without your "
			     "team's advice."));
	view_hint(view, "?", _("Help"));
	view_hint(view, words_enter(), _("I took it"));
	view_hint(view, "E", _("Change"));
	view_hint(view, "N", _("Add"));
	view_hint(view, "X", _("Strike out"));
	view_hint(view, words_escape(), _("Back"));
}

static struct nav
note_dose(struct tui *tui, const struct entry *product)
{
	struct entry_list list = { 0 };
	struct entry *entry = entry_list_push(&list);
	const char *dose = entry_detail(product, "dose");
	char *name = product_name(tui->options->pack, product);
	enum err err = ERR_NONE;

	entry_init(entry, ENTRY_DOSE, product->code);
	if (dose != NULL)
		err = entry_set_detail(entry, "amount", dose);
	if (err == ERR_NONE && product->code[0] == '\0')
		err = entry_set_detail(entry, "name", name);
	if (err != ERR_NONE)
		entry_list_clear(&list);
	else
		err = note_entries(tui, &list);
	if (err == ERR_NONE && tui->noted_level == LEVEL_NONE)
		tui_say(tui, _("Noted: %s, now. U takes it back."), name);
	wipe_string(name);
	return nav_to(NAV_STAY);
}

static struct nav
products_choose(struct entry_list *list, struct tui *tui, int id)
{
	const struct entry *entry;

	if (id == ITEM_ADD)
		return nav_go(&screen_product, "");
	entry = &list->items[id - ITEM_PRODUCT];
	if (section_of(entry, tui->options->pack) == SECTION_PLANNED)
		return nav_go_id(&screen_product, entry->id);
	return note_dose(tui, entry);
}

/* The product in focus: the lines stand in the order of the sections. */
static const struct entry *
focused(const struct entry_list *list, const struct tui *tui)
{
	int focus = tui->frames[tui->depth - 1].focus, at = 0;

	for (int section = 0; section < SECTIONS; section++)
		for (size_t i = 0; i < list->count; i++)
			if ((int)section_of(&list->items[i],
					    tui->options->pack) == section &&
			    at++ == focus)
				return &list->items[i];
	return NULL;
}

static struct nav
products_letter(struct entry_list *list, struct tui *tui, uint32_t letter)
{
	const struct entry *entry = focused(list, tui);

	if (entry == NULL)
		return nav_to(NAV_PASS);
	if (letter == 'e')
		return nav_go_id(&screen_product, entry->id);
	if (letter == 'x')
		return nav_go_id(&screen_strike, entry->id);
	return nav_to(NAV_PASS);
}

static struct nav
products_act(void *state, struct tui *tui, const struct event *event)
{
	if (event->kind == EVENT_CHOSEN)
		return products_choose(state, tui, event->id);
	if (event->kind == EVENT_LETTER)
		return products_letter(state, tui, event->letter);
	if (event->kind != EVENT_RETURNED)
		return nav_to(NAV_PASS);
	load(state, tui);
	return nav_to(NAV_STAY);
}

const struct screen screen_products = {
	.name = "products",
	.help = N_("Everything you take, have just stopped, or are thinking "
		   "of. Enter notes that you took it now; E changes a line; N "
		   "adds one. vigie allows and forbids nothing: your team "
		   "decides."),
	.state_size = sizeof(struct entry_list),
	.enter = products_enter,
	.show = products_show,
	.act = products_act,
	.leave = products_leave,
};
