/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The closed diary. No name, no symptom; the numbers only if the person
 * chose to have them here. */
#include "config.h"

#include <stdlib.h>

#include "app/outside.h"
#include "base/alloc.h"
#include "sys/files.h"
#include "tui/screen.h"

enum { ITEM_OPEN = ITEM_FIRST, ITEM_READ, ITEM_QUIT };
enum { PASSPHRASE_WIDTH = 44 };

struct unlock {
	int passphrase, is_shown;
	enum session_mode mode;
	bool may_read; /* it is open elsewhere: reading it is offered */
	bool is_damaged;
	struct buf numbers, backups;
};

static void
unlock_enter(void *state, struct tui *tui)
{
	struct unlock *unlock = state;
	struct form *form = tui_form(tui);

	unlock->passphrase = form_add(form, "passphrase", FIELD_SECRET);
	unlock->is_shown = form_add(form, "shown", FIELD_TICK);
	unlock->mode = tui->options->read_only ? SESSION_READ : SESSION_WRITE;
	outside_read(&unlock->numbers, tui->options->path);
}

static void
unlock_leave(void *state)
{
	struct unlock *unlock = state;

	buf_clear(&unlock->numbers);
	buf_clear(&unlock->backups);
}

static const char *
draft_words(const struct tui *tui)
{
	if (tui->held.length > 0)
		return _("Your draft is kept as long as this window is open.");
	if (tui->locked_draft)
		return _("Your draft is kept, safe.");
	return _("All that you noted is kept, safe.");
}

static void
show_greeting(struct view *view, const struct tui *tui)
{
	view_gap(view);
	if (tui->is_locked) {
		view_centre(view, _("Diary locked."));
		view_gap(view);
		view_centre(view, draft_words(tui));
	} else {
		view_centre(view, _("Hello. Your diary is closed."));
	}
	view_gap(view);
	if (tui->options->demo_passphrase != NULL)
		view_textf(view,
			   _("This is a demonstration. Its passphrase "
			     "is: %s"),
			   tui->options->demo_passphrase);
}

static void
show_numbers(struct view *view, const struct unlock *unlock)
{
	if (unlock->numbers.length == 0)
		return;
	view_gap(view);
	(void)view_text(view, _("Without opening the diary:"));
	(void)view_text(view, buf_text(&unlock->numbers));
	(void)view_text(view, _("Life in danger: 15 or 112 (114 by SMS)"));
}

static void
show_damage(struct view *view, const struct unlock *unlock)
{
	if (!unlock->is_damaged)
		return;
	view_gap(view);
	(void)view_text(view,
			_("Nothing was changed. Its backups, newest first; "
			  "\"vigie restore\" takes one back:"));
	(void)view_text(view, buf_text(&unlock->backups));
}

static void
unlock_show(struct view *view, void *state, struct tui *tui)
{
	struct unlock *unlock = state;
	struct item *item;

	view_title(view, "");
	show_greeting(view, tui);
	item = view_field(view, unlock->passphrase, PASSPHRASE_WIDTH);
	item_lead(item, _("Your passphrase"));
	(void)view_tick(view, unlock->is_shown, _("Show what I type"));
	view_gap(view);
	(void)view_key_button(view, ITEM_SAVE, words_enter(),
			      tui->is_locked ? _("Go on where I was")
					     : _("Open"));
	if (unlock->may_read)
		view_button(view, ITEM_READ, _("Open to read only"))
			->is_beside = true;
	view_button(view, ITEM_QUIT, _("Leave"))->is_beside = true;
	show_damage(view, unlock);
	show_numbers(view, unlock);
	view_message(view, _("The recovery code of your sheet opens it too."));
	view_hint(view, "Tab", _("Next"));
	view_hint(view, words_enter(), _("Open"));
	view_hint(view, "F2", _("Show"));
	view_hint(view, "F8", _("Français"));
	view_hint(view, words_escape(), _("Leave"));
}

static void
say_news(struct tui *tui, const struct session_news *news)
{
	if (news->older_than_seen) {
		char *here = words_day(stamp_day(news->last_commit), tui->now);
		char *seen = words_day(stamp_day(news->last_seen), tui->now);

		tui_say(tui,
			_("An older copy: last note %s; this computer has "
			  "seen %s."),
			here, seen);
		free(here);
		free(seen);
	} else if (news->header_repaired) {
		tui_say(tui, "%s",
			_("The file was repaired. Nothing is lost."));
	} else if (news->commit_recovered) {
		tui_say(tui, "%s",
			_("Recovered: a note cut short was left out; all "
			  "saved before is there."));
	}
}

static void
follow_language(struct tui *tui)
{
	const char *said = session_fact(tui->session, "language");
	enum lang lang;

	if (said == NULL || tui->options->lang_is_given ||
	    tui->lang_was_chosen || lang_parse(&lang, said) != ERR_NONE)
		return;
	lang_set(lang);
}

static struct nav
refuse(struct unlock *unlock, struct tui *tui, enum err err)
{
	form_forget_secrets(tui_form(tui));
	form_choose(tui_form(tui), "shown", 0);
	unlock->may_read = err == ERR_BUSY || err == ERR_NO_RIGHTS;
	unlock->is_damaged = err == ERR_DAMAGED;
	buf_clear(&unlock->backups);
	if (unlock->is_damaged &&
	    session_backups(&unlock->backups, tui->options->path) != ERR_NONE)
		buf_clear(&unlock->backups);
	if (err == ERR_PASSPHRASE)
		tui_say(tui, "%s",
			_("That is not it. The diary is unharmed: try again."));
	else
		tui_say_failure(tui, err);
	return nav_to(NAV_STAY);
}

static struct nav
open(struct unlock *unlock, struct tui *tui)
{
	struct secret *passphrase = form_secret(tui_form(tui), "passphrase");
	struct session_request request = { .path = tui->options->path,
					   .passphrase = passphrase,
					   .mode = unlock->mode,
					   .pack = tui->options->pack };
	struct session_news news = { 0 };
	enum err err;

	if (passphrase == NULL) {
		tui_say(tui, "%s", _("Type your passphrase, then Enter."));
		return nav_to(NAV_STAY);
	}
	err = session_open(&tui->session, &news, &request);
	secret_free(passphrase);
	if (err != ERR_NONE)
		return refuse(unlock, tui, err);
	form_forget_secrets(tui_form(tui));
	follow_language(tui);
	say_news(tui, &news);
	return nav_to(NAV_OPENED);
}

static struct nav
show_typed(struct unlock *unlock, struct tui *tui)
{
	struct form *form = tui_form(tui);

	form->fields[unlock->passphrase].is_shown =
		form->fields[unlock->is_shown].chosen == 1;
	return nav_to(NAV_STAY);
}

static struct nav
unlock_act(void *state, struct tui *tui, const struct event *event)
{
	struct unlock *unlock = state;
	struct form *form = tui_form(tui);

	switch (event->kind) {
	case EVENT_SAVE:
	case EVENT_ENTER:
		return open(unlock, tui);
	case EVENT_CHANGED:
		return show_typed(unlock, tui);
	case EVENT_BACK:
		return nav_to(NAV_QUIT);
	case EVENT_CHOSEN:
		if (event->id == ITEM_QUIT)
			return nav_to(NAV_QUIT);
		unlock->mode = SESSION_READ;
		return open(unlock, tui);
	case EVENT_LETTER:
		if (event->letter != LETTER_F(2))
			return nav_to(NAV_PASS);
		form->fields[unlock->is_shown].chosen ^= 1;
		return show_typed(unlock, tui);
	case EVENT_RETURNED:
		break;
	}
	return nav_to(NAV_STAY);
}

const struct screen screen_unlock = {
	.name = "unlock",
	.help = N_("Type your passphrase and press Enter."),
	.state_size = sizeof(struct unlock),
	.flags = SCREEN_CLOSED,
	.enter = unlock_enter,
	.show = unlock_show,
	.act = unlock_act,
	.leave = unlock_leave,
};
