/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Begin, commit, forget: one more record, on disk before it is said. */
#include "config.h"

#include <assert.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "store/inside.h"
#include "store/rewrite.h"
#include "store/seen.h"
#include "sys/files.h"

static enum err
write_copies(struct vault *vault, const uint8_t *bytes, unsigned wanted)
{
	unsigned first = vault->header_first, copy, i;
	enum err err = ERR_NONE;

	for (i = 0; i < HEADER_COPIES && !err; i++) {
		copy = (first + i) % HEADER_COPIES;
		if (!(wanted & 1u << copy))
			continue;
		vault->header_first = copy;
		err = files_write_at(vault->fd, bytes, HEADER_LENGTH,
				     (off_t)copy * HEADER_LENGTH);
		if (!err)
			err = files_sync_data(vault->fd);
	}
	if (!err)
		vault->header_first = 0;
	file_note_written(vault);
	return err;
}

enum err
vault_write_header(struct vault *vault, const struct header *header)
{
	uint8_t bytes[HEADER_LENGTH];

	header_encode(bytes, header, vault->keys);
	return write_copies(vault, bytes, (1u << HEADER_COPIES) - 1);
}

enum err
vault_repair_header(struct vault *vault)
{
	uint8_t bytes[HEADER_LENGTH];
	enum err err;

	header_encode(bytes, &vault->header, vault->keys);
	err = write_copies(vault, bytes, vault->header_wrong);
	if (!err)
		vault->header_wrong = 0;
	return err;
}

enum err
vault_can_write(struct vault *vault)
{
	enum err err = ERR_NONE;

	if (vault->mode != VAULT_WRITE)
		return ERR_READ_ONLY;
	/* A copy may have been written over the file under our hands. */
	if (vault->is_suspect || file_was_touched(vault))
		err = file_verify(vault);
	return err ? err : file_is_in_place(vault);
}

/* ---- appending ---- */

static enum err
write_zeros(const struct vault *vault, uint64_t from, uint64_t to)
{
	struct buf zeros = { 0 };
	enum err err;

	if (from >= to)
		return ERR_NONE;
	buf_add_zeros(&zeros, (size_t)(to - from));
	err = files_write_at(vault->fd, zeros.data, zeros.length, (off_t)from);
	buf_clear(&zeros);
	return err;
}

/* What an unfinished save left is gone from the disk before the next one
 * begins: a torn mixture of both could look like damage. */
static enum err
clear_dirt(struct vault *vault)
{
	enum err err;

	if (vault->dirty_end <= vault->chain.end)
		return ERR_NONE;
	err = write_zeros(vault, vault->chain.end, vault->dirty_end);
	if (!err)
		err = files_sync_data(vault->fd);
	if (!err)
		vault->dirty_end = vault->chain.end;
	return err;
}

/* The record is not acknowledged: as far as the disk lets us, it goes. */
static void
take_back(struct vault *vault, uint64_t length)
{
	uint64_t end = vault->chain.end + length;

	vault->is_suspect = true;
	if (end > vault->size) {
		(void)!ftruncate(vault->fd, (off_t)vault->size);
		end = vault->size;
	}
	if (vault->dirty_end < end)
		vault->dirty_end = end;
	(void)!write_zeros(vault, vault->chain.end, end);
}

/* The record and, where the room ends, the next zeros go out as one. */
static enum err
append(struct vault *vault, struct buf *record)
{
	uint64_t end = vault->chain.end + record->length;
	uint64_t size = file_size_for(end > vault->size ? end : vault->size);
	size_t length = record->length;
	enum err err;

	if (size > FILE_LIMIT)
		return err_note(ERR_TOO_LARGE, "%s is full", vault->path);
	err = clear_dirt(vault);
	if (err) {
		vault->is_suspect = true;
		return err;
	}
	memcpy(vault->refused, record_tag(record->data), TAG_LENGTH);
	if (size > vault->size)
		buf_add_zeros(record, (size_t)(size - end));
	err = files_write_at(vault->fd, record->data, record->length,
			     (off_t)vault->chain.end);
	if (!err)
		err = files_sync_data(vault->fd);
	if (err) {
		take_back(vault, length);
		return err;
	}
	vault->size = size;
	vault->dirty_end = end;
	file_note_written(vault);
	return ERR_NONE;
}

/* ---- commits ---- */

/* A changed schema, or an older copy that somebody goes on with, begins a new
 * file: no record of the state given up fits after it. */
static enum err
begin_file(struct vault *vault)
{
	if (vault->needs_image)
		return vault_rewrite(vault, vault->chain.count);
	return vault->chain_seen > 0 ? vault_rewrite(vault, 0) : ERR_NONE;
}

enum err
vault_begin(struct vault *vault)
{
	enum err err = vault_can_write(vault);

	assert(!vault->session);
	if (!err)
		err = begin_file(vault);
	if (!err)
		err = database_run(vault->db, "PRAGMA query_only = OFF;"
					      "BEGIN");
	if (err)
		return err;
	err = database_watch(&vault->session, vault->db, vault->schema);
	if (err)
		vault_forget(vault);
	return err;
}

void
vault_forget(struct vault *vault)
{
	/* Unlike other SQLite functions this one minds NULL. */
	if (vault->session)
		sqlite3session_delete(vault->session);
	vault->session = NULL;
	if (!sqlite3_get_autocommit(vault->db))
		sqlite3_exec(vault->db, "ROLLBACK", NULL, NULL, NULL);
	sqlite3_exec(vault->db, "PRAGMA query_only = ON", NULL, NULL, NULL);
}

/* What can make COMMIT refuse is asked before the record goes out. */
static enum err
check_references(sqlite3 *db)
{
	int broken = 0, most;

	sqlite3_db_status(db, SQLITE_DBSTATUS_DEFERRED_FKS, &broken, &most, 0);
	return broken ? err_note(ERR_INVALID, "a row points nowhere")
		      : ERR_NONE;
}

static void
mend_rights(struct vault *vault)
{
	if (vault->rights_are_wide && fchmod(vault->fd, 0600) == 0)
		vault->rights_are_wide = false;
}

void
vault_remember(const struct vault *vault)
{
	struct seen seen = { vault->chain.generation, vault->chain.sequence,
			     vault->chain.when };

	seen_write(&seen, vault->header.file_id, vault->keys);
}

/* Record on disk, then COMMIT; whatever goes wrong, neither. */
static enum err
keep_record(struct vault *vault, const struct content *content)
{
	struct place place = chain_next(&vault->chain, RECORD_CHANGESET);
	struct sealer by = { vault->keys, KEY_RECORDS, vault->nonces };
	struct buf record = { 0 };
	enum err err = record_seal(&record, &place, content, &by);

	if (!err)
		err = append(vault, &record);
	if (!err) {
		err = database_run(vault->db, "COMMIT");
		if (err)
			take_back(vault, bytes_u32(record.data));
	}
	if (!err)
		chain_push(&vault->chain, record.data, content);
	buf_clear(&record);
	return err;
}

static enum err
keep_changeset(struct vault *vault, struct content *content)
{
	void *changeset = NULL;
	int length = 0;
	enum err err = check_references(vault->db);

	if (err)
		return err;
	if (sqlite3session_changeset(vault->session, &length, &changeset))
		return err_note(ERR_FAILED, "no changeset");
	content->payload = changeset;
	content->length = (size_t)length;
	if (length > 0) {
		mend_rights(vault);
		err = file_is_in_place(vault);
		if (!err)
			err = keep_record(vault, content);
	} else {
		err = database_run(vault->db, "COMMIT");
	}
	sqlite3_free(changeset);
	return err;
}

enum err
vault_keep(struct vault *vault, const struct content *about)
{
	uint64_t before = vault->chain.sequence;
	struct content content = *about;
	enum err err = keep_changeset(vault, &content);

	/* After COMMIT there is nothing left to roll back. */
	vault_forget(vault);
	if (err || vault->chain.sequence == before)
		return err;
	vault_remember(vault);
	if (vault->header_wrong && vault_repair_header(vault) != ERR_NONE)
		err_forget_note();
	vault_compact_after_save(vault);
	return ERR_NONE;
}

enum err
vault_commit(struct vault *vault, const char *label, struct stamp now)
{
	struct content about = { .when = now,
				 .kind = COMMIT_CHANGE,
				 .label = label,
				 .label_length = strlen(label) };

	assert(vault->session);
	return vault_keep(vault, &about);
}
