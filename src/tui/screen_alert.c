/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What to do now: the number, the words to say, what not to take. Leaving
 * it changes nothing: the alert stands until a call is noted. */
#include "config.h"

#include <stdlib.h>

#include "tui/about.h"
#include "tui/screen.h"

enum { ITEM_CALLED = ITEM_FIRST, ITEM_NOBODY, ITEM_LATER, ITEM_WHY };

static void
alert_enter(void *state, struct tui *tui)
{
	about_load(state, tui);
}

static void
alert_leave(void *state)
{
	about_clear(state);
}

static void
show_number(struct view *view, const char *who, const char *number)
{
	struct buf line = { 0 };

	if (number[0] == '\0')
		return;
	buf_addf(&line, "%s   %s", number, who);
	view_text(view, buf_text(&line))->indent = 3;
	buf_clear(&line);
}

static void
show_step(struct view *view, const char *heading, const char *text)
{
	if (text[0] == '\0')
		return;
	view_gap(view);
	view_heading(view, heading);
	(void)view_text(view, text);
}

static void
show_advice(struct view *view, const struct advice *advice)
{
	view_banner(view, advice->level, advice->headline);
	view_banner_line(view, advice->what);
	view_gap(view);
	view_heading(view, _("1  CALL"));
	if (advice->number[0] == '\0')
		(void)view_text(view, _("Their number is not noted in this "
					"diary: it is on your care card."));
	show_number(view, advice->number_who, advice->number);
	show_number(view, advice->second_who, advice->second_number);
	show_step(view, _("2  SAY"), advice->say);
	show_step(view, _("3  MEANWHILE"), advice->meanwhile);
	view_gap(view);
	(void)view_text(view, advice->fallback);
	(void)view_text(view, _("You are not disturbing them. Told early, most "
				"of these effects go back."));
}

static void
show_state(struct view *view, const struct about *about, struct tui *tui)
{
	const struct alert *alert = &about->alert;

	if (alert->instruction != NULL) {
		struct buf told = { 0 };

		buf_addf(&told, _("The team said: %s"), alert->instruction);
		(void)view_text(view, buf_text(&told));
		buf_clear(&told);
	}
	if (alert->state == ALERT_OPEN && alert->retry.at != 0) {
		char *hour = lang_hour(lang_current(), alert->retry);

		view_textf(view, _("Nobody answered: try again at %s."), hour);
		free(hour);
	}
	if (alert->state == ALERT_OPEN && alert->quiet_until.at > tui->now.at) {
		char *until = words_moment(alert->quiet_until, tui->now);

		view_textf(view, _("Put off until %s: %s"), until,
			   alert->later_reason != NULL ? alert->later_reason
						       : "");
		free(until);
	}
}

static void
add_button(struct view *view, int id, const char *key, const char *label)
{
	struct item *item = view_key_button(view, id, key, label);

	item->key = (uint32_t)(unsigned char)key[0];
	item->is_beside = id != ITEM_CALLED;
}

static void
alert_show(struct view *view, void *state, struct tui *tui)
{
	const struct about *about = state;
	char *pack;

	view_title(view, _("What to do now"));
	if (!about->has_advice) {
		view_gap(view);
		(void)view_text(view, _("No alert is open."));
		(void)view_text(view, words_limit());
		view_hint(view, words_escape(), _("Back"));
		return;
	}
	show_advice(view, &about->advice);
	show_state(view, about, tui);
	pack = words_pack(tui);
	(void)view_text(view, pack);
	free(pack);
	view_gap(view);
	add_button(view, ITEM_CALLED, "O", _("I have called"));
	add_button(view, ITEM_NOBODY, "N", _("Nobody answered"));
	if (about->alert.level < LEVEL_EMERGENCY &&
	    about->alert.state == ALERT_OPEN)
		add_button(view, ITEM_LATER, "T", _("Later"));
	add_button(view, ITEM_WHY, "W", _("Why"));
	view_message(view,
		     about->alert.state == ALERT_OPEN
			     ? _("This alert stays until you have noted your "
				 "call.")
			     : _("Calm: it comes back if this gets worse."));
	view_hint(view, "?", _("Help"));
	view_hint(view, "O", _("I have called"));
	view_hint(view, "N", _("No answer"));
	view_hint(view, "W", _("Why"));
	view_hint(view, words_escape(), _("Back"));
}

static struct nav
alert_choose(struct about *about, struct tui *tui, int id)
{
	if (!about->is_there)
		return nav_to(NAV_BACK);
	if (id == ITEM_CALLED)
		return nav_go(&screen_called, tui_argument(tui));
	if (id == ITEM_NOBODY)
		return nav_go(&screen_nobody, tui_argument(tui));
	if (id == ITEM_LATER)
		return nav_go_id(&screen_later, about->alert.id);
	return nav_go_id(&screen_why, about->alert.id);
}

static struct nav
alert_act(void *state, struct tui *tui, const struct event *event)
{
	if (event->kind == EVENT_CHOSEN)
		return alert_choose(state, tui, event->id);
	if (event->kind != EVENT_RETURNED)
		return nav_to(NAV_PASS);
	about_load(state, tui);
	return nav_to(NAV_STAY);
}

const struct screen screen_alert = {
	.name = "alert",
	.help = N_("Call, say the words on the screen, then note the call with "
		   "O. If nobody answers: N. Esc leaves the alert standing."),
	.state_size = sizeof(struct about),
	.enter = alert_enter,
	.show = alert_show,
	.act = alert_act,
	.leave = alert_leave,
};
