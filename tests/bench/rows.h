/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The lines of an invented person's diary, in French, the same at every call:
 * symptoms, measures, doses, own words; infusions, visits, calls. */
#ifndef VIGIE_TESTS_BENCH_ROWS_H
#define VIGIE_TESTS_BENCH_ROWS_H

#include "clinic/entry.h"

enum { ROWS_A_YEAR = 6000 };

struct rows {
	struct stamp end; /* when the last line is felt */
	int count;
	int next;
	uint64_t state;
};

struct rows rows_of(int count, struct stamp end);
/* The next line in the order of time, owned by the caller. Goes on beyond
 * the count, all at the end. */
void rows_next(struct entry *out, struct rows *rows);

#endif
