/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The questions of a symptom's form, as they are asked. */
#ifndef VIGIE_TUI_SYMPTOM_PAGE_H
#define VIGIE_TUI_SYMPTOM_PAGE_H

#include "tui/symptom_form.h"
#include "tui/symptom_past.h"

struct symptom_page {
	const struct symptom *symptom;
	const struct symptom_past *past;
	bool by_is_asked; /* who writes, in the first form */
};

void symptom_page_show(struct view *view, const struct symptom_page *page,
		       const struct tui *tui);

#endif
