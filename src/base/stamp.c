/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/stamp.h"

#include <assert.h>
#include <stdio.h>

#include "base/scan.h"

/*
 * The calendar repeats every 400 years. Counting years from 1 March puts the
 * leap day last, so that the days before a month follow one formula.
 */
enum {
	ERA_YEARS = 400,
	ERA_DAYS = 146097,
	EPOCH_FROM_MARCH_OF_YEAR_0 = 719468,
};

static int64_t
floor_div(int64_t value, int64_t by)
{
	return value / by - (value % by < 0);
}

static bool
is_leap(int year)
{
	return (year % 4 == 0 && year % 100 != 0) || year % 400 == 0;
}

static int
days_of_month(int year, int month)
{
	static const uint8_t days[] = { 31, 28, 31, 30, 31, 30,
					31, 31, 30, 31, 30, 31 };

	return days[month - 1] + (month == 2 && is_leap(year));
}

bool
civil_is_valid(struct civil civil)
{
	return civil.month >= 1 && civil.month <= 12 && civil.day >= 1 &&
	       civil.day <= days_of_month(civil.year, civil.month) &&
	       civil.hour >= 0 && civil.hour <= 23 && civil.minute >= 0 &&
	       civil.minute <= 59 && civil.second >= 0 && civil.second <= 59;
}

int32_t
civil_day(struct civil civil)
{
	int month = (civil.month + 9) % 12; /* 0 is March */
	int64_t year = (int64_t)civil.year - (month >= 10);
	int64_t era = floor_div(year, ERA_YEARS);
	int64_t year_of_era = year - era * ERA_YEARS;
	int64_t day_of_year = (153 * month + 2) / 5 + civil.day - 1;
	int64_t day_of_era = year_of_era * 365 + year_of_era / 4 -
			     year_of_era / 100 + day_of_year;

	return (int32_t)(era * ERA_DAYS + day_of_era -
			 EPOCH_FROM_MARCH_OF_YEAR_0);
}

struct civil
civil_from_day(int32_t day)
{
	int64_t count = (int64_t)day + EPOCH_FROM_MARCH_OF_YEAR_0;
	int64_t era = floor_div(count, ERA_DAYS);
	int64_t day_of_era = count - era * ERA_DAYS;
	int64_t year_of_era = (day_of_era - day_of_era / 1460 +
			       day_of_era / 36524 -
			       day_of_era / (ERA_DAYS - 1)) /
			      365;
	int64_t day_of_year =
		day_of_era -
		(365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int month = (int)((5 * day_of_year + 2) / 153);

	return (struct civil){
		.year = (int)(era * ERA_YEARS + year_of_era + (month >= 10)),
		.month = (month + 2) % 12 + 1,
		.day = (int)(day_of_year - (153 * month + 2) / 5 + 1),
	};
}

int
civil_weekday(int32_t day)
{
	/* The first of January 1970 was a Thursday. */
	int64_t since = (int64_t)day + 3;

	return (int)(since - floor_div(since, 7) * 7);
}

struct civil
stamp_civil(struct stamp stamp)
{
	int64_t local = stamp.at + stamp.offset;
	int64_t day = floor_div(local, DAY_SECONDS);
	int second = (int)(local - day * DAY_SECONDS);
	struct civil civil = civil_from_day((int32_t)day);

	civil.hour = second / 3600;
	civil.minute = second / 60 % 60;
	civil.second = second % 60;
	return civil;
}

struct stamp
stamp_from_civil(struct civil civil, int32_t offset)
{
	assert(civil_is_valid(civil));
	return (struct stamp){
		.at = (int64_t)civil_day(civil) * DAY_SECONDS +
		      INT64_C(3600) * civil.hour + INT64_C(60) * civil.minute +
		      civil.second - offset,
		.offset = offset,
	};
}

int32_t
stamp_day(struct stamp stamp)
{
	return (int32_t)floor_div(stamp.at + stamp.offset - DAY_STARTS_AT,
				  DAY_SECONDS);
}

char *
day_format(char out[static STAMP_TEXT_LIMIT], int32_t day)
{
	struct civil civil = civil_from_day(day);

	snprintf(out, STAMP_TEXT_LIMIT, "%04d-%02d-%02d", civil.year,
		 civil.month, civil.day);
	return out;
}

char *
stamp_format(char out[static STAMP_TEXT_LIMIT], struct stamp stamp)
{
	int minutes = stamp.offset / 60;
	int size = minutes < 0 ? -minutes : minutes;
	struct civil civil;

	stamp.offset = minutes * 60;
	civil = stamp_civil(stamp);
	snprintf(out, STAMP_TEXT_LIMIT,
		 "%04d-%02d-%02dT%02d:%02d:%02d%c%02d:%02d", civil.year,
		 civil.month, civil.day, civil.hour, civil.minute, civil.second,
		 minutes < 0 ? '-' : '+', size / 60, size % 60);
	return out;
}

enum err
stamp_parse(struct stamp *out, const char *text)
{
	struct civil civil = { 0 };
	struct stamp stamp;
	int32_t offset;

	if (!scan_date(&civil, &text) || !scan_sign(&text, 'T') ||
	    !scan_time(&civil, &text) || !scan_offset(&offset, &text) ||
	    *text != '\0' || !civil_is_valid(civil))
		return ERR_INVALID;
	stamp = stamp_from_civil(civil, offset);
	if (stamp.at < STAMP_MIN || stamp.at >= STAMP_MAX)
		return ERR_RANGE;
	*out = stamp;
	return ERR_NONE;
}

enum err
day_parse(int32_t *out, const char *text)
{
	struct civil civil = { 0 };
	int32_t day;

	if (!scan_date(&civil, &text) || *text != '\0' ||
	    !civil_is_valid(civil))
		return ERR_INVALID;
	day = civil_day(civil);
	if (day < STAMP_MIN / DAY_SECONDS || day >= STAMP_MAX / DAY_SECONDS)
		return ERR_RANGE;
	*out = day;
	return ERR_NONE;
}
