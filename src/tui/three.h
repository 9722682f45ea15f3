/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A question of a form with three answers: yes, no, I do not know. */
#ifndef VIGIE_TUI_THREE_H
#define VIGIE_TUI_THREE_H

#include "tui/screen.h"

/* A new field, with what is kept: "yes", "no", or NULL for what is not. */
void three_add(struct form *form, const char *name, const char *kept);
void three_show(struct view *view, const char *name, const char *question);
/* "yes", "no", or "" for what is not known or was left open. */
const char *three_value(const struct form *form, const char *name);

#endif
