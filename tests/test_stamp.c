/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test.h"

#include <stdbool.h>
#include <string.h>
#include <time.h>

#include "base/stamp.h"

static struct stamp
stamp(const char *text)
{
	struct stamp out;

	assert_int_equal(stamp_parse(&out, text), ERR_NONE);
	return out;
}

static int32_t
day(const char *text)
{
	int32_t out;

	assert_int_equal(day_parse(&out, text), ERR_NONE);
	return out;
}

static void
test_known_instants_are_found(void **state)
{
	(void)state;
	assert_true(stamp("1970-01-01T00:00:00Z").at == 0);
	assert_true(stamp("1969-12-31T23:59:59Z").at == -1);
	assert_true(stamp("2026-11-20T08:15:00+01:00").at == 1795158900);
	assert_int_equal(stamp("2026-11-20T08:15:00+01:00").offset, 3600);
	assert_int_equal(stamp("2026-11-20T08:15:00-09:30").offset, -34200);
	/* Past the last second of a 32-bit clock. */
	assert_true(stamp("2038-01-19T03:14:08Z").at == 2147483648);
	assert_true(stamp("1900-01-01T00:00:00Z").at == STAMP_MIN);
	assert_true(stamp("2099-12-31T23:59:59Z").at == STAMP_MAX - 1);
}

/* Each day that is kept, against the C library. */
static void
test_the_calendar_is_that_of_the_c_library(void **state)
{
	(void)state;
	for (int64_t at = STAMP_MIN; at < STAMP_MAX; at += DAY_SECONDS) {
		struct tm want;
		time_t seconds = (time_t)at;
		int32_t number = (int32_t)(at / DAY_SECONDS);
		struct civil got = civil_from_day(number);

		gmtime_r(&seconds, &want);
		assert_int_equal(got.year, want.tm_year + 1900);
		assert_int_equal(got.month, want.tm_mon + 1);
		assert_int_equal(got.day, want.tm_mday);
		assert_int_equal(civil_day(got), number);
		assert_int_equal(civil_weekday(number), (want.tm_wday + 6) % 7);
	}
}

static void
test_years_far_away_come_back(void **state)
{
	static const int32_t days[] = { -719469, -719468, -719528,  -1000000,
					2932896, 2932897, 10000000, -25567 };

	(void)state;
	for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++)
		assert_int_equal(civil_day(civil_from_day(days[i])), days[i]);
	assert_int_equal(civil_from_day(-719528).year, 0);
	assert_int_equal(civil_from_day(-719529).year, -1);
}

static void
test_a_leap_day_is_only_in_leap_years(void **state)
{
	int32_t out = 5;

	(void)state;
	assert_int_equal(day("2024-03-01") - day("2024-02-28"), 2);
	assert_int_equal(day("2026-03-01") - day("2026-02-28"), 1);
	assert_int_equal(day("2000-02-29") + 1, day("2000-03-01"));
	assert_int_equal(day_parse(&out, "2023-02-29"), ERR_INVALID);
	assert_int_equal(day_parse(&out, "2100-02-29"), ERR_INVALID);
	assert_int_equal(day_parse(&out, "1900-02-29"), ERR_INVALID);
	assert_int_equal(out, 5);
}

static void
test_a_diary_day_ends_at_four(void **state)
{
	(void)state;
	assert_int_equal(stamp_day(stamp("2026-11-20T03:59:59+01:00")),
			 day("2026-11-19"));
	assert_int_equal(stamp_day(stamp("2026-11-20T04:00:00+01:00")),
			 day("2026-11-20"));
	assert_int_equal(stamp_day(stamp("2026-11-21T00:30:00+01:00")),
			 day("2026-11-20"));
	/* The day is the patient's, not Greenwich's. */
	assert_int_equal(stamp_day(stamp("2026-11-20T04:00:00+14:00")),
			 day("2026-11-20"));
	assert_int_equal(stamp_day(stamp("2026-11-20T03:59:59-11:00")),
			 day("2026-11-19"));
	assert_int_equal(stamp_day(stamp("1970-01-01T03:59:59Z")), -1);
}

static void
test_an_instant_comes_back_from_its_text(void **state)
{
	static const int32_t offsets[] = { 0,      3600,  -3600, 19800,
					   -12600, 50400, -50400 };
	char text[STAMP_TEXT_LIMIT];

	(void)state;
	for (int64_t at = STAMP_MIN; at < STAMP_MAX; at += 86399 * 7 + 13) {
		for (size_t i = 0; i < sizeof(offsets) / sizeof(offsets[0]);
		     i++) {
			struct stamp want = { at, offsets[i] };
			struct stamp got = stamp(stamp_format(text, want));
			struct civil civil = stamp_civil(want);

			assert_true(got.at == at);
			assert_int_equal(got.offset, offsets[i]);
			assert_true(stamp_from_civil(civil, offsets[i]).at ==
				    at);
		}
	}
}

static void
test_the_text_is_the_one_that_is_stored(void **state)
{
	char text[STAMP_TEXT_LIMIT];
	struct stamp west = { 0, -12600 };
	struct stamp odd = { 0, 561 };

	(void)state;
	assert_string_equal(stamp_format(text, west),
			    "1969-12-31T20:30:00-03:30");
	/* Paris before 1911: the instant stays, the seconds of the zone go. */
	assert_string_equal(stamp_format(text, odd),
			    "1970-01-01T00:09:00+00:09");
	assert_string_equal(day_format(text, day("2024-02-29")), "2024-02-29");
}

static void
test_any_other_form_is_refused(void **state)
{
	static const char *const texts[] = {
		"",
		"2026-11-20",
		"2026-11-20T08:15:00",
		"2026-11-20T08:15:00+1:00",
		"2026-11-20T08:15:00+0100",
		"2026-11-20T08:15:00+01:00 ",
		" 2026-11-20T08:15:00+01:00",
		"2026-11-20 08:15:00+01:00",
		"2026-11-20T08:15+01:00",
		"2026-11-20T08:15:00z",
		"2026-11-20t08:15:00Z",
		"2026-11-20T24:00:00Z",
		"2026-11-20T08:60:00Z",
		"2026-06-30T23:59:60Z",
		"2026-13-01T08:15:00Z",
		"2026-00-01T08:15:00Z",
		"2026-11-31T08:15:00Z",
		"2026-11-00T08:15:00Z",
		"2026-11-20T08:15:00+14:01",
		"2026-11-20T08:15:00-15:00",
		"2026-11-20T08:15:00+01:60",
		"2026-11-20T08:15:00+01:0x",
		"2026-11-20T08:15:00*01:00",
		"+026-11-20T08:15:00Z",
		"20261-11-20T08:15:00Z",
		"2026/11/20T08:15:00Z",
		"2026-11-20T08.15.00Z",
	};
	struct stamp out = { 7, 7 };

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		assert_int_equal(stamp_parse(&out, texts[i]), ERR_INVALID);
	assert_true(out.at == 7 && out.offset == 7);
}

static void
test_each_cut_of_a_good_text_is_refused(void **state)
{
	static const char whole[] = "2026-11-20T08:15:00+01:00";
	struct stamp out;
	int32_t number;

	(void)state;
	for (size_t length = 0; length < sizeof(whole) - 1; length++) {
		char cut[sizeof(whole)] = "";

		memcpy(cut, whole, length);
		assert_int_equal(stamp_parse(&out, cut), ERR_INVALID);
		if (length != strlen("2026-11-20"))
			assert_int_equal(day_parse(&number, cut), ERR_INVALID);
	}
}

static void
test_what_is_not_kept_is_out_of_range(void **state)
{
	struct stamp out;
	int32_t number;

	(void)state;
	assert_int_equal(stamp_parse(&out, "1899-12-31T23:59:59Z"), ERR_RANGE);
	assert_int_equal(stamp_parse(&out, "2100-01-01T00:00:00Z"), ERR_RANGE);
	assert_int_equal(stamp_parse(&out, "9999-12-31T23:59:59Z"), ERR_RANGE);
	assert_int_equal(stamp_parse(&out, "1900-01-01T00:00:00+01:00"),
			 ERR_RANGE);
	assert_int_equal(day_parse(&number, "1899-12-31"), ERR_RANGE);
	assert_int_equal(day_parse(&number, "2100-01-01"), ERR_RANGE);
	assert_int_equal(day("1900-01-01"), -25567);
}

static void
test_a_field_outside_its_range_makes_a_date_invalid(void **state)
{
	const struct civil good = { 2026, 11, 20, 8, 15, 0 };
	struct civil bad[10];

	(void)state;
	assert_true(civil_is_valid(good));
	for (size_t i = 0; i < 10; i++)
		bad[i] = good;
	bad[0].month = 0;
	bad[1].month = 13;
	bad[2].day = 0;
	bad[3].day = 31;
	bad[4].hour = -1;
	bad[5].hour = 24;
	bad[6].minute = -1;
	bad[7].minute = 60;
	bad[8].second = -1;
	bad[9].second = 60;
	for (size_t i = 0; i < 10; i++)
		assert_false(civil_is_valid(bad[i]));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_known_instants_are_found),
		cmocka_unit_test(test_the_calendar_is_that_of_the_c_library),
		cmocka_unit_test(test_years_far_away_come_back),
		cmocka_unit_test(test_a_leap_day_is_only_in_leap_years),
		cmocka_unit_test(test_a_diary_day_ends_at_four),
		cmocka_unit_test(test_an_instant_comes_back_from_its_text),
		cmocka_unit_test(test_the_text_is_the_one_that_is_stored),
		cmocka_unit_test(test_any_other_form_is_refused),
		cmocka_unit_test(test_each_cut_of_a_good_text_is_refused),
		cmocka_unit_test(test_what_is_not_kept_is_out_of_range),
		cmocka_unit_test(
			test_a_field_outside_its_range_makes_a_date_invalid),
	};

	return cmocka_run_group_tests_name("stamp", tests, NULL, NULL);
}
