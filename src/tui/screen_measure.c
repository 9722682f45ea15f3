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
#include "tui/note.h"
#include "tui/screen.h"

enum { VALUE_WIDTH = 14, WHEN_WIDTH = 20, WORDS_WIDTH = 50 };
enum { ITEM_MEANT = ITEM_FIRST, ITEM_KEEP, ITEM_CORRECT };

struct measure_state {
	const struct measure *measure;
	int64_t amended;  /* an entry that is said better, 0 for none */
	size_t last_unit; /* offered first; UNIT_OPEN for none */
	bool is_asked;    /* about what the form holds */
};

static struct translator
words_to(void)
{
	return lang_translator(lang_current());
}

/* What the form says now. */
static struct readings
read_form(const struct measure_state *state, const struct form *form)
{
	int chosen = form_chosen(form, "unit");
	struct readings readings;

	measure_read(&readings, state->measure, form_text(form, "value"),
		     chosen < 0 ? UNIT_OPEN : (size_t)chosen);
	return readings;
}

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
	state->measure = pack_measure(tui->options->pack, entry.code);
	state->amended = entry.id;
	if (state->measure != NULL &&
	    measured_of_entry(&reading, state->measure, &entry)) {
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
				       .code = state->measure->id,
				       .live_only = true,
				       .limit = 1 };
	struct entry_list list = { 0 };
	const char *unit;
	size_t place;

	if (session_entries(&list, tui->session, &query) != ERR_NONE)
		return;
	unit = list.count > 0 ? entry_detail(&list.items[0], "unit") : NULL;
	if (unit != NULL && measure_find_unit(&place, state->measure, unit) &&
	    state->measure->units[place].is_offered)
		state->last_unit = place;
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
	state->last_unit = UNIT_OPEN;
	state->measure = pack_measure(tui->options->pack, tui_argument(tui));
	if (state->measure == NULL &&
	    isdigit((unsigned char)tui_argument(tui)[0]))
		fill(state, tui);
	if (state->measure == NULL)
		return;
	find_last_unit(state, tui);
	if (state->amended == 0 && state->last_unit != UNIT_OPEN)
		form_choose(form, "unit", (int)state->last_unit);
}

/* ---- showing ---- */

static void
show_unit(struct view *view, const struct measure *measure, size_t unit)
{
	struct item *item = view_option(view, form_find(view->form, "unit"),
					(int)unit, measure->units[unit].name);
	const struct item *before = item - 1;

	if (view->item_count > 1 && before->kind == ITEM_OPTION)
		item->is_beside = true;
	else
		item_lead(item, _("Unit"));
}

/* The unit last used stands first. */
static void
show_units(struct view *view, const struct measure_state *state)
{
	const struct measure *measure = state->measure;

	if (measure_offered(measure) < 2)
		return;
	if (state->last_unit != UNIT_OPEN)
		show_unit(view, measure, state->last_unit);
	for (size_t i = 0; i < measure->unit_count; i++)
		if (measure->units[i].is_offered && i != state->last_unit)
			show_unit(view, measure, i);
}

/* "5,4 mmol/L, soit 0,97 g/L", as it is typed: a wrong unit is seen here. */
static void
show_converted(struct view *view, const struct measure_state *state)
{
	struct readings typed = read_form(state, view->form);
	const struct translator to = words_to();
	struct buf text = { 0 };

	if (measure_offered(state->measure) < 2 ||
	    readings_worst(&typed)->claim > READING_UNUSUAL)
		return;
	measured_add_twice(&text, &typed, &to);
	(void)view_text(view, buf_text(&text));
	buf_clear(&text);
}

/* What else the form may mean, to be asked about. A unit that was not said
 * before, nor beside the number, may be the wrong one. */
static bool
find_other(struct readings *out, const struct measure_state *state,
	   const struct form *form)
{
	struct readings typed = read_form(state, form), alone;

	if (measure_guess(out, &typed))
		return true;
	measure_read(&alone, state->measure, form_text(form, "value"),
		     UNIT_OPEN);
	return readings_worst(&alone)->claim == READING_UNIT_OPEN &&
	       typed.parts[0].unit != state->last_unit &&
	       measure_other(out, &typed);
}

/* A button that says yes to these numbers. */
static void
show_yes(struct view *view, int id, const struct readings *readings)
{
	const struct translator to = words_to();
	struct buf value = { 0 }, label = { 0 };

	measured_add_twice(&value, readings, &to);
	if (readings_worst(readings)->claim == READING_UNUSUAL)
		buf_addf(&label, _("Keep %s"), buf_text(&value));
	else
		buf_addf(&label, _("Yes, %s"), buf_text(&value));
	(void)view_button(view, id, buf_text(&label));
	buf_clear(&value);
	buf_clear(&label);
}

/* One of two that are as likely as each other. */
static void
show_either(struct view *view, int id, const struct readings *readings)
{
	const struct translator to = words_to();
	struct buf value = { 0 };

	measured_add_twice(&value, readings, &to);
	(void)view_button(view, id, buf_text(&value));
	buf_clear(&value);
}

static void
show_doubt(struct view *view, const struct readings *typed,
	   const struct readings *other)
{
	const struct translator to = words_to();
	char *question = other != NULL ? measured_meant(other, &to)
				       : measured_really(typed, &to);

	view_heading(view, question);
	free(question);
	if (other != NULL)
		show_yes(view, ITEM_MEANT, other);
	if (readings_worst(typed)->claim == READING_UNUSUAL)
		show_yes(view, ITEM_KEEP, typed);
}

static void
show_question(struct view *view, const struct measure_state *state)
{
	struct readings typed = read_form(state, view->form), other;
	bool has_other = find_other(&other, state, view->form);

	if (readings_worst(&typed)->claim == READING_LIKELY) {
		view_heading(view, _("Which one does your device show?"));
		show_either(view, ITEM_KEEP, &typed);
		show_either(view, ITEM_MEANT, &other);
	} else {
		show_doubt(view, &typed, has_other ? &other : NULL);
	}
	(void)view_button(view, ITEM_CORRECT, _("Correct the number"));
}

static void
show_fields(struct view *view, const struct measure_state *state)
{
	struct item *item;

	(void)view_text(view, lang_words(&state->measure->hint));
	view_gap(view);
	item = view_field(view, form_find(view->form, "value"), VALUE_WIDTH);
	item_lead(item, _("Value"));
	if (measure_offered(state->measure) == 1)
		item_hint(item, state->measure->units[0].name);
	show_units(view, state);
	show_converted(view, state);
	item = view_field(view, form_find(view->form, "when"), WHEN_WIDTH);
	item_lead(item, _("When?"));
	item_hint(item, _("empty: now; or: yesterday 14:00"));
	item = view_field(view, form_find(view->form, "note"), WORDS_WIDTH);
	item_lead(item, _("In your words"));
	view_gap(view);
}

static void
measure_show(struct view *view, void *data, struct tui *tui)
{
	const struct measure_state *state = data;

	if (state->measure == NULL) {
		view_title(view, _("My measures"));
		return;
	}
	view_title(view, lang_words(&state->measure->label));
	view_gap(view);
	show_fields(view, state);
	if (state->is_asked)
		show_question(view, state);
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
	const struct translator to = words_to();
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
	struct readings typed = read_form(state, tui_form(tui)), other;
	enum reading_claim claim = readings_worst(&typed)->claim;
	bool has_other = find_other(&other, state, tui_form(tui));

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
	return nav_replace(&screen_trend, state->measure->id);
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
	struct readings typed = read_form(state, tui_form(tui)), other;

	if (id == ITEM_KEEP)
		return keep(state, tui, &typed);
	if (id == ITEM_MEANT && find_other(&other, state, tui_form(tui)))
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

	if (state->measure == NULL)
		return nav_to(NAV_BACK);
	if (event->kind == EVENT_CHANGED)
		state->is_asked = false;
	if (event->kind == EVENT_CHOSEN)
		return answer(state, tui, event->id);
	if (event->kind != EVENT_SAVE)
		return nav_to(NAV_PASS);
	if (check(state, tui) != ERR_NONE)
		return nav_to(NAV_STAY);
	typed = read_form(state, tui_form(tui));
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
