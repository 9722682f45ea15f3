/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Key slots: the data key, sealed with what a passphrase gives. */
#ifndef VIGIE_STORE_SLOT_H
#define VIGIE_STORE_SLOT_H

#include "store/header.h"

struct slot_place {
	const uint8_t *file_id;
	unsigned number;
};

void slot_encode(struct buf *out, const struct slot *slot);
/* ERR_DAMAGED for an unknown kind or a cost beyond the bounds. */
enum err slot_parse(struct slot *out, const uint8_t bytes[static SLOT_LENGTH])
	MUST_CHECK;
/* kind and cost are given; fills in the rest. */
enum err slot_seal(struct slot *slot, const struct slot_place *place,
		   const struct secret *passphrase, const struct secret *keys)
	MUST_CHECK;
/* Tries what was typed on each slot it can be for. ERR_PASSPHRASE. */
enum err slots_open(struct secret **keys, const struct header *header,
		    const struct secret *typed) MUST_CHECK;

#endif
