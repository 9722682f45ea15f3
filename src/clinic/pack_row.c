/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "clinic/entry.h"
#include "clinic/pack_parts.h"

static const size_t words_limits[] = {
	[WORDS_LABEL] = PACK_LABEL_LIMIT,
	[WORDS_SENTENCE] = PACK_SENTENCE_LIMIT,
	[WORDS_LIST] = PACK_LIST_LIMIT,
};

unsigned
row_line(const struct row *row)
{
	return row->table->lines[row->index];
}

void
row_refuse(struct row *row, const char *format, ...)
{
	struct buf why = { 0 };
	va_list args;

	if (row->err)
		return;
	va_start(args, format);
	buf_addfv(&why, format, args);
	va_end(args);
	row->err = err_note(ERR_PACK, "%s:%u: %s", row->table->file,
			    row_line(row), buf_text(&why));
	buf_clear(&why);
}

static const char *
cell_at(const struct csv_table *table, size_t row, size_t column)
{
	size_t at = table->cells[row * table->columns + column];

	return (const char *)table->text.data + at;
}

const char *
row_cell(struct row *row, const char *column, size_t limit)
{
	const struct csv_table *table = row->table;
	const char *cell;

	for (size_t i = 0; i < table->columns; i++) {
		if (strcmp(cell_at(table, 0, i), column) != 0)
			continue;
		cell = cell_at(table, row->index, i);
		if (strlen(cell) <= limit)
			return cell;
		row_refuse(row, "%s is longer than %zu bytes", column, limit);
		return "";
	}
	row_refuse(row, "the header has no column \"%s\" (with ';' between)",
		   column);
	return "";
}

const char *
row_cell_if_there(struct row *row, const char *column, size_t limit)
{
	for (size_t i = 0; i < row->table->columns; i++)
		if (strcmp(cell_at(row->table, 0, i), column) == 0)
			return row_cell(row, column, limit);
	return "";
}

char *
row_text(struct row *row, const char *column, size_t limit)
{
	return alloc_string(row_cell(row, column, limit));
}

bool
pack_id_is_valid(const char *id)
{
	size_t length = strspn(id, "abcdefghijklmnopqrstuvwxyz0123456789_");

	return *id >= 'a' && *id <= 'z' && id[length] == '\0' &&
	       length < CODE_LIMIT;
}

char *
row_id(struct row *row, const char *column)
{
	const char *id = row_cell(row, column, PACK_LABEL_LIMIT);

	if (!row->err && !pack_id_is_valid(id))
		row_refuse(row,
			   "\"%.40s\" is no %s: small letters, digits and _",
			   id, column);
	return alloc_string(id);
}

struct words
row_words(struct row *row, const char *name, enum need need,
	  enum words_limit limit)
{
	struct words words;
	char column[CODE_LIMIT];
	bool is_missing = false;
	bool is_there = false;

	for (int i = 0; i < LANG_COUNT; i++) {
		snprintf(column, sizeof(column), "%s_%s", name,
			 lang_code((enum lang)i));
		words.in[i] = row_text(row, column, words_limits[limit]);
		if (words.in[i][0] == '\0')
			is_missing = true;
		else
			is_there = true;
	}
	if (is_missing && (need == NEEDED || is_there))
		row_refuse(row, "%s is not there in both languages", name);
	return words;
}

void
words_clear(struct words *words)
{
	for (int i = 0; i < LANG_COUNT; i++)
		free(words->in[i]);
	*words = (struct words){ 0 };
}

milli
row_milli(struct row *row, const char *column)
{
	const char *cell = row_cell(row, column, PACK_LABEL_LIMIT);
	milli value = 0;

	if (!row->err && milli_parse(&value, cell))
		row_refuse(row, "%s is no number: \"%.40s\"", column, cell);
	return value;
}

bool
row_yes(struct row *row, const char *column)
{
	const char *cell = row_cell(row, column, PACK_LABEL_LIMIT);

	if (strcmp(cell, "yes") == 0)
		return true;
	if (*cell != '\0')
		row_refuse(row, "%s is neither \"yes\" nor empty", column);
	return false;
}

enum level
row_level(struct row *row, const char *column)
{
	const char *cell = row_cell(row, column, PACK_LABEL_LIMIT);
	enum level level = LEVEL_NONE;

	if (!row->err && *cell != '\0' && level_parse(&level, cell))
		row_refuse(row, "there is no level \"%.40s\" (%s)", cell,
			   column);
	return level;
}

bool
part_next(const char **part, size_t *length, const char **rest)
{
	const char *start = *rest;
	const char *end;

	if (*start == '\0')
		return false;
	end = start + strcspn(start, "|");
	*rest = *end == '|' ? end + 1 : end;
	start += strspn(start, " ");
	/* What start is at now is no blank. */
	if (end > start)
		while (end[-1] == ' ')
			end--;
	*part = start;
	*length = (size_t)(end - start);
	return true;
}

bool
part_is(const char *part, size_t length, const char *word)
{
	return strlen(word) == length && memcmp(part, word, length) == 0;
}
