/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/loop.h"

enum { PAGE = 8, NUMBERS_AFTER_DIGITS = 10 };

/* Rows as the screen means them: items beside each other are one. */
static int
row_start(const struct view *view, int index)
{
	while (index > 0 && view->items[index].is_beside)
		index--;
	return index;
}

static int
row_end(const struct view *view, int index)
{
	while (index + 1 < view->item_count && view->items[index + 1].is_beside)
		index++;
	return index;
}

static int
in_row(const struct view *view, int start, int place)
{
	int end = row_end(view, start);

	return start + place <= end ? start + place : end;
}

static int
row_down(const struct view *view, int index)
{
	int next = row_end(view, index) + 1;

	if (next >= view->item_count)
		return index;
	return in_row(view, next, index - row_start(view, index));
}

static int
row_up(const struct view *view, int index)
{
	int start = row_start(view, index);

	if (start == 0)
		return index;
	return in_row(view, row_start(view, start - 1), index - start);
}

static int
page(const struct view *view, int index, int (*step)(const struct view *, int))
{
	for (int i = 0; i < PAGE; i++)
		index = step(view, index);
	return index;
}

/* The first item of the group before or after, 1 or -1 away. */
static int
beside_group(const struct view *view, int at, int step)
{
	int group, to = at;

	if (view->item_count == 0)
		return at;
	group = view->items[at].group;
	while (to >= 0 && to < view->item_count &&
	       view->items[to].group == group)
		to += step;
	if (to < 0 || to >= view->item_count)
		return at;
	while (to > 0 && view->items[to - 1].group == view->items[to].group)
		to--;
	return to;
}

int
focus_move(const struct view *view, enum press_kind direction)
{
	int last = view->item_count - 1, at = view->focus;

	if (view->is_timeline && direction == PRESS_LEFT)
		return beside_group(view, at, 1);
	if (view->is_timeline && direction == PRESS_RIGHT)
		return beside_group(view, at, -1);

	if (direction == PRESS_UP)
		return row_up(view, at);
	if (direction == PRESS_DOWN)
		return row_down(view, at);
	if (direction == PRESS_LEFT)
		return at > 0 ? at - 1 : at;
	if (direction == PRESS_RIGHT)
		return at < last ? at + 1 : at;
	if (direction == PRESS_PAGE_UP)
		return page(view, at, row_up);
	if (direction == PRESS_PAGE_DOWN)
		return page(view, at, row_down);
	if (direction == PRESS_HOME)
		return 0;
	if (direction == PRESS_END)
		return last > 0 ? last : 0;
	return at;
}

static int
chosen_of_group(const struct view *view, int group)
{
	int first = -1;

	for (int i = 0; i < view->item_count; i++) {
		if (view->items[i].group != group)
			continue;
		if (view->items[i].is_chosen &&
		    view->items[i].kind == ITEM_OPTION)
			return i;
		if (first < 0)
			first = i;
	}
	return first;
}

int
focus_next_group(const struct view *view)
{
	int group;

	if (view->item_count == 0)
		return 0;
	group = view->items[view->focus].group;
	for (int i = view->focus; i < view->item_count; i++)
		if (view->items[i].group != group)
			return chosen_of_group(view, view->items[i].group);
	return view->focus;
}

int
focus_previous_group(const struct view *view)
{
	int group;

	if (view->item_count == 0)
		return 0;
	group = view->items[view->focus].group;
	for (int i = view->focus; i >= 0; i--)
		if (view->items[i].group != group)
			return chosen_of_group(view, view->items[i].group);
	return view->focus;
}

static bool
is_digit(const struct item *item)
{
	return item->key >= '0' && item->key <= '9';
}

/* A line to write on has no number. */
static bool
is_numbered(const struct view *view, int index)
{
	enum item_kind kind = view->items[index].kind;

	return kind != ITEM_TEXT && kind != ITEM_SECRET &&
	       focus_is_on_offer(view, index);
}

bool
focus_is_on_offer(const struct view *view, int index)
{
	return !view->is_form ||
	       view->items[index].group == view->items[view->focus].group;
}

long
focus_number(const struct view *view, int index)
{
	long number = 1;

	if (is_digit(&view->items[index]))
		return (long)view->items[index].key - '0';
	for (int i = 0; i < view->item_count; i++)
		if (is_numbered(view, i) && is_digit(&view->items[i]))
			number = NUMBERS_AFTER_DIGITS;
	for (int i = 0; i < index; i++)
		if (is_numbered(view, i) && !is_digit(&view->items[i]))
			number++;
	return number;
}

int
focus_by_number(const struct view *view, long number)
{
	for (int i = 0; i < view->item_count; i++)
		if (is_numbered(view, i) && focus_number(view, i) == number)
			return i;
	return -1;
}
