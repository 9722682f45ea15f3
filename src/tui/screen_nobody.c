/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nobody answered: the other line, when to try again, from when to call 15. */
#include "config.h"

#include <stdlib.h>

#include "sys/clock.h"
#include "tui/about.h"
#include "tui/note.h"
#include "tui/screen.h"

enum { ITEM_NOTE = ITEM_FIRST, ITEM_CONTACTS };

static void
nobody_enter(void *state, struct tui *tui)
{
	about_load(state, tui);
}

static void
nobody_leave(void *state)
{
	about_clear(state);
}

static void
show_line(struct view *view, const char *heading, const char *number,
	  const char *who)
{
	if (number[0] == '\0')
		return;
	view_heading(view, heading);
	view_textf(view, "%s     %s", number, who);
	view_gap(view);
}

/* In danger of life 15 comes first again; else the line not tried yet. */
static void
show_lines(struct view *view, const struct advice *advice)
{
	bool is_emergency = advice->level == LEVEL_EMERGENCY;

	if (is_emergency)
		show_line(view, _("Call again now, 15 or 112:"), advice->number,
			  advice->number_who);
	show_line(view, _("Call the other line now:"), advice->second_number,
		  advice->second_who);
	if (!is_emergency)
		show_line(view, _("Then this one again:"), advice->number,
			  advice->number_who);
	(void)view_text(view, advice->fallback);
}

static void
nobody_show(struct view *view, void *state, struct tui *tui)
{
	const struct about *about = state;

	view_title(view, _("Nobody answered"));
	view_gap(view);
	if (about->has_advice)
		show_lines(view, &about->advice);
	else if (note_has_unkept(tui))
		show_lines(view, &tui->alarm);
	view_text(view, _("If you feel worse while you wait, do not wait: 15 "
			  "or 112 (114 by SMS)."));
	view_gap(view);
	view_key_button(view, ITEM_NOTE, "N", _("Note it, I will try again"))
		->key = 'n';
	view_key_button(view, ITEM_CONTACTS, "C", _("All numbers"))->key = 'c';
	view_message(view, _("The alert stays, with the hour to try again."));
	view_hint(view, "?", _("Help"));
	view_hint(view, words_enter(), _("Note it"));
	view_hint(view, "C", _("Numbers"));
	view_hint(view, words_escape(), _("Back"));
}

static void
say_retry(struct tui *tui)
{
	struct alert_list alerts = { 0 };
	char *hour = NULL;

	if (session_alerts(&alerts, tui->session, ALERT_OPEN) == ERR_NONE &&
	    alerts.count > 0 && alerts.items[0].retry.at != 0)
		hour = lang_hour(lang_current(), alerts.items[0].retry);
	alert_list_clear(&alerts);
	if (hour != NULL)
		tui_say(tui, _("Noted. Try again at %s."), hour);
	else
		tui_say(tui, "%s", _("Noted. Try again soon."));
	free(hour);
}

static struct nav
note(struct tui *tui)
{
	struct call call = { .who = CALL_NOBODY, .at = clock_now() };
	enum err err = session_call(tui->session, tui_argument_id(tui), &call);

	/* What could not be kept has no alert to note it with. */
	if (err != ERR_NONE &&
	    !(err == ERR_NOT_FOUND && note_has_unkept(tui))) {
		tui_say_failure(tui, err);
		return nav_to(NAV_STAY);
	}
	say_retry(tui);
	return nav_to(NAV_BACK);
}

static struct nav
nobody_act(void *state, struct tui *tui, const struct event *event)
{
	if (event->kind == EVENT_CHOSEN)
		return event->id == ITEM_NOTE ? note(tui)
					      : nav_go(&screen_contacts, "");
	if (event->kind != EVENT_RETURNED)
		return nav_to(NAV_PASS);
	about_load(state, tui);
	return nav_to(NAV_STAY);
}

const struct screen screen_nobody = {
	.name = "nobody",
	.help = N_("Try the other line, then again at the hour that is noted. "
		   "Without an answer within the hour: emergency department, "
		   "or 15."),
	.state_size = sizeof(struct about),
	.enter = nobody_enter,
	.show = nobody_show,
	.act = nobody_act,
	.leave = nobody_leave,
};
