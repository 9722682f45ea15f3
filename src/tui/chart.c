/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/chart.h"

#include "base/day_words.h"
#include "base/utf8.h"
#include "sys/lang.h"

enum {
	RANK_OF_SIGNS = 7,  /* what digits mean gives way to so many rows */
	SUMMARY_CELLS = 90, /* with its key, in two lines of a narrow window */
};

/* ---- heads of columns ---- */

static void
add_day_heads(struct view *view, const struct grid *grid)
{
	struct translator in = lang_translator(lang_current());
	struct buf names = { 0 };
	struct buf numbers = { 0 };

	for (int i = 0; i < grid->days; i++) {
		int32_t day = grid->from_day + i;

		buf_adds(&names, day_letters(day, &in));
		buf_addf(&numbers, "%2d", civil_from_day(day).day);
	}
	(void)view_cells(view, "", buf_text(&names), "");
	view_cells(view, "", buf_text(&numbers), "")->is_marked = true;
	buf_clear(&names);
	buf_clear(&numbers);
}

/* Each by its first day, above the month of that. */
static void
add_week_heads(struct view *view, const struct grid *grid, int days)
{
	struct buf numbers = { 0 };
	struct buf months = { 0 };

	for (int i = 0; i < grid->days; i += days) {
		struct civil civil = civil_from_day(grid->from_day + i);

		buf_addf(&numbers, "%2d", civil.day);
		buf_addf(&months, "%2d", civil.month);
	}
	view_cells(view, _("Week of the"), buf_text(&numbers), "")->is_marked =
		true;
	(void)view_cells(view, _("month"), buf_text(&months), "");
	buf_clear(&numbers);
	buf_clear(&months);
}

/* ---- which rows matter most ---- */

static int
weight_of(const struct grid_row *row)
{
	switch (row->kind) {
	case GRID_CALLS:
		return row->word == GRID_DUE ? 0 : 4;
	case GRID_SYMPTOM:
		return row->now > '0' ? 1 : 7;
	case GRID_INFUSIONS:
		return 2;
	case GRID_PRODUCT:
		return row->word == GRID_UNTOLD ? 3 : 6;
	case GRID_MEASURE:
		break;
	}
	return 5;
}

/* From 1 on; the line of signs has one of its own. */
static int
rank_of(const struct grid *grid, size_t at)
{
	int weight = weight_of(&grid->rows[at]), rank = 1;

	for (size_t i = 0; i < grid->row_count; i++) {
		int other = weight_of(&grid->rows[i]);

		rank += other < weight || (other == weight && i < at);
	}
	return rank < RANK_OF_SIGNS ? rank : rank + 1;
}

/* ---- rows ---- */

static void
add_row(struct view *view, const struct chart *chart, size_t at)
{
	struct translator in = lang_translator(lang_current());
	const struct grid *grid = chart->grid;
	const struct grid_row *row = &grid->rows[at];
	struct buf label = { 0 };
	struct buf word = { 0 };
	struct buf cells = { 0 };

	grid_add_label(&label, chart->pack, row, &in);
	grid_add_word(&word, grid, row, &in);
	for (int i = 0; i < grid->days; i += chart->days)
		buf_addf(&cells, " %c",
			 grid_worst(row->cells + i, chart->days));
	view_cells(view, buf_text(&label), buf_text(&cells), buf_text(&word))
		->rank = rank_of(grid, at);
	buf_clear(&label);
	buf_clear(&word);
	buf_clear(&cells);
}

/* Two lines: where room is short the second goes first. */
static void
add_signs(struct view *view, const struct grid *grid)
{
	int rows = (int)grid->row_count;
	struct block *block;

	view_gap(view);
	block = view_text(view, _("0 none   1 a little   2 medium   3 a lot   "
				  "4 very much   - not filled in"));
	block->rank = rows < RANK_OF_SIGNS ? rows + 1 : RANK_OF_SIGNS;
	block = view_text(view, _(". not asked   = taken   + measured   "
				  "P infusion   ! call"));
	block->rank = rows + 2;
}

void
chart_add(struct view *view, const struct chart *chart)
{
	const struct grid *grid = chart->grid;

	if (chart->days == 1)
		add_day_heads(view, grid);
	else
		add_week_heads(view, grid, chart->days);
	for (size_t i = 0; i < grid->row_count; i++)
		add_row(view, chart, i);
	add_signs(view, grid);
}

/* ---- sentences ---- */

void
chart_tell(struct view *view, const struct chart *chart)
{
	struct translator in = lang_translator(lang_current());
	struct grid_telling told = { chart->pack, chart->grid, &in };
	struct buf text = { 0 };

	for (size_t i = 0; i < chart->grid->row_count; i++) {
		grid_add_row(&text, &told, &chart->grid->rows[i]);
		(void)view_text(view, buf_text(&text));
		buf_cut(&text, 0);
	}
	grid_add_days(&text, chart->grid, &in);
	(void)view_text(view, buf_text(&text));
	buf_clear(&text);
}

/* The first symptom is the worst of those that are there. */
static void
add_worst_symptom(struct buf *out, const struct grid_telling *told)
{
	const struct grid *grid = told->grid;

	for (size_t i = 0; i < grid->row_count; i++) {
		if (grid->rows[i].kind != GRID_SYMPTOM)
			continue;
		grid_add_brief(out, told, &grid->rows[i]);
		buf_adds(out, " ");
		return;
	}
}

char *
chart_summary(const struct chart *chart)
{
	struct translator in = lang_translator(lang_current());
	struct grid_telling told = { chart->pack, chart->grid, &in };
	struct buf days = { 0 };
	struct buf text = { 0 };

	grid_add_missed(&days, chart->grid, &in);
	add_worst_symptom(&text, &told);
	buf_adds(&text, buf_text(&days));
	if (utf8_width(buf_text(&text)) > SUMMARY_CELLS) {
		buf_cut(&text, 0);
		buf_adds(&text, buf_text(&days));
	}
	buf_clear(&days);
	return buf_take(&text);
}
