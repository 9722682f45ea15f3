/* SPDX-License-Identifier: GPL-3.0-or-later */
/* I have called: who, what they said, what comes next. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "sys/clock.h"
#include "tui/about.h"
#include "tui/coming.h"
#include "tui/note.h"
#include "tui/screen.h"

enum { NAME_WIDTH = 30, SAID_WIDTH = 54, DAY_WIDTH = 22, HOUR_WIDTH = 8 };

struct called {
	struct about about;
	char *again; /* what is asked about again tomorrow, NULL for nothing */
	bool is_warned; /* that the alert will stay open */
};

/* The places of what comes next. */
enum { NEXT_COME, NEXT_WORSE, NEXT_MEDICINE, NEXT_NOTHING, NEXT_FIELDS };
static const char *const next_fields[NEXT_FIELDS] = { "next_come", "next_worse",
						      "next_medicine",
						      "next_nothing" };
static const char *const next_labels[NEXT_FIELDS] = {
	N_("come to see them"),
	N_("call again if it gets worse, or with a fever"),
	N_("start or change a medicine"),
	N_("nothing more"),
};

static void
called_leave(void *data)
{
	struct called *state = data;

	about_clear(&state->about);
	wipe_string(state->again);
	state->again = NULL;
}

static void
load(struct called *state, struct tui *tui)
{
	about_load(&state->about, tui);
	wipe_string(state->again);
	state->again = advice_asked_again(tui->session, lang_current());
}

static void
called_enter(void *data, struct tui *tui)
{
	struct called *state = data;
	struct form *form = tui_form(tui);

	(void)form_add(form, "who", FIELD_CHOICE);
	(void)form_add(form, "name", FIELD_TEXT);
	(void)form_add(form, "said", FIELD_TEXT);
	for (int i = 0; i < NEXT_FIELDS; i++)
		(void)form_add(form, next_fields[i], FIELD_TICK);
	(void)form_add(form, "come_day", FIELD_TEXT);
	(void)form_add(form, "come_hour", FIELD_TEXT);
	load(state, tui);
}

static void
show_who(struct view *view)
{
	static const char *const labels[CALL_WHO_COUNT] = {
		[CALL_NURSE] = N_("the nurse"),
		[CALL_DOCTOR] = N_("a doctor"),
		[CALL_NIGHT] = N_("night, week-end"),
		[CALL_EMERGENCY_LINE] = N_("15 or 112"),
		[CALL_NOBODY] = N_("nobody answered"),
	};
	int field = form_find(view->form, "who");

	for (int i = 0; i < CALL_WHO_COUNT; i++) {
		struct item *item = view_option(view, field, i, _(labels[i]));

		if (i == 0)
			item_lead(item, _("I spoke to"));
		else
			item->is_beside = true;
	}
}

static void
show_text(struct view *view, const char *name, const char *lead, int width)
{
	item_lead(view_field(view, form_find(view->form, name), width), lead);
}

/* "come to see them  on [Wednesday 15 October]  at [10:00]". */
static void
show_come(struct view *view)
{
	show_text(view, "come_day", _("the day"), DAY_WIDTH);
	show_text(view, "come_hour", _("the hour"), HOUR_WIDTH);
}

static void
show_next(struct view *view)
{
	for (int i = 0; i < NEXT_FIELDS; i++) {
		struct item *item =
			view_tick(view, form_find(view->form, next_fields[i]),
				  _(next_labels[i]));

		if (i == 0)
			item_lead(item, _("And now"));
		if (i == NEXT_COME &&
		    form_is_ticked(view->form, next_fields[i]))
			show_come(view);
	}
}

static void
show_after(struct view *view, const struct called *state)
{
	view_gap(view);
	if (state->again != NULL)
		view_textf(view,
			   _("Tomorrow morning vigie will ask you again how "
			     "this is: %s."),
			   state->again);
	if (state->about.alert.level == LEVEL_EMERGENCY)
		(void)view_text(view, _("The alert stays in sight until this "
					"is over, or what you were told is "
					"noted."));
	else
		(void)view_text(view, _("The alert becomes calm. It comes back "
					"if this gets worse."));
	view_gap(view);
}

static void
show_form(struct view *view, struct called *state, struct tui *tui)
{
	/* What could not be kept is spoken of in the same call. */
	view_textf(view, _("About: %s"),
		   note_has_unkept(tui) ? tui->alarm.what
					: state->about.advice.what);
	view_gap(view);
	show_who(view);
	show_text(view, "name", _("Their name"), NAME_WIDTH);
	show_text(view, "said", _("I was told"), SAID_WIDTH);
	show_next(view);
	show_after(view, state);
	(void)view_key_button(view, ITEM_SAVE, words_enter(), _("Save"));
	view_message(view, _("This call will be in your visit summary."));
	view_hint(view, "?", _("Help"));
	view_hint(view, words_enter(), words_enter_does(view, tui));
	view_hint(view, "Tab", _("Next"));
	view_hint(view, words_space(), _("Tick"));
}

static void
called_show(struct view *view, void *data, struct tui *tui)
{
	struct called *state = data;

	view_title(view, _("I have called"));
	view_gap(view);
	if (state->about.has_advice || note_has_unkept(tui)) {
		show_form(view, state, tui);
	} else {
		(void)view_text(view, _("No alert is open: there is no call to "
					"note here."));
		view_message(view, words_limit());
	}
	view_hint(view, words_escape(), _("Back, nothing lost"));
}

/* What comes next, in words. */
static void
add_next(struct buf *out, const struct form *form, const struct call *call)
{
	for (int i = 0; i < NEXT_FIELDS; i++) {
		if (!form_is_ticked(form, next_fields[i]))
			continue;
		if (out->length > 0)
			buf_adds(out, C_("between two symptoms", "; "));
		buf_adds(out, _(next_labels[i]));
		if (i == NEXT_COME && call->visit.at != 0) {
			char *when = words_moment(call->visit, call->at);

			buf_addf(out, ", %s", when);
			free(when);
		}
	}
}

/* When they want to see the person: no day, no visit. False, said and in
 * focus, for a day that is none. */
static bool
take_visit(struct call *call, struct tui *tui)
{
	const struct form *form = tui_form(tui);
	const char *day = form_text(form, "come_day");
	enum err err;

	if (!form_is_ticked(form, next_fields[NEXT_COME]) || *day == '\0')
		return true;
	err = coming_parse(&call->visit, day, form_text(form, "come_hour"),
			   call->at);
	if (err == ERR_NONE)
		return true;
	tui_focus_field(tui, "come_day");
	if (err == ERR_RANGE)
		tui_say(tui, "%s", _("This moment has passed."));
	else
		tui_say(tui, "%s",
			_("I did not understand this day or this hour. "
			  "Example: tomorrow, 10:00."));
	return false;
}

static const char *
or_null(const char *text)
{
	return text[0] != '\0' ? text : NULL;
}

/* An URGENT alert stays open when nothing is noted of what was said. */
static bool
must_warn(struct called *state, const struct call *call)
{
	bool is_mute = call->said == NULL && call->next == NULL;

	if (!is_mute || state->is_warned || call->who == CALL_NOBODY ||
	    !state->about.is_there || state->about.alert.level < LEVEL_URGENT)
		return false;
	state->is_warned = true;
	return true;
}

/* A medicine that was changed is a line of its own. */
static void
say_noted(struct tui *tui)
{
	if (form_is_ticked(tui_form(tui), next_fields[NEXT_MEDICINE]))
		tui_say(tui, "%s",
			_("Your call is noted. Now note the medicine: 3."));
	else
		tui_say(tui, "%s", _("Your call is noted. U takes it back."));
}

static struct nav
keep(struct tui *tui, const struct call *call)
{
	enum err err = session_call(tui->session, tui_argument_id(tui), call);

	if (err == ERR_NOT_FOUND && note_has_unkept(tui)) {
		note_forget_alarm(tui);
		tui_forget_draft(tui);
		tui_say(tui, "%s",
			_("You have called. What you noted was not kept: note "
			  "it again when you can."));
		return nav_to(NAV_HOME);
	}
	if (err != ERR_NONE) {
		tui_say_failure(tui, err);
		return nav_to(NAV_STAY);
	}
	tui_forget_draft(tui);
	note_forget_alarm(tui);
	tui->alarm_was_seen = true;
	say_noted(tui);
	return nav_to(NAV_HOME);
}

static struct nav
save(struct called *state, struct tui *tui)
{
	const struct form *form = tui_form(tui);
	int who = form_chosen(form, "who");
	struct buf next = { 0 };
	struct call call = { .at = clock_now() };
	struct nav nav = nav_to(NAV_STAY);

	if (who == FIELD_UNCHOSEN) {
		tui_say(tui, "%s", _("Whom did you speak to? Space chooses."));
		return nav;
	}
	if (who == CALL_NOBODY)
		return nav_replace(&screen_nobody, tui_argument(tui));
	if (!take_visit(&call, tui))
		return nav;
	add_next(&next, form, &call);
	call.who = (enum call_who)who;
	call.name = or_null(form_text(form, "name"));
	call.said = or_null(form_text(form, "said"));
	call.next = or_null(buf_text(&next));
	if (must_warn(state, &call))
		tui_say(tui, "%s",
			_("Write what you were told, or tick what is next: "
			  "else the alert stays. Enter again saves."));
	else
		nav = keep(tui, &call);
	buf_clear(&next);
	return nav;
}

static struct nav
called_act(void *data, struct tui *tui, const struct event *event)
{
	struct called *state = data;

	if (event->kind == EVENT_SAVE)
		return save(state, tui);
	if (event->kind != EVENT_RETURNED)
		return nav_to(NAV_PASS);
	load(state, tui);
	return nav_to(NAV_STAY);
}

const struct screen screen_called = {
	.name = "called",
	.title = N_("I have called"),
	.help = N_("Note whom you spoke to and what they said. Their words "
		   "stay beside the symptom, and are in your visit summary."),
	.state_size = sizeof(struct called),
	.flags = SCREEN_FORM,
	.enter = called_enter,
	.show = called_show,
	.act = called_act,
	.leave = called_leave,
};
