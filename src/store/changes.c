/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Schema and changesets: what of a database the session extension sees. */
#include "config.h"

#include <string.h>

#include "base/alloc.h"
#include "store/changeset.h"
#include "store/database.h"

/* What the vault itself keeps; never in a changeset. */
static const char own_table[] =
	"CREATE TABLE IF NOT EXISTS vault_own("
	"name TEXT PRIMARY KEY NOT NULL, value BLOB NOT NULL) WITHOUT ROWID";

static bool
is_left_out(const char *table, const struct vault_schema *schema)
{
	const char *const *prefix = schema->left_out;

	for (; prefix && *prefix; prefix++)
		if (strncmp(table, *prefix, strlen(*prefix)) == 0)
			return true;
	return false;
}

/* A row whose key is NULL, or of a table without one, is in no changeset. */
static enum err
check_keys(sqlite3 *db, const struct vault_schema *schema)
{
	static const char sql[] =
		"SELECT name FROM sqlite_schema AS s WHERE type = 'table' "
		"AND rootpage > 0 AND substr(name, 1, 7) <> 'sqlite_' "
		"AND (SELECT count(*) = 0 OR max(\"notnull\" = 0 AND "
		"(upper(type) <> 'INTEGER' OR (SELECT count(*) FROM "
		"pragma_table_info(s.name) WHERE pk > 0) > 1)) "
		"FROM pragma_table_info(s.name) WHERE pk > 0)";
	sqlite3_stmt *stmt;
	enum err err = ERR_NONE;

	if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) != SQLITE_OK)
		return database_failed(db, "the schema");
	while (!err && sqlite3_step(stmt) == SQLITE_ROW) {
		const char *name = (const char *)sqlite3_column_text(stmt, 0);

		if (name && !is_left_out(name, schema))
			err = err_note(ERR_FAILED,
				       "the table %s has no certain key", name);
	}
	sqlite3_finalize(stmt);
	return err;
}

/* What SQLite would do by itself to a row that points at a deleted one is in
 * the changeset, and would be done twice. */
static enum err
check_actions(sqlite3 *db)
{
	static const char sql[] =
		"SELECT count(*) FROM sqlite_schema AS s, "
		"pragma_foreign_key_list(s.name) AS f WHERE s.type = 'table' "
		"AND (f.on_delete NOT IN ('NO ACTION', 'RESTRICT') "
		"OR f.on_update NOT IN ('NO ACTION', 'RESTRICT'))";
	int64_t actions;
	enum err err = database_number(&actions, db, sql);

	if (!err && actions > 0)
		err = err_note(ERR_FAILED, "a reference with an action");
	return err;
}

/* After the migrations the schema stands: a change of it would be in no
 * changeset. */
static int
allow(void *unused, int action, const char *a, const char *b, const char *c,
      const char *d)
{
	(void)unused, (void)a, (void)b, (void)c, (void)d;
	switch (action) {
	case SQLITE_ALTER_TABLE:
	case SQLITE_ATTACH:
	case SQLITE_CREATE_INDEX:
	case SQLITE_CREATE_TABLE:
	case SQLITE_CREATE_TRIGGER:
	case SQLITE_CREATE_VIEW:
	case SQLITE_CREATE_VTABLE:
	case SQLITE_DETACH:
	case SQLITE_DROP_INDEX:
	case SQLITE_DROP_TABLE:
	case SQLITE_DROP_TRIGGER:
	case SQLITE_DROP_VIEW:
	case SQLITE_DROP_VTABLE:
		return SQLITE_DENY;
	default:
		return SQLITE_OK;
	}
}

static enum err
bring_up(sqlite3 *db, const struct vault_schema *schema)
{
	char *version = sqlite3_mprintf("PRAGMA user_version = %d",
					schema->version);
	enum err err = version ? database_run(db, "BEGIN") : ERR_FAILED;

	if (!err)
		err = database_run(db, own_table);
	if (!err)
		err = schema->migrate(db);
	if (!err)
		err = database_run(db, version);
	if (!err)
		err = database_run(db, "COMMIT");
	sqlite3_free(version);
	return err;
}

/* ---- trust ---- */

/* All that SQLite would run by itself, as one text from sqlite3_malloc. */
static enum err
read_code(char **out, sqlite3 *db)
{
	static const char sql[] =
		"SELECT coalesce(group_concat(quote(name) || quote(tbl_name) "
		"|| quote(sql), char(10)), '') FROM (SELECT * FROM "
		"sqlite_schema WHERE type IN ('trigger', 'view') "
		"ORDER BY type, name)";
	sqlite3_stmt *stmt;
	enum err err = ERR_NONE;

	if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) != SQLITE_OK)
		return database_failed(db, "the schema");
	if (sqlite3_step(stmt) == SQLITE_ROW)
		*out = sqlite3_mprintf("%s", sqlite3_column_text(stmt, 0));
	else
		err = database_failed(db, "the schema");
	sqlite3_finalize(stmt);
	if (!err && !*out)
		err = err_note(ERR_FAILED, "not enough memory");
	return err;
}

/* The triggers and views are those of a new diary, word for word. */
static enum err
compare_code(sqlite3 *db, const struct vault_schema *schema)
{
	char *found = NULL, *wanted = NULL;
	sqlite3 *fresh;
	enum err err = database_new(&fresh);

	if (err)
		return err;
	err = bring_up(fresh, schema);
	if (!err)
		err = read_code(&wanted, fresh);
	if (!err)
		err = read_code(&found, db);
	if (!err && (!found || !wanted || strcmp(found, wanted) != 0))
		err = err_note(ERR_DAMAGED, "triggers that are not ours");
	sqlite3_free(found);
	sqlite3_free(wanted);
	database_close(fresh);
	return err;
}

/* FTS5 may be used in triggers only where the schema is trusted. */
static enum err
trust(sqlite3 *db)
{
	if (sqlite3_db_config(db, SQLITE_DBCONFIG_TRUSTED_SCHEMA, 1, NULL) !=
	    SQLITE_OK)
		return database_failed(db, "a switch");
	return ERR_NONE;
}

enum err
database_trust(sqlite3 *db, const struct vault_schema *schema)
{
	int64_t version;
	enum err err = database_number(&version, db, "PRAGMA user_version");

	if (err)
		return err;
	if (version > schema->version)
		return err_note(ERR_NEWER, "schema %lld", (long long)version);
	/* An older one is compared once it has been brought up to date. */
	if (version == schema->version)
		err = compare_code(db, schema);
	return err ? err : trust(db);
}

enum err
database_migrate(enum schema_state *out, sqlite3 *db,
		 const struct vault_schema *schema)
{
	enum schema_state state = SCHEMA_SAME;
	int64_t version;
	enum err err = database_number(&version, db, "PRAGMA user_version");

	if (!err && version < schema->version) {
		err = bring_up(db, schema);
		if (!err)
			err = compare_code(db, schema);
		state = SCHEMA_CHANGED;
	}
	if (!err)
		err = check_keys(db, schema);
	if (!err)
		err = check_actions(db);
	if (err)
		return err;
	sqlite3_set_authorizer(db, allow, NULL);
	*out = state;
	return ERR_NONE;
}

static int
is_watched(void *schema, const char *table)
{
	return !is_left_out(table, schema) && strcmp(table, "vault_own") != 0;
}

enum err
database_watch(sqlite3_session **out, sqlite3 *db,
	       const struct vault_schema *schema)
{
	sqlite3_session *session;

	if (sqlite3session_create(db, "main", &session) != SQLITE_OK)
		return database_failed(db, "watching");
	/* The filter only reads it, but takes no pointer to const. */
	sqlite3session_table_filter(session, is_watched,
				    (void *)(uintptr_t)schema);
	if (sqlite3session_attach(session, NULL) != SQLITE_OK) {
		sqlite3session_delete(session);
		return database_failed(db, "watching");
	}
	*out = session;
	return ERR_NONE;
}

static int
refuse_conflict(void *unused, int kind, sqlite3_changeset_iter *iter)
{
	(void)unused, (void)kind, (void)iter;
	return SQLITE_CHANGESET_ABORT;
}

/* SQLite takes them without const, and does not write to them. */
static void *
unconst(const uint8_t *bytes)
{
	return (void *)(uintptr_t)bytes;
}

enum err
database_apply(sqlite3 *db, const uint8_t *changeset, size_t length)
{
	enum err err = changeset_check(changeset, length);
	int code;

	if (err || length == 0)
		return err;
	code = sqlite3changeset_apply(db, (int)length, unconst(changeset), NULL,
				      refuse_conflict, NULL);
	if (code == SQLITE_NOMEM)
		return err_note(ERR_FAILED, "not enough memory");
	if (code != SQLITE_OK)
		return err_note(ERR_DAMAGED,
				"a changeset does not apply: "
				"SQLite %d",
				code);
	return ERR_NONE;
}

enum err
database_apply_inverse(sqlite3 *db, const uint8_t *changeset, size_t length)
{
	void *inverse = NULL;
	int inverse_length = 0, code;
	enum err err = changeset_check(changeset, length);

	if (err)
		return err;
	code = sqlite3changeset_invert((int)length, changeset, &inverse_length,
				       &inverse);
	if (code != SQLITE_OK)
		return err_note(ERR_FAILED, "turning round: SQLite %d", code);
	err = database_apply(db, inverse, (size_t)inverse_length);
	sqlite3_free(inverse);
	return err;
}
