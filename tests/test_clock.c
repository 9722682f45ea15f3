/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "sys/clock.h"

enum { MINUTE = 60, LOOK_BACK = 3 * 60, SAMPLE = 15 };

static const char *const zones[] = {
	"Europe/Paris",
	"Europe/London",
	"America/New_York",
	"America/St_Johns",
	"America/Sao_Paulo",
	"Australia/Lord_Howe",
	"Pacific/Apia",
	"Pacific/Kiritimati",
	"Pacific/Chatham",
	"Asia/Kathmandu",
	"Asia/Tehran",
	"Africa/Casablanca",
	"Antarctica/Troll",
	"Indian/Reunion",
	"America/Martinique",
	"Pacific/Marquesas",
	"Pacific/Noumea",
	"UTC",
	"CET-1CEST,M3.5.0,M10.5.0/3",
};

enum { ZONES = sizeof(zones) / sizeof(zones[0]) };

static void
set_zone(const char *zone)
{
	setenv("TZ", zone, 1);
	tzset();
}

static struct stamp
local_stamp(int64_t at)
{
	time_t seconds = (time_t)at;
	struct tm local;

	localtime_r(&seconds, &local);
	return (struct stamp){ at, (int32_t)local.tm_gmtoff };
}

static struct stamp
resolve(struct civil civil)
{
	struct when when = { .civil = civil };
	struct stamp out;

	assert_int_equal(clock_resolve(&out, &when), ERR_NONE);
	return out;
}

static void
typed_is(const char *typed, const char *now, const char *want)
{
	char text[STAMP_TEXT_LIMIT];
	struct stamp at, out;

	assert_int_equal(stamp_parse(&at, now), ERR_NONE);
	assert_int_equal(clock_parse(&out, typed, at), ERR_NONE);
	assert_string_equal(stamp_format(text, out), want);
}

static void
test_now_is_the_systems_with_the_zones_offset(void **state)
{
	(void)state;
	for (size_t i = 0; i < ZONES; i++) {
		int64_t before = (int64_t)time(NULL);
		struct stamp now;

		set_zone(zones[i]);
		now = clock_now();
		/* time() may lag by one tick of the kernel. */
		assert_true(now.at >= before && now.at <= before + 2);
		assert_int_equal(now.offset, local_stamp(now.at).offset);
	}
}

static void
test_the_zone_may_change_while_the_program_runs(void **state)
{
	(void)state;
	setenv("TZ", "Pacific/Kiritimati", 1);
	assert_int_equal(clock_now().offset, 50400);
	setenv("TZ", "Pacific/Marquesas", 1);
	assert_int_equal(clock_now().offset, -34200);
}

static void
test_a_zone_beyond_what_is_kept_is_held_at_the_limit(void **state)
{
	(void)state;
	set_zone("FAR-24");
	assert_int_equal(clock_now().offset, 50400);
	set_zone("FAR+24");
	assert_int_equal(clock_now().offset, -50400);
	set_zone("ODD-0:09:21");
	assert_int_equal(clock_now().offset, 540);
}

static void
test_the_idle_clock_only_goes_forward(void **state)
{
	int64_t last = clock_monotonic();

	(void)state;
	for (int i = 0; i < 1000; i++) {
		int64_t next = clock_monotonic();

		assert_true(next >= last);
		last = next;
	}
}

static void
test_a_spring_gap_moves_forward(void **state)
{
	(void)state;
	set_zone("Europe/Paris");
	typed_is("2026-03-29T01:59", "2026-04-01T12:00:00+02:00",
		 "2026-03-29T01:59:00+01:00");
	typed_is("2026-03-29T02:00", "2026-04-01T12:00:00+02:00",
		 "2026-03-29T03:00:00+02:00");
	typed_is("2026-03-29T02:30", "2026-04-01T12:00:00+02:00",
		 "2026-03-29T03:30:00+02:00");
	typed_is("2026-03-29T03:00", "2026-04-01T12:00:00+02:00",
		 "2026-03-29T03:00:00+02:00");
	set_zone("Australia/Lord_Howe");
	typed_is("2026-10-04T02:15", "2026-10-05T12:00:00+11:00",
		 "2026-10-04T02:45:00+11:00");
}

static void
test_an_autumn_overlap_is_the_first(void **state)
{
	(void)state;
	set_zone("Europe/Paris");
	typed_is("2026-10-25T01:59", "2026-11-01T12:00:00+01:00",
		 "2026-10-25T01:59:00+02:00");
	typed_is("2026-10-25T02:00", "2026-11-01T12:00:00+01:00",
		 "2026-10-25T02:00:00+02:00");
	typed_is("2026-10-25T02:59", "2026-11-01T12:00:00+01:00",
		 "2026-10-25T02:59:00+02:00");
	typed_is("2026-10-25T03:00", "2026-11-01T12:00:00+01:00",
		 "2026-10-25T03:00:00+01:00");
	set_zone("America/New_York");
	typed_is("2026-11-01T01:30", "2026-11-02T12:00:00-05:00",
		 "2026-11-01T01:30:00-04:00");
}

static void
test_now_in_the_second_half_of_an_overlap_is_now(void **state)
{
	(void)state;
	set_zone("Europe/Paris");
	typed_is("now", "2026-10-25T02:30:00+01:00",
		 "2026-10-25T02:30:00+01:00");
	typed_is("today", "2026-10-25T02:30:00+01:00",
		 "2026-10-25T02:30:00+01:00");
	typed_is("now", "2026-10-25T02:30:00+02:00",
		 "2026-10-25T02:30:00+02:00");
}

static void
test_yesterday_has_the_offset_of_yesterday(void **state)
{
	(void)state;
	set_zone("Europe/Paris");
	typed_is("hier", "2026-10-25T09:00:00+01:00",
		 "2026-10-24T09:00:00+02:00");
	typed_is("-1d 8:15", "2026-03-29T09:00:00+02:00",
		 "2026-03-28T08:15:00+01:00");
	/* Typed on the way: the zone of the moment, not of the diary. */
	typed_is("hier", "2026-07-01T09:00:00-10:00",
		 "2026-06-30T09:00:00+02:00");
}

static void
test_a_zone_that_is_typed_wins(void **state)
{
	(void)state;
	set_zone("Europe/Paris");
	typed_is("2026-03-29T02:30-05:00", "2026-04-01T12:00:00+02:00",
		 "2026-03-29T02:30:00-05:00");
}

static void
test_a_day_that_a_country_left_out_moves_forward(void **state)
{
	(void)state;
	set_zone("Pacific/Apia");
	typed_is("2011-12-30T12:00", "2012-01-01T12:00:00+14:00",
		 "2011-12-31T12:00:00+14:00");
}

static void
test_dates_past_2038_and_before_1970_are_found(void **state)
{
	(void)state;
	set_zone("Europe/Paris");
	typed_is("2038-01-19T04:14:08", "2038-02-01T12:00:00+01:00",
		 "2038-01-19T04:14:08+01:00");
	typed_is("2099-07-01T12:00", "2099-07-02T12:00:00+02:00",
		 "2099-07-01T12:00:00+02:00");
	/* A date of birth, when Paris was nine minutes and 21 seconds ahead:
	 * the hour typed stays, in whole minutes of zone. */
	typed_is("1905-05-01T08:00", "2026-11-20T12:00:00+01:00",
		 "1905-05-01T08:00:00+00:09");
}

/* The first instant at which clocks show this, a minute at a time. */
static int64_t
first_instant(struct civil civil, int64_t at)
{
	int64_t first = at;

	for (int i = 1; i <= LOOK_BACK; i++) {
		struct stamp earlier = local_stamp(at - i * MINUTE);
		struct civil shown = stamp_civil(earlier);

		if (memcmp(&shown, &civil, sizeof(civil)) == 0)
			first = earlier.at;
	}
	return first;
}

/* Near each change of a year, and spread over it. */
static void
check_year(int64_t start)
{
	int32_t before = local_stamp(start).offset;

	for (int64_t at = start; at < start + 366 * DAY_SECONDS; at += 1800) {
		struct stamp want = local_stamp(at);
		struct stamp got;

		if (want.offset == before && at % (DAY_SECONDS * 31) != 0)
			continue;
		before = want.offset;
		for (int64_t near = at - 7200; near <= at + 7200; near += 900) {
			struct civil civil = stamp_civil(local_stamp(near));

			got = resolve(civil);
			assert_true(got.at == first_instant(civil, near));
			assert_int_equal(got.offset,
					 local_stamp(got.at).offset);
		}
	}
}

static void
check_zone(const char *zone)
{
	static const char *const years[] = { "1999-01-01T00:00:00Z",
					     "2026-01-01T00:00:00Z",
					     "2040-01-01T00:00:00Z" };

	set_zone(zone);
	for (size_t i = 0; i < sizeof(years) / sizeof(years[0]); i++) {
		struct stamp start;

		assert_int_equal(stamp_parse(&start, years[i]), ERR_NONE);
		check_year(start.at);
	}
}

static void
test_each_shown_time_is_its_first_instant_in_each_zone(void **state)
{
	(void)state;
	for (size_t i = 0; i < ZONES; i++)
		check_zone(zones[i]);
}

/* The zones of the system's list, every one or a few of them. */
static void
test_each_zone_of_the_system_shows_its_first_instants(void **state)
{
	FILE *list = fopen("/usr/share/zoneinfo/zone1970.tab", "r");
	const char *torture = getenv("VIGIE_TORTURE");
	int step = torture && strcmp(torture, "all") == 0 ? 1 : SAMPLE;
	int checked = 0, count = 0;
	char line[512], zone[64];

	(void)state;
	if (!list)
		skip();
	while (fgets(line, sizeof(line), list)) {
		if (sscanf(line, "%*[^#\t]\t%*[^\t]\t%63[^\t\n]", zone) != 1)
			continue;
		if (count++ % step != 0)
			continue;
		check_zone(zone);
		checked++;
	}
	fclose(list);
	print_message("# %d of %d zones\n", checked, count);
	assert_true(checked > 10);
}

static void
test_what_cannot_be_is_refused(void **state)
{
	struct when when = { .civil = { 2026, 2, 30, 12, 0, 0 } };
	struct stamp now = { 0, 0 };
	struct stamp out = { 7, 7 };

	(void)state;
	set_zone("Europe/Paris");
	assert_int_equal(clock_resolve(&out, &when), ERR_INVALID);
	when.civil = (struct civil){ 2100, 1, 1, 12, 0, 0 };
	assert_int_equal(clock_resolve(&out, &when), ERR_RANGE);
	when.civil = (struct civil){ 1899, 12, 31, 12, 0, 0 };
	assert_int_equal(clock_resolve(&out, &when), ERR_RANGE);
	assert_int_equal(clock_parse(&out, "soon", now), ERR_INVALID);
	assert_int_equal(clock_parse(&out, "2100-02-29", now), ERR_INVALID);
	assert_true(out.at == 7 && out.offset == 7);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_now_is_the_systems_with_the_zones_offset),
		cmocka_unit_test(
			test_the_zone_may_change_while_the_program_runs),
		cmocka_unit_test(
			test_a_zone_beyond_what_is_kept_is_held_at_the_limit),
		cmocka_unit_test(test_the_idle_clock_only_goes_forward),
		cmocka_unit_test(test_a_spring_gap_moves_forward),
		cmocka_unit_test(test_an_autumn_overlap_is_the_first),
		cmocka_unit_test(
			test_now_in_the_second_half_of_an_overlap_is_now),
		cmocka_unit_test(test_yesterday_has_the_offset_of_yesterday),
		cmocka_unit_test(test_a_zone_that_is_typed_wins),
		cmocka_unit_test(
			test_a_day_that_a_country_left_out_moves_forward),
		cmocka_unit_test(
			test_dates_past_2038_and_before_1970_are_found),
		cmocka_unit_test(
			test_each_shown_time_is_its_first_instant_in_each_zone),
		cmocka_unit_test(
			test_each_zone_of_the_system_shows_its_first_instants),
		cmocka_unit_test(test_what_cannot_be_is_refused),
	};

	return cmocka_run_group_tests_name("clock", tests, NULL, NULL);
}
