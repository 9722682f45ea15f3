/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The line of a measure over its weeks or months: as figures, which survive
 * one colour, print and a narrow window, and the same as sentences. */
#ifndef VIGIE_TUI_MEASURE_LINE_H
#define VIGIE_TUI_MEASURE_LINE_H

#include "clinic/trend.h"
#include "tui/view.h"

struct measure_line {
	const struct measure *measure;
	size_t unit; /* in which all is shown */
	enum trend_step step;
	struct trend_line trend;
};

void measure_line_figures(struct view *view, const struct measure_line *line);
void measure_line_sentences(struct view *view, const struct measure_line *line);

#endif
