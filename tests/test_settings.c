/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "app/settings.h"
#include "scratch.h"

static enum err
parse(struct settings *out, const char *text)
{
	return settings_parse(out, text, "vigie.conf");
}

static void
test_what_is_not_set_has_its_default(void **state)
{
	struct settings settings;

	(void)state;
	assert_int_equal(parse(&settings, ""), ERR_NONE);
	assert_string_equal(settings.pack, "");
	assert_string_equal(settings.pack_key, "");
	assert_string_equal(settings.lang, "");
	assert_int_equal(settings.idle_minutes, IDLE_MINUTES);
	assert_false(settings.vi_keys || settings.mouse);
	settings_clear(&settings);
}

static void
test_every_setting_is_taken(void **state)
{
	struct settings settings;

	(void)state;
	assert_int_equal(parse(&settings, "pack = \"/p\"; pack_key = \"ab\";\n"
					  "theme = \"mono\"; lang = \"fr\";\n"
					  "idle_minutes = 5;\n"
					  "vi_keys = true; mouse = true;\n"),
			 ERR_NONE);
	assert_string_equal(settings.pack, "/p");
	assert_string_equal(settings.pack_key, "ab");
	assert_string_equal(settings.theme, "mono");
	assert_string_equal(settings.lang, "fr");
	assert_int_equal(settings.idle_minutes, 5);
	assert_true(settings.vi_keys && settings.mouse);
	settings_clear(&settings);
}

static void
test_what_would_be_ignored_is_refused_with_its_line(void **state)
{
	static const char *const rows[] = {
		"mouse = true;\nidle = 5;\n",
		"mouse = true;\nidle_minutes = 0;\n",
		"mouse = true;\nidle_minutes = 61;\n",
		"mouse = true;\nidle_minutes = \"5\";\n",
		"mouse = true;\nlang = 5;\n",
		"mouse = true;\nvi_keys = 1;\n",
		"mouse = true;\n@include \"/etc/passwd\"\n",
		"mouse = true;\n{ nonsense\n",
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		struct settings settings;

		assert_int_equal(parse(&settings, rows[i]), ERR_INVALID);
		assert_non_null(strstr(err_last_note(), "vigie.conf:2"));
	}
}

static void
test_without_a_file_there_are_the_defaults(void **state)
{
	char *folder = scratch_new();
	struct settings settings;

	(void)state;
	assert_int_equal(setenv("XDG_CONFIG_HOME", folder, 1), 0);
	assert_int_equal(settings_read(&settings), ERR_NONE);
	assert_int_equal(settings.idle_minutes, IDLE_MINUTES);
	settings_clear(&settings);
	scratch_remove(folder);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_is_not_set_has_its_default),
		cmocka_unit_test(test_every_setting_is_taken),
		cmocka_unit_test(
			test_what_would_be_ignored_is_refused_with_its_line),
		cmocka_unit_test(test_without_a_file_there_are_the_defaults),
	};

	return cmocka_run_group_tests_name("settings", tests, NULL, NULL);
}
