/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Letters and function keys: of the screen, and the same everywhere. */
#include "config.h"

#include "tui/hands.h"
#include "tui/note.h"

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
	(void)hands_say(tui, EVENT_RETURNED, 0);
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

	if (letter == 'a' && note_has_unkept(tui) &&
	    tui->alarm.level == LEVEL_EMERGENCY)
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
		return hands_take_back(tui, PRESS_NONE);
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

struct nav
hands_letter(struct tui *tui, const struct view *view, uint32_t character)
{
	struct event event = { .kind = EVENT_LETTER };
	const struct item *item;
	struct nav nav;

	event.letter = small_letter(character);
	if (view->item_count > 0) {
		item = item_with_key(view, event.letter);
		if (item != NULL) {
			hands_focus(tui, (int)(item - view->items));
			return hands_choose(tui, view, item);
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

struct nav
hands_function(struct tui *tui, uint32_t number)
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
