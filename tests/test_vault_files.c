/* SPDX-License-Identifier: GPL-3.0-or-later */
/* New files in the place of old ones, and the files beside a diary. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "test.h"
#include "vault_kit.h"

static uint32_t
records(struct vault *vault)
{
	struct vault_status status;

	vault_status(&status, vault);
	return status.log_records;
}

static void
assert_backups(const char *want)
{
	struct buf names = { 0 };

	assert_int_equal(vault_list_backups(&names, kit_path()), ERR_NONE);
	assert_string_equal(buf_text(&names), want);
	buf_clear(&names);
}

/* ---- compaction ---- */

static void
test_the_first_save_of_a_day_writes_a_new_file(void **state)
{
	struct vault *vault = kit_create();

	(void)state;
	kit_add(vault, "a", kit_day(1));
	kit_add(vault, "b", kit_day(1));
	assert_int_equal(records(vault), 2);
	assert_backups("");
	kit_add(vault, "c", kit_day(2));
	assert_int_equal(records(vault), 1);
	assert_backups("diary.vigie.2026-11-01\n");
	kit_add(vault, "d", kit_day(2));
	assert_int_equal(records(vault), 2);
	vault = kit_reopen(vault);
	assert_notes(vault, "a\nb\nc\nd\n");
	assert_int_equal(kit_find(vault, "a"), 1);
	vault_close(vault);
}

static void
test_undo_reaches_back_to_four_in_the_morning(void **state)
{
	struct stamp late = kit_day(2), early = kit_day(2);
	struct vault *vault = kit_create();
	char *label = NULL;

	(void)state;
	early.at -= 8 * 3600;   /* 4:00 */
	late.at = early.at - 1; /* 3:59:59, still the day before */
	kit_add(vault, "a", kit_day(1));
	kit_add(vault, "b", late);
	kit_add(vault, "c", early);
	kit_add(vault, "d", kit_day(2));
	vault = kit_reopen(vault);
	assert_int_equal(vault_undo(&label, vault, kit_day(2)), ERR_NONE);
	free(label);
	assert_int_equal(vault_undo(&label, vault, kit_day(2)), ERR_NONE);
	free(label);
	assert_notes(vault, "a\nb\n");
	assert_int_equal(vault_undo(&label, vault, kit_day(2)), ERR_NOT_FOUND);
	vault_close(vault);
}

static void
test_what_was_noted_yesterday_is_not_taken_back_today(void **state)
{
	struct vault *vault = kit_create();
	char *label = NULL;

	(void)state;
	kit_add(vault, "a", kit_day(1));
	kit_add(vault, "b", kit_day(1));
	assert_int_equal(vault_undo(&label, vault, kit_day(2)), ERR_NOT_FOUND);
	assert_int_equal(vault_try_undo(vault, kit_day(2)), ERR_NOT_FOUND);
	assert_int_equal(vault_undo(&label, vault, kit_day(1)), ERR_NONE);
	free(label);
	assert_int_equal(vault_redo(&label, vault, kit_day(2)), ERR_NOT_FOUND);
	vault = kit_reopen(vault);
	assert_notes(vault, "a\n");
	vault_close(vault);
}

static void
test_seven_daily_backups_are_kept_and_open(void **state)
{
	struct vault_request request = kit_request(VAULT_READ);
	struct vault *vault = kit_create();
	int day;

	(void)state;
	for (day = 1; day <= 12; day++)
		kit_add(vault, "a", kit_day(day));
	assert_backups("diary.vigie.2026-11-11\ndiary.vigie.2026-11-10\n"
		       "diary.vigie.2026-11-09\ndiary.vigie.2026-11-08\n"
		       "diary.vigie.2026-11-07\ndiary.vigie.2026-11-06\n"
		       "diary.vigie.2026-11-05\n");
	/* Two of one day are both kept. */
	kit_write(kit_file("diary.vigie.2026-11-12.2"), "", 0);
	kit_write(kit_file("diary.vigie.2026-11-12"), "", 0);
	kit_add(vault, "a", kit_day(13));
	unlink(kit_file("diary.vigie.2026-11-12"));
	unlink(kit_file("diary.vigie.2026-11-12.2"));
	kit_write(kit_file("diary.vigie.2026-11-0x"), "", 0);
	kit_write(kit_file("diary.vigie.2025-99-99"), "", 0);
	kit_write(kit_file("diary.vigie.bak"), "", 0);
	assert_backups("diary.vigie.2026-11-11\ndiary.vigie.2026-11-10\n"
		       "diary.vigie.2026-11-09\ndiary.vigie.2026-11-08\n"
		       "diary.vigie.2026-11-07\ndiary.vigie.2026-11-06\n");
	vault_close(vault);
	request.path = kit_file("diary.vigie.2026-11-06");
	assert_int_equal(kit_open_as(&vault, NULL, &request), ERR_NONE);
	assert_int_equal(kit_count(vault), 7);
	vault_close(vault);
}

static void
test_tidying_folds_a_long_log_into_the_image(void **state)
{
	struct vault *vault = kit_create();
	int i;

	(void)state;
	for (i = 0; i < 200; i++)
		kit_add(vault, "a", kit_day(1));
	vault_tidy(vault);
	assert_int_equal(records(vault), 200);
	vault = kit_reopen(vault);
	assert_int_equal(records(vault), 200);
	kit_add(vault, "b", kit_day(1));
	vault_tidy(vault);
	assert_int_equal(records(vault), 0);
	vault = kit_reopen(vault);
	assert_int_equal(kit_count(vault), 201);
	assert_int_equal(kit_find(vault, "b"), 1);
	vault_close(vault);
}

static void
test_numbers_go_on_through_a_new_file(void **state)
{
	struct vault *vault = kit_create();
	struct vault_status status;

	(void)state;
	kit_add(vault, "a", kit_day(1));
	kit_add(vault, "b", kit_day(2));
	kit_add(vault, "c", kit_day(3));
	vault = kit_reopen(vault);
	vault_status(&status, vault);
	assert_int_equal(status.commits, 3);
	assert_int_equal(status.last_commit.at, kit_day(3).at);
	vault_close(vault);
}

/* ---- what this computer has seen ---- */

static void
test_an_older_copy_put_back_is_said_with_both_dates(void **state)
{
	struct vault *vault = kit_create();
	struct buf older = { 0 }, newer = { 0 };
	struct vault_news news;

	(void)state;
	kit_add(vault, "a", kit_day(3));
	kit_read(&older, kit_path());
	kit_add(vault, "b", kit_day(3));
	kit_add(vault, "c", kit_day(7));
	vault_close(vault);
	kit_read(&newer, kit_path());
	assert_int_equal(kit_open(NULL, &news, VAULT_WRITE), ERR_NONE);
	assert_false(news.older_than_seen);
	kit_write(kit_path(), older.data, older.length);
	assert_int_equal(kit_open(&vault, &news, VAULT_WRITE), ERR_NONE);
	assert_true(news.older_than_seen);
	assert_int_equal(news.last_commit.at, kit_day(3).at);
	assert_int_equal(news.last_seen.at, kit_day(7).at);
	/* Whoever goes on with it has chosen: now the other one is older. */
	kit_add(vault, "d", kit_day(8));
	kit_add(vault, "e", kit_day(8));
	vault = kit_reopen(vault);
	assert_notes(vault, "a\nd\ne\n");
	vault_close(vault);
	assert_int_equal(kit_open(NULL, &news, VAULT_WRITE), ERR_NONE);
	assert_false(news.older_than_seen);
	kit_write(kit_path(), newer.data, newer.length);
	assert_int_equal(kit_open(NULL, &news, VAULT_WRITE), ERR_NONE);
	assert_true(news.older_than_seen);
	buf_clear(&newer);
	buf_clear(&older);
}

/* As long a chain, but of a file that was given up. */
static void
test_an_older_chain_of_the_same_length_is_noticed(void **state)
{
	struct vault_request copy = kit_request(VAULT_READ);
	struct vault *vault = kit_create();
	struct buf older = { 0 };
	struct vault_news news;

	(void)state;
	kit_add(vault, "a", kit_day(1));
	kit_add(vault, "b", kit_day(1));
	assert_int_equal(vault_backup(vault, kit_file("copy")), ERR_NONE);
	kit_add(vault, "c", kit_day(2));
	kit_add(vault, "e", kit_day(3));
	kit_read(&older, kit_path());
	vault_close(vault);
	copy.path = kit_file("copy");
	assert_int_equal(vault_restore(NULL, &copy, kit_path()), ERR_NONE);
	assert_int_equal(kit_open(&vault, &news, VAULT_WRITE), ERR_NONE);
	assert_false(news.older_than_seen);
	kit_add(vault, "d", kit_day(3));
	kit_add(vault, "f", kit_day(3));
	vault_close(vault);
	kit_write(kit_path(), older.data, older.length);
	assert_int_equal(kit_open(NULL, &news, VAULT_WRITE), ERR_NONE);
	assert_true(news.older_than_seen);
	buf_clear(&older);
}

static void
test_a_forged_or_missing_seen_file_says_nothing(void **state)
{
	struct vault *vault = kit_create();
	struct buf older = { 0 }, seen = { 0 };
	struct vault_news news;
	size_t i;

	(void)state;
	kit_add(vault, "a", kit_day(1));
	kit_read(&older, kit_path());
	kit_add(vault, "b", kit_day(1));
	vault_close(vault);
	kit_write(kit_path(), older.data, older.length);
	kit_read(&seen, kit_seen_file());
	assert_int_equal(seen.length, 512 + 96);
	/* The second save is in the first part, the first in the second. */
	for (i = 0; i < seen.length; i += i == 95 ? 512 - 95 : 1) {
		seen.data[i] ^= 1;
		kit_write(kit_seen_file(), seen.data, seen.length);
		assert_int_equal(kit_open(NULL, &news, VAULT_READ), ERR_NONE);
		assert_int_equal(news.older_than_seen, i >= 512);
		seen.data[i] ^= 1;
	}
	memset(seen.data + 512, 0, 96);
	kit_write(kit_seen_file(), seen.data, 96);
	assert_int_equal(kit_open(NULL, &news, VAULT_READ), ERR_NONE);
	assert_true(news.older_than_seen);
	seen.data[8] ^= 1;
	kit_write(kit_seen_file(), seen.data, 96);
	assert_int_equal(kit_open(NULL, &news, VAULT_READ), ERR_NONE);
	assert_false(news.older_than_seen);
	assert_int_equal(news.last_seen.at, 0);
	seen.data[8] ^= 1;
	kit_write(kit_seen_file(), seen.data, seen.length);
	assert_int_equal(kit_open(NULL, &news, VAULT_READ), ERR_NONE);
	assert_true(news.older_than_seen);
	unlink(kit_seen_file());
	assert_int_equal(kit_open(NULL, &news, VAULT_READ), ERR_NONE);
	assert_false(news.older_than_seen);
	buf_clear(&older);
	buf_clear(&seen);
}

/* ---- backup, restore ---- */

static void
test_a_backup_is_whole_and_never_overwrites(void **state)
{
	struct vault *vault = kit_create();
	struct vault_request request = kit_request(VAULT_READ);
	struct buf copy = { 0 };

	(void)state;
	kit_add(vault, "a", kit_day(1));
	assert_int_equal(vault_backup(vault, kit_file("copy")), ERR_NONE);
	kit_read(&copy, kit_file("copy"));
	kit_add(vault, "b", kit_day(1));
	assert_int_equal(vault_backup(vault, kit_file("copy")), ERR_EXISTS);
	vault_close(vault);
	request.path = kit_file("copy");
	assert_int_equal(kit_open_as(&vault, NULL, &request), ERR_NONE);
	assert_notes(vault, "a\n");
	vault_close(vault);
	assert_int_equal(vault_check(NULL, &request), ERR_NONE);
	buf_clear(&copy);
}

static void
test_restoring_keeps_what_stood_there(void **state)
{
	struct vault *vault = kit_create();
	struct vault_request copy = kit_request(VAULT_READ);
	struct buf names = { 0 };
	struct vault_news news;

	(void)state;
	kit_add(vault, "a", kit_day(1));
	assert_int_equal(vault_backup(vault, kit_file("copy")), ERR_NONE);
	kit_add(vault, "b", kit_day(1));
	vault_close(vault);
	copy.path = kit_file("copy");
	assert_int_equal(vault_restore(NULL, &copy, kit_path()), ERR_NONE);
	assert_int_equal(kit_open(&vault, &news, VAULT_WRITE), ERR_NONE);
	assert_false(news.older_than_seen);
	assert_notes(vault, "a\n");
	vault_close(vault);
	assert_int_equal(vault_restore(NULL, &copy, kit_path()), ERR_NONE);
	assert_int_equal(vault_list_backups(&names, kit_path()), ERR_NONE);
	/* Two put aside on the same day: the second one after the first. */
	*strchr((char *)names.data, '\n') = '\0';
	assert_true(strlen(buf_text(&names)) ==
		    strlen("diary.vigie.2026-11-01.2"));
	copy.path = kit_file(buf_text(&names));
	((char *)names.data)[strlen("diary.vigie.2026-11-01")] = '\0';
	copy.path = kit_file(buf_text(&names));
	assert_int_equal(kit_open_as(&vault, NULL, &copy), ERR_NONE);
	assert_notes(vault, "a\nb\n");
	vault_close(vault);
	buf_clear(&names);
}

static void
test_a_copy_is_restored_where_nothing_stands(void **state)
{
	struct vault *vault = kit_create();
	struct vault_request copy = kit_request(VAULT_READ), there;

	(void)state;
	kit_add(vault, "a", kit_day(1));
	vault_close(vault);
	assert_int_equal(rename(kit_path(), kit_file("copy")), 0);
	copy.path = kit_file("copy");
	there = copy;
	there.path = kit_file("new/folder/diary.vigie");
	assert_int_equal(vault_restore(NULL, &copy, there.path), ERR_NONE);
	assert_int_equal(kit_open_as(&vault, NULL, &there), ERR_NONE);
	assert_notes(vault, "a\n");
	vault_close(vault);
}

/* As on a stick that was pulled out too early. */
static void
test_a_copy_that_was_cut_is_restored_and_said(void **state)
{
	struct vault *vault = kit_create();
	struct vault_request copy = kit_request(VAULT_READ);
	struct buf file = { 0 };
	struct vault_news news;

	(void)state;
	kit_add(vault, "a", kit_day(1));
	kit_add(vault, "b", kit_day(1));
	assert_int_equal(vault_backup(vault, kit_file("copy")), ERR_NONE);
	copy.path = kit_file("copy");
	vault_close(vault);
	kit_read(&file, copy.path);
	while (file.data[file.length - 1] == 0)
		file.length--;
	assert_int_equal(truncate(copy.path, (off_t)file.length - 1), 0);
	buf_clear(&file);
	/* Where nobody has seen it whole. */
	assert_int_equal(unlink(kit_seen_file()), 0);
	assert_int_equal(vault_restore(&news, &copy, kit_path()), ERR_NONE);
	assert_true(news.commit_recovered);
	assert_int_equal(kit_open(&vault, &news, VAULT_WRITE), ERR_NONE);
	assert_notes(vault, "a\n");
	vault_close(vault);
}

static void
test_a_bad_copy_is_not_restored(void **state)
{
	struct vault *vault = kit_create();
	struct vault_request copy = kit_request(VAULT_READ);
	struct buf file = { 0 };

	(void)state;
	kit_add(vault, "a", kit_day(1));
	vault_close(vault);
	kit_read(&file, kit_path());
	file.data[9000] ^= 1;
	kit_write(kit_file("copy"), file.data, file.length);
	copy.path = kit_file("copy");
	assert_int_equal(vault_restore(NULL, &copy, kit_path()), ERR_DAMAGED);
	assert_backups("");
	assert_int_equal(kit_open(&vault, NULL, VAULT_WRITE), ERR_NONE);
	assert_int_equal(vault_backup(vault, kit_file("good")), ERR_NONE);
	/* Nor under the hands of somebody who has it open. */
	copy.path = kit_file("good");
	assert_int_equal(vault_restore(NULL, &copy, kit_path()), ERR_BUSY);
	vault_close(vault);
	buf_clear(&file);
}

/* ---- drafts ---- */

static void
assert_draft(struct vault *vault, const char *want)
{
	struct buf draft = { 0 };

	assert_int_equal(vault_load_draft(&draft, vault), ERR_NONE);
	assert_string_equal(buf_text(&draft), want);
	buf_clear(&draft);
}

static void
test_a_draft_waits_until_it_is_taken_away(void **state)
{
	struct vault *vault = kit_create();
	struct buf file = { 0 };

	(void)state;
	assert_draft(vault, "");
	kit_add(vault, "a", kit_day(1));
	assert_int_equal(vault_save_draft(vault, "half a word", 11), ERR_NONE);
	assert_int_equal(vault_save_draft(vault, "half a line", 11), ERR_NONE);
	kit_read(&file, kit_file("diary.draft"));
	assert_int_equal(file.length, 256);
	assert_null(memmem(file.data, file.length, "half", 4));
	kit_add(vault, "b", kit_day(2)); /* a new file */
	vault = kit_reopen(vault);
	assert_draft(vault, "half a line");
	assert_int_equal(vault_save_draft(vault, "", 0), ERR_NONE);
	assert_draft(vault, "");
	assert_int_equal(vault_save_draft(vault, "", 0), ERR_NONE);
	vault_close(vault);
	buf_clear(&file);
}

static void
test_a_draft_that_does_not_open_is_none(void **state)
{
	struct vault *vault = kit_create();
	struct buf file = { 0 };
	size_t i;

	(void)state;
	assert_int_equal(vault_save_draft(vault, "half a word", 11), ERR_NONE);
	kit_read(&file, kit_file("diary.draft"));
	for (i = 0; i < file.length; i++) {
		file.data[i] ^= 0x40;
		kit_write(kit_file("diary.draft"), file.data, file.length);
		assert_draft(vault, "");
		file.data[i] ^= 0x40;
		kit_write(kit_file("diary.draft"), file.data, i);
		assert_draft(vault, "");
	}
	kit_write(kit_file("diary.draft"), file.data, file.length);
	assert_draft(vault, "half a word");
	vault_close(vault);
	unlink(kit_path());
	vault = kit_create();
	assert_draft(vault, "");
	vault_close(vault);
	buf_clear(&file);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(test_the_first_save_of_a_day_writes_a_new_file),
		IN_FOLDER(test_undo_reaches_back_to_four_in_the_morning),
		IN_FOLDER(
			test_what_was_noted_yesterday_is_not_taken_back_today),
		IN_FOLDER(test_seven_daily_backups_are_kept_and_open),
		IN_FOLDER(test_tidying_folds_a_long_log_into_the_image),
		IN_FOLDER(test_numbers_go_on_through_a_new_file),
		IN_FOLDER(test_an_older_copy_put_back_is_said_with_both_dates),
		IN_FOLDER(test_an_older_chain_of_the_same_length_is_noticed),
		IN_FOLDER(test_a_forged_or_missing_seen_file_says_nothing),
		IN_FOLDER(test_a_backup_is_whole_and_never_overwrites),
		IN_FOLDER(test_restoring_keeps_what_stood_there),
		IN_FOLDER(test_a_copy_is_restored_where_nothing_stands),
		IN_FOLDER(test_a_copy_that_was_cut_is_restored_and_said),
		IN_FOLDER(test_a_bad_copy_is_not_restored),
		IN_FOLDER(test_a_draft_waits_until_it_is_taken_away),
		IN_FOLDER(test_a_draft_that_does_not_open_is_none),
	};

	return cmocka_run_group_tests_name("vault files", tests, NULL, NULL);
}
