/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Another program, run to its end: no shell, nothing of ours but its words. */
#ifndef VIGIE_SYS_RUN_H
#define VIGIE_SYS_RUN_H

#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"

enum { RUN_OUTPUT_LIMIT = 256 * 1024, RUN_NOT_FOUND = 127 };

/*
 * The program is looked for as the shell does; words ends with NULL. input may
 * be NULL for none. What it writes is appended to out (NULL: not kept), its
 * complaints go nowhere. code is that of its end, RUN_NOT_FOUND where there is
 * no such program, 128 and the signal where one ended it.
 */
enum err run_program(int *code, struct buf *out, const char *const *words,
		     const struct buf *input) MUST_CHECK;

#endif
