/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One value with its unit. What is improbable is asked twice, and kept; what
 * may have been meant is asked, and never taken for granted. */
#include "config.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "report/measured.h"
#include "tui/answers.h"
#include "tui/measure_form.h"
#include "tui/note.h"

struct measure_state {
	struct measure_form form;
	int64_t amended; /* an entry that is said better, 0 for none */
	bool is_asked;   /* about what the form holds */
};

/* ---- opening ---- */

static void
fill(struct measure_state *state, struct tui *tui)
{
	struct form *form = tui_form(tui);
	struct reading reading;
	struct entry entry = { 0 };
	char text[STAMP_TEXT_LIMIT];

	if (session_entry(&entry, tui->session, tui_argument_id(tui)) !=
	    ERR_NONE)
		return;
	state->form.measure = pack_measure(tui->options->pack, entry.code);
	state->amended = entry.id;
	if (state->form.measure != NULL &&
	    measured_of_entry(&reading, state->form.measure, &entry)) {
		form_set_text(
			form, "value",
			milli_format(text, reading.typed, answers_mark()));
		form_choose(form, "unit", (int)reading.unit);
	}
	form_set_text(form, "when", answers_moment_text(text, entry.felt));
	if (entry.note != NULL)
		form_set_text(form, "note", entry.note);
	entry_clear(&entry);
}

/* The unit that was said the last time, for the same device again. */
static void
find_last_unit(struct measure_state *state, struct tui *tui)
{
	struct session_query query = { .kinds = 1u << ENTRY_MEASURE,
				       .code = state->form.measure->id,
				       .live_only = true,
				       .limit = 1 };
	struct entry_list list = { 0 };
	const char *unit;
	size_t place;

	if (session_entries(&list, tui->session, &query) != ERR_NONE)
		return;
	unit = list.count > 0 ? entry_detail(&list.items[0], "unit") : NULL;
	if (unit != NULL &&
	    measure_find_unit(&place, state->form.measure, unit) &&
	    state->form.measure->units[place].is_offered)
		state->form.last_unit = place;
	entry_list_clear(&list);
}

static void
measure_enter(void *data, struct tui *tui)
{
	struct measure_state *state = data;
	struct form *form = tui_form(tui);

	(void)form_add(form, "value", FIELD_TEXT);
	(void)form_add(form, "unit", FIELD_CHOICE);
	(void)form_add(form, "when", FIELD_TEXT);
	(void)form_add(form, "note", FIELD_TEXT);
	state->form.last_unit = UNIT_OPEN;
	state->form.measure = pack_measure(tui->options->pack,
					   tui_argument(tui));
	if (state->form.measure == NULL &&
	    isdigit((unsigned char)tui_argument(tui)[0]))
		fill(state, tui);
	if (state->form.measure == NULL)
		return;
	find_last_unit(state, tui);
	if (state->amended == 0 && state->form.last_unit != UNIT_OPEN)
		form_choose(form, "unit", (int)state->form.last_unit);
}

/* ---- showing ---- */

static void
measure_show(struct view *view, void *data, struct tui *tui)
{
	const struct measure_state *state = data;

	if (state->form.measure == NULL) {
		view_title(view, _("My measures"));
		return;
	}
	view_title(view, lang_words(&state->form.measure->label));
	view_gap(view);
	measure_form_fields(view, &state->form);
	if (state->is_asked)
		measure_form_question(view, &state->form);
	else
		(void)view_key_button(view, ITEM_SAVE, words_enter(),
				      _("Save"));
	view_message(view,
		     _("A comma or a point: 37.5 and 37,5 are the same."));
	view_hint(view, "F1", _("Help"));
	view_hint(view, "Tab", _("Next"));
	view_hint(view, words_enter(),
		  state->is_asked ? _("Choose") : words_enter_does(view, tui));
	view_hint(view, words_escape(), _("Back"));
}

/* ---- saving ---- */

static void
refuse(const struct readings *typed, struct tui *tui)
{
	const struct translator to = lang_translator(lang_current());
	char *why = measured_refused(typed, &to);

	tui_say(tui, "%s", why);
	free(why);
	tui_focus_field(tui, readings_worst(typed)->claim == READING_UNIT_OPEN
				     ? "unit"
				     : "value");
}

/* Says why the number is not taken, or asks about it; ERR_NONE when it may be
 * kept as it stands. */
static enum err
check(struct measure_state *state, struct tui *tui)
{
	struct readings typed = measure_form_read(&state->form, tui_form(tui)),
			other;
	enum reading_claim claim = readings_worst(&typed)->claim;
	bool has_other = measure_form_other(&other, &state->form,
					    tui_form(tui));

	if (claim == READING_LIKELY && !has_other)
		return ERR_NONE;
	if (claim > READING_UNUSUAL && !has_other) {
		refuse(&typed, tui);
		return ERR_INVALID;
	}
	state->is_asked = true;
	tui_focus(tui, has_other && claim != READING_LIKELY ? ITEM_MEANT
							    : ITEM_KEEP);
	return ERR_RANGE;
}

static enum err
read_when(struct stamp *out, struct tui *tui)
{
	const char *when = form_text(tui_form(tui), "when");
	enum err err = ERR_NONE;

	if (when[0] != '\0')
		err = answers_moment(out, when, tui->now);
	if (err != ERR_NONE) {
		answers_say_moment(tui, err);
		tui_focus_field(tui, "when");
	}
	return err;
}

static enum err
add_entry(struct entry_list *list, const struct reading *reading,
	  struct stamp felt)
{
	const struct measure *measure = reading->measure;
	struct entry *entry = entry_list_push(list);
	enum err err;

	entry_init(entry, ENTRY_MEASURE, measure->id);
	entry->felt = felt;
	err = entry_answer(entry, "value", reading->value);
	if (err == ERR_NONE && measure_offered(measure) > 1)
		err = entry_set_detail(entry, "unit",
				       measure->units[reading->unit].name);
	return err;
}

static enum err
build(struct entry_list *out, const struct readings *readings, struct tui *tui)
{
	const char *note = form_text(tui_form(tui), "note");
	struct stamp felt = { 0 };
	enum err err = read_when(&felt, tui);

	for (size_t i = 0; err == ERR_NONE && i < readings->count; i++)
		err = add_entry(out, &readings->parts[i], felt);
	if (err == ERR_NONE && note[0] != '\0')
		entry_set_note(&out->items[0], note);
	return err;
}

static struct nav
amend(const struct measure_state *state, struct tui *tui,
      struct entry_list *list)
{
	enum err err;

	if (list->count > 1) {
		tui_say(tui, "%s",
			_("One number here: the other has a line of its "
			  "own."));
		tui_focus_field(tui, "value");
		return nav_to(NAV_STAY);
	}
	err = session_amend(tui->session, state->amended, &list->items[0]);
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
next(const struct measure_state *state, const struct tui *tui)
{
	if (tui->noted_level == LEVEL_EMERGENCY)
		return nav_replace(&screen_emergency, "");
	if (tui->noted_level == LEVEL_URGENT)
		return nav_replace(&screen_alert, "");
	return nav_replace(&screen_trend, state->form.measure->id);
}

static struct nav
note(const struct measure_state *state, struct tui *tui,
     struct entry_list *list)
{
	if (note_entries(tui, list) != ERR_NONE)
		return tui->noted_level == LEVEL_EMERGENCY
			       ? nav_go(&screen_emergency, "")
			       : nav_to(NAV_STAY);
	tui_forget_draft(tui);
	return next(state, tui);
}

static struct nav
keep(struct measure_state *state, struct tui *tui,
     const struct readings *readings)
{
	struct entry_list list = { 0 };
	struct nav nav = nav_to(NAV_STAY);

	if (build(&list, readings, tui) == ERR_NONE)
		nav = state->amended != 0 ? amend(state, tui, &list)
					  : note(state, tui, &list);
	entry_list_clear(&list);
	return nav;
}

static struct nav
answer(struct measure_state *state, struct tui *tui, int id)
{
	struct readings typed = measure_form_read(&state->form, tui_form(tui)),
			other;

	if (id == ITEM_KEEP)
		return keep(state, tui, &typed);
	if (id == ITEM_MEANT &&
	    measure_form_other(&other, &state->form, tui_form(tui)))
		return keep(state, tui, &other);
	state->is_asked = false;
	tui_focus_field(tui, "value");
	return nav_to(NAV_STAY);
}

static struct nav
measure_act(void *data, struct tui *tui, const struct event *event)
{
	struct measure_state *state = data;
	struct readings typed;

	if (state->form.measure == NULL)
		return nav_to(NAV_BACK);
	if (event->kind == EVENT_CHANGED)
		state->is_asked = false;
	if (event->kind == EVENT_CHOSEN)
		return answer(state, tui, event->id);
	if (event->kind != EVENT_SAVE)
		return nav_to(NAV_PASS);
	if (check(state, tui) != ERR_NONE)
		return nav_to(NAV_STAY);
	typed = measure_form_read(&state->form, tui_form(tui));
	return keep(state, tui, &typed);
}

const struct screen screen_measure = {
	.name = "measure",
	.title = N_("My measures"),
	.help = N_("Type the number as your device shows it, in its unit: "
		   "37.5, or 99.5 F. What is unusual is asked once more, and "
		   "kept."),
	.state_size = sizeof(struct measure_state),
	.flags = SCREEN_FORM,
	.enter = measure_enter,
	.show = measure_show,
	.act = measure_act,
};
