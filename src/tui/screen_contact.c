/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One number: whose, which, when it answers. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/outside.h"
#include "base/alloc.h"
#include "tui/screen.h"

enum { ITEM_REMOVE = ITEM_FIRST };
enum { NUMBER_WIDTH = 24, NAME_WIDTH = 30, HOURS_WIDTH = 14 };

/* The order of the choice. */
static const char *const roles[] = { "team",         "night",   "skin",
				     "gut",          "lung",    "heart",
				     "liver",        "kidney",  "eye",
				     "endocrine",    "nervous", "mouth",
				     "muscle_joint", "blood",   "general" };
enum { ROLES = sizeof(roles) / sizeof(roles[0]) };

static const struct contact *
contact_of(struct tui *tui)
{
	const struct contact_list *list = session_contacts(tui->session);

	for (size_t i = 0; i < list->count; i++)
		if (list->items[i].id == tui_argument_id(tui))
			return &list->items[i];
	return NULL;
}

static void
fill(struct form *form, const struct contact *contact)
{
	struct buf hours = { 0 };

	for (int i = 0; i < ROLES; i++)
		if (strcmp(roles[i], contact->role) == 0)
			form_choose(form, "role", i);
	form_set_text(form, "number", contact->number);
	form_set_text(form, "name", contact->name);
	if (contact->from_minute != contact->until_minute)
		buf_addf(&hours, "%d:%02d-%d:%02d", contact->from_minute / 60,
			 contact->from_minute % 60, contact->until_minute / 60,
			 contact->until_minute % 60);
	form_set_text(form, "hours", buf_text(&hours));
	form_choose(form, "every_day", contact->every_day);
	buf_clear(&hours);
}

static void
contact_enter(void *state, struct tui *tui)
{
	struct form *form = tui_form(tui);
	const struct contact *contact = contact_of(tui);

	(void)state;
	(void)form_add(form, "number", FIELD_TEXT);
	(void)form_add(form, "hours", FIELD_TEXT);
	(void)form_add(form, "every_day", FIELD_TICK);
	(void)form_add(form, "name", FIELD_TEXT);
	(void)form_add(form, "role", FIELD_CHOICE);
	form_choose(form, "role", 0);
	if (contact != NULL)
		fill(form, contact);
}

static void
show_text(struct view *view, const char *name, const char *lead, int width)
{
	item_lead(view_field(view, form_find(view->form, name), width), lead);
}

static void
contact_show(struct view *view, void *state, struct tui *tui)
{
	int role = form_find(view->form, "role");

	(void)state;
	view_title(view, _("A number"));
	view_gap(view);
	show_text(view, "number", _("Number"), NUMBER_WIDTH);
	show_text(view, "hours", _("Hours"), HOURS_WIDTH);
	item_hint(&view->items[view->item_count - 1],
		  _("8-18; empty: at any hour"));
	(void)view_tick(view, form_find(view->form, "every_day"),
			_("also at the week-end"));
	show_text(view, "name", _("Name"), NAME_WIDTH);
	for (int i = 0; i < ROLES; i++) {
		struct item *item = view_option(view, role, i,
						outside_role(roles[i]));

		if (i == 0)
			item_lead(item, _("Whose"));
		item->is_beside = i > 0;
	}
	view_gap(view);
	(void)view_key_button(view, ITEM_SAVE, words_enter(), _("Save"));
	if (contact_of(tui) != NULL)
		view_button(view, ITEM_REMOVE, _("Take it away"))->is_beside =
			true;
	view_message(view, _("Copy it from the card of your care team, then "
			     "read it once more."));
	view_hint(view, "Tab", _("Next"));
	view_hint(view, words_space(), _("Choose"));
	view_hint(view, words_enter(), words_enter_does(view, tui));
	view_hint(view, words_escape(), _("Back"));
}

static enum err
build(struct contact *out, const struct form *form)
{
	const char *number = form_text(form, "number");
	enum err err = contact_check_number(number);

	if (err == ERR_NONE)
		err = contact_parse_hours(out, form_text(form, "hours"));
	if (err != ERR_NONE)
		return err;
	out->role = alloc_string(roles[form_chosen(form, "role")]);
	out->number = alloc_string(number);
	out->name = alloc_string(form_text(form, "name"));
	out->every_day = form_is_ticked(form, "every_day");
	return ERR_NONE;
}

static void
say_refused(struct tui *tui)
{
	if (contact_check_number(form_text(tui_form(tui), "number")) !=
	    ERR_NONE) {
		tui_say(tui, "%s",
			_("A number is digits and blanks: 01 99 00 12 34."));
		tui_focus_field(tui, "number");
	} else {
		tui_say(tui, "%s", _("Hours are written 8-18, or 8:30-17:45."));
		tui_focus_field(tui, "hours");
	}
}

static enum err
take_away(struct tui *tui)
{
	const struct contact *old = contact_of(tui);

	return old == NULL ? ERR_NONE
			   : session_remove_contact(tui->session, old->id);
}

static struct nav
finish(struct tui *tui, enum err err, const char *said)
{
	if (err != ERR_NONE) {
		tui_say_failure(tui, err);
		return nav_to(NAV_STAY);
	}
	tui_forget_draft(tui);
	tui_say(tui, "%s", said);
	return nav_to(NAV_BACK);
}

static struct nav
save(struct tui *tui)
{
	struct contact contact = { 0 };
	enum err err = build(&contact, tui_form(tui));

	if (err != ERR_NONE) {
		say_refused(tui);
		return nav_to(NAV_STAY);
	}
	/* First the new one: a failure between the two loses no number. */
	err = session_add_contact(tui->session, &contact);
	if (err == ERR_NONE)
		err = take_away(tui);
	free(contact.role);
	free(contact.number);
	free(contact.name);
	return finish(tui, err, _("The number is noted."));
}

static struct nav
contact_act(void *state, struct tui *tui, const struct event *event)
{
	(void)state;
	if (event->kind == EVENT_SAVE)
		return save(tui);
	if (event->kind == EVENT_CHOSEN)
		return finish(tui, take_away(tui),
			      _("The number is taken away. U brings it "
				"back."));
	return nav_to(NAV_PASS);
}

const struct screen screen_contact = {
	.name = "contact",
	.title = N_("A number"),
	.help = N_("The number as it is dialled, and the hours at which "
		   "somebody answers. Monday to Friday unless you tick the "
		   "week-end."),
	.flags = SCREEN_FORM,
	.enter = contact_enter,
	.show = contact_show,
	.act = contact_act,
};
