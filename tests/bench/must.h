/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A measurement that cannot be taken ends the program and says why. */
#ifndef VIGIE_TESTS_BENCH_MUST_H
#define VIGIE_TESTS_BENCH_MUST_H

#include <stdio.h>
#include <stdlib.h>

#include "base/err.h"

static inline void
must(enum err err)
{
	if (err == ERR_NONE)
		return;
	fprintf(stderr, "bench: %s: %s\n", err_name(err), err_last_note());
	exit(1);
}

#endif
