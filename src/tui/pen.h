/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Laying out: what the parts of the layout share. */
#ifndef VIGIE_TUI_PEN_H
#define VIGIE_TUI_PEN_H

#include <stdbool.h>

#include "tui/layout.h"

/* What is being laid out. */
struct pen {
	struct layout *out;
	const struct view *view;
	int gaps;     /* how many may still be left blank */
	bool has_box; /* banners are drawn in a box */
	int margin, width;
	int lead;        /* cells of the column of questions, 0 for none */
	int column;      /* where the last item ended, on the last row */
	int group_start; /* column of the items of this group */
	int group;
	int hint;     /* column of the hints of this group, 0 for none */
	int measured; /* the item that was found for, plus 1; 0 for none */
	int measured_start;
	int ranks; /* a higher rank is left out; 0: none is */
	bool in_banner;
};

/* A new row; the pen stands at its start. */
struct row *pen_row(struct pen *pen);
/* On the last row. */
void pen_put(struct pen *pen, int column, const char *text, enum look look);
void pen_put_part(struct pen *pen, int column, const char *text, size_t length,
		  enum look look);
/* A paragraph, wrapped. */
void pen_text(struct pen *pen, const struct block *block);
/* A row of a chart. */
void pen_cells(struct pen *pen, const struct block *block);
/* The widest question that stands beside its answers. */
int pen_leads(const struct pen *pen);
void pen_item(struct pen *pen, int index);

#endif
