/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "clinic/measure.h"
#include "clinic/pack_parts.h"

/* A unit is never further from another than this. */
enum { UNIT_FACTOR_LIMIT = 1000000 };

static bool
read_factor(int64_t *out, const char **text)
{
	int64_t value = 0;
	const char *at = *text;

	for (; *at >= '0' && *at <= '9'; at++) {
		value = value * 10 + (*at - '0');
		if (value > UNIT_FACTOR_LIMIT)
			return false;
	}
	if (at == *text || value == 0)
		return false;
	*out = value;
	*text = at;
	return true;
}

/* "°F 5/9 -17.778": the name, times 5, by 9, and what is added then. */
static bool
read_unit(struct unit *unit, const char *text)
{
	size_t name = strcspn(text, " ");

	unit->name = alloc_string_part(text, name);
	text += name + strspn(text + name, " ");
	if (name == 0 || !read_factor(&unit->numerator, &text) ||
	    *text++ != '/' || !read_factor(&unit->denominator, &text) ||
	    *text++ != ' ')
		return false;
	return milli_parse(&unit->shift, text) == ERR_NONE;
}

static void
add_units(struct row *row, struct measure *measure, const char *rest)
{
	const char *part;
	size_t length;

	while (!row->err && part_next(&part, &length, &rest)) {
		char *text = alloc_string_part(part, length);

		if (measure->unit_count == MEASURE_UNITS)
			row_refuse(row, "more than %d units", MEASURE_UNITS);
		else if (!read_unit(&measure->units[measure->unit_count++],
				    text))
			row_refuse(
				row,
				"no unit: \"%.40s\" (as in \"F 5/9 -17.778\")",
				text);
		free(text);
	}
}

/* What people say without reading it on a device is understood, not offered. */
static void
read_units(struct row *row, struct measure *measure)
{
	measure->units[0].name = row_text(row, "unit", PACK_LABEL_LIMIT);
	measure->units[0].numerator = 1;
	measure->units[0].denominator = 1;
	measure->unit_count = 1;
	add_units(row, measure, row_cell(row, "other_units", PACK_LABEL_LIMIT));
	for (size_t i = 0; i < measure->unit_count; i++)
		measure->units[i].is_offered = true;
	add_units(row, measure,
		  row_cell_if_there(row, "typed_units", PACK_LABEL_LIMIT));
}

/* The middle of the plausible range where the row has none of its own. */
static void
read_example(struct row *row, struct measure *measure)
{
	const char *cell = row_cell_if_there(row, "example", PACK_LABEL_LIMIT);

	measure->example = (measure->plausible_low + measure->plausible_high) /
			   2;
	if (*cell == '\0')
		return;
	measure->example = row_milli(row, "example");
	if (!measure_is_plausible(measure, measure->example))
		row_refuse(row, "example is not plausible");
}

/* From which value on a linked symptom has driver 1, 2, 3 and 4. */
static void
read_drivers(struct row *row, struct measure *measure)
{
	static const char *const columns[SCALE_STEPS] = {
		NULL, "driver_1", "driver_2", "driver_3", "driver_4",
	};
	milli before = measure->hard_low - 1;

	for (int i = 1; i < SCALE_STEPS; i++) {
		const char *cell = row_cell(row, columns[i], PACK_LABEL_LIMIT);

		if (*cell == '\0')
			continue;
		measure->driver_from[i] = row_milli(row, columns[i]);
		measure->drives |= 1U << i;
		if (measure->driver_from[i] <= before ||
		    measure->driver_from[i] > measure->hard_high)
			row_refuse(row, "%s is out of order or of reach",
				   columns[i]);
		before = measure->driver_from[i];
	}
}

static void
read_measure(struct row *row, struct measure *measure)
{
	measure->id = row_id(row, "id");
	measure->label = row_words(row, "label", NEEDED, WORDS_LABEL);
	measure->hint = row_words(row, "hint", OPTIONAL, WORDS_SENTENCE);
	measure->plausible_low = row_milli(row, "plausible_low");
	measure->plausible_high = row_milli(row, "plausible_high");
	measure->hard_low = row_milli(row, "hard_low");
	measure->hard_high = row_milli(row, "hard_high");
	measure->loinc = row_text(row, "loinc", PACK_LABEL_LIMIT);
	read_units(row, measure);
	read_drivers(row, measure);
	if (measure->hard_low > measure->plausible_low ||
	    measure->plausible_low >= measure->plausible_high ||
	    measure->plausible_high > measure->hard_high)
		row_refuse(row, "the limits are not in order: hard_low, "
				"plausible_low, plausible_high, hard_high");
	read_example(row, measure);
}

/* "120/80": the number after the bar is another measure in the same unit. */
static enum err
read_second(struct pack *pack, struct row *row, struct measure *measure)
{
	const char *id = row_cell_if_there(row, "second", PACK_LABEL_LIMIT);
	const struct measure *second;

	if (*id == '\0')
		return ERR_NONE;
	second = pack_measure(pack, id);
	if (second == NULL || second == measure ||
	    strcmp(second->units[0].name, measure->units[0].name) != 0)
		row_refuse(row,
			   "second is no other measure in this unit: "
			   "\"%.40s\"",
			   id);
	measure->second = second;
	return row->err;
}

static enum err
read_seconds(struct pack *pack, const struct csv_table *table)
{
	for (size_t i = 0; i < pack->measure_count; i++) {
		struct row row = { .table = table, .index = i + 1 };
		enum err err = read_second(pack, &row, &pack->measures[i]);

		if (err)
			return err;
	}
	return ERR_NONE;
}

enum err
pack_read_measures(struct pack *pack, const struct csv_table *table)
{
	size_t rows = table->row_count - 1;
	struct name_list *names = &pack->names[PACK_MEASURES];
	enum err err;

	pack->measures = alloc_zeroed(rows, sizeof(pack->measures[0]));
	pack->measure_ids = alloc_zeroed(rows, sizeof(pack->measure_ids[0]));
	for (size_t i = 0; i < rows; i++) {
		struct measure *measure = &pack->measures[i];
		struct row row = { .table = table, .index = i + 1 };
		struct name like = { .row = i, .line = row_line(&row) };

		pack->measure_count = i + 1;
		read_measure(&row, measure);
		if (row.err)
			return row.err;
		pack->measure_ids[i] = (struct id_entry){ measure->id, i,
							  like.line };
		name_list_add(names, &like, measure->id);
		like.step = NAME_LABEL;
		name_list_add_label(names, &like, &measure->label);
	}
	err = pack_index(pack->measure_ids, rows, table->file);
	return err ? err : read_seconds(pack, table);
}
