/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Later: with a reason and an hour, else an alert would vanish by a slip. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "sys/clock.h"
#include "tui/about.h"
#include "tui/coming.h"
#include "tui/screen.h"

enum { REASON_WIDTH = 50, HOUR_WIDTH = 20 };
enum { UNTIL_HOUR, UNTIL_EVENING, UNTIL_MORNING, UNTIL_OTHER };
enum {
	HOUR = 3600,
	EVENING = 19,
	MORNING = 9,
};

static void
later_enter(void *state, struct tui *tui)
{
	struct form *form = tui_form(tui);

	(void)form_add(form, "reason", FIELD_TEXT);
	(void)form_add(form, "until", FIELD_CHOICE);
	(void)form_add(form, "until_text", FIELD_TEXT);
	form_choose(form, "until", UNTIL_HOUR);
	about_load(state, tui);
}

static void
later_leave(void *state)
{
	about_clear(state);
}

/* This evening when it is still to come; after midnight the morning is that
 * of today. */
static const char *
option_label(int option, struct stamp now)
{
	int hour = stamp_civil(now).hour;

	switch (option) {
	case UNTIL_HOUR:
		return _("in an hour");
	case UNTIL_EVENING:
		return hour < EVENING ? _("this evening, 19:00") : NULL;
	case UNTIL_MORNING:
		return hour < MORNING ? _("this morning, 9:00")
				      : _("tomorrow, 9:00");
	default:
		return _("another hour");
	}
}

static void
show_until(struct view *view, struct stamp now)
{
	int field = form_find(view->form, "until");

	for (int i = 0; i <= UNTIL_OTHER; i++) {
		const char *label = option_label(i, now);
		struct item *item;

		if (label == NULL)
			continue;
		item = view_option(view, field, i, label);
		if (i == 0)
			item_lead(item, _("Until"));
	}
	if (form_chosen(view->form, "until") == UNTIL_OTHER)
		item_lead(view_field(view, form_find(view->form, "until_text"),
				     HOUR_WIDTH),
			  _("Which hour?"));
}

static void
later_show(struct view *view, void *state, struct tui *tui)
{
	const struct about *about = state;

	view_title(view, _("Later"));
	view_gap(view);
	if (about->has_advice)
		(void)view_text(view, about->advice.what);
	(void)view_text(view, _("The alert stays open; it is only quiet until "
				"the hour you choose, a day at most."));
	view_gap(view);
	item_lead(
		view_field(view, form_find(view->form, "reason"), REASON_WIDTH),
		_("Because"));
	show_until(view, tui->now);
	view_gap(view);
	(void)view_key_button(view, ITEM_SAVE, words_enter(), _("Save"));
	view_message(view, _("If it gets worse, do not wait: call."));
	view_hint(view, "?", _("Help"));
	view_hint(view, "Tab", _("Next"));
	view_hint(view, words_enter(), words_enter_does(view, tui));
	view_hint(view, words_escape(), _("Back"));
}

/* The next time it is that hour. */
static struct stamp
next_hour(struct stamp now, int hour)
{
	struct civil civil = stamp_civil(now);
	struct stamp at;

	civil.hour = hour;
	civil.minute = civil.second = 0;
	at = stamp_from_civil(civil, now.offset);
	if (at.at <= now.at)
		at.at += DAY_SECONDS;
	return at;
}

/* "7:15", today or else tomorrow; "tomorrow 7:15". */
static enum err
typed_hour(struct stamp *out, const char *text, struct stamp now)
{
	enum err err = coming_parse(out, "today", text, now);
	const char *rest = strchr(text, ' ');
	char *day;

	if (err == ERR_RANGE)
		return coming_parse(out, "tomorrow", text, now);
	if (err == ERR_NONE || rest == NULL)
		return err;
	err_forget_note();
	day = alloc_string_part(text, (size_t)(rest - text));
	err = coming_parse(out, day, rest + 1, now);
	free(day);
	return err;
}

static enum err
until(struct stamp *out, const struct form *form)
{
	struct stamp now = clock_now();
	const char *typed = form_text(form, "until_text");

	switch (form_chosen(form, "until")) {
	case UNTIL_EVENING:
		*out = next_hour(now, EVENING);
		return ERR_NONE;
	case UNTIL_MORNING:
		*out = next_hour(now, MORNING);
		return ERR_NONE;
	case UNTIL_OTHER:
		return *typed != '\0' ? typed_hour(out, typed, now)
				      : ERR_INVALID;
	default:
		*out = now;
		out->at += HOUR;
		return ERR_NONE;
	}
}

static struct nav
save(struct tui *tui)
{
	struct stamp moment;
	const char *reason = form_text(tui_form(tui), "reason");
	enum err err = until(&moment, tui_form(tui));

	if (err != ERR_NONE) {
		tui_say(tui, "%s",
			_("I did not understand this hour. Example: 21:30, or "
			  "tomorrow 8:00."));
		tui_focus_field(tui, "until_text");
		return nav_to(NAV_STAY);
	}
	err = session_put_off(tui->session, tui_argument_id(tui), reason,
			      moment);
	if (err == ERR_INVALID) {
		tui_say(tui, "%s", _("Please say why, in a few words."));
		tui_focus_field(tui, "reason");
	}
	if (err == ERR_RANGE)
		tui_say(tui, "%s", _("A day at most."));
	else if (err != ERR_NONE && err != ERR_INVALID)
		tui_say_failure(tui, err);
	if (err != ERR_NONE)
		return nav_to(NAV_STAY);
	tui_forget_draft(tui);
	tui_say(tui, "%s", _("Noted. The alert comes back at that hour."));
	return nav_to(NAV_HOME);
}

static struct nav
later_act(void *state, struct tui *tui, const struct event *event)
{
	if (event->kind == EVENT_SAVE)
		return save(tui);
	if (event->kind != EVENT_RETURNED)
		return nav_to(NAV_PASS);
	about_load(state, tui);
	return nav_to(NAV_STAY);
}

const struct screen screen_later = {
	.name = "later",
	.title = N_("Later"),
	.help = N_("An alert can wait for a good reason, a day at most. It is "
		   "quiet until then and never goes away by itself."),
	.state_size = sizeof(struct about),
	.flags = SCREEN_FORM,
	.enter = later_enter,
	.show = later_show,
	.act = later_act,
	.leave = later_leave,
};
