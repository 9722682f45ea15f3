/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A whole line, as those type it who have no screen drawn. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "tui/hands.h"

static struct nav
line_of_text(struct tui *tui, const struct view *view, const char *line)
{
	const struct item *item = hands_item(view);
	struct field *field = hands_text(view);
	struct nav nav = nav_to(NAV_STAY);

	if (item == NULL || field == NULL)
		return nav;
	if (*line != '\0') {
		field_forget(field);
		(void)field_insert(field, line);
		nav = hands_changed(tui, item);
	}
	if (nav.kind != NAV_STAY && nav.kind != NAV_PASS)
		return nav;
	return hands_enter_text(tui, view);
}

/* Nothing is drawn where the tick would be seen. */
static void
say_tick(struct tui *tui, const struct item *item)
{
	if (tui->message != NULL)
		return;
	tui_say(tui,
		item->is_chosen ? _("No longer ticked: %s") : _("Ticked: %s"),
		item->label);
}

static struct nav
line_of_number(struct tui *tui, const struct view *view, long number)
{
	int index = focus_by_number(view, number);
	const struct item *item;
	struct nav nav;

	if (index < 0) {
		tui_say(tui, "%s", _("There is no such number here."));
		return nav_to(NAV_STAY);
	}
	hands_focus(tui, index);
	item = &view->items[index];
	nav = hands_choose(tui, view, item);
	if (nav.kind != NAV_STAY && nav.kind != NAV_PASS)
		return nav;
	if (item->kind == ITEM_TICK)
		say_tick(tui, item);
	if (item->kind == ITEM_OPTION)
		hands_focus(tui, focus_next_group(view));
	return nav;
}

struct nav
hands_line(struct tui *tui, const struct view *view, const char *line)
{
	const struct item *item = hands_item(view);
	char *end;
	long number;

	if (strcmp(line, "<") == 0)
		return hands_back(tui);
	if (hands_text(view) != NULL)
		return line_of_text(tui, view, line);
	number = strtol(line, &end, 10);
	if (end != line && *end == '\0')
		return line_of_number(tui, view, number);
	if (*line != '\0')
		return hands_letter(tui, view, (unsigned char)*line);
	if (item == NULL)
		return hands_back(tui);
	if (item->kind == ITEM_BUTTON && view->is_form)
		return hands_choose(tui, view, item);
	if (!view->is_form)
		stack_top(tui)->serial = ++tui->serial; /* said once more */
	else
		hands_focus(tui, focus_next_group(view));
	return nav_to(NAV_STAY);
}
