/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test.h"

#include "grid_kit.h"

#include <string.h>

#include "sample_pack.h"

static struct pack *pack;
static struct entry_list entries;
static struct grid grid;
bool days_call_is_due;
const char *days_first;

int
days_set_up(void **state)
{
	(void)state;
	if (pack == NULL)
		pack = sample_pack();
	days_call_is_due = false;
	days_first = "2026-01-01";
	return 0;
}

int
days_tear_down(void **state)
{
	(void)state;
	grid_clear(&grid);
	entry_list_clear(&entries);
	return 0;
}

int
days_put_away(void **state)
{
	(void)state;
	pack_free(pack);
	pack = NULL;
	return 0;
}

/* The entry holds until the next one. */
struct entry *
days_note(const char *when, enum entry_kind kind, const char *code)
{
	struct entry *entry = entry_list_push(&entries);

	entry_init(entry, kind, code);
	entry->id = (int64_t)entries.count;
	assert_int_equal(stamp_parse(&entry->felt, when), ERR_NONE);
	entry->noted = entry->felt;
	return entry;
}

struct entry *
days_feel(const char *when, const char *code, int level)
{
	struct entry *entry = days_note(when, ENTRY_SYMPTOM, code);

	assert_int_equal(
		entry_answer(entry, "severity", (milli)level * MILLI_ONE),
		ERR_NONE);
	return entry;
}

void
days_nothing(const char *when)
{
	(void)days_note(when, ENTRY_NOTHING_NEW, "");
}

void
days_measure(const char *when, const char *code, milli value)
{
	assert_int_equal(entry_answer(days_note(when, ENTRY_MEASURE, code),
				      "value", value),
			 ERR_NONE);
}

void
days_say(struct entry *entry, const char *key, const char *text)
{
	assert_int_equal(entry_set_detail(entry, key, text), ERR_NONE);
}

void
days_answer(struct entry *entry, const char *name, int value)
{
	assert_int_equal(entry_answer(entry, name, (milli)value * MILLI_ONE),
			 ERR_NONE);
}

int32_t
days_day(const char *text)
{
	int32_t day;

	assert_int_equal(day_parse(&day, text), ERR_NONE);
	return day;
}

/* Today is the last of the days. */
void
days_look(const char *from, const char *to)
{
	struct grid_case of = { .pack = pack,
				.entries = &entries,
				.from_day = days_day(from),
				.to_day = days_day(to),
				.first_day = days_day(days_first),
				.today = days_day(to),
				.call_is_due = days_call_is_due };

	grid_clear(&grid);
	grid_build(&grid, &of);
}

const struct grid_row *
days_row(enum grid_kind kind, const char *code)
{
	for (size_t i = 0; i < grid.row_count; i++) {
		const struct grid_row *row = &grid.rows[i];

		if (row->kind == kind &&
		    (code == NULL || strcmp(row->latest->code, code) == 0))
			return row;
	}
	return NULL;
}

void
assert_cells(enum grid_kind kind, const char *code, const char *want)
{
	const struct grid_row *row = days_row(kind, code);

	assert_non_null(row);
	assert_string_equal(row->cells, want);
}

const struct grid *
days_grid(void)
{
	return &grid;
}

const struct pack *
days_pack(void)
{
	return pack;
}
