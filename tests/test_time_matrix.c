/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Places by moments, through the real commands with a clock that the test
 * moves: changes of the clocks both ways, a day that a country left out,
 * midnight, four in the morning, the leap day, the year's end, 2038, 2099.
 * What is expected is worked out from the C library's own calendar.
 */
#include "config.h"

#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/alloc.h"
#include "player.h"

enum { HOUR = 3600, MOMENTS = 64, QUARTER = 900, SAMPLE = 3 };

static const char *const zones[] = {
	"Europe/Paris",       "America/St_Johns",
	"Asia/Kathmandu",     "Pacific/Apia",
	"Pacific/Kiritimati", "Australia/Lord_Howe",
	"America/Sao_Paulo",  "UTC",
};
enum { ZONES = sizeof(zones) / sizeof(zones[0]) };

/* All places, or a sample of them. */
static size_t
zone_step(void)
{
	const char *torture = getenv("VIGIE_TORTURE");
	size_t step = torture != NULL && strcmp(torture, "all") == 0 ? 1
								     : SAMPLE;

	print_message("# %zu of %d places\n", (ZONES + step - 1) / step, ZONES);
	return step;
}

static void
use_zone(const char *zone)
{
	(void)setenv("TZ", zone, 1);
	tzset();
}

static void
set_zone(struct player *player, const char *zone)
{
	player->options.zone = zone;
	use_zone(zone);
}

static struct tm
local_time(int64_t at)
{
	time_t seconds = (time_t)at;
	struct tm local;

	assert_non_null(localtime_r(&seconds, &local));
	return local;
}

static struct stamp
here(int64_t at)
{
	return (struct stamp){ at, (int32_t)local_time(at).tm_gmtoff };
}

/* The instant at which clocks here show it, where they show it once. */
static int64_t
instant(int year, int month, int day, int second_of_day)
{
	struct tm local = { .tm_year = year - 1900,
			    .tm_mon = month - 1,
			    .tm_mday = day,
			    .tm_sec = second_of_day,
			    .tm_isdst = -1 };

	return (int64_t)mktime(&local);
}

/* The date on the wall; before four in the morning the one before it. */
static const char *
diary_day(char out[static STAMP_TEXT_LIMIT], int64_t at)
{
	struct tm wall = local_time(at);
	time_t day;

	if (wall.tm_hour < 4)
		wall.tm_mday--;
	wall.tm_hour = 12;
	wall.tm_min = wall.tm_sec = 0;
	day = timegm(&wall);
	assert_non_null(gmtime_r(&day, &wall));
	assert_int_not_equal(strftime(out, STAMP_TEXT_LIMIT, "%Y-%m-%d", &wall),
			     0);
	return out;
}

/* ---- which moments ---- */

struct moments {
	int64_t at[MOMENTS];
	size_t count;
};

static void
add_moment(struct moments *moments, int64_t at)
{
	assert_true(moments->count < MOMENTS);
	if (moments->count == 0 || at > moments->at[moments->count - 1])
		moments->at[moments->count++] = at;
}

/* The last second before and the first one after each change of the clocks. */
static void
add_changes(struct moments *moments, int year)
{
	int64_t from = instant(year, 1, 1, 0);

	for (int64_t at = from; at < from + 366 * DAY_SECONDS; at += QUARTER) {
		if (here(at).offset == here(at + QUARTER).offset)
			continue;
		add_moment(moments, at + QUARTER - 1);
		add_moment(moments, at + QUARTER);
	}
}

/* Midnight and four in the morning of a day, to the second. */
static void
add_edges(struct moments *moments, int year, int month, int day)
{
	add_moment(moments, instant(year, month, day, 0) - 1);
	add_moment(moments, instant(year, month, day, 0));
	add_moment(moments, instant(year, month, day, 4 * HOUR) - 1);
	add_moment(moments, instant(year, month, day, 4 * HOUR));
}

static void
find_moments(struct moments *out)
{
	*out = (struct moments){ .count = 0 };
	add_changes(out, 2011);
	add_changes(out, 2026);
	add_edges(out, 2027, 1, 1);
	add_edges(out, 2028, 2, 29);
	add_edges(out, 2028, 3, 1);
	add_moment(out, INT32_MAX);
	add_moment(out, (int64_t)INT32_MAX + 1);
	add_edges(out, 2099, 12, 31);
}

/* ---- what the program says ---- */

static void
run_at(struct player *player, int64_t at, const char *words, int want)
{
	int code;

	player->options.now = here(at);
	code = player_run(player, words);
	if (code != want)
		fail_msg("%s in %s gave %d: %s", words, player->options.zone,
			 code, player_heard(player));
}

static void
make_diary(struct player *player, const char *zone)
{
	player_begin(player, "en");
	set_zone(player, zone);
	run_at(player, instant(2010, 6, 1, 12 * HOUR),
	       "init --kdf min --no-recovery", 0);
}

/* Each "felt" of the list, one a line; owned. */
static char *
felt_in(const struct player *player)
{
	static const char key[] = "\"felt\": \"";
	const char *text = player_heard(player);
	struct buf out = { 0 };

	while ((text = strstr(text, key)) != NULL) {
		text += sizeof(key) - 1;
		buf_add(&out, text, strcspn(text, "\""));
		buf_adds(&out, "\n");
	}
	return buf_take(&out);
}

static char *
felt_listed(struct player *player, int64_t at, const char *words)
{
	run_at(player, at, words, 0);
	return felt_in(player);
}

/* Those of the moments that are of a day, NULL for all; owned. */
static char *
felt_wanted(const struct moments *moments, const char *day)
{
	char text[STAMP_TEXT_LIMIT];
	struct buf out = { 0 };

	for (size_t i = 0; i < moments->count; i++) {
		if (day != NULL &&
		    strcmp(diary_day(text, moments->at[i]), day) != 0)
			continue;
		buf_addf(&out, "%s\n",
			 stamp_format(text, here(moments->at[i])));
	}
	return buf_take(&out);
}

static void
note_all(struct player *player, const struct moments *moments)
{
	for (size_t i = 0; i < moments->count; i++)
		run_at(player, moments->at[i], "add symptom cough severity=1",
		       0);
}

static int64_t
last_of(const struct moments *moments)
{
	return moments->at[moments->count - 1];
}

/* ---- the properties ---- */

static void
assert_days_hold_what_is_theirs(struct player *player,
				const struct moments *moments)
{
	char day[STAMP_TEXT_LIMIT], words[128];

	for (size_t i = 0; i < moments->count; i++) {
		char *want, *got;

		diary_day(day, moments->at[i]);
		(void)snprintf(words, sizeof(words),
			       "list --format json --from %s --to %s", day,
			       day);
		want = felt_wanted(moments, day);
		got = felt_listed(player, last_of(moments), words);
		assert_string_equal(got, want);
		free(got);
		free(want);
	}
}

static void
check_days(const char *zone)
{
	struct player player;
	struct moments moments;
	char *want, *got;

	make_diary(&player, zone);
	find_moments(&moments);
	note_all(&player, &moments);
	print_message("# %s: %zu moments\n", zone, moments.count);
	want = felt_wanted(&moments, NULL);
	got = felt_listed(&player, last_of(&moments), "list --format json");
	assert_string_equal(got, want);
	free(got);
	free(want);
	assert_days_hold_what_is_theirs(&player, &moments);
	player_end(&player);
}

static void
test_nothing_is_lost_nor_twice_and_each_is_in_its_day(void **state)
{
	(void)state;
	for (size_t i = 0; i < ZONES; i++)
		check_days(zones[i]);
}

/* Before the first note of a diary day it is due, after it it is not. */
static void
check_due(const char *zone)
{
	struct player player;
	struct moments moments;
	char day[STAMP_TEXT_LIMIT], before[STAMP_TEXT_LIMIT] = "";

	make_diary(&player, zone);
	find_moments(&moments);
	for (size_t i = 0; i < moments.count; i++) {
		diary_day(day, moments.at[i]);
		run_at(&player, moments.at[i], "due",
		       strcmp(day, before) == 0 ? 0 : 10);
		run_at(&player, moments.at[i], "none", 0);
		run_at(&player, moments.at[i], "due", 0);
		(void)snprintf(before, sizeof(before), "%s", day);
	}
	player_end(&player);
}

static void
test_a_day_is_due_until_something_is_noted_in_it(void **state)
{
	(void)state;
	for (size_t i = 0, step = zone_step(); i < ZONES; i += step)
		check_due(zones[i]);
}

/* The same diary gives the same bytes wherever it is read. */
static void
test_where_a_diary_is_read_changes_nothing(void **state)
{
	static const char *const commands[] = {
		"list --format json",   "list --format csv",    "list",
		"alerts --format json", "export --format json",
	};
	struct player player;
	struct moments moments;

	(void)state;
	make_diary(&player, "America/St_Johns");
	find_moments(&moments);
	note_all(&player, &moments);
	for (size_t i = 0; i < sizeof(commands) / sizeof(commands[0]); i++) {
		char *first = NULL;

		for (size_t z = 0; z < ZONES; z++) {
			set_zone(&player, zones[z]);
			player.options.now = here(last_of(&moments) + HOUR);
			(void)player_run(&player, commands[i]);
			if (first == NULL)
				first = alloc_string(player_heard(&player));
			assert_string_equal(player_heard(&player), first);
		}
		assert_true(strlen(first) > 100);
		free(first);
	}
	player_end(&player);
}

/* The level is that of what is felt and of the hours between, never of the
 * place: half a day after a first dose, a new symptom and a call. */
static void
test_the_level_is_the_same_in_each_place_at_each_moment(void **state)
{
	(void)state;
	for (size_t z = 0, step = zone_step(); z < ZONES; z += step) {
		struct player player;
		struct moments moments;

		use_zone(zones[z]);
		find_moments(&moments);
		for (size_t i = 0; i < moments.count; i += 5) {
			int64_t at = moments.at[i];

			make_diary(&player, zones[z]);
			run_at(&player, at - 12 * HOUR,
			       "add treatment nivolumab", 0);
			run_at(&player, at - HOUR,
			       "add symptom headache severity=2", 0);
			run_at(&player, at, "alerts", 20);
			run_at(&player, at + HOUR,
			       "called --who nurse --next rest", 0);
			run_at(&player, at + 2 * HOUR, "alerts", 0);
			player_end(&player);
		}
	}
}

static void
test_the_hour_that_comes_twice_is_kept_twice(void **state)
{
	struct player player;
	int64_t second = 1792891800; /* 2026-10-25T01:30Z: half past two */
	char *got;

	(void)state;
	make_diary(&player, "Europe/Paris");
	run_at(&player, second - HOUR, "add symptom cough severity=1", 0);
	run_at(&player, second, "add symptom cough severity=2", 0);
	/* Typed later without a zone it is the first, with one the second. */
	run_at(&player, second + DAY_SECONDS,
	       "add symptom itching severity=1 --at 2026-10-25T02:45", 0);
	run_at(&player, second + DAY_SECONDS,
	       "add symptom itching severity=1 --at 2026-10-25T02:45+01:00", 0);
	got = felt_listed(&player, second + DAY_SECONDS, "list --format json");
	assert_string_equal(got, "2026-10-25T02:30:00+02:00\n"
				 "2026-10-25T02:45:00+02:00\n"
				 "2026-10-25T02:30:00+01:00\n"
				 "2026-10-25T02:45:00+01:00\n");
	free(got);
	player_end(&player);
}

static void
test_the_hour_that_does_not_exist_is_the_one_after(void **state)
{
	struct player player;
	int64_t noon;
	char *got;

	(void)state;
	make_diary(&player, "Europe/Paris");
	noon = instant(2026, 3, 29, 12 * HOUR);
	run_at(&player, noon, "add symptom cough severity=1 --at 2:30", 0);
	run_at(&player, noon, "add symptom cough severity=1 --at 1:59", 0);
	got = felt_listed(&player, noon, "list --format json");
	assert_string_equal(got, "2026-03-29T01:59:00+01:00\n"
				 "2026-03-29T03:30:00+02:00\n");
	free(got);
	player_end(&player);
}

/* Paris, Kiritimati, Apia and home: each note has the day of its place, and
 * they stand in the order in which they were felt. */
static void
test_on_a_journey_each_note_keeps_the_day_of_its_place(void **state)
{
	static const struct {
		const char *zone, *felt, *day;
	} stops[] = {
		{ "Europe/Paris", "2026-11-20T08:00:00+01:00", "2026-11-20" },
		{ "Pacific/Kiritimati", "2026-11-21T20:00:00+14:00",
		  "2026-11-21" },
		{ "Pacific/Honolulu", "2026-11-21T03:00:00-10:00",
		  "2026-11-20" },
		{ "Europe/Paris", "2026-11-22T08:00:00+01:00", "2026-11-22" },
	};
	struct player player;
	char *got;

	(void)state;
	make_diary(&player, "Europe/Paris");
	for (size_t i = 0; i < sizeof(stops) / sizeof(stops[0]); i++) {
		struct stamp felt;
		char words[128];

		set_zone(&player, stops[i].zone);
		assert_int_equal(stamp_parse(&felt, stops[i].felt), ERR_NONE);
		run_at(&player, felt.at, "add symptom cough severity=1", 0);
		(void)snprintf(words, sizeof(words),
			       "list --format json --from %s --to %s",
			       stops[i].day, stops[i].day);
		got = felt_listed(&player, felt.at, words);
		assert_non_null(strstr(got, stops[i].felt));
		free(got);
	}
	got = felt_listed(&player, player.options.now.at, "list --format json");
	assert_string_equal(got, "2026-11-20T08:00:00+01:00\n"
				 "2026-11-21T20:00:00+14:00\n"
				 "2026-11-21T03:00:00-10:00\n"
				 "2026-11-22T08:00:00+01:00\n");
	free(got);
	player_end(&player);
}

/* Ten years either way while the diary is in use: it is said, nothing is
 * lost, and what is felt now is judged as it would be. */
static void
test_a_clock_set_back_loses_nothing_and_is_said(void **state)
{
	struct player player;
	int64_t now, back;
	char *got;

	(void)state;
	make_diary(&player, "Europe/Paris");
	now = instant(2036, 5, 4, 10 * HOUR);
	back = instant(2026, 5, 4, 10 * HOUR);
	run_at(&player, now, "add symptom cough severity=1", 0);
	run_at(&player, back, "list", 0);
	assert_non_null(strstr(player_heard(&player), "later than now"));
	assert_non_null(strstr(player_heard(&player), "Cough"));
	run_at(&player, back, "add symptom chest_pain severity=3", 0);
	run_at(&player, back, "alerts", 30);
	run_at(&player, back, "none", 0);
	run_at(&player, back, "due", 0);
	run_at(&player, back + DAY_SECONDS, "due", 10);
	run_at(&player, now + DAY_SECONDS, "add symptom itching severity=1", 0);
	run_at(&player, now + DAY_SECONDS, "check", 0);
	got = felt_listed(&player, now + DAY_SECONDS,
			  "list --format json --type symptom");
	assert_string_equal(got, "2026-05-04T10:00:00+02:00\n"
				 "2036-05-04T10:00:00+02:00\n"
				 "2036-05-05T10:00:00+02:00\n");
	free(got);
	player_end(&player);
}

static void
test_what_is_to_come_or_cannot_be_is_refused(void **state)
{
	static const char *const refused[] = {
		"add symptom cough severity=1 --at 2100-02-29",
		"add symptom cough severity=1 --at 2100-01-01",
		"add symptom cough severity=1 --at 2027-02-29",
		"add symptom cough severity=1 --at \"ce soir\"",
		"add symptom cough severity=1 --at 2026-11-21",
		"add symptom cough severity=1 --at 24:00",
	};
	struct player player;
	int64_t now;
	char *got;

	(void)state;
	make_diary(&player, "Europe/Paris");
	now = instant(2026, 11, 20, 10 * HOUR);
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++)
		run_at(&player, now, refused[i], 2);
	got = felt_listed(&player, now, "list --format json");
	assert_string_equal(got, "");
	free(got);
	player_end(&player);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_nothing_is_lost_nor_twice_and_each_is_in_its_day),
		cmocka_unit_test(
			test_a_day_is_due_until_something_is_noted_in_it),
		cmocka_unit_test(test_where_a_diary_is_read_changes_nothing),
		cmocka_unit_test(
			test_the_level_is_the_same_in_each_place_at_each_moment),
		cmocka_unit_test(test_the_hour_that_comes_twice_is_kept_twice),
		cmocka_unit_test(
			test_the_hour_that_does_not_exist_is_the_one_after),
		cmocka_unit_test(
			test_on_a_journey_each_note_keeps_the_day_of_its_place),
		cmocka_unit_test(
			test_a_clock_set_back_loses_nothing_and_is_said),
		cmocka_unit_test(test_what_is_to_come_or_cannot_be_is_refused),
	};

	return cmocka_run_group_tests_name("time matrix", tests, NULL, NULL);
}
