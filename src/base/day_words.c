/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/day_words.h"

#include <stdio.h>

static const char *const weekdays[] = {
	N_("Monday"), N_("Tuesday"),  N_("Wednesday"), N_("Thursday"),
	N_("Friday"), N_("Saturday"), N_("Sunday"),
};

/* Two cells of ASCII each. */
static const char *const two_letters[] = {
	NC_("weekday", "Mo"), NC_("weekday", "Tu"), NC_("weekday", "We"),
	NC_("weekday", "Th"), NC_("weekday", "Fr"), NC_("weekday", "Sa"),
	NC_("weekday", "Su"),
};

static const char *const months[] = {
	N_("January"),   N_("February"), N_("March"),    N_("April"),
	N_("May"),       N_("June"),     N_("July"),     N_("August"),
	N_("September"), N_("October"),  N_("November"), N_("December"),
};

/* For lists; a name that is short is whole. */
static const char *const short_months[] = {
	NC_("short month", "Jan."),  NC_("short month", "Feb."),
	NC_("short month", "March"), NC_("short month", "April"),
	NC_("short month", "May"),   NC_("short month", "June"),
	NC_("short month", "July"),  NC_("short month", "Aug."),
	NC_("short month", "Sept."), NC_("short month", "Oct."),
	NC_("short month", "Nov."),  NC_("short month", "Dec."),
};

enum { DAY_OF_MONTH_LIMIT = 16 };

/* A date in pieces that a translated sentence can hold. */
struct spoken {
	const char *weekday;
	const char *number;
	const char *month;
	const char *short_month;
	int year;
	char digits[DAY_OF_MONTH_LIMIT];
};

static void
speak(struct spoken *out, const struct translator *in, int32_t day)
{
	struct civil civil = civil_from_day(day);

	snprintf(out->digits, sizeof(out->digits), "%d", civil.day);
	out->weekday = in->text(in->lang, weekdays[civil_weekday(day)]);
	out->month = in->text(in->lang, months[civil.month - 1]);
	out->short_month = in->text(in->lang, short_months[civil.month - 1]);
	out->year = civil.year;
	out->number = out->digits;
	/* i18n: the first of a month where that is not said like the others */
	if (civil.day == 1)
		out->number = in->text(in->lang, NC_("day of the month", "1"));
}

void
day_add_long(struct buf *out, int32_t day, const struct translator *in)
{
	struct spoken spoken = { 0 };

	speak(&spoken, in, day);
	/* i18n: Tuesday 14 October */
	buf_addf(out, in->text(in->lang, NC_("long day", "%s %s %s")),
		 spoken.weekday, spoken.number, spoken.month);
}

void
day_add_long_year(struct buf *out, int32_t day, const struct translator *in)
{
	struct spoken spoken = { 0 };

	speak(&spoken, in, day);
	/* i18n: Tuesday 14 October 2026 */
	buf_addf(out, in->text(in->lang, NC_("long day", "%s %s %s %d")),
		 spoken.weekday, spoken.number, spoken.month, spoken.year);
}

void
day_add_short(struct buf *out, int32_t day, const struct translator *in)
{
	struct spoken spoken = { 0 };

	speak(&spoken, in, day);
	/* i18n: 14 Oct. */
	buf_addf(out, in->text(in->lang, NC_("short day", "%s %s")),
		 spoken.number, spoken.short_month);
}

const char *
day_letters(int32_t day, const struct translator *in)
{
	return in->text(in->lang, two_letters[civil_weekday(day)]);
}

void
hour_add(struct buf *out, struct stamp stamp, const struct translator *in)
{
	struct civil civil = stamp_civil(stamp);

	/* i18n: hours and minutes, 9:16 */
	buf_addf(out, in->text(in->lang, NC_("hour", "%d:%02d")), civil.hour,
		 civil.minute);
}
