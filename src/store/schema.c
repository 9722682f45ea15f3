/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The tables of a diary: vigie-diary(5) says what each column holds. */
#include "config.h"

#include "store/database.h"
#include "store/diary.h"

/* Version 1. Codes are stored, never labels or numbers of an enum. words is
 * what search looks at: the person's own words, folded. */
static const char entries[] =
	"CREATE TABLE entries("
	"id INTEGER PRIMARY KEY NOT NULL,"
	"kind TEXT NOT NULL, code TEXT NOT NULL, status TEXT NOT NULL,"
	"author TEXT NOT NULL, level TEXT NOT NULL,"
	"felt INTEGER NOT NULL, felt_offset INTEGER NOT NULL,"
	"noted INTEGER NOT NULL, noted_offset INTEGER NOT NULL,"
	"day INTEGER NOT NULL, present INTEGER NOT NULL,"
	"known INTEGER NOT NULL, amends INTEGER NOT NULL,"
	"answers TEXT NOT NULL,"
	"details TEXT NOT NULL, note TEXT, why TEXT, words TEXT NOT NULL);"
	"CREATE INDEX entries_felt ON entries(felt);"
	"CREATE INDEX entries_code ON entries(kind, code, felt);"
	"CREATE INDEX entries_gone ON entries(code, felt)"
	" WHERE present = 0;"
	"CREATE INDEX entries_known ON entries(code, felt)"
	" WHERE known = 1;";

static const char search[] =
	"CREATE VIRTUAL TABLE search USING fts5(code, words,"
	"content='entries', content_rowid='id',"
	"tokenize='unicode61 remove_diacritics 2');"
	"CREATE TRIGGER entries_added AFTER INSERT ON entries BEGIN"
	" INSERT INTO search(rowid, code, words)"
	" VALUES(new.id, new.code, new.words); END;"
	"CREATE TRIGGER entries_removed AFTER DELETE ON entries BEGIN"
	" INSERT INTO search(search, rowid, code, words)"
	" VALUES('delete', old.id, old.code, old.words); END;"
	"CREATE TRIGGER entries_reworded AFTER UPDATE OF code, words"
	" ON entries BEGIN"
	" INSERT INTO search(search, rowid, code, words)"
	" VALUES('delete', old.id, old.code, old.words);"
	" INSERT INTO search(rowid, code, words)"
	" VALUES(new.id, new.code, new.words); END;";

static const char others[] =
	"CREATE TABLE alerts("
	"id INTEGER PRIMARY KEY NOT NULL,"
	"subject TEXT NOT NULL, code TEXT NOT NULL, state TEXT NOT NULL,"
	"level TEXT NOT NULL,"
	"since INTEGER NOT NULL, since_offset INTEGER NOT NULL,"
	"changed INTEGER NOT NULL, changed_offset INTEGER NOT NULL,"
	"quiet INTEGER NOT NULL, quiet_offset INTEGER NOT NULL,"
	"retry INTEGER NOT NULL, retry_offset INTEGER NOT NULL,"
	"told INTEGER NOT NULL, later_reason TEXT, instruction TEXT,"
	"rules TEXT NOT NULL, entries TEXT NOT NULL,"
	"answered_upto INTEGER NOT NULL, answered TEXT NOT NULL);"
	"CREATE TABLE contacts("
	"id INTEGER PRIMARY KEY NOT NULL,"
	"role TEXT NOT NULL, name TEXT NOT NULL, number TEXT NOT NULL,"
	"from_minute INTEGER NOT NULL, until_minute INTEGER NOT NULL,"
	"every_day INTEGER NOT NULL);"
	"CREATE TABLE facts("
	"key TEXT PRIMARY KEY NOT NULL, value TEXT NOT NULL) WITHOUT ROWID;";

static enum err
make_version_1(sqlite3 *db)
{
	enum err err = database_run(db, entries);

	if (err == ERR_NONE)
		err = database_run(db, search);
	return err == ERR_NONE ? database_run(db, others) : err;
}

/* One step a version, in order; a new one goes at the end. */
static vault_migrate *const steps[] = { make_version_1 };
enum { SCHEMA_VERSION = sizeof(steps) / sizeof(steps[0]) };

static enum err
migrate(sqlite3 *db)
{
	int64_t version = 0;
	enum err err = database_number(&version, db, "PRAGMA user_version");

	for (int64_t i = version; err == ERR_NONE && i < SCHEMA_VERSION; i++)
		err = steps[i](db);
	return err;
}

static const char *const left_out[] = { "search", NULL };

const struct vault_schema diary_schema = {
	.version = SCHEMA_VERSION,
	.migrate = migrate,
	.left_out = left_out,
};
