/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entries as the lines of a list, the newest first. */
#ifndef VIGIE_TUI_TIMELINE_H
#define VIGIE_TUI_TIMELINE_H

#include "app/days.h"
#include "tui/screen.h"

/* An entry, or days on end on which nothing was noted. */
struct timeline_line {
	const struct entry *entry; /* borrowed; NULL for such days */
	int32_t day, first_day;    /* the last of them, and the first */
	char *text;                /* made when it is first asked for */
};
struct timeline {
	struct timeline_line *lines;
	size_t count;
};

/* What it shows must outlive it; what it held before is cleared. */
void timeline_of_found(struct timeline *out, const struct entry_list *found);
/* With the days that were missed among them. */
void timeline_of_days(struct timeline *out, const struct days *days);
/* In the language of the first time; borrowed. */
const char *timeline_text(struct timeline *timeline, size_t at,
			  struct tui *tui);
/* Wipes. */
void timeline_clear(struct timeline *timeline);

#endif
