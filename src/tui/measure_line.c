/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/measure_line.h"

#include <stdlib.h>
#include <string.h>

#include "base/utf8.h"
#include "clinic/measure.h"
#include "report/label.h"
#include "sys/lang.h"

/* Cells; the whole fits a window of 60. */
enum { DAY_WIDTH = 9, NUMBER_WIDTH = 8, DAYS_WIDTH = 6, BAR_WIDTH = 16 };

static void
add_number(struct buf *out, const struct measure_line *line, milli value)
{
	label_add_number(out, measure_in_unit(line->measure, line->unit, value),
			 lang_current());
}

static void
add_with_unit(struct buf *out, const struct measure_line *line, milli value)
{
	const char *unit = line->measure->units[line->unit].name;

	add_number(out, line, value);
	if (unit[0] != '\0')
		buf_addf(out, " %s", unit);
}

/* ---- figures ---- */

static void
add_blanks(struct buf *out, int count)
{
	for (int i = 0; i < count; i++)
		buf_adds(out, " ");
}

static void
add_right(struct buf *out, const char *text, int width)
{
	add_blanks(out, width - (int)utf8_width(text));
	buf_adds(out, text);
}

static void
add_left(struct buf *out, const char *text, int width)
{
	buf_adds(out, text);
	add_blanks(out, width - (int)utf8_width(text));
}

static void
add_cell(struct buf *out, const struct measure_line *line, milli value)
{
	struct buf number = { 0 };

	add_number(&number, line, value);
	add_right(out, buf_text(&number), NUMBER_WIDTH);
	buf_clear(&number);
}

/* "|   --o-       |": from the least to the most, and the last of them. */
static void
add_bar(struct buf *out, const struct measure_line *line,
	const struct trend_range *range)
{
	const struct trend_range *all = &line->trend.range;
	int least = trend_cell(range->least, all, BAR_WIDTH);
	int most = trend_cell(range->most, all, BAR_WIDTH);
	int last = trend_cell(range->last, all, BAR_WIDTH);

	buf_adds(out, " |");
	for (int i = 0; i < BAR_WIDTH; i++) {
		bool is_between = range->days > 0 && i >= least && i <= most;

		if (range->days > 0 && i == last)
			buf_adds(out, "o");
		else
			buf_adds(out, is_between ? "-" : " ");
	}
	buf_adds(out, "|");
}

static void
add_nothing(struct buf *out)
{
	add_right(out, "-", NUMBER_WIDTH);
	add_right(out, "-", NUMBER_WIDTH);
	add_right(out, "-", NUMBER_WIDTH);
	add_right(out, "-", DAYS_WIDTH);
}

static void
show_row(struct view *view, const struct measure_line *line,
	 const struct trend_row *row)
{
	const struct trend_range *range = &row->range;
	char *day = lang_short_day(lang_current(), row->from_day);
	struct buf text = { 0 }, days = { 0 };

	add_left(&text, day, DAY_WIDTH);
	buf_addf(&days, "%zu", range->days);
	if (range->days > 0) {
		add_cell(&text, line, range->last);
		add_cell(&text, line, range->least);
		add_cell(&text, line, range->most);
		add_right(&text, buf_text(&days), DAYS_WIDTH);
	} else {
		add_nothing(&text);
	}
	add_bar(&text, line, range);
	(void)view_text(view, buf_text(&text));
	buf_clear(&text);
	buf_clear(&days);
	free(day);
}

/* The names of the columns, and the ends of the bar. */
static void
show_header(struct view *view, const struct measure_line *line)
{
	struct buf text = { 0 }, low = { 0 }, high = { 0 };

	add_left(&text, C_("column", "from"), DAY_WIDTH);
	add_right(&text, C_("column", "last"), NUMBER_WIDTH);
	add_right(&text, C_("column", "lowest"), NUMBER_WIDTH);
	add_right(&text, C_("column", "highest"), NUMBER_WIDTH);
	add_right(&text, C_("column", "days"), DAYS_WIDTH);
	add_number(&low, line, line->trend.range.least);
	add_number(&high, line, line->trend.range.most);
	buf_addf(&text, "  %s", buf_text(&low));
	if (line->trend.range.least != line->trend.range.most)
		add_right(&text, buf_text(&high), BAR_WIDTH - (int)low.length);
	(void)view_text(view, buf_text(&text));
	buf_clear(&text);
	buf_clear(&low);
	buf_clear(&high);
}

static void
show_heading(struct view *view, const struct measure_line *line)
{
	const char *unit = line->measure->units[line->unit].name;
	struct buf text = { 0 };

	buf_adds(&text, line->step == TREND_WEEKS ? _("Over twelve weeks")
						  : _("Over twelve months"));
	if (unit[0] != '\0')
		buf_addf(&text, _(", in %s"), unit);
	view_heading(view, buf_text(&text));
	buf_clear(&text);
}

void
measure_line_figures(struct view *view, const struct measure_line *line)
{
	show_heading(view, line);
	show_header(view, line);
	for (size_t i = 0; i < line->trend.count; i++)
		show_row(view, line, &line->trend.rows[i]);
}

/* ---- sentences ---- */

static void
add_days(struct buf *out, size_t days)
{
	buf_addf(out, P_("%zu day", "%zu days", (unsigned long)days), days);
}

/* "from 36.8 to 38.5 °C, the last 37.1 °C". */
static void
add_range(struct buf *out, const struct measure_line *line,
	  const struct trend_range *range)
{
	struct buf least = { 0 }, most = { 0 }, last = { 0 };

	add_number(&least, line, range->least);
	add_with_unit(&most, line, range->most);
	add_with_unit(&last, line, range->last);
	if (range->least == range->most)
		buf_adds(out, buf_text(&last));
	else
		buf_addf(out, _("from %s to %s, the last %s"), buf_text(&least),
			 buf_text(&most), buf_text(&last));
	buf_clear(&least);
	buf_clear(&most);
	buf_clear(&last);
}

static void
say_row(struct view *view, const struct measure_line *line,
	const struct trend_row *row)
{
	char *from = lang_short_day(lang_current(), row->from_day);
	char *to = lang_short_day(lang_current(), row->to_day);
	struct buf days = { 0 }, range = { 0 };

	add_days(&days, row->range.days);
	add_range(&range, line, &row->range);
	if (row->range.days == 0)
		view_textf(view, _("%s to %s: nothing noted."), from, to);
	else
		view_textf(view, _("%s to %s: %s, %s."), from, to,
			   buf_text(&days), buf_text(&range));
	buf_clear(&days);
	buf_clear(&range);
	free(from);
	free(to);
}

void
measure_line_sentences(struct view *view, const struct measure_line *line)
{
	struct buf days = { 0 }, range = { 0 };

	add_days(&days, line->trend.range.days);
	add_range(&range, line, &line->trend.range);
	view_textf(view,
		   line->step == TREND_WEEKS ? _("Over twelve weeks: %s, %s.")
					     : _("Over twelve months: %s, %s."),
		   buf_text(&days), buf_text(&range));
	buf_clear(&days);
	buf_clear(&range);
	for (size_t i = 0; i < line->trend.count; i++)
		say_row(view, line, &line->trend.rows[i]);
}
