/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of a window over a long diary: the ids of what is in it. */
#ifndef VIGIE_STORE_CASE_INSIDE_H
#define VIGIE_STORE_CASE_INSIDE_H

#include "store/rows.h"

/* A day begins and ends so much sooner or later elsewhere. */
enum { ZONES = 14 * 3600 };

struct id_list {
	int64_t *ids;
	size_t count, room;
};

void id_list_add(struct id_list *list, int64_t id);
/* Runs a bound statement that gives ids. */
enum err id_list_collect(struct id_list *list, struct diary *diary,
			 sqlite3_stmt *stmt) MUST_CHECK;

/* ---- case_past.c ---- */

/* One code of a kind, and what of it lies before the window. */
struct older {
	const char *kind, *code;
	int64_t since;
};

/* The one that a statement over such an older finds, or none. */
enum err past_add_latest(struct id_list *list, struct diary *diary,
			 enum statement which, const struct older *older)
	MUST_CHECK;
/* Of each code of a kind; first_dose 0: not known. */
enum err past_add_older_of(struct id_list *list, struct diary *diary,
			   struct older older, int64_t first_dose) MUST_CHECK;
/* How the episodes began of all that was added from a place on. */
enum err past_add_openings(struct id_list *list, struct diary *diary,
			   size_t from) MUST_CHECK;

#endif
