/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a press means: the same on every screen. */
#include "config.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "sys/clock.h"
#include "tui/hands.h"

enum {
	TREMOR = 150,      /* ms: the same key again counts once */
	DRAFT_WAIT = 1000, /* ms after a letter until the draft is kept */
};

struct nav
hands_tell(struct tui *tui, const struct event *event)
{
	struct frame *frame = stack_top(tui);

	if (frame->screen->act == NULL)
		return nav_to(NAV_PASS);
	return frame->screen->act(frame->state, tui, event);
}

struct nav
hands_say(struct tui *tui, enum event_kind kind, int id)
{
	struct event event = { .kind = kind, .id = id };

	return hands_tell(tui, &event);
}

const struct item *
hands_item(const struct view *view)
{
	return view->item_count > 0 ? &view->items[view->focus] : NULL;
}

struct field *
hands_text(const struct view *view)
{
	const struct item *item = hands_item(view);

	if (item == NULL || item->field < 0 ||
	    (item->kind != ITEM_TEXT && item->kind != ITEM_SECRET))
		return NULL;
	return &view->form->fields[item->field];
}

void
hands_focus(struct tui *tui, int index)
{
	struct frame *frame = stack_top(tui);

	if (frame->focus != index && tui->draft_due != 0)
		keep_drafts(tui);
	frame->focus = index;
}

/* A field was changed by the person. */
struct nav
hands_changed(struct tui *tui, const struct item *item)
{
	struct frame *frame = stack_top(tui);

	if (item->kind != ITEM_SECRET)
		frame->form.is_touched = true;
	if (item->kind == ITEM_OPTION || item->kind == ITEM_TICK)
		keep_drafts(tui);
	else if (item->kind == ITEM_TEXT && tui->draft_due == 0 &&
		 tui->session != NULL)
		tui->draft_due = clock_monotonic() + DRAFT_WAIT;
	return hands_say(tui, EVENT_CHANGED, item->field);
}

struct nav
hands_back(struct tui *tui)
{
	struct nav nav = hands_say(tui, EVENT_BACK, 0);
	struct frame *frame = stack_top(tui);

	if (nav.kind != NAV_PASS)
		return nav;
	if ((frame->screen->flags & SCREEN_FORM) != 0 &&
	    frame->form.is_touched && tui->session != NULL) {
		keep_drafts(tui);
		tui_say(tui, "%s",
			_("What you wrote is kept. Home takes you back to it."));
	}
	return nav_to(NAV_BACK);
}

struct nav
hands_choose(struct tui *tui, const struct view *view, const struct item *item)
{
	struct field *field;

	if (item->id == ITEM_SAVE && item->field < 0)
		return hands_say(tui, EVENT_SAVE, ITEM_SAVE);
	if (item->field < 0 || view->form == NULL)
		return hands_say(tui, EVENT_CHOSEN, item->id);
	field = &view->form->fields[item->field];
	assert(field != NULL);
	if (item->kind == ITEM_TICK)
		field->chosen = field->chosen == 1 ? 0 : 1;
	else
		field->chosen = item->option;
	return hands_changed(tui, item);
}

/* Enter in a text: what the screen says, else the next question, else save. */
struct nav
hands_enter_text(struct tui *tui, const struct view *view)
{
	struct nav nav = hands_say(tui, EVENT_ENTER,
				   view->items[view->focus].field);
	int next = focus_next_group(view);

	if (nav.kind != NAV_PASS)
		return nav;
	if (next == view->focus || view->items[next].kind == ITEM_BUTTON)
		return hands_say(tui, EVENT_SAVE, ITEM_SAVE);
	hands_focus(tui, next);
	return nav_to(NAV_STAY);
}

static struct nav
enter(struct tui *tui, const struct view *view)
{
	const struct item *item = hands_item(view);

	if (item == NULL)
		return hands_back(tui);
	if (hands_text(view) != NULL)
		return hands_enter_text(tui, view);
	if ((item->kind == ITEM_OPTION || item->kind == ITEM_TICK) &&
	    item->is_chosen)
		return hands_say(tui, EVENT_SAVE, ITEM_SAVE);
	if ((item->kind == ITEM_TICK || item->kind == ITEM_OPTION) &&
	    (stack_top(tui)->screen->flags & SCREEN_TICKS) != 0)
		return hands_say(tui, EVENT_SAVE, ITEM_SAVE);
	return hands_choose(tui, view, item);
}

/* Home, the draft kept; twice in a row closes the diary. */
static struct nav
interrupt(struct tui *tui)
{
	if (tui->session == NULL)
		return nav_to(NAV_QUIT);
	if (tui->is_interrupted)
		return nav_to(NAV_LOCK);
	tui->is_interrupted = true;
	keep_drafts(tui);
	tui_say(tui, "%s",
		_("What you wrote is kept. Ctrl-C again closes the "
		  "diary."));
	return nav_to(NAV_HOME);
}

static struct nav
stop(struct tui *tui)
{
	struct nav nav = nav_to(NAV_LOCK);

	if (tui->session != NULL)
		stack_follow(tui, &nav);
	tui->renderer->stop();
	return nav_to(NAV_STAY);
}

static struct nav
hear_text(struct tui *tui, const struct view *view, const struct press *press)
{
	const struct item *item = hands_item(view);
	struct field *field = hands_text(view);
	struct nav nav;

	if (item == NULL || field == NULL)
		return nav_to(NAV_PASS);
	switch (field_press(field, press)) {
	case EDIT_UNUSED:
		return nav_to(NAV_PASS);
	case EDIT_MOVED:
		return nav_to(NAV_STAY);
	case EDIT_CHANGED:
		nav = hands_changed(tui, item);
		return nav.kind == NAV_PASS ? nav_to(NAV_STAY) : nav;
	case EDIT_FULL:
		break;
	}
	tui_say(tui, "%s", _("This line is full."));
	return nav_to(NAV_STAY);
}

/* h j k l as arrows, for those who set it; H and L stay what they are. */
static enum press_kind
vi_arrow(const struct tui *tui, uint32_t character)
{
	if (!tui->has_vi_keys)
		return PRESS_NONE;
	if (character == 'h')
		return PRESS_LEFT;
	if (character == 'j')
		return PRESS_DOWN;
	if (character == 'k')
		return PRESS_UP;
	return character == 'l' ? PRESS_RIGHT : PRESS_NONE;
}

static struct nav
hear_key(struct tui *tui, const struct view *view, const struct press *press)
{
	enum press_kind arrow;

	switch (press->kind) {
	case PRESS_CHARACTER:
		arrow = vi_arrow(tui, press->character);
		if (arrow != PRESS_NONE) {
			hands_focus(tui, focus_move(view, arrow));
			break;
		}
		if (press->character == ' ' && hands_item(view) != NULL)
			return hands_choose(tui, view, hands_item(view));
		return hands_letter(tui, view, press->character);
	case PRESS_ENTER:
		return enter(tui, view);
	case PRESS_ESCAPE:
	case PRESS_BACKSPACE:
		return hands_back(tui);
	case PRESS_TAB:
		hands_focus(tui, focus_next_group(view));
		break;
	case PRESS_BACK_TAB:
		hands_focus(tui, focus_previous_group(view));
		break;
	case PRESS_UP:
	case PRESS_DOWN:
	case PRESS_LEFT:
	case PRESS_RIGHT:
	case PRESS_HOME:
	case PRESS_END:
	case PRESS_PAGE_UP:
	case PRESS_PAGE_DOWN:
		hands_focus(tui, focus_move(view, press->kind));
		break;
	case PRESS_FUNCTION:
		return hands_function(tui, press->character);
	case PRESS_REDO:
		if (tui->session != NULL)
			return hands_take_back(tui, PRESS_REDO);
		break;
	case PRESS_INTERRUPT:
		return interrupt(tui);
	case PRESS_SUSPEND:
		return stop(tui);
	case PRESS_NONE:
	case PRESS_DELETE:
	case PRESS_PASTE:
	case PRESS_LINE:
	case PRESS_REDRAW:
	case PRESS_RESIZE:
	case PRESS_READ:
	case PRESS_HANGUP:
		break;
	}
	return nav_to(NAV_STAY);
}

/* ---- one press ---- */

static bool
may_repeat(const struct view *view, const struct press *press)
{
	switch (press->kind) {
	case PRESS_UP:
	case PRESS_DOWN:
	case PRESS_LEFT:
	case PRESS_RIGHT:
	case PRESS_PAGE_UP:
	case PRESS_PAGE_DOWN:
	case PRESS_LINE:
	case PRESS_REDRAW:
	case PRESS_READ:
	case PRESS_INTERRUPT:
	case PRESS_SUSPEND:
		return true;
	case PRESS_CHARACTER:
	case PRESS_BACKSPACE:
	case PRESS_DELETE:
	case PRESS_PASTE:
		return hands_text(view) != NULL;
	case PRESS_NONE:
	case PRESS_ENTER:
	case PRESS_ESCAPE:
	case PRESS_TAB:
	case PRESS_BACK_TAB:
	case PRESS_HOME:
	case PRESS_END:
	case PRESS_FUNCTION:
	case PRESS_REDO:
	case PRESS_RESIZE:
	case PRESS_HANGUP:
		break;
	}
	return false;
}

/* The same key twice in a moment: a hand that shakes, not a wish. */
static bool
is_tremor(struct tui *tui, const struct view *view, const struct press *press)
{
	int64_t now = clock_monotonic();
	bool is_same = tui->last_kind == (int)press->kind &&
		       tui->last_character == press->character &&
		       now - tui->last_press < TREMOR;

	tui->last_kind = (int)press->kind;
	tui->last_character = press->character;
	tui->last_press = now;
	return is_same && !may_repeat(view, press);
}

void
hands_press(struct tui *tui, const struct view *view, const struct press *press)
{
	struct nav nav = nav_to(NAV_PASS);

	if (is_tremor(tui, view, press))
		return;
	wipe_string(tui->message);
	tui->message = NULL;
	tui->now = clock_now();
	if (press->kind != PRESS_INTERRUPT)
		tui->is_interrupted = false;
	tui->undo_was_asked = tui->undo_is_asked;
	tui->undo_is_asked = false;
	if (tui->is_warning) {
		idle_press(tui, press);
		return;
	}
	idle_begin(tui);
	if (press->kind == PRESS_READ)
		return;
	if (press->kind == PRESS_LINE)
		nav = hands_line(tui, view, press->line);
	else
		nav = hear_text(tui, view, press);
	if (nav.kind == NAV_PASS && press->kind != PRESS_LINE)
		nav = hear_key(tui, view, press);
	stack_follow(tui, &nav);
}
