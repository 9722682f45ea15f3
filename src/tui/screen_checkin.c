/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The check-in of a day: where is something new, what goes on, then what it
 * is, then a form for each. It can be left at any line and gone on with.
 */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "tui/checkin.h"
#include "tui/note.h"
#include "tui/symptom_form.h"

enum { ITEM_NOTHING = ITEM_FIRST, ITEM_PUT_OFF };
enum { TICK_WIDTH = 34 };

static void
checkin_enter(void *state, struct tui *tui)
{
	struct checkin *checkin = state;

	checkin->is_week = strcmp(tui_argument(tui), CHECKIN_WEEK) == 0;
	checkin->is_day = strcmp(tui_argument(tui), CHECKIN_DAY) == 0;
	followed_list(&checkin->followed, tui->session, tui->now);
	checkin_add_fields(tui_form(tui), checkin, tui->options->pack);
}

static void
checkin_leave(void *state)
{
	struct checkin *checkin = state;

	entry_list_clear(&checkin->followed);
}

static bool
is_choosing(const struct form *form)
{
	return form_is_ticked(form, "choosing");
}

/* ---- showing ---- */

static void
show_areas(struct view *view)
{
	(void)view_text(view,
			_("Since yesterday, have you noticed something new, "
			  "or that has changed? Even slight. Even in doubt."));
	view_gap(view);
	for (int i = 0; i < AREA_COUNT; i++) {
		enum body_area area = (enum body_area)i;
		struct item *item =
			view_tick(view, checkin_area_field(view->form, area),
				  _(body_area_label(area)));

		item->is_beside = i % 2 == 1;
		item->is_flush = true;
		item->width = TICK_WIDTH;
	}
	view_gap(view);
}

static void
show_one(struct view *view, const struct entry *entry, struct tui *tui)
{
	const char *const labels[COURSE_COUNT] = { C_("change", "better"),
						   C_("change", "same"),
						   C_("change", "worse"),
						   C_("change", "over") };
	int field = form_find(view->form, entry->code);
	char *line = advice_entry_line(tui->session, entry, lang_current());

	for (int i = 0; i < COURSE_COUNT; i++) {
		struct item *item = view_option(view, field, i, labels[i]);

		if (i == 0)
			item_lead(item, line);
		else
			item->is_beside = true;
	}
	wipe_string(line);
}

static void
show_followed(struct view *view, const struct checkin *checkin, struct tui *tui)
{
	if (checkin->followed.count == 0)
		return;
	(void)view_text(view, checkin->is_day || checkin->is_week
				      ? _("Going on, asked again:")
				      : _("Only what goes on is asked again. "
					  "How is it today?"));
	for (size_t i = 0; i < checkin->followed.count; i++)
		show_one(view, &checkin->followed.items[i], tui);
	view_gap(view);
}

/* Those of an area that are offered; true when there are any. */
static bool
show_symptoms(struct view *view, const struct tui *tui, enum body_area area)
{
	const struct pack *pack = tui->options->pack;
	bool has_heading = false;

	for (size_t i = 0; i < pack_symptom_count(pack); i++) {
		const struct symptom *symptom = pack_symptom_at(pack, i);
		int field = checkin_symptom_field(view->form, symptom);

		if (symptom->area != area || field < 0)
			continue;
		if (!has_heading)
			view_heading(view, _(body_area_label(area)));
		has_heading = true;
		view_tick(view, field, lang_words(&symptom->label))->is_flush =
			true;
	}
	return has_heading;
}

static void
show_what(struct view *view, const struct tui *tui)
{
	(void)view_text(view, _("What have you noticed? Even slight. Even in "
				"doubt."));
	view_gap(view);
	for (int i = 0; i < AREA_COUNT; i++) {
		enum body_area area = (enum body_area)i;
		int field = checkin_area_field(view->form, area);

		if (view->form->fields[field].chosen == 1 &&
		    show_symptoms(view, tui, area))
			view_gap(view);
	}
}

static void
show_page(struct view *view, const struct checkin *checkin, struct tui *tui)
{
	enum body_area area = checkin_week_area(view->form, checkin,
						tui->options->pack);

	if (area == AREA_COUNT) {
		show_followed(view, checkin, tui);
		return;
	}
	(void)view_text(view,
			_("Once a week, the whole list. Since yesterday, have "
			  "you had one of these? Even slight. Even in doubt."));
	view_gap(view);
	(void)show_symptoms(view, tui, area);
	view_gap(view);
}

static bool
is_first_page(const struct form *form, const struct checkin *checkin,
	      const struct tui *tui)
{
	int count;

	return checkin->is_week && checkin_week_place(&count, form, checkin,
						      tui->options->pack) == 1;
}

/* What Enter does, as the button says it. */
static const char *
onward(const struct view *view, const struct checkin *checkin,
       const struct tui *tui)
{
	const struct pack *pack = tui->options->pack;

	if (checkin->is_day)
		return _("Go on");
	if (!checkin->is_week ||
	    checkin_week_area(view->form, checkin, pack) == AREA_COUNT)
		return _("Save");
	return checkin_week_is_none(view->form, checkin, pack)
		       ? _("None of these")
		       : _("Go on");
}

static void
show_buttons(struct view *view, const struct checkin *checkin,
	     const struct tui *tui)
{
	(void)view_key_button(view, ITEM_SAVE, words_enter(),
			      onward(view, checkin, tui));
	if (checkin->is_day && !is_choosing(view->form))
		view_key_button(view, ITEM_NOTHING, "R", _("Nothing new"))
			->is_beside = true;
	if (is_first_page(view->form, checkin, tui))
		view_key_button(view, ITEM_PUT_OFF, "T", _("Tomorrow"))
			->is_beside = true;
}

const char *
checkin_title(const char *argument)
{
	if (strcmp(argument, CHECKIN_WEEK) == 0)
		return N_("My week");
	return strcmp(argument, CHECKIN_DAY) == 0 ? N_("My day")
						  : N_("Nothing new");
}

static void
show_questions(struct view *view, const struct checkin *checkin,
	       struct tui *tui)
{
	if (checkin->is_week) {
		show_page(view, checkin, tui);
	} else if (is_choosing(view->form)) {
		show_what(view, tui);
	} else {
		if (checkin->is_day)
			show_areas(view);
		show_followed(view, checkin, tui);
	}
}

/* Where the focus stands, NULL at first. */
static const struct item *
focused(const struct view *view, const struct tui *tui)
{
	int focus = tui->frames[tui->depth - 1].focus;

	return focus < 0 || focus >= view->item_count ? NULL
						      : &view->items[focus];
}

static void
show_keys(struct view *view, const struct checkin *checkin,
	  const struct tui *tui)
{
	const struct item *item = focused(view, tui);
	bool is_tick = item == NULL || item->kind == ITEM_TICK;
	const char *enter = onward(view, checkin, tui);

	/* The button has more words for it. */
	if (checkin->is_week &&
	    checkin_week_is_none(view->form, checkin, tui->options->pack))
		enter = _("None");
	if (item != NULL && item->kind == ITEM_BUTTON && item->id != ITEM_SAVE)
		enter = _("Choose");
	view_hint(view, "?", _("Help"));
	view_hint(view, words_space(), is_tick ? _("Tick") : _("Choose"));
	view_hint(view, words_enter(), enter);
	view_hint(view, C_("key", "Arrows"), _("Move"));
	view_hint(view, words_escape(), _("Back"));
}

static void
checkin_show(struct view *view, void *state, struct tui *tui)
{
	const struct checkin *checkin = state;

	view_title(view, _(checkin_title(tui_argument(tui))));
	view_gap(view);
	show_questions(view, checkin, tui);
	show_buttons(view, checkin, tui);
	view_message(view,
		     checkin->is_day || checkin->is_week
			     ? _("You can stop at any moment: all of it is "
				 "kept.")
			     : _("What you leave open is not taken for "
				 "\"better\"."));
	show_keys(view, checkin, tui);
}

/* ---- going on ---- */

static struct nav
finish(struct checkin *checkin, struct tui *tui)
{
	struct entry_list list = { 0 };
	bool has_forms = checkin_has_done(tui_form(tui));
	bool is_week = checkin->is_week;
	enum err err = checkin_build(&list, tui, checkin);

	if (err != ERR_NONE) {
		entry_list_clear(&list);
		tui_say_failure(tui, err);
		return nav_to(NAV_STAY);
	}
	if (note_entries(tui, &list) != ERR_NONE)
		return nav_to(NAV_STAY);
	tui_forget_draft(tui);
	if (tui->noted_level == LEVEL_EMERGENCY)
		return nav_replace(&screen_emergency, "");
	if (is_week)
		tui_say(tui, "%s", _("Noted: the whole list of this week."));
	else if (has_forms)
		tui_say(tui, "%s", _("Noted: your day is filled in."));
	return nav_to(NAV_HOME);
}

static struct nav
go_on(struct checkin *checkin, struct tui *tui)
{
	const char *code = checkin_next(tui, checkin);

	if (code != NULL)
		return nav_go(&screen_symptom, code);
	if (!checkin->is_week ||
	    !checkin_week_forward(tui_form(tui), checkin, tui->options->pack))
		return finish(checkin, tui);
	tui_focus(tui, 0);
	return nav_to(NAV_STAY);
}

static struct nav
ask_what(struct tui *tui, int is_choosing)
{
	form_choose(tui_form(tui), "choosing", is_choosing);
	tui_form(tui)->is_touched = true;
	tui_focus(tui, 0);
	return nav_to(NAV_STAY);
}

/* Asked once: is what goes on to stay without an answer? */
static bool
is_left_open(const struct checkin *checkin, struct tui *tui)
{
	struct form *form = tui_form(tui);

	if (is_choosing(form) ||
	    (checkin->is_week &&
	     checkin_week_area(form, checkin, tui->options->pack) !=
		     AREA_COUNT) ||
	    !checkin_leaves_open(form, checkin))
		return false;
	tui_say(tui, "%s", _("An answer is missing. Enter again: without it."));
	return true;
}

static struct nav
save(struct checkin *checkin, struct tui *tui)
{
	const struct form *form = tui_form(tui);
	enum body_area empty;

	if (is_left_open(checkin, tui))
		return nav_to(NAV_STAY);
	if (!checkin->is_day)
		return go_on(checkin, tui);
	if (!is_choosing(form))
		return checkin_has_area(form) ? ask_what(tui, 1)
					      : go_on(checkin, tui);
	empty = checkin_empty_area(form, checkin, tui->options->pack);
	if (empty == AREA_COUNT)
		return go_on(checkin, tui);
	tui_say(tui,
		_("Tick what it is: %s. Or Esc, and take that tick "
		  "away."),
		_(body_area_label(empty)));
	return nav_to(NAV_STAY);
}

static struct nav
nothing_new(struct checkin *checkin, struct tui *tui)
{
	if (is_left_open(checkin, tui))
		return nav_to(NAV_STAY);
	if (!checkin_has_area(tui_form(tui)))
		return go_on(checkin, tui);
	tui_say(tui, "%s",
		_("Something is ticked. Enter goes on; or take the tick "
		  "away."));
	return nav_to(NAV_STAY);
}

static struct nav
put_off(struct tui *tui)
{
	enum err err = checkin_put_off_week(tui);

	if (err != ERR_NONE) {
		tui_say_failure(tui, err);
		return nav_to(NAV_STAY);
	}
	tui_forget_draft(tui);
	tui_say(tui, "%s", _("The whole list is asked again tomorrow."));
	return nav_to(NAV_HOME);
}

/* From a form: saved, it is on to the next; left, here is where to mend. */
static struct nav
returned(struct checkin *checkin, struct tui *tui)
{
	if (!checkin_was_answered(tui))
		return nav_to(NAV_STAY);
	tui_form(tui)->is_touched = true;
	return go_on(checkin, tui);
}

static struct nav
go_back(struct checkin *checkin, struct tui *tui)
{
	if (is_choosing(tui_form(tui)))
		return ask_what(tui, 0);
	if (!checkin->is_week ||
	    !checkin_week_back(tui_form(tui), checkin, tui->options->pack))
		return nav_to(NAV_PASS);
	tui_focus(tui, 0);
	return nav_to(NAV_STAY);
}

static struct nav
hear_letter(struct checkin *checkin, struct tui *tui, uint32_t letter)
{
	if (letter == 'r' && checkin->is_day && !is_choosing(tui_form(tui)))
		return nothing_new(checkin, tui);
	if (letter == 't' && is_first_page(tui_form(tui), checkin, tui))
		return put_off(tui);
	return nav_to(NAV_PASS);
}

static struct nav
checkin_act(void *state, struct tui *tui, const struct event *event)
{
	struct checkin *checkin = state;

	switch (event->kind) {
	case EVENT_SAVE:
		return save(checkin, tui);
	case EVENT_CHOSEN:
		return event->id == ITEM_PUT_OFF ? put_off(tui)
						 : nothing_new(checkin, tui);
	case EVENT_LETTER:
		return hear_letter(checkin, tui, event->letter);
	case EVENT_RETURNED:
		return returned(checkin, tui);
	case EVENT_BACK:
		return go_back(checkin, tui);
	case EVENT_CHANGED:
	case EVENT_ENTER:
		break;
	}
	return nav_to(NAV_PASS);
}

const struct screen screen_checkin = {
	.name = "checkin",
	.title = N_("My day"),
	.help = N_("Tick where something is new: only that is asked. What "
		   "goes on has a line; \"worse\" opens its form. Then your "
		   "day is filled in."),
	.state_size = sizeof(struct checkin),
	.flags = SCREEN_FORM | SCREEN_TICKS,
	.enter = checkin_enter,
	.show = checkin_show,
	.act = checkin_act,
	.leave = checkin_leave,
};
