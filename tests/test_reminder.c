/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reminders on the screen: off until they are switched on, and what is
 * written is what was shown. systemctl is a program that writes down what it
 * was asked. */
#include "config.h"

#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "stage.h"
#include "sys/files.h"
#include "sys/paths.h"

enum { FILE_LIMIT = 64 * 1024 };

struct kept {
	struct stage stage;
	char *bin, *asked, *timer, *service, *day;
};

static char *
in_folder(const struct kept *kept, const char *name)
{
	return paths_join(kept->stage.home.folder, name);
}

static void
write_program(const struct kept *kept, const char *name, const char *does)
{
	char *path = paths_join(kept->bin, name);
	struct buf text = { 0 };

	buf_addf(&text, "#!/bin/sh\n%s\n", does);
	assert_int_equal(files_replace(path, text.data, text.length), ERR_NONE);
	assert_int_equal(chmod(path, 0700), 0);
	buf_clear(&text);
	free(path);
}

static void
find_programs_first_here(const struct kept *kept)
{
	struct buf path = { 0 };

	buf_addf(&path, "%s:/usr/bin:/bin", kept->bin);
	assert_int_equal(setenv("PATH", buf_text(&path), 1), 0);
	buf_clear(&path);
}

/* The diary of the stage becomes the one that opens without a name. */
static void
make_usual(struct kept *kept)
{
	struct stage *stage = &kept->stage;
	char *folder = in_folder(kept, "vigie");
	char *path = paths_join(folder, "diary.vigie");

	session_close(stage->home.session);
	stage->home.session = NULL;
	assert_int_equal(files_make_folder(folder), ERR_NONE);
	assert_int_equal(rename(stage->home.path, path), 0);
	free(stage->home.path);
	free(folder);
	stage->home.path = path;
	stage->options.arguments[1] = path;
}

static void
open_reminder(struct kept *kept)
{
	stage_set(&kept->stage, "en");
	kept->bin = in_folder(kept, "bin");
	kept->asked = in_folder(kept, "asked");
	kept->timer = in_folder(kept, "systemd/user/vigie-remind.timer");
	kept->service = in_folder(kept, "systemd/user/vigie-remind.service");
	kept->day = in_folder(kept, "vigie/filled-in");
	assert_int_equal(files_make_folder(kept->bin), ERR_NONE);
	assert_int_equal(setenv("ASKED", kept->asked, 1), 0);
	write_program(kept, "systemctl", "echo \"$*\" >>\"$ASKED\"");
	find_programs_first_here(kept);
	make_usual(kept);
	stage_start(&kept->stage);
	stage_unlock(&kept->stage);
	stage_press(&kept->stage, "9");
	vt_wait(&kept->stage.vt, "Off. Once a day");
}

static void
close_reminder(struct kept *kept)
{
	stage_end(&kept->stage);
	free(kept->bin);
	free(kept->asked);
	free(kept->timer);
	free(kept->service);
	free(kept->day);
}

static void
assert_file(const char *path, const char *want)
{
	struct buf text = { 0 };

	assert_int_equal(files_read(&text, path, FILE_LIMIT), ERR_NONE);
	assert_string_equal(buf_text(&text), want);
	buf_clear(&text);
}

static void
assert_file_has(const char *path, const char *want)
{
	struct buf text = { 0 };

	assert_int_equal(files_read(&text, path, FILE_LIMIT), ERR_NONE);
	assert_non_null(strstr(buf_text(&text), want));
	buf_clear(&text);
}

static void
assert_nothing_is_there(const struct kept *kept)
{
	assert_false(files_exist(kept->timer));
	assert_false(files_exist(kept->service));
	assert_false(files_exist(kept->day));
}

/* The hour, then the button. */
static void
ask_to_see(struct kept *kept)
{
	stage_enter(&kept->stage);
	stage_enter(&kept->stage);
	vt_wait(&kept->stage.vt, "This will be written:");
}

static void
switch_on(struct kept *kept)
{
	ask_to_see(kept);
	vt_key(&kept->stage.vt, VTERM_KEY_END);
	stage_enter(&kept->stage);
	vt_wait(&kept->stage.vt, "The reminder is on.");
}

static void
test_what_will_be_written_is_seen_before_it_is(void **state)
{
	struct kept kept = { 0 };

	(void)state;
	open_reminder(&kept);
	ask_to_see(&kept);
	assert_true(vt_shows(&kept.stage.vt, "vigie-remind.service"));
	assert_nothing_is_there(&kept);
	stage_escape(&kept.stage);
	vt_wait(&kept.stage.vt, "Nothing is written yet.");
	assert_nothing_is_there(&kept);
	close_reminder(&kept);
}

static void
test_on_the_screen_it_is_on_at_the_hour_that_was_said(void **state)
{
	struct kept kept = { 0 };

	(void)state;
	open_reminder(&kept);
	for (int i = 0; i < 5; i++)
		vt_key(&kept.stage.vt, VTERM_KEY_BACKSPACE);
	stage_press(&kept.stage, "18 h 45");
	switch_on(&kept);
	assert_file_has(kept.timer, "OnCalendar=*-*-* 18:45\n"
				    "OnCalendar=*-*-* 19:15\n"
				    "OnCalendar=*-*-* 19:45\n");
	assert_file_has(kept.asked, "--user enable --now vigie-remind.timer");
	close_reminder(&kept);
}

static void
test_an_hour_that_is_none_is_asked_again(void **state)
{
	struct kept kept = { 0 };

	(void)state;
	open_reminder(&kept);
	stage_press(&kept.stage, "9");
	stage_enter(&kept.stage);
	stage_enter(&kept.stage);
	vt_wait(&kept.stage.vt, "I did not understand this hour.");
	assert_nothing_is_there(&kept);
	close_reminder(&kept);
}

/* Today is filled in, or not yet: the date outside follows. */
static void
test_the_date_outside_follows_what_is_noted(void **state)
{
	struct kept kept = { 0 };

	(void)state;
	open_reminder(&kept);
	switch_on(&kept);
	assert_file(kept.day, "2026-11-08\n");
	stage_go_home(&kept.stage);
	vt_wait(&kept.stage.vt, "Reminder");
	stage_press(&kept.stage, "1");
	vt_wait(&kept.stage.vt, "Noted.");
	assert_file(kept.day, "2026-11-20\n");
	stage_press(&kept.stage, "u");
	vt_settle(&kept.stage.vt);
	assert_file(kept.day, "2026-11-08\n");
	close_reminder(&kept);
}

static void
test_put_off_is_three_times_at_once(void **state)
{
	struct kept kept = { 0 };

	(void)state;
	open_reminder(&kept);
	switch_on(&kept);
	stage_enter(&kept.stage);
	vt_wait(&kept.stage.vt, "Silent until tomorrow.");
	assert_file(kept.day, "2026-11-08\n2026-11-20 3\n");
	close_reminder(&kept);
}

static void
test_switched_off_nothing_stays(void **state)
{
	struct kept kept = { 0 };

	(void)state;
	open_reminder(&kept);
	switch_on(&kept);
	vt_key(&kept.stage.vt, VTERM_KEY_DOWN);
	stage_enter(&kept.stage);
	vt_wait(&kept.stage.vt, "The reminder and its date are gone.");
	assert_nothing_is_there(&kept);
	assert_file_has(kept.asked, "--user disable --now vigie-remind.timer");
	close_reminder(&kept);
}

static void
test_where_nothing_can_remind_that_is_said(void **state)
{
	struct kept kept = { 0 };

	(void)state;
	open_reminder(&kept);
	write_program(&kept, "systemctl", "exit 1");
	write_program(&kept, "crontab", "exit 2");
	stage_enter(&kept.stage);
	stage_enter(&kept.stage);
	vt_wait(&kept.stage.vt, "no reminder.");
	assert_nothing_is_there(&kept);
	close_reminder(&kept);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_what_will_be_written_is_seen_before_it_is),
		cmocka_unit_test(
			test_on_the_screen_it_is_on_at_the_hour_that_was_said),
		cmocka_unit_test(test_an_hour_that_is_none_is_asked_again),
		cmocka_unit_test(test_the_date_outside_follows_what_is_noted),
		cmocka_unit_test(test_put_off_is_three_times_at_once),
		cmocka_unit_test(test_switched_off_nothing_stays),
		cmocka_unit_test(test_where_nothing_can_remind_that_is_said),
	};

	return cmocka_run_group_tests_name("reminder", tests, NULL, NULL);
}
