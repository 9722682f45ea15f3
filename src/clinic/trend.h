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

#endif
