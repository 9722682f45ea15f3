/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The days of a grid as rows of a view, or the same in sentences. */
#ifndef VIGIE_TUI_CHART_H
#define VIGIE_TUI_CHART_H

#include "report/grid.h"
#include "tui/view.h"

struct chart {
	const struct pack *pack;
	const struct grid *grid;
	int days; /* of one column: 1, or 7 */
};
/* The view's column is the chosen one. */
void chart_add(struct view *view, const struct chart *chart);
void chart_tell(struct view *view, const struct chart *chart);
/* The worst and what is missing, for the line above the keys; owned. */
char *chart_summary(const struct chart *chart);

#endif
