/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Some days of the diary: what was noted on them, and the grid made of it. */
#ifndef VIGIE_APP_DAYS_H
#define VIGIE_APP_DAYS_H

#include "app/session.h"
#include "report/grid.h"

struct days {
	struct grid grid;
	/* Of any status, oldest first: of these days, of some days before them
	 * and, where today is among them, of days to come. */
	struct entry_list entries;
	struct entry_list standing; /* older products and baselines */
	struct entry_list both;     /* not owned: what the grid was made of */
	/* The last day before them with a note. */
	bool has_before;
	int32_t day_before;
};
enum err days_load(struct days *out, struct session *session, int32_t from_day,
		   int32_t to_day) MUST_CHECK;
/* Wipes. */
void days_clear(struct days *days);

#endif
