/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Today: the banner first, then "nothing new" in one key. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/reminder.h"
#include "base/alloc.h"
#include "base/utf8.h"
#include "tui/checkin.h"
#include "tui/note.h"
#include "tui/screen.h"

enum {
	ITEM_NONE,
	ITEM_NOTHING = ITEM_FIRST,
	ITEM_SYMPTOM,
	ITEM_PRODUCTS,
	ITEM_MEASURES,
	ITEM_HISTORY,
	ITEM_VISIT,
	ITEM_CONTACTS,
	ITEM_TREATMENT,
	ITEM_REMINDER,
	ITEM_CHECKIN,
	ITEM_WEEK,
	ITEM_DRAFT, /* and those after it: one a draft, the newest first */
};
enum { DRAFTS_SHOWN = 3, EVENING = 18, NOON = 12, MORNING = 4 };

struct home {
	struct today today;
	struct advice advice;
	bool has_advice, week_is_due;
	int chosen; /* the item the person went to */
};

static void
home_leave(void *state)
{
	struct home *home = state;

	today_clear(&home->today);
	if (home->has_advice)
		advice_clear(&home->advice);
	memset(home, 0, sizeof(*home));
}

static bool
has_red_unseen(struct tui *tui, const struct alert_list *alerts)
{
	for (size_t i = 0; !tui->alarm_was_seen && i < alerts->count; i++)
		if (alerts->items[i].level == LEVEL_EMERGENCY &&
		    alerts->items[i].state == ALERT_OPEN &&
		    !alerts->items[i].told)
			return true;
	return false;
}

/* True when an EMERGENCY waits that nobody was called about. */
static bool
load(struct home *home, struct tui *tui)
{
	struct alert_list alerts = { 0 };
	bool is_red = false;

	home_leave(home);
	home->week_is_due = checkin_week_is_due(tui);
	if (session_today(&home->today, tui->session) != ERR_NONE)
		memset(&home->today, 0, sizeof(home->today));
	if (session_alerts(&alerts, tui->session, ALERT_OPEN) == ERR_NONE)
		is_red = has_red_unseen(tui, &alerts);
	home->has_advice = advice_now(&home->advice, tui->session,
				      lang_current()) == ERR_NONE;
	alert_list_clear(&alerts);
	return is_red;
}

static void
home_enter(void *state, struct tui *tui)
{
	(void)load(state, tui);
	tui_focus(tui, ITEM_NOTHING);
}

static void
show_unkept_alarm(struct view *view, const struct advice *alarm)
{
	struct buf call = { 0 };

	view_banner(view, alarm->level, alarm->headline);
	view_banner_line(view, alarm->what);
	view_banner_line(view, _("This could not be kept in your diary."));
	buf_addf(&call, _("Call:  %s"), alarm->number);
	buf_addf(&call, "          %s", _("A  What to do"));
	view_banner_line(view, buf_text(&call));
	buf_clear(&call);
	view_gap(view);
}

/* What is silenced stays in sight. */
static void
show_quiet(struct view *view, const struct advice *advice)
{
	if (advice->quiet[0] == '\0')
		return;
	view_textf(view, _("%s A: what to do."), advice->quiet);
	view_gap(view);
}

static void
show_banner(struct view *view, const struct home *home, const struct tui *tui)
{
	struct buf call = { 0 };

	view_gap(view);
	if (note_has_unkept(tui) &&
	    (!home->has_advice || tui->alarm.level >= home->advice.level)) {
		show_unkept_alarm(view, &tui->alarm);
		return;
	}
	if (!home->has_advice)
		return;
	if (home->advice.level == LEVEL_NONE) {
		show_quiet(view, &home->advice);
		return;
	}
	view_banner(view, home->advice.level, home->advice.headline);
	view_banner_line(view, home->advice.what);
	if (home->advice.waiting[0] != '\0')
		view_banner_line(view, home->advice.waiting);
	if (home->advice.number[0] != '\0')
		buf_addf(&call, _("Call:  %s"), home->advice.number);
	else
		buf_adds(&call, _("Their number is not noted yet: 7."));
	buf_addf(&call, "          %s", _("A  What to do"));
	view_banner_line(view, buf_text(&call));
	buf_clear(&call);
	view_gap(view);
	show_quiet(view, &home->advice);
}

/* With a blank and the name, or nothing, after the greeting. */
static void
add_greeting(struct buf *out, struct stamp now, const char *name)
{
	int hour = stamp_civil(now).hour;

	if (hour >= EVENING || hour < MORNING)
		buf_addf(out, _("Good evening%s. How are you this evening?"),
			 name);
	else if (hour >= NOON)
		buf_addf(out, _("Good afternoon%s. How are you?"), name);
	else
		buf_addf(out, _("Good morning%s. How are you this morning?"),
			 name);
}

static void
show_greeting(struct view *view, struct tui *tui)
{
	const char *name = session_fact(tui->session, "name");
	struct buf text = { 0 }, called = { 0 };

	if (name != NULL)
		buf_addf(&called, " %s", name);
	add_greeting(&text, tui->now, buf_text(&called));
	(void)view_text(view, buf_text(&text));
	buf_clear(&called);
	buf_clear(&text);
	view_gap(view);
}

/* What the form was called, and what it is about. */
static char *
form_title(const struct tui *tui, const struct draft *draft)
{
	const struct screen *screen = screen_find(draft->screen);
	const struct pack *pack = tui->options->pack;
	const struct symptom *symptom = pack_symptom(pack, draft->argument);
	const struct measure *measure = pack_measure(pack, draft->argument);

	if (screen == &screen_symptom && symptom != NULL)
		return words_short(lang_words(&symptom->label));
	if (screen == &screen_measure && measure != NULL)
		return words_short(lang_words(&measure->label));
	if (screen == &screen_checkin)
		return alloc_string(_(checkin_title(draft->argument)));
	if (screen != NULL && screen->title != NULL)
		return alloc_string(_(screen->title));
	return alloc_string(draft->screen);
}

/* The hour; of another day, that too. Owned. */
static char *
begun(const struct draft *draft, struct stamp now)
{
	struct buf text = { 0 };
	bool is_today = stamp_day(draft->begun) == stamp_day(now);
	char *moment = is_today ? lang_hour(lang_current(), draft->begun)
				: words_moment(draft->begun, now);

	buf_addf(&text, is_today ? _("begun at %s") : _("begun: %s"), moment);
	free(moment);
	return buf_take(&text);
}

static void
show_drafts(struct view *view, struct tui *tui)
{
	size_t count = tui->drafts.count;

	for (size_t i = 0; i < count && i < DRAFTS_SHOWN; i++) {
		const struct draft *draft = &tui->drafts.items[count - 1 - i];
		char *title = form_title(tui, draft);
		char *hint = begun(draft, tui->now);
		struct buf label = { 0 };

		buf_addf(&label, _("Go on: %s"), title);
		item_hint(
			view_line(view, ITEM_DRAFT + (int)i, buf_text(&label)),
			hint);
		buf_clear(&label);
		wipe_string(title);
		free(hint);
	}
	if (count > 0)
		view_gap(view);
}

static void
add_menu(struct view *view, int id, const char *label, const char *hint)
{
	struct item *item = view_line(view, id, label);

	item->key = '1' + (uint32_t)(id - ITEM_FIRST);
	if (hint != NULL)
		item_hint(item, hint);
}

static void
add_letter(struct view *view, int id, uint32_t key, const char *label)
{
	view_line(view, id, label)->key = key;
}

static void
add_checkin(struct view *view, const struct home *home)
{
	add_letter(view, ITEM_CHECKIN, 'B', _("My day"));
	item_hint(&view->items[view->item_count - 1], _("by body area"));
	if (!home->week_is_due)
		return;
	add_letter(view, ITEM_WEEK, 'W', _("My week"));
	item_hint(&view->items[view->item_count - 1], _("the whole list"));
}

static void
add_products(struct view *view, const struct home *home)
{
	struct buf hint = { 0 };
	int untold = home->today.untold_products;

	if (untold > 0)
		buf_addf(&hint,
			 P_("%d to tell the team", "%d to tell the team",
			    (unsigned long)untold),
			 untold);
	else
		buf_adds(&hint, _("prescribed, bought, plants, teas"));
	add_menu(view, ITEM_PRODUCTS, _("My medicines"), buf_text(&hint));
	buf_clear(&hint);
}

static void
add_history(struct view *view, const struct home *home, struct tui *tui)
{
	struct buf hint = { 0 };
	char *moment;

	if (home->today.never_noted) {
		buf_adds(&hint, _("nothing noted yet"));
	} else {
		moment = words_moment(home->today.last_noted, tui->now);
		buf_addf(&hint, _("last note: %s"), moment);
		free(moment);
	}
	add_menu(view, ITEM_HISTORY, _("My history"), buf_text(&hint));
	buf_clear(&hint);
}

static void
add_visit(struct view *view, const struct home *home, struct tui *tui)
{
	struct buf hint = { 0 };
	char *day;

	if (home->today.has_visit) {
		day = words_visit(home->today.next_visit,
				  home->today.visit_has_hour, tui->now);
		buf_adds(&hint, day);
		if (home->today.visit_who != NULL)
			buf_addf(&hint, ", %s", home->today.visit_who);
		free(day);
	} else {
		buf_adds(&hint, _("what is to be told, my questions"));
	}
	add_menu(view, ITEM_VISIT, _("Prepare my visit"), buf_text(&hint));
	buf_clear(&hint);
}

/* What is missing is a line here, never a gate. */
static const char *
treatment_hint(const struct home *home)
{
	if (!home->today.has_treatment)
		return _("to be filled in");
	if (!home->today.has_start)
		return _("starting point: to be filled in");
	return _("infusions, past reactions, my health");
}

static void
show_menu(struct view *view, const struct home *home, struct tui *tui)
{
	add_menu(view, ITEM_NOTHING, _("Nothing new"),
		 home->today.filled_in ? _("today is filled in already")
				       : _("one key, and it is noted"));
	add_checkin(view, home);
	add_menu(view, ITEM_SYMPTOM, _("Note a symptom"),
		 _("new, or that has changed"));
	add_products(view, home);
	add_menu(view, ITEM_MEASURES, _("My measures"),
		 _("temperature, weight, stools"));
	view_gap(view);
	add_history(view, home, tui);
	add_visit(view, home, tui);
	add_menu(view, ITEM_CONTACTS, _("My useful numbers"),
		 home->today.has_contact ? _("team, night and week-end, 15")
					 : _("to be filled in"));
	add_menu(view, ITEM_TREATMENT, _("My treatment"), treatment_hint(home));
	add_menu(view, ITEM_REMINDER, _("Reminder"),
		 reminder_is_on() ? C_("reminder", "on")
				  : C_("reminder", "off"));
}

static void
show_infusion(struct view *view, const struct home *home, struct tui *tui)
{
	int days;
	char *day;

	if (!home->today.has_infusion)
		return;
	days = stamp_day(tui->now) - stamp_day(home->today.last_infusion);
	day = words_day(stamp_day(home->today.last_infusion), tui->now);
	view_gap(view);
	view_textf(view,
		   P_("Last infusion: %s, %d day ago.",
		      "Last infusion: %s, %d days ago.", (unsigned long)days),
		   day, days);
	free(day);
}

/* French says "de Jeanne" and "d'Odette". */
static bool
begins_with_vowel(const char *name)
{
	struct buf folded = { 0 };
	bool is_vowel;

	utf8_add_folded(&folded, name);
	is_vowel = folded.length > 0 &&
		   strchr("aeiouyh", buf_text(&folded)[0]) != NULL;
	buf_clear(&folded);
	return is_vowel;
}

static void
add_title(struct buf *out, const char *name)
{
	if (name == NULL)
		buf_adds(out, _("My diary"));
	else if (lang_current() == LANG_FR && begins_with_vowel(name))
		/* i18n: before a vowel */
		buf_addf(out, _("%s's diary"), name);
	else
		buf_addf(out, _("Diary of %s"), name);
}

/* The clock was ahead then, or is behind now. */
static void
show_clock(struct view *view, const struct home *home, const struct tui *tui)
{
	enum { GRACE = 5 * 60 };
	char *moment;

	if (home->today.last_noted.at <= tui->now.at + GRACE)
		return;
	moment = words_moment(home->today.last_noted, tui->now);
	view_textf(view,
		   _("The last note is of %s, later than now: is the clock of "
		     "this computer right? Nothing is lost."),
		   moment);
	view_gap(view);
	free(moment);
}

static void
home_show(struct view *view, void *state, struct tui *tui)
{
	const struct home *home = state;
	const char *name = session_fact(tui->session, "name");
	struct buf title = { 0 };

	add_title(&title, name);
	view_title(view, buf_text(&title));
	buf_clear(&title);
	show_banner(view, home, tui);
	show_greeting(view, tui);
	show_clock(view, home, tui);
	show_drafts(view, tui);
	show_menu(view, home, tui);
	show_infusion(view, home, tui);
	if (session_is_read_only(tui->session))
		view_message(view,
			     _("Open to read only: nothing can be noted."));
	view_message(view, words_limit());
	view_hint(view, "?", _("Help"));
	view_hint(view, words_enter(), _("Choose"));
	view_hint(view, "A", _("Alerts"));
	view_hint(view, "/", _("Search"));
	view_hint(view, "U", _("Undo"));
	view_hint(view, "L", _("Lock"));
}

static struct nav
resume(struct tui *tui, int which)
{
	size_t count = tui->drafts.count;
	const struct draft *draft;
	const struct screen *screen;

	if (which < 0 || (size_t)which >= count)
		return nav_to(NAV_STAY);
	draft = &tui->drafts.items[count - 1 - (size_t)which];
	screen = screen_find(draft->screen);
	if (screen == NULL)
		return nav_to(NAV_STAY);
	return nav_go(screen, draft->argument);
}

static struct nav
home_choose(struct tui *tui, int id)
{
	static const struct screen *const screens[] = {
		[ITEM_SYMPTOM] = &screen_choose,
		[ITEM_PRODUCTS] = &screen_products,
		[ITEM_MEASURES] = &screen_measures,
		[ITEM_HISTORY] = &screen_history,
		[ITEM_VISIT] = &screen_visit,
		[ITEM_CONTACTS] = &screen_contacts,
		[ITEM_TREATMENT] = &screen_treatment,
		[ITEM_REMINDER] = &screen_reminder,
	};

	if (id == ITEM_NOTHING)
		return note_nothing_new(tui);
	if (id == ITEM_CHECKIN)
		return nav_go(&screen_checkin, CHECKIN_DAY);
	if (id == ITEM_WEEK)
		return nav_go(&screen_checkin, CHECKIN_WEEK);
	if (id >= ITEM_DRAFT)
		return resume(tui, id - ITEM_DRAFT);
	return nav_go(screens[id], "");
}

/* On the item it was left by, unless that has done its work and is gone. */
static struct nav
returned(struct home *home, struct tui *tui)
{
	int chosen = home->chosen;
	bool is_red = load(home, tui);

	if (chosen != ITEM_NONE)
		tui_focus(tui, chosen == ITEM_WEEK || chosen >= ITEM_DRAFT
				       ? ITEM_NOTHING
				       : chosen);
	if (!is_red)
		return nav_to(NAV_STAY);
	tui->alarm_was_seen = true;
	return nav_go(&screen_emergency, "");
}

static struct nav
home_act(void *state, struct tui *tui, const struct event *event)
{
	struct home *home = state;

	if (event->kind == EVENT_CHOSEN) {
		home->chosen = event->id;
		return home_choose(tui, event->id);
	}
	if (event->kind == EVENT_LETTER && event->letter == 'a')
		return nav_go(&screen_alerts, "");
	if (event->kind == EVENT_BACK)
		return nav_to(NAV_STAY);
	return event->kind == EVENT_RETURNED ? returned(home, tui)
					     : nav_to(NAV_PASS);
}

const struct screen screen_home = {
	.name = "home",
	.help = N_("This is your day. \"Nothing new\" is one key. Anything "
		   "new, even slight, even in doubt: note it, and vigie says "
		   "whom to tell and how soon."),
	.state_size = sizeof(struct home),
	.enter = home_enter,
	.show = home_show,
	.act = home_act,
	.leave = home_leave,
};
