/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "clinic/trend.h"

const struct answer *
trend_number(const struct entry *entry, const char *measure)
{
	const struct answer *answer = NULL;

	if (!entry_is_live(entry))
		return NULL;
	if (entry->kind == ENTRY_MEASURE && strcmp(entry->code, measure) == 0)
		answer = entry_find_answer(entry, "value");
	else if (entry->kind == ENTRY_SYMPTOM)
		answer = entry_find_answer(entry, measure);
	if (answer == NULL || answer->state != ANSWER_GIVEN)
		return NULL;
	return answer;
}

enum { RANGE_DAYS = 36525, WORD_BITS = 64 }; /* a hundred years */

/* The moments of what is first and last so far, and the days seen. */
struct range_reading {
	struct trend_range *out;
	int64_t first_at, last_at;
	int32_t from_day, to_day;
	uint64_t seen[RANGE_DAYS / WORD_BITS + 1];
};

static void
see_day(struct range_reading *reading, int32_t day)
{
	size_t place = (size_t)(day - reading->from_day);
	uint64_t bit = (uint64_t)1 << (place % WORD_BITS);

	if ((reading->seen[place / WORD_BITS] & bit) == 0)
		reading->out->days++;
	reading->seen[place / WORD_BITS] |= bit;
}

static void
take_number(struct range_reading *reading, milli value, int64_t at)
{
	struct trend_range *out = reading->out;
	bool is_first = out->days == 0;

	if (is_first || at < reading->first_at) {
		out->first = value;
		reading->first_at = at;
	}
	if (is_first || at >= reading->last_at) {
		out->last = value;
		reading->last_at = at;
	}
	if (is_first || value < out->least)
		out->least = value;
	if (is_first || value > out->most)
		out->most = value;
}

void
trend_measure(struct trend_range *out, const struct entry_list *entries,
	      const char *measure, int32_t from_day, int32_t to_day)
{
	struct range_reading reading = {
		.out = out,
		.from_day = from_day > to_day - RANGE_DAYS
				    ? from_day
				    : to_day - RANGE_DAYS,
		.to_day = to_day,
	};

	*out = (struct trend_range){ 0 };
	for (size_t i = 0; i < entries->count; i++) {
		const struct entry *entry = &entries->items[i];
		const struct answer *answer = trend_number(entry, measure);
		int32_t day = stamp_day(entry->felt);

		if (answer == NULL || day < reading.from_day ||
		    day > reading.to_day)
			continue;
		take_number(&reading, answer->value, entry->felt.at);
		see_day(&reading, day);
	}
}

/* The first day of the row that ends with this one. */
static int32_t
row_begins(enum trend_step step, int32_t to_day)
{
	struct civil civil = civil_from_day(to_day);

	if (step == TREND_WEEKS)
		return to_day - civil_weekday(to_day);
	return to_day - (civil.day - 1);
}

void
trend_line(struct trend_line *out, const struct entry_list *entries,
	   const char *measure, enum trend_step step, int32_t to_day)
{
	int32_t last = to_day;

	*out = (struct trend_line){ 0 };
	for (size_t i = 0; i < TREND_ROWS; i++) {
		struct trend_row *row = &out->rows[i];

		row->from_day = row_begins(step, last);
		row->to_day = last;
		trend_measure(&row->range, entries, measure, row->from_day,
			      row->to_day);
		if (row->range.days > 0)
			out->count = i + 1;
		last = row->from_day - 1;
	}
	trend_measure(&out->range, entries, measure, last + 1, to_day);
}

int
trend_cell(milli value, const struct trend_range *range, int cells)
{
	milli span = range->most - range->least;

	if (span == 0)
		return 0;
	return (int)milli_scale(value - range->least, cells - 1, span);
}
