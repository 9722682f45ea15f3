/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder of a test's own. */
#ifndef VIGIE_TESTS_SCRATCH_H
#define VIGIE_TESTS_SCRATCH_H

#include <stddef.h>

/* A new empty folder under TMPDIR; scratch_remove takes it away. */
char *scratch_new(void);
/* With all that is in it; frees the name. */
void scratch_remove(char *folder);
/* How many names are in a folder. */
size_t scratch_count(const char *folder);

#endif
