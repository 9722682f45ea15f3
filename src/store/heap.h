/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The memory SQLite uses: wiped when freed, and the large blocks (the image)
 * locked as far as the system lets them and left out of core files. */
#ifndef VIGIE_STORE_HEAP_H
#define VIGIE_STORE_HEAP_H

#include <sqlite3.h>
#include <stdbool.h>

/* For SQLITE_CONFIG_MALLOC. */
const sqlite3_mem_methods *heap_methods(void);
/* Each large block in use is locked from end to end. */
bool heap_is_locked(void);

#endif
