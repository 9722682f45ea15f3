/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The header of a diary file, as bytes, and its key slots. */
#ifndef VIGIE_STORE_HEADER_H
#define VIGIE_STORE_HEADER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "store/envelope.h"
#include "store/kdf.h"

enum {
	HEADER_LENGTH = 4096,
	HEADER_COPIES = 2,
	HEADER_AREA = HEADER_COPIES * HEADER_LENGTH,
	HEADER_FORMAT = 1,
	HEADER_SUITE = 1,
	HEADER_SLOTS = 8,
	SLOT_LENGTH = 128,
	WRAPPED_LENGTH = KEY_LENGTH + TAG_LENGTH,
	PUBLIC_KEY_LENGTH = 32,
};

enum slot_kind { SLOT_EMPTY, SLOT_PASSPHRASE, SLOT_RECOVERY };
struct slot {
	enum slot_kind kind;
	struct cost cost;
	uint8_t salt[SALT_LENGTH];
	uint8_t nonce[NONCE_LENGTH];
	uint8_t wrapped[WRAPPED_LENGTH];
};

struct header {
	uint64_t generation;
	uint8_t file_id[FILE_ID_LENGTH];
	uint64_t chain;
	struct slot slots[HEADER_SLOTS];
	uint8_t drop_public[PUBLIC_KEY_LENGTH];
	uint8_t commitment[HASH_LENGTH];
};

/* A new file id, chain and generation 1, empty slots, the commitment. */
void header_init(struct header *header, const struct secret *keys);
/* What the header says of its data key. */
void header_commit(uint8_t out[static HASH_LENGTH], const struct header *header,
		   const struct secret *keys);
/* Fills the slot of that kind, with a fresh salt. ERR_FAILED. */
struct slot_wish {
	enum slot_kind kind;
	struct cost cost;
	const struct secret *passphrase; /* or the bare recovery code */
};
enum err header_fill_slot(struct header *header, const struct slot_wish *wish,
			  const struct secret *keys) MUST_CHECK;
void header_empty_slot(struct header *header, enum slot_kind kind);
/* The slot of that kind, NULL when it is empty. */
const struct slot *header_slot(const struct header *header,
			       enum slot_kind kind);
/* With its MAC and checksum. */
void header_encode(uint8_t out[static HEADER_LENGTH],
		   const struct header *header, const struct secret *keys);

/*
 * Finds the header in the first HEADER_AREA bytes of a file, and opens it
 * with what was typed. wrong: which copies have to be written again, a bit
 * each. ERR_FOREIGN, ERR_DAMAGED, ERR_NEWER, ERR_PASSPHRASE, ERR_FAILED.
 */
struct header_found {
	struct header header;
	struct secret *keys;
	unsigned wrong;
};
enum err header_open(struct header_found *out,
		     const uint8_t area[static HEADER_AREA],
		     const struct secret *passphrase) MUST_CHECK;
/* The same with the keys at hand. */
enum err header_open_with(struct header_found *out,
			  const uint8_t area[static HEADER_AREA],
			  const struct secret *keys) MUST_CHECK;

#endif
