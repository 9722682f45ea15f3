/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A product's form, and the entry that comes of it. */
#ifndef VIGIE_TUI_PRODUCT_FORM_H
#define VIGIE_TUI_PRODUCT_FORM_H

#include "clinic/regimen.h"
#include "tui/screen.h"

/* The choices in the order they are shown. */
enum { PRODUCT_KINDS = 4, PRODUCT_STATES = 6, PRODUCT_ADVISERS = 3 };
extern const char *const product_kinds[PRODUCT_KINDS];
extern const char *const product_states[PRODUCT_STATES];
extern const char *const product_advisers[PRODUCT_ADVISERS];
enum { PRODUCT_TAKING, PRODUCT_PLANNED, PRODUCT_RECENT };
/* What is meant where a food has the same name. */
enum { PRODUCT_SHAPES = 5, PRODUCT_FOOD = 4 };
extern const char *const product_shapes[PRODUCT_SHAPES];
/* Ticks: the moments of the day, then "as needed". */
enum { PRODUCT_TIMES = MOMENT_COUNT + 1 };
extern const char *const product_times[PRODUCT_TIMES];
/* Steps of a course: "20/11 40 mg" each. */
enum { PRODUCT_STEPS = 8 };
extern const char *const product_steps[PRODUCT_STEPS];

void product_form_add(struct form *form);
void product_form_fill(struct form *form, const struct pack *pack,
		       const struct entry *entry);
/* out is initialised here. ERR_INVALID or ERR_RANGE with the name of the
 * field that is not understood. */
enum err product_form_entry(struct entry *out, const struct tui *tui,
			    const char **field) MUST_CHECK;
/* The label, or the person's word for it; owned. */
char *product_name(const struct pack *pack, const struct entry *entry);

#endif
