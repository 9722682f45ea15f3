/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/rewrite.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "store/backup.h"
#include "sys/clock.h"
#include "sys/files.h"

/* ---- composing ---- */

/* The rows before a commit: those of now, with the later changesets turned
 * round one after the other on a copy. */
static enum err
image_before(struct image *out, const struct vault *vault, size_t from)
{
	const struct chain *chain = &vault->chain;
	struct image image;
	sqlite3 *copy;
	enum err err = database_image(&image, vault->db);
	size_t i;

	if (err || from == chain->count) {
		if (!err)
			*out = image;
		return err;
	}
	err = database_from_image(&copy, &image);
	if (err)
		return err;
	err = database_trust(copy, vault->schema);
	for (i = chain->count; i > from && !err; i--)
		err = database_apply_inverse(copy,
					     chain->commits[i - 1].changeset,
					     chain->commits[i - 1].length);
	if (!err)
		err = database_image(out, copy);
	database_close(copy);
	return err;
}

static enum err
add_record(struct whole *whole, const struct vault *vault,
	   const struct content *content)
{
	enum record_type type = content->kind == COMMIT_NONE ? RECORD_IMAGE
							     : RECORD_CHANGESET;
	struct place place = chain_next(&whole->chain, type);
	struct sealer by = { vault->keys, KEY_RECORDS, vault->nonces };
	size_t at = whole->file.length;
	enum err err = record_seal(&whole->file, &place, content, &by);

	if (!err)
		chain_push(&whole->chain, whole->file.data + at, content);
	return err;
}

static enum err
add_image(struct whole *whole, const struct vault *vault, size_t from)
{
	const struct chain *old = &vault->chain;
	struct content content = { .when = old->base_when };
	struct image image;
	enum err err = image_before(&image, vault, from);

	if (err)
		return err;
	whole->chain.base = old->base;
	if (from > 0) {
		whole->chain.base = old->commits[from - 1].sequence;
		content.when = old->commits[from - 1].when;
	}
	content.payload = image.bytes;
	content.length = image.length;
	err = add_record(whole, vault, &content);
	sqlite3_free(image.bytes);
	return err;
}

static void
add_headers(struct whole *whole, const struct vault *vault)
{
	uint8_t bytes[HEADER_LENGTH];
	int i;

	header_encode(bytes, &whole->header, vault->keys);
	for (i = 0; i < HEADER_COPIES; i++)
		buf_add(&whole->file, bytes, HEADER_LENGTH);
	memcpy(whole->chain.file_id, whole->header.file_id, FILE_ID_LENGTH);
	whole->chain.generation = whole->header.chain;
	whole->chain.end = HEADER_AREA;
}

enum err
whole_compose(struct whole *out, const struct vault *vault, size_t from)
{
	struct whole whole = { .header = vault->header };
	enum err err;
	size_t i;

	add_headers(&whole, vault);
	err = add_image(&whole, vault, from);
	for (i = from; i < vault->chain.count && !err; i++) {
		const struct commit *commit = &vault->chain.commits[i];
		struct content content = {
			commit->when,  commit->kind,          commit->target,
			commit->label, strlen(commit->label), commit->changeset,
			commit->length
		};

		err = add_record(&whole, vault, &content);
	}
	if (err) {
		whole_clear(&whole);
		return err;
	}
	buf_add_zeros(&whole.file, (size_t)file_size_for(whole.chain.end) -
					   whole.file.length);
	*out = whole;
	return ERR_NONE;
}

void
whole_clear(struct whole *whole)
{
	buf_clear(&whole->file);
	chain_clear(&whole->chain);
}

/* ---- putting in place ---- */

/* Locked before anybody can open it under the diary's name. */
static enum err
write_fresh(int *out, const char *fresh, const struct buf *bytes)
{
	int fd;
	enum err err;

	if (unlink(fresh) != 0 && errno != ENOENT)
		return err_system(errno, "%s", fresh);
	err = files_open(&fd, fresh, O_RDWR | O_CREAT | O_EXCL, 0600);
	if (err)
		return err;
	err = file_lock(fd, fresh);
	if (!err)
		err = files_write_at(fd, bytes->data, bytes->length, 0);
	if (!err)
		err = files_sync(fd);
	if (err) {
		close(fd);
		unlink(fresh);
		return err;
	}
	*out = fd;
	return ERR_NONE;
}

static enum err
swap(struct vault *vault, const char *fresh, int fd)
{
	struct vault moved = *vault;
	enum err err = file_adopt(&moved, fd);

	if (err)
		return err;
	if (rename(fresh, vault->path) != 0)
		return err_system(errno, "rename to %s", vault->path);
	if (vault->fd >= 0)
		close(vault->fd);
	*vault = moved;
	/* Without it a crash may bring the old file back: until it is known
	 * that the folder is on disk nothing more is saved. */
	if (files_sync_folder(vault->path) != ERR_NONE)
		vault->is_suspect = true;
	return ERR_NONE;
}

enum err
whole_put(struct vault *vault, struct whole *whole, enum keep_old keep)
{
	char *fresh = vault_beside(vault->path, ".new");
	int fd = -1;
	enum err err = write_fresh(&fd, fresh, &whole->file);

	if (!err && keep == OLD_IS_KEPT)
		backup_keep(vault->path, whole->chain.base_when);
	if (!err) {
		err = swap(vault, fresh, fd);
		if (err) {
			close(fd);
			unlink(fresh);
		}
	}
	free(fresh);
	if (err)
		return err;
	chain_clear(&vault->chain);
	vault->chain = whole->chain;
	vault->header = whole->header;
	vault->dirty_end = vault->chain.end;
	vault->header_wrong = 0;
	vault->needs_image = false;
	vault->chain_seen = 0;
	whole->chain = (struct chain){ 0 };
	return ERR_NONE;
}

enum err
vault_rewrite(struct vault *vault, size_t from)
{
	struct header before = vault->header;
	struct whole whole;
	enum err err;

	if (vault->header.chain < vault->chain_seen)
		vault->header.chain = vault->chain_seen;
	vault->header.chain++;
	vault->header.generation++;
	err = whole_compose(&whole, vault, from);
	if (!err) {
		err = whole_put(vault, &whole, OLD_IS_KEPT);
		whole_clear(&whole);
	}
	if (err)
		vault->header = before;
	return err;
}

/* ---- when ---- */

enum { LOG_RECORDS = 200, LOG_BYTES = 1024 * 1024 };

/* The first of the commits at the end that are of that day or later. */
static size_t
first_since(const struct chain *chain, int32_t day)
{
	size_t i = chain->count;

	while (i > 0 && stamp_day(chain->commits[i - 1].when) >= day)
		i--;
	return i;
}

void
vault_compact_after_save(struct vault *vault)
{
	const struct chain *chain = &vault->chain;
	size_t last = chain->count - 1;

	/* The clock may go back too: any other day is a new one. */
	if (last == 0 ||
	    stamp_day(chain->commits[last - 1].when) == stamp_day(chain->when))
		return;
	if (vault_rewrite(vault, last) != ERR_NONE)
		err_forget_note();
}

void
vault_tidy(struct vault *vault)
{
	const struct chain *chain = &vault->chain;
	size_t from = first_since(chain, stamp_day(clock_now()));

	if (vault->session || vault_can_write(vault) != ERR_NONE)
		return;
	if (chain->count <= LOG_RECORDS && chain->log_bytes <= LOG_BYTES)
		return;
	if (from > 0 && vault_rewrite(vault, from) != ERR_NONE)
		err_forget_note();
}
