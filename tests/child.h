/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A part of a test that runs in a process of its own. */
#ifndef VIGIE_TESTS_CHILD_H
#define VIGIE_TESTS_CHILD_H

#include "base/buf.h"

/*
 * Runs body in a child and waits for it; what it writes to its standard output
 * and error is appended to out. Returns its status as waitpid gives it; body
 * that returns has left with code 0.
 */
int child_run(struct buf *out, void (*body)(void));

/* What is typed once this has come out. */
struct child_keys {
	const char *after;
	const char *keys;
};

/* The same for a child on a terminal of its own; the last keys are NULL. */
int child_on_terminal(struct buf *out, void (*body)(void),
		      const struct child_keys *keys);

#endif
