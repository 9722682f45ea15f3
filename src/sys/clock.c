/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sys/clock.h"

#include <time.h>

enum { NOON = 12, MINUTE = 60, OFFSET_LIMIT = 14 * 3600 };

/* What TZ says for an instant, in whole minutes within what is kept. */
static int32_t
clock_offset(int64_t at)
{
	time_t seconds = (time_t)at;
	struct tm local;
	int32_t offset;

	tzset();
	if (!localtime_r(&seconds, &local))
		return 0;
	if (local.tm_gmtoff < -OFFSET_LIMIT || local.tm_gmtoff > OFFSET_LIMIT)
		return local.tm_gmtoff < 0 ? -OFFSET_LIMIT : OFFSET_LIMIT;
	offset = (int32_t)local.tm_gmtoff;
	return offset - offset % MINUTE;
}

struct stamp
clock_now(void)
{
	struct timespec now;
	int64_t at;

	clock_gettime(CLOCK_REALTIME, &now);
	at = (int64_t)now.tv_sec;
	return (struct stamp){ .at = at, .offset = clock_offset(at) };
}

int64_t
clock_monotonic(void)
{
	struct timespec now;

	clock_gettime(CLOCK_BOOTTIME, &now);
	return (int64_t)now.tv_sec * 1000 + now.tv_nsec / 1000000;
}

/*
 * The civil time with the offset of the day before; if that is no longer in
 * force then, with that of the day after. Where neither is, the clocks go
 * forward over it, and the earlier offset gives the time they go to.
 */
static struct stamp
clock_find(struct civil civil)
{
	struct stamp as_utc = stamp_from_civil(civil, 0);
	int32_t before = clock_offset(as_utc.at - DAY_SECONDS);
	int32_t after = clock_offset(as_utc.at + DAY_SECONDS);
	struct stamp stamp = stamp_from_civil(civil, before);

	if (clock_offset(stamp.at) == before)
		return stamp;
	stamp = stamp_from_civil(civil, after);
	if (clock_offset(stamp.at) == after)
		return stamp;
	stamp.at = as_utc.at - before;
	stamp.offset = clock_offset(stamp.at);
	return stamp;
}

enum err
clock_resolve(struct stamp *out, const struct when *when)
{
	struct stamp stamp;

	if (!civil_is_valid(when->civil))
		return ERR_INVALID;
	if (when->has_offset)
		stamp = stamp_from_civil(when->civil, when->offset);
	else
		stamp = clock_find(when->civil);
	if (stamp.at < STAMP_MIN || stamp.at >= STAMP_MAX)
		return ERR_RANGE;
	*out = stamp;
	return ERR_NONE;
}

enum err
clock_parse(struct stamp *out, const char *text, struct stamp now)
{
	struct when when;
	enum err err = when_parse(&when, text, now);

	return err ? err : clock_resolve(out, &when);
}

enum err
clock_parse_ahead(struct stamp *out, bool *has_hour, const char *text,
		  struct stamp now)
{
	struct when when;
	enum err err = when_parse_ahead(&when, text, now);

	if (err != ERR_NONE)
		return err;
	if (!when.has_hour) {
		when.civil.hour = NOON;
		when.civil.minute = when.civil.second = 0;
		when.has_offset = false;
	}
	err = clock_resolve(out, &when);
	if (err == ERR_NONE)
		*has_hour = when.has_hour;
	return err;
}
