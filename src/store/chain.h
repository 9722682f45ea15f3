/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The chain of records of one file: read, judged where it ends, lengthened. */
#ifndef VIGIE_STORE_CHAIN_H
#define VIGIE_STORE_CHAIN_H

#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "store/database.h"
#include "store/envelope.h"
#include "store/header.h"

/* Files grow by this much, written as zeros. */
enum { FILE_STEP = 256 * 1024 };

/* One record after the image. label and changeset are owned. */
struct commit {
	uint64_t sequence;
	uint64_t target;
	struct stamp when;
	enum commit_kind kind;
	char *label;
	uint8_t *changeset;
	size_t length;
};

struct chain {
	uint8_t file_id[FILE_ID_LENGTH];
	uint64_t generation;
	uint64_t base; /* sequence number of the image */
	struct stamp base_when;
	uint64_t sequence; /* of the last record */
	struct stamp when;
	uint8_t tag[TAG_LENGTH];
	uint64_t end;       /* where the next record goes */
	uint64_t log_bytes; /* of the records after the image */
	struct commit *commits;
	size_t count, room;
};

enum tail { TAIL_WHOLE, TAIL_UNFINISHED, TAIL_UNREADABLE };

/* A file to read, and the highest number this computer has seen of it. */
struct chain_source {
	const uint8_t *file;
	size_t length;
	const struct header *header;
	const struct secret *keys;
	uint64_t seen;
};
struct chain_read {
	struct chain chain;
	struct image image;
	enum tail tail;
	uint64_t dirty_end; /* after this only zeros */
};
/* ERR_DAMAGED when not even the image opens; all else is in tail. */
enum err chain_read(struct chain_read *out, const struct chain_source *source)
	MUST_CHECK;
/* The image with the commits applied. Takes the image over. */
enum err chain_database(sqlite3 **out, struct image *image,
			const struct chain *chain,
			const struct vault_schema *schema) MUST_CHECK;

/* Where the next record of a chain stands. */
struct place chain_next(const struct chain *chain, enum record_type type);
/* Notes that the sealed record stands there; keeps a copy of a changeset. */
void chain_push(struct chain *chain, const uint8_t *record,
		const struct content *content);
void chain_clear(struct chain *chain);

/* Bytes of a file that ends at end and has its zeros. */
uint64_t file_size_for(uint64_t end);

#endif
