/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a guess at the passphrase costs: Argon2id, chosen, bounded, paid. */
#ifndef VIGIE_STORE_KDF_H
#define VIGIE_STORE_KDF_H

#include <stdbool.h>
#include <stdint.h>

#include "base/err.h"
#include "store/envelope.h"
#include "store/vault.h"

enum { SALT_LENGTH = 16 };

struct cost {
	uint32_t passes;
	uint64_t memory; /* bytes */
};

/* KDF_MODERATE measures this machine first, about a fifth of a second. */
struct cost cost_choose(enum kdf_cost wish);
/* What a new passphrase of a diary with this cost gets: never less, and as
 * much as this machine bears when it is not the cost of a test. */
struct cost cost_raise(struct cost now);
/* Within what a file may demand. */
bool cost_is_bearable(struct cost cost);
bool cost_is_cheap(struct cost cost);
/* Bytes times passes. */
uint64_t cost_work(struct cost cost);
/* The work that all slots of a header may demand together. */
bool cost_sum_is_bearable(uint64_t work);

/* A secret of KEY_LENGTH. ERR_FAILED when the memory is not to be had. */
enum err cost_pay(struct secret **key, const struct secret *passphrase,
		  const uint8_t salt[static SALT_LENGTH], struct cost cost)
	MUST_CHECK;

#endif
