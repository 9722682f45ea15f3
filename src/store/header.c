/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/header.h"

#include <assert.h>
#include <sodium.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "store/slot.h"

static const uint8_t magic[8] = { 'V', 'I', 'G', 'I', 'E', 0x0d, 0x0a, 0x1a };
static const char commits_to[] = "vigie.commit.1";
enum { MAC_AT = 4032, CHECKSUM_AT = 4064 };

void
header_init(struct header *header, const struct secret *keys)
{
	*header = (struct header){ .generation = 1, .chain = 1 };
	randombytes_buf(header->file_id, FILE_ID_LENGTH);
	header_commit(header->commitment, header, keys);
}

void
header_commit(uint8_t out[static HASH_LENGTH], const struct header *header,
	      const struct secret *keys)
{
	struct buf said = { 0 };

	buf_adds(&said, commits_to);
	buf_add(&said, header->file_id, FILE_ID_LENGTH);
	keys_hash(out, keys, KEY_DATA, &said);
	buf_clear(&said);
}

enum err
header_fill_slot(struct header *header, const struct slot_wish *wish,
		 const struct secret *keys)
{
	unsigned number = (unsigned)wish->kind - 1;
	struct slot slot = { .kind = wish->kind, .cost = wish->cost };
	enum err err;

	assert(wish->kind != SLOT_EMPTY);
	err = slot_seal(&slot, &(struct slot_place){ header->file_id, number },
			wish->passphrase, keys);
	if (err)
		return err;
	header->slots[number] = slot;
	return ERR_NONE;
}

void
header_empty_slot(struct header *header, enum slot_kind kind)
{
	size_t i;

	for (i = 0; i < HEADER_SLOTS; i++)
		if (header->slots[i].kind == kind)
			header->slots[i] = (struct slot){ 0 };
}

const struct slot *
header_slot(const struct header *header, enum slot_kind kind)
{
	size_t i;

	for (i = 0; i < HEADER_SLOTS; i++)
		if (header->slots[i].kind == kind)
			return &header->slots[i];
	return NULL;
}

/* ---- bytes ---- */

void
header_encode(uint8_t out[static HEADER_LENGTH], const struct header *header,
	      const struct secret *keys)
{
	struct buf buf = { 0 };
	uint8_t hash[HASH_LENGTH];
	size_t i;

	buf_add(&buf, magic, sizeof(magic));
	buf_add_u32(&buf, HEADER_FORMAT);
	buf_add_u32(&buf, HEADER_SUITE);
	buf_add_u64(&buf, header->generation);
	buf_add(&buf, header->file_id, FILE_ID_LENGTH);
	buf_add_u64(&buf, header->chain);
	for (i = 0; i < HEADER_SLOTS; i++)
		slot_encode(&buf, &header->slots[i]);
	buf_add(&buf, header->drop_public, PUBLIC_KEY_LENGTH);
	buf_add(&buf, header->commitment, HASH_LENGTH);
	buf_add_zeros(&buf, MAC_AT - buf.length);
	keys_hash(hash, keys, KEY_HEADER, &buf);
	buf_add(&buf, hash, HASH_LENGTH);
	crypto_generichash(hash, HASH_LENGTH, buf.data, buf.length, NULL, 0);
	buf_add(&buf, hash, HASH_LENGTH);
	assert(buf.length == HEADER_LENGTH);
	memcpy(out, buf.data, HEADER_LENGTH);
	buf_clear(&buf);
}

/* Slots of another kind than we know, or that demand too much, are refused
 * here, before anything is paid. */
static enum err
parse(struct header *out, const uint8_t *bytes)
{
	const uint8_t *at = bytes + 16;
	uint64_t work = 0;
	enum err err;
	size_t i;

	if (bytes_u32(bytes + 8) != HEADER_FORMAT ||
	    bytes_u32(bytes + 12) != HEADER_SUITE)
		return err_note(ERR_NEWER, "format %u",
				(unsigned)bytes_u32(bytes + 8));
	out->generation = bytes_u64(at);
	memcpy(out->file_id, at + 8, FILE_ID_LENGTH);
	out->chain = bytes_u64(at + 24);
	at += 32;
	for (i = 0; i < HEADER_SLOTS; i++, at += SLOT_LENGTH) {
		err = slot_parse(&out->slots[i], at);
		if (err)
			return err;
		work += cost_work(out->slots[i].cost);
	}
	if (!cost_sum_is_bearable(work))
		return err_note(ERR_DAMAGED, "the key slots demand too much");
	memcpy(out->drop_public, at, PUBLIC_KEY_LENGTH);
	memcpy(out->commitment, at + PUBLIC_KEY_LENGTH, HASH_LENGTH);
	return ERR_NONE;
}

static enum err
verify(const struct header *header, const uint8_t *bytes,
       const struct secret *keys)
{
	uint8_t hash[HASH_LENGTH];
	struct buf covered = { 0 };

	header_commit(hash, header, keys);
	if (sodium_memcmp(hash, header->commitment, HASH_LENGTH) != 0)
		return err_note(ERR_DAMAGED, "the header is of another key");
	buf_add(&covered, bytes, MAC_AT);
	keys_hash(hash, keys, KEY_HEADER, &covered);
	buf_clear(&covered);
	if (sodium_memcmp(hash, bytes + MAC_AT, HASH_LENGTH) != 0)
		return err_note(ERR_DAMAGED, "the header was changed");
	return ERR_NONE;
}

/* ---- two copies ---- */

static bool
has_magic(const uint8_t *bytes)
{
	return memcmp(bytes, magic, sizeof(magic)) == 0;
}

static bool
is_good(const uint8_t *bytes)
{
	uint8_t hash[HASH_LENGTH];

	if (!has_magic(bytes))
		return false;
	crypto_generichash(hash, HASH_LENGTH, bytes, CHECKSUM_AT, NULL, 0);
	return memcmp(hash, bytes + CHECKSUM_AT, HASH_LENGTH) == 0;
}

static enum err
say_why_none(const uint8_t *first, const uint8_t *second)
{
	uint32_t version = bytes_u32(first + 8);

	if (!has_magic(first) && !has_magic(second))
		return ERR_FOREIGN;
	if (has_magic(first) && has_magic(second) && version > HEADER_FORMAT &&
	    version == bytes_u32(second + 8))
		return err_note(ERR_NEWER, "format %u", (unsigned)version);
	return err_note(ERR_DAMAGED, "neither copy of the header is good");
}

/* The good copies, the one that counts first. Returns how many. */
static unsigned
rank(const uint8_t *copies[static HEADER_COPIES], const uint8_t *area)
{
	const uint8_t *first = area, *second = area + HEADER_LENGTH;
	unsigned count = 0;

	if (is_good(first))
		copies[count++] = first;
	if (is_good(second))
		copies[count++] = second;
	if (count == HEADER_COPIES &&
	    bytes_u64(second + 16) > bytes_u64(first + 16)) {
		copies[0] = second;
		copies[1] = first;
	}
	return count;
}

/* What opens a copy: a passphrase, or the keys themselves. */
struct opener {
	const struct secret *passphrase;
	const struct secret *keys;
};

static enum err
open_copy(struct header_found *out, const uint8_t *bytes,
	  const struct opener *opener)
{
	struct header_found found = { 0 };
	enum err err = parse(&found.header, bytes);

	if (err)
		return err;
	if (opener->keys)
		found.keys = keys_copy(opener->keys);
	else
		err = slots_open(&found.keys, &found.header,
				 opener->passphrase);
	if (!err)
		err = verify(&found.header, bytes, found.keys);
	if (err) {
		secret_free(found.keys);
		return err;
	}
	*out = found;
	return ERR_NONE;
}

static unsigned
differing(const uint8_t *area, const uint8_t *chosen)
{
	unsigned wrong = 0, i;

	for (i = 0; i < HEADER_COPIES; i++)
		if (memcmp(area + (size_t)i * HEADER_LENGTH, chosen,
			   HEADER_LENGTH) != 0)
			wrong |= 1u << i;
	return wrong;
}

static enum err
open_area(struct header_found *out, const uint8_t *area,
	  const struct opener *opener)
{
	const uint8_t *copies[HEADER_COPIES];
	unsigned count = rank(copies, area);
	struct header_found found;
	enum err err;

	if (count == 0)
		return say_why_none(area, area + HEADER_LENGTH);
	err = open_copy(&found, copies[0], opener);
	if (!err) {
		found.wrong = differing(area, copies[0]);
	} else if (err != ERR_NEWER && count == HEADER_COPIES &&
		   memcmp(copies[0], copies[1], HEADER_LENGTH) != 0 &&
		   open_copy(&found, copies[1], opener) == ERR_NONE) {
		found.wrong = differing(area, copies[1]);
	} else {
		return err;
	}
	*out = found;
	return ERR_NONE;
}

enum err
header_open(struct header_found *out, const uint8_t area[static HEADER_AREA],
	    const struct secret *passphrase)
{
	return open_area(out, area, &(struct opener){ passphrase, NULL });
}

enum err
header_open_with(struct header_found *out,
		 const uint8_t area[static HEADER_AREA],
		 const struct secret *keys)
{
	return open_area(out, area, &(struct opener){ NULL, keys });
}
