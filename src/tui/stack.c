/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "tui/checkin.h"
#include "tui/loop.h"

struct nav
nav_to(enum nav_kind kind)
{
	struct nav nav = { .kind = kind };

	return nav;
}

struct nav
nav_go(const struct screen *screen, const char *argument)
{
	struct nav nav = { .kind = NAV_GO, .screen = screen };

	(void)snprintf(nav.argument, sizeof(nav.argument), "%s", argument);
	return nav;
}

struct nav
nav_go_id(const struct screen *screen, int64_t id)
{
	struct nav nav = { .kind = NAV_GO, .screen = screen };

	(void)snprintf(nav.argument, sizeof(nav.argument), "%" PRId64, id);
	return nav;
}

struct nav
nav_replace(const struct screen *screen, const char *argument)
{
	struct nav nav = nav_go(screen, argument);

	nav.kind = NAV_REPLACE;
	return nav;
}

static const struct frame *
below_top(const struct tui *tui)
{
	return tui->depth > 1 ? &tui->frames[tui->depth - 2] : NULL;
}

struct nav
nav_done(const struct tui *tui)
{
	const struct frame *below = below_top(tui);

	return nav_to(below != NULL && below->screen == &screen_checkin
			      ? NAV_BACK
			      : NAV_HOME);
}

struct frame *
stack_top(struct tui *tui)
{
	return &tui->frames[tui->depth - 1];
}

struct form *
tui_form(struct tui *tui)
{
	return &stack_top(tui)->form;
}

const char *
tui_argument(const struct tui *tui)
{
	return tui->frames[tui->depth - 1].argument;
}

int64_t
tui_argument_id(const struct tui *tui)
{
	return strtoll(tui_argument(tui), NULL, 10);
}

static void
pop(struct tui *tui)
{
	struct frame *frame = stack_top(tui);

	keep_forms(tui);
	if (frame->screen->leave != NULL)
		frame->screen->leave(frame->state);
	wipe(frame->state, frame->screen->state_size);
	free(frame->state);
	form_clear(&frame->form);
	memset(frame, 0, sizeof(*frame));
	tui->depth--;
}

void
stack_clear(struct tui *tui)
{
	while (tui->depth > 0)
		pop(tui);
}

/* What was written there before stands there again. */
static void
fill(struct tui *tui, struct frame *frame)
{
	const struct draft *draft;

	if ((frame->screen->flags & SCREEN_FORM) == 0)
		return;
	draft = draft_find(&tui->drafts, frame->screen->name, frame->argument);
	if (draft != NULL)
		draft_fill(draft, &frame->form);
}

void
stack_push(struct tui *tui, const struct screen *screen, const char *argument)
{
	struct frame *frame;

	if (tui->depth == TUI_DEPTH)
		pop(tui);
	frame = &tui->frames[tui->depth++];
	memset(frame, 0, sizeof(*frame));
	frame->screen = screen;
	(void)snprintf(frame->argument, sizeof(frame->argument), "%s",
		       argument);
	frame->state = alloc_zeroed(1, screen->state_size + 1);
	frame->serial = ++tui->serial;
	if (screen->enter != NULL)
		screen->enter(frame->state, tui);
	fill(tui, frame);
}

static bool
is_open(const struct frame *frame, const struct nav *nav)
{
	return frame->screen == nav->screen &&
	       strcmp(frame->argument, nav->argument) == 0;
}

/* A screen that is open already is gone back to, not opened twice. */
static void
go(struct tui *tui, const struct nav *nav)
{
	for (int i = 0; i < tui->depth; i++)
		if (is_open(&tui->frames[i], nav)) {
			while (tui->depth > i + 1)
				pop(tui);
			return;
		}
	stack_push(tui, nav->screen, nav->argument);
}

void
stack_returned(struct tui *tui)
{
	static const struct event event = { .kind = EVENT_RETURNED };
	struct nav nav;

	if (tui->depth == 0)
		return;
	stack_top(tui)->serial = ++tui->serial;
	nav = hands_tell(tui, &event);
	if (nav.kind != NAV_STAY && nav.kind != NAV_PASS)
		stack_follow(tui, &nav);
}

static void
go_home(struct tui *tui)
{
	while (tui->depth > 1)
		pop(tui);
	if (tui->depth == 0 || stack_top(tui)->screen != &screen_home) {
		stack_clear(tui);
		stack_push(tui, &screen_home, "");
	}
	stack_returned(tui);
}

void
stack_follow(struct tui *tui, const struct nav *nav)
{
	switch (nav->kind) {
	case NAV_STAY:
	case NAV_PASS:
		break;
	case NAV_BACK:
		if (tui->depth > 1) {
			pop(tui);
			stack_returned(tui);
		}
		break;
	case NAV_GO:
		go(tui, nav);
		break;
	case NAV_REPLACE:
		pop(tui);
		go(tui, nav);
		break;
	case NAV_HOME:
		go_home(tui);
		break;
	case NAV_OPENED:
		keep_resume(tui);
		break;
	case NAV_LOCK:
		keep_lock(tui);
		break;
	case NAV_QUIT:
		tui->is_over = true;
		break;
	}
}

static void
show_moment(struct view *view, const struct tui *tui)
{
	struct buf text = { 0 };
	char *day, *hour;

	if (tui->session == NULL || view->aside != NULL)
		return;
	if (checkin_add_progress(&text, tui)) {
		view_aside(view, buf_text(&text));
		buf_clear(&text);
		return;
	}
	day = lang_long_day(lang_current(), civil_day(stamp_civil(tui->now)));
	hour = lang_hour(lang_current(), tui->now);
	buf_addf(&text, "%s   %s", day, hour);
	view_aside(view, buf_text(&text));
	buf_clear(&text);
	free(day);
	free(hour);
}

static void
fill_view(struct view *out, struct tui *tui)
{
	struct frame *frame = stack_top(tui);

	out->form = &frame->form;
	out->serial = frame->serial;
	out->is_form = (frame->screen->flags & SCREEN_FORM) != 0;
	if (tui->message != NULL)
		view_message(out, tui->message);
	if (tui->is_warning) {
		idle_show(out, tui);
		return;
	}
	frame->screen->show(out, frame->state, tui);
	show_moment(out, tui);
}

/* Where the focus was asked to be, now that the items are known. */
static void
settle_focus(struct frame *frame, const struct view *view)
{
	if (frame->wanted > 0)
		frame->focus = view_find_field(view, frame->wanted - 1);
	else if (frame->focus < 0)
		frame->focus = view_find(view, -frame->focus);
	frame->wanted = 0;
	if (frame->focus >= view->item_count)
		frame->focus = view->item_count - 1;
	if (frame->focus < 0)
		frame->focus = 0;
}

void
stack_show(struct view *out, struct tui *tui)
{
	struct frame *frame = stack_top(tui);
	int focus = frame->focus;

	fill_view(out, tui);
	if (tui->is_warning)
		return;
	settle_focus(frame, out);
	/* The keys of a form speak of the item in focus. */
	if (frame->focus != focus && out->is_form) {
		view_clear(out);
		fill_view(out, tui);
	}
	out->focus = frame->focus;
}

void
tui_focus(struct tui *tui, int id)
{
	stack_top(tui)->focus = -id;
}

void
tui_focus_field(struct tui *tui, const char *name)
{
	stack_top(tui)->wanted = form_find(tui_form(tui), name) + 1;
}
