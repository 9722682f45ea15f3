/* SPDX-License-Identifier: GPL-3.0-or-later */
/* SQLite in memory, as the vault wants it: nothing reaches the disk, nothing
 * in an image is trusted to be code. */
#ifndef VIGIE_STORE_DATABASE_H
#define VIGIE_STORE_DATABASE_H

#include <sqlite3.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "store/vault.h"

/* Once, before the first use of SQLite in the process. */
enum err database_start(void) MUST_CHECK;

enum err database_new(sqlite3 **out) MUST_CHECK;
/* bytes from sqlite3_malloc64, taken over whatever happens; the image is the
 * first length of room. */
struct image {
	uint8_t *bytes;
	size_t length;
	size_t room;
};
enum err database_from_image(sqlite3 **out, struct image *image) MUST_CHECK;
/* A copy to be freed with sqlite3_free; between transactions only. */
enum err database_image(struct image *out, sqlite3 *db) MUST_CHECK;
/* Wipes; NULL is fine. */
void database_close(sqlite3 *db);

enum err database_run(sqlite3 *db, const char *sql) MUST_CHECK;
/* The first column of the first row as a number, 0 without a row. */
enum err database_number(int64_t *out, sqlite3 *db, const char *sql) MUST_CHECK;
/* The code for what SQLite just said, with a note without any data. */
enum err database_failed(sqlite3 *db, const char *doing);

/* To be asked before a row of an image changes: what SQLite runs by itself
 * (triggers, views) is what a new diary would have. ERR_DAMAGED, ERR_NEWER. */
enum err database_trust(sqlite3 *db, const struct vault_schema *schema)
	MUST_CHECK;
/* Brings the schema up to date, makes sure that the session extension sees
 * every table, and from then on lets nobody change it. */
enum schema_state { SCHEMA_SAME, SCHEMA_CHANGED };
enum err database_migrate(enum schema_state *out, sqlite3 *db,
			  const struct vault_schema *schema) MUST_CHECK;
/* SQLite's own look at everything. ERR_DAMAGED. */
enum err database_check(sqlite3 *db) MUST_CHECK;

/* A session that sees all tables but those left out. */
enum err database_watch(sqlite3_session **out, sqlite3 *db,
			const struct vault_schema *schema) MUST_CHECK;
/* Any conflict is ERR_DAMAGED and changes nothing. */
enum err database_apply(sqlite3 *db, const uint8_t *changeset, size_t length)
	MUST_CHECK;
/* The changeset turned round, applied. */
enum err database_apply_inverse(sqlite3 *db, const uint8_t *changeset,
				size_t length) MUST_CHECK;

#endif
