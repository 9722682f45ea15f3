/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a form holds, sealed beside the diary. */
#include "config.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "store/inside.h"
#include "sys/files.h"

enum { DRAFT_LIMIT = 16 * 1024 * 1024 };

/* NAME.vigie has NAME.draft beside it. */
static char *
draft_path(const char *path)
{
	static const char ending[] = ".vigie";
	size_t length = strlen(path), cut = sizeof(ending) - 1;
	char *stem, *draft;

	if (length > cut && strcmp(path + length - cut, ending) == 0)
		length -= cut;
	stem = alloc_string_part(path, length);
	draft = vault_beside(stem, ".draft");
	free(stem);
	return draft;
}

/* Bound to no chain: a new file must not cost what was being typed. */
static struct place
draft_place(const struct vault *vault, uint64_t sequence)
{
	struct place place = { .sequence = sequence, .type = RECORD_DRAFT };

	memcpy(place.file_id, vault->header.file_id, FILE_ID_LENGTH);
	return place;
}

static enum err
take_away(const char *path)
{
	if (unlink(path) != 0 && errno != ENOENT)
		return err_system(errno, "%s", path);
	return ERR_NONE;
}

enum err
vault_seal_draft(struct buf *out, struct vault *vault, const void *bytes,
		 size_t length)
{
	struct place place = draft_place(vault, vault->chain.sequence);
	struct content content = { .when = vault->chain.when,
				   .label = "",
				   .payload = bytes,
				   .length = length };
	struct sealer by = { vault->keys, KEY_DRAFT, vault->nonces };

	if (vault->mode != VAULT_WRITE)
		return ERR_READ_ONLY;
	if (length > DRAFT_LIMIT - RECORD_UNIT * 2)
		return ERR_TOO_LARGE;
	return record_seal(out, &place, &content, &by);
}

enum err
vault_save_draft(struct vault *vault, const void *bytes, size_t length)
{
	char *path = draft_path(vault->path);
	struct buf record = { 0 };
	enum err err;

	if (vault->mode != VAULT_WRITE) {
		err = ERR_READ_ONLY;
	} else if (length == 0) {
		err = take_away(path);
	} else {
		err = vault_seal_draft(&record, vault, bytes, length);
		if (!err)
			err = files_replace(path, record.data, record.length);
	}
	buf_clear(&record);
	free(path);
	return err;
}

enum err
vault_open_draft(struct buf *out, const struct vault *vault,
		 const struct buf *sealed)
{
	size_t length = record_length(sealed->data, sealed->length), room;
	struct content content = { 0 };
	struct place place;
	const uint8_t *keys;
	uint8_t *plain;
	enum err err;

	if (length == 0 || length != sealed->length)
		return ERR_DAMAGED;
	place = draft_place(vault, record_sequence(sealed->data));
	room = length - RECORD_OVERHEAD;
	plain = alloc_zeroed(room, 1);
	keys = secret_open(vault->keys);
	err = record_open(plain, sealed->data, &place, key_of(keys, KEY_DRAFT));
	secret_close(vault->keys);
	secret_wipe_stack();
	if (!err)
		err = content_parse(&content, plain, room);
	if (!err)
		buf_add(out, content.payload, content.length);
	wipe(plain, room);
	free(plain);
	return err;
}

enum err
vault_load_draft(struct buf *out, struct vault *vault)
{
	char *path = draft_path(vault->path);
	struct buf file = { 0 };
	enum err err = files_read(&file, path, DRAFT_LIMIT);

	/* One that does not open is none, as the manual says. */
	if (err == ERR_NONE && vault_open_draft(out, vault, &file) != ERR_NONE)
		err_forget_note();
	if (err == ERR_NOT_FOUND || err == ERR_TOO_LARGE)
		err = ERR_NONE;
	buf_clear(&file);
	free(path);
	return err;
}
