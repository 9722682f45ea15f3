/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Clinical cases a doctor can read, in the notation of clinical.md. */
#ifndef VIGIE_CLINIC_VECTOR_H
#define VIGIE_CLINIC_VECTOR_H

#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "clinic/pack.h"

struct vector_count {
	size_t passed;
	size_t failed;
};

/*
 * Runs every row of a tab-separated file (columns found by their header: id,
 * context, entries, expected_min_level, optional max_level) and appends to
 * report one line for each case that falls short: id, wanted, got, the rules
 * that fired. A row with an unknown id or key fails, named. ERR_INVALID with
 * a note when the header itself is not there.
 */
enum err vector_run(struct vector_count *out, struct buf *report,
		    const struct pack *pack, const char *text) MUST_CHECK;

#endif
