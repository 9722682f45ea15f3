/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The recovery code: copied by hand, and typed back once before it counts. */
#include "config.h"

#include <string.h>

#include "base/alloc.h"
#include "tui/screen.h"

enum { ITEM_COPIED = ITEM_FIRST, ITEM_SHOW, ITEM_SKIP };
enum { CODE_WIDTH = 50, HALF_GROUPS = 4 };

struct recovery {
	struct secret *code;
	bool is_copied;
	enum err err;
};

static void
recovery_enter(void *data, struct tui *tui)
{
	struct recovery *state = data;

	(void)form_add(tui_form(tui), "typed", FIELD_SECRET);
	tui_form(tui)->fields[0].is_shown = true;
	state->err = session_new_recovery(&state->code, tui->session);
}

static void
recovery_leave(void *data)
{
	struct recovery *state = data;

	secret_free(state->code);
	state->code = NULL;
}

/* Two rows, the second from its fifth group on. */
static void
show_code(struct view *view, const struct secret *code)
{
	char *text = alloc_string_part((const char *)secret_open(code),
				       secret_length(code));
	char *half = text;

	secret_close(code);
	for (int i = 0; i < HALF_GROUPS && half != NULL; i++) {
		half = strchr(half, '-');
		if (half != NULL)
			half++;
	}
	if (half != NULL)
		half[-1] = '\0';
	view_centre(view, text);
	if (half != NULL)
		view_centre(view, half);
	if (half != NULL)
		wipe(half, strlen(half));
	wipe_string(text);
}

static void
show_copy(struct view *view, const struct recovery *state)
{
	(void)view_text(view,
			_("If you ever forget your passphrase, this code "
			  "opens your diary. Copy it by hand on paper, and "
			  "keep the paper at home. It is shown only now."));
	view_gap(view);
	show_code(view, state->code);
	view_gap(view);
	(void)view_key_button(view, ITEM_COPIED, words_enter(),
			      _("I have copied it"));
}

static void
show_typing(struct view *view)
{
	(void)view_text(view, _("Type it back once from your paper. Blanks, "
				"dashes and capitals do not matter."));
	view_gap(view);
	item_lead(view_field(view, 0, CODE_WIDTH), _("The code"));
	view_gap(view);
	(void)view_key_button(view, ITEM_SAVE, words_enter(), _("Check it"));
	view_button(view, ITEM_SHOW, _("Show it again"))->is_beside = true;
}

static void
recovery_show(struct view *view, void *data, struct tui *tui)
{
	const struct recovery *state = data;

	(void)tui;
	view_title(view, _("Recovery sheet"));
	view_gap(view);
	if (state->code == NULL)
		(void)view_text(view, _(err_sentence(state->err)));
	else if (state->is_copied)
		show_typing(view);
	else
		show_copy(view, state);
	view_button(view, ITEM_SKIP, _("Without a sheet"))->is_beside = true;
	view_message(view, _("Without it, a forgotten passphrase means a lost "
			     "diary."));
	view_hint(view, words_enter(), _("Go on"));
	view_hint(view, "Tab", _("Next"));
	view_hint(view, words_escape(), _("Later"));
}

static struct nav
check(struct tui *tui)
{
	struct secret *typed = form_secret(tui_form(tui), "typed");
	enum err err;

	if (typed == NULL) {
		tui_say(tui, "%s", _("Type the code from your paper."));
		return nav_to(NAV_STAY);
	}
	err = session_confirm_recovery(tui->session, typed);
	secret_free(typed);
	if (err != ERR_NONE) {
		tui_say(tui, "%s",
			_("Not the same yet. Look once more, letter "
			  "by letter."));
		return nav_to(NAV_STAY);
	}
	form_forget_secrets(tui_form(tui));
	tui_say(tui, "%s", _("The sheet works. Keep it at home."));
	return nav_to(NAV_BACK);
}

static struct nav
recovery_act(void *data, struct tui *tui, const struct event *event)
{
	struct recovery *state = data;

	if (event->kind == EVENT_SAVE || event->kind == EVENT_ENTER)
		return check(tui);
	if (event->kind != EVENT_CHOSEN)
		return nav_to(NAV_PASS);
	if (event->id == ITEM_SKIP)
		return nav_to(NAV_BACK);
	state->is_copied = event->id == ITEM_COPIED;
	tui->frames[tui->depth - 1].focus = 0;
	return nav_to(NAV_STAY);
}

const struct screen screen_recovery = {
	.name = "recovery",
	.help = N_("A code of eight groups that opens the diary without the "
		   "passphrase. It counts once you have typed it back."),
	.state_size = sizeof(struct recovery),
	.enter = recovery_enter,
	.show = recovery_show,
	.act = recovery_act,
	.leave = recovery_leave,
};
