/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All numbers, the one that answers now first. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/outside.h"
#include "sys/clock.h"
#include "tui/screen.h"

enum { ITEM_ADD = ITEM_FIRST, ITEM_OUTSIDE, ITEM_CONTACT };

static void
contacts_enter(void *state, struct tui *tui)
{
	(void)state;
	(void)form_add(tui_form(tui), "outside", FIELD_TICK);
	form_choose(tui_form(tui), "outside",
		    outside_is_wished(tui->options->path));
}

static void
show_now(struct view *view, const struct contact_list *list, struct stamp now)
{
	const struct contact *first = contact_now(list, now);
	struct buf line = { 0 };

	if (first == NULL)
		return;
	outside_add_line(&line, first);
	view_heading(view, _("Answers now:"));
	(void)view_text(view, buf_text(&line));
	view_gap(view);
	buf_clear(&line);
}

static bool
is_specialist(const struct contact *contact)
{
	return strcmp(contact->role, "team") != 0 &&
	       strcmp(contact->role, "night") != 0;
}

static void
show_number(struct view *view, const struct contact_list *list, size_t i)
{
	struct buf line = { 0 };

	outside_add_who(&line, &list->items[i]);
	item_hint(view_line(view, ITEM_CONTACT + (int)i, buf_text(&line)),
		  list->items[i].number);
	buf_clear(&line);
}

/* The team's, then those they may send the person to. */
static void
show_list(struct view *view, const struct contact_list *list)
{
	size_t specialists = 0;

	for (size_t i = 0; i < list->count; i++) {
		if (is_specialist(&list->items[i]))
			specialists++;
		else
			show_number(view, list, i);
	}
	if (specialists > 0)
		view_heading(view, _("SPECIALISTS"));
	for (size_t i = 0; i < list->count; i++)
		if (is_specialist(&list->items[i]))
			show_number(view, list, i);
	if (list->count == 0)
		(void)view_text(view, _("Your team's numbers are on your care "
					"card. Noting them here takes a "
					"minute."));
}

static void
contacts_show(struct view *view, void *state, struct tui *tui)
{
	const struct contact_list *list = session_contacts(tui->session);

	(void)state;
	view_title(view, _("My useful numbers"));
	view_gap(view);
	show_now(view, list, tui->now);
	(void)view_text(view, _("Life in danger: 15 or 112 (114 by SMS if you "
				"cannot speak)"));
	(void)view_text(view, _("Thoughts of ending your life: 3114, free, day "
				"and night"));
	view_gap(view);
	show_list(view, list);
	view_gap(view);
	(void)view_tick(view, 0,
			_("Show the team's on the closed diary too (no "
			  "word of illness)"));
	view_gap(view);
	view_key_button(view, ITEM_ADD, "N", _("Add a number"))->key = 'n';
	view_message(view, _("Enter on a number changes it or takes it away."));
	view_hint(view, "?", _("Help"));
	view_hint(view, "N", _("Add"));
	view_hint(view, words_enter(), _("Change"));
	view_hint(view, words_escape(), _("Back"));
}

static struct nav
wish(struct tui *tui)
{
	enum err err = form_is_ticked(tui_form(tui), "outside")
			       ? outside_write(tui->session)
			       : outside_forget(tui->options->path);

	tui_form(tui)->is_touched = false;
	if (err != ERR_NONE)
		tui_say_failure(tui, err);
	form_choose(tui_form(tui), "outside",
		    outside_is_wished(tui->options->path));
	return nav_to(NAV_STAY);
}

static struct nav
contacts_act(void *state, struct tui *tui, const struct event *event)
{
	const struct contact_list *list;

	(void)state;
	if (event->kind == EVENT_CHANGED)
		return wish(tui);
	if (event->kind == EVENT_SAVE)
		return nav_to(NAV_STAY);
	if (event->kind != EVENT_CHOSEN)
		return nav_to(NAV_PASS);
	if (event->id == ITEM_ADD)
		return nav_go(&screen_contact, "");
	list = session_contacts(tui->session);
	return nav_go_id(&screen_contact,
			 list->items[event->id - ITEM_CONTACT].id);
}

const struct screen screen_contacts = {
	.name = "contacts",
	.help = N_("The number that answers now comes first. They can be shown "
		   "on the closed diary if you want it: only numbers and "
		   "hours are then outside the seal."),
	.enter = contacts_enter,
	.show = contacts_show,
	.act = contacts_act,
};
