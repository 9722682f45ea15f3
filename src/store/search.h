/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Words that are searched, as a condition of a statement over entries. */
#ifndef VIGIE_STORE_SEARCH_H
#define VIGIE_STORE_SEARCH_H

#include <sqlite3.h>

#include "base/buf.h"
#include "store/diary.h"

/* Values to be bound, in the order of their numbers from first on. */
struct search_values {
	char **texts;
	int count, first;
};

/* Appends " AND id IN (...)"; nothing where no words are searched. */
void search_add_sql(struct buf *sql, struct search_values *values,
		    const struct entry_query *query);
void search_bind(sqlite3_stmt *stmt, const struct search_values *values);
/* Wipes. */
void search_values_clear(struct search_values *values);

#endif
