/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A question for the visit; with an entry's number, that one in other words. */
#include "config.h"

#include "tui/note.h"
#include "tui/screen.h"

enum { QUESTION_WIDTH = 54 };

static void
question_enter(void *state, struct tui *tui)
{
	struct entry entry = { 0 };

	(void)state;
	(void)form_add(tui_form(tui), "question", FIELD_TEXT);
	if (tui_argument_id(tui) == 0 ||
	    session_entry(&entry, tui->session, tui_argument_id(tui)) !=
		    ERR_NONE)
		return;
	if (entry.note != NULL)
		form_set_text(tui_form(tui), "question", entry.note);
	entry_clear(&entry);
}

static void
question_show(struct view *view, void *state, struct tui *tui)
{
	(void)state;
	(void)tui;
	view_title(view, _("A question for my visit"));
	view_gap(view);
	item_lead(view_field(view, 0, QUESTION_WIDTH), _("I want to ask"));
	view_gap(view);
	(void)view_key_button(view, ITEM_SAVE, words_enter(), _("Save"));
	view_message(view, _("No question is too small."));
	view_hint(view, words_enter(), _("Save"));
	view_hint(view, words_escape(), _("Back"));
}

static enum err
keep(struct tui *tui, const char *text)
{
	struct entry_list list = { 0 };
	struct entry *entry = entry_list_push(&list);
	enum err err;

	entry_init(entry, ENTRY_QUESTION, "");
	entry_set_note(entry, text);
	if (tui_argument_id(tui) == 0)
		return note_entries(tui, &list);
	err = session_amend(tui->session, tui_argument_id(tui), entry);
	entry_list_clear(&list);
	if (err != ERR_NONE)
		tui_say_failure(tui, err);
	return err;
}

static struct nav
question_act(void *state, struct tui *tui, const struct event *event)
{
	const char *text = form_text(tui_form(tui), "question");

	(void)state;
	if (event->kind != EVENT_SAVE)
		return nav_to(NAV_PASS);
	if (text[0] == '\0' || keep(tui, text) != ERR_NONE)
		return nav_to(NAV_STAY);
	tui_forget_draft(tui);
	tui_say(tui, "%s", _("The question is noted. U takes it back."));
	return nav_to(NAV_BACK);
}

const struct screen screen_question = {
	.name = "question",
	.title = N_("A question for my visit"),
	.help = N_("Write it as you would say it. It stands on the screen of "
		   "your visit."),
	.flags = SCREEN_FORM,
	.enter = question_enter,
	.show = question_show,
	.act = question_act,
};
