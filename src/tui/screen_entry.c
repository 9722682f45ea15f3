/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One line of the diary, whole, with what stood there before. */
#include "config.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "tui/screen.h"

enum { ITEM_EDIT = ITEM_FIRST, ITEM_STRIKE, ITEM_BACK, ITEM_ANSWERED };
enum { VERSIONS = 50 }; /* shown of one note */

struct page {
	struct entry entry;
	bool is_there;
	const char *stands; /* what its alert does; NULL for none */
	char *said;         /* by the team about it; NULL for nothing */
};

static void
entry_leave(void *data)
{
	struct page *page = data;

	if (page->is_there)
		entry_clear(&page->entry);
	wipe_string(page->said);
	memset(page, 0, sizeof(*page));
}

/* What its alert does now; NULL without one that stands. */
static const char *
alert_of(const struct entry *entry, struct tui *tui)
{
	static const char *const words[] = {
		[ALERT_OPEN] = N_("Its alert is open: A says what to do."),
		[ALERT_CALM] = N_("Its alert is calm: the team was told."),
	};
	struct alert_list alerts = { 0 };
	const char *found = NULL;

	if (session_alerts(&alerts, tui->session, ALERT_CALM) != ERR_NONE)
		return NULL;
	for (size_t i = 0; i < alerts.count && found == NULL; i++)
		if (strcmp(alerts.items[i].code, entry->code) == 0)
			found = words[alerts.items[i].state];
	alert_list_clear(&alerts);
	return found;
}

static bool
has_alerts(const struct entry *entry)
{
	return entry_is_live(entry) &&
	       (entry->kind == ENTRY_SYMPTOM || entry->kind == ENTRY_MEASURE ||
		entry->kind == ENTRY_PRODUCT);
}

static void
load(struct page *page, struct tui *tui)
{
	entry_leave(page);
	page->is_there = session_entry(&page->entry, tui->session,
				       tui_argument_id(tui)) == ERR_NONE;
	if (!page->is_there || !has_alerts(&page->entry))
		return;
	page->stands = alert_of(&page->entry, tui);
	page->said = advice_instruction(tui->session, page->entry.code,
					lang_current());
}

static void
entry_enter(void *data, struct tui *tui)
{
	load(data, tui);
}

/* Its own form says it better; NULL where striking out and noting anew is
 * the way. */
static const struct screen *
form_of(const struct entry *entry)
{
	if (entry->kind == ENTRY_SYMPTOM)
		return &screen_symptom;
	if (entry->kind == ENTRY_MEASURE)
		return &screen_measure;
	if (entry->kind == ENTRY_PRODUCT)
		return &screen_product;
	if (entry->kind == ENTRY_QUESTION)
		return &screen_question;
	if (entry->kind == ENTRY_VISIT)
		return &screen_appointment;
	return NULL;
}

static bool
may_change(const struct page *page, const struct tui *tui)
{
	return page->is_there && entry_is_live(&page->entry) &&
	       !session_is_read_only(tui->session);
}

static void
show_late(struct view *view, const struct entry *entry)
{
	char *late = advice_noted_late(entry, lang_current());

	if (late != NULL)
		view_textf(view, _("This was %s."), late);
	free(late);
}

static const char *
by_whom(const struct entry *entry)
{
	static const char *const by[AUTHOR_COUNT] = {
		[AUTHOR_PATIENT] = N_("by the patient"),
		[AUTHOR_RELATIVE] = N_("by a relative"),
		[AUTHOR_TEAM] = N_("by the care team"),
	};

	return _(by[entry->by]);
}

static void
show_dates(struct view *view, const struct entry *entry, struct tui *tui)
{
	char *felt = words_moment(entry->felt, tui->now);
	char *noted = words_moment(entry->noted, tui->now);

	view_textf(view, _("When: %s"), felt);
	view_textf(view, _("Noted: %s, %s"), noted, by_whom(entry));
	show_late(view, entry);
	if (entry->noted.at > tui->now.at)
		(void)view_text(view, words_clock_back());
	free(felt);
	free(noted);
}

static void
show_details(struct view *view, const struct entry *entry)
{
	static const struct {
		const char *key, *label;
	} labels[] = {
		{ "since", N_("Since") },   { "dose", N_("Dose") },
		{ "amount", N_("Amount") }, { "reason", N_("For") },
		{ "until", N_("Until") },   { "said", N_("Told") },
		{ "next", N_("Next") },     { "name", N_("Name") },
	};

	for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++) {
		const char *text = entry_detail(entry, labels[i].key);
		struct buf line = { 0 };

		if (text == NULL)
			continue;
		buf_addf(&line, _("%s: %s"), _(labels[i].label), text);
		(void)view_text(view, buf_text(&line));
		buf_clear(&line);
	}
}

static void
show_version(struct view *view, const struct entry *before, struct tui *tui)
{
	char *line = advice_entry_line(tui->session, before, lang_current());
	char *moment = words_moment(before->noted, tui->now);

	view_gap(view);
	view_textf(view, _("Before, noted %s, %s: %s"), moment, by_whom(before),
		   line);
	if (before->note != NULL)
		view_textf(view, _("In your words: %s"), before->note);
	wipe_string(line);
	free(moment);
}

/* All that it was, the newest first. */
static void
show_before(struct view *view, const struct entry *entry, struct tui *tui)
{
	int64_t id = entry->amends;

	for (int i = 0; i < VERSIONS && id != 0; i++) {
		struct entry before = { 0 };

		if (session_entry(&before, tui->session, id) != ERR_NONE)
			return;
		show_version(view, &before, tui);
		id = before.amends;
		entry_clear(&before);
	}
}

/* The alert about the same, and what the team said about it. */
static void
show_alert(struct view *view, const struct page *page)
{
	if (page->stands != NULL)
		(void)view_text(view, _(page->stands));
	if (page->said != NULL)
		view_textf(view, _("The team said: %s"), page->said);
}

static void
show_page(struct view *view, const struct page *page, struct tui *tui)
{
	const struct entry *entry = &page->entry;
	char *line = advice_entry_line(tui->session, entry, lang_current());

	view_gap(view);
	view_heading(view, line);
	wipe_string(line);
	if (entry->status == ENTRY_STRUCK)
		view_textf(view, _("Struck out: %s"),
			   entry->why != NULL ? entry->why : "");
	if (entry->status == ENTRY_AMENDED)
		(void)view_text(view, _("Said better by a later note."));
	view_gap(view);
	show_dates(view, entry, tui);
	show_details(view, entry);
	if (entry->level > LEVEL_NONE)
		view_textf(view, _("Said when it was noted: %s %s"),
			   level_sign(entry->level),
			   _(level_sentence(entry->level)));
	show_alert(view, page);
	if (entry->note != NULL) {
		view_gap(view);
		view_textf(view, _("In your words: %s"), entry->note);
	}
	show_before(view, entry, tui);
}

static void
entry_show(struct view *view, void *data, struct tui *tui)
{
	const struct page *page = data;
	struct item *item;

	view_title(view, _("One note"));
	if (page->is_there)
		show_page(view, page, tui);
	view_gap(view);
	if (may_change(page, tui) && page->entry.kind == ENTRY_QUESTION) {
		view_key_button(view, ITEM_ANSWERED, "D", _("I had the answer"))
			->key = 'd';
		view_hint(view, "D", _("Answered"));
	}
	if (may_change(page, tui) && form_of(&page->entry) != NULL) {
		view_key_button(view, ITEM_EDIT, "E", _("Say it better"))->key =
			'e';
		view_hint(view, "E", _("Say it better"));
	}
	if (may_change(page, tui)) {
		item = view_key_button(view, ITEM_STRIKE, "X", _("Strike out"));
		item->key = 'x';
		item->is_beside = form_of(&page->entry) != NULL;
		view_hint(view, "X", _("Strike out"));
	}
	view_key_button(view, ITEM_BACK, words_escape(), _("Back"))->is_beside =
		may_change(page, tui);
	view_message(view, _("What stood there before is always kept."));
	view_hint(view, "U", _("Undo"));
	view_hint(view, words_escape(), _("Back"));
}

/* Struck out, which keeps it, with that for a reason. */
static struct nav
take_answer(struct tui *tui, int64_t id)
{
	enum err err = session_strike(tui->session, id, _("answered"));

	if (err != ERR_NONE) {
		tui_say_failure(tui, err);
		return nav_to(NAV_STAY);
	}
	tui_say(tui, "%s",
		_("Answered: it leaves your list, and is kept. U takes it "
		  "back."));
	return nav_to(NAV_BACK);
}

static struct nav
entry_act(void *data, struct tui *tui, const struct event *event)
{
	struct page *page = data;

	if (event->kind == EVENT_RETURNED) {
		load(page, tui);
		if (page->is_there && page->entry.status == ENTRY_LIVE)
			return nav_to(NAV_STAY);
		return nav_to(NAV_BACK);
	}
	if (event->kind != EVENT_CHOSEN)
		return nav_to(NAV_PASS);
	if (event->id == ITEM_EDIT)
		return nav_go_id(form_of(&page->entry), page->entry.id);
	if (event->id == ITEM_STRIKE)
		return nav_go_id(&screen_strike, page->entry.id);
	if (event->id == ITEM_ANSWERED)
		return take_answer(tui, page->entry.id);
	return nav_to(NAV_BACK);
}

const struct screen screen_entry = {
	.name = "entry",
	.help = N_("E says it better: the old line is kept beside the new. X "
		   "strikes it out, with a reason. U takes back."),
	.state_size = sizeof(struct page),
	.enter = entry_enter,
	.show = entry_show,
	.act = entry_act,
	.leave = entry_leave,
};
