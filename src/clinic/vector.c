/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "clinic/triage.h"
#include "clinic/vector.h"
#include "clinic/vector_parts.h"

/* Any noon will do: 2026-06-15T12:00:00Z. */
#define VECTOR_NOW ((int64_t)1781524800)

enum column { ID, CONTEXT, ENTRIES, LEAST, MOST, COLUMN_COUNT };
static const char *const column_names[] = {
	[ID] = "id",           [CONTEXT] = "context",
	[ENTRIES] = "entries", [LEAST] = "expected_min_level",
	[MOST] = "max_level",
};

/* Where the columns of a file stand; SIZE_MAX: there is none. */
struct columns {
	size_t at[COLUMN_COUNT];
};

struct stamp
vector_stamp(const struct vector_case *test, int days)
{
	struct stamp stamp = test->now;

	stamp.at -= (int64_t)days * DAY_SECONDS;
	return stamp;
}

void
vector_keep(struct vector_case *test, enum err err)
{
	if (test->err == ERR_NONE)
		test->err = err;
}

/* ---- the file ---- */

static enum err
read_header(struct columns *out, struct part header)
{
	struct part name;
	size_t place = 0;

	for (int i = 0; i < COLUMN_COUNT; i++)
		out->at[i] = SIZE_MAX;
	while (part_take(&name, &header, '\t')) {
		for (int i = 0; i < COLUMN_COUNT; i++) {
			if (part_equals(name, column_names[i]))
				out->at[i] = place;
		}
		place++;
	}
	for (int i = 0; i < MOST; i++) {
		if (out->at[i] == SIZE_MAX)
			return err_note(ERR_INVALID,
					"the header has no column %s",
					column_names[i]);
	}
	return ERR_NONE;
}

/* The cells of one row, owned; those that are not there are empty. */
struct row {
	char *cells[COLUMN_COUNT];
};

static void
row_read(struct row *out, const struct columns *columns, struct part line)
{
	struct part cell;
	size_t place = 0;

	for (int i = 0; i < COLUMN_COUNT; i++)
		out->cells[i] = alloc_string("");
	while (part_take(&cell, &line, '\t')) {
		for (int i = 0; i < COLUMN_COUNT; i++) {
			if (columns->at[i] != place)
				continue;
			free(out->cells[i]);
			out->cells[i] = alloc_string_part(cell.text,
							  cell.length);
		}
		place++;
	}
}

static void
row_clear(struct row *row)
{
	for (int i = 0; i < COLUMN_COUNT; i++)
		free(row->cells[i]);
}

/* ---- one case ---- */

static void
judge(struct triage_result *out, const struct vector_case *test)
{
	size_t count = test->entries.count;
	const struct entry **entries = alloc_zeroed(count, sizeof(entries[0]));
	const struct triage_case tested = {
		.pack = test->pack,
		.profile = &test->profile,
		.entries = entries,
		.count = count,
		.now = test->now,
	};

	for (size_t i = 0; i < count; i++)
		entries[i] = &test->entries.items[i];
	triage_run(out, &tested);
	free(entries);
}

static enum err
judge_row(struct triage_result *out, struct vector_case *test,
	  const struct row *row)
{
	enum err err = vector_read_context(test, row->cells[CONTEXT]);

	if (err == ERR_NONE)
		err = vector_read_entries(test, row->cells[ENTRIES]);
	if (err == ERR_NONE)
		err = test->err;
	if (err == ERR_NONE)
		judge(out, test);
	return err;
}

struct wanted {
	enum level least, most;
};

static enum err
read_wanted(struct wanted *out, const struct row *row)
{
	enum err err = level_parse(&out->least, row->cells[LEAST]);

	out->most = LEVEL_EMERGENCY;
	if (err == ERR_NONE && row->cells[MOST][0] != '\0')
		err = level_parse(&out->most, row->cells[MOST]);
	return err;
}

static void
add_rules(struct buf *report, const struct triage_result *result)
{
	for (size_t i = 0; i < result->count; i++) {
		const struct finding *finding = &result->findings[i];

		buf_addf(report, "%s%s %s %s", i == 0 ? ": " : ", ",
			 rule_id(finding->rule), level_code(finding->level),
			 finding->code);
	}
	buf_adds(report, "\n");
}

/* What was found names products in the words of the case's entries. */
static bool
case_passes(struct buf *report, struct vector_case *test, const struct row *row)
{
	struct triage_result result;
	struct wanted wanted;
	enum err err = read_wanted(&wanted, row);

	if (err == ERR_NONE)
		err = judge_row(&result, test, row);
	if (err != ERR_NONE) {
		buf_addf(report, "%s: %s\n", row->cells[ID], err_last_note());
		return false;
	}
	if (result.level >= wanted.least && result.level <= wanted.most)
		return true;
	buf_addf(report, "%s: wanted %s %s, got %s", row->cells[ID],
		 result.level < wanted.least ? "at least" : "at most",
		 level_code(result.level < wanted.least ? wanted.least
							: wanted.most),
		 level_code(result.level));
	add_rules(report, &result);
	return false;
}

static bool
row_passes(struct buf *report, const struct pack *pack, const struct row *row)
{
	struct vector_case test = {
		.pack = pack,
		.now = { .at = VECTOR_NOW },
		.profile = { .pack = pack },
	};
	bool passes = case_passes(report, &test, row);

	entry_list_clear(&test.entries);
	return passes;
}

static bool
is_row(struct part line)
{
	return line.length > 0 && line.text[0] != '#';
}

enum err
vector_run(struct vector_count *out, struct buf *report,
	   const struct pack *pack, const char *text)
{
	struct part rest = { text, strlen(text) };
	struct vector_count count = { 0, 0 };
	struct columns columns;
	struct part line = { text, 0 };
	enum err err;

	while (!is_row(line) && part_take_line(&line, &rest))
		continue;
	err = read_header(&columns, line);
	if (err != ERR_NONE)
		return err;
	while (part_take_line(&line, &rest)) {
		struct row row;

		if (!is_row(line))
			continue;
		row_read(&row, &columns, line);
		if (row_passes(report, pack, &row))
			count.passed++;
		else
			count.failed++;
		row_clear(&row);
	}
	*out = count;
	return ERR_NONE;
}
