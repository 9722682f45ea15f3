/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Taking back, putting back, and a schema that moves on. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "test.h"
#include "vault_kit.h"

/* ---- undo ---- */

static void
undo(struct vault *vault, const char *want)
{
	char *label = NULL;

	assert_int_equal(vault_undo(&label, vault, kit_day(1)), ERR_NONE);
	assert_string_equal(label, "add note");
	assert_notes(vault, want);
	free(label);
}

static void
redo(struct vault *vault, const char *want)
{
	char *label = NULL;

	assert_int_equal(vault_redo(&label, vault, kit_day(1)), ERR_NONE);
	assert_string_equal(label, "add note");
	assert_notes(vault, want);
	free(label);
}

static void
test_undo_and_redo_go_back_and_forth_step_by_step(void **state)
{
	struct vault *vault = kit_create();
	char *label = NULL;

	(void)state;
	assert_int_equal(vault_undo(&label, vault, kit_day(1)), ERR_NOT_FOUND);
	kit_add(vault, "a", kit_day(1));
	kit_add(vault, "b", kit_day(1));
	kit_add(vault, "c", kit_day(1));
	assert_int_equal(vault_redo(&label, vault, kit_day(1)), ERR_NOT_FOUND);
	undo(vault, "a\nb\n");
	undo(vault, "a\n");
	redo(vault, "a\nb\n");
	vault = kit_reopen(vault);
	undo(vault, "a\n");
	undo(vault, "");
	assert_int_equal(vault_undo(&label, vault, kit_day(1)), ERR_NOT_FOUND);
	redo(vault, "a\n");
	redo(vault, "a\nb\n");
	redo(vault, "a\nb\nc\n");
	assert_int_equal(vault_redo(&label, vault, kit_day(1)), ERR_NOT_FOUND);
	assert_int_equal(kit_find(vault, "c"), 1);
	vault = kit_reopen(vault);
	assert_notes(vault, "a\nb\nc\n");
	vault_close(vault);
}

static void
test_after_a_new_change_nothing_is_left_to_put_back(void **state)
{
	struct vault *vault = kit_create();
	char *label = NULL;

	(void)state;
	kit_add(vault, "a", kit_day(1));
	kit_add(vault, "b", kit_day(1));
	undo(vault, "a\n");
	kit_add(vault, "c", kit_day(1));
	assert_int_equal(vault_redo(&label, vault, kit_day(1)), ERR_NOT_FOUND);
	undo(vault, "a\n");
	undo(vault, "");
	vault = kit_reopen(vault);
	assert_notes(vault, "");
	assert_int_equal(kit_find(vault, "c"), 0);
	vault_close(vault);
}

/* ---- schema ---- */

static void
test_an_older_schema_is_brought_up_to_date_at_the_first_save(void **state)
{
	struct vault_request request = kit_request(VAULT_WRITE);
	struct buf before = { 0 }, after = { 0 };
	struct vault *vault = kit_create();

	(void)state;
	kit_add(vault, "a rash", kit_day(1));
	vault_close(vault);
	kit_read(&before, kit_path());
	request.schema = &kit_schema_2;
	assert_int_equal(kit_open_as(&vault, NULL, &request), ERR_NONE);
	assert_notes(vault, "a rash\n");
	kit_read(&after, kit_path());
	assert_memory_equal(before.data, after.data, before.length);
	kit_add(vault, "a cough", kit_day(1));
	vault_close(vault);
	assert_int_equal(kit_open(NULL, NULL, VAULT_WRITE), ERR_NEWER);
	assert_int_equal(kit_open_as(&vault, NULL, &request), ERR_NONE);
	assert_notes(vault, "a rash\na cough\n");
	vault_close(vault);
	buf_clear(&before);
	buf_clear(&after);
}

/* Made by the first Vigie, less its last zeros: it opens for ever. */
static void
unpack_format_1(void)
{
	static const char name[] = "tests/fixtures/format-1.vigie-part";
	const char *top = getenv("top_srcdir");
	struct buf path = { 0 }, file = { 0 };

	buf_addf(&path, "%s/%s", top ? top : ".", name);
	kit_read(&file, buf_text(&path));
	buf_add_zeros(&file, 262144 - file.length);
	kit_write(kit_path(), file.data, file.length);
	buf_clear(&file);
	buf_clear(&path);
}

static void
test_a_diary_of_format_1_opens_for_ever(void **state)
{
	static const char code[] = "AHDCY-4MFAP-D3RX7-FM9E4-N4MT4-X9CT9-"
				   "FGPDK-FHF7G";
	struct vault_request request = kit_request(VAULT_WRITE);
	struct secret *secret = secret_from_bytes(code, strlen(code));
	struct vault_news news;
	struct vault *vault;

	(void)state;
	unpack_format_1();
	assert_int_equal(kit_open(&vault, &news, VAULT_WRITE), ERR_NONE);
	assert_false(news.header_repaired || news.commit_recovered);
	assert_notes(vault, "a rash on the arm\nune toux, la nuit\na fever\n");
	assert_int_equal(kit_find(vault, "toux"), 1);
	undo(vault, "a rash on the arm\nune toux, la nuit\n");
	redo(vault, "a rash on the arm\nune toux, la nuit\na fever\n");
	vault_close(vault);
	request.passphrase = secret;
	request.schema = &kit_schema_2;
	assert_int_equal(kit_open_as(&vault, NULL, &request), ERR_NONE);
	kit_add(vault, "and on", kit_day(3));
	vault_close(vault);
	secret_free(secret);
}

static enum err
plant_trigger(sqlite3 *db)
{
	enum err err = kit_schema.migrate(db);

	if (!err && sqlite3_exec(db,
				 "CREATE TRIGGER planted AFTER INSERT ON note "
				 "BEGIN DELETE FROM note; END",
				 NULL, NULL, NULL) != SQLITE_OK)
		return ERR_FAILED;
	return err;
}

static void
test_a_trigger_that_is_not_ours_is_refused(void **state)
{
	static const char *const left_out[] = { "seek", NULL };
	static const struct vault_schema planted = { 1, plant_trigger,
						     left_out };
	struct vault_request request = kit_request(VAULT_WRITE);
	struct vault *vault;

	(void)state;
	request.schema = &planted;
	assert_int_equal(vault_create(&vault, &request, KDF_MIN), ERR_NONE);
	vault_close(vault);
	assert_int_equal(kit_open(NULL, NULL, VAULT_WRITE), ERR_DAMAGED);
	assert_int_equal(kit_open(NULL, NULL, VAULT_READ), ERR_DAMAGED);
}

static enum err
make_keyless(sqlite3 *db)
{
	return sqlite3_exec(db, "CREATE TABLE loose(a TEXT PRIMARY KEY)", NULL,
			    NULL, NULL) == SQLITE_OK
		       ? ERR_NONE
		       : ERR_FAILED;
}

static enum err
make_actions(sqlite3 *db)
{
	return sqlite3_exec(db,
			    "CREATE TABLE a(id INTEGER PRIMARY KEY);"
			    "CREATE TABLE b(id INTEGER PRIMARY KEY, a INTEGER "
			    "REFERENCES a(id) ON DELETE CASCADE)",
			    NULL, NULL, NULL) == SQLITE_OK
		       ? ERR_NONE
		       : ERR_FAILED;
}

static void
test_a_table_that_changesets_would_miss_is_refused(void **state)
{
	static const struct vault_schema keyless = { 1, make_keyless, NULL };
	static const struct vault_schema actions = { 1, make_actions, NULL };
	struct vault_request request = kit_request(VAULT_WRITE);
	struct vault *vault;
	char *files;

	(void)state;
	request.schema = &keyless;
	assert_int_equal(vault_create(&vault, &request, KDF_MIN), ERR_FAILED);
	request.schema = &actions;
	assert_int_equal(vault_create(&vault, &request, KDF_MIN), ERR_FAILED);
	files = kit_list();
	assert_string_equal(files, "");
	free(files);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(test_undo_and_redo_go_back_and_forth_step_by_step),
		IN_FOLDER(test_after_a_new_change_nothing_is_left_to_put_back),
		IN_FOLDER(
			test_an_older_schema_is_brought_up_to_date_at_the_first_save),
		IN_FOLDER(test_a_diary_of_format_1_opens_for_ever),
		IN_FOLDER(test_a_trigger_that_is_not_ours_is_refused),
		IN_FOLDER(test_a_table_that_changesets_would_miss_is_refused),
	};

	return cmocka_run_group_tests_name("vault undo", tests, NULL, NULL);
}
