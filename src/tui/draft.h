/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What was being written, so that nothing typed is lost by Esc, lock, a
 * closed window or a crash: the forms that are half filled, and the way to
 * the screen on top. Sealed beside the diary by the session.
 */
#ifndef VIGIE_TUI_DRAFT_H
#define VIGIE_TUI_DRAFT_H

#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/stamp.h"
#include "tui/form.h"

struct draft_field {
	char *name, *text;
	int chosen;
};
struct draft {
	char *screen, *argument;
	struct stamp begun;
	struct draft_field *fields;
	size_t count;
};
/* One step of the way. */
struct draft_step {
	char *screen, *argument;
	int focus;
};
struct draft_list {
	struct draft *items;
	size_t count;
	struct draft_step *steps;
	size_t step_count;
};

/* Newest last; NULL when there is none. */
struct draft *draft_find(const struct draft_list *list, const char *screen,
			 const char *argument);
/* Takes the place of what was kept of that form; begun stays. */
void draft_put(struct draft_list *list, const struct draft *like,
	       const struct form *form);
void draft_remove(struct draft_list *list, const char *screen,
		  const char *argument);
/* Into the fields of these names; others are left alone. */
void draft_fill(const struct draft *draft, struct form *form);
void draft_add_step(struct draft_list *list, const struct draft_step *like);
void draft_forget_steps(struct draft_list *list);

void draft_format(struct buf *out, const struct draft_list *list);
/* What does not read as a draft is passed over. */
void draft_parse(struct draft_list *out, const char *text);
/* Wipes. */
void draft_list_clear(struct draft_list *list);

#endif
