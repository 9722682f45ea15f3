/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/layout.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "sys/lang.h"

enum {
	MARKER = 2,      /* "> " */
	BESIDE = 3,      /* between items of one row */
	LEAD_LIMIT = 20, /* a longer question stands above its answers */
	HINT_LEAST = 14, /* narrower, a hint goes below its label */
	LABEL_LEAST = 12,
	FIELD_ROWS = 4, /* a field grows so far as it is filled */
	BANNER_INDENT = 2,
};

enum density { LOOSE, TIGHT };

/* What is being laid out. */
struct pen {
	struct layout *out;
	const struct view *view;
	enum density density;
	int margin, width;
	int lead;        /* cells of the column of questions, 0 for none */
	int column;      /* where the last item ended, on the last row */
	int group_start; /* column of the items of this group */
	int group;
	int hint; /* column of the hints of this group, 0 for none */
	bool in_banner;
};

size_t
layout_wrap(const char *text, int cells, size_t *skip)
{
	size_t fits = utf8_prefix(text, cells > 1 ? (size_t)cells : 1);
	size_t end = fits;

	*skip = 0;
	if (text[fits] == '\0')
		return fits;
	while (end > 0 && text[end] != ' ')
		end--;
	if (end == 0)
		return fits > 0 ? fits : utf8_grapheme(text);
	fits = end;
	while (text[fits + *skip] == ' ')
		(*skip)++;
	return fits;
}

static struct row *
add_row(struct pen *pen)
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

static void
put(struct pen *pen, int column, const char *text, enum look look)
{
	struct row *row;
	struct span *span;

	if (pen->out->row_count == 0)
		(void)add_row(pen);
	row = &pen->out->rows[pen->out->row_count - 1];
	if (row->span_count == ROW_SPANS || *text == '\0')
		return;
	span = &row->spans[row->span_count++];
	span->column = column;
	span->text = alloc_string(text);
	span->look = look;
	pen->column = column + (int)utf8_width(text);
}

static void
put_part(struct pen *pen, int column, const char *text, size_t length,
	 enum look look)
{
	char *part = alloc_string_part(text, length);

	put(pen, column, part, look);
	wipe_string(part);
}

static enum look
look_of_level(enum level level)
{
	static const enum look looks[LEVEL_COUNT] = {
		[LEVEL_NONE] = LOOK_BOLD,
		[LEVEL_WATCH] = LOOK_BOLD,
		[LEVEL_REPORT] = LOOK_REPORT,
		[LEVEL_URGENT] = LOOK_URGENT,
		[LEVEL_EMERGENCY] = LOOK_EMERGENCY,
	};

	return looks[level];
}

static void
lay_text(struct pen *pen, const struct block *block)
{
	int column = pen->margin + block->indent;
	int room = pen->width - column - 1;
	const char *text = block->text;
	size_t skip, length;

	while (*text != '\0') {
		int at = column;

		length = layout_wrap(text, room, &skip);
		(void)add_row(pen);
		if (block->weight == WEIGHT_CENTRE) {
			char *line = alloc_string_part(text, length);
			int cells = (int)utf8_width(line);

			at = (pen->width - cells) / 2;
			wipe_string(line);
		}
		put_part(pen, at < 0 ? 0 : at, text, length,
			 block->weight == WEIGHT_BOLD ? LOOK_BOLD : LOOK_PLAIN);
		text += length + skip;
	}
}

static void
put_edge(struct pen *pen, const char *left, const char *right)
{
	struct buf line = { 0 };

	buf_adds(&line, left);
	for (int i = 0; i < pen->width - 2 * BANNER_INDENT - 2; i++)
		buf_adds(&line, "─");
	buf_adds(&line, right);
	(void)add_row(pen);
	put(pen, BANNER_INDENT, buf_text(&line), LOOK_PLAIN);
	buf_clear(&line);
}

static bool
has_box(const struct pen *pen)
{
	return pen->density == LOOSE && pen->width >= LAYOUT_WIDE;
}

static void
banner_row(struct pen *pen, int column, const char *text, enum look look)
{
	(void)add_row(pen);
	if (has_box(pen))
		put(pen, BANNER_INDENT, "│", LOOK_PLAIN);
	put(pen, column, text, look);
	if (has_box(pen))
		put(pen, pen->width - BANNER_INDENT - 1, "│", LOOK_PLAIN);
}

static void
lay_banner_text(struct pen *pen, const char *text, enum look look)
{
	int column = has_box(pen) ? BANNER_INDENT + 7 : pen->margin + 4;
	int room = pen->width - column - BANNER_INDENT - 2;
	size_t length, skip;

	while (*text != '\0') {
		char *line;

		length = layout_wrap(text, room, &skip);
		line = alloc_string_part(text, length);
		banner_row(pen, column, line, look);
		wipe_string(line);
		text += length + skip;
	}
}

static void
lay_banner(struct pen *pen, const struct block *block)
{
	int first;
	struct row *row;

	if (has_box(pen))
		put_edge(pen, "┌", "┐");
	pen->in_banner = true;
	first = pen->out->row_count;
	lay_banner_text(pen, block->text, look_of_level(block->level));
	if (first == pen->out->row_count)
		return;
	row = &pen->out->rows[first];
	if (row->span_count == ROW_SPANS)
		return;
	row->spans[row->span_count].column = has_box(pen) ? BANNER_INDENT + 3
							  : pen->margin;
	row->spans[row->span_count].text =
		alloc_string(level_sign(block->level));
	row->spans[row->span_count].look = look_of_level(block->level);
	row->span_count++;
}

static void
end_banner(struct pen *pen)
{
	if (pen->in_banner && has_box(pen))
		put_edge(pen, "└", "┘");
	pen->in_banner = false;
}

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

/* The widest question that stands beside its answers. */
static int
measure_leads(const struct pen *pen)
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

/* The column of hints of the group that begins with this item. */
static int
measure_hints(const struct pen *pen, int first)
{
	const struct item *items = pen->view->items;
	int group = items[first].group, widest = 0, column;
	bool has_hint = false;

	for (int i = first; i < pen->view->item_count; i++) {
		char *label;
		int cells;

		if (items[i].group != group)
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
		(void)add_row(pen);
		put(pen, pen->margin, lead, LOOK_PLAIN);
		pen->group_start = pen->margin + pen->lead + 1;
		return;
	}
	above.text = alloc_string(lead);
	lay_text(pen, &above);
	wipe_string(above.text);
	pen->group_start = pen->margin;
	(void)add_row(pen);
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
		(void)add_row(pen);
	}
	pen->hint = measure_hints(pen, index);
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
	(void)add_row(pen);
	return pen->group_start;
}

static void
put_marker(struct pen *pen, int column, int index)
{
	if (pen->view->focus == index)
		put(pen, column, ">", LOOK_BOLD);
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
		(void)add_row(pen);
	room = pen->width - column - 1;
	while (*hint != '\0') {
		size_t skip;
		size_t length = layout_wrap(hint, room, &skip);

		put_part(pen, column, hint, length, LOOK_PLAIN);
		hint += length + skip;
		if (*hint != '\0')
			(void)add_row(pen);
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

		put_part(pen, at, label, length, look_of_item(pen, index));
		label += length + skip;
		if (*label == '\0')
			break;
		(void)add_row(pen);
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
	put(pen, column, buf_text(&row), LOOK_PLAIN);
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
			(void)add_row(pen);
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

static void
lay_item(struct pen *pen, int index)
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

static void
lay_block(struct pen *pen, const struct block *block)
{
	if (block->kind != BLOCK_BANNER_LINE)
		end_banner(pen);
	switch (block->kind) {
	case BLOCK_TEXT:
		lay_text(pen, block);
		break;
	case BLOCK_GAP:
		if (pen->density == LOOSE)
			(void)add_row(pen);
		break;
	case BLOCK_BANNER:
		lay_banner(pen, block);
		break;
	case BLOCK_BANNER_LINE:
		lay_banner_text(pen, block->text, LOOK_PLAIN);
		break;
	case BLOCK_ITEM:
		lay_item(pen, block->item);
		break;
	}
	if (block->kind != BLOCK_ITEM)
		pen->group = 0;
}

static void
lay(struct layout *out, const struct view *view, enum density density)
{
	struct pen pen = {
		.out = out,
		.view = view,
		.density = density,
		.width = out->width,
		.margin = out->width < LAYOUT_WIDE ? 1 : 3,
	};

	pen.lead = measure_leads(&pen);
	for (size_t i = 0; i < view->block_count; i++)
		lay_block(&pen, &view->blocks[i]);
	end_banner(&pen);
}

static void
clear_rows(struct layout *layout)
{
	for (int i = 0; i < layout->row_count; i++)
		for (int j = 0; j < layout->rows[i].span_count; j++)
			wipe_string(layout->rows[i].spans[j].text);
	layout->row_count = 0;
}

void
layout_build(struct layout *out, const struct view *view, int width, int height)
{
	memset(out, 0, sizeof(*out));
	out->width = width;
	out->place_count = view->item_count;
	out->places = alloc_zeroed((size_t)view->item_count + 1,
				   sizeof(*out->places));
	lay(out, view, LOOSE);
	if (out->row_count <= height)
		return;
	clear_rows(out);
	lay(out, view, TIGHT);
}

void
layout_clear(struct layout *layout)
{
	clear_rows(layout);
	free(layout->rows);
	free(layout->places);
	memset(layout, 0, sizeof(*layout));
}
