/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is known of a symptom when its form is opened: how it was the last time
 * or at the start, whether the team was told, and what they said. */
#ifndef VIGIE_TUI_SYMPTOM_PAST_H
#define VIGIE_TUI_SYMPTOM_PAST_H

#include "base/buf.h"
#include "tui/screen.h"

struct symptom_past {
	struct buf lines; /* paragraphs, with a line feed after each */
};

/* amended: the entry that is said better, or 0. */
void symptom_past_load(struct symptom_past *out, struct tui *tui,
		       const struct symptom *symptom, int64_t amended);
void symptom_past_show(struct view *view, const struct symptom_past *past);
/* Wipes. */
void symptom_past_clear(struct symptom_past *past);

#endif
