/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entries as they are asked for. */
#include "config.h"

#include <string.h>

#include "base/alloc.h"
#include "store/database.h"
#include "store/rows.h"
#include "store/search.h"

/* A diary day is no more than this away from the same day in UTC. */
enum { DAY_SLACK = 2 * DAY_SECONDS };

static enum err
status_from_code(enum entry_status *out, const char *code)
{
	for (int i = ENTRY_LIVE; i <= ENTRY_STRUCK; i++) {
		if (strcmp(code, entry_status_code((enum entry_status)i)) != 0)
			continue;
		*out = (enum entry_status)i;
		return ERR_NONE;
	}
	return ERR_INVALID;
}

static enum err
read_codes(struct entry *out, sqlite3_stmt *stmt)
{
	enum err err = entry_kind_parse(&out->kind, row_get_text(stmt, 1));

	if (err == ERR_NONE)
		err = status_from_code(&out->status, row_get_text(stmt, 3));
	if (err == ERR_NONE)
		err = author_parse(&out->by, row_get_text(stmt, 4));
	return err == ERR_NONE ? level_parse(&out->level, row_get_text(stmt, 5))
			       : err;
}

enum err
entry_from_row(struct entry *out, sqlite3_stmt *stmt)
{
	struct entry entry;
	enum err err;

	entry_init(&entry, ENTRY_SYMPTOM, row_get_text(stmt, 2));
	entry.id = sqlite3_column_int64(stmt, 0);
	entry.felt = row_get_stamp(stmt, 6);
	entry.noted = row_get_stamp(stmt, 8);
	entry.amends = sqlite3_column_int64(stmt, 10);
	entry.note = row_take_text(stmt, 13);
	entry.why = row_take_text(stmt, 14);
	err = read_codes(&entry, stmt);
	if (err == ERR_NONE)
		err = unpack_answers(&entry, row_get_text(stmt, 11));
	if (err == ERR_NONE)
		err = unpack_details(&entry, row_get_text(stmt, 12));
	if (err != ERR_NONE) {
		entry_clear(&entry);
		return err_note(ERR_DAMAGED, "entry %lld",
				(long long)sqlite3_column_int64(stmt, 0));
	}
	*out = entry;
	return ERR_NONE;
}

/* The one row of a statement. ERR_NOT_FOUND without any. */
static enum err
read_one(struct entry *out, struct diary *diary, sqlite3_stmt *stmt)
{
	enum err err = ERR_NONE;

	if (row_next(&err, diary, stmt))
		err = entry_from_row(out, stmt);
	else if (err == ERR_NONE)
		err = err_note(ERR_NOT_FOUND, "no such entry");
	row_end(stmt);
	return err;
}

enum err
entry_load(struct entry *out, struct diary *diary, int64_t id)
{
	sqlite3_stmt *stmt;
	enum err err = row_begin(&stmt, diary, ENTRY_BY_ID);

	if (err != ERR_NONE)
		return err;
	sqlite3_bind_int64(stmt, 1, id);
	return read_one(out, diary, stmt);
}

enum err
diary_entry(struct entry *out, struct diary *diary, int64_t id)
{
	return entry_load(out, diary, id);
}

enum err
diary_last(struct entry *out, struct diary *diary)
{
	sqlite3_stmt *stmt;
	enum err err = row_begin(&stmt, diary, ENTRY_LAST);

	return err == ERR_NONE ? read_one(out, diary, stmt) : err;
}

enum err
diary_began(struct stamp *out, struct diary *diary)
{
	sqlite3_stmt *stmt;
	enum err err = row_begin(&stmt, diary, FIRST_NOTED);

	if (err != ERR_NONE)
		return err;
	if (row_next(&err, diary, stmt))
		*out = row_get_stamp(stmt, 0);
	else if (err == ERR_NONE)
		err = err_note(ERR_NOT_FOUND, "nothing is noted");
	row_end(stmt);
	return err;
}

static enum err
read_number(int64_t *out, struct diary *diary, sqlite3_stmt *stmt)
{
	enum err err = ERR_NONE;

	if (row_next(&err, diary, stmt))
		*out = sqlite3_column_int64(stmt, 0);
	row_end(stmt);
	return err;
}

static int64_t
day_begins(int32_t day)
{
	return (int64_t)day * DAY_SECONDS;
}

enum err
diary_days_filled(int *filled, struct diary *diary, int32_t from, int32_t to)
{
	sqlite3_stmt *stmt;
	int64_t days = 0;
	enum err err = row_begin(&stmt, diary, DAYS_FILLED);

	if (err != ERR_NONE)
		return err;
	sqlite3_bind_int(stmt, 1, from);
	sqlite3_bind_int(stmt, 2, to);
	sqlite3_bind_int64(stmt, 3, day_begins(from) - DAY_SLACK);
	sqlite3_bind_int64(stmt, 4, day_begins(to) + DAY_SLACK);
	err = read_number(&days, diary, stmt);
	if (err == ERR_NONE)
		*filled = (int)days;
	return err;
}

enum err
diary_last_filled(int32_t *out, struct diary *diary, struct stamp now)
{
	sqlite3_stmt *stmt;
	int64_t day = INT64_MIN;
	enum err err = row_begin(&stmt, diary, LAST_FILLED);

	if (err != ERR_NONE)
		return err;
	sqlite3_bind_int64(stmt, 1, now.at);
	err = read_number(&day, diary, stmt);
	if (err == ERR_NONE && day == INT64_MIN)
		err = err_note(ERR_NOT_FOUND, "no day is filled in");
	if (err == ERR_NONE)
		*out = (int32_t)day;
	return err;
}

enum err
diary_count(size_t *out, struct diary *diary)
{
	sqlite3_stmt *stmt;
	int64_t count = 0;
	enum err err = row_begin(&stmt, diary, ENTRY_COUNT);

	if (err == ERR_NONE)
		err = read_number(&count, diary, stmt);
	if (err == ERR_NONE)
		*out = (size_t)count;
	return err;
}

/* ---- queries ---- */

enum query_value {
	VALUE_FROM_DAY = 1,
	VALUE_TO_DAY,
	VALUE_FROM_FELT,
	VALUE_TO_FELT,
	VALUE_CODE,
	VALUE_LIMIT,
	VALUE_SEARCHED, /* and after */
};

static void
add_kinds(struct buf *sql, unsigned kinds)
{
	const char *comma = "";

	buf_adds(sql, " AND kind IN (");
	for (int i = 0; i < ENTRY_KIND_COUNT; i++) {
		if ((kinds & 1U << i) == 0)
			continue;
		buf_addf(sql, "%s'%s'", comma,
			 entry_kind_code((enum entry_kind)i));
		comma = ", ";
	}
	buf_adds(sql, ")");
}

/* The newest so many are taken from the end, and put in order again: only ids
 * are sorted twice, not whole entries. */
static void
query_sql(struct buf *sql, struct search_values *values,
	  const struct entry_query *query)
{
	bool is_cut = query->limit > 0;

	buf_addf(sql, "SELECT %s FROM entries WHERE %s", entry_columns,
		 is_cut ? "id IN (SELECT id FROM entries WHERE 1" : "1");
	if (query->kinds != 0)
		add_kinds(sql, query->kinds);
	if (query->from_day != 0 || query->to_day != 0)
		buf_adds(sql, " AND felt BETWEEN ?3 AND ?4"
			      " AND day BETWEEN ?1 AND ?2");
	if (query->code != NULL)
		buf_adds(sql, " AND code = ?5");
	search_add_sql(sql, values, query);
	if (query->live_only)
		buf_adds(sql, " AND status = 'live'");
	if (is_cut)
		buf_adds(sql, " ORDER BY felt DESC, id DESC LIMIT ?6)");
	buf_adds(sql, " ORDER BY felt, id");
}

static void
bind_query(sqlite3_stmt *stmt, const struct entry_query *query,
	   const struct search_values *values)
{
	if (query->from_day != 0 || query->to_day != 0) {
		sqlite3_bind_int(stmt, VALUE_FROM_DAY, query->from_day);
		sqlite3_bind_int(stmt, VALUE_TO_DAY, query->to_day);
		sqlite3_bind_int64(stmt, VALUE_FROM_FELT,
				   day_begins(query->from_day) - DAY_SLACK);
		sqlite3_bind_int64(stmt, VALUE_TO_FELT,
				   day_begins(query->to_day) + DAY_SLACK);
	}
	if (query->code != NULL)
		row_bind_text(stmt, VALUE_CODE, query->code);
	search_bind(stmt, values);
	if (query->limit > 0)
		sqlite3_bind_int64(stmt, VALUE_LIMIT, (int64_t)query->limit);
}

static enum err
read_all(struct entry_list *out, struct diary *diary, sqlite3_stmt *stmt)
{
	struct entry_list list = { 0 };
	struct entry entry;
	enum err err = ERR_NONE;

	while (err == ERR_NONE && row_next(&err, diary, stmt)) {
		err = entry_from_row(&entry, stmt);
		if (err == ERR_NONE)
			*entry_list_push(&list) = entry;
	}
	if (err != ERR_NONE) {
		entry_list_clear(&list);
		return err;
	}
	*out = list;
	return ERR_NONE;
}

enum err
diary_entries(struct entry_list *out, struct diary *diary,
	      const struct entry_query *query)
{
	sqlite3 *db = vault_db(diary->vault);
	sqlite3_stmt *stmt = NULL;
	struct buf sql = { 0 };
	struct search_values values = { .first = VALUE_SEARCHED };
	enum err err;

	query_sql(&sql, &values, query);
	if (sqlite3_prepare_v2(db, buf_text(&sql), -1, &stmt, NULL) !=
	    SQLITE_OK) {
		err = database_failed(db, "a question");
	} else {
		bind_query(stmt, query, &values);
		err = read_all(out, diary, stmt);
		sqlite3_finalize(stmt);
	}
	search_values_clear(&values);
	buf_clear(&sql);
	return err;
}
