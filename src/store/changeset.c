/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/changeset.h"

#include <limits.h>
#include <stdbool.h>
#include <string.h>

enum {
	TABLE = 'T', /* begins a table; 'P' would be a patchset */
	ROW_DELETE = 9,
	ROW_INSERT = 18,
	ROW_UPDATE = 23,
	COLUMNS_LIMIT = 2000,
	NAME_LIMIT = 256,
};
enum value {
	VALUE_NONE,
	VALUE_INTEGER,
	VALUE_REAL,
	VALUE_TEXT,
	VALUE_BLOB,
	VALUE_NULL,
	VALUE_BAD, /* none of them */
};

struct cursor {
	const uint8_t *at, *end;
};

struct table {
	size_t columns;
	const uint8_t *key; /* a byte a column, 0 for what is not of the key */
};

static bool
skip(struct cursor *cursor, uint64_t length)
{
	if (length > (uint64_t)(cursor->end - cursor->at))
		return false;
	cursor->at += length;
	return true;
}

/* SQLite's variable-length integer, of which five bytes are enough here. */
static bool
read_number(uint64_t *out, struct cursor *cursor)
{
	enum { BYTES_LIMIT = 5 };
	uint64_t number = 0;
	int i;

	for (i = 0; i < BYTES_LIMIT && cursor->at < cursor->end; i++) {
		uint8_t byte = *cursor->at++;

		number = number << 7 | (byte & 0x7f);
		if (byte < 0x80) {
			*out = number;
			return true;
		}
	}
	return false;
}

static bool
skip_sized(struct cursor *cursor)
{
	uint64_t length;

	return read_number(&length, cursor) && length <= INT_MAX &&
	       skip(cursor, length);
}

/* The kind of the value that was skipped, or VALUE_BAD. */
static enum value
skip_value(struct cursor *cursor)
{
	enum value value;
	bool is_whole = false;

	if (cursor->at == cursor->end || *cursor->at >= VALUE_BAD)
		return VALUE_BAD;
	value = (enum value) * cursor->at++;
	switch (value) {
	case VALUE_NONE:
	case VALUE_NULL:
		is_whole = true;
		break;
	case VALUE_INTEGER:
	case VALUE_REAL:
		is_whole = skip(cursor, sizeof(uint64_t));
		break;
	case VALUE_TEXT:
	case VALUE_BLOB:
		is_whole = skip_sized(cursor);
		break;
	case VALUE_BAD:
		break;
	}
	return is_whole ? value : VALUE_BAD;
}

static bool
can_be_key(enum value value)
{
	return value != VALUE_NONE && value != VALUE_NULL && value != VALUE_BAD;
}

/* All of a row that is added or taken away. */
static bool
skip_whole(struct cursor *cursor, const struct table *table)
{
	size_t i;

	for (i = 0; i < table->columns; i++) {
		enum value value = skip_value(cursor);

		if (value == VALUE_BAD || value == VALUE_NONE)
			return false;
		if (table->key[i] && !can_be_key(value))
			return false;
	}
	return true;
}

/* Of a row that changes, before and after: the key is there before only, all
 * else either twice or not at all. */
static bool
skip_change(struct cursor *cursor, const struct table *table)
{
	bool was_there[COLUMNS_LIMIT];
	size_t i;

	for (i = 0; i < table->columns; i++) {
		enum value value = skip_value(cursor);

		if (value == VALUE_BAD)
			return false;
		if (table->key[i] && !can_be_key(value))
			return false;
		was_there[i] = value != VALUE_NONE && !table->key[i];
	}
	for (i = 0; i < table->columns; i++) {
		enum value value = skip_value(cursor);

		if (value == VALUE_BAD || (value != VALUE_NONE) != was_there[i])
			return false;
	}
	return true;
}

/* The kind, a mark, and the row. */
static bool
skip_row(struct cursor *cursor, const struct table *table)
{
	uint8_t kind = *cursor->at++;

	if (table->columns == 0 || !skip(cursor, 1))
		return false;
	if (kind == ROW_UPDATE)
		return skip_change(cursor, table);
	return (kind == ROW_INSERT || kind == ROW_DELETE) &&
	       skip_whole(cursor, table);
}

static bool
is_key_plausible(const struct table *table)
{
	bool is_any = false;
	size_t i;

	for (i = 0; i < table->columns; i++) {
		if (table->key[i] > table->columns)
			return false;
		is_any = is_any || table->key[i] > 0;
	}
	return is_any;
}

/* How many columns, which of them are the key, and the name. */
static bool
skip_table(struct table *table, struct cursor *cursor)
{
	uint64_t columns;
	const uint8_t *name;
	size_t left;

	cursor->at++;
	if (!read_number(&columns, cursor) || columns == 0 ||
	    columns > COLUMNS_LIMIT)
		return false;
	table->columns = (size_t)columns;
	table->key = cursor->at;
	if (!skip(cursor, columns) || !is_key_plausible(table))
		return false;
	left = (size_t)(cursor->end - cursor->at);
	name = memchr(cursor->at, '\0', left < NAME_LIMIT ? left : NAME_LIMIT);
	if (!name)
		return false;
	cursor->at = name + 1;
	return true;
}

enum err
changeset_check(const uint8_t *bytes, size_t length)
{
	struct cursor cursor = { bytes, bytes };
	struct table table = { 0 };
	bool is_good = length <= INT_MAX;

	if (length == 0)
		return ERR_NONE;
	cursor.end += length;
	while (is_good && cursor.at < cursor.end)
		is_good = *cursor.at == TABLE ? skip_table(&table, &cursor)
					      : skip_row(&cursor, &table);
	return is_good ? ERR_NONE : err_note(ERR_DAMAGED, "a changeset lies");
}
