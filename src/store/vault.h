/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One sealed file and the SQLite database in memory that it holds. What is on
 * disk is a header and a chain of sealed records: an image, then changesets.
 * The format: vigie-diary(5). Knows nothing of what the rows mean.
 */
#ifndef VIGIE_STORE_VAULT_H
#define VIGIE_STORE_VAULT_H

#include <sqlite3.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/stamp.h"
#include "sys/secret.h"

struct vault;

enum kdf_cost { KDF_MIN, KDF_INTERACTIVE, KDF_MODERATE, KDF_SENSITIVE };
/* VAULT_SALVAGE reads what stands before a damaged place, and says so in the
 * news: to print it, with exit 6. */
enum vault_mode { VAULT_WRITE, VAULT_READ, VAULT_SALVAGE };

/* What opening found and mended; the caller says it. */
struct vault_news {
	bool header_repaired;     /* one copy of the header was bad */
	bool commit_recovered;    /* a commit never acknowledged was left out */
	bool rights_were_wide;    /* more than 0600; mended at the next save */
	bool older_than_seen;     /* this computer has seen a later state */
	bool rest_unreadable;     /* VAULT_SALVAGE only: damage further on */
	struct stamp last_commit; /* of this file, at 0 when none */
	struct stamp last_seen;   /* on this computer, at 0 when never */
};

/* Brings an empty database to the current schema (version 0), or an older one
 * up to it. Runs inside a transaction of the vault. */
typedef enum err vault_migrate(sqlite3 *db);
/*
 * The schema a vault is opened with: its version and how to get there, and
 * the tables (prefixes, NULL at the end) that no changeset may hold: FTS5's
 * shadow tables, whose rows the triggers write again. Every other table has a
 * declared primary key that is an INTEGER PRIMARY KEY or NOT NULL, else
 * opening fails with ERR_FAILED. The schema changes only in migrate, whose
 * triggers and views are the same word for word whatever version it began
 * with; triggers write to left-out tables only and call no functions but
 * SQLite's own; a reference between rows has no action. Borrowed as long as a
 * vault is open.
 */
struct vault_schema {
	int version;
	vault_migrate *migrate;
	const char *const *left_out;
};

/*
 * Passphrase or recovery code, whichever slot it opens. ERR_NO_DIARY,
 * ERR_PASSPHRASE, ERR_DAMAGED, ERR_FOREIGN, ERR_NEWER, ERR_BUSY (another
 * writer; VAULT_READ still opens), ERR_NO_RIGHTS, ERR_IO. In VAULT_READ
 * nothing is written at all. news may be NULL.
 */
struct vault_request {
	const char *path;
	const struct secret *passphrase;
	enum vault_mode mode;
	const struct vault_schema *schema;
};
enum err vault_open(struct vault **out, struct vault_news *news,
		    const struct vault_request *request) MUST_CHECK;

/* Under another name, then renamed, so that it is whole or not there.
 * ERR_EXISTS when there is one. No recovery slot yet. The mode is not looked
 * at: a new vault is open for writing. */
enum err vault_create(struct vault **out, const struct vault_request *request,
		      enum kdf_cost cost) MUST_CHECK;

/* For the end of a sitting, never of a single command: writes a new file when
 * more than 200 changesets or 1 MB of them stand in the log. */
void vault_tidy(struct vault *vault);
/* Wipes keys, image and SQLite's heap. NULL is fine. */
void vault_close(struct vault *vault);

/* The database; only between begin and commit may rows change. Borrowed. */
sqlite3 *vault_db(struct vault *vault);
bool vault_is_read_only(const struct vault *vault);

/*
 * One commit: begin, statements, commit. label is a short code of what was
 * done ("add symptom"), kept in the record for undo. commit returns only
 * after the record is on disk; any failure takes the change back in memory.
 * A begin inside a begin is a programming error.
 */
enum err vault_begin(struct vault *vault) MUST_CHECK;
enum err vault_commit(struct vault *vault, const char *label, struct stamp now)
	MUST_CHECK;
void vault_forget(struct vault *vault);

/* Takes back the last commit of this chain, made since four in the morning,
 * that is not taken back yet (a commit of its own); ERR_NOT_FOUND when there
 * is none. label: owned. */
enum err vault_undo(char **label, struct vault *vault, struct stamp now)
	MUST_CHECK;
enum err vault_redo(char **label, struct vault *vault, struct stamp now)
	MUST_CHECK;
/* The rows as an undo would leave them, to be read; vault_forget puts them
 * back. Nothing is written. */
enum err vault_try_undo(struct vault *vault, struct stamp now) MUST_CHECK;

/* A new passphrase for the same data key. */
enum err vault_set_passphrase(struct vault *vault, const struct secret *new_one)
	MUST_CHECK;
/* A whole new file under a new data key: old copies of the header open
 * nothing of it. The recovery slot is emptied. left: how many backups beside
 * it could not be sealed again, and open as before. */
enum err vault_rekey(uint32_t *left, struct vault *vault,
		     const struct secret *passphrase) MUST_CHECK;

/* A fresh recovery code: 8 groups of 5, in a secret to be shown once. It
 * opens the diary only after vault_confirm_recovery with what was typed. */
enum err vault_new_recovery(struct secret **code, struct vault *vault)
	MUST_CHECK;
enum err vault_confirm_recovery(struct vault *vault, const struct secret *typed)
	MUST_CHECK;

struct vault_status {
	uint32_t format;
	uint64_t commits;   /* sequence number of the last record */
	uint64_t size;      /* bytes of the file */
	uint64_t log_bytes; /* of changesets after the image */
	uint32_t log_records;
	bool has_recovery;
	bool cheap_to_guess; /* less than the interactive cost */
	bool memory_locked;
	uint64_t kdf_memory; /* bytes */
	uint32_t kdf_passes;
	uint32_t backups; /* files beside it */
	struct stamp last_commit;
};
void vault_status(struct vault_status *out, const struct vault *vault);

/* A verified copy of the file as it is now. ERR_EXISTS. */
enum err vault_backup(struct vault *vault, const char *path) MUST_CHECK;
/* Names of the daily backups beside a diary, newest first, one a line. */
enum err vault_list_backups(struct buf *out, const char *path) MUST_CHECK;
/* Puts a copy in the place of the diary after opening it whole; the file that
 * stood there is kept as a backup. news is of the copy: one that was cut short
 * is restored as far as it goes, and that has to be said. May be NULL. */
enum err vault_restore(struct vault_news *news,
		       const struct vault_request *copy, const char *path)
	MUST_CHECK;
/* Reads everything, changes nothing but what opening mends; ERR_DAMAGED with
 * a note otherwise. Also SQLite's own integrity check. */
enum err vault_check(struct vault_news *news, const struct vault_request *r)
	MUST_CHECK;

/* A draft: sealed like a record, beside the diary (NAME.draft), replaced
 * whole. Empty bytes take it away. A draft that does not open is none. */
enum err vault_save_draft(struct vault *vault, const void *bytes, size_t length)
	MUST_CHECK;
enum err vault_load_draft(struct buf *out, struct vault *vault) MUST_CHECK;
/* The same bytes to be held in memory, where the disk takes none. */
enum err vault_seal_draft(struct buf *out, struct vault *vault,
			  const void *bytes, size_t length) MUST_CHECK;
enum err vault_open_draft(struct buf *out, const struct vault *vault,
			  const struct buf *sealed) MUST_CHECK;

#endif
