/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A product in one of its tenses, the third one too: not yet, I am thinking
 * of it. The argument is "" for a new one, or an entry's number. */
#include "config.h"

#include <string.h>

#include "base/alloc.h"
#include "tui/answers.h"
#include "tui/doses.h"
#include "tui/note.h"
#include "tui/product_form.h"

enum { ITEM_SUGGESTION = ITEM_FIRST, SUGGESTIONS = 4 };
enum { NAME_WIDTH = 34, TEXT_WIDTH = 30, DAY_WIDTH = 14, WORDS_WIDTH = 50 };

struct product_state {
	int64_t amended;
	struct pack_choice found;
	bool is_known; /* the name means one row of the pack */
	bool is_asked; /* that it is no food */
};

static void
search(struct product_state *state, struct tui *tui)
{
	const struct pack *pack = tui->options->pack;
	const char *name = form_text(tui_form(tui), "name");
	struct pack_choice one = { 0 };

	state->is_known = pack_find(&one, pack, PACK_PRODUCTS, name) ==
				  ERR_NONE &&
			  !one.by_slip;
	err_forget_note();
	if (state->is_known)
		state->found = one;
	else
		pack_search(&state->found, pack, PACK_PRODUCTS, name);
}

static void
product_enter(void *data, struct tui *tui)
{
	struct product_state *state = data;
	struct entry entry = { 0 };

	product_form_add(tui_form(tui));
	if (tui_argument_id(tui) == 0 ||
	    session_entry(&entry, tui->session, tui_argument_id(tui)) !=
		    ERR_NONE)
		return;
	product_form_fill(tui_form(tui), tui->options->pack, &entry);
	state->amended = entry.id;
	entry_clear(&entry);
}

static void
show_found(struct view *view, const struct product_state *state,
	   const struct pack *pack)
{
	const struct product *product;

	if (form_text(view->form, "name")[0] == '\0')
		return;
	if (state->is_known) {
		product = pack_product_at(pack, state->found.found[0]);
		view_textf(view, _("In the list: %s"),
			   lang_words(&product->label));
		return;
	}
	if (state->found.count == 0) {
		(void)view_text(view, _("Not in the list: it is kept in your "
					"words, and is to be told too."));
		return;
	}
	(void)view_text(view, _("Is it one of these? Enter takes it."));
	for (size_t i = 0; i < state->found.count && i < SUGGESTIONS; i++) {
		product = pack_product_at(pack, state->found.found[i]);
		(void)view_line(view, ITEM_SUGGESTION + (int)i,
				lang_words(&product->label));
	}
}

static void
show_choice(struct view *view, const char *name, const char *lead,
	    const char *const *labels)
{
	int field = form_find(view->form, name);

	for (int i = 0; labels[i] != NULL; i++) {
		struct item *item = view_option(view, field, i, _(labels[i]));

		if (i == 0)
			item_lead(item, lead);
	}
}

static void
show_text(struct view *view, const char *name, const char *lead, int width)
{
	item_lead(view_field(view, form_find(view->form, name), width), lead);
}

static void
show_tenses(struct view *view)
{
	static const char *const kinds[] = {
		N_("prescribed"),
		N_("bought at the pharmacy, without a prescription"),
		N_("plant, supplement, vitamin, oil, tea"), N_("I do not know"),
		NULL
	};
	static const char *const states[] = {
		N_("now"),
		N_("not yet, I am thinking of it"),
		N_("not any more, it ended as planned"),
		N_("not any more, I stopped it myself"),
		N_("I missed some of it"),
		N_("less than was prescribed"),
		NULL
	};

	show_choice(view, "kind", _("It is"), kinds);
	show_choice(view, "status", _("I take it"), states);
}

static void
show_shapes(struct view *view)
{
	static const char *const shapes[] = {
		NC_("shape", "capsule, tablet, powder"),
		NC_("shape", "extract, drops"),
		NC_("shape", "oil"),
		NC_("shape", "a large amount every day"),
		NC_("shape", "as food, in usual amounts"),
		NULL
	};
	int field = form_find(view->form, "form");

	for (int i = 0; shapes[i] != NULL; i++) {
		struct item *item = view_option(view, field, i, _(shapes[i]));

		if (i == 0)
			item_lead(item, _("As a"));
	}
}

static void
show_times(struct view *view)
{
	for (int i = 0; i < PRODUCT_TIMES; i++) {
		struct item *item = view_tick(
			view, form_find(view->form, product_times[i]),
			i < MOMENT_COUNT ? doses_moment_word((enum moment)i)
					 : C_("moment", "as needed"));

		if (i == 0)
			item_lead(item, _("When"));
		item->is_beside = i > 0;
	}
}

static bool
is_cortisone(const struct product_state *state, const struct tui *tui)
{
	const struct product *product;

	if (!state->is_known)
		return false;
	product = pack_product_at(tui->options->pack, state->found.found[0]);
	return product_has_class(product, "steroid_sys") ||
	       product_has_class(product, "steroid_subst");
}

/* One more than are filled in. */
static void
show_steps(struct view *view)
{
	bool is_last = false;

	for (int i = 0; i < PRODUCT_STEPS && !is_last; i++) {
		is_last = form_text(view->form, product_steps[i])[0] == '\0';
		show_text(view, product_steps[i], i == 0 ? _("Going down") : "",
			  TEXT_WIDTH);
		if (i == 0)
			item_hint(&view->items[view->item_count - 1],
				  _("from a day on: 20/11 40 mg"));
	}
}

static void
show_dates(struct view *view)
{
	int status = form_chosen(view->form, "status");

	if (status == PRODUCT_PLANNED || status == FIELD_UNCHOSEN)
		return;
	show_text(view, "since", _("Since"), DAY_WIDTH);
	item_hint(&view->items[view->item_count - 1],
		  _("for example 12/10/2026"));
	if (status >= PRODUCT_RECENT)
		show_text(view, "until", _("Until"), DAY_WIDTH);
}

static void
show_team(struct view *view)
{
	static const char *const advisers[] = { N_("my care team"),
						N_("somebody else"),
						N_("myself"), NULL };

	show_choice(view, "by", _("Advised by"), advisers);
	for (int i = view->item_count - 1; view->items[i].option > 0; i--)
		view->items[i].is_beside = true;
	(void)view_tick(view, form_find(view->form, "told"),
			_("I have told my team about it"));
	if (form_is_ticked(view->form, "told")) {
		show_text(view, "told_when", _("When?"), TEXT_WIDTH);
		show_text(view, "told_to", _("To whom"), TEXT_WIDTH);
	}
	show_text(view, "note", _("In your words"), WORDS_WIDTH);
	view_gap(view);
	if (form_chosen(view->form, "status") == PRODUCT_PLANNED)
		(void)view_text(view,
				_("Speak of it to your team or pharmacy "
				  "first. \"Natural\" does not mean without "
				  "effect on your treatment."));
}

static bool
is_food(const struct product_state *state, const struct tui *tui)
{
	return state->is_known &&
	       pack_product_at(tui->options->pack, state->found.found[0])
		       ->ask_form;
}

static void
show_rhythm(struct view *view, const struct product_state *state,
	    const struct tui *tui)
{
	int status = form_chosen(view->form, "status");

	if (state->is_known &&
	    pack_product_at(tui->options->pack, state->found.found[0])
		    ->paracetamol) {
		show_text(view, "paracetamol", _("Paracetamol in a dose"),
			  DAY_WIDTH);
		item_hint(&view->items[view->item_count - 1],
			  _("as the box says: 500 mg"));
	}
	if (status == PRODUCT_PLANNED || status == PRODUCT_RECENT)
		return;
	show_times(view);
	if (is_cortisone(state, tui))
		show_steps(view);
}

static void
product_show(struct view *view, void *data, struct tui *tui)
{
	struct product_state *state = data;

	search(state, tui);
	view_title(view, state->amended != 0 ? _("Change a product")
					     : _("Add a product"));
	view_gap(view);
	show_text(view, "name", _("Name"), NAME_WIDTH);
	show_found(view, state, tui->options->pack);
	if (is_food(state, tui))
		show_shapes(view);
	show_tenses(view);
	show_text(view, "dose", _("Dose"), TEXT_WIDTH);
	show_rhythm(view, state, tui);
	show_text(view, "reason", _("For"), TEXT_WIDTH);
	show_dates(view);
	show_team(view);
	view_gap(view);
	(void)view_key_button(view, ITEM_SAVE, words_enter(), _("Save"));
	view_message(view, _("vigie allows and forbids nothing: your team "
			     "decides."));
	view_hint(view, "F1", _("Help"));
	view_hint(view, "Tab", _("Next"));
	view_hint(view, words_space(), _("Choose"));
	view_hint(view, words_enter(), words_enter_does(view, tui));
	view_hint(view, words_escape(), _("Back"));
}

static struct nav
take_suggestion(struct product_state *state, struct tui *tui, int id)
{
	size_t at = state->found.found[id - ITEM_SUGGESTION];
	const struct product *product = pack_product_at(tui->options->pack, at);
	struct form *form = tui_form(tui);

	form_set_text(form, "name", lang_words(&product->label));
	if (product->natural && form_chosen(form, "kind") == FIELD_UNCHOSEN)
		form_choose(form, "kind", 2);
	form->is_touched = true;
	tui->frames[tui->depth - 1].focus = 0;
	return nav_to(NAV_STAY);
}

static struct nav
kept(struct tui *tui)
{
	bool is_planned = form_chosen(tui_form(tui), "status") ==
			  PRODUCT_PLANNED;

	tui_forget_draft(tui);
	if (tui->noted_level == LEVEL_EMERGENCY)
		return nav_replace(&screen_emergency, "");
	if (tui->noted_level == LEVEL_URGENT)
		return nav_replace(&screen_alert, "");
	if (is_planned && tui->noted_level < LEVEL_REPORT)
		tui_say(tui, "%s",
			_("Noted: it is among what to ask at your "
			  "visit. U takes it back."));
	return nav_to(NAV_BACK);
}

static struct nav
amend(struct product_state *state, struct tui *tui, struct entry_list *list)
{
	enum err err = session_amend(tui->session, state->amended,
				     &list->items[0]);

	entry_list_clear(list);
	if (err != ERR_NONE) {
		tui_say_failure(tui, err);
		return nav_to(NAV_STAY);
	}
	tui_forget_draft(tui);
	tui_say(tui, "%s",
		_("Noted. What was there before is kept too. U "
		  "takes it back."));
	return nav_to(NAV_BACK);
}

static struct nav
save(struct product_state *state, struct tui *tui)
{
	struct entry_list list = { 0 };
	const char *field = NULL;
	enum err err;

	if (form_text(tui_form(tui), "name")[0] == '\0') {
		tui_say(tui, "%s", _("Which product? Its name is enough."));
		tui->frames[tui->depth - 1].focus = 0;
		return nav_to(NAV_STAY);
	}
	if (form_chosen(tui_form(tui), "form") == PRODUCT_FOOD &&
	    !state->is_asked) {
		state->is_asked = true;
		tui_say(tui, "%s",
			_("As food in usual amounts it need not be noted. "
			  "Enter again notes it all the same."));
		return nav_to(NAV_STAY);
	}
	err = product_form_entry(entry_list_push(&list), tui, &field);
	if (err != ERR_NONE) {
		entry_list_clear(&list);
		answers_say_moment(tui, err);
		if (field != NULL)
			tui_focus_field(tui, field);
		return nav_to(NAV_STAY);
	}
	if (state->amended != 0)
		return amend(state, tui, &list);
	if (note_entries(tui, &list) != ERR_NONE)
		return nav_to(NAV_STAY);
	return kept(tui);
}

static struct nav
product_act(void *data, struct tui *tui, const struct event *event)
{
	struct product_state *state = data;

	if (event->kind == EVENT_CHOSEN)
		return take_suggestion(state, tui, event->id);
	if (event->kind == EVENT_SAVE)
		return save(state, tui);
	return nav_to(NAV_PASS);
}

const struct screen screen_product = {
	.name = "product",
	.title = N_("Add a product"),
	.help = N_("Name it as it is written on the box, or in your words. "
		   "Taking it, stopped, or only thinking of it: all three are "
		   "worth telling."),
	.state_size = sizeof(struct product_state),
	.flags = SCREEN_FORM,
	.enter = product_enter,
	.show = product_show,
	.act = product_act,
};
