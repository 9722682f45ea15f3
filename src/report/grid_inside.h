/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of a grid: how its rows are filled. */
#ifndef VIGIE_REPORT_GRID_INSIDE_H
#define VIGIE_REPORT_GRID_INSIDE_H

#include "report/grid.h"

/* Before the days; and past them. */
enum { PLACE_BEFORE = -1, PLACE_AFTER = -2 };

/* Of the days, or one of the two. */
int grid_place(const struct grid *grid, const struct entry *entry);
/* What it says of its day holds: live, or a product said anew later. */
bool grid_stands(const struct entry *entry);
/* The row of what the entry is about; a new one where there is none. */
struct grid_row *grid_row_of(struct grid *grid, enum grid_kind kind,
			     const struct entry *entry);
void grid_put(struct grid_row *row, int place, char cell);

/* ---- grid_rows.c ---- */

/* Takes a live entry, or an amended line of a product. */
void grid_take(struct grid *grid, const struct grid_case *from,
	       const struct entry *entry);
/* All were taken: what each row says of the days between. */
void grid_finish(struct grid_row *row, const struct grid *grid);

#endif
