/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Everything in one list, the newest first, under a grid of its days; and a
 * search in all of it: open at once with the argument "search". */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/days.h"
#include "base/alloc.h"
#include "tui/chart.h"
#include "tui/render.h"
#include "tui/screen.h"
#include "tui/timeline.h"

enum {
	ITEM_EARLIER = ITEM_FIRST,
	ITEM_LATER,
	ITEM_OF_LINES,
	SEARCH_WIDTH = 34,
	FOUND_LIMIT = 200,
	WEEK = 7,
	DAY_GROUP = 1 << 24, /* items of a day are a group of their own */
};

/* How much is seen at once. */
enum zoom { ZOOM_FORTNIGHT, ZOOM_QUARTER, ZOOM_DAY, ZOOM_COUNT };
static const struct {
	int days, a_column;
} zooms[] = {
	[ZOOM_FORTNIGHT] = { 2 * WEEK, 1 },
	[ZOOM_QUARTER] = { 13 * WEEK, WEEK },
	[ZOOM_DAY] = { 1, 1 },
};

struct history {
	int words;
	bool is_open; /* the search */
	bool in_words;
	enum zoom zoom;
	enum lang lang;
	int32_t today, to_day;
	int32_t day_before_words; /* in focus, when the sentences came */
	struct days days;
	struct entry_list found; /* by the search */
	struct timeline list;
};

static void
history_leave(void *data)
{
	struct history *state = data;

	timeline_clear(&state->list);
	days_clear(&state->days);
	entry_list_clear(&state->found);
}

/* ---- what is loaded ---- */

static const char *
search_words(struct tui *tui)
{
	return form_text(tui_form(tui), "words");
}

static void
search(struct history *state, struct tui *tui)
{
	struct session_query query = { .words = search_words(tui),
				       .limit = FOUND_LIMIT };

	enum err err;

	entry_list_clear(&state->found);
	err = session_entries(&state->found, tui->session, &query);
	if (err != ERR_NONE)
		tui_say_failure(tui, err);
	timeline_of_found(&state->list, &state->found);
}

/* The last day of the quarter, fortnight or day that holds this one; quarters
 * end on a Sunday, the others are counted from today. */
static int32_t
last_day_with(const struct history *state, int32_t day)
{
	int32_t span = zooms[state->zoom].days, end = state->today;

	if (zooms[state->zoom].a_column == WEEK)
		end += WEEK - 1 - civil_weekday(end);
	return day >= end ? end : end - (end - day) / span * span;
}

static void
load_days(struct history *state, struct tui *tui)
{
	int32_t from;
	enum err err;

	state->today = stamp_day(tui->now);
	if (state->to_day == 0)
		state->to_day = last_day_with(state, state->today);
	from = state->to_day - zooms[state->zoom].days + 1;
	days_clear(&state->days);
	err = days_load(&state->days, tui->session, from, state->to_day);
	if (err != ERR_NONE)
		tui_say_failure(tui, err);
	timeline_of_days(&state->list, &state->days);
}

static bool
is_search(const struct history *state, struct tui *tui)
{
	return state->is_open && search_words(tui)[0] != '\0';
}

static void
load(struct history *state, struct tui *tui)
{
	timeline_clear(&state->list);
	state->lang = lang_current();
	if (is_search(state, tui))
		search(state, tui);
	else
		load_days(state, tui);
}

/* The last thing noted of today or before. */
static void
focus_on_last(const struct history *state, struct tui *tui)
{
	size_t line = 0;

	while (line < state->list.count &&
	       (state->list.lines[line].entry == NULL ||
		state->list.lines[line].day > state->today))
		line++;
	if (line == state->list.count)
		line = 0;
	tui_focus(tui, ITEM_OF_LINES + (int)line);
}

static void
history_enter(void *data, struct tui *tui)
{
	struct history *state = data;

	state->words = form_add(tui_form(tui), "words", FIELD_TEXT);
	state->is_open = strcmp(tui_argument(tui), "search") == 0;
	load(state, tui);
	if (!state->is_open)
		focus_on_last(state, tui);
}

/* ---- where the focus is ---- */

static bool
has_later(const struct history *state)
{
	return state->to_day < last_day_with(state, state->today);
}

/* Of the line in focus, or to be: -1 for none. */
static long
focused_line(const struct history *state, struct tui *tui)
{
	int focus = tui->frames[tui->depth - 1].focus;
	long line = focus < 0 ? -focus - ITEM_OF_LINES
			      : focus - (has_later(state) ? 1 : 0);

	if (line < 0)
		line = 0;
	if (line >= (long)state->list.count)
		line = (long)state->list.count - 1;
	return line;
}

static int32_t
focused_day(const struct history *state, struct tui *tui)
{
	long line = focused_line(state, tui);

	return line < 0 ? state->to_day : state->list.lines[line].day;
}

static int
focused_column(const struct history *state, struct tui *tui)
{
	int32_t day = focused_day(state, tui) - state->days.grid.from_day;

	if (day >= state->days.grid.days)
		day = state->days.grid.days - 1;
	return day < 0 ? 0 : day / zooms[state->zoom].a_column;
}

/* ---- what is shown ---- */

static void
show_line(struct view *view, struct history *state, size_t at, struct tui *tui)
{
	struct timeline_line *line = &state->list.lines[at];
	struct item *item = view_line(view, ITEM_OF_LINES + (int)at,
				      timeline_text(&state->list, at, tui));

	item->group = DAY_GROUP + line->day;
	if (line->entry == NULL)
		return;
	if (line->entry->status == ENTRY_STRUCK)
		item_hint(item, _("struck out"));
	else if (line->entry->status == ENTRY_AMENDED)
		item_hint(item, _("said better since"));
	else if (level_sign(line->entry->level)[0] != '\0')
		item_hint(item, level_sign(line->entry->level));
}

static void
show_heading(struct view *view, const struct timeline_line *line,
	     struct tui *tui)
{
	char *name = words_day(line->day, tui->now);
	char *from = lang_short_day(lang_current(), line->first_day);
	char *to = lang_short_day(lang_current(), line->day);
	struct buf text = { 0 };

	if (line->first_day < line->day)
		buf_addf(&text, _("from %s to %s"), from, to);
	(void)view_text(view, text.length > 0 ? buf_text(&text) : name);
	buf_clear(&text);
	free(name);
	free(from);
	free(to);
}

static void
show_lines(struct view *view, struct history *state, struct tui *tui)
{
	for (size_t i = 0; i < state->list.count; i++) {
		const struct timeline_line *line = &state->list.lines[i];

		if (i == 0 || line[-1].day != line->day)
			show_heading(view, line, tui);
		show_line(view, state, i, tui);
	}
}

static void
show_search(struct view *view, struct history *state, struct tui *tui)
{
	item_lead(view_field(view, state->words, SEARCH_WIDTH), _("Search"));
	view_gap(view);
	view_end_head(view);
	if (is_search(state, tui) && state->list.count == 0)
		(void)view_text(view, _("Nothing with these words."));
	show_lines(view, state, tui);
	if (state->found.count == FOUND_LIMIT)
		(void)view_text(view, _("There is more: add a word."));
	view_message(view, _("Accents do not count. A person who answered, a "
			     "code, a name of a medicine: all is searched."));
}

/* "7 to 20 Nov., 14 days" */
static void
show_period(struct view *view, const struct history *state)
{
	const struct grid *grid = &state->days.grid;
	int32_t last = grid->from_day + grid->days - 1;
	char *from = lang_short_day(lang_current(), grid->from_day);
	char *to = lang_short_day(lang_current(),
				  last < state->today ? last : state->today);
	struct buf text = { 0 };

	if (zooms[state->zoom].a_column == WEEK)
		buf_addf(&text, _("%s to %s, %d weeks"), from, to,
			 grid->days / WEEK);
	else if (grid->days > 1)
		buf_addf(&text, _("%s to %s, %d days"), from, to, grid->days);
	else
		buf_adds(&text, to);
	view_aside(view, buf_text(&text));
	buf_clear(&text);
	free(from);
	free(to);
}

static void
show_summary(struct view *view, const struct chart *chart)
{
	char *summary = chart_summary(chart);
	struct buf text = { 0 };

	buf_addf(&text, _("F  In sentences: \"%s\""), summary);
	view_message(view, buf_text(&text));
	buf_clear(&text);
	wipe_string(summary);
}

static void
show_chart(struct view *view, struct history *state, struct tui *tui)
{
	struct chart chart = { .pack = tui->options->pack,
			       .grid = &state->days.grid,
			       .days = zooms[state->zoom].a_column };

	if (state->in_words || tui->renderer->is_linear) {
		chart_tell(view, &chart);
		view_gap(view);
		return;
	}
	view->column = focused_column(state, tui);
	chart_add(view, &chart);
	view_gap(view);
	view_end_head(view);
	show_summary(view, &chart);
}

static void
show_days(struct view *view, struct history *state, struct tui *tui)
{
	show_period(view, state);
	show_chart(view, state, tui);
	if (has_later(state))
		(void)view_line(view, ITEM_LATER, _("Later notes"));
	if (state->list.count == 0 && !state->days.has_before)
		(void)view_text(view, _("Nothing is noted yet."));
	show_lines(view, state, tui);
	if (state->days.has_before)
		(void)view_line(view, ITEM_EARLIER, _("Earlier notes"));
	view->is_timeline = true;
}

static void
show_keys(struct view *view, const struct history *state)
{
	if (state->is_open) {
		view_hint(view, "F1", _("Help"));
		view_hint(view, C_("key", "Arrows"), _("Move"));
		view_hint(view, words_enter(), _("Open"));
		view_hint(view, words_escape(), _("The list again"));
		return;
	}
	view_hint(view, "?", _("Help"));
	view_hint(view, C_("key", "Arrows"), _("Day"));
	view_hint(view, words_enter(), _("Open"));
	if (state->in_words)
		view_hint(view, "F", _("Grid"));
	view_hint(view, "Z", _("Period"));
	view_hint(view, "/", _("Search"));
	view_hint(view, words_escape(), _("Back"));
}

static void
history_show(struct view *view, void *data, struct tui *tui)
{
	struct history *state = data;

	if (state->lang != lang_current())
		load(state, tui);
	view_title(view, _("My history"));
	view_gap(view);
	if (state->is_open)
		show_search(view, state, tui);
	else
		show_days(view, state, tui);
	view_message(view, _("Nothing is ever deleted: struck out, with a "
			     "reason, and kept."));
	show_keys(view, state);
}

/* ---- what is done ---- */

static struct nav
open_search(struct history *state, struct tui *tui)
{
	state->is_open = true;
	tui->frames[tui->depth - 1].focus = 0;
	return nav_to(NAV_STAY);
}

static struct nav
close_search(struct history *state, struct tui *tui)
{
	if (!state->is_open)
		return nav_to(NAV_PASS);
	state->is_open = false;
	form_set_text(tui_form(tui), "words", "");
	load(state, tui);
	focus_on_last(state, tui);
	return nav_to(NAV_STAY);
}

/* On the first line of the day, or of the first day before it. */
static void
focus_on_day(const struct history *state, struct tui *tui, int32_t day)
{
	size_t line = 0;

	while (line + 1 < state->list.count &&
	       state->list.lines[line].day > day)
		line++;
	tui_focus(tui, ITEM_OF_LINES + (int)line);
}

static struct nav
go_to_day(struct history *state, struct tui *tui, int32_t day)
{
	state->to_day = last_day_with(state, day);
	tui->frames[tui->depth - 1].serial = ++tui->serial;
	load(state, tui);
	focus_on_day(state, tui, day);
	return nav_to(NAV_STAY);
}

/* Read, and said, from its beginning. */
static struct nav
change_form(struct history *state, struct tui *tui)
{
	struct frame *frame = &tui->frames[tui->depth - 1];

	state->in_words = !state->in_words;
	frame->serial = ++tui->serial;
	if (!state->in_words) {
		focus_on_day(state, tui, state->day_before_words);
		return nav_to(NAV_STAY);
	}
	state->day_before_words = focused_day(state, tui);
	frame->focus = 0;
	return nav_to(NAV_STAY);
}

static struct nav
change_zoom(struct history *state, struct tui *tui)
{
	int32_t day = focused_day(state, tui);

	state->zoom = (enum zoom)((state->zoom + 1) % ZOOM_COUNT);
	return go_to_day(state, tui, day);
}

static struct nav
choose(struct history *state, struct tui *tui, int id)
{
	const struct timeline_line *line;

	if (id == ITEM_EARLIER)
		return go_to_day(state, tui, state->days.day_before);
	if (id == ITEM_LATER)
		return go_to_day(state, tui, state->to_day + 1);
	line = &state->list.lines[id - ITEM_OF_LINES];
	if (line->entry != NULL)
		return nav_go_id(&screen_entry, line->entry->id);
	tui_say(tui, "%s",
		_("S notes a symptom: its \"When?\" can be this day."));
	return nav_to(NAV_STAY);
}

static struct nav
hear_letter(struct history *state, struct tui *tui, uint32_t letter)
{
	if (state->is_open)
		return nav_to(NAV_PASS);
	if (letter == '/')
		return open_search(state, tui);
	if (letter == 'z')
		return change_zoom(state, tui);
	return letter == 'f' ? change_form(state, tui) : nav_to(NAV_PASS);
}

static struct nav
history_act(void *data, struct tui *tui, const struct event *event)
{
	struct history *state = data;

	switch (event->kind) {
	case EVENT_CHOSEN:
		return choose(state, tui, event->id);
	case EVENT_CHANGED:
	case EVENT_RETURNED:
		load(state, tui);
		return nav_to(NAV_STAY);
	case EVENT_LETTER:
		return hear_letter(state, tui, event->letter);
	case EVENT_BACK:
		return close_search(state, tui);
	case EVENT_SAVE:
		return nav_to(NAV_STAY);
	case EVENT_ENTER:
		break;
	}
	return nav_to(NAV_PASS);
}

const struct screen screen_history = {
	.name = "history",
	.help = N_("All that was noted, the newest first, under a grid of its "
		   "days: 0 not there, 1 to 4 how strong, - a day not filled "
		   "in, . not asked, = taken, + measured, P infusion, ! call. "
		   "Left and Right go from day to day. F says the same in "
		   "sentences, Z shows a day, 14 days or 13 weeks. Enter opens "
		   "a line: there it can be said better, or struck out with a "
		   "reason. / searches in all of it, without accents."),
	.state_size = sizeof(struct history),
	.enter = history_enter,
	.show = history_show,
	.act = history_act,
	.leave = history_leave,
};
