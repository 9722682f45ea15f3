/* SPDX-License-Identifier: GPL-3.0-or-later */
/* About me: name, treatment and its dates, the team's numbers. Every line can
 * be left for later. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/start.h"
#include "base/alloc.h"
#include "clinic/profile.h"
#include "tui/answers.h"
#include "tui/drugs.h"
#include "tui/note.h"
#include "tui/screen.h"

enum { ITEM_SKIP = ITEM_FIRST };
enum {
	NAME_WIDTH = 30,
	DRUG_WIDTH = 40,
	DAY_WIDTH = 14,
	NUMBER_WIDTH = 24,
	HOURS_WIDTH = 14,
	STOOLS_WIDTH = 4
};

static const char *const names[] = { "name",   "drugs", "first", "last",
				     "stools", "team",  "hours", "night" };
enum { NAMES = sizeof(names) / sizeof(names[0]) };

static void
person_enter(void *state, struct tui *tui)
{
	const char *name = session_fact(tui->session, "name");
	char stools[MILLI_TEXT_LIMIT];
	milli usual;

	(void)state;
	for (int i = 0; i < NAMES; i++)
		(void)form_add(tui_form(tui), names[i], FIELD_TEXT);
	(void)form_add(tui_form(tui), "not_started", FIELD_TICK);
	if (name != NULL)
		form_set_text(tui_form(tui), "name", name);
	if (start_usual(&usual, tui->session, USUAL_STOOLS))
		form_set_text(tui_form(tui), "stools",
			      milli_format(stools, usual, answers_mark()));
}

static void
show_text(struct view *view, const char *name, const char *lead, int width)
{
	item_lead(view_field(view, form_find(view->form, name), width), lead);
}

static void
hint_last(struct view *view, const char *hint)
{
	item_hint(&view->items[view->item_count - 1], hint);
}

static void
show_treatment(struct view *view)
{
	show_text(view, "drugs", _("Immunotherapy"), DRUG_WIDTH);
	(void)view_tick(view, form_find(view->form, "not_started"),
			_("not started yet"));
	show_text(view, "first", _("First dose"), DAY_WIDTH);
	hint_last(view, _("for example: 12 October"));
	show_text(view, "last", _("Last infusion"), DAY_WIDTH);
}

static void
show_numbers(struct view *view)
{
	show_text(view, "stools", _("Usual stools"), STOOLS_WIDTH);
	hint_last(view, _("a day, before the treatment"));
	show_text(view, "team", _("Team's number"), NUMBER_WIDTH);
	show_text(view, "hours", _("Their hours"), HOURS_WIDTH);
	hint_last(view, _("8-18; empty: at any hour"));
	show_text(view, "night", _("Night number"), NUMBER_WIDTH);
}

/* What is known of the treatment has a page of its own, and is not asked
 * twice. */
static void
person_show(struct view *view, void *state, struct tui *tui)
{
	(void)state;
	view_title(view, _("About me, my treatment"));
	view_gap(view);
	(void)view_text(view, _("Fill in what you have at hand. Each line can "
				"wait."));
	view_gap(view);
	show_text(view, "name", _("First name"), NAME_WIDTH);
	if (profile_drug_count(session_profile(tui->session)) == 0)
		show_treatment(view);
	show_numbers(view);
	view_gap(view);
	(void)view_key_button(view, ITEM_SAVE, words_enter(), _("Save"));
	view_button(view, ITEM_SKIP, _("Later"))->is_beside = true;
	view_message(view, _("Two drugs: nivolumab + ipilimumab. Brands do "
			     "too."));
	view_hint(view, "Tab", _("Next"));
	view_hint(view, words_enter(), words_enter_does(view, tui));
	view_hint(view, words_escape(), _("Later"));
	view_hint(view, "F9", _("Lock"));
}

/* ---- keeping ---- */

static enum err
say_moment(struct tui *tui, const char *field, enum err err)
{
	if (err == ERR_NONE)
		return ERR_NONE;
	answers_say_moment(tui, err);
	tui_focus_field(tui, field);
	return err;
}

/* It may be to come. */
static enum err
first_of(struct stamp *out, struct tui *tui)
{
	return say_moment(tui, "first",
			  answers_any_moment(out,
					     form_text(tui_form(tui), "first"),
					     tui->now));
}

static enum err
last_of(struct stamp *out, struct tui *tui)
{
	return say_moment(tui, "last",
			  answers_moment(out, form_text(tui_form(tui), "last"),
					 tui->now));
}

/* Dated: an entry each. Without the date of the first dose: facts. */
static enum err
keep_treatment(struct tui *tui, struct entry_list *list)
{
	const struct form *form = tui_form(tui);
	struct stamp first = { 0 };
	bool is_dated = form_text(form, "first")[0] != '\0';
	struct drugs drugs;
	enum err err;

	if (form_text(form, "drugs")[0] == '\0')
		return ERR_NONE;
	drugs_read(&drugs, tui->options->pack, form_text(form, "drugs"));
	err = drugs_check(&drugs, tui);
	if (err == ERR_NONE && is_dated)
		err = first_of(&first, tui);
	if (err == ERR_NONE && is_dated) {
		struct entry *entry = entry_list_push(list);

		entry_init(entry, ENTRY_TREATMENT, buf_text(&drugs.codes));
		entry->felt = first;
	} else if (err == ERR_NONE) {
		err = session_set_fact(tui->session, "ici",
				       buf_text(&drugs.codes));
	}
	drugs_clear(&drugs);
	return err;
}

static enum err
keep_infusion(struct tui *tui, struct entry_list *list)
{
	struct stamp last;
	struct entry *entry;
	enum err err;

	if (form_text(tui_form(tui), "last")[0] == '\0')
		return ERR_NONE;
	err = last_of(&last, tui);
	if (err != ERR_NONE)
		return err;
	entry = entry_list_push(list);
	entry_init(entry, ENTRY_INFUSION, "");
	entry->felt = last;
	return ERR_NONE;
}

/* Before anything is kept: what is kept twice would count twice. */
static enum err
check_contact(struct tui *tui, const char *field, const char *hours)
{
	struct contact contact = { 0 };
	const char *number = form_text(tui_form(tui), field);
	enum err err;

	if (number[0] == '\0')
		return ERR_NONE;
	err = contact_check_number(number);
	if (err != ERR_NONE) {
		tui_say(tui, "%s",
			_("A number is digits and blanks: 01 99 00 12 34."));
		tui_focus_field(tui, field);
		return err;
	}
	err = contact_parse_hours(&contact, hours);
	if (err != ERR_NONE) {
		tui_say(tui, "%s", _("Hours are written 8-18, or 8:30-17:45."));
		tui_focus_field(tui, "hours");
	}
	return err;
}

static enum err
keep_contact(struct tui *tui, const char *field, const char *hours)
{
	struct contact contact = { 0 };
	const char *number = form_text(tui_form(tui), field);
	enum err err;

	if (number[0] == '\0')
		return ERR_NONE;
	err = contact_parse_hours(&contact, hours);
	if (err != ERR_NONE)
		return err;
	contact.role = alloc_string(field);
	contact.number = alloc_string(number);
	contact.name = alloc_string("");
	err = session_add_contact(tui->session, &contact);
	if (err != ERR_NONE)
		tui_say_failure(tui, err);
	free(contact.role);
	free(contact.number);
	free(contact.name);
	if (err == ERR_NONE)
		form_set_text(tui_form(tui), field, "");
	return err;
}

static enum err
keep_name(struct tui *tui)
{
	const char *text = form_text(tui_form(tui), "name");
	const char *before = session_fact(tui->session, "name");
	enum err err;

	if (text[0] == '\0' || (before != NULL && strcmp(before, text) == 0))
		return ERR_NONE;
	err = session_set_fact(tui->session, "name", text);
	if (err != ERR_NONE)
		tui_say_failure(tui, err);
	return err;
}

/* A line of the starting point, unless it is as it was. */
static enum err
keep_stools(struct tui *tui, struct entry_list *list)
{
	const char *text = form_text(tui_form(tui), "stools");
	milli value, before;
	enum err err;

	if (text[0] == '\0')
		return ERR_NONE;
	err = milli_parse(&value, text);
	if (err == ERR_NONE)
		err = start_check(tui->options->pack, USUAL_STOOLS, value);
	if (err != ERR_NONE) {
		tui_say(tui, "%s",
			_("How many stools a day, as a rule? A whole number, 0 "
			  "too."));
		tui_focus_field(tui, "stools");
		return err;
	}
	if (start_usual(&before, tui->session, USUAL_STOOLS) && before == value)
		return ERR_NONE;
	return start_value(entry_list_push(list), tui->options->pack,
			   USUAL_STOOLS, value);
}

static enum err
keep_entries(struct tui *tui)
{
	struct entry_list list = { 0 };
	bool is_ahead = form_is_ticked(tui_form(tui), "not_started");
	enum err err = is_ahead ? session_set_fact(tui->session, "ici", "none")
				: keep_treatment(tui, &list);

	if (err == ERR_NONE && !is_ahead)
		err = keep_infusion(tui, &list);
	if (err == ERR_NONE)
		err = keep_stools(tui, &list);
	if (err == ERR_NONE && list.count > 0)
		return note_entries(tui, &list);
	entry_list_clear(&list);
	return err;
}

static struct nav
save(struct tui *tui)
{
	const struct form *form = tui_form(tui);
	const char *hours = form_text(form, "hours");
	enum err err = check_contact(tui, "team", hours);

	if (err == ERR_NONE)
		err = check_contact(tui, "night", "");
	if (err == ERR_NONE)
		err = keep_name(tui);
	if (err == ERR_NONE)
		err = keep_entries(tui);
	if (err == ERR_NONE)
		err = keep_contact(tui, "team", hours);
	if (err == ERR_NONE)
		err = keep_contact(tui, "night", "");
	if (err != ERR_NONE)
		return nav_to(NAV_STAY);
	tui_forget_draft(tui);
	tui_say(tui, "%s", _("Noted. All of it can be changed later."));
	return nav_to(NAV_HOME);
}

static struct nav
person_act(void *state, struct tui *tui, const struct event *event)
{
	(void)state;
	if (event->kind == EVENT_SAVE)
		return save(tui);
	if (event->kind == EVENT_CHOSEN)
		return nav_to(NAV_HOME);
	return nav_to(NAV_PASS);
}

const struct screen screen_person = {
	.name = "person",
	.title = N_("About me, my treatment"),
	.help = N_("Your treatment and its dates decide how soon something is "
		   "to be told. What is not known is taken for the more "
		   "careful case."),
	.flags = SCREEN_FORM,
	.enter = person_enter,
	.show = person_show,
	.act = person_act,
};
