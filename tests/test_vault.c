/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Opening, saving, taking back. */
#include "config.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/alloc.h"
#include "test.h"
#include "vault_kit.h"

static void
test_what_was_kept_is_there_again(void **state)
{
	struct vault *vault = kit_create();

	(void)state;
	assert_int_equal(kit_count(vault), 0);
	vault = kit_reopen(vault);
	kit_add(vault, "a rash on the arm", kit_day(1));
	kit_add(vault, "a cough", kit_day(1));
	vault = kit_reopen(vault);
	assert_notes(vault, "a rash on the arm\na cough\n");
	assert_int_equal(kit_find(vault, "rash"), 1);
	vault_close(vault);
}

static void
test_a_diary_that_is_there_is_never_made_again(void **state)
{
	struct vault_request request = kit_request(VAULT_WRITE);
	struct vault *vault = kit_create();

	(void)state;
	kit_add(vault, "a rash", kit_day(1));
	vault_close(vault);
	assert_int_equal(vault_create(&vault, &request, KDF_MIN), ERR_EXISTS);
	assert_int_equal(kit_open(&vault, NULL, VAULT_WRITE), ERR_NONE);
	assert_notes(vault, "a rash\n");
	vault_close(vault);
}

static void
test_each_way_not_to_open_has_its_own_code(void **state)
{
	struct secret *other = secret_from_bytes("other", 5);
	struct vault_request request = kit_request(VAULT_WRITE);
	struct buf file = { 0 };

	(void)state;
	assert_int_equal(kit_open(NULL, NULL, VAULT_WRITE), ERR_NO_DIARY);
	vault_close(kit_create());
	request.passphrase = other;
	assert_int_equal(kit_open_as(NULL, NULL, &request), ERR_PASSPHRASE);
	kit_read(&file, kit_path());
	kit_write(kit_path(), file.data, 0);
	assert_int_equal(kit_open(NULL, NULL, VAULT_WRITE), ERR_FOREIGN);
	kit_write(kit_path(), "what is this", 12);
	assert_int_equal(kit_open(NULL, NULL, VAULT_WRITE), ERR_FOREIGN);
	kit_write(kit_path(), file.data, 4096);
	assert_int_equal(kit_open(NULL, NULL, VAULT_WRITE), ERR_DAMAGED);
	file.data[8] = file.data[4096 + 8] = 9;
	kit_write(kit_path(), file.data, file.length);
	assert_int_equal(kit_open(NULL, NULL, VAULT_WRITE), ERR_NEWER);
	unlink(kit_path());
	assert_int_equal(mkdir(kit_path(), 0700), 0);
	assert_int_equal(kit_open(NULL, NULL, VAULT_WRITE), ERR_FOREIGN);
	buf_clear(&file);
	secret_free(other);
}

static void
test_a_link_in_the_place_of_a_diary_is_not_followed(void **state)
{
	(void)state;
	vault_close(kit_create());
	assert_int_equal(rename(kit_path(), kit_file("real")), 0);
	assert_int_equal(symlink("real", kit_path()), 0);
	assert_int_equal(kit_open(NULL, NULL, VAULT_WRITE), ERR_FOREIGN);
}

static void
test_what_is_forgotten_was_never_there(void **state)
{
	struct vault *vault = kit_create();

	(void)state;
	kit_add(vault, "a rash", kit_day(1));
	assert_int_equal(vault_begin(vault), ERR_NONE);
	assert_int_equal(sqlite3_exec(vault_db(vault), "DELETE FROM note", NULL,
				      NULL, NULL),
			 SQLITE_OK);
	assert_int_equal(kit_count(vault), 0);
	vault_forget(vault);
	assert_int_equal(kit_count(vault), 1);
	assert_int_equal(kit_find(vault, "rash"), 1);
	vault = kit_reopen(vault);
	assert_int_equal(kit_count(vault), 1);
	vault_close(vault);
}

static void
test_closing_in_the_middle_of_a_change_forgets_it(void **state)
{
	struct vault *vault = kit_create();

	(void)state;
	kit_add(vault, "a rash", kit_day(1));
	assert_int_equal(vault_begin(vault), ERR_NONE);
	assert_int_equal(sqlite3_exec(vault_db(vault), "DELETE FROM note", NULL,
				      NULL, NULL),
			 SQLITE_OK);
	vault = kit_reopen(vault);
	assert_notes(vault, "a rash\n");
	vault_close(vault);
}

static void
test_rows_change_only_between_begin_and_commit(void **state)
{
	struct vault *vault = kit_create();

	(void)state;
	kit_add(vault, "a rash", kit_day(1));
	assert_int_equal(sqlite3_exec(vault_db(vault), "DELETE FROM note", NULL,
				      NULL, NULL),
			 SQLITE_READONLY);
	assert_int_equal(kit_count(vault), 1);
	vault_close(vault);
}

static void
test_the_schema_cannot_change_in_a_commit(void **state)
{
	static const char *const attempts[] = {
		"CREATE TABLE other(id INTEGER PRIMARY KEY)",
		"DROP TABLE note",
		"DROP TRIGGER note_add",
		"CREATE INDEX more ON note(id, words)",
		"ALTER TABLE note ADD COLUMN more",
		"ATTACH ':memory:' AS other",
	};
	struct vault *vault = kit_create();
	size_t i;

	(void)state;
	assert_int_equal(vault_begin(vault), ERR_NONE);
	for (i = 0; i < sizeof(attempts) / sizeof(*attempts); i++)
		assert_int_equal(sqlite3_exec(vault_db(vault), attempts[i],
					      NULL, NULL, NULL),
				 SQLITE_AUTH);
	vault_forget(vault);
	vault_close(vault);
}

static void
test_a_commit_that_changes_nothing_writes_nothing(void **state)
{
	struct vault *vault = kit_create();
	struct vault_status before, after;

	(void)state;
	kit_add(vault, "a rash", kit_day(1));
	vault_status(&before, vault);
	assert_int_equal(vault_begin(vault), ERR_NONE);
	assert_int_equal(vault_commit(vault, "nothing", kit_day(1)), ERR_NONE);
	vault_status(&after, vault);
	assert_int_equal(before.commits, 1);
	assert_int_equal(after.commits, 1);
	vault_close(vault);
}

static void
test_a_commit_that_cannot_be_kept_is_taken_back(void **state)
{
	char label[200];
	struct vault *vault = kit_create();

	(void)state;
	memset(label, 'x', sizeof(label) - 1);
	label[sizeof(label) - 1] = '\0';
	assert_int_equal(vault_begin(vault), ERR_NONE);
	assert_int_equal(sqlite3_exec(vault_db(vault),
				      "INSERT INTO note(words) VALUES('a')",
				      NULL, NULL, NULL),
			 SQLITE_OK);
	assert_int_equal(vault_commit(vault, label, kit_day(1)), ERR_TOO_LARGE);
	assert_int_equal(kit_count(vault), 0);
	kit_add(vault, "a rash", kit_day(1));
	vault = kit_reopen(vault);
	assert_notes(vault, "a rash\n");
	vault_close(vault);
}

static void
test_a_long_note_makes_the_file_grow_in_steps(void **state)
{
	struct vault *vault = kit_create();
	char *words = alloc_zeroed(700001, 1);
	struct vault_status status;

	(void)state;
	memset(words, 'w', 700000);
	kit_add(vault, words, kit_day(1));
	kit_add(vault, "a rash", kit_day(1));
	vault_status(&status, vault);
	assert_int_equal(status.size % (256 * 1024), 0);
	assert_true(status.size > 700000);
	vault = kit_reopen(vault);
	assert_int_equal(kit_count(vault), 2);
	vault_close(vault);
	free(words);
}

/* ---- who may ---- */

static void
test_reading_writes_nothing_at_all(void **state)
{
	struct buf before = { 0 }, after = { 0 };
	struct vault *vault = kit_create();
	char *files_before, *files_after;

	(void)state;
	kit_add(vault, "a rash", kit_day(1));
	vault_close(vault);
	/* Something to mend, which a reader leaves. */
	kit_read(&before, kit_path());
	before.data[100] ^= 1;
	kit_write(kit_path(), before.data, before.length);
	assert_int_equal(chmod(kit_path(), 0444), 0);
	files_before = kit_list();
	assert_int_equal(kit_open(&vault, NULL, VAULT_READ), ERR_NONE);
	assert_true(vault_is_read_only(vault));
	assert_notes(vault, "a rash\n");
	assert_int_equal(kit_try_add(vault, "a cough", kit_day(1)),
			 ERR_READ_ONLY);
	assert_int_equal(vault_save_draft(vault, "x", 1), ERR_READ_ONLY);
	vault_tidy(vault);
	vault_close(vault);
	kit_read(&after, kit_path());
	files_after = kit_list();
	assert_int_equal(before.length, after.length);
	assert_memory_equal(before.data, after.data, before.length);
	assert_string_equal(files_before, files_after);
	free(files_before);
	free(files_after);
	buf_clear(&before);
	buf_clear(&after);
}

static void
test_a_reader_sees_what_a_writer_has_kept(void **state)
{
	struct vault *writer = kit_create(), *reader;
	struct vault_news news;

	(void)state;
	kit_add(writer, "a rash", kit_day(1));
	assert_int_equal(kit_open(&reader, &news, VAULT_READ), ERR_NONE);
	assert_notes(reader, "a rash\n");
	assert_false(news.commit_recovered);
	assert_false(news.older_than_seen);
	vault_close(reader);
	vault_close(writer);
}

static void
test_a_second_writer_is_told_which_process_has_it(void **state)
{
	char want[64];
	int ends[2], status;
	pid_t holder = getpid(), child;
	struct vault *vault = kit_create();

	(void)state;
	(void)snprintf(want, sizeof(want), "process %ld", (long)holder);
	assert_int_equal(pipe(ends), 0);
	child = fork();
	if (child == 0)
		_exit(kit_open(NULL, NULL, VAULT_WRITE) != ERR_BUSY ||
		      !strstr(err_last_note(), want));
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	close(ends[0]);
	close(ends[1]);
	vault_close(vault);
	assert_int_equal(kit_open(NULL, NULL, VAULT_WRITE), ERR_NONE);
}

static void
test_a_killed_writer_leaves_no_lock(void **state)
{
	int status;
	pid_t child;

	(void)state;
	vault_close(kit_create());
	child = fork();
	if (child == 0) {
		struct vault *vault;

		if (kit_open(&vault, NULL, VAULT_WRITE) != ERR_NONE)
			_exit(1);
		kit_add(vault, "a rash", kit_day(1));
		raise(SIGKILL);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFSIGNALED(status));
	assert_int_equal(kit_open(NULL, NULL, VAULT_WRITE), ERR_NONE);
}

static void
test_the_diary_is_never_on_a_low_descriptor(void **state)
{
	struct vault *vault = kit_create();
	struct stat diary, other;
	int low, saved = dup(0);

	(void)state;
	kit_add(vault, "a rash", kit_day(1));
	vault_close(vault);
	close(0);
	assert_int_equal(kit_open(&vault, NULL, VAULT_WRITE), ERR_NONE);
	assert_int_equal(stat(kit_path(), &diary), 0);
	for (low = 0; low < 3; low++)
		if (fstat(low, &other) == 0)
			assert_true(other.st_ino != diary.st_ino ||
				    other.st_dev != diary.st_dev);
	/* And a new file, which takes its place. */
	kit_add(vault, "a cough", kit_day(2));
	assert_int_equal(stat(kit_path(), &diary), 0);
	for (low = 0; low < 3; low++)
		if (fstat(low, &other) == 0)
			assert_true(other.st_ino != diary.st_ino ||
				    other.st_dev != diary.st_dev);
	vault_close(vault);
	assert_int_equal(dup2(saved, 0), 0);
	close(saved);
}

static void
test_wide_rights_are_said_and_mended_at_the_next_save(void **state)
{
	struct vault *vault = kit_create();
	struct vault_news news;
	struct stat st;

	(void)state;
	vault_close(vault);
	assert_int_equal(chmod(kit_path(), 0644), 0);
	assert_int_equal(kit_open(&vault, &news, VAULT_WRITE), ERR_NONE);
	assert_true(news.rights_were_wide);
	assert_int_equal(stat(kit_path(), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0644);
	kit_add(vault, "a rash", kit_day(1));
	assert_int_equal(stat(kit_path(), &st), 0);
	assert_int_equal(st.st_mode & 0777, 0600);
	vault_close(vault);
	assert_int_equal(kit_open(NULL, &news, VAULT_WRITE), ERR_NONE);
	assert_false(news.rights_were_wide);
}

static void
test_nothing_is_saved_to_a_file_that_is_gone_or_another(void **state)
{
	struct vault *vault = kit_create();
	struct buf before = { 0 }, after = { 0 };

	(void)state;
	kit_add(vault, "a rash", kit_day(1));
	assert_int_equal(rename(kit_path(), kit_file("moved")), 0);
	assert_int_equal(kit_try_add(vault, "a cough", kit_day(1)),
			 ERR_NO_DIARY);
	kit_write(kit_path(), "another file", 12);
	assert_int_equal(kit_try_add(vault, "a cough", kit_day(1)), ERR_BUSY);
	kit_read(&before, kit_path());
	assert_string_equal(buf_text(&before), "another file");
	assert_int_equal(rename(kit_file("moved"), kit_path()), 0);
	kit_read(&after, kit_path());
	assert_notes(vault, "a rash\n");
	kit_add(vault, "a cough", kit_day(1));
	vault = kit_reopen(vault);
	assert_notes(vault, "a rash\na cough\n");
	vault_close(vault);
	buf_clear(&before);
	buf_clear(&after);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(test_what_was_kept_is_there_again),
		IN_FOLDER(test_a_diary_that_is_there_is_never_made_again),
		IN_FOLDER(test_each_way_not_to_open_has_its_own_code),
		IN_FOLDER(test_a_link_in_the_place_of_a_diary_is_not_followed),
		IN_FOLDER(test_what_is_forgotten_was_never_there),
		IN_FOLDER(test_closing_in_the_middle_of_a_change_forgets_it),
		IN_FOLDER(test_rows_change_only_between_begin_and_commit),
		IN_FOLDER(test_the_schema_cannot_change_in_a_commit),
		IN_FOLDER(test_a_commit_that_changes_nothing_writes_nothing),
		IN_FOLDER(test_a_commit_that_cannot_be_kept_is_taken_back),
		IN_FOLDER(test_a_long_note_makes_the_file_grow_in_steps),
		IN_FOLDER(test_reading_writes_nothing_at_all),
		IN_FOLDER(test_a_reader_sees_what_a_writer_has_kept),
		IN_FOLDER(test_a_second_writer_is_told_which_process_has_it),
		IN_FOLDER(test_a_killed_writer_leaves_no_lock),
		IN_FOLDER(test_the_diary_is_never_on_a_low_descriptor),
		IN_FOLDER(
			test_wide_rights_are_said_and_mended_at_the_next_save),
		IN_FOLDER(
			test_nothing_is_saved_to_a_file_that_is_gone_or_another),
	};

	return cmocka_run_group_tests_name("vault", tests, NULL, NULL);
}
