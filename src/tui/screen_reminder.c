/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A reminder, for whoever wants one: off until it is switched on, and what is
 * written for it is shown first. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/reminder.h"
#include "base/when.h"
#include "tui/answers.h"

enum { ITEM_OFF = ITEM_FIRST, ITEM_NOT_TODAY, ITEM_SHOWN, ITEM_BACK };
enum { HOUR_WIDTH = 8 };

struct reminder_state {
	struct reminder plan;
	bool is_shown; /* what is to be written */
};

static void
reminder_leave(void *data)
{
	struct reminder_state *state = data;

	reminder_clear(&state->plan);
	state->is_shown = false;
}

static void
reminder_enter(void *data, struct tui *tui)
{
	(void)data;
	(void)form_add(tui_form(tui), "hour", FIELD_TEXT);
	form_set_text(tui_form(tui), "hour", "20:00");
}

static void
show_price(struct view *view)
{
	(void)view_text(view,
			_("It needs one thing outside your sealed diary, "
			  "that anybody can read: the date of the last day "
			  "filled in, and how often you were reminded that "
			  "day. Nothing else."));
}

/* The demonstration, or somebody else's. */
static void
show_other(struct view *view)
{
	(void)view_text(view,
			_("A reminder is about the diary that opens on this "
			  "computer without being named. This is another "
			  "one: there is nothing to switch on here."));
	view_gap(view);
	view_key_button(view, ITEM_BACK, words_escape(), _("Back"));
}

static void
show_off(struct view *view)
{
	(void)view_text(view,
			_("Off. Once a day, and only if the day is not filled "
			  "in yet, this computer can say:"));
	view_gap(view);
	view_centre(view, _("A line is waiting for today."));
	view_gap(view);
	(void)view_text(view,
			_("No word of your health. Three times at most, half "
			  "an hour apart, silent as soon as the day is "
			  "filled in."));
	show_price(view);
	view_gap(view);
	item_lead(view_field(view, 0, HOUR_WIDTH), _("First at"));
	view_gap(view);
	(void)view_key_button(view, ITEM_SAVE, words_enter(),
			      _("Show what will be written"));
	view_message(view, _("Nothing is written yet."));
}

static void
show_on(struct view *view)
{
	(void)view_text(view, _("On. It stays silent once the day is filled "
				"in."));
	show_price(view);
	view_gap(view);
	view_button(view, ITEM_NOT_TODAY, _("No more today"));
	view_button(view, ITEM_OFF, _("Switch it off"));
	view_message(view, _("Switched off, the date is gone too."));
}

/* A line of a file, as it will stand there. */
static void
show_written(struct view *view, const struct reminder *plan)
{
	struct buf text = { 0 };
	const char *line;

	reminder_add_text(&text, plan);
	view_heading(view, _("This will be written:"));
	for (line = buf_text(&text); *line != '\0';) {
		size_t length = strcspn(line, "\n");
		struct buf one = { 0 };

		buf_add(&one, line, length);
		if (length > 0)
			(void)view_line(view, ITEM_SHOWN, buf_text(&one));
		else
			view_gap(view);
		buf_clear(&one);
		line += length + (line[length] == '\n');
	}
	buf_clear(&text);
	view_gap(view);
	(void)view_key_button(view, ITEM_SAVE, words_enter(),
			      _("Write it, and switch it on"));
	view_message(view, _("Esc: nothing is written."));
}

static void
reminder_show(struct view *view, void *data, struct tui *tui)
{
	const struct reminder_state *state = data;

	view_title(view, _("Reminder"));
	view_gap(view);
	if (state->is_shown)
		show_written(view, &state->plan);
	else if (!session_is_usual(tui->session))
		show_other(view);
	else if (reminder_is_on())
		show_on(view);
	else
		show_off(view);
	view_hint(view, "?", _("Help"));
	view_hint(view, words_enter(), _("Choose"));
	view_hint(view, words_escape(), _("Back"));
}

static enum err
make_plan(struct reminder *out, const struct when *when)
{
	char *program = NULL;
	enum err err = reminder_program(&program);

	if (err == ERR_NONE)
		err = reminder_plan(out, program, when->civil.hour,
				    when->civil.minute);
	free(program);
	return err;
}

static struct nav
show_plan(struct reminder_state *state, struct tui *tui)
{
	const char *hour = form_text(tui_form(tui), "hour");
	struct when when;
	enum err err;

	if (when_parse(&when, hour, tui->now) != ERR_NONE || !when.has_hour) {
		err_forget_note();
		tui_say(tui, "%s",
			_("I did not understand this hour. Example: 20:00."));
		tui_focus_field(tui, "hour");
		return nav_to(NAV_STAY);
	}
	reminder_clear(&state->plan);
	err = make_plan(&state->plan, &when);
	if (err != ERR_NONE) {
		tui_say_failure(tui, err);
	} else if (state->plan.way == REMINDER_NO_WAY) {
		tui_say(tui, "%s",
			_("Neither a timer of systemd nor a crontab can be "
			  "set here: no reminder."));
	} else {
		state->is_shown = true;
		tui_focus(tui, ITEM_SHOWN);
	}
	return nav_to(NAV_STAY);
}

static struct nav
switch_on(struct reminder_state *state, struct tui *tui)
{
	enum err err = reminder_install(&state->plan);

	state->is_shown = false;
	if (err != ERR_NONE) {
		tui_say_failure(tui, err);
		return nav_to(NAV_STAY);
	}
	session_remind(tui->session);
	tui_focus(tui, ITEM_NOT_TODAY);
	tui_say(tui, "%s", _("The reminder is on."));
	return nav_to(NAV_STAY);
}

static struct nav
switch_off(struct tui *tui)
{
	const struct when any = { .has_hour = true };
	struct reminder plan = { 0 };
	enum err err = make_plan(&plan, &any);

	if (err == ERR_NONE)
		err = reminder_remove(&plan);
	reminder_clear(&plan);
	if (err != ERR_NONE)
		tui_say_failure(tui, err);
	else
		tui_say(tui, "%s", _("The reminder and its date are gone."));
	return nav_to(NAV_STAY);
}

static struct nav
put_off(struct tui *tui)
{
	enum err err = reminder_put_off(tui->now);

	if (err != ERR_NONE)
		tui_say_failure(tui, err);
	else
		tui_say(tui, "%s", _("Silent until tomorrow."));
	return nav_to(NAV_STAY);
}

static struct nav
reminder_act(void *data, struct tui *tui, const struct event *event)
{
	struct reminder_state *state = data;

	tui_form(tui)->is_touched = false;
	if (event->kind == EVENT_SAVE)
		return state->is_shown ? switch_on(state, tui)
				       : show_plan(state, tui);
	if (event->kind == EVENT_BACK && state->is_shown) {
		state->is_shown = false;
		return nav_to(NAV_STAY);
	}
	if (event->kind != EVENT_CHOSEN)
		return nav_to(NAV_PASS);
	if (event->id == ITEM_BACK)
		return nav_to(NAV_BACK);
	if (event->id == ITEM_OFF)
		return switch_off(tui);
	if (event->id == ITEM_NOT_TODAY)
		return put_off(tui);
	return nav_to(NAV_STAY);
}

const struct screen screen_reminder = {
	.name = "reminder",
	.help = N_("Once a day, in a sentence that says nothing of your "
		   "health, and only if the day is not filled in. What is "
		   "written on this computer for it is shown first."),
	.state_size = sizeof(struct reminder_state),
	.enter = reminder_enter,
	.show = reminder_show,
	.act = reminder_act,
	.leave = reminder_leave,
};
