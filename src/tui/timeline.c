/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/timeline.h"

#include <stdlib.h>

#include "base/alloc.h"

static void
make_room(struct timeline *out, size_t count)
{
	timeline_clear(out);
	out->lines = alloc_zeroed(count + 1, sizeof(*out->lines));
}

static void
add_line(struct timeline *out, const struct entry *entry, int32_t day)
{
	struct timeline_line line = { .entry = entry,
				      .day = day,
				      .first_day = day };

	out->lines[out->count++] = line;
}

void
timeline_of_found(struct timeline *out, const struct entry_list *found)
{
	make_room(out, found->count);
	for (size_t i = found->count; i > 0; i--) {
		const struct entry *entry = &found->items[i - 1];

		add_line(out, entry, stamp_day(entry->felt));
	}
}

static bool
is_missed(const struct grid *grid, int32_t day)
{
	int32_t place = day - grid->from_day;

	return place >= 0 && place < grid->days &&
	       grid->filled[place] == CELL_MISSED;
}

/* From last down to the one before day, those on end in one line. */
static void
add_missed(struct timeline *out, const struct grid *grid, int32_t last,
	   int32_t day)
{
	for (; last > day; last--) {
		if (!is_missed(grid, last))
			continue;
		add_line(out, NULL, last);
		while (last - 1 > day && is_missed(grid, last - 1))
			last--;
		out->lines[out->count - 1].first_day = last;
	}
}

void
timeline_of_days(struct timeline *out, const struct days *days)
{
	const struct entry_list *entries = &days->entries;
	const struct grid *grid = &days->grid;
	int32_t next = grid->from_day + grid->days - 1;

	make_room(out, entries->count + GRID_DAYS);
	for (size_t i = entries->count; i > 0; i--) {
		const struct entry *entry = &entries->items[i - 1];
		int32_t day = stamp_day(entry->felt);

		if (day < grid->from_day)
			continue;
		add_missed(out, grid, next, day);
		add_line(out, entry, day);
		next = day - 1 < next ? day - 1 : next;
	}
	add_missed(out, grid, next, grid->from_day - 1);
}

static char *
text_of_missed(const struct timeline_line *line)
{
	int days = (int)(line->day - line->first_day) + 1;
	struct buf out = { 0 };

	buf_addf(&out,
		 P_("%d day not filled in", "%d days not filled in",
		    (unsigned long)days),
		 days);
	return buf_take(&out);
}

/* A check-in ends with it: beside what else was noted it is no more. */
static bool
is_nothing_else(const struct timeline *timeline, size_t at)
{
	const struct entry *entry = timeline->lines[at].entry;

	if (entry->kind != ENTRY_NOTHING_NEW)
		return false;
	for (size_t i = 0; i < timeline->count; i++) {
		const struct entry *other = timeline->lines[i].entry;

		if (other != NULL && other->kind == ENTRY_SYMPTOM &&
		    other->noted.at == entry->noted.at)
			return true;
	}
	return false;
}

/* The night belongs to the day before: that is said. */
static char *
text_of_entry(const struct timeline *timeline, size_t at, struct tui *tui)
{
	const struct entry *entry = timeline->lines[at].entry;
	char *words = is_nothing_else(timeline, at)
			      ? alloc_string(_("Nothing else new"))
			      : advice_entry_line(tui->session, entry,
						  lang_current());
	char *hour = lang_hour(lang_current(), entry->felt);
	struct buf out = { 0 };

	if (stamp_civil(entry->felt).hour < DAY_STARTS_AT / 3600)
		buf_addf(&out, _("%s (night)"), hour);
	else
		buf_adds(&out, hour);
	buf_addf(&out, "  %s", words);
	wipe_string(words);
	free(hour);
	return buf_take(&out);
}

const char *
timeline_text(struct timeline *timeline, size_t at, struct tui *tui)
{
	struct timeline_line *line = &timeline->lines[at];

	if (line->text == NULL)
		line->text = line->entry == NULL
				     ? text_of_missed(line)
				     : text_of_entry(timeline, at, tui);
	return line->text;
}

void
timeline_clear(struct timeline *timeline)
{
	for (size_t i = 0; i < timeline->count; i++)
		wipe_string(timeline->lines[i].text);
	free(timeline->lines);
	*timeline = (struct timeline){ 0 };
}
