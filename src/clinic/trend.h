/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a measure went over the days: for charts and the page of a visit. How a
 * symptom went is in report/grid. */
#ifndef VIGIE_CLINIC_TREND_H
#define VIGIE_CLINIC_TREND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/milli.h"
#include "base/stamp.h"
#include "clinic/entry.h"

/* A measure between two diary days, both counted; linked numbers too. */
struct trend_range {
	size_t days; /* on which it was taken; 0: the rest says nothing */
	milli first, last, least, most;
};
void trend_measure(struct trend_range *out, const struct entry_list *entries,
		   const char *measure, int32_t from_day, int32_t to_day);

/* The number an entry gives for a measure, its own or a linked one; NULL when
 * there is none, or the entry is live no more. */
const struct answer *trend_number(const struct entry *entry,
				  const char *measure);

/* The line of a measure over TREND_ROWS weeks or months. Weeks begin on
 * Monday; the first row is the one that to_day is in, and ends with it. */
enum trend_step { TREND_WEEKS, TREND_MONTHS };
enum { TREND_ROWS = 12 };
struct trend_row {
	int32_t from_day, to_day;
	struct trend_range range;
};
struct trend_line {
	struct trend_row rows[TREND_ROWS]; /* the newest first */
	size_t count; /* down to the oldest with a number; 0: none has one */
	struct trend_range range; /* of them all */
};
void trend_line(struct trend_line *out, const struct entry_list *entries,
		const char *measure, enum trend_step step, int32_t to_day);
/* Where a value stands between the ends of a line drawn in so many cells:
 * 0 to cells - 1, and 0 when both ends are the same. */
int trend_cell(milli value, const struct trend_range *range, int cells);

#endif
