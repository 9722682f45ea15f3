/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test.h"

#include <langinfo.h>
#include <locale.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>

#include "base/err.h"
#include "base/utf8.h"
#include "sys/lang.h"

enum { UNIQUE_TURNS = 200 };

char *__real_setlocale(int category, const char *name);
char *__wrap_setlocale(int category, const char *name);

/* A system that has no locale of this name. */
static const char *missing_locale;

char *
__wrap_setlocale(int category, const char *name)
{
	if (missing_locale && name && strcmp(name, missing_locale) == 0)
		return NULL;
	return __real_setlocale(category, name);
}

static const char *const variables[] = { "LANGUAGE", "LC_ALL", "LC_MESSAGES",
					 "LANG" };

/* One value a variable, NULL for one that is not set. */
struct environment {
	const char *values[4];
	enum lang want;
};

static void
begin_in(const struct environment *environment)
{
	for (size_t i = 0; i < 4; i++) {
		if (environment->values[i])
			setenv(variables[i], environment->values[i], 1);
		else
			unsetenv(variables[i]);
	}
	lang_init();
}

static int
begin(void **state)
{
	const struct environment plain = { { NULL, "C.UTF-8", NULL, NULL },
					   LANG_EN };

	(void)state;
	begin_in(&plain);
	return 0;
}

static void
test_the_environment_picks_the_language(void **state)
{
	static const struct environment rows[] = {
		{ { NULL, NULL, NULL, NULL }, LANG_EN },
		{ { NULL, NULL, NULL, "fr_FR.UTF-8" }, LANG_FR },
		{ { NULL, NULL, "fr_BE", "en_US.UTF-8" }, LANG_FR },
		{ { NULL, "C.UTF-8", "fr_FR", "fr_FR" }, LANG_EN },
		{ { NULL, "", "", "fr_FR.UTF-8" }, LANG_FR },
		{ { NULL, "de_DE.UTF-8", NULL, "fr_FR.UTF-8" }, LANG_EN },
		{ { NULL, "xx", NULL, NULL }, LANG_EN },
		{ { "fr", "C.UTF-8", NULL, NULL }, LANG_FR },
		{ { "fr", "C", NULL, NULL }, LANG_FR },
		{ { "fr", "POSIX", NULL, NULL }, LANG_FR },
		{ { "en", "fr_FR.UTF-8", NULL, NULL }, LANG_EN },
		{ { "de:fr:en", NULL, NULL, "en_GB.UTF-8" }, LANG_FR },
		{ { "de:en:fr", NULL, NULL, "fr_FR.UTF-8" }, LANG_EN },
		{ { "de:nl", NULL, NULL, "fr_FR.UTF-8" }, LANG_FR },
		{ { "::", NULL, NULL, "fr_FR.UTF-8" }, LANG_FR },
		{ { "", NULL, NULL, "fr@euro" }, LANG_FR },
		{ { NULL, "tr_TR.UTF-8", NULL, NULL }, LANG_EN },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const char *text = rows[i].want == LANG_FR ? "Lundi" : "Monday";

		begin_in(&rows[i]);
		assert_int_equal(lang_current(), rows[i].want);
		assert_string_equal(_("Monday"), text);
		assert_string_equal(nl_langinfo(CODESET), "UTF-8");
		assert_string_equal(nl_langinfo(RADIXCHAR), ".");
	}
}

static void
test_a_language_has_many_names(void **state)
{
	static const char *const french[] = { "fr",          "FR",
					      "fr_FR.UTF-8", "fr-CA",
					      "fr_CH@euro",  "fr.UTF-8" };
	static const char *const unknown[] = { "",       "f",     "fra",
					       "french", "C",     "_fr",
					       "de_FR",  "POSIX", " fr" };
	enum lang lang = LANG_COUNT;

	(void)state;
	for (size_t i = 0; i < sizeof(french) / sizeof(french[0]); i++) {
		assert_int_equal(lang_parse(&lang, french[i]), ERR_NONE);
		assert_int_equal(lang, LANG_FR);
	}
	assert_int_equal(lang_parse(&lang, "en_GB"), ERR_NONE);
	assert_int_equal(lang, LANG_EN);
	for (size_t i = 0; i < sizeof(unknown) / sizeof(unknown[0]); i++)
		assert_int_equal(lang_parse(&lang, unknown[i]), ERR_INVALID);
	assert_int_equal(lang, LANG_EN);
}

static void
test_the_language_changes_while_the_program_runs(void **state)
{
	(void)state;
	for (int i = 0; i < UNIQUE_TURNS; i++) {
		lang_set(LANG_FR);
		assert_string_equal(_("Tuesday"), "Mardi");
		lang_set(LANG_EN);
		assert_string_equal(_("Tuesday"), "Tuesday");
	}
}

static void
test_a_text_is_lent_for_ever(void **state)
{
	const char *french;

	(void)state;
	lang_set(LANG_FR);
	french = _("Wednesday");
	for (int i = 0; i < UNIQUE_TURNS; i++) {
		lang_set(LANG_EN);
		assert_string_equal(_("Friday"), "Friday");
		lang_set(LANG_FR);
		assert_string_equal(_("Friday"), "Vendredi");
	}
	assert_string_equal(french, "Mercredi");
	assert_ptr_equal(french, _("Wednesday"));
}

static void
test_a_page_is_in_another_language_than_the_screen(void **state)
{
	struct translator en = lang_translator(LANG_EN);
	struct translator fr = lang_translator(LANG_FR);

	(void)state;
	for (int i = 0; i < LANG_COUNT; i++) {
		lang_set((enum lang)i);
		assert_string_equal(fr.text(fr.lang, "Monday"), "Lundi");
		assert_string_equal(en.text(en.lang, "Monday"), "Monday");
		assert_string_equal(_("Monday"), i ? "Lundi" : "Monday");
		assert_string_equal(fr.text(fr.lang, "Sunday"), "Dimanche");
		assert_int_equal(lang_current(), i);
	}
}

static void
test_each_failure_is_said_in_french(void **state)
{
	static const enum err all[] = {
#define FAILURE(name, exit_code, sentence) name,
#include "base/err_list.h"
	};
	struct translator fr = lang_translator(LANG_FR);

	(void)state;
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		const char *english = err_sentence(all[i]);
		const char *french = fr.text(LANG_FR, english);

		assert_string_not_equal(french, english);
		assert_true(utf8_is_valid(french, strlen(french)));
	}
}

static void
test_what_has_no_translation_stays_english(void **state)
{
	(void)state;
	lang_set(LANG_FR);
	assert_string_equal(lang_text("never in a catalogue"),
			    "never in a catalogue");
	assert_string_equal(lang_text(""), "");
	assert_string_equal(lang_context("no such context", "Monday"),
			    "Monday");
	assert_string_equal(lang_text(NC_("no such context", "Monday")),
			    "Monday");
	assert_string_equal(lang_plural("one apple", "many apples", 2),
			    "many apples");
}

static void
test_a_context_is_never_shown(void **state)
{
	struct translator en = lang_translator(LANG_EN);

	(void)state;
	assert_string_equal(lang_context("day of the month", "1"), "1");
	assert_string_equal(en.text(LANG_EN, NC_("day of the month", "1")),
			    "1");
	lang_set(LANG_FR);
	assert_string_equal(lang_context("day of the month", "1"), "1er");
	assert_string_equal(lang_text(NC_("day of the month", "1")), "1er");
}

static void
test_zero_is_many_in_english(void **state)
{
	(void)state;
	assert_string_equal(P_("%lu note", "%lu notes", 0), "%lu notes");
	assert_string_equal(P_("%lu note", "%lu notes", 1), "%lu note");
	assert_string_equal(P_("%lu note", "%lu notes", 2), "%lu notes");
}

static void
test_the_packs_words_follow_the_language(void **state)
{
	char english[] = "cough";
	char french[] = "toux";
	const struct words words = { { english, french } };

	(void)state;
	assert_string_equal(lang_words(&words), "cough");
	lang_set(LANG_FR);
	assert_string_equal(lang_words(&words), "toux");
}

static int32_t
day(const char *text)
{
	int32_t out;

	assert_int_equal(day_parse(&out, text), ERR_NONE);
	return out;
}

static void
says(char *got, const char *want)
{
	assert_string_equal(got, want);
	free(got);
}

static void
test_days_are_said_in_the_language_asked_for(void **state)
{
	(void)state;
	for (int i = 0; i < LANG_COUNT; i++) {
		lang_set((enum lang)i);
		says(lang_long_day(LANG_EN, day("2025-10-14")),
		     "Tuesday 14 October");
		says(lang_long_day(LANG_FR, day("2025-10-14")),
		     "Mardi 14 octobre");
		says(lang_long_day_year(LANG_FR, day("2024-02-29")),
		     "Jeudi 29 février 2024");
		says(lang_long_day_year(LANG_EN, day("2026-05-03")),
		     "Sunday 3 May 2026");
		says(lang_short_day(LANG_EN, day("2025-10-14")), "14 Oct.");
		says(lang_short_day(LANG_FR, day("2025-10-14")), "14 oct.");
	}
}

static void
test_the_first_of_a_month_is_said_as_such(void **state)
{
	(void)state;
	says(lang_long_day(LANG_FR, day("2026-12-01")), "Mardi 1er décembre");
	says(lang_long_day(LANG_EN, day("2026-12-01")), "Tuesday 1 December");
	says(lang_short_day(LANG_FR, day("2026-05-01")), "1er mai");
	says(lang_long_day(LANG_FR, day("2026-12-11")), "Vendredi 11 décembre");
}

/* All that the year shows, so that no name is missing or doubled. */
static void
test_no_two_days_of_a_year_are_said_alike(void **state)
{
	int32_t first = day("2024-01-01");

	(void)state;
	for (int i = 0; i < LANG_COUNT; i++) {
		char *before = NULL;

		for (int32_t at = first; at < first + 366; at++) {
			char *now = lang_long_day((enum lang)i, at);
			char *list = lang_short_day((enum lang)i, at);

			if (before)
				assert_string_not_equal(now, before);
			assert_true(utf8_width(list) <= 9);
			free(before);
			free(list);
			before = now;
		}
		free(before);
	}
}

static void
test_hours_are_said_as_people_write_them(void **state)
{
	struct stamp morning = { 8 * 3600 + 16 * 60 + 59, 3600 };
	struct stamp midnight = { 0, 0 };

	(void)state;
	says(lang_hour(LANG_EN, morning), "9:16");
	says(lang_hour(LANG_FR, morning), "9\302\240h\302\24016");
	says(lang_hour(LANG_EN, midnight), "0:00");
}

static void
test_without_a_catalogue_all_is_english(void **state)
{
	const struct environment french = { { "fr", NULL, NULL, NULL },
					    LANG_FR };
	const char *folder = getenv("VIGIE_LOCALEDIR");
	char *kept = strdup(folder);

	(void)state;
	setenv("VIGIE_LOCALEDIR", "/nonexistent", 1);
	begin_in(&french);
	/* Not looked up before, so gettext remembers nothing of it. */
	assert_string_equal(_("Saturday"), "Saturday");
	setenv("VIGIE_LOCALEDIR", kept, 1);
	begin_in(&french);
	assert_string_equal(_("Saturday"), "Samedi");
	free(kept);
}

static void
test_a_system_without_c_utf8_uses_the_persons_locale(void **state)
{
	const struct environment plain = { { NULL, "C.utf8", NULL, NULL },
					   LANG_EN };

	(void)state;
	missing_locale = "C.UTF-8";
	begin_in(&plain);
	missing_locale = NULL;
	assert_string_equal(__real_setlocale(LC_CTYPE, NULL), "C.utf8");
	assert_string_equal(__real_setlocale(LC_NUMERIC, NULL), "C");
	lang_set(LANG_FR);
	assert_string_equal(_("Monday"), "Lundi");
}

static void
test_a_program_that_is_not_installed_finds_its_catalogue(void **state)
{
	const struct environment french = { { "fr", NULL, NULL, NULL },
					    LANG_FR };
	char *kept = strdup(getenv("VIGIE_LOCALEDIR"));

	(void)state;
	unsetenv("VIGIE_LOCALEDIR");
	begin_in(&french);
	assert_string_equal(_("Thursday"), "Jeudi");
	setenv("VIGIE_LOCALEDIR", "", 1);
	begin_in(&french);
	assert_string_equal(_("Thursday"), "Jeudi");
	setenv("VIGIE_LOCALEDIR", kept, 1);
	free(kept);
}

/* First of all, while no catalogue has been opened. */
static void
test_no_catalogue_is_opened_after_the_beginning(void **state)
{
	struct translator fr = lang_translator(LANG_FR);
	struct rlimit kept, none;

	(void)state;
	assert_int_equal(getrlimit(RLIMIT_NOFILE, &kept), 0);
	none = kept;
	none.rlim_cur = 0;
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &none), 0);
	assert_string_equal(fr.text(LANG_FR, "Monday"), "Lundi");
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &kept), 0);
}

#define BEGUN(test) cmocka_unit_test_setup(test, begin)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		BEGUN(test_no_catalogue_is_opened_after_the_beginning),
		BEGUN(test_without_a_catalogue_all_is_english),
		BEGUN(test_the_environment_picks_the_language),
		BEGUN(test_a_language_has_many_names),
		BEGUN(test_the_language_changes_while_the_program_runs),
		BEGUN(test_a_text_is_lent_for_ever),
		BEGUN(test_a_page_is_in_another_language_than_the_screen),
		BEGUN(test_each_failure_is_said_in_french),
		BEGUN(test_what_has_no_translation_stays_english),
		BEGUN(test_a_context_is_never_shown),
		BEGUN(test_zero_is_many_in_english),
		BEGUN(test_the_packs_words_follow_the_language),
		BEGUN(test_days_are_said_in_the_language_asked_for),
		BEGUN(test_the_first_of_a_month_is_said_as_such),
		BEGUN(test_no_two_days_of_a_year_are_said_alike),
		BEGUN(test_a_system_without_c_utf8_uses_the_persons_locale),
		BEGUN(test_a_program_that_is_not_installed_finds_its_catalogue),
		BEGUN(test_hours_are_said_as_people_write_them),
	};

	/* Where the build leaves the catalogues. */
	setenv("VIGIE_LOCALEDIR", "locale", 0);
	return cmocka_run_group_tests_name("lang", tests, NULL, NULL);
}
