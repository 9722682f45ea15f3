/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of when: a moment while it is read, for its files only. */
#ifndef VIGIE_BASE_WHEN_INSIDE_H
#define VIGIE_BASE_WHEN_INSIDE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/stamp.h"

/* What is being read, and what it is measured from. */
struct reading {
	const char *text;
	struct civil now;
	struct civil civil;
	bool has_date;
	bool has_day;
	bool is_ahead; /* the next one is meant, not the latest */
	bool is_dated; /* the day is one of a calendar, not so many back */
	bool has_hour;
	bool has_offset;
	int32_t offset;
};

/* Each reads at the place and moves on; false where it is not there. */

/* ---- when_day.c ---- */

bool reading_word(struct reading *r, const char *word);
/* At most so many digits, at least one. */
bool reading_number(int *out, const char **text, int digits);
void reading_set_days_back(struct reading *r, int days);
void reading_day(struct reading *r);

/* ---- when_hour.c ---- */

void reading_set_hour(struct reading *r, int hour);
/* 8:15, 8h15, 8 h 15, 8h, 08:15:30. */
bool reading_hour(struct reading *r);
/* noon, midnight */
bool reading_hour_word(struct reading *r);
/* "morning" of a day that was read. */
bool reading_part(struct reading *r);
/* "this morning", and nothing after it. */
bool reading_this_part(struct reading *r);

#endif
