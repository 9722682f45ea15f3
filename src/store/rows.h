/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of a diary, for the files that make it up and no others: its
 * statements, prepared once, and how values go in and come out. */
#ifndef VIGIE_STORE_ROWS_H
#define VIGIE_STORE_ROWS_H

#include <sqlite3.h>
#include <stdint.h>

#include "base/buf.h"
#include "clinic/entry.h"
#include "store/diary.h"

enum statement {
	ENTRY_ADD,
	ENTRY_BY_ID,
	ENTRY_SET_STATUS,
	ENTRY_LAST,
	FIRST_NOTED,
	ENTRY_COUNT,
	DAYS_FILLED,
	LAST_FILLED,
	CASE_SIZE,
	CASE_WHOLE,
	CASE_STANDING,
	CASE_RECENT,
	CASE_BETWEEN,
	CASE_CODES,
	CASE_LATEST,
	CASE_LATEST_PRESENT,
	CASE_LATEST_GONE,
	CASE_GONE_AFTER,
	CASE_GONE_BEFORE,
	CASE_NEXT_MEASURE,
	CASE_NEXT_END,
	CASE_OLDEST,
	CASE_KNOWN,
	CASE_PREVIOUS,
	CASE_NEXT_GONE,
	CASE_SAID_KNOWN,
	CASE_OPENING,
	ALERT_ROWS,
	ALERT_ADD,
	ALERT_SET,
	ALERT_NEXT,
	CONTACT_ROWS,
	CONTACT_ADD,
	CONTACT_REMOVE,
	FACT_ROWS,
	FACT_SET,
	FACT_FORGET,
	STATEMENT_COUNT,
};

struct diary {
	struct vault *vault;
	int64_t whole_upto; /* entries; a longer diary is seen by a window */
	sqlite3_stmt *prepared[STATEMENT_COUNT];
};

/* All columns of an entry, in the order entry_from_row reads. */
extern const char entry_columns[];

/* Ready to be bound; to be given back with row_end. */
enum err row_begin(sqlite3_stmt **out, struct diary *diary,
		   enum statement which) MUST_CHECK;
/* True while there is a row; err is written at the end or on failure. */
bool row_next(enum err *err, struct diary *diary, sqlite3_stmt *stmt);
/* For a statement that gives no row. */
enum err row_run(struct diary *diary, sqlite3_stmt *stmt) MUST_CHECK;
void row_end(sqlite3_stmt *stmt);

/* NULL binds NULL. The text must stay until the statement has run. */
void row_bind_text(sqlite3_stmt *stmt, int column, const char *text);
void row_buf(sqlite3_stmt *stmt, int column, const struct buf *text);
/* In two columns, the instant and its offset. */
void row_stamp(sqlite3_stmt *stmt, int column, struct stamp stamp);
/* Borrowed until the next step; "" for NULL. */
const char *row_get_text(sqlite3_stmt *stmt, int column);
/* Owned; NULL for NULL. */
char *row_take_text(sqlite3_stmt *stmt, int column);
struct stamp row_get_stamp(sqlite3_stmt *stmt, int column);
int row_get_int(sqlite3_stmt *stmt, int column);

/* The row the statement stands on. ERR_DAMAGED when it is not an entry. */
enum err entry_from_row(struct entry *out, sqlite3_stmt *stmt) MUST_CHECK;
enum err entry_load(struct entry *out, struct diary *diary, int64_t id)
	MUST_CHECK;

/* ---- text columns that hold several values: vigie-diary(5) ---- */

void pack_answers(struct buf *out, const struct entry *entry);
void pack_details(struct buf *out, const struct entry *entry);
enum err unpack_answers(struct entry *out, const char *text) MUST_CHECK;
enum err unpack_details(struct entry *out, const char *text) MUST_CHECK;
/* The person's own words of an entry, folded. */
void pack_words(struct buf *out, const struct entry *entry);
/* Words between blanks: calls take once a word. */
const char *next_word(struct buf *word, const char *text);

#endif
