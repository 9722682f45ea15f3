/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "tui/screen.h"

enum { YESTERDAY = 1, WEEK = 7 };

/* A day's name inside a sentence: small in French. */
static char *
in_sentence(char *day)
{
	if (lang_current() == LANG_FR && day[0] >= 'A' && day[0] <= 'Z')
		day[0] = (char)(day[0] + 'a' - 'A');
	return day;
}

static char *
words_day_from(int32_t day, int32_t today)
{
	if (day == today)
		return alloc_string(C_("day", "today"));
	if (day == today - YESTERDAY)
		return alloc_string(C_("day", "yesterday"));
	if (day == today + 1)
		return alloc_string(C_("day", "tomorrow"));
	if (day > today - WEEK * 26 && day < today + WEEK * 26)
		return in_sentence(lang_long_day(lang_current(), day));
	return in_sentence(lang_long_day_year(lang_current(), day));
}

char *
words_day(int32_t day, struct stamp now)
{
	return words_day_from(day, stamp_day(now));
}

char *
words_near(int32_t day, struct stamp now)
{
	if (day <= stamp_day(now) && day >= stamp_day(now) - YESTERDAY)
		return words_day(day, now);
	return lang_short_day(lang_current(), day);
}

/* Beside an hour a day is read as that of the calendar: what was at half past
 * one in the night is not of yesterday. */
char *
words_moment(struct stamp stamp, struct stamp now)
{
	int32_t here = civil_day(stamp_civil(now));
	char *day = words_day_from(civil_day(stamp_civil(stamp)), here);
	char *hour = lang_hour(lang_current(), stamp);
	struct buf text = { 0 };

	buf_addf(&text, "%s, %s", day, hour);
	free(day);
	free(hour);
	return buf_take(&text);
}

char *
words_visit(struct stamp stamp, bool has_hour, struct stamp now)
{
	int32_t day = civil_day(stamp_civil(stamp));
	int32_t today = civil_day(stamp_civil(now));

	return has_hour ? words_moment(stamp, now) : words_day_from(day, today);
}

char *
words_short(const char *label)
{
	const char *more = strstr(label, " (");

	return more == NULL ? alloc_string(label)
			    : alloc_string_part(label, (size_t)(more - label));
}

char *
words_pack(const struct tui *tui)
{
	return advice_pack(tui->options->pack, tui->options->trust,
			   lang_current());
}

const char *
words_clock_back(void)
{
	return _("This was noted later than now: the clock of this computer "
		 "was wrong then, or is wrong now. Nothing is lost.");
}

const char *
words_limit(void)
{
	return _("vigie sends nothing to the hospital: you are the one who "
		 "calls.");
}

const char *
words_enter(void)
{
	return C_("key", "Enter");
}

const char *
words_escape(void)
{
	return C_("key", "Esc");
}

const char *
words_space(void)
{
	return C_("key", "Space");
}

const char *
words_enter_does(const struct view *view, const struct tui *tui)
{
	int focus = tui->frames[tui->depth - 1].focus;
	const struct item *item;

	if (focus < 0 || focus >= view->item_count)
		return _("Save");
	item = &view->items[focus];
	if (item->kind == ITEM_OPTION && !item->is_chosen)
		return _("Choose");
	if (item->kind == ITEM_TICK && !item->is_chosen)
		return _("Tick");
	if (item->kind == ITEM_TEXT && focus + 1 < view->item_count &&
	    view->items[focus + 1].kind != ITEM_BUTTON)
		return _("Next");
	/* The first button of a form saves it. */
	if (focus > 0 && item->kind == ITEM_BUTTON &&
	    item[-1].kind == ITEM_BUTTON)
		return _("Choose");
	return _("Save");
}

/* A session whose file is not what it was. */
bool
words_is_stuck(enum err err)
{
	return err == ERR_BUSY || err == ERR_DAMAGED;
}

char *
words_failure(enum err err)
{
	struct buf text = { 0 };

	buf_adds(&text, _(err_sentence(err)));
	if (words_is_stuck(err))
		buf_addf(&text, " %s",
			 _("Lock it (F9, or L at home) and open it again: "
			   "what you wrote stays."));
	return buf_take(&text);
}
