/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What to do now: the number, the words to say, what not to take. Leaving
 * it changes nothing: the alert stands until a call is noted. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/outside.h"
#include "base/alloc.h"
#include "tui/about.h"
#include "tui/note.h"
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

/* The one whose organ it is, where such a number was noted: after the team. */
static void
show_specialist(struct view *view, const struct about *about,
		const struct tui *tui)
{
	const struct symptom *symptom;
	const struct contact *specialist = NULL;
	struct buf line = { 0 };

	if (!about->is_there || about->alert.subject != SUBJECT_SYMPTOM)
		return;
	symptom = pack_symptom(tui->options->pack, about->alert.code);
	if (symptom != NULL)
		specialist = contact_of_role(session_contacts(tui->session),
					     symptom->organ);
	if (specialist == NULL)
		return;
	outside_add_line(&line, specialist);
	view_textf(view, _("The team may send you to: %s"), buf_text(&line));
	buf_clear(&line);
}

/* Nobody answered, and is to be tried again. */
static bool
waits_to_retry(const struct alert *alert)
{
	return alert->state == ALERT_OPEN && alert->retry.at != 0;
}

static void
show_retry(struct view *view, const struct alert *alert, struct stamp now)
{
	struct buf line = { 0 };
	char *hour = lang_hour(lang_current(), alert->retry);

	if (alert->retry.at > now.at)
		buf_addf(&line, _("Nobody answered: try again at %s."), hour);
	else
		buf_adds(&line, _("Nobody answered: try again now."));
	view_banner_line(view, buf_text(&line));
	buf_clear(&line);
	free(hour);
}

static void
show_advice(struct view *view, const struct about *about,
	    const struct advice *advice, const struct tui *tui)
{
	bool is_tried = waits_to_retry(&about->alert);

	view_banner(view, advice->level, advice->headline);
	view_banner_line(view, advice->what);
	if (advice->waiting[0] != '\0')
		view_banner_line(view, advice->waiting);
	if (is_tried)
		show_retry(view, &about->alert, tui->now);
	if (about->beside != NULL)
		(void)view_text(view, about->beside);
	if (about->others != NULL)
		view_textf(view, _("In the same call: %s."), about->others);
	view_gap(view);
	view_heading(view, _("1  CALL"));
	if (advice->number[0] == '\0')
		(void)view_text(view, _("Their number is not noted in this "
					"diary: it is on your care card."));
	show_number(view, advice->number_who, advice->number);
	show_number(view, advice->second_who, advice->second_number);
	show_specialist(view, about, tui);
	show_step(view, _("2  SAY"), advice->say);
	show_step(view, _("3  MEANWHILE"), advice->meanwhile);
	view_gap(view);
	(void)view_text(view, advice->fallback);
	if (!is_tried)
		(void)view_text(view, _("You are not disturbing them. Told "
					"early, most of these effects go "
					"back."));
}

/* The team knows, or it is over: nobody is to be called now. */
static void
show_answered(struct view *view, const struct about *about)
{
	view_gap(view);
	(void)view_text(view, about->advice.what);
	view_gap(view);
}

static void
show_if_worse(struct view *view, const struct advice *advice)
{
	view_gap(view);
	view_heading(view, _("If it gets worse, call again"));
	show_number(view, advice->number_who, advice->number);
	show_number(view, advice->second_who, advice->second_number);
	view_gap(view);
}

static void
show_state(struct view *view, const struct about *about, struct tui *tui)
{
	const struct alert *alert = &about->alert;
	char *said = advice_instruction(tui->session, alert->code,
					lang_current());

	if (said != NULL)
		view_textf(view, _("The team said: %s"), said);
	wipe_string(said);
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
show_pack(struct view *view, const struct tui *tui)
{
	char *pack = words_pack(tui);

	(void)view_text(view, pack);
	free(pack);
	view_gap(view);
}

static bool
is_unkept(const struct tui *tui)
{
	return strcmp(tui_argument(tui), ABOUT_UNKEPT) == 0 &&
	       note_has_unkept(tui);
}

/* It stands nowhere but on the screen. */
static void
show_unkept(struct view *view, const struct about *about, struct tui *tui)
{
	show_advice(view, about, &tui->alarm, tui);
	show_pack(view, tui);
	add_button(view, ITEM_CALLED, "O", _("I have called"));
	view_message(view, _("This could not be kept in your diary."));
	view_hint(view, "?", _("Help"));
	view_hint(view, "O", _("I have called"));
	view_hint(view, words_escape(), _("Back"));
}

static const char *const titles[] = {
	[ALERT_OPEN] = N_("What to do now"),
	[ALERT_CALM] = N_("Alert that was told"),
	[ALERT_CLOSED] = N_("Alert that is over"),
};

/* What the alert will do by itself. */
static const char *const state_words[] = {
	[ALERT_OPEN] = N_("This alert stays until you have noted your call."),
	[ALERT_CALM] = N_("Calm: it comes back if this gets worse."),
	[ALERT_CLOSED] = N_("Over. If it comes back, note it: it is new then."),
};

/* What is over takes no call; nobody is called twice about what is calm. */
static void
show_buttons(struct view *view, const struct alert *alert)
{
	view_hint(view, "?", _("Help"));
	if (alert->state != ALERT_CLOSED) {
		add_button(view, ITEM_CALLED, "O", _("I have called"));
		view_hint(view, "O", _("I have called"));
	}
	if (alert->state == ALERT_OPEN) {
		add_button(view, ITEM_NOBODY, "N", _("Nobody answered"));
		view_hint(view, "N", _("No answer"));
	}
	if (alert->state == ALERT_OPEN && alert->level < LEVEL_EMERGENCY)
		add_button(view, ITEM_LATER, "T", _("Later"));
	add_button(view, ITEM_WHY, "W", _("Why"));
	view_hint(view, "W", _("Why"));
}

static void
alert_show(struct view *view, void *state, struct tui *tui)
{
	const struct about *about = state;

	view_title(
		view,
		_(titles[about->has_advice ? about->alert.state : ALERT_OPEN]));
	if (is_unkept(tui)) {
		show_unkept(view, about, tui);
		return;
	}
	if (!about->has_advice) {
		view_gap(view);
		(void)view_text(view, _("No alert is open."));
		(void)view_text(view, words_limit());
		view_hint(view, words_escape(), _("Back"));
		return;
	}
	if (about->alert.state == ALERT_OPEN)
		show_advice(view, about, &about->advice, tui);
	else
		show_answered(view, about);
	show_state(view, about, tui);
	if (about->alert.state == ALERT_CALM)
		show_if_worse(view, &about->advice);
	show_pack(view, tui);
	show_buttons(view, &about->alert);
	view_message(view, _(state_words[about->alert.state]));
	view_hint(view, words_escape(), _("Back"));
}

static const char *
call_about(const struct about *about, const struct tui *tui)
{
	return about->alert.state == ALERT_OPEN ? "" : tui_argument(tui);
}

static struct nav
alert_choose(struct about *about, struct tui *tui, int id)
{
	if (is_unkept(tui))
		return nav_go(&screen_called, "");
	if (!about->is_there)
		return nav_to(NAV_BACK);
	/* One call is for all that is open. */
	if (id == ITEM_CALLED)
		return nav_go(&screen_called, call_about(about, tui));
	if (id == ITEM_NOBODY)
		return nav_go(&screen_nobody, call_about(about, tui));
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
