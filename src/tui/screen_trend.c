/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The page of one measure: what was just noted, what it was before, and its
 * line over the months. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "report/measured.h"
#include "tui/measure_line.h"
#include "tui/render.h"
#include "tui/screen.h"

enum { ITEM_NOTE = ITEM_FIRST, ITEM_BACK };
enum wording { WORDING_FIGURES, WORDING_SENTENCES };

struct trend_page {
	const struct measure *measure;
	struct entry_list entries; /* of it, and of what is linked to it */
	struct entry_list seconds; /* of the measure typed after a bar */
	enum trend_step step;
	enum wording wording;
	int64_t noted; /* the entry just kept, 0 for none */
};

static void
trend_leave(void *data)
{
	struct trend_page *page = data;

	entry_list_clear(&page->entries);
	entry_list_clear(&page->seconds);
}

/* The live entries of one kind and code move into the list. */
static void
gather(struct entry_list *out, struct tui *tui, enum entry_kind kind,
       const char *code)
{
	struct session_query query = { .kinds = 1u << kind,
				       .code = code,
				       .live_only = true };
	struct entry_list list = { 0 };

	if (session_entries(&list, tui->session, &query) != ERR_NONE)
		return;
	for (size_t i = 0; i < list.count; i++)
		*entry_list_push(out) = list.items[i];
	list.count = 0;
	entry_list_clear(&list);
}

static bool
is_linked(const struct symptom *symptom, const struct measure *measure)
{
	for (size_t i = 0; i < symptom->link_count; i++)
		if (symptom->links[i] == measure)
			return true;
	return false;
}

static void
load(struct trend_page *page, struct tui *tui)
{
	const struct pack *pack = tui->options->pack;

	trend_leave(page);
	if (page->measure == NULL)
		return;
	gather(&page->entries, tui, ENTRY_MEASURE, page->measure->id);
	if (page->measure->second != NULL)
		gather(&page->seconds, tui, ENTRY_MEASURE,
		       page->measure->second->id);
	for (size_t i = 0; i < pack_symptom_count(pack); i++)
		if (is_linked(pack_symptom_at(pack, i), page->measure))
			gather(&page->entries, tui, ENTRY_SYMPTOM,
			       pack_symptom_at(pack, i)->id);
}

static void
trend_enter(void *data, struct tui *tui)
{
	struct trend_page *page = data;

	page->measure = pack_measure(tui->options->pack, tui_argument(tui));
	page->wording = tui->renderer->is_linear ? WORDING_SENTENCES
						 : WORDING_FIGURES;
	page->noted = tui->noted_entry;
	tui->noted_entry = 0;
	load(page, tui);
}

/* ---- what was noted last ---- */

/* The latest with a number, before that entry where one is given. */
static const struct entry *
latest(const struct trend_page *page, const struct entry *before)
{
	const struct entry *found = NULL;

	for (size_t i = 0; i < page->entries.count; i++) {
		const struct entry *entry = &page->entries.items[i];

		if (trend_number(entry, page->measure->id) == NULL ||
		    entry == before ||
		    (before != NULL && entry->felt.at > before->felt.at))
			continue;
		if (found == NULL || entry->felt.at >= found->felt.at)
			found = entry;
	}
	return found;
}

static const struct entry *
just_noted(const struct trend_page *page)
{
	for (size_t i = 0; i < page->entries.count; i++)
		if (page->noted != 0 &&
		    page->entries.items[i].id == page->noted)
			return &page->entries.items[i];
	return NULL;
}

/* The second number that was taken at the same moment. */
static void
read_second(struct readings *out, const struct trend_page *page,
	    const struct entry *entry)
{
	for (size_t i = 0; i < page->seconds.count; i++)
		if (page->seconds.items[i].felt.at == entry->felt.at &&
		    measured_of_entry(&out->parts[1], page->measure->second,
				      &page->seconds.items[i]))
			out->count = READING_PARTS;
}

static char *
value_of(const struct trend_page *page, const struct entry *entry)
{
	const struct translator to = lang_translator(lang_current());
	struct readings readings = { .count = 1 };
	struct reading *first = &readings.parts[0];
	struct buf out = { 0 };

	first->measure = page->measure;
	if (!measured_of_entry(first, page->measure, entry)) {
		first->value = trend_number(entry, page->measure->id)->value;
		first->typed = first->value;
	}
	read_second(&readings, page, entry);
	measured_add(&out, &readings, &to);
	return buf_take(&out);
}

static size_t
unit_of(const struct trend_page *page, const struct entry *entry)
{
	struct reading reading = { 0 };

	if (!measured_of_entry(&reading, page->measure, entry) ||
	    !page->measure->units[reading.unit].is_offered)
		return 0;
	return reading.unit;
}

static void
show_latest(struct view *view, const struct trend_page *page,
	    const struct entry *entry, struct tui *tui)
{
	const struct entry *before = latest(page, entry);
	char *value = value_of(page, entry);
	char *moment = words_moment(entry->felt, tui->now);
	struct buf line = { 0 };

	buf_addf(&line,
		 just_noted(page) == entry ? _("Noted: %s, %s.")
					   : _("The last: %s, %s."),
		 value, moment);
	view_heading(view, buf_text(&line));
	buf_clear(&line);
	free(value);
	free(moment);
	if (before == NULL)
		return;
	value = value_of(page, before);
	moment = words_moment(before->felt, tui->now);
	view_textf(view, _("Before: %s, %s."), value, moment);
	free(value);
	free(moment);
}

/* ---- the page ---- */

static void
show_line(struct view *view, const struct trend_page *page,
	  const struct entry *last, struct tui *tui)
{
	struct measure_line line = { .measure = page->measure,
				     .unit = unit_of(page, last),
				     .step = page->step };

	trend_line(&line.trend, &page->entries, page->measure->id, page->step,
		   stamp_day(tui->now));
	view_gap(view);
	if (line.trend.count == 0)
		(void)view_text(view,
				page->step == TREND_WEEKS
					? _("Nothing in the last twelve weeks.")
					: _("Nothing in the last twelve "
					    "months."));
	else if (page->wording == WORDING_FIGURES)
		measure_line_figures(view, &line);
	else
		measure_line_sentences(view, &line);
}

static void
show_hints(struct view *view, const struct trend_page *page)
{
	view_hint(view, "?", _("Help"));
	view_hint(view, "N", _("Note it"));
	view_hint(view, "F",
		  page->wording == WORDING_FIGURES ? _("Sentences")
						   : _("Figures"));
	view_hint(view, "Z",
		  page->step == TREND_WEEKS ? _("Months") : _("Weeks"));
	view_hint(view, "U", _("Undo"));
	view_hint(view, words_escape(), _("Back"));
}

static void
trend_show(struct view *view, void *data, struct tui *tui)
{
	const struct trend_page *page = data;
	const struct entry *entry;

	if (page->measure == NULL) {
		view_title(view, _("My measures"));
		return;
	}
	view_title(view, lang_words(&page->measure->label));
	view_gap(view);
	entry = just_noted(page);
	if (entry == NULL)
		entry = latest(page, NULL);
	if (entry == NULL) {
		(void)view_text(view, _("Nothing is noted yet."));
	} else {
		show_latest(view, page, entry, tui);
		show_line(view, page, entry, tui);
	}
	view_gap(view);
	view_key_button(view, ITEM_NOTE, "N", _("Note a value"))->key = 'n';
	view_key_button(view, ITEM_BACK, words_escape(), _("Back"))->is_beside =
		true;
	view_message(view, words_limit());
	show_hints(view, page);
}

static struct nav
hear_letter(struct trend_page *page, struct tui *tui, uint32_t letter)
{
	if (letter == 'f')
		page->wording = page->wording == WORDING_FIGURES
					? WORDING_SENTENCES
					: WORDING_FIGURES;
	else if (letter == 'z')
		page->step = page->step == TREND_WEEKS ? TREND_MONTHS
						       : TREND_WEEKS;
	else
		return nav_to(NAV_PASS);
	/* Another page, to be read from its top. */
	tui->frames[tui->depth - 1].serial = ++tui->serial;
	return nav_to(NAV_STAY);
}

static struct nav
trend_act(void *data, struct tui *tui, const struct event *event)
{
	struct trend_page *page = data;

	if (event->kind == EVENT_RETURNED) {
		load(page, tui);
		return nav_to(NAV_STAY);
	}
	if (page->measure == NULL)
		return nav_to(NAV_BACK);
	if (event->kind == EVENT_LETTER)
		return hear_letter(page, tui, event->letter);
	if (event->kind == EVENT_CHOSEN && event->id == ITEM_NOTE)
		return nav_replace(&screen_measure, page->measure->id);
	if (event->kind == EVENT_CHOSEN)
		return nav_to(NAV_BACK);
	return nav_to(NAV_PASS);
}

const struct screen screen_trend = {
	.name = "trend",
	.help = N_("The line of one measure: in each row the last value, the "
		   "lowest and the highest. F says the same in sentences, Z "
		   "goes from weeks to months."),
	.state_size = sizeof(struct trend_page),
	.enter = trend_enter,
	.show = trend_show,
	.act = trend_act,
	.leave = trend_leave,
};
