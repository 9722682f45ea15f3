/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "vault_kit.h"

#include <dirent.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "sys/secret.h"
#include "test.h"

static char folder[64], diary[128];

static enum err
run(sqlite3 *db, const char *sql)
{
	return sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK
		       ? ERR_NONE
		       : err_note(ERR_FAILED, "%s", sqlite3_errmsg(db));
}

static enum err
migrate(sqlite3 *db)
{
	return run(db, "CREATE TABLE note(id INTEGER PRIMARY KEY, words TEXT);"
		       "CREATE INDEX note_by_words ON note(words);"
		       "CREATE VIRTUAL TABLE seek USING fts5(words,"
		       " content='note', content_rowid='id');"
		       "CREATE TRIGGER note_add AFTER INSERT ON note BEGIN"
		       " INSERT INTO seek(rowid, words)"
		       " VALUES(new.id, new.words); END;"
		       "CREATE TRIGGER note_less AFTER DELETE ON note BEGIN"
		       " INSERT INTO seek(seek, rowid, words)"
		       " VALUES('delete', old.id, old.words); END;"
		       "CREATE TRIGGER note_other AFTER UPDATE ON note BEGIN"
		       " INSERT INTO seek(seek, rowid, words)"
		       " VALUES('delete', old.id, old.words);"
		       " INSERT INTO seek(rowid, words)"
		       " VALUES(new.id, new.words); END;");
}

static enum err
migrate_2(sqlite3 *db)
{
	sqlite3_stmt *stmt;
	int version;

	assert_int_equal(
		sqlite3_prepare_v2(db, "PRAGMA user_version", -1, &stmt, NULL),
		SQLITE_OK);
	sqlite3_step(stmt);
	version = sqlite3_column_int(stmt, 0);
	sqlite3_finalize(stmt);
	if (version < 1 && migrate(db) != ERR_NONE)
		return ERR_FAILED;
	return run(db, "CREATE TABLE fact(name TEXT PRIMARY KEY NOT NULL)");
}

static const char *const left_out[] = { "seek", NULL };
const struct vault_schema kit_schema = { 1, migrate, left_out };
const struct vault_schema kit_schema_2 = { 2, migrate_2, left_out };

int
kit_setup(void **state)
{
	const char *base = getenv("TMPDIR");

	(void)state;
	/* Thousands of syncs are not what is being tried. */
	if (!base || strlen(base) > 40)
		base = access("/dev/shm", W_OK) == 0 ? "/dev/shm" : "/tmp";
	snprintf(folder, sizeof(folder), "%s/vigie-test.XXXXXX", base);
	assert_non_null(mkdtemp(folder));
	snprintf(diary, sizeof(diary), "%s/diary.vigie", folder);
	setenv("XDG_STATE_HOME", folder, 1);
	return 0;
}

static void
remove_folder(const char *path)
{
	DIR *dir = opendir(path);
	struct dirent *entry;
	char name[512];

	if (!dir)
		return;
	while ((entry = readdir(dir))) {
		if (strcmp(entry->d_name, ".") == 0 ||
		    strcmp(entry->d_name, "..") == 0)
			continue;
		snprintf(name, sizeof(name), "%s/%s", path, entry->d_name);
		if (unlink(name) != 0)
			remove_folder(name);
	}
	closedir(dir);
	rmdir(path);
}

void
kit_clear(void)
{
	remove_folder(folder);
	assert_int_equal(mkdir(folder, 0700), 0);
}

int
kit_teardown(void **state)
{
	(void)state;
	remove_folder(folder);
	return 0;
}

const char *
kit_path(void)
{
	return diary;
}

const char *
kit_file(const char *name)
{
	static char paths[4][256];
	static int next;

	next = (next + 1) % 4;
	snprintf(paths[next], sizeof(paths[next]), "%s/%s", folder, name);
	return paths[next];
}

struct vault_request
kit_request(enum vault_mode mode)
{
	static struct secret *passphrase;

	if (!passphrase)
		passphrase = secret_from_bytes(KIT_WORDS, strlen(KIT_WORDS));
	return (struct vault_request){ diary, passphrase, mode, &kit_schema };
}

struct vault *
kit_create(void)
{
	struct vault_request request = kit_request(VAULT_WRITE);
	struct vault *vault = NULL;
	enum err err = vault_create(&vault, &request, KDF_MIN);

	if (err)
		print_message("%s: %s\n", err_name(err), err_last_note());
	assert_int_equal(err, ERR_NONE);
	return vault;
}

enum err
kit_open(struct vault **out, struct vault_news *news, enum vault_mode mode)
{
	struct vault_request request = kit_request(mode);

	return kit_open_as(out, news, &request);
}

enum err
kit_open_as(struct vault **out, struct vault_news *news,
	    const struct vault_request *request)
{
	struct vault *vault = NULL;
	enum err err = vault_open(&vault, news, request);

	if (!err && out)
		*out = vault;
	else
		vault_close(vault);
	return err;
}

struct vault *
kit_reopen(struct vault *vault)
{
	struct vault *again = NULL;
	enum err err;

	vault_close(vault);
	err = kit_open(&again, NULL, VAULT_WRITE);
	if (err)
		print_message("%s: %s\n", err_name(err), err_last_note());
	assert_int_equal(err, ERR_NONE);
	return again;
}

struct stamp
kit_day(int day)
{
	struct civil noon = { 2026, 11, day, 12, 0, 0 };

	return stamp_from_civil(noon, 3600);
}

enum err
kit_try_add(struct vault *vault, const char *words, struct stamp now)
{
	sqlite3_stmt *stmt;
	enum err err = vault_begin(vault);

	if (err)
		return err;
	assert_int_equal(sqlite3_prepare_v2(vault_db(vault),
					    "INSERT INTO note(words) "
					    "VALUES(?1)",
					    -1, &stmt, NULL),
			 SQLITE_OK);
	sqlite3_bind_text(stmt, 1, words, -1, SQLITE_STATIC);
	assert_int_equal(sqlite3_step(stmt), SQLITE_DONE);
	sqlite3_finalize(stmt);
	return vault_commit(vault, "add note", now);
}

void
kit_add(struct vault *vault, const char *words, struct stamp now)
{
	enum err err = kit_try_add(vault, words, now);

	if (err)
		print_message("%s: %s\n", err_name(err), err_last_note());
	assert_int_equal(err, ERR_NONE);
}

static int64_t
number(struct vault *vault, const char *sql, const char *words)
{
	sqlite3_stmt *stmt;
	int64_t found;

	assert_int_equal(
		sqlite3_prepare_v2(vault_db(vault), sql, -1, &stmt, NULL),
		SQLITE_OK);
	if (words)
		sqlite3_bind_text(stmt, 1, words, -1, SQLITE_STATIC);
	assert_int_equal(sqlite3_step(stmt), SQLITE_ROW);
	found = sqlite3_column_int64(stmt, 0);
	sqlite3_finalize(stmt);
	return found;
}

int64_t
kit_count(struct vault *vault)
{
	return number(vault, "SELECT count(*) FROM note", NULL);
}

int64_t
kit_find(struct vault *vault, const char *words)
{
	return number(vault, "SELECT count(*) FROM seek WHERE seek MATCH ?1",
		      words);
}

char *
kit_dump(struct vault *vault)
{
	struct buf out = { 0 };
	sqlite3_stmt *stmt;

	assert_int_equal(sqlite3_prepare_v2(vault_db(vault),
					    "SELECT words FROM note "
					    "ORDER BY id",
					    -1, &stmt, NULL),
			 SQLITE_OK);
	while (sqlite3_step(stmt) == SQLITE_ROW)
		buf_addf(&out, "%s\n",
			 (const char *)sqlite3_column_text(stmt, 0));
	sqlite3_finalize(stmt);
	return out.data ? buf_take(&out) : alloc_string("");
}

void
assert_notes(struct vault *vault, const char *want)
{
	char *got = kit_dump(vault);

	assert_string_equal(got, want);
	wipe_string(got);
}

void
kit_read(struct buf *out, const char *path)
{
	uint8_t bytes[4096];
	int fd = open(path, O_RDONLY | O_CLOEXEC);
	ssize_t got;

	assert_true(fd >= 0);
	while ((got = read(fd, bytes, sizeof(bytes))) > 0)
		buf_add(out, bytes, (size_t)got);
	close(fd);
}

void
kit_write(const char *path, const void *bytes, size_t length)
{
	int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);

	assert_true(fd >= 0);
	assert_int_equal(write(fd, bytes, length), (ssize_t)length);
	close(fd);
}

const char *
kit_seen_file(void)
{
	DIR *dir = opendir(kit_file("vigie"));
	char name[300] = "";
	struct dirent *entry;

	assert_non_null(dir);
	while ((entry = readdir(dir)))
		if (strstr(entry->d_name, ".seen")) {
			assert_string_equal(name, "");
			snprintf(name, sizeof(name), "vigie/%s", entry->d_name);
		}
	closedir(dir);
	assert_string_not_equal(name, "");
	return kit_file(name);
}

static int
by_name(const void *a, const void *b)
{
	return strcmp(*(char *const *)a, *(char *const *)b);
}

char *
kit_list(void)
{
	DIR *dir = opendir(folder);
	char *names[256];
	struct buf out = { 0 };
	struct dirent *entry;
	size_t count = 0, i;

	assert_non_null(dir);
	while ((entry = readdir(dir)) && count < 256)
		if (entry->d_type == DT_REG)
			names[count++] = alloc_string(entry->d_name);
	closedir(dir);
	qsort(names, count, sizeof(*names), by_name);
	for (i = 0; i < count; i++) {
		buf_addf(&out, "%s\n", names[i]);
		free(names[i]);
	}
	return out.data ? buf_take(&out) : alloc_string("");
}
