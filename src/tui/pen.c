/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/pen.h"

#include <string.h>

#include "base/alloc.h"
#include "base/utf8.h"

/* A blank that French sets before its signs and within its quotes. */
static bool
is_bound(const char *text, size_t at)
{
	if (text[at + 1] != '\0' && strchr(":;!?", text[at + 1]) != NULL)
		return true;
	return strncmp(text + at + 1, "\xc2\xbb", 2) == 0 ||
	       (at >= 2 && strncmp(text + at - 2, "\xc2\xab", 2) == 0);
}

size_t
layout_wrap(const char *text, int cells, size_t *skip)
{
	size_t fits = utf8_prefix(text, cells > 1 ? (size_t)cells : 1);
	size_t end = fits;

	*skip = 0;
	if (text[fits] == '\0')
		return fits;
	while (end > 0 && (text[end] != ' ' || is_bound(text, end)))
		end--;
	if (end == 0)
		return fits > 0 ? fits : utf8_grapheme(text);
	fits = end;
	while (text[fits + *skip] == ' ')
		(*skip)++;
	return fits;
}

struct row *
pen_row(struct pen *pen)
{
	struct layout *out = pen->out;
	struct row *row;

	if (out->row_count == out->row_room) {
		out->row_room = out->row_room * 2 + 32;
		out->rows = alloc_resize(out->rows, (size_t)out->row_room,
					 sizeof(*out->rows));
	}
	row = &out->rows[out->row_count++];
	memset(row, 0, sizeof(*row));
	pen->column = 0;
	return row;
}

void
pen_put(struct pen *pen, int column, const char *text, enum look look)
{
	struct row *row;
	struct span *span;

	if (pen->out->row_count == 0)
		(void)pen_row(pen);
	row = &pen->out->rows[pen->out->row_count - 1];
	if (row->span_count == ROW_SPANS || *text == '\0')
		return;
	span = &row->spans[row->span_count++];
	span->column = column;
	span->text = alloc_string(text);
	span->look = look;
	pen->column = column + (int)utf8_width(text);
}

void
pen_put_part(struct pen *pen, int column, const char *text, size_t length,
	     enum look look)
{
	char *part = alloc_string_part(text, length);

	pen_put(pen, column, part, look);
	wipe_string(part);
}

void
pen_text(struct pen *pen, const struct block *block)
{
	int column = pen->margin + block->indent;
	int room = pen->width - column - 1;
	const char *text = block->text;
	size_t skip, length;

	while (*text != '\0') {
		int at = column;

		length = layout_wrap(text, room, &skip);
		(void)pen_row(pen);
		if (block->weight == WEIGHT_CENTRE) {
			char *line = alloc_string_part(text, length);
			int cells = (int)utf8_width(line);

			at = (pen->width - cells) / 2;
			wipe_string(line);
		}
		pen_put_part(pen, at < 0 ? 0 : at, text, length,
			     block->weight == WEIGHT_BOLD ? LOOK_BOLD
							  : LOOK_PLAIN);
		text += length + skip;
	}
}
