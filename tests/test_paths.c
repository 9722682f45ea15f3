/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test.h"

#include <pwd.h>
#include <stdlib.h>
#include <string.h>

#include "sys/paths.h"

struct passwd *__real_getpwuid(uid_t user);
struct passwd *__wrap_getpwuid(uid_t user);

/* Whom the system knows, when a test says so. */
static struct passwd *known;
static int is_asked;

struct passwd *
__wrap_getpwuid(uid_t user)
{
	(void)user;
	is_asked++;
	return known;
}

static int
set_up(void **state)
{
	static const char *const names[] = { "VIGIE_DIARY", "XDG_DATA_HOME",
					     "XDG_CONFIG_HOME",
					     "XDG_STATE_HOME" };

	(void)state;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++)
		unsetenv(names[i]);
	setenv("HOME", "/home/jeanne", 1);
	known = NULL;
	return 0;
}

static void
is(char *got, const char *want)
{
	assert_string_equal(got, want);
	free(got);
}

static void
test_everything_is_under_home_when_nothing_is_said(void **state)
{
	(void)state;
	is(paths_diary(NULL), "/home/jeanne/.local/share/vigie/diary.vigie");
	is(paths_settings(), "/home/jeanne/.config/vigie/vigie.conf");
	is(paths_state_folder(), "/home/jeanne/.local/state/vigie");
}

static void
test_the_option_wins_over_the_variable(void **state)
{
	(void)state;
	setenv("XDG_DATA_HOME", "/data/", 1);
	is(paths_diary(NULL), "/data/vigie/diary.vigie");
	setenv("VIGIE_DIARY", "", 1);
	is(paths_diary(NULL), "/data/vigie/diary.vigie");
	setenv("VIGIE_DIARY", "of the variable.vigie", 1);
	is(paths_diary(NULL), "of the variable.vigie");
	is(paths_diary("of the option.vigie"), "of the option.vigie");
}

static void
test_a_relative_xdg_folder_counts_as_none(void **state)
{
	(void)state;
	setenv("XDG_STATE_HOME", "relative", 1);
	setenv("XDG_CONFIG_HOME", "", 1);
	is(paths_state_folder(), "/home/jeanne/.local/state/vigie");
	is(paths_settings(), "/home/jeanne/.config/vigie/vigie.conf");
	setenv("XDG_CONFIG_HOME", "/etc/xdg", 1);
	is(paths_settings(), "/etc/xdg/vigie/vigie.conf");
}

static void
test_without_a_home_the_system_is_asked(void **state)
{
	char folder[] = "/home/marie";
	char none[] = "";
	struct passwd user = { .pw_dir = folder };

	(void)state;
	unsetenv("HOME");
	known = &user;
	is_asked = 0;
	is(paths_state_folder(), "/home/marie/.local/state/vigie");
	assert_int_equal(is_asked, 1);
	setenv("HOME", "relative", 1);
	is(paths_state_folder(), "/home/marie/.local/state/vigie");
	user.pw_dir = none;
	is(paths_state_folder(), "/nonexistent/.local/state/vigie");
	known = NULL;
	is(paths_state_folder(), "/nonexistent/.local/state/vigie");
}

static void
test_a_path_comes_apart_into_folder_and_name(void **state)
{
	static const struct {
		const char *path, *folder, *name;
	} rows[] = {
		{ "/a/b/c", "/a/b", "c" }, { "c", ".", "c" },
		{ "/c", "/", "c" },        { "a/c", "a", "c" },
		{ "a//c", "a", "c" },      { "//c", "/", "c" },
		{ "a/", "a", "" },         { "", ".", "" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		is(paths_folder(rows[i].path), rows[i].folder);
		assert_string_equal(paths_name(rows[i].path), rows[i].name);
	}
}

static void
test_joining_puts_one_slash(void **state)
{
	(void)state;
	is(paths_join("/a", "b"), "/a/b");
	is(paths_join("/a/", "b"), "/a/b");
	is(paths_join("/", "b"), "/b");
	is(paths_join("", "b"), "b");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(
			test_everything_is_under_home_when_nothing_is_said,
			set_up),
		cmocka_unit_test_setup(test_the_option_wins_over_the_variable,
				       set_up),
		cmocka_unit_test_setup(
			test_a_relative_xdg_folder_counts_as_none, set_up),
		cmocka_unit_test_setup(test_without_a_home_the_system_is_asked,
				       set_up),
		cmocka_unit_test(test_a_path_comes_apart_into_folder_and_name),
		cmocka_unit_test(test_joining_puts_one_slash),
	};

	return cmocka_run_group_tests_name("paths", tests, NULL, NULL);
}
