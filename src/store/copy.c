/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Copies of a diary: made, checked, put back. */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "store/backup.h"
#include "store/inside.h"
#include "store/rewrite.h"
#include "store/seen.h"
#include "sys/clock.h"
#include "sys/files.h"
#include "sys/paths.h"

/* ---- backup ---- */

/* The file as it is, less what an unfinished save or a bad copy of the header
 * left in it. */
static enum err
read_clean(struct buf *out, const struct vault *vault)
{
	uint8_t header[HEADER_LENGTH], *bytes;
	size_t end = (size_t)vault->chain.end, i;
	enum err err = file_read_whole(&bytes, vault);

	if (err)
		return err;
	header_encode(header, &vault->header, vault->keys);
	for (i = 0; i < HEADER_COPIES; i++)
		buf_add(out, header, HEADER_LENGTH);
	buf_add(out, bytes + HEADER_AREA, end - HEADER_AREA);
	buf_add_zeros(out, (size_t)file_size_for(end) - end);
	free(bytes);
	return ERR_NONE;
}

static enum err
verify_copy(const struct vault *vault, const char *path)
{
	struct vault_request request = { .path = path,
					 .mode = VAULT_READ,
					 .schema = vault->schema };
	struct vault *copy;
	enum err err = vault_open_keys(&copy, &request, vault->keys);

	if (err)
		return err;
	if (copy->chain.sequence != vault->chain.sequence ||
	    memcmp(copy->chain.tag, vault->chain.tag, TAG_LENGTH) != 0)
		err = err_note(ERR_DAMAGED, "%s: not a whole copy", path);
	vault_close(copy);
	return err;
}

enum err
vault_backup(struct vault *vault, const char *path)
{
	struct buf file = { 0 };
	enum err err = read_clean(&file, vault);

	if (!err)
		err = files_create(path, file.data, file.length);
	buf_clear(&file);
	if (err)
		return err;
	err = verify_copy(vault, path);
	/* Ours, and good for nothing. */
	if (err)
		unlink(path);
	return err;
}

/* ---- check ---- */

enum err
vault_check(struct vault_news *news, const struct vault_request *r)
{
	struct vault *vault;
	enum err err = vault_open(&vault, news, r);

	if (err)
		return err;
	err = database_check(vault->db);
	vault_close(vault);
	return err;
}

/* ---- restore ---- */

/* A chain that comes after all that stood there or was seen, so that nothing
 * of what is given up can be put in its place again. */
static uint64_t
next_chain(const struct vault *copy, int there)
{
	uint8_t area[HEADER_AREA], bytes[SEEN_LENGTH];
	uint64_t chain = copy->header.chain;
	const uint8_t *id = copy->header.file_id;
	struct header_found found;
	struct seen seen;

	if (there >= 0 && files_read_at(there, area, HEADER_AREA, 0) == 0 &&
	    header_open_with(&found, area, copy->keys) == ERR_NONE) {
		if (found.header.chain > chain)
			chain = found.header.chain;
		secret_free(found.keys);
	}
	seen_fetch(bytes, id);
	seen = seen_parse(bytes, id, copy->keys);
	err_forget_note();
	return (seen.chain > chain ? seen.chain : chain) + 1;
}

/* there: the file that stands at the vault's path, locked, or -1. */
static enum err
put_restored(struct vault *vault, int there)
{
	struct whole whole;
	enum err err = ERR_NONE;

	vault->header.chain = next_chain(vault, there);
	vault->header.generation++;
	close(vault->fd);
	vault->fd = there;
	vault->mode = VAULT_WRITE;
	if (there >= 0)
		err = backup_put_aside(vault->path, clock_now());
	if (!err)
		err = whole_compose(&whole, vault, vault->chain.count);
	if (err)
		return err;
	err = whole_put(vault, &whole, OLD_IS_DROPPED);
	whole_clear(&whole);
	return err;
}

static enum err
make_folder_of(const char *path)
{
	char *folder = paths_folder(path);
	enum err err = files_make_folder(folder);

	free(folder);
	return err;
}

enum err
vault_restore(struct vault_news *news, const struct vault_request *copy,
	      const char *path)
{
	struct vault_request request = *copy;
	struct vault_news found;
	struct vault *vault;
	int there = -1;
	enum err err;

	request.mode = VAULT_READ;
	err = vault_open(&vault, &found, &request);
	if (err)
		return err;
	err = database_check(vault->db);
	if (!err)
		err = file_open(&there, path, VAULT_WRITE);
	if (err == ERR_NO_DIARY)
		err = make_folder_of(path);
	if (!err) {
		free(vault->path);
		vault->path = alloc_string(path);
		err = put_restored(vault, there);
	}
	/* No next save would look whether the new file stays. */
	if (!err && vault->is_suspect)
		err = vault_can_write(vault);
	if (!err)
		vault_remember(vault);
	vault_close(vault);
	/* The rights are those of the copy, not of the new file. */
	found.rights_were_wide = false;
	if (!err && news)
		*news = found;
	return err;
}
