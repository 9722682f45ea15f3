/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an entry puts into its row. */
#include "config.h"

#include <stdio.h>
#include <string.h>

#include "clinic/driver.h"
#include "report/grid_inside.h"

/* ---- symptoms ---- */

static bool
is_given(const struct answer *answer)
{
	return answer != NULL && answer->state == ANSWER_GIVEN;
}

/* "new" as the entry itself says: 0 is known to the team. */
static void
take_new(struct grid_row *row, const struct entry *entry)
{
	const struct answer *is_new = entry_find_answer(entry, "new");

	if (is_given(is_new))
		row->told = is_new->value > 0 ? CELL_BLANK : row->now;
}

static void
take_symptom(struct grid *grid, const struct grid_case *from,
	     const struct entry *entry)
{
	const struct symptom *symptom = pack_symptom(from->pack, entry->code);
	int place = grid_place(grid, entry);
	struct grid_row *row;
	char digit;

	if (symptom == NULL || place == PLACE_AFTER)
		return;
	row = grid_row_of(grid, GRID_SYMPTOM, entry);
	digit = (char)('0' + driver_of(symptom, entry));
	if (row->now <= '0' && digit > '0') {
		row->since = stamp_day(entry->felt);
		row->told = CELL_BLANK;
	}
	row->latest = entry;
	row->now = digit;
	take_new(row, entry);
	if (place == PLACE_BEFORE) {
		row->before = digit;
		return;
	}
	grid_put(row, place, digit);
	row->stood[place] = digit;
}

/* What was there before the first dose is known, as long as it is no worse. */
static void
take_baseline(struct grid *grid, const struct grid_case *from,
	      const struct entry *entry)
{
	const struct symptom *symptom = pack_symptom(from->pack, entry->code);
	struct grid_row *row;

	if (symptom == NULL)
		return;
	row = grid_row_of(grid, GRID_SYMPTOM, entry);
	row->baseline = (char)('0' + driver_of(symptom, entry));
}

/* A call tells of what was there by then. */
static void
take_call(struct grid *grid, const struct entry *entry)
{
	int place = grid_place(grid, entry);

	for (size_t i = 0; i < grid->row_count; i++) {
		struct grid_row *row = &grid->rows[i];
		char name[ANSWER_NAME_LIMIT];

		if (row->kind != GRID_SYMPTOM || row->now <= '0')
			continue;
		snprintf(name, sizeof(name), "told:%s", row->latest->code);
		if (is_given(entry_find_answer(entry, name)))
			row->told = row->now;
	}
	if (place >= 0)
		grid_put(grid_row_of(grid, GRID_CALLS, NULL), place, CELL_CALL);
}

/* ---- the others ---- */

static void
take_measure(struct grid *grid, const struct grid_case *from,
	     const struct entry *entry)
{
	const struct measure *measure = pack_measure(from->pack, entry->code);
	const struct answer *value = entry_find_answer(entry, "value");
	int place = grid_place(grid, entry);
	struct grid_row *row;
	bool is_first;

	if (measure == NULL || !is_given(value) || place < 0)
		return;
	row = grid_row_of(grid, GRID_MEASURE, entry);
	is_first = grid_worst(row->cells, grid->days) == CELL_BLANK;
	if (is_first || value->value < row->least)
		row->least = value->value;
	if (is_first || value->value > row->most)
		row->most = value->value;
	row->last = value->value;
	row->latest = entry;
	if (measure->drives == 0)
		grid_put(row, place, CELL_MEASURED);
	else
		grid_put(row, place,
			 (char)('0' + driver_of_number(measure, value->value)));
}

static bool
has_detail(const struct entry *entry, const char *key, const char *value)
{
	const char *text = entry_detail(entry, key);

	return text != NULL && strcmp(text, value) == 0;
}

static int32_t
day_of_detail(const struct entry *entry, const char *key)
{
	const char *text = entry_detail(entry, key);
	int32_t day;

	if (text == NULL)
		return 0;
	if (day_parse(&day, text) == ERR_NONE)
		return day;
	err_forget_note();
	return 0;
}

/* Whether somebody with this line on the list takes or took it. */
static bool
is_taken(const struct entry *product)
{
	return !has_detail(product, "status", "planned") &&
	       entry_detail(product, "status") != NULL;
}

static bool
has_ended(const struct entry *product)
{
	return has_detail(product, "status", "stopped") ||
	       has_detail(product, "status", "recent") ||
	       has_detail(product, "status", "received");
}

/* Lines that were amended since still say from when on. */
static void
take_product(struct grid *grid, const struct entry *entry)
{
	struct grid_row *row = grid_row_of(grid, GRID_PRODUCT, entry);
	int32_t felt = stamp_day(entry->felt);
	int32_t since = day_of_detail(entry, "since");

	if (is_taken(entry)) {
		since = since != 0 ? since : felt;
		if (row->since == 0 || since < row->since)
			row->since = since;
	}
	if (!entry_is_live(entry))
		return;
	row->latest = entry;
	row->until = day_of_detail(entry, "until");
	if (row->until == 0 && has_ended(entry))
		row->until = felt;
}

static void
take_dose(struct grid *grid, const struct entry *entry)
{
	const struct answer *taken = entry_find_answer(entry, "taken");
	int place = grid_place(grid, entry);

	if (place < 0 || (is_given(taken) && taken->value == 0))
		return;
	grid_put(grid_row_of(grid, GRID_PRODUCT, entry), place, CELL_TAKEN);
}

static void
take_infusion(struct grid *grid, const struct entry *entry)
{
	int place = grid_place(grid, entry);

	if (place >= 0)
		grid_put(grid_row_of(grid, GRID_INFUSIONS, entry), place,
			 CELL_INFUSION);
}

/* It was said that the team should be called, or told. */
static void
take_level(struct grid *grid, const struct entry *entry)
{
	int place = grid_place(grid, entry);

	if (place >= 0 && entry->level >= LEVEL_REPORT)
		grid_put(grid_row_of(grid, GRID_CALLS, NULL), place, CELL_CALL);
}

static void
take_standing(struct grid *grid, const struct grid_case *from,
	      const struct entry *entry)
{
	switch (entry->kind) {
	case ENTRY_SYMPTOM:
		take_symptom(grid, from, entry);
		break;
	case ENTRY_MEASURE:
		take_measure(grid, from, entry);
		break;
	case ENTRY_PRODUCT:
		take_product(grid, entry);
		break;
	case ENTRY_DOSE:
		take_dose(grid, entry);
		break;
	case ENTRY_TREATMENT:
	case ENTRY_INFUSION:
		take_infusion(grid, entry);
		break;
	case ENTRY_BASELINE:
		take_baseline(grid, from, entry);
		break;
	case ENTRY_CALL:
		take_call(grid, entry);
		break;
	case ENTRY_NOTHING_NEW:
	case ENTRY_QUESTION:
	case ENTRY_VISIT:
	case ENTRY_KIND_COUNT:
		break;
	}
	take_level(grid, entry);
}

void
grid_take(struct grid *grid, const struct grid_case *from,
	  const struct entry *entry)
{
	if (grid_stands(entry))
		take_standing(grid, from, entry);
}

/* ---- the days between ---- */

/* A day on which it was not spoken of: gone is gone until it comes again, when
 * nothing new was there; what goes on was not asked, unless it is named. */
static char
silent_cell(const struct grid *grid, int place, const char *code, char state)
{
	const struct entry *asked = grid->asked[place];

	if (grid->filled[place] != CELL_FILLED)
		return grid->filled[place];
	if (asked == NULL)
		return CELL_NOT_ASKED;
	return state <= '0' || is_given(entry_find_answer(asked, code))
		       ? '0'
		       : CELL_NOT_ASKED;
}

static void
finish_symptom(struct grid_row *row, const struct grid *grid)
{
	char state = row->before;

	for (int i = 0; i < grid->days; i++) {
		if (row->stood[i] != CELL_BLANK)
			state = row->stood[i];
		else
			row->cells[i] = silent_cell(grid, i, row->latest->code,
						    state);
	}
}

/* An as-needed one only shows where a dose was noted. */
static void
finish_product(struct grid_row *row, const struct grid *grid)
{
	if (row->since == 0 || has_detail(row->latest, "moments", "as_needed"))
		return;
	for (int i = 0; i < grid->days; i++) {
		int32_t day = grid->from_day + i;

		if (day >= row->since && day <= grid->today &&
		    (row->until == 0 || day <= row->until))
			grid_put(row, i, CELL_TAKEN);
	}
}

/* ---- how it stands at the end ---- */

/* The digits of the last two days that have one, the last first. */
static int
last_digits(char out[static 2], const struct grid_row *row, int days)
{
	int count = 0;

	for (int i = days - 1; i >= 0 && count < 2; i--)
		if (row->cells[i] >= '0' && row->cells[i] <= '4')
			out[count++] = row->cells[i];
	return count;
}

static enum grid_word
symptom_word(const struct grid_row *row, const struct grid *grid)
{
	char digits[2] = { CELL_BLANK, CELL_BLANK };
	int32_t last = grid->from_day + grid->days - 1;

	(void)last_digits(digits, row, grid->days);
	if (row->now <= '0')
		return grid_worst(row->cells, grid->days) > '0' ? GRID_OVER
								: GRID_PLAIN;
	if (digits[1] > '0' && digits[0] > digits[1])
		return GRID_RISING;
	if (digits[1] > '0' && digits[0] < digits[1])
		return GRID_FALLING;
	if (row->told >= row->now || row->baseline >= row->now)
		return GRID_KNOWN;
	if (row->told > '0')
		return GRID_RISING;
	return last - row->since < GRID_NEW_DAYS ? GRID_NEW : GRID_UNTOLD;
}

static enum grid_word
product_word(const struct grid_row *row, const struct grid *grid)
{
	const struct answer *told = entry_find_answer(row->latest, "told");

	if (row->latest->kind != ENTRY_PRODUCT)
		return GRID_PLAIN;
	if (!is_given(told) || told->value <= 0)
		return GRID_UNTOLD;
	return row->until != 0 && row->until < grid->from_day + grid->days
		       ? GRID_STOPPED
		       : GRID_PLAIN;
}

void
grid_finish(struct grid_row *row, const struct grid *grid)
{
	if (row->kind == GRID_SYMPTOM) {
		finish_symptom(row, grid);
		row->word = symptom_word(row, grid);
		return;
	}
	if (row->kind == GRID_PRODUCT) {
		finish_product(row, grid);
		row->word = product_word(row, grid);
	}
	for (int i = 0; i < grid->days; i++)
		if (row->cells[i] == CELL_BLANK &&
		    grid->filled[i] != CELL_BLANK)
			row->cells[i] = CELL_NOT_ASKED;
}
