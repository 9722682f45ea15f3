/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Medicines and natural products, in one list, by how they are taken and by
 * their tense. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "tui/doses.h"
#include "tui/note.h"
#include "tui/product_form.h"

enum { ITEM_ADD = ITEM_FIRST, ITEM_PRODUCT };

/* The sections, in the order they are shown. */
enum section {
	SECTION_DAILY,
	SECTION_AS_NEEDED,
	SECTION_TAKING,
	SECTION_NATURAL,
	SECTION_STOPPED,
	SECTION_PLANNED
};
enum { SECTIONS = SECTION_PLANNED + 1 };

static const char *const headings[SECTIONS] = {
	[SECTION_DAILY] = N_("EVERY DAY"),
	[SECTION_AS_NEEDED] = N_("AS NEEDED"),
	[SECTION_TAKING] = N_("MEDICINES I TAKE"),
	[SECTION_NATURAL] = N_("PLANTS AND NATURAL PRODUCTS I TAKE"),
	[SECTION_STOPPED] = N_("STOPPED, MISSED OR CHANGED"),
	[SECTION_PLANNED] = N_("THINKING OF IT, NOT STARTED"),
};

struct products_state {
	struct entry_list products, doses;
	int64_t warned; /* the product whose second dose was warned of */
};

static void
products_leave(void *data)
{
	struct products_state *state = data;

	entry_list_clear(&state->products);
	entry_list_clear(&state->doses);
}

static void
load(struct products_state *state, struct tui *tui)
{
	struct session_query query = { .kinds = 1u << ENTRY_PRODUCT,
				       .live_only = true };

	entry_list_clear(&state->products);
	if (session_entries(&state->products, tui->session, &query) != ERR_NONE)
		memset(&state->products, 0, sizeof(state->products));
	doses_load(&state->doses, tui);
}

static void
products_enter(void *data, struct tui *tui)
{
	load(data, tui);
}

static bool
is_status(const struct entry *entry, const char *code)
{
	const char *status = entry_detail(entry, "status");

	return status != NULL && strcmp(status, code) == 0;
}

static enum section
section_of(const struct entry *entry, const struct pack *pack)
{
	const struct product *product = pack_product(pack, entry->code);
	const char *kind = entry_detail(entry, "kind");
	struct rhythm rhythm = rhythm_of(entry);

	if (is_status(entry, "planned"))
		return SECTION_PLANNED;
	if (entry_detail(entry, "status") != NULL &&
	    !is_status(entry, "taking"))
		return SECTION_STOPPED;
	if ((kind != NULL && strcmp(kind, "natural") == 0) ||
	    (product != NULL && product->natural))
		return SECTION_NATURAL;
	if (rhythm.moments != 0)
		return SECTION_DAILY;
	return rhythm.is_as_needed ? SECTION_AS_NEEDED : SECTION_TAKING;
}

static bool
is_told(const struct entry *entry)
{
	const struct answer *told = entry_find_answer(entry, "told");

	return told != NULL && told->state == ANSWER_GIVEN && told->value > 0;
}

/* How it is taken, then what is still to be told. */
static void
add_hint(struct buf *out, const struct entry *entry,
	 const struct products_state *state, const struct tui *tui)
{
	enum section section = section_of(entry, tui->options->pack);

	if (section < SECTION_STOPPED)
		doses_add_today(out, &state->doses, entry, tui);
	if (section == SECTION_PLANNED && !is_told(entry)) {
		buf_adds(out, _("?  ask before taking it"));
		return;
	}
	if (out->length > 0)
		buf_adds(out, is_told(entry) ? "" : _("   !  not told"));
	else
		buf_adds(out, is_told(entry)
				      ? _("told to the team")
				      : _("!  not told to the team yet"));
}

static const char *
dose_of(const struct entry *entry, const struct course *course,
	const struct tui *tui)
{
	return regimen_dose(course, entry, stamp_day(tui->now));
}

static void
show_one(struct view *view, const struct products_state *state, size_t i,
	 struct tui *tui)
{
	const struct entry *entry = &state->products.items[i];
	char *name = product_name(tui->options->pack, entry);
	struct buf label = { 0 }, hint = { 0 };
	struct course course;
	const char *dose;

	course_of(&course, entry);
	dose = dose_of(entry, &course, tui);
	buf_adds(&label, name);
	if (dose != NULL)
		buf_addf(&label, "  %s", dose);
	add_hint(&hint, entry, state, tui);
	item_hint(view_line(view, ITEM_PRODUCT + (int)i, buf_text(&label)),
		  buf_text(&hint));
	wipe_string(name);
	buf_clear(&label);
	buf_clear(&hint);
}

static void
show_sum(struct view *view, const struct products_state *state,
	 const struct tui *tui)
{
	struct buf text = { 0 };

	doses_add_paracetamol(&text, &state->doses, tui);
	if (text.length > 0)
		(void)view_text(view, buf_text(&text));
	buf_clear(&text);
}

static void
show_section(struct view *view, const struct products_state *state,
	     enum section section, struct tui *tui)
{
	bool is_first = true;

	for (size_t i = 0; i < state->products.count; i++) {
		if (section_of(&state->products.items[i], tui->options->pack) !=
		    section)
			continue;
		if (is_first)
			view_heading(view, _(headings[section]));
		is_first = false;
		show_one(view, state, i, tui);
	}
}

static void
products_show(struct view *view, void *data, struct tui *tui)
{
	const struct products_state *state = data;

	view_title(view, _("My medicines and products"));
	(void)view_text(view, _("All counts: prescribed, bought, plants, "
				"teas, vitamins, oils."));
	view_gap(view);
	for (int i = 0; i < SECTIONS; i++)
		show_section(view, state, (enum section)i, tui);
	if (state->products.count == 0)
		(void)view_text(view, _("Nothing is noted yet."));
	show_sum(view, state, tui);
	view_gap(view);
	view_key_button(view, ITEM_ADD, "N", _("Add a product"))->key = 'n';
	view_message(view, _("Never stop a prescribed medicine without your "
			     "team's advice."));
	view_hint(view, "?", _("Help"));
	view_hint(view, words_enter(), _("I took it"));
	view_hint(view, "D", _("Other dose"));
	view_hint(view, "E", _("Change"));
	view_hint(view, "N", _("Add"));
	view_hint(view, "X", _("Strike out"));
	view_hint(view, words_escape(), _("Back"));
}

/* ---- noting a dose ---- */

static enum err
build_dose(struct entry *out, const struct products_state *state,
	   const struct entry *product, const struct tui *tui)
{
	enum err err = session_usual_dose(out, tui->session, product);

	out->felt = tui->now;
	if (err == ERR_NONE && rhythm_of(product).moments != 0)
		err = entry_set_detail(
			out, "moment",
			moment_code(
				doses_pick(&state->doses, product, tui->now)));
	return err;
}

static struct nav
keep_dose(struct products_state *state, struct tui *tui,
	  struct entry_list *list)
{
	char *name = product_name(tui->options->pack, &list->items[0]);
	enum err err = note_entries(tui, list);

	state->warned = 0;
	load(state, tui);
	if (err == ERR_NONE && tui->noted_level < LEVEL_REPORT)
		tui_say(tui, _("Noted: %s, now. U takes it back."), name);
	wipe_string(name);
	if (tui->noted_level == LEVEL_EMERGENCY)
		return nav_go(&screen_emergency, "");
	if (err == ERR_NONE && tui->noted_level == LEVEL_URGENT)
		return nav_go(&screen_alert, "");
	return nav_to(NAV_STAY);
}

static struct nav
note_dose(struct products_state *state, struct tui *tui,
	  const struct entry *product)
{
	struct entry_list list = { 0 };
	struct entry *dose = entry_list_push(&list);
	const struct entry *twin;
	enum err err = build_dose(dose, state, product, tui);

	if (err != ERR_NONE) {
		entry_list_clear(&list);
		tui_say_failure(tui, err);
		return nav_to(NAV_STAY);
	}
	twin = regimen_twin(&state->doses, dose);
	if (twin == NULL || state->warned == product->id)
		return keep_dose(state, tui, &list);
	state->warned = product->id;
	doses_say_twin(tui, twin);
	entry_list_clear(&list);
	return nav_to(NAV_STAY);
}

static struct nav
products_choose(struct products_state *state, struct tui *tui, int id)
{
	const struct entry *entry;

	if (id == ITEM_ADD)
		return nav_go(&screen_product, "");
	entry = &state->products.items[id - ITEM_PRODUCT];
	if (section_of(entry, tui->options->pack) >= SECTION_STOPPED)
		return nav_go_id(&screen_product, entry->id);
	if (doses_ask_temperature(entry, tui))
		return nav_go_id(&screen_dose, entry->id);
	return note_dose(state, tui, entry);
}

/* The product in focus: the lines stand in the order of the sections. */
static const struct entry *
focused(const struct products_state *state, const struct tui *tui)
{
	int focus = tui->frames[tui->depth - 1].focus, at = 0;

	for (int section = 0; section < SECTIONS; section++)
		for (size_t i = 0; i < state->products.count; i++)
			if ((int)section_of(&state->products.items[i],
					    tui->options->pack) == section &&
			    at++ == focus)
				return &state->products.items[i];
	return NULL;
}

static struct nav
products_letter(struct products_state *state, struct tui *tui, uint32_t letter)
{
	const struct entry *entry = focused(state, tui);

	if (entry == NULL)
		return nav_to(NAV_PASS);
	if (letter == 'd')
		return nav_go_id(&screen_dose, entry->id);
	if (letter == 'e')
		return nav_go_id(&screen_product, entry->id);
	if (letter == 'x')
		return nav_go_id(&screen_strike, entry->id);
	return nav_to(NAV_PASS);
}

static struct nav
products_act(void *data, struct tui *tui, const struct event *event)
{
	struct products_state *state = data;

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
		   "of. Enter notes that you took it now; D is for another "
		   "hour, another amount or a dose you missed; E changes a "
		   "line; N adds one. vigie allows and forbids nothing: your "
		   "team decides."),
	.state_size = sizeof(struct products_state),
	.enter = products_enter,
	.show = products_show,
	.act = products_act,
	.leave = products_leave,
};
