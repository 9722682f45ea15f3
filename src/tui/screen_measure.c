/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One value with its unit. Improbable ones are asked twice, and kept. */
#include "config.h"

#include <ctype.h>
#include <string.h>

#include "base/alloc.h"
#include "clinic/measure.h"
#include "tui/answers.h"
#include "tui/note.h"
#include "tui/screen.h"

enum { VALUE_WIDTH = 10, WHEN_WIDTH = 20, WORDS_WIDTH = 50 };

struct measure_state {
	const struct measure *measure;
	int64_t amended; /* an entry that is said better, 0 for none */
	bool is_asked_twice;
};

static void
fill(struct measure_state *state, struct tui *tui)
{
	struct form *form = tui_form(tui);
	const struct answer *value;
	struct entry entry = { 0 };
	char text[STAMP_TEXT_LIMIT];

	if (session_entry(&entry, tui->session, tui_argument_id(tui)) !=
	    ERR_NONE)
		return;
	state->measure = pack_measure(tui->options->pack, entry.code);
	state->amended = entry.id;
	value = entry_find_answer(&entry, "value");
	if (value != NULL && value->state == ANSWER_GIVEN)
		form_set_text(form, "value",
			      milli_format(text, value->value, answers_mark()));
	form_set_text(form, "when", answers_moment_text(text, entry.felt));
	if (entry.note != NULL)
		form_set_text(form, "note", entry.note);
	entry_clear(&entry);
}

static void
measure_enter(void *data, struct tui *tui)
{
	struct measure_state *state = data;
	struct form *form = tui_form(tui);

	(void)form_add(form, "value", FIELD_TEXT);
	(void)form_add(form, "unit", FIELD_CHOICE);
	form_choose(form, "unit", 0);
	(void)form_add(form, "when", FIELD_TEXT);
	(void)form_add(form, "note", FIELD_TEXT);
	state->measure = pack_measure(tui->options->pack, tui_argument(tui));
	if (state->measure == NULL &&
	    isdigit((unsigned char)tui_argument(tui)[0]))
		fill(state, tui);
}

static void
show_units(struct view *view, const struct measure *measure)
{
	int field = form_find(view->form, "unit");

	for (size_t i = 0; measure->unit_count > 1 && i < measure->unit_count;
	     i++) {
		struct item *item = view_option(view, field, (int)i,
						measure->units[i].name);

		if (i == 0)
			item_lead(item, _("Unit"));
		item->is_beside = i > 0;
	}
}

static void
measure_show(struct view *view, void *data, struct tui *tui)
{
	const struct measure_state *state = data;
	struct item *item;

	(void)tui;
	if (state->measure == NULL) {
		view_title(view, _("My measures"));
		return;
	}
	view_title(view, lang_words(&state->measure->label));
	view_gap(view);
	(void)view_text(view, lang_words(&state->measure->hint));
	view_gap(view);
	item = view_field(view, form_find(view->form, "value"), VALUE_WIDTH);
	item_lead(item, _("Value"));
	if (state->measure->unit_count == 1)
		item_hint(item, state->measure->units[0].name);
	show_units(view, state->measure);
	item = view_field(view, form_find(view->form, "when"), WHEN_WIDTH);
	item_lead(item, _("When?"));
	item_hint(item, _("empty: now; or: yesterday 14:00"));
	item = view_field(view, form_find(view->form, "note"), WORDS_WIDTH);
	item_lead(item, _("In your words"));
	view_gap(view);
	(void)view_key_button(view, ITEM_SAVE, words_enter(), _("Save"));
	view_message(view,
		     _("A comma or a point: 37.5 and 37,5 are the same."));
	view_hint(view, "F1", _("Help"));
	view_hint(view, "Tab", _("Next"));
	view_hint(view, words_enter(), words_enter_does(view, tui));
	view_hint(view, words_escape(), _("Back"));
}

/* What the form says; the message line says what is not understood. */
static enum err
build(struct entry *out, struct measure_state *state, struct tui *tui)
{
	const struct form *form = tui_form(tui);
	const struct measure *measure = state->measure;
	int unit = form_chosen(form, "unit");
	const char *when = form_text(form, "when");
	milli value;
	enum err err = measure_parse(&value, measure, form_text(form, "value"),
				     unit > 0 ? measure->units[unit].name : "");

	entry_init(out, ENTRY_MEASURE, measure->id);
	if (err != ERR_NONE) {
		tui_say(tui, "%s",
			err == ERR_RANGE
				? _("This value is not possible: look at the "
				    "point and the unit once more.")
				: _("I did not understand this number. "
				    "Example: 3 or 37.5."));
		tui_focus_field(tui, "value");
		return err;
	}
	if (!measure_is_plausible(measure, value) && !state->is_asked_twice) {
		state->is_asked_twice = true;
		tui_say(tui, "%s",
			_("Really? It is unusual. Enter again keeps it."));
		return ERR_RANGE;
	}
	if (when[0] != '\0')
		err = answers_moment(&out->felt, when, tui->now);
	if (err != ERR_NONE) {
		answers_say_moment(tui, err);
		tui_focus_field(tui, "when");
		return err;
	}
	if (form_text(form, "note")[0] != '\0')
		entry_set_note(out, form_text(form, "note"));
	return entry_answer(out, "value", value);
}

static struct nav
amend(struct measure_state *state, struct tui *tui, struct entry *entry)
{
	enum err err = session_amend(tui->session, state->amended, entry);

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
next(const struct tui *tui)
{
	if (tui->noted_level == LEVEL_EMERGENCY)
		return nav_replace(&screen_emergency, "");
	if (tui->noted_level == LEVEL_URGENT)
		return nav_replace(&screen_alert, "");
	return nav_to(NAV_HOME);
}

static struct nav
save(struct measure_state *state, struct tui *tui)
{
	struct entry_list list = { 0 };
	struct entry *entry = entry_list_push(&list);
	struct nav nav = nav_to(NAV_STAY);

	if (build(entry, state, tui) != ERR_NONE) {
		entry_list_clear(&list);
		return nav;
	}
	if (state->amended != 0) {
		nav = amend(state, tui, entry);
		entry_list_clear(&list);
		return nav;
	}
	if (note_entries(tui, &list) != ERR_NONE)
		return tui->noted_level == LEVEL_EMERGENCY
			       ? nav_go(&screen_emergency, "")
			       : nav;
	tui_forget_draft(tui);
	return next(tui);
}

static struct nav
measure_act(void *data, struct tui *tui, const struct event *event)
{
	struct measure_state *state = data;

	if (state->measure == NULL)
		return nav_to(NAV_BACK);
	if (event->kind == EVENT_CHANGED)
		state->is_asked_twice = false;
	if (event->kind == EVENT_SAVE)
		return save(state, tui);
	return nav_to(NAV_PASS);
}

const struct screen screen_measure = {
	.name = "measure",
	.title = N_("My measures"),
	.help = N_("Type the number as your device shows it, in its unit."),
	.state_size = sizeof(struct measure_state),
	.flags = SCREEN_FORM,
	.enter = measure_enter,
	.show = measure_show,
	.act = measure_act,
};
