/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Items: their question, marker, label, hint; fields to write in. */
#include "config.h"

#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "sys/lang.h"
#include "tui/pen.h"

enum {
	MARKER = 2,      /* "> " */
	BESIDE = 3,      /* between items of one row */
	LEAD_LIMIT = 20, /* a longer question stands above its answers */
	HINT_LEAST = 14, /* narrower, a hint goes below its label */
	LABEL_LEAST = 12,
	FIELD_ROWS = 4, /* a field grows so far as it is filled */
};

/* What stands before the label: "[x] ", "2   ". */
static void
add_prefix(struct buf *out, const struct item *item)
{
	if (item->kind == ITEM_TICK)
		buf_adds(out, item->is_chosen ? "[x] " : "[ ] ");
	if (item->kind == ITEM_OPTION && item->key == 0)
		buf_adds(out, item->is_chosen ? "(o) " : "( ) ");
	if (item->kind == ITEM_BUTTON)
		buf_adds(out, "[ ");
	if ((item->kind == ITEM_LINE || item->kind == ITEM_OPTION) &&
	    item->key > ' ' && item->key < 0x7f)
		buf_addf(out, "%c   ", (int)item->key);
}

static char *
label_of(const struct item *item)
{
	struct buf out = { 0 };

	add_prefix(&out, item);
	buf_adds(&out, item->label);
	if (item->kind == ITEM_BUTTON)
		buf_adds(&out, " ]");
	return buf_take(&out);
}

static int
prefix_width(const struct item *item)
{
	struct buf out = { 0 };
	int width;

	add_prefix(&out, item);
	width = (int)utf8_width(buf_text(&out));
	buf_clear(&out);
	return width;
}

static const char *
hint_of(const struct item *item)
{
	if (item->hint != NULL)
		return item->hint;
	if (item->kind == ITEM_OPTION && item->key != 0 && item->is_chosen)
		return C_("answer", "chosen");
	return NULL;
}

static bool
is_on_own_row(const struct pen *pen, const char *lead)
{
	return pen->width < LAYOUT_WIDE || utf8_width(lead) > LEAD_LIMIT;
}

int
pen_leads(const struct pen *pen)
{
	int widest = 0;

	for (int i = 0; i < pen->view->item_count; i++) {
		const char *lead = pen->view->items[i].lead;
		int cells;

		if (lead == NULL || is_on_own_row(pen, lead))
			continue;
		cells = (int)utf8_width(lead);
		if (cells > widest)
			widest = cells;
	}
	return widest;
}

/* Lines of one list or menu, whatever stands between them. */
static bool
is_aligned(const struct item *a, const struct item *b)
{
	return a->group == b->group ||
	       (a->kind == ITEM_LINE && b->kind == ITEM_LINE &&
		(a->key != 0) == (b->key != 0));
}

/* The column of hints of the group that begins with this item. */
static int
measure_hints(const struct pen *pen, int first)
{
	const struct item *items = pen->view->items;
	int widest = 0, column;
	bool has_hint = false;

	for (int i = 0; i < pen->view->item_count; i++) {
		char *label;
		int cells;

		if (!is_aligned(&items[first], &items[i]))
			continue;
		has_hint |= items[i].hint != NULL ||
			    (items[i].kind == ITEM_OPTION && items[i].key != 0);
		label = label_of(&items[i]);
		cells = (int)utf8_width(label);
		wipe_string(label);
		if (cells > widest)
			widest = cells;
	}
	column = pen->group_start + MARKER + widest + BESIDE;
	if (!has_hint || column + HINT_LEAST > pen->width)
		return 0;
	return column;
}

static void
lay_lead(struct pen *pen, const char *lead)
{
	struct block above = { .text = NULL };

	if (!is_on_own_row(pen, lead)) {
		(void)pen_row(pen);
		pen_put(pen, pen->margin, lead, LOOK_PLAIN);
		pen->group_start = pen->margin + pen->lead + 1;
		return;
	}
	above.text = alloc_string(lead);
	pen_text(pen, &above);
	wipe_string(above.text);
	pen->group_start = pen->margin;
	(void)pen_row(pen);
}

static void
start_group(struct pen *pen, int index)
{
	const struct item *item = &pen->view->items[index];

	pen->group = item->group;
	if (item->lead != NULL) {
		lay_lead(pen, item->lead);
	} else {
		pen->group_start = pen->margin;
		if (pen->lead > 0 && item->field >= 0 && item->key == 0 &&
		    !item->is_flush)
			pen->group_start += pen->lead + 1;
		(void)pen_row(pen);
	}
	if (pen->measured > 0 && pen->measured_start == pen->group_start &&
	    is_aligned(&pen->view->items[pen->measured - 1], item))
		return;
	pen->hint = measure_hints(pen, index);
	pen->measured = index + 1;
	pen->measured_start = pen->group_start;
}

/* Moves to where the item begins; true when that is a row of its own. */
static int
item_column(struct pen *pen, const struct item *item, int cells)
{
	if (item->is_beside &&
	    pen->column + BESIDE + MARKER + cells < pen->width)
		return pen->column + BESIDE - MARKER > pen->group_start
			       ? pen->column + BESIDE - MARKER
			       : pen->group_start;
	(void)pen_row(pen);
	return pen->group_start;
}

static void
put_marker(struct pen *pen, int column, int index)
{
	if (pen->view->focus == index)
		pen_put(pen, column, ">", LOOK_PLAIN);
}

static enum look
look_of_item(const struct pen *pen, int index)
{
	const struct item *item = &pen->view->items[index];

	if (pen->view->focus == index)
		return LOOK_FOCUS;
	if (item->kind == ITEM_OPTION && item->is_chosen)
		return LOOK_BOLD;
	return LOOK_PLAIN;
}

static void
lay_hint(struct pen *pen, const struct item *item, int column)
{
	const char *hint = hint_of(item);
	int room, cells;

	if (hint == NULL)
		return;
	cells = (int)utf8_width(hint);
	if (pen->hint > 0 && pen->column + 1 < pen->hint)
		column = pen->hint;
	else if (pen->column + BESIDE + cells < pen->width)
		column = pen->column + BESIDE;
	else
		(void)pen_row(pen);
	room = pen->width - column - 1;
	while (*hint != '\0') {
		size_t skip;
		size_t length = layout_wrap(hint, room, &skip);

		pen_put_part(pen, column, hint, length, LOOK_PLAIN);
		hint += length + skip;
		if (*hint != '\0')
			(void)pen_row(pen);
	}
}

static void
lay_label(struct pen *pen, int index, const char *label, int column)
{
	const struct item *item = &pen->view->items[index];
	int prefix = prefix_width(item);
	int room = pen->width - column - 1;
	int at = column;
	size_t skip;

	if (room < LABEL_LEAST)
		room = LABEL_LEAST;
	while (*label != '\0') {
		size_t length = layout_wrap(label, room, &skip);

		pen_put_part(pen, at, label, length, look_of_item(pen, index));
		label += length + skip;
		if (*label == '\0')
			break;
		(void)pen_row(pen);
		if (at == column) {
			at += prefix;
			room -= prefix;
		}
	}
	lay_hint(pen, item, column + prefix);
	if (pen->column < column + item->width)
		pen->column = column + item->width;
}

/* One row of a field: the text of that row, and the line to write on. */
static void
put_field_row(struct pen *pen, int column, const char *text, int width)
{
	struct buf row = { 0 };
	size_t length = utf8_prefix(text, (size_t)width);

	buf_add(&row, text, length);
	for (int i = (int)utf8_width(buf_text(&row)); i < width; i++)
		buf_add_byte(&row, '_');
	pen_put(pen, column, buf_text(&row), LOOK_PLAIN);
	buf_clear(&row);
}

static int
field_width(const struct pen *pen, const struct item *item, int column)
{
	int room = pen->width - column - 2;

	return item->width < room ? item->width : room;
}

static void
lay_field(struct pen *pen, int index, int column)
{
	const struct item *item = &pen->view->items[index];
	struct place *place = &pen->out->places[index];
	int width = field_width(pen, item, column);
	int row = (int)item->cursor / width, first = 0;
	const char *text = item->text;

	if (row >= FIELD_ROWS)
		first = row - FIELD_ROWS + 1;
	for (int i = 0; i < first; i++)
		text += utf8_prefix(text, (size_t)width);
	place->cursor_row = pen->out->row_count - 1 + row - first;
	place->cursor_column = column + (int)item->cursor % width;
	for (int i = 0; i < FIELD_ROWS; i++) {
		if (i > 0)
			(void)pen_row(pen);
		put_field_row(pen, column, text, width);
		text += utf8_prefix(text, (size_t)width);
		if (*text == '\0' && i + first >= row)
			break;
	}
	lay_hint(pen, item, column);
}

static bool
is_field(const struct item *item)
{
	return item->kind == ITEM_TEXT || item->kind == ITEM_SECRET;
}

void
pen_item(struct pen *pen, int index)
{
	const struct item *item = &pen->view->items[index];
	struct place *place = &pen->out->places[index];
	char *label = label_of(item);
	int column;

	if (pen->group != item->group || item->lead != NULL) {
		start_group(pen, index);
		column = pen->group_start;
	} else {
		column = item_column(pen, item, (int)utf8_width(label));
	}
	place->first_row = pen->out->row_count - 1;
	put_marker(pen, column, index);
	column += MARKER;
	place->column = column;
	place->cursor_row = place->first_row;
	place->cursor_column = column;
	if (is_field(item))
		lay_field(pen, index, column);
	else
		lay_label(pen, index, label, column);
	place->last_row = pen->out->row_count - 1;
	place->end_column = pen->column;
	wipe_string(label);
}
