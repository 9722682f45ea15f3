/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One infusion: when, and of what where it is not the whole treatment. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "tui/answers.h"
#include "tui/drugs.h"
#include "tui/note.h"
#include "tui/screen.h"

enum { ITEM_STRIKE = ITEM_FIRST };
enum { WHEN_WIDTH = 20, DRUG_WIDTH = 40, WORDS_WIDTH = 50 };

static void
infusion_enter(void *state, struct tui *tui)
{
	struct form *form = tui_form(tui);
	struct entry entry = { 0 };
	char text[STAMP_TEXT_LIMIT];
	char *drugs;

	(void)state;
	(void)form_add(form, "when", FIELD_TEXT);
	(void)form_add(form, "drugs", FIELD_TEXT);
	(void)form_add(form, "note", FIELD_TEXT);
	if (tui_argument_id(tui) == 0 ||
	    session_entry(&entry, tui->session, tui_argument_id(tui)) !=
		    ERR_NONE)
		return;
	drugs = drugs_text(tui, entry.code);
	form_set_text(form, "when", answers_moment_text(text, entry.felt));
	form_set_text(form, "drugs", drugs);
	if (entry.note != NULL)
		form_set_text(form, "note", entry.note);
	wipe_string(drugs);
	entry_clear(&entry);
}

static void
infusion_show(struct view *view, void *state, struct tui *tui)
{
	struct item *item;

	(void)state;
	view_title(view, _("An infusion"));
	view_gap(view);
	item = view_field(view, form_find(view->form, "when"), WHEN_WIDTH);
	item_lead(item, _("When?"));
	item_hint(item, _("empty: now; or: yesterday 14:00"));
	item = view_field(view, form_find(view->form, "drugs"), DRUG_WIDTH);
	item_lead(item, _("Drugs"));
	(void)view_text(view, _("Empty: those of my treatment."));
	item = view_field(view, form_find(view->form, "note"), WORDS_WIDTH);
	item_lead(item, _("In your words"));
	view_gap(view);
	(void)view_key_button(view, ITEM_SAVE, words_enter(), _("Save"));
	if (tui_argument_id(tui) != 0)
		view_button(view, ITEM_STRIKE, _("Strike out"))->is_beside =
			true;
	view_message(view, _("A reaction can begin hours or months after it: "
			     "note what is new."));
	view_hint(view, "F1", _("Help"));
	view_hint(view, "Tab", _("Next"));
	view_hint(view, words_enter(), words_enter_does(view, tui));
	view_hint(view, words_escape(), _("Back"));
}

static enum err
read_drugs(struct entry *out, struct tui *tui)
{
	const char *text = form_text(tui_form(tui), "drugs");
	struct drugs drugs;
	enum err err;

	if (*text == '\0')
		return ERR_NONE;
	drugs_read(&drugs, tui->options->pack, text);
	err = drugs_check(&drugs, tui);
	if (err == ERR_NONE) {
		free(out->code);
		out->code = alloc_string(buf_text(&drugs.codes));
	}
	drugs_clear(&drugs);
	return err;
}

static enum err
build(struct entry *out, struct tui *tui)
{
	const struct form *form = tui_form(tui);
	const char *when = form_text(form, "when");
	enum err err = ERR_NONE;

	entry_init(out, ENTRY_INFUSION, "");
	out->by = tui->by;
	if (*when != '\0')
		err = answers_moment(&out->felt, when, tui->now);
	if (err != ERR_NONE) {
		answers_say_moment(tui, err);
		tui_focus_field(tui, "when");
		return err;
	}
	if (form_text(form, "note")[0] != '\0')
		entry_set_note(out, form_text(form, "note"));
	return read_drugs(out, tui);
}

static enum err
keep(struct tui *tui, struct entry_list *list)
{
	enum err err;

	if (tui_argument_id(tui) == 0)
		return note_entries(tui, list);
	err = session_amend(tui->session, tui_argument_id(tui),
			    &list->items[0]);
	entry_list_clear(list);
	if (err != ERR_NONE)
		tui_say_failure(tui, err);
	else
		tui_say(tui, "%s",
			_("Noted. What was there before is kept too. U takes "
			  "it back."));
	return err;
}

static struct nav
infusion_act(void *state, struct tui *tui, const struct event *event)
{
	struct entry_list list = { 0 };

	(void)state;
	if (event->kind == EVENT_CHOSEN)
		return nav_go_id(&screen_strike, tui_argument_id(tui));
	if (event->kind == EVENT_RETURNED)
		return nav_to(
			tui_argument_id(tui) != 0 &&
					!note_is_live(tui, tui_argument_id(tui))
				? NAV_BACK
				: NAV_STAY);
	if (event->kind != EVENT_SAVE)
		return nav_to(NAV_PASS);
	if (build(entry_list_push(&list), tui) != ERR_NONE) {
		entry_list_clear(&list);
		return nav_to(NAV_STAY);
	}
	if (keep(tui, &list) != ERR_NONE)
		return nav_to(NAV_STAY);
	tui_forget_draft(tui);
	return nav_to(NAV_BACK);
}

const struct screen screen_infusion = {
	.name = "infusion",
	.title = N_("An infusion"),
	.help = N_("Note each infusion on its day. Its date is what the team "
		   "asks first on the telephone."),
	.flags = SCREEN_FORM,
	.enter = infusion_enter,
	.show = infusion_show,
	.act = infusion_act,
};
