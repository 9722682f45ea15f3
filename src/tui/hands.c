/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a press means: the same on every screen. */
#include "config.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "app/advice.h"
#include "base/alloc.h"
#include "sys/clock.h"
#include "tui/loop.h"
#include "tui/note.h"

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

static struct nav
tell(struct tui *tui, enum event_kind kind, int id)
{
	struct event event = { .kind = kind, .id = id };

	return hands_tell(tui, &event);
}

static const struct item *
focused(const struct view *view)
{
	return view->item_count > 0 ? &view->items[view->focus] : NULL;
}

static struct field *
focused_text(const struct view *view)
{
	const struct item *item = focused(view);

	if (item == NULL || item->field < 0 ||
	    (item->kind != ITEM_TEXT && item->kind != ITEM_SECRET))
		return NULL;
	return &view->form->fields[item->field];
}

static void
move_focus(struct tui *tui, int index)
{
	struct frame *frame = stack_top(tui);

	if (frame->focus != index && tui->draft_due != 0)
		keep_drafts(tui);
	frame->focus = index;
}

/* A field was changed by the person. */
static struct nav
changed(struct tui *tui, const struct item *item)
{
	struct frame *frame = stack_top(tui);

	if (item->kind != ITEM_SECRET)
		frame->form.is_touched = true;
	if (item->kind == ITEM_OPTION || item->kind == ITEM_TICK)
		keep_drafts(tui);
	else if (item->kind == ITEM_TEXT && tui->draft_due == 0 &&
		 tui->session != NULL)
		tui->draft_due = clock_monotonic() + DRAFT_WAIT;
	return tell(tui, EVENT_CHANGED, item->field);
}

static struct nav
back(struct tui *tui)
{
	struct nav nav = tell(tui, EVENT_BACK, 0);
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

static struct nav
choose(struct tui *tui, const struct view *view, const struct item *item)
{
	struct field *field;

	if (item->id == ITEM_SAVE && item->field < 0)
		return tell(tui, EVENT_SAVE, ITEM_SAVE);
	if (item->field < 0 || view->form == NULL)
		return tell(tui, EVENT_CHOSEN, item->id);
	field = &view->form->fields[item->field];
	assert(field != NULL);
	if (item->kind == ITEM_TICK)
		field->chosen = field->chosen == 1 ? 0 : 1;
	else
		field->chosen = item->option;
	return changed(tui, item);
}

/* Enter in a text: what the screen says, else the next question, else save. */
static struct nav
enter_text(struct tui *tui, const struct view *view)
{
	struct nav nav = tell(tui, EVENT_ENTER, view->items[view->focus].field);
	int next = focus_next_group(view);

	if (nav.kind != NAV_PASS)
		return nav;
	if (next == view->focus || view->items[next].kind == ITEM_BUTTON)
		return tell(tui, EVENT_SAVE, ITEM_SAVE);
	move_focus(tui, next);
	return nav_to(NAV_STAY);
}

static struct nav
enter(struct tui *tui, const struct view *view)
{
	const struct item *item = focused(view);

	if (item == NULL)
		return back(tui);
	if (focused_text(view) != NULL)
		return enter_text(tui, view);
	if ((item->kind == ITEM_OPTION || item->kind == ITEM_TICK) &&
	    item->is_chosen)
		return tell(tui, EVENT_SAVE, ITEM_SAVE);
	return choose(tui, view, item);
}

/* Digits of a French keyboard without Shift. */
static uint32_t
digit_of(uint32_t character)
{
	static const uint32_t row[] = { 0xe0, '&', 0xe9, '"', '\'',
					'(',  '-', 0xe8, '_', 0xe7 };

	for (uint32_t i = 0; i < sizeof(row) / sizeof(row[0]); i++)
		if (row[i] == character)
			return '0' + i;
	return character;
}

static uint32_t
small_letter(uint32_t character)
{
	if (character >= 'A' && character <= 'Z')
		return character + 'a' - 'A';
	return digit_of(character);
}

/* The item that this key chooses: of the question in focus, or of a menu. */
static const struct item *
item_with_key(const struct view *view, uint32_t key)
{
	for (int i = 0; i < view->item_count; i++)
		if (small_letter(view->items[i].key) == key &&
		    view->items[i].group == view->items[view->focus].group)
			return &view->items[i];
	for (int i = 0; i < view->item_count; i++)
		if (small_letter(view->items[i].key) == key &&
		    view->items[i].field < 0)
			return &view->items[i];
	return NULL;
}

static void
switch_language(struct tui *tui)
{
	lang_set(lang_current() == LANG_FR ? LANG_EN : LANG_FR);
	tui->lang_was_chosen = true;
	stack_top(tui)->serial = ++tui->serial;
	(void)tell(tui, EVENT_RETURNED, 0);
}

static struct nav
take_back(struct tui *tui, enum press_kind kind)
{
	char *done = NULL;
	enum err err = kind == PRESS_REDO ? session_redo(&done, tui->session)
					  : session_undo(&done, tui->session);

	if (err == ERR_NOT_FOUND)
		tui_say(tui, "%s",
			kind == PRESS_REDO ? _("There is nothing to do again.")
					   : _("There is nothing to undo."));
	else if (err != ERR_NONE)
		tui_say_failure(tui, err);
	else if (kind == PRESS_REDO)
		tui_say(tui, _("Done again: %s"),
			advice_change(done, lang_current()));
	else
		tui_say(tui, _("Undone: %s   Ctrl-R does it again."),
			advice_change(done, lang_current()));
	wipe_string(done);
	return tell(tui, EVENT_RETURNED, 0);
}

static struct nav
show_help(struct tui *tui)
{
	if (tui->session == NULL || stack_top(tui)->screen == &screen_help)
		return nav_to(NAV_STAY);
	return nav_go(&screen_help, stack_top(tui)->screen->name);
}

/* Letters that mean the same everywhere a diary is open. */
static struct nav
go_by_letter(struct tui *tui, uint32_t letter)
{
	static const struct {
		uint32_t letter;
		const struct screen *screen;
	} ways[] = {
		{ 's', &screen_choose }, { 'm', &screen_products },
		{ 'a', &screen_alerts }, { 'h', &screen_history },
		{ 'v', &screen_visit },  { 'c', &screen_contacts },

	};

	if (letter == 'a' && tui->has_alarm && tui->alarm_kept != ERR_NONE)
		return nav_go(&screen_emergency, "");
	for (size_t i = 0; i < sizeof(ways) / sizeof(ways[0]); i++)
		if (ways[i].letter == letter)
			return nav_go(ways[i].screen, "");
	if (letter == '/')
		return nav_go(&screen_history, "search");
	if (letter == '?')
		return show_help(tui);
	if (letter == 'l')
		return nav_to(NAV_LOCK);
	if (letter == 'u')
		return take_back(tui, PRESS_NONE);
	if (letter == 'r')
		return note_nothing_new(tui);
	if (letter == 'q' && stack_top(tui)->screen == &screen_home)
		return nav_to(NAV_QUIT);
	return nav_to(NAV_STAY);
}

static bool
is_form(struct tui *tui)
{
	return (stack_top(tui)->screen->flags & SCREEN_FORM) != 0;
}

/* Somebody writes, and stands on the wrong line: letters that would lead
 * away from a half-filled form do nothing. */
static struct nav
letter_in_form(struct tui *tui)
{
	tui_say(tui, "%s",
		_("Letters need a line to write on: Tab. Esc leaves, nothing "
		  "is lost."));
	return nav_to(NAV_STAY);
}

static struct nav
hear_letter(struct tui *tui, const struct view *view, uint32_t character)
{
	struct event event = { .kind = EVENT_LETTER };
	const struct item *item;
	struct nav nav;

	event.letter = small_letter(character);
	if (view->item_count > 0) {
		item = item_with_key(view, event.letter);
		if (item != NULL) {
			move_focus(tui, (int)(item - view->items));
			return choose(tui, view, item);
		}
	}
	nav = hands_tell(tui, &event);
	if (nav.kind != NAV_PASS)
		return nav;
	if (event.letter == 'g' && !is_form(tui)) {
		switch_language(tui);
		return nav_to(NAV_STAY);
	}
	if (tui->session == NULL)
		return nav_to(NAV_STAY);
	if (is_form(tui) && event.letter != '?')
		return letter_in_form(tui);
	return go_by_letter(tui, event.letter);
}

static struct nav
hear_function(struct tui *tui, uint32_t number)
{
	struct event event = { .kind = EVENT_LETTER,
			       .letter = LETTER_F(number) };
	struct nav nav = hands_tell(tui, &event);

	if (nav.kind != NAV_PASS)
		return nav;
	if (number == 1)
		return show_help(tui);
	if (number == 8)
		switch_language(tui);
	if (number == 9)
		return nav_to(NAV_LOCK);
	return nav_to(NAV_STAY);
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
	const struct item *item = focused(view);
	struct field *field = focused_text(view);
	struct nav nav;

	if (item == NULL || field == NULL)
		return nav_to(NAV_PASS);
	switch (field_press(field, press)) {
	case EDIT_UNUSED:
		return nav_to(NAV_PASS);
	case EDIT_MOVED:
		return nav_to(NAV_STAY);
	case EDIT_CHANGED:
		nav = changed(tui, item);
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
			move_focus(tui, focus_move(view, arrow));
			break;
		}
		if (press->character == ' ' && focused(view) != NULL)
			return choose(tui, view, focused(view));
		return hear_letter(tui, view, press->character);
	case PRESS_ENTER:
		return enter(tui, view);
	case PRESS_ESCAPE:
	case PRESS_BACKSPACE:
		return back(tui);
	case PRESS_TAB:
		move_focus(tui, focus_next_group(view));
		break;
	case PRESS_BACK_TAB:
		move_focus(tui, focus_previous_group(view));
		break;
	case PRESS_UP:
	case PRESS_DOWN:
	case PRESS_LEFT:
	case PRESS_RIGHT:
	case PRESS_HOME:
	case PRESS_END:
	case PRESS_PAGE_UP:
	case PRESS_PAGE_DOWN:
		move_focus(tui, focus_move(view, press->kind));
		break;
	case PRESS_FUNCTION:
		return hear_function(tui, press->character);
	case PRESS_REDO:
		if (tui->session != NULL)
			return take_back(tui, PRESS_REDO);
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

/* ---- a whole line, in the linear rendering ---- */

static struct nav
line_of_text(struct tui *tui, const struct view *view, const char *line)
{
	const struct item *item = focused(view);
	struct field *field = focused_text(view);
	struct nav nav = nav_to(NAV_STAY);

	if (item == NULL || field == NULL)
		return nav;
	if (*line != '\0') {
		field_forget(field);
		(void)field_insert(field, line);
		nav = changed(tui, item);
	}
	if (nav.kind != NAV_STAY && nav.kind != NAV_PASS)
		return nav;
	return enter_text(tui, view);
}

static struct nav
line_of_number(struct tui *tui, const struct view *view, long number)
{
	int index = focus_by_number(view, number);
	struct nav nav;

	if (index < 0) {
		tui_say(tui, "%s", _("There is no such number here."));
		return nav_to(NAV_STAY);
	}
	move_focus(tui, index);
	nav = choose(tui, view, &view->items[index]);
	if (view->items[index].kind == ITEM_OPTION &&
	    (nav.kind == NAV_STAY || nav.kind == NAV_PASS))
		move_focus(tui, focus_next_group(view));
	return nav;
}

static struct nav
hear_line(struct tui *tui, const struct view *view, const char *line)
{
	const struct item *item = focused(view);
	char *end;
	long number;

	if (strcmp(line, "<") == 0)
		return back(tui);
	if (focused_text(view) != NULL)
		return line_of_text(tui, view, line);
	number = strtol(line, &end, 10);
	if (end != line && *end == '\0')
		return line_of_number(tui, view, number);
	if (*line != '\0')
		return hear_letter(tui, view, (unsigned char)*line);
	if (item == NULL)
		return back(tui);
	if (item->kind == ITEM_BUTTON && view->is_form)
		return choose(tui, view, item);
	if (!view->is_form)
		stack_top(tui)->serial = ++tui->serial; /* said once more */
	else
		move_focus(tui, focus_next_group(view));
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
		return focused_text(view) != NULL;
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
	if (tui->is_warning) {
		idle_press(tui, press);
		return;
	}
	idle_begin(tui);
	if (press->kind == PRESS_READ)
		return;
	if (press->kind == PRESS_LINE)
		nav = hear_line(tui, view, press->line);
	else
		nav = hear_text(tui, view, press);
	if (nav.kind == NAV_PASS && press->kind != PRESS_LINE)
		nav = hear_key(tui, view, press);
	stack_follow(tui, &nav);
}
