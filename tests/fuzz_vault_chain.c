/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Hostile bodies. By the first byte: the bytes as they are; or sealed with
 * the right key as an image, or as the changeset after a good image, which is
 * what somebody who knows the passphrase can do.
 */
#include "config.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>

#include "store/chain.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t length);

static enum err
migrate(sqlite3 *db)
{
	return database_run(db,
			    "CREATE TABLE note(id INTEGER PRIMARY KEY, words);"
			    "CREATE VIRTUAL TABLE seek USING fts5(words);"
			    "CREATE TRIGGER note_add AFTER INSERT ON note BEGIN"
			    " INSERT INTO seek(rowid, words)"
			    " VALUES(new.id, new.words); END;");
}
static const char *const left_out[] = { "seek", NULL };
static const struct vault_schema schema = { 1, migrate, left_out };
static struct secret *keys;
static struct image base;

static void
set_up(void)
{
	static const uint8_t data_key[KEY_LENGTH];
	enum schema_state state;
	sqlite3 *db;

	keys = keys_from(data_key);
	if (database_start() || database_new(&db) ||
	    database_trust(db, &schema) ||
	    database_migrate(&state, db, &schema) || database_image(&base, db))
		abort();
	database_close(db);
}

static void
add(struct buf *file, struct chain *chain, const struct content *content)
{
	enum record_type type = content->kind == COMMIT_NONE ? RECORD_IMAGE
							     : RECORD_CHANGESET;
	struct place place = chain_next(chain, type);
	struct sealer by = { keys, KEY_RECORDS, NULL };
	size_t at = file->length;

	if (record_seal(file, &place, content, &by) == ERR_NONE)
		chain_push(chain, file->data + at, content);
}

static void
read_all(sqlite3 *db)
{
	int64_t count;

	(void)!database_number(&count, db,
			       "SELECT count(*), max(words) FROM "
			       "note");
	(void)!database_number(&count, db,
			       "SELECT count(*) FROM seek WHERE "
			       "seek MATCH 'a'");
	(void)!database_check(db);
}

static void
open_file(const struct buf *file)
{
	struct header header = { .chain = 1 };
	struct chain_source source = { file->data, file->length, &header, keys,
				       0 };
	enum schema_state state;
	struct chain_read read;
	sqlite3 *db;

	if (chain_read(&read, &source) != ERR_NONE)
		return;
	if (chain_database(&db, &read.image, &read.chain, &schema) ==
	    ERR_NONE) {
		if (database_migrate(&state, db, &schema) == ERR_NONE)
			read_all(db);
		database_close(db);
	}
	chain_clear(&read.chain);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t length)
{
	struct content hostile = { .label = "" }, image = {
		.label = "", .payload = base.bytes, .length = base.length
	};
	struct chain chain = { .generation = 1, .end = HEADER_AREA };
	struct buf file = { 0 };

	if (!keys)
		set_up();
	if (length < 1)
		return 0;
	buf_add_zeros(&file, HEADER_AREA);
	hostile.payload = data + 1;
	hostile.length = length - 1;
	image.payload = base.bytes;
	image.length = base.length;
	if (data[0] % 3 == 0) {
		buf_add(&file, data + 1, length - 1);
	} else if (data[0] % 3 == 1) {
		add(&file, &chain, &hostile);
	} else {
		add(&file, &chain, &image);
		hostile.kind = COMMIT_CHANGE;
		add(&file, &chain, &hostile);
		if (data[0] & 0x80)
			add(&file, &chain, &hostile);
	}
	buf_add_zeros(&file, (size_t)file_size_for(file.length) - file.length);
	open_file(&file);
	chain_clear(&chain);
	buf_clear(&file);
	return 0;
}
