/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Instants and diary days. An instant is UTC seconds with the patient's
 * offset at that moment; a diary day runs from 04:00 to 04:00 local time.
 * Nothing here reads a clock or the zone files: see sys/clock.
 */
#ifndef VIGIE_BASE_STAMP_H
#define VIGIE_BASE_STAMP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"

struct stamp {
	int64_t at;     /* seconds since 1970-01-01T00:00:00Z */
	int32_t offset; /* seconds east of Greenwich, -50400..50400 */
};

/* Proleptic Gregorian, month 1..12, day 1..31, hour 0..23. */
struct civil {
	int year, month, day, hour, minute, second;
};

enum { DAY_SECONDS = 86400, DAY_STARTS_AT = 4 * 3600 };
/* 1900-01-01 and 2100-01-01, both as UTC seconds: nothing outside is kept. */
#define STAMP_MIN ((int64_t)-2208988800)
#define STAMP_MAX ((int64_t)4102444800)

struct civil stamp_civil(struct stamp stamp);
/* The instant of a civil time at an offset; fields must be in range. */
struct stamp stamp_from_civil(struct civil civil, int32_t offset);
/* Days since 1970-01-01 of the plain calendar date. */
int32_t civil_day(struct civil civil);
struct civil civil_from_day(int32_t day);
/* 0 is Monday. */
int civil_weekday(int32_t day);
bool civil_is_valid(struct civil civil);

/* The diary day of an instant, as days since 1970-01-01. */
int32_t stamp_day(struct stamp stamp);

/*
 * "2026-11-20T08:15:00+01:00", the only form stored and exported. Seconds of
 * an offset, which no zone has had since 1972, are left out of it; the instant
 * stays exact.
 */
enum { STAMP_TEXT_LIMIT = 32 };
char *stamp_format(char out[static STAMP_TEXT_LIMIT], struct stamp stamp);
/* That form exactly, with a zone ("Z" too). ERR_INVALID otherwise, ERR_RANGE
 * for an instant outside STAMP_MIN..STAMP_MAX. */
enum err stamp_parse(struct stamp *out, const char *text) MUST_CHECK;
/* "2026-11-20", from 1900 to 2099 when parsed. */
char *day_format(char out[static STAMP_TEXT_LIMIT], int32_t day);
enum err day_parse(int32_t *out, const char *text) MUST_CHECK;

#endif
