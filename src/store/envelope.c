/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/envelope.h"

#include <assert.h>
#include <sodium.h>
#include <string.h>

#include "base/alloc.h"

enum {
	CONTENT_HEAD = 32,
	CHECKED_LENGTH = 56, /* of the associated data */
};
static const char derivation[crypto_kdf_CONTEXTBYTES + 1] = "vigie.k1";

_Static_assert(KEY_LENGTH == crypto_kdf_KEYBYTES, "data key");
_Static_assert(KEY_LENGTH == crypto_aead_xchacha20poly1305_ietf_KEYBYTES,
	       "record key");
_Static_assert(NONCE_LENGTH == crypto_aead_xchacha20poly1305_ietf_NPUBBYTES,
	       "nonce");
_Static_assert(TAG_LENGTH == crypto_aead_xchacha20poly1305_ietf_ABYTES, "tag");
_Static_assert(HASH_LENGTH == crypto_generichash_BYTES, "hash");

static void
derive_all(uint8_t *keys)
{
	size_t use;

	for (use = KEY_DATA + 1; use < KEY_COUNT; use++)
		crypto_kdf_derive_from_key(keys + use * KEY_LENGTH, KEY_LENGTH,
					   use, derivation, keys);
	secret_wipe_stack();
}

struct secret *
keys_new(void)
{
	struct secret *keys = secret_new((size_t)KEY_COUNT * KEY_LENGTH);
	uint8_t *bytes = secret_open_write(keys);

	randombytes_buf(bytes, KEY_LENGTH);
	derive_all(bytes);
	secret_close(keys);
	return keys;
}

struct secret *
keys_from(const uint8_t data_key[static KEY_LENGTH])
{
	struct secret *keys = secret_new((size_t)KEY_COUNT * KEY_LENGTH);
	uint8_t *bytes = secret_open_write(keys);

	memcpy(bytes, data_key, KEY_LENGTH);
	derive_all(bytes);
	secret_close(keys);
	return keys;
}

struct secret *
keys_copy(const struct secret *keys)
{
	struct secret *copy = secret_from_bytes(secret_open(keys),
						secret_length(keys));

	secret_close(keys);
	return copy;
}

const uint8_t *
key_of(const uint8_t *keys, enum key_use use)
{
	return keys + (size_t)use * KEY_LENGTH;
}

void
keys_hash(uint8_t out[static HASH_LENGTH], const struct secret *keys,
	  enum key_use use, const struct buf *bytes)
{
	const uint8_t *key = key_of(secret_open(keys), use);

	crypto_generichash(out, HASH_LENGTH, bytes->data, bytes->length, key,
			   KEY_LENGTH);
	secret_close(keys);
	secret_wipe_stack();
}

/* ---- records ---- */

static void
checked_bytes(uint8_t out[static CHECKED_LENGTH], const struct place *place,
	      uint32_t length)
{
	struct buf buf = { 0 };

	buf_add(&buf, place->file_id, FILE_ID_LENGTH);
	buf_add_u64(&buf, place->chain);
	buf_add_u64(&buf, place->sequence);
	buf_add_u32(&buf, (uint32_t)place->type);
	buf_add_u32(&buf, length);
	buf_add(&buf, place->before, TAG_LENGTH);
	assert(buf.length == CHECKED_LENGTH);
	memcpy(out, buf.data, CHECKED_LENGTH);
	buf_clear(&buf);
}

size_t
record_size(const struct content *content)
{
	size_t size;

	if (content->label_length > LABEL_LIMIT)
		return 0;
	if (content->length > RECORD_LIMIT - RECORD_UNIT * 2)
		return 0;
	size = RECORD_OVERHEAD + CONTENT_HEAD + content->label_length +
	       content->length;
	return (size + RECORD_UNIT - 1) / RECORD_UNIT * RECORD_UNIT;
}

static void
add_content(struct buf *out, const struct content *content)
{
	buf_add_u64(out, (uint64_t)content->when.at);
	buf_add_u32(out, (uint32_t)content->when.offset);
	buf_add_u32(out, (uint32_t)content->kind);
	buf_add_u64(out, content->target);
	buf_add_u32(out, (uint32_t)content->label_length);
	buf_add_u32(out, (uint32_t)content->length);
	buf_add(out, content->label, content->label_length);
	buf_add(out, content->payload, content->length);
}

enum err
record_seal(struct buf *out, const struct place *place,
	    const struct content *content, const struct sealer *by)
{
	size_t size = record_size(content), start = out->length, plain;
	uint8_t checked[CHECKED_LENGTH], nonce[NONCE_LENGTH];
	const uint8_t *key;
	uint8_t *at;

	if (size == 0)
		return err_note(ERR_TOO_LARGE, "one record cannot hold this");
	checked_bytes(checked, place, (uint32_t)size);
	nonces_next(nonce, by->nonces);
	buf_reserve(out, size);
	buf_add_u32(out, (uint32_t)size);
	buf_add_u64(out, place->sequence);
	buf_add(out, nonce, NONCE_LENGTH);
	add_content(out, content);
	plain = size - RECORD_OVERHEAD;
	buf_add_zeros(out, size - (out->length - start));
	at = out->data + start + RECORD_HEAD;
	key = key_of(secret_open(by->keys), by->use);
	crypto_aead_xchacha20poly1305_ietf_encrypt(
		at, NULL, at, plain, checked, CHECKED_LENGTH, NULL, nonce, key);
	secret_close(by->keys);
	secret_wipe_stack();
	return ERR_NONE;
}

size_t
record_length(const uint8_t *bytes, size_t available)
{
	size_t length;

	if (available < RECORD_UNIT)
		return 0;
	length = bytes_u32(bytes);
	if (length < RECORD_UNIT || length % RECORD_UNIT != 0)
		return 0;
	if (length > available || length > RECORD_LIMIT)
		return 0;
	return length;
}

uint64_t
record_sequence(const uint8_t *bytes)
{
	return bytes_u64(bytes + 4);
}

const uint8_t *
record_tag(const uint8_t *bytes)
{
	return bytes + bytes_u32(bytes) - TAG_LENGTH;
}

enum err
record_open(uint8_t *plain, const uint8_t *bytes, const struct place *place,
	    const uint8_t key[static KEY_LENGTH])
{
	uint32_t length = bytes_u32(bytes);
	uint8_t checked[CHECKED_LENGTH];

	if (record_sequence(bytes) != place->sequence)
		return ERR_DAMAGED;
	checked_bytes(checked, place, length);
	if (crypto_aead_xchacha20poly1305_ietf_decrypt(
		    plain, NULL, NULL, bytes + RECORD_HEAD,
		    length - RECORD_HEAD, checked, CHECKED_LENGTH,
		    bytes + RECORD_HEAD - NONCE_LENGTH, key) != 0)
		return ERR_DAMAGED;
	return ERR_NONE;
}

/* Signed, as the page says: two's complement on every machine we know. */
static struct stamp
parse_stamp(const uint8_t *bytes)
{
	return (struct stamp){ .at = (int64_t)bytes_u64(bytes),
			       .offset = (int32_t)bytes_u32(bytes + 8) };
}

enum err
content_parse(struct content *out, const uint8_t *plain, size_t length)
{
	struct content content = { .when = parse_stamp(plain) };
	uint32_t kind = bytes_u32(plain + 12);
	size_t used, i;

	content.target = bytes_u64(plain + 16);
	content.label_length = bytes_u32(plain + 24);
	content.length = bytes_u32(plain + 28);
	if (kind > COMMIT_REDO || content.label_length > LABEL_LIMIT ||
	    content.length > RECORD_LIMIT)
		return err_note(ERR_DAMAGED, "a record says what cannot be");
	used = CONTENT_HEAD + content.label_length + content.length;
	if (used > length || length - used >= RECORD_UNIT)
		return err_note(ERR_DAMAGED, "a record is not full");
	for (i = used; i < length; i++)
		if (plain[i] != 0)
			return err_note(ERR_DAMAGED, "a record has a tail");
	content.kind = (enum commit_kind)kind;
	content.label = (const char *)plain + CONTENT_HEAD;
	content.payload = plain + CONTENT_HEAD + content.label_length;
	*out = content;
	return ERR_NONE;
}
