/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of a chart: a label, columns of signs, a word beside them. */
#include "config.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "tui/pen.h"

enum {
	SIGNS = 2,          /* of a column */
	COLUMN = SIGNS + 1, /* and what stands before it */
	WORD_GAP = 2,       /* the first is the mark of the last column */
	LABEL = 19,
	WORD = 13,
	NARROW_COLUMNS = 7, /* whole weeks */
	SMALL = 56,         /* narrower, labels and words are cut */
	SMALL_LABEL = 11,
	SMALL_WORD = 10,
};

/* What fits of the columns, and which of them come first. */
struct shown {
	int label, word;
	int first, count;
};

static struct shown
what_fits(const struct pen *pen, int columns)
{
	int room = pen->width - pen->margin - 1, page;
	struct shown shown = { .label = LABEL, .word = WORD };

	if (pen->width < SMALL) {
		shown.label = SMALL_LABEL;
		shown.word = SMALL_WORD;
	}
	shown.count = (room - shown.label - shown.word - WORD_GAP) / COLUMN;
	if (pen->width < LAYOUT_WIDE && shown.count > NARROW_COLUMNS)
		shown.count = NARROW_COLUMNS;
	if (shown.count >= columns) {
		shown.count = columns;
		return shown;
	}
	/* Page by page from the last column on, so that little moves. */
	page = (columns - 1 - pen->view->column) / shown.count;
	shown.first = columns - (page + 1) * shown.count;
	if (shown.first < 0)
		shown.first = 0;
	return shown;
}

/* Whole words where that can be, in so many cells. */
static void
add_cut(struct buf *out, const char *text, int cells)
{
	size_t skip, length = layout_wrap(text, cells, &skip);
	int width;

	while (text[length] != '\0' && length > 0 &&
	       strchr(" ,;:", text[length - 1]) != NULL)
		length--;
	buf_add(out, text, length);
	width = (int)utf8_width(buf_text(out));
	for (int i = width; i < cells; i++)
		buf_add_byte(out, ' ');
}

/* Brackets where the blanks were: they need no colour. */
static void
add_columns(struct buf *out, const struct pen *pen, const struct block *block,
	    const struct shown *shown)
{
	int marked = block->is_marked ? pen->view->column : -1;

	for (int i = shown->first; i < shown->first + shown->count; i++) {
		uint8_t before = ' ';

		if (i == marked)
			before = '[';
		else if (i - 1 == marked && i > shown->first)
			before = ']';
		buf_add_byte(out, before);
		buf_add(out, block->cells + (ptrdiff_t)i * SIGNS, SIGNS);
	}
	buf_adds(out, shown->first + shown->count - 1 == marked ? "] " : "  ");
}

void
pen_cells(struct pen *pen, const struct block *block)
{
	int columns = (int)strlen(block->cells) / SIGNS;
	struct shown shown = what_fits(pen, columns);
	struct buf row = { 0 };
	size_t skip;

	add_cut(&row, block->text, shown.label);
	add_columns(&row, pen, block, &shown);
	buf_add(&row, block->word, layout_wrap(block->word, shown.word, &skip));
	while (row.length > 0 && row.data[row.length - 1] == ' ')
		buf_cut(&row, row.length - 1);
	(void)pen_row(pen);
	pen_put(pen, pen->margin, buf_text(&row), LOOK_PLAIN);
	buf_clear(&row);
}
