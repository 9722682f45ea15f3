/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test.h"

#include <stdio.h>
#include <string.h>

#include "base/when.h"

/* A Friday, in Paris. */
#define NOW "2026-11-20T09:30:45+01:00"

struct row {
	const char *typed;
	const char *want; /* civil time, and the zone when one is known */
};

static struct stamp
at(const char *text)
{
	struct stamp out;

	assert_int_equal(stamp_parse(&out, text), ERR_NONE);
	return out;
}

static struct when
when_at(const char *typed, const char *now)
{
	struct when out;
	enum err err = when_parse(&out, typed, at(now));

	if (err)
		print_message("refused: \"%s\"\n", typed);
	assert_int_equal(err, ERR_NONE);
	return out;
}

/* The zone of a stamp written with offset 0 is taken off the end. */
static void
describe(char out[static STAMP_TEXT_LIMIT], const struct when *when)
{
	int32_t offset = when->has_offset ? when->offset : 0;

	stamp_format(out, stamp_from_civil(when->civil, offset));
	if (!when->has_offset)
		out[strlen("2026-11-20T09:30:45")] = '\0';
}

static void
check(const struct row *row, const char *now)
{
	struct when when = when_at(row->typed, now);
	char got[STAMP_TEXT_LIMIT];

	describe(got, &when);
	if (strcmp(got, row->want) != 0)
		print_message("typed: \"%s\"\n", row->typed);
	assert_string_equal(got, row->want);
}

static void
check_all(const struct row *rows, size_t count, const char *now)
{
	for (size_t i = 0; i < count; i++)
		check(&rows[i], now);
}

#define CHECK_ALL(rows, now) \
	check_all(rows, sizeof(rows) / sizeof((rows)[0]), now)

static void
test_now_is_the_instant_itself(void **state)
{
	static const struct row rows[] = {
		{ "now", NOW },
		{ "Now", NOW },
		{ "maintenant", NOW },
		{ " MAINTENANT ", NOW },
	};

	(void)state;
	CHECK_ALL(rows, NOW);
	assert_true(when_at("now", NOW).has_hour);
}

static void
test_a_day_in_words_keeps_the_hour_it_is(void **state)
{
	static const struct row rows[] = {
		{ "today", NOW },
		{ "aujourd'hui", NOW },
		{ "aujourd’hui", NOW },
		{ "Aujourdhui", NOW },
		{ "yesterday", "2026-11-19T09:30:45" },
		{ "hier", "2026-11-19T09:30:45" },
		{ "HIER", "2026-11-19T09:30:45" },
		{ "avant-hier", "2026-11-18T09:30:45" },
		{ "avant hier", "2026-11-18T09:30:45" },
		{ "-0d", NOW },
		{ "-3d", "2026-11-17T09:30:45" },
		{ "-3j", "2026-11-17T09:30:45" },
		{ "-3J", "2026-11-17T09:30:45" },
		{ "\342\210\2223j", "2026-11-17T09:30:45" },
		{ "-365d", "2025-11-20T09:30:45" },
		{ "2026-11-20", NOW },
		{ "2026-11-18", "2026-11-18T09:30:45" },
		{ "18/11/2026", "2026-11-18T09:30:45" },
		{ "1/2/2026", "2026-02-01T09:30:45" },
		{ "2024-02-29", "2024-02-29T09:30:45" },
		{ "12 octobre", "2026-10-12T09:30:45" },
		{ "12 October", "2026-10-12T09:30:45" },
		{ "1er nov.", "2026-11-01T09:30:45" },
		{ "20 novembre", NOW },
		{ "21 nov", "2025-11-21T09:30:45" },
		{ "3 f\303\251vrier 2025", "2025-02-03T09:30:45" },
		{ "15 D\303\211CEMBRE", "2025-12-15T09:30:45" },
		{ "4 ao\303\273t", "2026-08-04T09:30:45" },
		{ "4AUG", "2026-08-04T09:30:45" },
		{ "6 juil", "2026-07-06T09:30:45" },
		{ "29 february", "2024-02-29T09:30:45" },
	};

	(void)state;
	CHECK_ALL(rows, NOW);
	assert_false(when_at("hier", NOW).has_hour);
	assert_false(when_at("2026-11-18", NOW).has_hour);
}

static void
test_an_hour_alone_is_its_latest_occurrence(void **state)
{
	static const struct row rows[] = {
		{ "8:15", "2026-11-20T08:15:00" },
		{ "8h15", "2026-11-20T08:15:00" },
		{ "8H15", "2026-11-20T08:15:00" },
		{ "8 h 15", "2026-11-20T08:15:00" },
		{ "8\302\240h\342\200\25715", "2026-11-20T08:15:00" },
		{ "08h", "2026-11-20T08:00:00" },
		{ "8 h", "2026-11-20T08:00:00" },
		{ "9:30", "2026-11-20T09:30:00" },
		{ "9:30:45", NOW },
		{ "9:30:46", "2026-11-19T09:30:46" },
		{ "9:31", "2026-11-19T09:31:00" },
		{ "23:59", "2026-11-19T23:59:00" },
		{ "0:00", "2026-11-20T00:00:00" },
		{ "\t8:15 ", "2026-11-20T08:15:00" },
	};
	static const struct row at_midnight[] = {
		{ "0:00", "2026-01-01T00:00:00+01:00" },
		{ "0:01", "2025-12-31T00:01:00" },
		{ "23h", "2025-12-31T23:00:00" },
	};

	(void)state;
	CHECK_ALL(rows, NOW);
	CHECK_ALL(at_midnight, "2026-01-01T00:00:00+01:00");
	assert_true(when_at("8:15", NOW).has_hour);
}

static void
test_a_day_and_an_hour_go_together(void **state)
{
	static const struct row rows[] = {
		{ "hier 8h15", "2026-11-19T08:15:00" },
		{ "yesterday 23:00", "2026-11-19T23:00:00" },
		{ "today 23:00", "2026-11-20T23:00:00" },
		{ "-3d 8:15", "2026-11-17T08:15:00" },
		{ "avant-hier 8 h 15", "2026-11-18T08:15:00" },
		{ "12 octobre 8 h 15", "2026-10-12T08:15:00" },
		{ "12 oct. 2025 18h", "2025-10-12T18:00:00" },
		{ "18/11/2026 8h", "2026-11-18T08:00:00" },
		{ "2026-11-18T08:15", "2026-11-18T08:15:00" },
		{ "2026-11-18t08:15", "2026-11-18T08:15:00" },
		{ "2026-11-18 08:15", "2026-11-18T08:15:00" },
		{ "2026-11-18 8 h 15", "2026-11-18T08:15:00" },
		{ "2026-11-18T08:15:30", "2026-11-18T08:15:30" },
	};

	(void)state;
	CHECK_ALL(rows, NOW);
}

static void
test_a_zone_that_is_given_is_kept(void **state)
{
	static const struct row rows[] = {
		{ "2026-11-18T08:15Z", "2026-11-18T08:15:00+00:00" },
		{ "2026-11-18T08:15+05:30", "2026-11-18T08:15:00+05:30" },
		{ "2026-11-18 08:15 -09:30", "2026-11-18T08:15:00-09:30" },
		{ "2026-11-18 08:15:01z", "2026-11-18T08:15:01+00:00" },
		{ "18/11/2026 8h15 +01:00", "2026-11-18T08:15:00+01:00" },
		{ NOW, NOW },
	};

	(void)state;
	CHECK_ALL(rows, NOW);
}

static void
test_a_part_of_the_day_is_an_hour_of_it(void **state)
{
	static const struct row rows[] = {
		{ "yesterday morning", "2026-11-19T08:00:00" },
		{ "yesterday afternoon", "2026-11-19T15:00:00" },
		{ "hier apr\303\250s-midi", "2026-11-19T15:00:00" },
		{ "hier soir", "2026-11-19T20:00:00" },
		{ "Hier matin", "2026-11-19T08:00:00" },
		{ "avant-hier soir", "2026-11-18T20:00:00" },
		{ "12 octobre au matin", "2026-10-12T08:00:00" },
		{ "2026-11-18 evening", "2026-11-18T20:00:00" },
		{ "-3d soir", "2026-11-17T20:00:00" },
		{ "hier midi", "2026-11-19T12:00:00" },
		{ "noon", "2026-11-19T12:00:00" },
		{ "minuit", "2026-11-20T00:00:00" },
		{ "today midnight", "2026-11-20T00:00:00" },
		{ "last night", "2026-11-20T02:00:00" },
		{ "cette nuit", "2026-11-20T02:00:00" },
		{ "la nuit derni\303\250re", "2026-11-20T02:00:00" },
	};

	(void)state;
	CHECK_ALL(rows, NOW);
	assert_true(when_at("hier soir", NOW).has_hour);
}

static void
test_the_part_of_the_day_it_is_means_now(void **state)
{
	static const struct row late[] = {
		{ "this morning", "2026-11-20T08:00:00" },
		{ "ce matin", "2026-11-20T08:00:00" },
		{ "cet apr\303\250s-midi", "2026-11-20T15:00:00" },
		{ "this evening", "2026-11-20T19:10:00+01:00" },
		{ "tonight", "2026-11-20T19:10:00+01:00" },
		{ "ce soir", "2026-11-20T19:10:00+01:00" },
	};

	(void)state;
	CHECK_ALL(late, "2026-11-20T19:10:00+01:00");
	check(&(struct row){ "ce matin", NOW }, NOW);
	check(&(struct row){ "aujourd'hui matin", NOW }, NOW);
	/* It is to come, and whoever asks refuses it. */
	check(&(struct row){ "ce soir", "2026-11-20T20:00:00" }, NOW);
}

static void
test_after_midnight_this_evening_is_the_one_before(void **state)
{
	static const struct row rows[] = {
		{ "ce soir", "2026-11-20T20:00:00" },
		{ "this morning", "2026-11-20T08:00:00" },
		{ "cette nuit", "2026-11-21T01:30:00+01:00" },
		{ "hier soir", "2026-11-20T20:00:00" },
	};

	(void)state;
	CHECK_ALL(rows, "2026-11-21T01:30:00+01:00");
}

/* At two in the morning, the 18th is not the diary day of the 17th. */
static void
test_a_date_typed_after_midnight_is_that_diary_day(void **state)
{
	static const char *const days[] = { "2026-11-18", "18/11/2026",
					    "18 novembre" };
	const char *now = "2026-11-21T02:00:00+01:00";

	(void)state;
	for (size_t i = 0; i < sizeof(days) / sizeof(days[0]); i++) {
		struct when when = when_at(days[i], now);
		struct stamp got = stamp_from_civil(when.civil, 3600);

		assert_int_equal(stamp_day(got), civil_day(when.civil));
		assert_int_equal(when.civil.day, 18);
		assert_false(when.has_hour);
	}
	check(&(struct row){ "2026-11-21", now }, now);
}

static void
test_yesterday_after_midnight_is_the_calendars(void **state)
{
	static const struct row rows[] = {
		{ "hier 23h", "2026-11-20T23:00:00" },
		{ "yesterday", "2026-11-20T02:00:00" },
		{ "1:30", "2026-11-21T01:30:00" },
	};

	(void)state;
	CHECK_ALL(rows, "2026-11-21T02:00:00+01:00");
}

static void
test_days_back_cross_leap_days_and_years(void **state)
{
	static const struct row rows[] = {
		{ "hier", "2024-02-29T12:00:00" },
		{ "-2d", "2024-02-28T12:00:00" },
		{ "-61d", "2023-12-31T12:00:00" },
	};

	(void)state;
	CHECK_ALL(rows, "2024-03-01T12:00:00+01:00");
}

static struct when
ahead_at(const char *typed, const char *now)
{
	struct when out;
	enum err err = when_parse_ahead(&out, typed, at(now));

	if (err != ERR_NONE)
		print_message("refused: \"%s\"\n", typed);
	assert_int_equal(err, ERR_NONE);
	return out;
}

static void
test_of_a_visit_the_next_day_of_that_name_is_meant(void **state)
{
	static const struct row rows[] = {
		{ "tomorrow 9:30", "2026-11-21T09:30:00" },
		{ "demain 9 h 30", "2026-11-21T09:30:00" },
		{ "apr\303\250s-demain matin", "2026-11-22T08:00:00" },
		{ "+3d 14:00", "2026-11-23T14:00:00" },
		{ "+3j", "2026-11-23T09:30:45" },
		{ "in 1 day", "2026-11-21T09:30:45" },
		{ "in 10 days 8:15", "2026-11-30T08:15:00" },
		{ "dans 12 jours 8h", "2026-12-02T08:00:00" },
		{ "dans 1 jour", "2026-11-21T09:30:45" },
		{ "saturday 10:00", "2026-11-21T10:00:00" },
		{ "vendredi 10h", "2026-11-27T10:00:00" },
		{ "Thursday", "2026-11-26T09:30:45" },
		{ "lundi 14 h", "2026-11-23T14:00:00" },
		{ "sunday", "2026-11-22T09:30:45" },
		{ "12 octobre 10h", "2027-10-12T10:00:00" },
		{ "2 janvier", "2027-01-02T09:30:45" },
		{ "29 february", "2028-02-29T09:30:45" },
		{ "20 novembre 8h", "2026-11-20T08:00:00" },
		{ "8:15", "2026-11-20T08:15:00" },
		{ "today 16:00", "2026-11-20T16:00:00" },
		{ "18/11/2026 8h", "2026-11-18T08:00:00" },
		{ "hier 8h", "2026-11-19T08:00:00" },
	};
	char got[STAMP_TEXT_LIMIT];

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct when when = ahead_at(rows[i].typed, NOW);

		describe(got, &when);
		if (strcmp(got, rows[i].want) != 0)
			print_message("typed: \"%s\"\n", rows[i].typed);
		assert_string_equal(got, rows[i].want);
	}
}

static void
test_what_is_to_come_means_nothing_of_what_was_felt(void **state)
{
	static const char *const texts[] = { "demain",      "tomorrow",
					     "+3d",         "thursday",
					     "jeudi",       "in 3 days",
					     "dans 3 jours" };
	static const char *const neither[] = { "+d", "in days", "dans 3",
					       "jeudis", "+3x" };
	struct when out;

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		assert_int_equal(when_parse(&out, texts[i], at(NOW)),
				 ERR_INVALID);
	for (size_t i = 0; i < sizeof(neither) / sizeof(neither[0]); i++)
		assert_int_equal(when_parse_ahead(&out, neither[i], at(NOW)),
				 ERR_INVALID);
}

static void
test_what_means_nothing_is_refused(void **state)
{
	static const char *const texts[] = {
		"",
		" ",
		"tomorrow",
		"12 jui",
		"12 ma",
		"12 octobres",
		"12e octobre",
		"31 avril",
		"31 november 2025",
		"30 f\303\251vrier",
		"octobre",
		"12 octobre 25",
		"12 octobre T8:15",
		"12 octobre 2026Z",
		"demain",
		"no",
		"nowadays",
		"morning",
		"matin",
		"au matin",
		"this",
		"this night",
		"ce matin 8h",
		"hier soirs",
		"hier midi 8h",
		"noon 8:15",
		"now 8:15",
		"todayx",
		"today8:15",
		"hier8h",
		"hier T08:15",
		"hierT08:15",
		"-d",
		"-3",
		"3d",
		"+3d",
		"-3x",
		"-3dd",
		"-123456d",
		"8",
		"8:1",
		"8:155",
		"8:",
		"8h1",
		"8h60",
		"8 15",
		"8  h  15 x",
		"h15",
		"24:00",
		"8:15:6",
		"8:15:60",
		"-8:15",
		"115:00",
		"8:15Z",
		"hier 8:15Z",
		"2026-11-18Z",
		"2026-11-18T",
		"2026-11-18TT08:15",
		"2026-11-18T08:15+1",
		"2026-11-18T08:15+15:00",
		"2026-11-18T08:15ZZ",
		"2026-11-31",
		"2023-02-29",
		"29/02/2023",
		"11/20/2026",
		"0/11/2026",
		"18/11/26",
		"18/11",
		"18-11-2026",
		"2026-1-1",
		"202-11-18",
		"2026-11-18T08:15\377",
		"hïr",
		"2026-11-18 08:15 +01:00 and much more than anyone types",
	};
	struct when out = { .offset = 99 };

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		enum err err = when_parse(&out, texts[i], at(NOW));
		if (err != ERR_INVALID)
			print_message("taken: \"%s\"\n", texts[i]);
		assert_int_equal(err, ERR_INVALID);
	}
	assert_int_equal(out.offset, 99);
}

static void
test_a_day_that_is_not_kept_is_out_of_range(void **state)
{
	static const char *const texts[] = { "1899-12-31", "2100-01-01",
					     "31/12/9999", "-99999d" };
	struct when out;

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		assert_int_equal(when_parse(&out, texts[i], at(NOW)),
				 ERR_RANGE);
}

/* Whatever single byte is put anywhere, it is read or refused. */
static void
test_a_slip_never_gives_an_impossible_date(void **state)
{
	static const char *const texts[] = { "2026-11-18T08:15+05:30",
					     "avant-hier 8 h 15", "-12d 8:15",
					     "18/11/2026 8h15" };

	(void)state;
	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++) {
		for (size_t j = 0; j < strlen(texts[i]); j++) {
			for (int byte = 0; byte < 256; byte++) {
				char text[32];
				struct when out;

				snprintf(text, sizeof(text), "%s", texts[i]);
				text[j] = (char)byte;
				if (when_parse(&out, text, at(NOW)))
					continue;
				assert_true(civil_is_valid(out.civil));
			}
		}
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_now_is_the_instant_itself),
		cmocka_unit_test(test_a_day_in_words_keeps_the_hour_it_is),
		cmocka_unit_test(test_an_hour_alone_is_its_latest_occurrence),
		cmocka_unit_test(test_a_day_and_an_hour_go_together),
		cmocka_unit_test(test_a_zone_that_is_given_is_kept),
		cmocka_unit_test(
			test_of_a_visit_the_next_day_of_that_name_is_meant),
		cmocka_unit_test(
			test_what_is_to_come_means_nothing_of_what_was_felt),
		cmocka_unit_test(test_a_part_of_the_day_is_an_hour_of_it),
		cmocka_unit_test(test_the_part_of_the_day_it_is_means_now),
		cmocka_unit_test(
			test_after_midnight_this_evening_is_the_one_before),
		cmocka_unit_test(
			test_a_date_typed_after_midnight_is_that_diary_day),
		cmocka_unit_test(
			test_yesterday_after_midnight_is_the_calendars),
		cmocka_unit_test(test_days_back_cross_leap_days_and_years),
		cmocka_unit_test(test_what_means_nothing_is_refused),
		cmocka_unit_test(test_a_day_that_is_not_kept_is_out_of_range),
		cmocka_unit_test(test_a_slip_never_gives_an_impossible_date),
	};

	return cmocka_run_group_tests_name("when", tests, NULL, NULL);
}
