/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "tui/loop.h"

enum { RECENT = 20 }; /* notes looked through for one made meanwhile */

void
keep_forms(struct tui *tui)
{
	for (int i = 0; i < tui->depth; i++) {
		struct frame *frame = &tui->frames[i];
		struct draft like = { .begun = tui->now };

		if ((frame->screen->flags & SCREEN_FORM) == 0 ||
		    !frame->form.is_touched)
			continue;
		like.screen = alloc_string(frame->screen->name);
		like.argument = alloc_string(frame->argument);
		draft_put(&tui->drafts, &like, &frame->form);
		free(like.screen);
		free(like.argument);
	}
}

/* The way to the screen below the top one, or to that too. */
static void
keep_steps(struct tui *tui, int depth)
{
	draft_forget_steps(&tui->drafts);
	for (int i = 0; i < depth; i++) {
		struct draft_step step = { .focus = tui->frames[i].focus };

		step.screen = alloc_string(tui->frames[i].screen->name);
		step.argument = alloc_string(tui->frames[i].argument);
		draft_add_step(&tui->drafts, &step);
		free(step.screen);
		free(step.argument);
	}
}

/* Where the disk takes nothing it is held, sealed, until the diary is opened
 * again in this window. */
static void
hold(struct tui *tui, const struct buf *bytes)
{
	if (session_seal_draft(&tui->held, tui->session, bytes) != ERR_NONE)
		err_forget_note();
}

static void
save(struct tui *tui)
{
	struct buf bytes = { 0 };
	enum err err;

	draft_format(&bytes, &tui->drafts);
	err = session_save_draft(tui->session, bytes.data, bytes.length);
	buf_clear(&tui->held);
	if (err != ERR_NONE && tui->drafts.count > 0) {
		tui_say_failure(tui, err);
		hold(tui, &bytes);
	}
	buf_clear(&bytes);
}

static void
keep(struct tui *tui, int depth)
{
	tui->draft_due = 0;
	if (tui->session == NULL || session_is_read_only(tui->session))
		return;
	keep_forms(tui);
	keep_steps(tui, depth);
	save(tui);
}

void
keep_drafts(struct tui *tui)
{
	keep(tui, tui->depth);
}

/* The form is over: who comes back comes back below it. */
void
tui_forget_draft(struct tui *tui)
{
	struct frame *frame = stack_top(tui);

	frame->form.is_touched = false;
	draft_remove(&tui->drafts, frame->screen->name, frame->argument);
	keep(tui, tui->depth - 1);
}

static void
walk(struct tui *tui, const struct draft_step *step)
{
	const struct screen *screen = screen_find(step->screen);

	if (screen == NULL || (screen->flags & SCREEN_CLOSED) != 0 ||
	    tui->depth == TUI_DEPTH)
		return;
	stack_push(tui, screen, step->argument);
	stack_top(tui)->focus = step->focus < 0 ? 0 : step->focus;
}

/* What is held is newer than what the disk took last. */
static void
load(struct buf *out, struct tui *tui)
{
	if (tui->held.length > 0 &&
	    session_unseal_draft(out, tui->session, &tui->held) == ERR_NONE)
		return;
	if (session_load_draft(out, tui->session) != ERR_NONE)
		err_forget_note();
}

/* The entry noted last since then, NULL when there is none. */
static const struct entry *
noted_since(const struct entry_list *list, struct stamp begun)
{
	const struct entry *found = NULL;

	for (size_t i = 0; i < list->count; i++)
		if (list->items[i].noted.at >= begun.at &&
		    (found == NULL ||
		     list->items[i].noted.at >= found->noted.at))
			found = &list->items[i];
	return found;
}

/* Whoever ended between the save and the draft's end has both: said, so that
 * nobody notes it twice. */
static void
say_resumed(struct tui *tui)
{
	struct session_query query = { .live_only = true, .limit = RECENT };
	const struct frame *top = stack_top(tui);
	const struct draft *draft = draft_find(&tui->drafts, top->screen->name,
					       top->argument);
	struct entry_list list = { 0 };
	const struct entry *noted = NULL;
	char *line;

	if (tui->drafts.count > 0 && tui->depth > 1)
		tui_say(tui, "%s", _("What you were writing is here."));
	if (draft == NULL)
		return;
	if (session_entries(&list, tui->session, &query) == ERR_NONE)
		noted = noted_since(&list, draft->begun);
	else
		err_forget_note();
	if (noted != NULL) {
		line = advice_entry_line(tui->session, noted, lang_current());
		tui_say(tui,
			_("What you were writing is here. "
			  "Noted meanwhile: %s"),
			line);
		wipe_string(line);
	}
	entry_list_clear(&list);
}

void
keep_resume(struct tui *tui)
{
	struct buf bytes = { 0 };

	stack_clear(tui);
	draft_list_clear(&tui->drafts);
	load(&bytes, tui);
	draft_parse(&tui->drafts, buf_text(&bytes));
	buf_clear(&bytes);
	stack_push(tui, &screen_home, "");
	for (size_t i = 1; i < tui->drafts.step_count; i++)
		walk(tui, &tui->drafts.steps[i]);
	if (tui->is_new) {
		stack_push(tui, &screen_person, "");
		stack_push(tui, &screen_recovery, "");
		tui->is_new = false;
	}
	say_resumed(tui);
	tui->is_locked = false;
	idle_begin(tui);
	stack_returned(tui);
}

void
keep_lock(struct tui *tui)
{
	if (tui->session != NULL) {
		keep_drafts(tui);
		tui->locked_draft = tui->drafts.count > 0;
		session_lock(tui->session);
		tui->session = NULL;
		tui->is_locked = true;
	}
	tui->draft_due = 0;
	stack_clear(tui);
	draft_list_clear(&tui->drafts);
	if (tui->has_alarm)
		advice_clear(&tui->alarm);
	tui->has_alarm = false;
	tui->alarm_was_seen = false;
	tui->is_warning = false;
	tui->extensions = 0;
	tui->by = AUTHOR_PATIENT;
	tui->by_was_asked = false;
	wipe_string(tui->message);
	tui->message = NULL;
	tui->renderer->wipe();
	stack_push(tui, &screen_unlock, "");
}
