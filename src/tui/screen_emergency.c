/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The whole screen, at once: 15 or 112, and the words to say. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "tui/note.h"
#include "tui/screen.h"

enum { ITEM_CALLED = ITEM_FIRST, ITEM_NOBODY, ITEM_SLIP, ITEM_WHY };

struct emergency {
	struct advice advice;
	bool is_loaded; /* from the diary; else the alarm just raised */
	int64_t alert;
};

static void
emergency_leave(void *data)
{
	struct emergency *state = data;

	if (state->is_loaded)
		advice_clear(&state->advice);
	memset(state, 0, sizeof(*state));
}

static void
load(struct emergency *state, struct tui *tui)
{
	struct alert_list alerts = { 0 };

	emergency_leave(state);
	if (session_alerts(&alerts, tui->session, ALERT_CALM) != ERR_NONE)
		return;
	for (size_t i = 0; i < alerts.count && state->alert == 0; i++)
		if (alerts.items[i].level == LEVEL_EMERGENCY) {
			state->alert = alerts.items[i].id;
			state->is_loaded =
				advice_of_alert(&state->advice, tui->session,
						&alerts.items[i],
						lang_current()) == ERR_NONE;
		}
	alert_list_clear(&alerts);
}

static void
emergency_enter(void *data, struct tui *tui)
{
	load(data, tui);
}

/* What was just noted, and not one of the diary. */
static bool
is_raised(const struct tui *tui)
{
	return tui->has_alarm && tui->alarm.level == LEVEL_EMERGENCY;
}

static void
show_numbers(struct view *view)
{
	view_heading(view, _("1  CALL     15 or 112        (114 by SMS)"));
}

static void
show_words(struct view *view, const struct advice *advice)
{
	view_gap(view);
	view_heading(view, _("2  SAY"));
	(void)view_text(view, advice->say);
	if (advice->meanwhile[0] == '\0')
		return;
	view_gap(view);
	view_heading(view, _("3  MEANWHILE"));
	(void)view_text(view, advice->meanwhile);
}

static void
show_pack(struct view *view, const struct tui *tui)
{
	char *pack = words_pack(tui);

	(void)view_text(view, pack);
	free(pack);
}

static void
show_buttons(struct view *view, const struct emergency *state,
	     const struct tui *tui)
{
	struct item *item;

	view_gap(view);
	item = view_key_button(view, ITEM_CALLED, "O", _("I have called"));
	item->key = 'o';
	item = view_key_button(view, ITEM_NOBODY, "N", _("Nobody answered"));
	item->key = 'n';
	item->is_beside = true;
	if (state->alert != 0) {
		item = view_key_button(view, ITEM_WHY, "W", _("Why"));
		item->key = 'w';
		item->is_beside = true;
	}
	if (is_raised(tui)) {
		item = view_key_button(view, ITEM_SLIP, "X",
				       _("A slip: back to my answer"));
		item->key = 'x';
	}
}

static void
emergency_show(struct view *view, void *data, struct tui *tui)
{
	struct emergency *state = data;
	const struct advice *advice = is_raised(tui) ? &tui->alarm
						     : &state->advice;

	view_title(view, _("Emergency"));
	view_banner(view, LEVEL_EMERGENCY, _(level_sentence(LEVEL_EMERGENCY)));
	if (is_raised(tui) || state->is_loaded) {
		view_banner_line(view, advice->what);
		show_numbers(view);
		show_words(view, advice);
	} else {
		show_numbers(view);
	}
	view_gap(view);
	show_pack(view, tui);
	show_buttons(view, state, tui);
	if (is_raised(tui) && tui->alarm_kept != ERR_NONE)
		view_message(view, _(err_sentence(tui->alarm_kept)));
	view_message(view, _("This stays until you have noted your call."));
	view_hint(view, "O", _("I have called"));
	view_hint(view, "N", _("No answer"));
	view_hint(view, words_escape(), _("Back, the alert stays"));
	view_hint(view, "F8", _("Français"));
}

/* The answer was not meant: it is taken back, the form stays as it is. */
static struct nav
slip(struct tui *tui)
{
	char *done = NULL;
	enum err err = ERR_NONE;

	if (tui->alarm_kept == ERR_NONE)
		err = session_undo(&done, tui->session);
	wipe_string(done);
	note_forget_alarm(tui);
	if (err != ERR_NONE)
		tui_say_failure(tui, err);
	else
		tui_say(tui, "%s", _("Taken back. Answer again."));
	return nav_to(NAV_BACK);
}

static struct nav
emergency_choose(struct emergency *state, struct tui *tui, int id)
{
	if (id == ITEM_SLIP)
		return slip(tui);
	if (id == ITEM_WHY)
		return nav_go_id(&screen_why, state->alert);
	if (id == ITEM_NOBODY)
		return nav_go(&screen_nobody, "");
	return nav_go(&screen_called, "");
}

static struct nav
emergency_act(void *data, struct tui *tui, const struct event *event)
{
	struct emergency *state = data;

	switch (event->kind) {
	case EVENT_CHOSEN:
		return emergency_choose(state, tui, event->id);
	case EVENT_RETURNED:
		load(state, tui);
		return nav_to(NAV_STAY);
	case EVENT_BACK:
		/* What the disk did not take stands nowhere but here. */
		if (is_raised(tui) && tui->alarm_kept == ERR_NONE)
			note_forget_alarm(tui);
		tui->alarm_was_seen = true;
		return nav_to(NAV_PASS);
	case EVENT_CHANGED:
	case EVENT_ENTER:
	case EVENT_SAVE:
	case EVENT_LETTER:
		break;
	}
	return nav_to(NAV_PASS);
}

const struct screen screen_emergency = {
	.name = "emergency",
	.help = N_("Call 15 or 112 first. The words to say are on the screen. "
		   "Then note what you were told: O."),
	.state_size = sizeof(struct emergency),
	.enter = emergency_enter,
	.show = emergency_show,
	.act = emergency_act,
	.leave = emergency_leave,
};
