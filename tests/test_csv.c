/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test.h"

#include <csv.h>
#include <string.h>

#include "base/alloc.h"
#include "report/csv.h"
#include "sample_pack.h"

enum { COLUMNS = 13, NOTE_COLUMN = 11, ROWS = 64 };

/* What a reader of its own makes of the bytes. */
struct table {
	char *cells[ROWS][COLUMNS + 1];
	int row, column;
};

static void
take_cell(void *bytes, size_t length, void *data)
{
	struct table *table = data;

	assert_true(table->row < ROWS && table->column < COLUMNS);
	table->cells[table->row][table->column++] =
		alloc_string_part(bytes != NULL ? bytes : "", length);
}

static void
take_row(int end, void *data)
{
	struct table *table = data;

	(void)end;
	assert_int_equal(table->column, COLUMNS);
	table->row++;
	table->column = 0;
}

static void
table_read(struct table *table, const struct buf *text)
{
	struct csv_parser parser;

	memset(table, 0, sizeof(*table));
	assert_int_equal(csv_init(&parser, CSV_STRICT | CSV_STRICT_FINI), 0);
	assert_int_equal(csv_parse(&parser, text->data, text->length, take_cell,
				   take_row, table),
			 text->length);
	assert_int_equal(csv_fini(&parser, take_cell, take_row, table), 0);
	csv_free(&parser);
}

static void
table_clear(struct table *table)
{
	for (int row = 0; row < table->row; row++)
		for (int column = 0; column < COLUMNS; column++)
			wipe_string(table->cells[row][column]);
}

static const char *const hostile[] = {
	"=1+1",       "+33",          "-2+3",
	"@SUM(A1)",   "\tTAB",        "a;b,c",
	"\"quoted\"", "two\r\nlines", "\uff1d1+1",
	"it's",       "'already",     "-",
	"%0A",        "|calc",        "é œ 日本 🙂",
	"",           "plain text",   "=cmd|' /C'!",
	"\r=1",       "tab\tinside",
};
enum { HOSTILE = sizeof(hostile) / sizeof(hostile[0]) };

static void
test_every_note_comes_back_and_none_is_a_formula(void **state)
{
	struct json_context context = { .pack = *state, .lang = LANG_FR };
	struct entry_list entries = { 0 };
	struct table table;
	struct buf out = { 0 };

	for (int i = 0; i < HOSTILE; i++) {
		struct entry *entry = entry_list_push(&entries);

		entry_init(entry, ENTRY_SYMPTOM, "cough");
		entry->id = i + 1;
		entry_set_note(entry, hostile[i]);
	}
	csv_add_entries(&out, &context, &entries);
	table_read(&table, &out);
	assert_int_equal(table.row, HOSTILE + 1);
	for (int i = 0; i < HOSTILE; i++) {
		const char *cell = table.cells[i + 1][NOTE_COLUMN];
		const char *rest = cell[0] == '\'' && hostile[i][0] != '\''
					   ? cell + 1
					   : cell;

		assert_string_equal(rest, hostile[i]);
		assert_null(strchr("=+@\t\r", cell[0]) != NULL &&
					    cell[0] != '\0'
				    ? cell
				    : NULL);
	}
	table_clear(&table);
	buf_clear(&out);
	entry_list_clear(&entries);
}

static void
test_codes_stay_codes_and_labels_follow_the_language(void **state)
{
	struct json_context context = { .pack = *state, .lang = LANG_FR };
	struct entry_list entries = { 0 };
	struct entry *entry = entry_list_push(&entries);
	struct table table;
	struct buf out = { 0 };

	entry_init(entry, ENTRY_MEASURE, "temp_c");
	entry->id = 7;
	assert_int_equal(entry_answer(entry, "value", 37400), ERR_NONE);
	csv_add_entries(&out, &context, &entries);
	table_read(&table, &out);
	assert_string_equal(table.cells[1][0], "7");
	assert_string_equal(table.cells[1][1], "measure");
	assert_string_equal(table.cells[1][2], "temp_c");
	assert_string_equal(table.cells[1][3], "Température");
	assert_string_equal(table.cells[1][9], "value=37.4");
	table_clear(&table);
	buf_clear(&out);
	entry_list_clear(&entries);
}

static int
load(void **state)
{
	*state = sample_pack();
	return 0;
}

static int
unload(void **state)
{
	pack_free(*state);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_every_note_comes_back_and_none_is_a_formula),
		cmocka_unit_test(
			test_codes_stay_codes_and_labels_follow_the_language),
	};

	return cmocka_run_group_tests_name("csv", tests, load, unload);
}
