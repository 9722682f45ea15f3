/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of a vault, for the files that make it up and no others. */
#ifndef VIGIE_STORE_INSIDE_H
#define VIGIE_STORE_INSIDE_H

#include <stdbool.h>
#include <sys/types.h>
#include <time.h>

#include "store/chain.h"
#include "store/database.h"
#include "store/envelope.h"
#include "store/header.h"
#include "store/vault.h"

struct vault {
	char *path;
	const struct vault_schema *schema; /* borrowed */
	enum vault_mode mode;
	int fd;
	dev_t device;
	ino_t inode;
	uint64_t size;           /* bytes of the file */
	struct timespec written; /* when we last saw or changed it */
	uint64_t dirty_end; /* what is not zero after the chain ends here */
	struct header header;
	struct secret *keys;
	struct nonces *nonces;
	struct chain chain;
	sqlite3 *db;
	sqlite3_session *session; /* between begin and commit only */
	struct secret *code;      /* recovery code shown, not yet typed back */
	unsigned header_wrong;    /* copies to write again, a bit each */
	unsigned header_first;    /* the one a failed write may have torn */
	uint64_t chain_seen; /* of an older copy: what it must come after, or 0
			      */
	bool rights_are_wide;
	bool needs_image; /* the schema is newer than the file */
	bool is_suspect;  /* a write failed: look at the file before the next */
	/* Tag of the last record that was written and not acknowledged. */
	uint8_t refused[TAG_LENGTH];
};

/* No diary comes near: a lifetime of heavy use is a tenth of it. */
enum { FILE_LIMIT = 256 * 1024 * 1024 };
/* The path with something after it; owned. */
char *vault_beside(const char *path, const char *suffix);

/* ---- file.c: the file itself ---- */

/* Opens and, for writing, locks what path names. ERR_NO_DIARY, ERR_BUSY with
 * a note that says which process has it. */
enum err file_open(int *out, const char *path, enum vault_mode mode) MUST_CHECK;
enum err file_lock(int fd, const char *path) MUST_CHECK;
bool file_is_locked_elsewhere(int fd);
/* The vault's descriptor, device, inode and size are those of fd. */
enum err file_adopt(struct vault *vault, int fd) MUST_CHECK;
/* The path still names the file that is open. ERR_NO_DIARY when it names
 * nothing, ERR_BUSY when it names another. */
enum err file_is_in_place(const struct vault *vault) MUST_CHECK;
/* Somebody wrote to it since file_adopt or file_note_written. */
bool file_was_touched(const struct vault *vault);
void file_note_written(struct vault *vault);
/* The whole of it, owned by the caller (free). */
enum err file_read_whole(uint8_t **out, const struct vault *vault) MUST_CHECK;
/* Looks again at a file that a write failed on. */
enum err file_verify(struct vault *vault) MUST_CHECK;

/* ---- vault.c ---- */

/* As vault_open, with the keys at hand. */
enum err vault_open_keys(struct vault **out,
			 const struct vault_request *request,
			 const struct secret *keys) MUST_CHECK;
/* Of the passphrase slot. */
struct cost vault_cost(const struct vault *vault);

/* ---- load.c: from bytes to a database ---- */

/* A vault with nothing in it. */
struct vault *vault_blank(const struct vault_request *request);
/* Reads the open file with what opens it (passphrase, or keys when it is
 * NULL and vault->keys is there). */
enum err vault_load(struct vault *vault, struct vault_news *news,
		    const struct secret *passphrase) MUST_CHECK;

/* ---- save.c: one more record ---- */

/* Both copies, one after the other, each on disk before the next. A failure
 * is remembered: the copy that may be torn is written first the next time. */
enum err vault_write_header(struct vault *vault, const struct header *header)
	MUST_CHECK;
/* Writes again the copies that do not count. */
enum err vault_repair_header(struct vault *vault) MUST_CHECK;
/* Notes what this computer has seen. */
void vault_remember(const struct vault *vault);
/* ERR_READ_ONLY; looks at the file again after a failed write. */
enum err vault_can_write(struct vault *vault) MUST_CHECK;
/* Ends what begin began: seals, appends, syncs, commits; or takes it back.
 * The payload is the vault's own business. */
enum err vault_keep(struct vault *vault, const struct content *about)
	MUST_CHECK;

#endif
