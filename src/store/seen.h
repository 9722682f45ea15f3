/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What this computer has seen of a diary: one small file, never synced, never
 * ahead of the diary. It is written in place, in turn in one of two sectors:
 * a rename would make some file systems write it out at once, which costs as
 * much as the save itself.
 */
#ifndef VIGIE_STORE_SEEN_H
#define VIGIE_STORE_SEEN_H

#include <stdint.h>

#include "base/stamp.h"
#include "store/envelope.h"

enum { SEEN_PART = 96, SEEN_STEP = 512, SEEN_LENGTH = SEEN_STEP + SEEN_PART };

struct seen {
	uint64_t chain;
	uint64_t sequence;
	struct stamp when;
};

/* The file as it is, to be read before the diary: another process may write
 * both meanwhile. All zeros when there is none. */
void seen_fetch(uint8_t out[static SEEN_LENGTH],
		const uint8_t file_id[static FILE_ID_LENGTH]);
/* The later of the two that are whole and of this diary, else zeros. */
struct seen seen_parse(const uint8_t bytes[static SEEN_LENGTH],
		       const uint8_t file_id[static FILE_ID_LENGTH],
		       const struct secret *keys);
/* A failure is nobody's business: what it would say is only said later. */
void seen_write(const struct seen *seen,
		const uint8_t file_id[static FILE_ID_LENGTH],
		const struct secret *keys);

#endif
