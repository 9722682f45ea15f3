/* SPDX-License-Identifier: GPL-3.0-or-later */
/* All alerts: open, calm, closed. None can be switched off. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "tui/about.h"
#include "tui/note.h"
#include "tui/screen.h"

enum { ITEM_UNKEPT = ITEM_FIRST, ITEM_ALERT, CLOSED_SHOWN = 10 };

static void
alerts_leave(void *state)
{
	alert_list_clear(state);
}

static void
load(struct alert_list *alerts, struct tui *tui)
{
	alert_list_clear(alerts);
	if (session_alerts(alerts, tui->session, ALERT_CLOSED) != ERR_NONE)
		memset(alerts, 0, sizeof(*alerts));
}

static void
alerts_enter(void *state, struct tui *tui)
{
	load(state, tui);
}

static void
show_one(struct view *view, const struct alert *alert, int id,
	 const struct tui *tui)
{
	struct buf label = { 0 }, hint = { 0 };
	char *since = words_near(stamp_day(alert->since), tui->now);
	struct item *item;

	buf_addf(&label, "%-3s  %s", level_sign(alert->level),
		 about_label(tui, alert));
	if (alert->state == ALERT_OPEN && alert_is_quiet(alert, tui->now)) {
		char *until = lang_hour(lang_current(), alert->quiet_until);

		buf_addf(&hint, _("put off until %s"), until);
		free(until);
	} else {
		buf_addf(&hint, _("since: %s"), since);
	}
	item = view_line(view, id, buf_text(&label));
	item_hint(item, buf_text(&hint));
	buf_clear(&label);
	buf_clear(&hint);
	free(since);
}

static void
show_state(struct view *view, const struct alert_list *alerts,
	   enum alert_state state, const struct tui *tui)
{
	static const char *const headings[] = {
		[ALERT_OPEN] = N_("OPEN: somebody is to be told"),
		[ALERT_CALM] = N_("CALM: told; they come back if it gets "
				  "worse"),
		[ALERT_CLOSED] = N_("CLOSED: over"),
	};
	int shown = 0;

	for (size_t i = 0; i < alerts->count; i++) {
		if (alerts->items[i].state != state ||
		    (state == ALERT_CLOSED && shown == CLOSED_SHOWN))
			continue;
		if (shown++ == 0) {
			view_gap(view);
			view_heading(view, _(headings[state]));
		}
		show_one(view, &alerts->items[i], ITEM_ALERT + (int)i, tui);
	}
}

/* What the disk did not take is in no list: it stands first. */
static void
show_unkept(struct view *view, const struct tui *tui)
{
	struct buf label = { 0 };

	if (!note_has_unkept(tui))
		return;
	view_gap(view);
	view_heading(view, _("NOT KEPT in your diary: somebody is to be told"));
	buf_addf(&label, "%-3s  %s", level_sign(tui->alarm.level),
		 tui->alarm.what);
	(void)view_line(view, ITEM_UNKEPT, buf_text(&label));
	buf_clear(&label);
}

static void
alerts_show(struct view *view, void *state, struct tui *tui)
{
	const struct alert_list *alerts = state;

	view_title(view, _("Alerts"));
	show_unkept(view, tui);
	if (alerts->count == 0 && !note_has_unkept(tui)) {
		view_gap(view);
		(void)view_text(view, _("No alert has been raised by what you "
					"noted. Anything new is still worth "
					"noting and telling."));
	}
	show_state(view, alerts, ALERT_OPEN, tui);
	show_state(view, alerts, ALERT_CALM, tui);
	show_state(view, alerts, ALERT_CLOSED, tui);
	view_message(view, words_limit());
	view_hint(view, "?", _("Help"));
	view_hint(view, C_("key", "Arrows"), _("Move"));
	view_hint(view, words_enter(), _("What to do"));
	view_hint(view, "O", _("I have called"));
	view_hint(view, "W", _("Why"));
	view_hint(view, words_escape(), _("Back"));
}

static const struct alert *
focused(const struct alert_list *alerts, const struct tui *tui)
{
	int focus = tui->frames[tui->depth - 1].focus;
	int at = note_has_unkept(tui) ? 1 : 0;

	for (int state = ALERT_OPEN; state <= ALERT_CLOSED; state++)
		for (size_t i = 0; i < alerts->count; i++)
			if ((int)alerts->items[i].state == state &&
			    at++ == focus)
				return &alerts->items[i];
	return NULL;
}

static struct nav
alerts_letter(struct alert_list *alerts, struct tui *tui, uint32_t letter)
{
	const struct alert *alert = focused(alerts, tui);

	if (letter == 'o')
		return nav_go(&screen_called, "");
	if (letter == 'w' && alert != NULL)
		return nav_go_id(&screen_why, alert->id);
	return nav_to(NAV_PASS);
}

static struct nav
alerts_act(void *state, struct tui *tui, const struct event *event)
{
	struct alert_list *alerts = state;

	if (event->kind == EVENT_CHOSEN && event->id == ITEM_UNKEPT)
		return tui->alarm.level == LEVEL_EMERGENCY
			       ? nav_go(&screen_emergency, "")
			       : nav_go(&screen_alert, ABOUT_UNKEPT);
	if (event->kind == EVENT_CHOSEN)
		return nav_go_id(&screen_alert,
				 alerts->items[event->id - ITEM_ALERT].id);
	if (event->kind == EVENT_LETTER)
		return alerts_letter(alerts, tui, event->letter);
	if (event->kind != EVENT_RETURNED)
		return nav_to(NAV_PASS);
	load(alerts, tui);
	return nav_to(NAV_STAY);
}

const struct screen screen_alerts = {
	.name = "alerts",
	.help = N_("What is to be told, the most urgent first. One call can be "
		   "about all that is open. Nothing here closes by itself."),
	.state_size = sizeof(struct alert_list),
	.enter = alerts_enter,
	.show = alerts_show,
	.act = alerts_act,
	.leave = alerts_leave,
};
