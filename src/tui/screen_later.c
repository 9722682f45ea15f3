/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Later: with a reason and an hour, else an alert would vanish by a slip. */
#include "config.h"

#include "sys/clock.h"
#include "tui/about.h"
#include "tui/answers.h"
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

static void
later_show(struct view *view, void *state, struct tui *tui)
{
	static const char *const labels[] = {
		[UNTIL_HOUR] = N_("in an hour"),
		[UNTIL_EVENING] = N_("this evening, 19:00"),
		[UNTIL_MORNING] = N_("tomorrow, 9:00"),
		[UNTIL_OTHER] = N_("another hour"),
	};
	const struct about *about = state;
	int field = form_find(view->form, "until");

	(void)tui;
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
	for (int i = 0; i <= UNTIL_OTHER; i++) {
		struct item *item = view_option(view, field, i, _(labels[i]));

		if (i == 0)
			item_lead(item, _("Until"));
	}
	if (form_chosen(view->form, "until") == UNTIL_OTHER)
		item_lead(view_field(view, form_find(view->form, "until_text"),
				     HOUR_WIDTH),
			  _("Which hour?"));
	view_gap(view);
	(void)view_key_button(view, ITEM_SAVE, words_enter(), _("Save"));
	view_message(view, _("If it gets worse, do not wait: call."));
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

static enum err
until(struct stamp *out, const struct form *form)
{
	struct stamp now = clock_now();
	int chosen = form_chosen(form, "until");
	enum err err = ERR_NONE;

	*out = now;
	if (chosen == UNTIL_EVENING)
		*out = next_hour(now, EVENING);
	else if (chosen == UNTIL_MORNING)
		*out = next_hour(now, MORNING);
	else if (chosen == UNTIL_OTHER)
		err = answers_any_moment(out, form_text(form, "until_text"),
					 now);
	else
		out->at += HOUR;
	/* "7:15" typed in the evening is that of tomorrow. */
	if (err == ERR_NONE && out->at <= now.at)
		out->at += DAY_SECONDS;
	return err;
}

static struct nav
save(struct tui *tui)
{
	struct stamp moment;
	const char *reason = form_text(tui_form(tui), "reason");
	enum err err = until(&moment, tui_form(tui));

	if (err != ERR_NONE) {
		answers_say_moment(tui, err);
		tui_focus_field(tui, "until_text");
		return nav_to(NAV_STAY);
	}
	err = session_put_off(tui->session, tui_argument_id(tui), reason,
			      moment);
	if (err == ERR_INVALID)
		tui_say(tui, "%s", _("Please say why, in a few words."));
	else if (err == ERR_RANGE)
		tui_say(tui, "%s", _("A day at most."));
	else if (err != ERR_NONE)
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
