/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of the loop; screens do not see this. */
#ifndef VIGIE_TUI_LOOP_H
#define VIGIE_TUI_LOOP_H

#include "tui/render.h"
#include "tui/screen.h"

/* ---- stack.c: which screens are open ---- */

struct frame *stack_top(struct tui *tui);
void stack_push(struct tui *tui, const struct screen *screen,
		const char *argument);
void stack_clear(struct tui *tui);
void stack_follow(struct tui *tui, const struct nav *nav);
/* Tells the screen on top that it is there again. */
void stack_returned(struct tui *tui);
/* Builds what is to be shown now. */
void stack_show(struct view *out, struct tui *tui);

/* ---- keep.c: drafts, lock ---- */

/* Takes over what the forms on the stack hold. */
void keep_forms(struct tui *tui);
/* Seals the drafts now. */
void keep_drafts(struct tui *tui);
/* The session was opened: its drafts, and the way back to them. */
void keep_resume(struct tui *tui);
void keep_lock(struct tui *tui);

/* ---- idle.c: how long nothing was pressed ---- */

void idle_begin(struct tui *tui);
/* Milliseconds to wait before idle_pass is to be called. */
int idle_wait(const struct tui *tui);
/* Warns, locks, keeps drafts that are due. */
void idle_pass(struct tui *tui);
void idle_show(struct view *view, const struct tui *tui);
/* A press while the warning stands; the screen below never hears it. */
void idle_press(struct tui *tui, const struct press *press);

/* ---- hands.c: what a press means ---- */

void hands_press(struct tui *tui, const struct view *view,
		 const struct press *press);
struct nav hands_tell(struct tui *tui, const struct event *event);

/* ---- focus.c ---- */

/* The item to go to from the focused one. */
int focus_move(const struct view *view, enum press_kind direction);
/* The next question, its chosen answer first; the focus when there is none. */
int focus_next_group(const struct view *view);
int focus_previous_group(const struct view *view);

/* Items are numbered for those who type numbers: the one with that number
 * among those on offer, -1 for none; and back. */
int focus_by_number(const struct view *view, long number);
long focus_number(const struct view *view, int index);
bool focus_is_on_offer(const struct view *view, int index);

#endif
