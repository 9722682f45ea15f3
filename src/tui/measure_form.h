/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a measure: its number with the unit, converted as it is typed,
 * and the question about a number that may not be what was meant. */
#ifndef VIGIE_TUI_MEASURE_FORM_H
#define VIGIE_TUI_MEASURE_FORM_H

#include "clinic/measure.h"
#include "tui/screen.h"

struct measure_form {
	const struct measure *measure;
	size_t last_unit; /* offered first; UNIT_OPEN for none */
};

/* What the answers to the question are called. */
enum { ITEM_MEANT = ITEM_FIRST, ITEM_KEEP, ITEM_CORRECT };

/* What the form says now. */
struct readings measure_form_read(const struct measure_form *asked,
				  const struct form *form);
/* What else it may mean, to be asked about. A unit that was not said before,
 * nor beside the number, may be the wrong one. False for nothing. */
bool measure_form_other(struct readings *out, const struct measure_form *asked,
			const struct form *form);

void measure_form_fields(struct view *view, const struct measure_form *asked);
void measure_form_question(struct view *view, const struct measure_form *asked);

#endif
