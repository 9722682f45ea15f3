/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A day and an hour that are to come, in both languages. */
#include "config.h"

#include "test.h"

#include <stdlib.h>
#include <time.h>

#include "tui/coming.h"

/* Wednesday 25 November 2026, 20:31, an hour east. */
static const struct stamp now = { .at = 1795635060, .offset = 3600 };

static const struct {
	const char *day, *hour, *want;
} moments[] = {
	{ "tomorrow", "10:00", "2026-11-26T10:00:00+01:00" },
	{ "Demain", "10 h", "2026-11-26T10:00:00+01:00" },
	{ "après-demain", "9h30", "2026-11-27T09:30:00+01:00" },
	{ "the day after tomorrow", "8:00", "2026-11-27T08:00:00+01:00" },
	{ "aujourd'hui", "22:00", "2026-11-25T22:00:00+01:00" },
	{ "today", "20:32", "2026-11-25T20:32:00+01:00" },
	{ "tomorrow", "", "2026-11-26T12:00:00+01:00" },
	/* The next one, never today. */
	{ "mercredi", "10:00", "2026-12-02T10:00:00+01:00" },
	{ "Tuesday", "10:00", "2026-12-01T10:00:00+01:00" },
	{ "jeudi", "10:00", "2026-11-26T10:00:00+01:00" },
	{ "on Sunday", "10:00", "2026-11-29T10:00:00+01:00" },
	/* A date says it all. */
	{ "jeudi 3 décembre", "10 h 15", "2026-12-03T10:15:00+01:00" },
	{ "le 3 décembre", "10:15", "2026-12-03T10:15:00+01:00" },
	{ "3 January", "10:15", "2027-01-03T10:15:00+01:00" },
	{ "20 novembre", "8 h", "2027-11-20T08:00:00+01:00" },
	{ "2026-12-24", "16:00", "2026-12-24T16:00:00+01:00" },
	{ "24/12/2026", "16:00", "2026-12-24T16:00:00+01:00" },
};

static void
test_a_day_to_come_is_taken_as_people_say_it(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(moments) / sizeof(moments[0]); i++) {
		char text[STAMP_TEXT_LIMIT];
		struct stamp got;

		assert_int_equal(coming_parse(&got, moments[i].day,
					      moments[i].hour, now),
				 ERR_NONE);
		assert_string_equal(stamp_format(text, got), moments[i].want);
	}
}

static void
test_what_has_passed_or_is_no_day_is_refused(void **state)
{
	static const struct {
		const char *day, *hour;
		enum err want;
	} refused[] = {
		{ "today", "20:31", ERR_RANGE },
		{ "today", "", ERR_RANGE },
		{ "24 novembre 2026", "10:00", ERR_RANGE },
		{ "bientôt", "10:00", ERR_INVALID },
		{ "demain", "le matin", ERR_INVALID },
		{ "demain", "25:00", ERR_INVALID },
		{ "31 novembre", "10:00", ERR_INVALID },
	};
	struct stamp got;

	(void)state;
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		assert_int_equal(coming_parse(&got, refused[i].day,
					      refused[i].hour, now),
				 refused[i].want);
		err_forget_note();
	}
}

static int
set_up(void **state)
{
	(void)state;
	setenv("TZ", "Europe/Paris", 1);
	tzset();
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_day_to_come_is_taken_as_people_say_it),
		cmocka_unit_test(test_what_has_passed_or_is_no_day_is_refused),
	};

	return cmocka_run_group_tests_name("coming", tests, set_up, NULL);
}
