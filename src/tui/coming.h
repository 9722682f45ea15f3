/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day and an hour that are to come, as people type them. */
#ifndef VIGIE_TUI_COMING_H
#define VIGIE_TUI_COMING_H

#include "base/err.h"
#include "base/stamp.h"

/*
 * day: today, tomorrow, the day after tomorrow, a day of the week (the next
 * one), a date; without a year the next one. hour: "10:00", "10 h"; "" is noon.
 * In either language. ERR_INVALID for anything else, ERR_RANGE for what has
 * passed.
 */
enum err coming_parse(struct stamp *out, const char *day, const char *hour,
		      struct stamp now) MUST_CHECK;

#endif
