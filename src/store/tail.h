/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What stands after the last record that opens. */
#ifndef VIGIE_STORE_TAIL_H
#define VIGIE_STORE_TAIL_H

#include "store/chain.h"

/*
 * Whole; a commit that was never acknowledged; or damage. dirty_end: where
 * the zeros begin that go on to the end.
 */
enum tail tail_judge(uint64_t *dirty_end, const struct chain_source *source,
		     const struct chain *chain);

#endif
