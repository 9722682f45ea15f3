/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A view laid out in rows of cells, for a window as wide as it is: one layout
 * for wide windows and one for narrow ones. Knows nothing of curses.
 */
#ifndef VIGIE_TUI_LAYOUT_H
#define VIGIE_TUI_LAYOUT_H

#include <stddef.h>

#include "tui/view.h"

enum look {
	LOOK_PLAIN,
	LOOK_BOLD,
	LOOK_FOCUS,
	LOOK_REPORT,
	LOOK_URGENT,
	LOOK_EMERGENCY,
	LOOK_COUNT,
};

struct span {
	int column;
	char *text;
	enum look look;
};

enum { ROW_SPANS = 24 };
struct row {
	struct span spans[ROW_SPANS];
	int span_count;
};

/* Where an item stands; cursor is where the hardware cursor belongs. */
struct place {
	int first_row, last_row;
	int column, end_column;
	int cursor_row, cursor_column;
};

struct layout {
	int width;
	struct row *rows;
	int row_count, row_room;
	int head_rows;        /* that stay while the others move; 0 for none */
	struct place *places; /* one an item */
	int place_count;
};

/* Windows narrower than this get the narrow layout. */
enum { LAYOUT_WIDE = 72 };

/* Gaps and boxes go where there is no room for them in height rows, and of a
 * head what matters least. */
void layout_build(struct layout *out, const struct view *view, int width,
		  int height);
/* Wipes. */
void layout_clear(struct layout *layout);

/* Bytes of the longest line of whole words of at most cells cells; skip: the
 * blanks after it. */
size_t layout_wrap(const char *text, int cells, size_t *skip);

#endif
