/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How a symptom or a measure went over the days: for charts and the page of a
 * visit. The worst of a day stands for it; an average would hide a peak. */
#ifndef VIGIE_CLINIC_TREND_H
#define VIGIE_CLINIC_TREND_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/milli.h"
#include "base/stamp.h"
#include "clinic/entry.h"
#include "clinic/pack.h"

enum { TREND_DAYS = 84, TREND_NOTHING = -1 };

/* By the last two days on which it was noted. */
enum trend_way {
	TREND_UNKNOWN, /* noted on one day, or none */
	TREND_BETTER,
	TREND_SAME,
	TREND_WORSE,
};

/* The last TREND_DAYS diary days, the last of them to_day. */
struct trend {
	int32_t to_day;
	int worst[TREND_DAYS]; /* driver 0 to 4, or TREND_NOTHING */
	int highest;           /* of all these days; 0 when never there */
	size_t days;           /* on which it was noted */
	enum trend_way way;
};
/* Live entries of a symptom, in any order; entries of other days are passed
 * over. */
void trend_symptom(struct trend *out, const struct pack *pack,
		   const struct entry_list *entries, const char *symptom,
		   int32_t to_day);

/* A measure between two diary days, both counted; linked numbers too. */
struct trend_range {
	size_t days; /* on which it was taken; 0: the rest says nothing */
	milli first, last, least, most;
};
void trend_measure(struct trend_range *out, const struct entry_list *entries,
		   const char *measure, int32_t from_day, int32_t to_day);

#endif
