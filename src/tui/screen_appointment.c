/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The day of a visit, and with whom; with an entry's number, that one said
 * better. */
#include "config.h"

#include <stdlib.h>

#include "sys/clock.h"
#include "tui/answers.h"
#include "tui/note.h"

enum { WHEN_WIDTH = 24, WHO_WIDTH = 30 };

static void
fill(struct form *form, const struct entry *visit)
{
	char text[STAMP_TEXT_LIMIT];
	const char *hour = entry_detail(visit, "hour");
	const char *who = entry_detail(visit, "who");

	if (hour == NULL) {
		(void)answers_moment_text(text, visit->felt);
	} else {
		char day[STAMP_TEXT_LIMIT];

		(void)answers_day_text(text,
				       day_format(day, stamp_day(visit->felt)));
	}
	form_set_text(form, "when", text);
	form_set_text(form, "who", who != NULL ? who : "");
}

static void
appointment_enter(void *state, struct tui *tui)
{
	struct form *form = tui_form(tui);
	struct entry visit = { 0 };

	(void)state;
	(void)form_add(form, "when", FIELD_TEXT);
	(void)form_add(form, "who", FIELD_TEXT);
	if (tui_argument_id(tui) == 0 ||
	    session_entry(&visit, tui->session, tui_argument_id(tui)) !=
		    ERR_NONE)
		return;
	fill(form, &visit);
	entry_clear(&visit);
}

static void
appointment_show(struct view *view, void *state, struct tui *tui)
{
	struct form *form = view->form;

	(void)state;
	view_title(view, _("My next visit"));
	view_gap(view);
	item_lead(view_field(view, form_find(form, "when"), WHEN_WIDTH),
		  _("The day"));
	(void)view_text(view, _("As you say it: Thursday 10:00, 12 October, "
				"in 10 days. The hour is not needed."));
	view_gap(view);
	item_lead(view_field(view, form_find(form, "who"), WHO_WIDTH),
		  _("With"));
	view_gap(view);
	(void)view_key_button(view, ITEM_SAVE, words_enter(), _("Save"));
	view_message(view, _("It stands on your home screen until it is "
			     "past."));
	view_hint(view, "Tab", _("Next"));
	view_hint(view, words_enter(), words_enter_does(view, tui));
	view_hint(view, words_escape(), _("Back"));
}

static enum err
build(struct entry *visit, const struct form *form, struct stamp now)
{
	const char *who = form_text(form, "who");
	bool has_hour = false;
	enum err err = clock_parse_ahead(&visit->felt, &has_hour,
					 form_text(form, "when"), now);

	if (err == ERR_NONE && !has_hour)
		err = entry_set_detail(visit, "hour", "unknown");
	if (err == ERR_NONE && who[0] != '\0')
		err = entry_set_detail(visit, "who", who);
	return err;
}

static enum err
keep(struct tui *tui, struct entry_list *list)
{
	enum err err;

	if (tui_argument_id(tui) == 0)
		return note_entries(tui, list);
	list->items[0].by = tui->by;
	err = session_amend(tui->session, tui_argument_id(tui),
			    &list->items[0]);
	if (err != ERR_NONE)
		tui_say_failure(tui, err);
	return err;
}

static struct nav
save(struct tui *tui)
{
	struct entry_list list = { 0 };
	struct entry *visit = entry_list_push(&list);
	char *moment = NULL;
	enum err err;

	entry_init(visit, ENTRY_VISIT, "");
	err = build(visit, tui_form(tui), tui->now);
	if (err != ERR_NONE) {
		entry_list_clear(&list);
		answers_say_moment(tui, ERR_INVALID);
		tui_focus_field(tui, "when");
		return nav_to(NAV_STAY);
	}
	moment = words_visit(visit->felt, entry_detail(visit, "hour") == NULL,
			     tui->now);
	err = keep(tui, &list);
	if (err == ERR_NONE) {
		tui_forget_draft(tui);
		tui_say(tui, _("The visit is noted: %s. U takes it back."),
			moment);
	}
	free(moment);
	entry_list_clear(&list);
	return nav_to(err == ERR_NONE ? NAV_BACK : NAV_STAY);
}

static struct nav
appointment_act(void *state, struct tui *tui, const struct event *event)
{
	(void)state;
	return event->kind == EVENT_SAVE ? save(tui) : nav_to(NAV_PASS);
}

const struct screen screen_appointment = {
	.name = "appointment",
	.title = N_("My next visit"),
	.help = N_("The day, the hour if you know it, and whom you will see. "
		   "The next visit stands on your home screen."),
	.flags = SCREEN_FORM,
	.enter = appointment_enter,
	.show = appointment_show,
	.act = appointment_act,
};
