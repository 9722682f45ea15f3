/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A moment as people type it. */
#ifndef VIGIE_BASE_WHEN_H
#define VIGIE_BASE_WHEN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "base/stamp.h"

struct when {
	struct civil civil;
	bool has_offset;
	int32_t offset;
	bool has_hour; /* the person named an hour, or said now */
};

/*
 * Takes, in either case, with plain or typographic signs:
 *   now, maintenant
 *   a day: today, yesterday, aujourd'hui, hier, avant-hier, -3d, -3j,
 *          2026-11-20, 20/11/2026, 20 November 2026, 1er nov., 20 novembre
 *   an hour: 8:15, 8h15, 8 h 15, 8h, noon, midi, midnight, minuit
 *   a part of the day it is: this morning, this afternoon, this evening,
 *          tonight, last night, ce matin, cet après-midi, ce soir, cette nuit;
 *          or of another: yesterday evening, hier soir, 12 octobre au matin
 *   a day, then a blank (or T after 2026-11-20) and an hour; after a date,
 *   with seconds and a zone (Z, +01:00) if wanted.
 *
 * Days are those of the plain calendar, also between midnight and 04:00: at
 * two in the morning "yesterday 23:00" is three hours ago. A day without an
 * hour means the hour it is now, on that day; between midnight and 04:00, when
 * that would be the diary day before it, noon for a date. An hour without a
 * day, and a day without a year, mean the latest one that is not to come. The
 * parts of a day are 8:00, 15:00, 20:00 and, of a night, 2:00, or now where one
 * is in that part; "this" is of the diary day, so that at one in the morning
 * this evening is five hours ago. Without a zone
 * the result is civil time, and sys/clock finds the offset of that moment; what
 * falls on now keeps the offset of now. ERR_INVALID for anything else,
 * ERR_RANGE for a day that exists but is not kept.
 */
enum err when_parse(struct when *out, const char *text, struct stamp now)
	MUST_CHECK;

/*
 * The same for what is to come, as a visit: a day without a year is the next
 * one, and today counts as to come. Also: tomorrow, demain, après-demain, +3d,
 * +3j, in 3 days, dans 3 jours, and a day of the week (Thursday, jeudi), which
 * is the next one after today. What is past can still be named by its year, or
 * by yesterday.
 */
enum err when_parse_ahead(struct when *out, const char *text, struct stamp now)
	MUST_CHECK;

#endif
