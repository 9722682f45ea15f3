/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A dose at another hour, of another amount, or missed; and the temperature
 * before a medicine that hides a fever. The argument is the product's number.
 */
#include "config.h"

#include <string.h>

#include "base/alloc.h"
#include "clinic/measure.h"
#include "tui/answers.h"
#include "tui/doses.h"
#include "tui/note.h"
#include "tui/product_form.h"

enum { SHORT_WIDTH = 14, TEXT_WIDTH = 30, WORDS_WIDTH = 50 };
enum { DOSE_TAKEN, DOSE_MISSED };

struct dose_state {
	struct entry product;
	struct entry_list doses;
	bool asks_temperature;
	bool is_unusual; /* and said so */
	bool is_warned;
};

static void
dose_leave(void *data)
{
	struct dose_state *state = data;

	entry_clear(&state->product);
	entry_list_clear(&state->doses);
}

static void
add_fields(struct form *form, const struct dose_state *state)
{
	if (state->asks_temperature)
		(void)form_add(form, "temperature", FIELD_TEXT);
	(void)form_add(form, "taken", FIELD_CHOICE);
	(void)form_add(form, "amount", FIELD_TEXT);
	(void)form_add(form, "paracetamol", FIELD_TEXT);
	(void)form_add(form, "moment", FIELD_CHOICE);
	(void)form_add(form, "when", FIELD_TEXT);
	(void)form_add(form, "note", FIELD_TEXT);
}

static void
fill(struct form *form, const struct dose_state *state, const struct tui *tui)
{
	struct entry usual = { 0 };
	const char *amount, *held;

	if (session_usual_dose(&usual, tui->session, &state->product) ==
	    ERR_NONE) {
		amount = entry_detail(&usual, "amount");
		held = entry_detail(&usual, "paracetamol");
		form_set_text(form, "amount", amount != NULL ? amount : "");
		form_set_text(form, "paracetamol", held != NULL ? held : "");
	}
	entry_clear(&usual);
	form_choose(form, "taken", DOSE_TAKEN);
	if (rhythm_of(&state->product).moments != 0)
		form_choose(form, "moment",
			    (int)doses_pick(&state->doses, &state->product,
					    tui->now));
	form->is_touched = false;
}

static void
dose_enter(void *data, struct tui *tui)
{
	struct dose_state *state = data;

	if (session_entry(&state->product, tui->session,
			  tui_argument_id(tui)) != ERR_NONE) {
		memset(&state->product, 0, sizeof(state->product));
		entry_init(&state->product, ENTRY_PRODUCT, "");
	}
	doses_load(&state->doses, tui);
	state->asks_temperature = doses_ask_temperature(&state->product, tui);
	add_fields(tui_form(tui), state);
	fill(tui_form(tui), state, tui);
}

static struct item *
show_text(struct view *view, const char *name, const char *lead, int width)
{
	struct item *item = view_field(view, form_find(view->form, name),
				       width);

	item_lead(item, lead);
	return item;
}

static bool
holds_paracetamol(const struct dose_state *state, const struct tui *tui)
{
	const struct product *known = pack_product(tui->options->pack,
						   state->product.code);

	return known != NULL && known->paracetamol;
}

static void
show_temperature(struct view *view)
{
	(void)view_text(view, _("This medicine can hide a fever. If you can, "
				"take your temperature first."));
	item_hint(show_text(view, "temperature", _("Temperature"), SHORT_WIDTH),
		  _("for example 37.5; empty: not taken"));
	view_gap(view);
}

static void
show_moments(struct view *view, const struct dose_state *state)
{
	struct rhythm rhythm = rhythm_of(&state->product);
	int field = form_find(view->form, "moment");
	bool is_first = true;

	for (int i = 0; i < MOMENT_COUNT; i++) {
		struct item *item;

		if ((rhythm.moments & 1U << i) == 0)
			continue;
		item = view_option(view, field, i,
				   doses_moment_word((enum moment)i));
		if (is_first)
			item_lead(item, _("The dose of"));
		item->is_beside = !is_first;
		is_first = false;
	}
}

static void
show_taken(struct view *view)
{
	int field = form_find(view->form, "taken");

	item_lead(view_option(view, field, DOSE_TAKEN, _("I took it")),
		  _("Dose"));
	view_option(view, field, DOSE_MISSED, _("I missed it"))->is_beside =
		true;
}

static void
dose_show(struct view *view, void *data, struct tui *tui)
{
	const struct dose_state *state = data;
	char *name = product_name(tui->options->pack, &state->product);

	view_title(view, name);
	wipe_string(name);
	view_gap(view);
	if (state->asks_temperature)
		show_temperature(view);
	show_taken(view);
	(void)show_text(view, "amount", _("Amount"), TEXT_WIDTH);
	if (holds_paracetamol(state, tui))
		item_hint(show_text(view, "paracetamol", _("Paracetamol in it"),
				    SHORT_WIDTH),
			  _("as the box says: 500 mg"));
	show_moments(view, state);
	item_hint(show_text(view, "when", _("When?"), TEXT_WIDTH),
		  _("empty: now; or: yesterday 14:00"));
	(void)show_text(view, "note", _("In your words"), WORDS_WIDTH);
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

/* ---- what comes of it ---- */

static enum err
refuse(struct tui *tui, const char *field, const char *why)
{
	tui_say(tui, "%s", why);
	tui_focus_field(tui, field);
	return ERR_INVALID;
}

static enum err
check_temperature(struct dose_state *state, const struct reading *reading,
		  struct tui *tui)
{
	if (reading->claim >= READING_IMPOSSIBLE)
		return refuse(tui, "temperature",
			      _("I did not understand this number. "
				"Example: 3 or 37.5."));
	if (reading->claim == READING_LIKELY || state->is_unusual)
		return ERR_NONE;
	state->is_unusual = true;
	return refuse(tui, "temperature",
		      _("Really? It is unusual. Enter again keeps it."));
}

static enum err
take_temperature(struct entry_list *list, struct dose_state *state,
		 struct tui *tui)
{
	const struct measure *measure = pack_measure(tui->options->pack,
						     "temp_c");
	const char *typed = form_text(tui_form(tui), "temperature");
	struct readings readings;
	struct entry *entry;
	enum err err;

	if (typed[0] == '\0' || measure == NULL)
		return ERR_NONE;
	measure_read(&readings, measure, typed, 0);
	err = check_temperature(state, &readings.parts[0], tui);
	if (err != ERR_NONE)
		return err;
	entry = entry_list_push(list);
	entry_init(entry, ENTRY_MEASURE, measure->id);
	return entry_answer(entry, "value", readings.parts[0].value);
}

static enum err
take_text(struct entry *out, const struct form *form, const char *name)
{
	const char *text = form_text(form, name);

	return text[0] == '\0' ? ERR_NONE : entry_set_detail(out, name, text);
}

static enum err
take_when(struct entry *out, struct tui *tui)
{
	const char *when = form_text(tui_form(tui), "when");
	enum err err;

	out->felt = tui->now;
	if (when[0] == '\0')
		return ERR_NONE;
	err = answers_moment(&out->felt, when, tui->now);
	if (err != ERR_NONE) {
		answers_say_moment(tui, err);
		tui_focus_field(tui, "when");
	}
	return err;
}

static enum err
take_dose(struct entry *out, const struct dose_state *state, struct tui *tui)
{
	const struct form *form = tui_form(tui);
	const char *name = entry_detail(&state->product, "name");
	int moment = form_chosen(form, "moment");
	enum err err;

	entry_init(out, ENTRY_DOSE, state->product.code);
	err = take_when(out, tui);
	if (err == ERR_NONE && name != NULL)
		err = entry_set_detail(out, "name", name);
	if (err == ERR_NONE)
		err = take_text(out, form, "amount");
	if (err == ERR_NONE)
		err = take_text(out, form, "paracetamol");
	if (err == ERR_NONE && moment != FIELD_UNCHOSEN)
		err = entry_set_detail(out, "moment",
				       moment_code((enum moment)moment));
	if (err == ERR_NONE && form_chosen(form, "taken") == DOSE_MISSED)
		err = entry_answer(out, "taken", 0);
	if (err == ERR_NONE && form_text(form, "note")[0] != '\0')
		entry_set_note(out, form_text(form, "note"));
	return err;
}

static const struct entry *
twin_of(const struct dose_state *state, const struct entry *dose)
{
	if (state->is_warned || dose_is_missed(dose))
		return NULL;
	return regimen_twin(&state->doses, dose);
}

static struct nav
keep(struct tui *tui, struct entry_list *list)
{
	enum err err = note_entries(tui, list);

	if (err != ERR_NONE)
		return tui->noted_level == LEVEL_EMERGENCY
			       ? nav_go(&screen_emergency, "")
			       : nav_to(NAV_STAY);
	tui_forget_draft(tui);
	if (tui->noted_level == LEVEL_EMERGENCY)
		return nav_replace(&screen_emergency, "");
	if (tui->noted_level == LEVEL_URGENT)
		return nav_replace(&screen_alert, "");
	return nav_to(NAV_BACK);
}

static struct nav
save(struct dose_state *state, struct tui *tui)
{
	struct entry_list list = { 0 };
	const struct entry *twin;
	struct entry *dose;
	enum err err = take_temperature(&list, state, tui);

	if (err == ERR_NONE) {
		dose = entry_list_push(&list);
		err = take_dose(dose, state, tui);
	}
	if (err != ERR_NONE) {
		entry_list_clear(&list);
		return nav_to(NAV_STAY);
	}
	twin = twin_of(state, dose);
	if (twin == NULL)
		return keep(tui, &list);
	state->is_warned = true;
	doses_say_twin(tui, twin);
	entry_list_clear(&list);
	return nav_to(NAV_STAY);
}

static struct nav
dose_act(void *data, struct tui *tui, const struct event *event)
{
	if (event->kind == EVENT_SAVE)
		return save(data, tui);
	return nav_to(NAV_PASS);
}

const struct screen screen_dose = {
	.name = "dose",
	.title = N_("A dose"),
	.help = N_("How much you took and when, or that you missed it. Missed "
		   "is only what you say so: a dose that nobody noted is not "
		   "held for missed."),
	.state_size = sizeof(struct dose_state),
	.flags = SCREEN_FORM,
	.enter = dose_enter,
	.show = dose_show,
	.act = dose_act,
	.leave = dose_leave,
};
