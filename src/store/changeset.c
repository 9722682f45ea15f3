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
	VALUE_NULL
};

struct cursor {
	const uint8_t *at, *end;
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

static bool
skip_value(struct cursor *cursor)
{
	if (cursor->at == cursor->end)
		return false;
	switch (*cursor->at++) {
	case VALUE_NONE:
	case VALUE_NULL:
		return true;
	case VALUE_INTEGER:
	case VALUE_REAL:
		return skip(cursor, sizeof(uint64_t));
	case VALUE_TEXT:
	case VALUE_BLOB:
		return skip_sized(cursor);
	default:
		return false;
	}
}

static bool
skip_values(struct cursor *cursor, uint64_t count)
{
	uint64_t i;

	for (i = 0; i < count; i++)
		if (!skip_value(cursor))
			return false;
	return true;
}

/* The kind, a mark, and the row: before, after, or both. */
static bool
skip_row(struct cursor *cursor, uint64_t columns)
{
	uint8_t kind = *cursor->at++;

	if (columns == 0 || !skip(cursor, 1))
		return false;
	if (kind == ROW_UPDATE)
		return skip_values(cursor, columns * 2);
	return (kind == ROW_INSERT || kind == ROW_DELETE) &&
	       skip_values(cursor, columns);
}

/* How many columns, which of them are the key, and the name. */
static bool
skip_table(uint64_t *columns, struct cursor *cursor)
{
	const uint8_t *name;
	size_t left;

	cursor->at++;
	if (!read_number(columns, cursor) || *columns == 0 ||
	    *columns > COLUMNS_LIMIT || !skip(cursor, *columns))
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
	uint64_t columns = 0;
	bool is_good = length <= INT_MAX;

	if (length == 0)
		return ERR_NONE;
	cursor.end += length;
	while (is_good && cursor.at < cursor.end)
		is_good = *cursor.at == TABLE ? skip_table(&columns, &cursor)
					      : skip_row(&cursor, columns);
	return is_good ? ERR_NONE : err_note(ERR_DAMAGED, "a changeset lies");
}
