/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/grid.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "report/grid_inside.h"

/* Each worse than those before it. */
static const char by_worst[] = " -.*0+=P!1234";

static int
rank(char cell)
{
	const char *found = cell != '\0' ? strchr(by_worst, cell) : NULL;

	return found != NULL ? (int)(found - by_worst) : 0;
}

char
grid_worst(const char *cells, int count)
{
	char worst = CELL_BLANK;

	for (int i = 0; i < count; i++)
		if (rank(cells[i]) > rank(worst))
			worst = cells[i];
	return worst;
}

void
grid_put(struct grid_row *row, int place, char cell)
{
	if (rank(cell) > rank(row->cells[place]))
		row->cells[place] = cell;
}

bool
grid_is_filled_by(enum entry_kind kind)
{
	static const bool fills[ENTRY_KIND_COUNT] = {
		[ENTRY_SYMPTOM] = true,  [ENTRY_MEASURE] = true,
		[ENTRY_PRODUCT] = true,  [ENTRY_DOSE] = true,
		[ENTRY_INFUSION] = true, [ENTRY_NOTHING_NEW] = true,
		[ENTRY_CALL] = true,
	};

	return fills[kind];
}

int
grid_place(const struct grid *grid, const struct entry *entry)
{
	int32_t day = stamp_day(entry->felt);

	if (day < grid->from_day)
		return PLACE_BEFORE;
	return day < grid->from_day + grid->days ? day - grid->from_day
						 : PLACE_AFTER;
}

static bool
is_row_of(const struct grid_row *row, enum grid_kind kind,
	  const struct entry *entry)
{
	if (row->kind != kind)
		return false;
	if (kind == GRID_INFUSIONS || kind == GRID_CALLS)
		return true;
	if (kind == GRID_PRODUCT)
		return entry_is_same_product(row->latest, entry);
	return strcmp(row->latest->code, entry->code) == 0;
}

struct grid_row *
grid_row_of(struct grid *grid, enum grid_kind kind, const struct entry *entry)
{
	struct grid_row *row;

	for (size_t i = 0; i < grid->row_count; i++)
		if (is_row_of(&grid->rows[i], kind, entry))
			return &grid->rows[i];
	if (grid->row_count == grid->row_room) {
		grid->row_room = grid->row_room * 2 + 16;
		grid->rows = alloc_resize(grid->rows, grid->row_room,
					  sizeof(*grid->rows));
	}
	row = &grid->rows[grid->row_count++];
	*row = (struct grid_row){ .kind = kind,
				  .latest = entry,
				  .before = CELL_BLANK,
				  .now = CELL_BLANK,
				  .told = CELL_BLANK };
	memset(row->cells, CELL_BLANK, (size_t)grid->days);
	memset(row->stood, CELL_BLANK, (size_t)grid->days);
	return row;
}

/* ---- the row of days ---- */

static void
begin_days(struct grid *out, const struct grid_case *from)
{
	for (int i = 0; i < out->days; i++) {
		int32_t day = out->from_day + i;
		bool is_over = day >= from->first_day && day < from->today;

		out->filled[i] = is_over ? CELL_MISSED : CELL_BLANK;
	}
}

bool
grid_stands(const struct entry *entry)
{
	return entry_is_live(entry) ||
	       (entry->status == ENTRY_AMENDED && entry->kind == ENTRY_PRODUCT);
}

static void
fill_day(struct grid *out, const struct entry *entry)
{
	int place = grid_place(out, entry);

	if (place < 0 || !grid_stands(entry) || !grid_is_filled_by(entry->kind))
		return;
	out->filled[place] = CELL_FILLED;
	if (entry->kind == ENTRY_NOTHING_NEW &&
	    (out->asked[place] == NULL ||
	     out->asked[place]->answer_count < entry->answer_count))
		out->asked[place] = entry;
}

int
grid_missed(const struct grid *grid)
{
	int count = 0;

	for (int i = 0; i < grid->days; i++)
		count += grid->filled[i] == CELL_MISSED;
	return count;
}

int
grid_filled(const struct grid *grid)
{
	int count = 0;

	for (int i = 0; i < grid->days; i++)
		count += grid->filled[i] == CELL_FILLED;
	return count;
}

/* ---- rows ---- */

static int
days_noted(const struct grid_row *row)
{
	int count = 0;

	for (const char *cell = row->stood; *cell != '\0'; cell++)
		count += *cell != CELL_BLANK;
	return count;
}

/* What was only there before the days, or is no more than known of. */
static bool
is_empty(const struct grid_row *row, const struct grid *grid)
{
	if (row->kind == GRID_SYMPTOM)
		return days_noted(row) == 0;
	return row->word != GRID_DUE &&
	       rank(grid_worst(row->cells, grid->days)) <= rank(CELL_NOT_ASKED);
}

static void
drop_empty(struct grid *grid)
{
	size_t kept = 0;

	for (size_t i = 0; i < grid->row_count; i++)
		if (!is_empty(&grid->rows[i], grid))
			grid->rows[kept++] = grid->rows[i];
	grid->row_count = kept;
}

/* Below 0 when a comes first. */
static int
row_order(const struct grid_row *a, const struct grid_row *b, int days)
{
	int order = (int)a->kind - (int)b->kind;

	if (order != 0)
		return order;
	if (a->kind == GRID_PRODUCT)
		return (b->word == GRID_UNTOLD) - (a->word == GRID_UNTOLD);
	if (a->kind != GRID_SYMPTOM)
		return 0;
	order = (b->now > '0') - (a->now > '0');
	if (order == 0)
		order = rank(grid_worst(b->cells, days)) -
			rank(grid_worst(a->cells, days));
	if (order == 0)
		order = b->now - a->now;
	return order != 0 ? order : days_noted(b) - days_noted(a);
}

/* A few rows, and those that are alike stay in their order. */
static void
sort_rows(struct grid *grid)
{
	for (size_t i = 1; i < grid->row_count; i++) {
		struct grid_row row = grid->rows[i];
		size_t to = i;

		while (to > 0 &&
		       row_order(&grid->rows[to - 1], &row, grid->days) > 0) {
			grid->rows[to] = grid->rows[to - 1];
			to--;
		}
		grid->rows[to] = row;
	}
}

void
grid_build(struct grid *out, const struct grid_case *from)
{
	const struct entry_list *entries = from->entries;
	int32_t days = from->to_day - from->from_day + 1;

	*out = (struct grid){ .from_day = from->from_day,
			      .today = from->today };
	out->days = days < GRID_DAYS ? (int)days : GRID_DAYS;
	begin_days(out, from);
	for (size_t i = 0; i < entries->count; i++)
		fill_day(out, &entries->items[i]);
	for (size_t i = 0; i < entries->count; i++)
		grid_take(out, from, &entries->items[i]);
	if (from->call_is_due)
		grid_row_of(out, GRID_CALLS, NULL)->word = GRID_DUE;
	for (size_t i = 0; i < out->row_count; i++)
		grid_finish(&out->rows[i], out);
	drop_empty(out);
	sort_rows(out);
}

void
grid_clear(struct grid *grid)
{
	free(grid->rows);
	*grid = (struct grid){ 0 };
}
