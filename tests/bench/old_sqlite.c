/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Debian's SQLCipher is of SQLite 3.15, which has no word yet for a statement
 * that will be kept. */
#include "config.h"

#include <sqlite3.h>

int
sqlite3_prepare_v3(sqlite3 *db, const char *sql, int length, unsigned flags,
		   sqlite3_stmt **out, const char **rest)
{
	(void)flags;
	return sqlite3_prepare_v2(db, sql, length, out, rest);
}
