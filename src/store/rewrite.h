/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole new file in the place of the old one: compaction, a changed schema,
 * a new data key, a restored copy. */
#ifndef VIGIE_STORE_REWRITE_H
#define VIGIE_STORE_REWRITE_H

#include "store/inside.h"

/* A file in memory and the chain that is in it. */
struct whole {
	struct buf file;
	struct header header;
	struct chain chain;
};

/* The vault's header, keys and rows as a new file: an image of the state
 * before the commit numbered from in the chain's list (all of it: the state
 * now), then the commits from there on. */
enum err whole_compose(struct whole *out, const struct vault *vault,
		       size_t from) MUST_CHECK;
void whole_clear(struct whole *whole);

enum keep_old { OLD_IS_KEPT, OLD_IS_DROPPED };
/* Puts it in the place of the vault's file, whole or not at all, and the vault
 * goes on with it; the keys are the vault's from then on. */
enum err whole_put(struct vault *vault, struct whole *whole, enum keep_old keep)
	MUST_CHECK;

/* Compose and put with the next chain generation. */
enum err vault_rewrite(struct vault *vault, size_t from) MUST_CHECK;
/* At the first save of a diary day. A failure leaves the old file, which
 * holds all there is: nobody need know. */
void vault_compact_after_save(struct vault *vault);

#endif
