/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From a file to a database. */
#include "config.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/alloc.h"
#include "store/inside.h"
#include "store/seen.h"
#include "sys/files.h"

enum { READ_TRIES = 4, NAP_MS = 15 };

struct vault *
vault_blank(const struct vault_request *request)
{
	struct vault *vault = alloc_zeroed(1, sizeof(*vault));

	vault->path = alloc_string(request->path);
	vault->schema = request->schema;
	vault->mode = request->mode;
	vault->fd = -1;
	vault->nonces = nonces_new();
	return vault;
}

/* Files too short for a header read as if zeros followed. */
static enum err
read_header(uint8_t area[static HEADER_AREA], const struct vault *vault)
{
	size_t length = vault->size < HEADER_AREA ? (size_t)vault->size
						  : HEADER_AREA;

	memset(area, 0, HEADER_AREA);
	if (length == 0)
		return ERR_FOREIGN;
	return files_read_at(vault->fd, area, length, 0);
}

static enum err
open_header(struct vault *vault, const struct secret *passphrase,
	    uint8_t seen[static SEEN_LENGTH])
{
	uint8_t area[HEADER_AREA];
	struct header_found found;
	enum err err = read_header(area, vault);

	if (err)
		return err;
	if (passphrase)
		err = header_open(&found, area, passphrase);
	else
		err = header_open_with(&found, area, vault->keys);
	if (err)
		return err;
	secret_free(vault->keys);
	vault->keys = found.keys;
	vault->header = found.header;
	vault->header_wrong = found.wrong;
	seen_fetch(seen, vault->header.file_id);
	return ERR_NONE;
}

static enum err
read_chain(struct chain_read *out, struct vault *vault, const struct seen *seen)
{
	/* Of a chain before this one it tells nothing: an older copy may have
	 * been put back on another computer since. */
	struct chain_source source = {
		.header = &vault->header,
		.keys = vault->keys,
		.seen = seen->chain >= vault->header.chain ? seen->sequence : 0,
	};
	uint8_t *file;
	enum err err = file_adopt(vault, vault->fd);

	if (!err)
		err = file_read_whole(&file, vault);
	if (err)
		return err;
	source.file = file;
	source.length = (size_t)vault->size;
	err = chain_read(out, &source);
	free(file);
	return err;
}

/* A reader beside a writer may catch a save half way: it looks again. */
static enum err
read_patiently(struct chain_read *out, struct vault *vault,
	       const struct seen *seen)
{
	static const struct timespec nap = { 0, NAP_MS * 1000000L };
	enum err err = read_chain(out, vault, seen);
	int i;

	for (i = 1;
	     i < READ_TRIES && !err && out->tail != TAIL_WHOLE &&
	     vault->mode != VAULT_WRITE && file_is_locked_elsewhere(vault->fd);
	     i++) {
		nanosleep(&nap, NULL);
		chain_clear(&out->chain);
		sqlite3_free(out->image.bytes);
		err = read_chain(out, vault, seen);
	}
	return err;
}

static void
tell(struct vault_news *news, const struct vault *vault,
     const struct chain_read *read, const struct seen *seen)
{
	const struct chain *chain = &vault->chain;

	*news = (struct vault_news){
		.header_repaired = vault->header_wrong != 0,
		.commit_recovered = read->tail == TAIL_UNFINISHED,
		.rest_unreadable = read->tail == TAIL_UNREADABLE,
		.rights_were_wide = vault->rights_are_wide,
		.older_than_seen = read->tail != TAIL_UNREADABLE &&
				   (seen->sequence > chain->sequence ||
				    seen->chain > chain->generation),
		.last_commit = chain->when,
		.last_seen = seen->when,
	};
}

static enum err
take_chain(struct vault *vault, struct chain_read *read)
{
	enum schema_state state;
	enum err err;

	vault->chain = read->chain;
	vault->dirty_end = read->dirty_end;
	if (read->tail == TAIL_UNREADABLE && vault->mode != VAULT_SALVAGE) {
		sqlite3_free(read->image.bytes);
		return err_note(ERR_DAMAGED, "%s: after note %llu", vault->path,
				(unsigned long long)vault->chain.sequence);
	}
	err = chain_database(&vault->db, &read->image, &vault->chain,
			     vault->schema);
	if (!err)
		err = database_migrate(&state, vault->db, vault->schema);
	if (!err)
		err = database_run(vault->db, "PRAGMA query_only = ON");
	if (err)
		return err;
	vault->needs_image = state == SCHEMA_CHANGED;
	return ERR_NONE;
}

/* The copy that does not count is written again at once, or when that fails
 * with the next save. */
static void
mend_header(struct vault *vault)
{
	if (vault->mode != VAULT_WRITE || vault->header_wrong == 0)
		return;
	if (vault_repair_header(vault) != ERR_NONE)
		err_forget_note();
}

enum err
vault_load(struct vault *vault, struct vault_news *news,
	   const struct secret *passphrase)
{
	uint8_t seen_bytes[SEEN_LENGTH];
	struct chain_read read;
	struct seen seen;
	enum err err = file_adopt(vault, vault->fd);

	if (!err)
		err = open_header(vault, passphrase, seen_bytes);
	if (err)
		return err;
	seen = seen_parse(seen_bytes, vault->header.file_id, vault->keys);
	err = read_patiently(&read, vault, &seen);
	if (err)
		return err;
	err = take_chain(vault, &read);
	if (err)
		return err;
	tell(news, vault, &read, &seen);
	vault->chain_seen = news->older_than_seen ? seen.chain : 0;
	mend_header(vault);
	return ERR_NONE;
}
