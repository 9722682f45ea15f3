/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files named hands*.c share, and nobody else. */
#ifndef VIGIE_TUI_HANDS_H
#define VIGIE_TUI_HANDS_H

#include "tui/loop.h"

/* NULL when there is nothing to stand on. */
const struct item *hands_item(const struct view *view);
/* The line to write on that is in focus, or NULL. */
struct field *hands_text(const struct view *view);
void hands_focus(struct tui *tui, int index);
/* A field was changed by the person. */
struct nav hands_changed(struct tui *tui, const struct item *item);
struct nav hands_choose(struct tui *tui, const struct view *view,
			const struct item *item);
/* Enter in a text: what the screen says, else the next question, else save. */
struct nav hands_enter_text(struct tui *tui, const struct view *view);
struct nav hands_back(struct tui *tui);
struct nav hands_say(struct tui *tui, enum event_kind kind, int id);

/* hands_letter.c: letters and function keys */
struct nav hands_letter(struct tui *tui, const struct view *view,
			uint32_t character);
struct nav hands_function(struct tui *tui, uint32_t number);
/* hands_line.c: a whole line, in the linear rendering */
struct nav hands_line(struct tui *tui, const struct view *view,
		      const char *line);
/* hands_undo.c: PRESS_REDO, or anything else to take back */
struct nav hands_take_back(struct tui *tui, enum press_kind kind);

#endif
