/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One course of treatment: its drugs, its first dose, its end. The argument is
 * "" for a new one, an entry's number, or "again" and the number of one that
 * was stopped and begins anew. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "tui/answers.h"
#include "tui/drugs.h"
#include "tui/note.h"
#include "tui/screen.h"

enum { ITEM_AGAIN = ITEM_FIRST, ITEM_STRIKE, ITEM_NEAR };
enum { DRUG_WIDTH = 40, DAY_WIDTH = 20, WHY_WIDTH = 40 };
#define AGAIN "again"

struct drugs_state {
	struct entry course; /* of the argument */
	bool is_there;       /* it is in the diary */
	bool is_again;
};

static void
drugs_leave(void *data)
{
	struct drugs_state *state = data;

	entry_clear(&state->course);
}

static void
fill(struct drugs_state *state, struct tui *tui)
{
	struct form *form = tui_form(tui);
	const struct entry *course = &state->course;
	const char *until = entry_detail(course, "until");
	const char *why = entry_detail(course, "reason");
	char *drugs = drugs_text(tui, course->code);
	char text[STAMP_TEXT_LIMIT];

	form_set_text(form, "drugs", drugs);
	wipe_string(drugs);
	if (state->is_again)
		return;
	form_set_text(form, "first", answers_moment_text(text, course->felt));
	if (until != NULL)
		form_set_text(form, "until", answers_day_text(text, until));
	if (why != NULL)
		form_set_text(form, "why", why);
}

static void
drugs_enter(void *data, struct tui *tui)
{
	struct drugs_state *state = data;
	const char *argument = tui_argument(tui);
	struct form *form = tui_form(tui);
	const char *fact = session_fact(tui->session, "ici");

	(void)form_add(form, "drugs", FIELD_TEXT);
	(void)form_add(form, "first", FIELD_TEXT);
	(void)form_add(form, "until", FIELD_TEXT);
	(void)form_add(form, "why", FIELD_TEXT);
	state->is_again = strncmp(argument, AGAIN, strlen(AGAIN)) == 0;
	if (state->is_again)
		argument += strlen(AGAIN);
	if (*argument == '\0') {
		/* What was said before its dates were known. */
		if (fact != NULL && strcmp(fact, "none") != 0) {
			char *drugs = drugs_text(tui, fact);

			form_set_text(form, "drugs", drugs);
			wipe_string(drugs);
		}
		return;
	}
	state->is_there = session_entry(&state->course, tui->session,
					strtoll(argument, NULL, 10)) ==
			  ERR_NONE;
	if (state->is_there)
		fill(state, tui);
}

/* ---- showing ---- */

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

/* What is understood so far, and what may be meant. */
static void
show_understood(struct view *view, struct tui *tui)
{
	struct drugs drugs;

	drugs_read(&drugs, tui->options->pack, form_text(view->form, "drugs"));
	if (drugs.codes.length > 0) {
		char *text = drugs_text(tui, buf_text(&drugs.codes));

		view_textf(view, _("Understood: %s"), text);
		wipe_string(text);
	}
	for (size_t i = 0; i < drugs.near_count; i++) {
		struct buf label = { 0 };

		buf_addf(&label, _("%s?"), drugs.near[i]);
		(void)view_button(view, ITEM_NEAR + (int)i, buf_text(&label));
		buf_clear(&label);
	}
	drugs_clear(&drugs);
}

static void
show_end(struct view *view)
{
	show_text(view, "until", _("Stopped on"), DAY_WIDTH);
	hint_last(view, _("empty: it goes on"));
	show_text(view, "why", _("Why"), WHY_WIDTH);
}

static const char *
title_of(const struct drugs_state *state)
{
	if (state->is_again)
		return _("My treatment begins again");
	return state->is_there ? _("My treatment: dates, end")
			       : _("My treatment: which one");
}

static void
drugs_show(struct view *view, void *data, struct tui *tui)
{
	const struct drugs_state *state = data;

	view_title(view, title_of(state));
	view_gap(view);
	(void)view_text(view, _("Alone or together, by any name: Opdivo, "
				"nivolumab + ipilimumab, Keytruda + "
				"carboplatin."));
	view_gap(view);
	show_text(view, "drugs", _("Drugs"), DRUG_WIDTH);
	show_understood(view, tui);
	show_text(view, "first",
		  state->is_again ? _("Begun again on") : _("First dose"),
		  DAY_WIDTH);
	hint_last(view, _("for example: 12 October"));
	if (!state->is_again)
		show_end(view);
	view_gap(view);
	(void)view_key_button(view, ITEM_SAVE, words_enter(), _("Save"));
	if (state->is_there && !state->is_again &&
	    entry_detail(&state->course, "until") != NULL)
		view_button(view, ITEM_AGAIN, _("It begins again"))->is_beside =
			true;
	if (state->is_there && !state->is_again)
		view_button(view, ITEM_STRIKE, _("Strike out"))->is_beside =
			true;
	view_message(view, _("After the end the questions go on, with no end "
			     "date."));
	view_hint(view, "Tab", _("Next"));
	view_hint(view, words_enter(), words_enter_does(view, tui));
	view_hint(view, words_escape(), _("Back"));
	view_hint(view, "F9", _("Lock"));
}

/* ---- keeping ---- */

static enum err
refuse(struct tui *tui, const char *field, const char *why)
{
	tui_say(tui, "%s", why);
	tui_focus_field(tui, field);
	return ERR_INVALID;
}

/* The end, and that it is after the beginning. */
static enum err
read_end(struct entry *out, struct tui *tui)
{
	const struct form *form = tui_form(tui);
	const char *until = form_text(form, "until");
	const char *why = form_text(form, "why");
	char day[STAMP_TEXT_LIMIT];
	struct stamp moment;
	enum err err;

	if (*until == '\0')
		return *why == '\0' ? ERR_NONE
				    : refuse(tui, "until",
					     _("On which day was it "
					       "stopped?"));
	err = answers_moment(&moment, until, tui->now);
	if (err != ERR_NONE) {
		answers_say_moment(tui, err);
		tui_focus_field(tui, "until");
		return err;
	}
	if (stamp_day(moment) < stamp_day(out->felt))
		return refuse(tui, "until",
			      _("This day is before the first dose."));
	err = entry_set_detail(out, "until",
			       day_format(day, stamp_day(moment)));
	if (err == ERR_NONE && *why != '\0')
		err = entry_set_detail(out, "reason", why);
	return err;
}

static enum err
read_first(struct entry *out, struct tui *tui)
{
	const char *first = form_text(tui_form(tui), "first");
	enum err err = answers_any_moment(&out->felt, first, tui->now);

	if (err == ERR_NONE)
		return ERR_NONE;
	answers_say_moment(tui, err);
	tui_focus_field(tui, "first");
	return err;
}

/* What is not in the form any more was said better by it. */
static enum err
keep_mark(struct entry *out, const struct drugs_state *state)
{
	const char *status = entry_detail(&state->course, "status");

	if (!state->is_there || state->is_again || status == NULL)
		return ERR_NONE;
	return entry_set_detail(out, "status", status);
}

static enum err
forget_fact(struct tui *tui)
{
	if (session_fact(tui->session, "ici") == NULL)
		return ERR_NONE;
	return session_set_fact(tui->session, "ici", NULL);
}

static enum err
keep_entry(struct drugs_state *state, struct tui *tui, const char *codes)
{
	struct entry_list list = { 0 };
	struct entry *entry = entry_list_push(&list);
	enum err err;

	entry_init(entry, ENTRY_TREATMENT, codes);
	entry->by = tui->by;
	err = read_first(entry, tui);
	if (err == ERR_NONE)
		err = read_end(entry, tui);
	if (err == ERR_NONE)
		err = keep_mark(entry, state);
	if (err != ERR_NONE) {
		entry_list_clear(&list);
		return err;
	}
	if (!state->is_there || state->is_again)
		return note_entries(tui, &list);
	err = session_amend(tui->session, state->course.id, entry);
	entry_list_clear(&list);
	if (err != ERR_NONE)
		tui_say_failure(tui, err);
	else
		tui_say(tui, "%s",
			_("Noted. What was there before is kept too. U takes "
			  "it back."));
	return err;
}

/* Without any date: a fact, and unknown dates read as the worse ones. */
static enum err
keep_undated(struct tui *tui, const char *codes)
{
	enum err err;

	if (form_text(tui_form(tui), "until")[0] != '\0')
		return refuse(tui, "first",
			      _("When was the first dose? About will do."));
	err = session_set_fact(tui->session, "ici", codes);
	if (err != ERR_NONE)
		tui_say_failure(tui, err);
	else
		tui_say(tui, "%s", _("Noted. The dates can follow."));
	return err;
}

static struct nav
save(struct drugs_state *state, struct tui *tui)
{
	struct form *form = tui_form(tui);
	bool is_dated = state->is_there || form_text(form, "first")[0] != '\0';
	struct drugs drugs;
	enum err err;

	drugs_read(&drugs, tui->options->pack, form_text(form, "drugs"));
	err = drugs_check(&drugs, tui);
	if (err == ERR_NONE && !is_dated)
		err = keep_undated(tui, buf_text(&drugs.codes));
	else if (err == ERR_NONE)
		err = keep_entry(state, tui, buf_text(&drugs.codes));
	if (err == ERR_NONE && is_dated)
		err = forget_fact(tui);
	drugs_clear(&drugs);
	if (err != ERR_NONE)
		return nav_to(NAV_STAY);
	tui_forget_draft(tui);
	return nav_to(NAV_BACK);
}

static void
take_near(struct tui *tui, int which)
{
	struct form *form = tui_form(tui);
	struct drugs drugs;
	char *text;

	drugs_read(&drugs, tui->options->pack, form_text(form, "drugs"));
	if ((size_t)which < drugs.near_count) {
		text = drugs_mend(&drugs, form_text(form, "drugs"),
				  drugs.near[which]);
		form_set_text(form, "drugs", text);
		wipe_string(text);
	}
	drugs_clear(&drugs);
	tui_focus_field(tui, "drugs");
}

static struct nav
drugs_act(void *data, struct tui *tui, const struct event *event)
{
	struct drugs_state *state = data;
	struct nav nav;

	if (event->kind == EVENT_SAVE)
		return save(state, tui);
	if (event->kind == EVENT_RETURNED)
		return nav_to(
			state->course.id != 0 &&
					!note_is_live(tui, state->course.id)
				? NAV_BACK
				: NAV_STAY);
	if (event->kind != EVENT_CHOSEN)
		return nav_to(NAV_PASS);
	if (event->id == ITEM_STRIKE)
		return nav_go_id(&screen_strike, state->course.id);
	if (event->id >= ITEM_NEAR) {
		take_near(tui, event->id - ITEM_NEAR);
		return nav_to(NAV_STAY);
	}
	nav = nav_replace(&screen_drugs, AGAIN);
	(void)snprintf(nav.argument, sizeof(nav.argument), "%s%lld", AGAIN,
		       (long long)state->course.id);
	return nav;
}

const struct screen screen_drugs = {
	.name = "drugs",
	.title = N_("My treatment"),
	.help = N_("Any name will do: that on the bag, that on your care card, "
		   "or that of the molecule. Several are joined by a plus. The "
		   "day it stopped and why can be added later. After the end "
		   "nothing changes: every new symptom is still to be told."),
	.state_size = sizeof(struct drugs_state),
	.flags = SCREEN_FORM,
	.enter = drugs_enter,
	.show = drugs_show,
	.act = drugs_act,
	.leave = drugs_leave,
};
