/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The vault of the peers: the same interface over a database file that SQLite
 * or SQLCipher (whichever this is linked with) keeps on disk its own way. So
 * everything above, schema, statements and all, is the very code of Vigie.
 * The name decides the journal: *.wal has one, others roll back.
 */
#include "config.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "store/database.h"
#include "store/vault.h"

struct vault {
	sqlite3 *db;
};

/* SQLite takes it for a pragma that it does not know. A raw key and its salt:
 * nothing is derived. */
static const char key[] = "PRAGMA key = \"x'"
			  "8a2f0c5d71b94e36a0c8d2e4f6172839"
			  "4b5c6d7e8f90a1b2c3d4e5f60718293a"
			  "00112233445566778899aabbccddeeff'\"";

enum err
database_failed(sqlite3 *db, const char *doing)
{
	return err_note(ERR_FAILED, "%s: %s", doing, sqlite3_errmsg(db));
}

/* Where there is no FTS5 the tables come without the search. */
enum err
database_run(sqlite3 *db, const char *sql)
{
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) == SQLITE_OK ||
	    strcmp(sqlite3_errmsg(db), "no such module: fts5") == 0)
		return ERR_NONE;
	return database_failed(db, "a statement");
}

enum err
database_number(int64_t *out, sqlite3 *db, const char *sql)
{
	sqlite3_stmt *stmt;

	if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) != SQLITE_OK)
		return database_failed(db, "a number");
	*out = sqlite3_step(stmt) == SQLITE_ROW ? sqlite3_column_int64(stmt, 0)
						: 0;
	sqlite3_finalize(stmt);
	return ERR_NONE;
}

static bool
wants_wal(const char *path)
{
	size_t length = strlen(path);

	return length > 4 && strcmp(path + length - 4, ".wal") == 0;
}

enum err
vault_open(struct vault **out, struct vault_news *news,
	   const struct vault_request *request)
{
	struct vault *vault = alloc_zeroed(1, sizeof(*vault));
	enum err err = ERR_NONE;

	if (sqlite3_open(request->path, &vault->db) != SQLITE_OK)
		err = database_failed(vault->db, request->path);
	if (!err)
		err = database_run(vault->db, key);
	if (!err)
		err = database_run(vault->db, wants_wal(request->path)
						      ? "PRAGMA journal_mode "
							"= WAL"
						      : "PRAGMA journal_mode "
							"= DELETE");
	if (!err)
		err = database_run(vault->db, "PRAGMA synchronous = FULL");
	if (err) {
		vault_close(vault);
		return err;
	}
	if (news != NULL)
		*news = (struct vault_news){ 0 };
	*out = vault;
	return ERR_NONE;
}

enum err
vault_create(struct vault **out, const struct vault_request *request,
	     enum kdf_cost cost)
{
	struct vault *vault;
	enum err err = vault_open(&vault, NULL, request);

	(void)cost;
	if (err)
		return err;
	err = database_run(vault->db, "BEGIN");
	if (!err)
		err = request->schema->migrate(vault->db);
	if (!err)
		err = database_run(vault->db, "COMMIT");
	if (err) {
		vault_close(vault);
		return err;
	}
	*out = vault;
	return ERR_NONE;
}

void
vault_close(struct vault *vault)
{
	if (vault != NULL)
		sqlite3_close(vault->db);
	free(vault);
}

sqlite3 *
vault_db(struct vault *vault)
{
	return vault->db;
}

bool
vault_is_read_only(const struct vault *vault)
{
	(void)vault;
	return false;
}

enum err
vault_begin(struct vault *vault)
{
	return database_run(vault->db, "BEGIN");
}

enum err
vault_commit(struct vault *vault, const char *label, struct stamp now)
{
	enum err err = database_run(vault->db, "COMMIT");

	(void)label, (void)now;
	if (err)
		vault_forget(vault);
	return err;
}

void
vault_forget(struct vault *vault)
{
	sqlite3_exec(vault->db, "ROLLBACK", NULL, NULL, NULL);
}

void
vault_tidy(struct vault *vault)
{
	(void)vault;
}

enum err
vault_load_draft(struct buf *out, struct vault *vault)
{
	(void)vault;
	*out = (struct buf){ 0 };
	return ERR_NONE;
}

void
vault_status(struct vault_status *out, const struct vault *vault)
{
	(void)vault;
	*out = (struct vault_status){ 0 };
}

/* ---- what a plain database file does not have, and nothing here asks ---- */

enum err
vault_undo(char **label, struct vault *vault, struct stamp now)
{
	(void)label, (void)vault, (void)now;
	return ERR_NOT_ALLOWED;
}

enum err
vault_redo(char **label, struct vault *vault, struct stamp now)
{
	(void)label, (void)vault, (void)now;
	return ERR_NOT_ALLOWED;
}

enum err
vault_try_undo(struct vault *vault, struct stamp now)
{
	(void)vault, (void)now;
	return ERR_NOT_ALLOWED;
}

enum err
vault_set_passphrase(struct vault *vault, const struct secret *new_one)
{
	(void)vault, (void)new_one;
	return ERR_NOT_ALLOWED;
}

enum err
vault_rekey(uint32_t *left, struct vault *vault,
	    const struct secret *passphrase)
{
	(void)left, (void)vault, (void)passphrase;
	return ERR_NOT_ALLOWED;
}

enum err
vault_new_recovery(struct secret **code, struct vault *vault)
{
	(void)code, (void)vault;
	return ERR_NOT_ALLOWED;
}

enum err
vault_confirm_recovery(struct vault *vault, const struct secret *typed)
{
	(void)vault, (void)typed;
	return ERR_NOT_ALLOWED;
}

enum err
vault_backup(struct vault *vault, const char *path)
{
	(void)vault, (void)path;
	return ERR_NOT_ALLOWED;
}

enum err
vault_list_backups(struct buf *out, const char *path)
{
	(void)out, (void)path;
	return ERR_NOT_ALLOWED;
}

enum err
vault_restore(struct vault_news *news, const struct vault_request *copy,
	      const char *path)
{
	(void)news, (void)copy, (void)path;
	return ERR_NOT_ALLOWED;
}

enum err
vault_check(struct vault_news *news, const struct vault_request *r)
{
	(void)news, (void)r;
	return ERR_NOT_ALLOWED;
}

enum err
vault_save_draft(struct vault *vault, const void *bytes, size_t length)
{
	(void)vault, (void)bytes, (void)length;
	return ERR_NOT_ALLOWED;
}

enum err
vault_seal_draft(struct buf *out, struct vault *vault, const void *bytes,
		 size_t length)
{
	(void)out, (void)vault, (void)bytes, (void)length;
	return ERR_NOT_ALLOWED;
}

enum err
vault_open_draft(struct buf *out, const struct vault *vault,
		 const struct buf *sealed)
{
	(void)out, (void)vault, (void)sealed;
	return ERR_NOT_ALLOWED;
}
