/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/layout.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "tui/pen.h"

enum {
	BANNER_INDENT = 2,
	LAYOUT_BELOW_HEAD = 5,  /* rows that a head leaves to the rest */
	LAYOUT_HEAD_LEAST = 12, /* in fewer rows nothing stays */
};
enum box { BOX_DRAWN, BOX_LEFT_OUT };

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
put_edge(struct pen *pen, const char *left, const char *right)
{
	struct buf line = { 0 };

	buf_adds(&line, left);
	for (int i = 0; i < pen->width - 2 * BANNER_INDENT - 2; i++)
		buf_adds(&line, "─");
	buf_adds(&line, right);
	(void)pen_row(pen);
	pen_put(pen, BANNER_INDENT, buf_text(&line), LOOK_PLAIN);
	buf_clear(&line);
}

static void
banner_row(struct pen *pen, int column, const char *text, enum look look)
{
	(void)pen_row(pen);
	if (pen->has_box)
		pen_put(pen, BANNER_INDENT, "│", LOOK_PLAIN);
	pen_put(pen, column, text, look);
	if (pen->has_box)
		pen_put(pen, pen->width - BANNER_INDENT - 1, "│", LOOK_PLAIN);
}

static void
lay_banner_text(struct pen *pen, const char *text, enum look look)
{
	int column = pen->has_box ? BANNER_INDENT + 7 : pen->margin + 4;
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

	if (pen->has_box)
		put_edge(pen, "┌", "┐");
	pen->in_banner = true;
	first = pen->out->row_count;
	lay_banner_text(pen, block->text, look_of_level(block->level));
	if (first == pen->out->row_count)
		return;
	row = &pen->out->rows[first];
	if (row->span_count == ROW_SPANS)
		return;
	row->spans[row->span_count].column = pen->has_box ? BANNER_INDENT + 3
							  : pen->margin;
	row->spans[row->span_count].text =
		alloc_string(level_sign(block->level));
	row->spans[row->span_count].look = look_of_level(block->level);
	row->span_count++;
}

static void
end_banner(struct pen *pen)
{
	if (pen->in_banner && pen->has_box)
		put_edge(pen, "└", "┘");
	pen->in_banner = false;
}

static void
lay_block(struct pen *pen, const struct block *block)
{
	if (block->kind != BLOCK_BANNER_LINE)
		end_banner(pen);
	switch (block->kind) {
	case BLOCK_TEXT:
		pen_text(pen, block);
		break;
	case BLOCK_GAP:
		if (pen->gaps-- > 0)
			(void)pen_row(pen);
		break;
	case BLOCK_BANNER:
		lay_banner(pen, block);
		break;
	case BLOCK_BANNER_LINE:
		lay_banner_text(pen, block->text, LOOK_PLAIN);
		break;
	case BLOCK_ITEM:
		pen_item(pen, block->item);
		break;
	case BLOCK_CELLS:
		pen_cells(pen, block);
		break;
	}
	if (block->kind != BLOCK_ITEM)
		pen->group = 0;
}

/* What there is room for. */
struct room {
	int gaps;
	enum box box;
	int ranks; /* of the head, 0 for all */
};

static void
lay(struct layout *out, const struct view *view, const struct room *room)
{
	struct pen pen = {
		.out = out,
		.view = view,
		.gaps = room->gaps,
		.has_box = room->box == BOX_DRAWN && out->width >= LAYOUT_WIDE,
		.width = out->width,
		.margin = out->width < LAYOUT_WIDE ? 1 : 3,
	};

	pen.lead = pen_leads(&pen);
	for (size_t i = 0; i < view->block_count; i++) {
		if (i == view->head)
			out->head_rows = out->row_count;
		if (room->ranks == 0 || view->blocks[i].rank <= room->ranks)
			lay_block(&pen, &view->blocks[i]);
	}
	end_banner(&pen);
}

static int
count_gaps(const struct view *view, size_t upto)
{
	int count = 0;

	for (size_t i = 0; i < upto; i++)
		if (view->blocks[i].kind == BLOCK_GAP)
			count++;
	return count;
}

static int
count_ranks(const struct view *view)
{
	int count = 0;

	for (size_t i = 0; i < view->head; i++)
		if (view->blocks[i].rank > count)
			count = view->blocks[i].rank;
	return count;
}

/* The head leaves some rows to what moves below it. */
static int
ranks_with_room(const struct layout *laid, const struct view *view, int gaps,
		int height)
{
	int in_head = count_gaps(view, view->head);
	int rows = laid->head_rows - (gaps < in_head ? in_head - gaps : 0);
	int over = rows - (height - LAYOUT_BELOW_HEAD);
	int ranks = count_ranks(view);

	if (over <= 0 || ranks == 0)
		return 0;
	return over < ranks ? ranks - over : 1;
}

static void
clear_rows(struct layout *layout)
{
	layout->head_rows = 0;
	for (int i = 0; i < layout->row_count; i++)
		for (int j = 0; j < layout->rows[i].span_count; j++)
			wipe_string(layout->rows[i].spans[j].text);
	layout->row_count = 0;
}

void
layout_build(struct layout *out, const struct view *view, int width, int height)
{
	struct room room = { .gaps = count_gaps(view, view->block_count) };

	memset(out, 0, sizeof(*out));
	out->width = width;
	out->place_count = view->item_count;
	out->places = alloc_zeroed((size_t)view->item_count + 1,
				   sizeof(*out->places));
	lay(out, view, &room);
	if (out->row_count <= height)
		return;
	/* First as many gaps as are too many, then the box, then all gaps. */
	room.gaps -= out->row_count - height;
	if (room.gaps < 0)
		room = (struct room){ .box = BOX_LEFT_OUT };
	if (height >= LAYOUT_HEAD_LEAST)
		room.ranks = ranks_with_room(out, view, room.gaps, height);
	clear_rows(out);
	lay(out, view, &room);
	if (height < LAYOUT_HEAD_LEAST ||
	    out->head_rows > height - LAYOUT_BELOW_HEAD / 2)
		out->head_rows = 0;
}

void
layout_clear(struct layout *layout)
{
	clear_rows(layout);
	free(layout->rows);
	free(layout->places);
	memset(layout, 0, sizeof(*layout));
}
