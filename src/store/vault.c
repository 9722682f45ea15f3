/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/vault.h"

#include <stdlib.h>
#include <unistd.h>

#include "base/alloc.h"
#include "store/heap.h"
#include "store/inside.h"
#include "store/kdf.h"

enum { OPEN_TRIES = 5 };

/* keys: NULL for what was typed. */
static enum err
open_once(struct vault **out, struct vault_news *news,
	  const struct vault_request *request, const struct secret *keys)
{
	struct vault *vault;
	enum err err = database_start();
	int fd;

	if (!err)
		err = file_open(&fd, request->path, request->mode);
	if (err)
		return err;
	vault = vault_blank(request);
	vault->fd = fd;
	if (keys)
		vault->keys = keys_copy(keys);
	err = vault_load(vault, news, keys ? NULL : request->passphrase);
	if (err) {
		vault_close(vault);
		return err;
	}
	*out = vault;
	return ERR_NONE;
}

/* A reader may have opened a file that a writer replaced a moment later. */
static bool
is_overtaken(const struct vault *vault, const struct vault_news *news)
{
	bool is_overtaken = vault->mode != VAULT_WRITE &&
			    news->older_than_seen &&
			    file_is_in_place(vault) == ERR_BUSY;

	err_forget_note();
	return is_overtaken;
}

static enum err
open_with(struct vault **out, struct vault_news *news,
	  const struct vault_request *request, const struct secret *keys)
{
	struct vault *vault;
	struct vault_news found;
	enum err err;
	int i;

	for (i = 1;; i++) {
		err = open_once(&vault, &found, request, keys);
		if (err)
			return err;
		if (i == OPEN_TRIES || !is_overtaken(vault, &found))
			break;
		vault_close(vault);
	}
	if (news)
		*news = found;
	*out = vault;
	return ERR_NONE;
}

enum err
vault_open(struct vault **out, struct vault_news *news,
	   const struct vault_request *request)
{
	return open_with(out, news, request, NULL);
}

enum err
vault_open_keys(struct vault **out, const struct vault_request *request,
		const struct secret *keys)
{
	return open_with(out, NULL, request, keys);
}

void
vault_close(struct vault *vault)
{
	if (!vault)
		return;
	if (vault->session)
		vault_forget(vault);
	database_close(vault->db);
	chain_clear(&vault->chain);
	secret_free(vault->code);
	secret_free(vault->keys);
	nonces_free(vault->nonces);
	if (vault->fd >= 0)
		close(vault->fd);
	free(vault->path);
	wipe(vault, sizeof(*vault));
	free(vault);
	secret_wipe_stack();
}

sqlite3 *
vault_db(struct vault *vault)
{
	return vault->db;
}

bool
vault_is_read_only(const struct vault *vault)
{
	return vault->mode != VAULT_WRITE;
}

static uint32_t
count_lines(const struct buf *text)
{
	uint32_t lines = 0;
	size_t i;

	for (i = 0; i < text->length; i++)
		lines += text->data[i] == '\n';
	return lines;
}

void
vault_status(struct vault_status *out, const struct vault *vault)
{
	struct cost cost = vault_cost(vault);
	struct buf backups = { 0 };

	if (vault_list_backups(&backups, vault->path) != ERR_NONE)
		err_forget_note();
	*out = (struct vault_status){
		.format = HEADER_FORMAT,
		.commits = vault->chain.sequence,
		.size = vault->size,
		.log_bytes = vault->chain.log_bytes,
		.log_records = (uint32_t)vault->chain.count,
		.has_recovery = header_slot(&vault->header, SLOT_RECOVERY),
		.cheap_to_guess = cost_is_cheap(cost),
		.memory_locked = secret_memory_is_locked() && heap_is_locked(),
		.kdf_memory = cost.memory,
		.kdf_passes = cost.passes,
		.backups = count_lines(&backups),
		.last_commit = vault->chain.when,
	};
	buf_clear(&backups);
}
