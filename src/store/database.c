/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/database.h"

#include <limits.h>
#include <string.h>

#include "base/alloc.h"
#include "store/heap.h"

enum {
	IMAGE_LIMIT = 120 * 1024 * 1024, /* less than a record holds */
	VALUE_LIMIT = 32 * 1024 * 1024,  /* the longest text and to spare */
	SQL_LIMIT = 256 * 1024,
	TRIGGER_LIMIT = 16,
};

/* columns: which limit, how much */
static const struct {
	int id, value;
} limits[] = {
	{ SQLITE_LIMIT_LENGTH, VALUE_LIMIT },
	{ SQLITE_LIMIT_SQL_LENGTH, SQL_LIMIT },
	{ SQLITE_LIMIT_ATTACHED, 0 },
	{ SQLITE_LIMIT_WORKER_THREADS, 0 },
	{ SQLITE_LIMIT_TRIGGER_DEPTH, TRIGGER_LIMIT },
};

/* columns: which switch, on or off */
static const struct {
	int id, value;
} switches[] = {
	{ SQLITE_DBCONFIG_DEFENSIVE, 1 },
	{ SQLITE_DBCONFIG_TRUSTED_SCHEMA, 0 },
	{ SQLITE_DBCONFIG_ENABLE_LOAD_EXTENSION, 0 },
	{ SQLITE_DBCONFIG_DQS_DML, 0 },
	{ SQLITE_DBCONFIG_DQS_DDL, 0 },
};

static const char settings[] = "PRAGMA journal_mode = MEMORY;"
			       "PRAGMA temp_store = MEMORY;"
			       "PRAGMA mmap_size = 0;"
			       "PRAGMA secure_delete = ON;"
			       "PRAGMA cell_size_check = ON;"
			       "PRAGMA foreign_keys = ON;"
			       "PRAGMA recursive_triggers = OFF;";

enum err
database_start(void)
{
	/* SQLite refuses a second configuration, so it happens once. */
	static int is_ready;

	if (is_ready)
		return ERR_NONE;
	if (sqlite3_config(SQLITE_CONFIG_MALLOC, heap_methods()) ||
	    sqlite3_config(SQLITE_CONFIG_SINGLETHREAD) ||
	    sqlite3_config(SQLITE_CONFIG_MEMSTATUS, 0) ||
	    sqlite3_config(SQLITE_CONFIG_MEMDB_MAXSIZE,
			   (sqlite3_int64)IMAGE_LIMIT) ||
	    sqlite3_initialize())
		return err_note(ERR_FAILED, "SQLite was in use before");
	is_ready = 1;
	return ERR_NONE;
}

enum err
database_failed(sqlite3 *db, const char *doing)
{
	int code = db ? sqlite3_extended_errcode(db) : SQLITE_NOMEM;

	switch (code & 0xff) {
	case SQLITE_CORRUPT:
	case SQLITE_NOTADB:
		return err_note(ERR_DAMAGED, "%s: SQLite %d", doing, code);
	case SQLITE_READONLY:
		return err_note(ERR_READ_ONLY, "%s: SQLite %d", doing, code);
	case SQLITE_TOOBIG:
	case SQLITE_FULL:
		return err_note(ERR_TOO_LARGE, "%s: SQLite %d", doing, code);
	case SQLITE_CONSTRAINT:
		return err_note(ERR_INVALID, "%s: SQLite %d", doing, code);
	default:
		return err_note(ERR_FAILED, "%s: SQLite %d", doing, code);
	}
}

enum err
database_run(sqlite3 *db, const char *sql)
{
	if (sqlite3_exec(db, sql, NULL, NULL, NULL) != SQLITE_OK)
		return database_failed(db, "the database");
	return ERR_NONE;
}

enum err
database_number(int64_t *out, sqlite3 *db, const char *sql)
{
	sqlite3_stmt *stmt;
	int64_t number = 0;
	int step;

	if (sqlite3_prepare_v2(db, sql, -1, &stmt, NULL) != SQLITE_OK)
		return database_failed(db, "the database");
	step = sqlite3_step(stmt);
	if (step == SQLITE_ROW)
		number = sqlite3_column_int64(stmt, 0);
	sqlite3_finalize(stmt);
	if (step != SQLITE_ROW && step != SQLITE_DONE)
		return database_failed(db, "the database");
	*out = number;
	return ERR_NONE;
}

static enum err
set_up(sqlite3 *db)
{
	size_t i;

	for (i = 0; i < sizeof(switches) / sizeof(*switches); i++)
		if (sqlite3_db_config(db, switches[i].id, switches[i].value,
				      NULL) != SQLITE_OK)
			return database_failed(db, "a switch");
	for (i = 0; i < sizeof(limits) / sizeof(*limits); i++)
		sqlite3_limit(db, limits[i].id, limits[i].value);
	return database_run(db, settings);
}

static enum err
open_memory(sqlite3 **out)
{
	enum { FLAGS = SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE };
	sqlite3 *db = NULL;
	enum err err;

	if (sqlite3_open_v2(":memory:", &db, FLAGS, NULL) != SQLITE_OK) {
		err = database_failed(db, "opening");
		sqlite3_close(db);
		return err;
	}
	*out = db;
	return ERR_NONE;
}

enum err
database_new(sqlite3 **out)
{
	sqlite3 *db;
	enum err err = open_memory(&db);

	if (err)
		return err;
	err = set_up(db);
	if (err) {
		database_close(db);
		return err;
	}
	*out = db;
	return ERR_NONE;
}

enum err
database_from_image(sqlite3 **out, struct image *image)
{
	enum {
		FLAGS = SQLITE_DESERIALIZE_FREEONCLOSE |
			SQLITE_DESERIALIZE_RESIZEABLE
	};
	sqlite3 *db;
	enum err err = open_memory(&db);
	int code;

	if (err) {
		sqlite3_free(image->bytes);
		*image = (struct image){ 0 };
		return err;
	}
	code = sqlite3_deserialize(db, "main", image->bytes,
				   (sqlite3_int64)image->length,
				   (sqlite3_int64)image->room, FLAGS);
	*image = (struct image){ 0 };
	if (code != SQLITE_OK)
		err = database_failed(db, "the image");
	if (!err)
		err = set_up(db);
	if (err) {
		database_close(db);
		return err;
	}
	*out = db;
	return ERR_NONE;
}

enum err
database_image(struct image *out, sqlite3 *db)
{
	sqlite3_int64 length = 0;
	uint8_t *bytes = sqlite3_serialize(db, "main", &length, 0);

	if (!bytes || length <= 0) {
		sqlite3_free(bytes);
		return database_failed(db, "the image");
	}
	*out = (struct image){ bytes, (size_t)length, (size_t)length };
	return ERR_NONE;
}

void
database_close(sqlite3 *db)
{
	sqlite3_close_v2(db);
}

enum err
database_check(sqlite3 *db)
{
	static const char sql[] = "SELECT integrity_check <> 'ok' FROM "
				  "pragma_integrity_check(1)";
	int64_t is_bad;
	enum err err = database_number(&is_bad, db, sql);

	if (err)
		return err;
	return is_bad ? err_note(ERR_DAMAGED, "SQLite's own check") : ERR_NONE;
}
