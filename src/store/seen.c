/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/seen.h"

#include <fcntl.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "sys/files.h"
#include "sys/paths.h"

static const char magic[] = "vigie.s1";
enum { ID_TEXT = FILE_ID_LENGTH * 2 + 1, MAC_AT = SEEN_PART - HASH_LENGTH };

/* Owned; NULL without a folder for it. */
static char *
seen_path(const uint8_t *file_id)
{
	char *folder = paths_state_folder(), *path;
	char id[ID_TEXT];
	struct buf name = { 0 };

	if (!folder)
		return NULL;
	sodium_bin2hex(id, sizeof(id), file_id, FILE_ID_LENGTH);
	buf_addf(&name, "%s.seen", id);
	path = paths_join(folder, buf_text(&name));
	buf_clear(&name);
	free(folder);
	return path;
}

void
seen_fetch(uint8_t out[static SEEN_LENGTH],
	   const uint8_t file_id[static FILE_ID_LENGTH])
{
	char *path = seen_path(file_id);
	struct buf bytes = { 0 };

	memset(out, 0, SEEN_LENGTH);
	if (path && files_read(&bytes, path, SEEN_LENGTH) == ERR_NONE &&
	    bytes.length > 0)
		memcpy(out, bytes.data, bytes.length);
	err_forget_note();
	buf_clear(&bytes);
	free(path);
}

static void
hash_of(uint8_t out[static HASH_LENGTH], const uint8_t *bytes,
	const struct secret *keys)
{
	struct buf covered = { 0 };

	buf_add(&covered, bytes, MAC_AT);
	keys_hash(out, keys, KEY_SEEN, &covered);
	buf_clear(&covered);
}

static struct seen
parse_part(const uint8_t *bytes, const uint8_t *file_id,
	   const struct secret *keys)
{
	struct seen none = { 0 };
	uint8_t hash[HASH_LENGTH];

	if (memcmp(bytes, magic, sizeof(magic) - 1) != 0 ||
	    memcmp(bytes + 8, file_id, FILE_ID_LENGTH) != 0)
		return none;
	hash_of(hash, bytes, keys);
	if (sodium_memcmp(hash, bytes + MAC_AT, HASH_LENGTH) != 0)
		return none;
	return (struct seen){
		.chain = bytes_u64(bytes + 24),
		.sequence = bytes_u64(bytes + 32),
		.when = { .at = (int64_t)bytes_u64(bytes + 40),
			  .offset = (int32_t)bytes_u32(bytes + 48) },
	};
}

struct seen
seen_parse(const uint8_t bytes[static SEEN_LENGTH],
	   const uint8_t file_id[static FILE_ID_LENGTH],
	   const struct secret *keys)
{
	struct seen a = parse_part(bytes, file_id, keys);
	struct seen b = parse_part(bytes + SEEN_STEP, file_id, keys);

	if (a.chain != b.chain)
		return a.chain > b.chain ? a : b;
	return a.sequence > b.sequence ? a : b;
}

static void
encode(struct buf *out, const struct seen *seen, const uint8_t *file_id,
       const struct secret *keys)
{
	uint8_t hash[HASH_LENGTH];

	buf_adds(out, magic);
	buf_add(out, file_id, FILE_ID_LENGTH);
	buf_add_u64(out, seen->chain);
	buf_add_u64(out, seen->sequence);
	buf_add_u64(out, (uint64_t)seen->when.at);
	buf_add_u32(out, (uint32_t)seen->when.offset);
	buf_add_zeros(out, MAC_AT - out->length);
	hash_of(hash, out->data, keys);
	buf_add(out, hash, HASH_LENGTH);
}

static enum err
open_file(int *out, const char *path)
{
	enum { FLAGS = O_WRONLY | O_CREAT };
	enum err err = files_open(out, path, FLAGS, 0600);
	char *folder;

	if (err != ERR_NOT_FOUND)
		return err;
	folder = paths_folder(path);
	err = files_make_folder(folder);
	free(folder);
	return err ? err : files_open(out, path, FLAGS, 0600);
}

/* The one written before stays whole until this one is. */
static void
put(const char *path, const struct buf *bytes, uint64_t sequence)
{
	off_t at = sequence % 2 ? SEEN_STEP : 0;
	int fd;

	if (open_file(&fd, path) != ERR_NONE)
		return;
	(void)!files_write_at(fd, bytes->data, bytes->length, at);
	close(fd);
}

void
seen_write(const struct seen *seen,
	   const uint8_t file_id[static FILE_ID_LENGTH],
	   const struct secret *keys)
{
	char *path = seen_path(file_id);
	struct buf bytes = { 0 };

	encode(&bytes, seen, file_id, keys);
	if (path)
		put(path, &bytes, seen->sequence);
	err_forget_note();
	buf_clear(&bytes);
	free(path);
}
