/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <csv.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "clinic/pack_parts.h"

static const uint8_t byte_order_mark[3] = { 0xef, 0xbb, 0xbf };

/* What the callbacks of the parser share. */
struct csv_reading {
	struct csv_table *table;
	unsigned line;
	unsigned row_line;   /* where the row being read starts */
	size_t row_cells;    /* of that row, so far */
	bool is_quoted_open; /* a cell goes on past the end of its line */
	enum err err;
};

static void
refuse(struct csv_reading *reading, unsigned line, const char *why)
{
	if (reading->err)
		return;
	reading->err = err_note(ERR_PACK, "%s:%u: %s", reading->table->file,
				line, why);
}

/* A cell of a signed pack may still not move a cursor. */
static bool
add_cell_text(struct buf *text, const char *cell, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		uint8_t byte = (uint8_t)cell[i];
		uint8_t next = i + 1 < length ? (uint8_t)cell[i + 1] : 0;

		if (byte == '\n' || byte == '\r')
			byte = ' ';
		if (byte < 0x20 || byte == 0x7f ||
		    (byte == 0xc2 && next < 0xa0))
			return false;
		buf_add_byte(text, byte);
	}
	buf_add_byte(text, 0);
	return true;
}

static void
take_cell(void *bytes, size_t length, void *data)
{
	struct csv_reading *reading = data;
	struct csv_table *table = reading->table;

	if (reading->err)
		return;
	if (table->row_count > 0 && reading->row_cells == table->columns) {
		refuse(reading, reading->row_line, "more cells than columns");
		return;
	}
	if (reading->row_cells == PACK_COLUMN_LIMIT) {
		refuse(reading, reading->row_line, "too many columns");
		return;
	}
	if (table->cell_count == table->cell_room) {
		table->cell_room = table->cell_room ? table->cell_room * 2
						    : 256;
		table->cells = alloc_resize(table->cells, table->cell_room,
					    sizeof(table->cells[0]));
	}
	table->cells[table->cell_count++] = table->text.length;
	reading->row_cells++;
	if (!add_cell_text(&table->text, bytes, length))
		refuse(reading, reading->row_line, "a control character");
}

static void
take_row_end(int terminator, void *data)
{
	struct csv_reading *reading = data;
	struct csv_table *table = reading->table;

	(void)terminator;
	if (reading->err)
		return;
	if (table->row_count == 0)
		table->columns = reading->row_cells;
	if (reading->row_cells != table->columns) {
		refuse(reading, reading->row_line, "fewer cells than columns");
		return;
	}
	if (table->row_count > PACK_ROW_LIMIT) {
		refuse(reading, reading->row_line, "too many rows");
		return;
	}
	table->lines = alloc_resize(table->lines, table->row_count + 1,
				    sizeof(table->lines[0]));
	table->lines[table->row_count++] = reading->row_line;
	reading->row_cells = 0;
	reading->is_quoted_open = false;
}

static bool
is_blank(const uint8_t *line, size_t length)
{
	for (size_t i = 0; i < length; i++)
		if (!strchr(" \t\r\n", line[i]))
			return false;
	return true;
}

/* The parser does not count lines, so it is given one at a time. */
static void
read_lines(struct csv_reading *reading, struct csv_parser *parser,
	   const uint8_t *bytes, size_t length)
{
	while (length > 0 && !reading->err) {
		const uint8_t *end = memchr(bytes, '\n', length);
		size_t part = end ? (size_t)(end - bytes) + 1 : length;

		reading->line++;
		if (!reading->is_quoted_open) {
			reading->row_line = reading->line;
			reading->is_quoted_open = !is_blank(bytes, part);
		}
		if (csv_parse(parser, bytes, part, take_cell, take_row_end,
			      reading) != part)
			refuse(reading, reading->line,
			       "a quotation mark out of place");
		bytes += part;
		length -= part;
	}
}

static enum err
read_cells(struct csv_table *out, const uint8_t *bytes, size_t length)
{
	struct csv_reading reading = { .table = out };
	struct csv_parser parser;

	csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI);
	csv_set_delim(&parser, ';');
	buf_reserve(&out->text, length);
	read_lines(&reading, &parser, bytes, length);
	if (!reading.err &&
	    csv_fini(&parser, take_cell, take_row_end, &reading) != 0)
		refuse(&reading, reading.row_line,
		       "a quotation mark is never closed");
	csv_free(&parser);
	if (!reading.err && out->row_count < 2)
		refuse(&reading, 1, "no row below the header");
	return reading.err;
}

enum err
csv_table_read(struct csv_table *out, const struct pack_file *file)
{
	const uint8_t *bytes = file->bytes;
	size_t length = file->length;
	enum err err;

	*out = (struct csv_table){ .file = file->name };
	if (length >= sizeof(byte_order_mark) &&
	    memcmp(bytes, byte_order_mark, sizeof(byte_order_mark)) == 0) {
		bytes += sizeof(byte_order_mark);
		length -= sizeof(byte_order_mark);
	}
	if (!utf8_is_valid((const char *)bytes, length))
		return err_note(ERR_PACK,
				"%s: not UTF-8; save it from the spreadsheet "
				"as \"CSV UTF-8\"",
				file->name);
	err = read_cells(out, bytes, length);
	if (err)
		csv_table_clear(out);
	return err;
}

void
csv_table_clear(struct csv_table *table)
{
	buf_clear(&table->text);
	free(table->cells);
	free(table->lines);
	*table = (struct csv_table){ .file = table->file };
}
