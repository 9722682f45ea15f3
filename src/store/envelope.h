/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Keys and sealed records, as bytes: the cryptography of vigie-diary(5) and
 * nothing of files. A record opens only in its place.
 */
#ifndef VIGIE_STORE_ENVELOPE_H
#define VIGIE_STORE_ENVELOPE_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/stamp.h"
#include "sys/secret.h"

enum {
	KEY_LENGTH = 32,
	FILE_ID_LENGTH = 16,
	NONCE_LENGTH = 24,
	TAG_LENGTH = 16,
	HASH_LENGTH = 32,
	RECORD_UNIT = 256,
	RECORD_HEAD = 36,     /* length, sequence number, nonce */
	RECORD_OVERHEAD = 52, /* the head and the tag */
	RECORD_LIMIT = 128 * 1024 * 1024,
	LABEL_LIMIT = 64,
};

/* The data key and what is derived from it, one after the other in one
 * secret: key_of() finds each. */
enum key_use {
	KEY_DATA,
	KEY_RECORDS,
	KEY_HEADER,
	KEY_SEEN,
	KEY_DRAFT,
	KEY_COUNT,
};
/* A data key from the random source. */
struct secret *keys_new(void);
struct secret *keys_from(const uint8_t data_key[static KEY_LENGTH]);
struct secret *keys_copy(const struct secret *keys);
/* Between secret_open and secret_close of keys only. */
const uint8_t *key_of(const uint8_t *keys, enum key_use use);
/* A keyed hash; keys must not be open for writing. */
void keys_hash(uint8_t out[static HASH_LENGTH], const struct secret *keys,
	       enum key_use use, const struct buf *bytes);

/* Random nonces, drawn many at once; a forked child draws its own. */
struct nonces;
struct nonces *nonces_new(void);
void nonces_free(struct nonces *nonces);
void nonces_next(uint8_t out[static NONCE_LENGTH], struct nonces *nonces);

enum record_type { RECORD_IMAGE = 1, RECORD_CHANGESET, RECORD_DRAFT };
enum commit_kind { COMMIT_NONE, COMMIT_CHANGE, COMMIT_UNDO, COMMIT_REDO };

/* What ties a record to where it stands. */
struct place {
	uint8_t file_id[FILE_ID_LENGTH];
	uint64_t chain;
	uint64_t sequence;
	enum record_type type;
	uint8_t before[TAG_LENGTH];
};

/* What is sealed. The pointers are borrowed. */
struct content {
	struct stamp when;
	enum commit_kind kind;
	uint64_t target;
	const char *label; /* not terminated once opened */
	size_t label_length;
	const uint8_t *payload;
	size_t length;
};

struct sealer {
	const struct secret *keys;
	enum key_use use;
	struct nonces *nonces;
};

/* Length of the sealed record, 0 when the content is too large for one. */
size_t record_size(const struct content *content);
/* Appends the record. ERR_TOO_LARGE. */
enum err record_seal(struct buf *out, const struct place *place,
		     const struct content *content, const struct sealer *by)
	MUST_CHECK;

/* Length the bytes claim, 0 when it is not possible within available. */
size_t record_length(const uint8_t *bytes, size_t available);
uint64_t record_sequence(const uint8_t *bytes);
/* The tag: the last bytes. */
const uint8_t *record_tag(const uint8_t *bytes);

/* Opens into plain, which has room for record_length() - RECORD_OVERHEAD.
 * The key is the one itself. ERR_DAMAGED. */
enum err record_open(uint8_t *plain, const uint8_t *bytes,
		     const struct place *place,
		     const uint8_t key[static KEY_LENGTH]) MUST_CHECK;
/* Reads what record_open gave; borrows from plain. ERR_DAMAGED. */
enum err content_parse(struct content *out, const uint8_t *plain, size_t length)
	MUST_CHECK;

#endif
