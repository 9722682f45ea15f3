/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test.h"

#include <errno.h>
#include <locale.h>
#include <string.h>

#include "base/err.h"
#include "base/utf8.h"

static const enum err all[] = {
#define FAILURE(name, exit_code, sentence) name,
#include "base/err_list.h"
};

enum { ALL = sizeof(all) / sizeof(all[0]) };

static void
test_no_two_failures_have_one_sentence(void **state)
{
	(void)state;
	for (size_t i = 0; i < ALL; i++) {
		const char *sentence = err_sentence(all[i]);

		assert_true(strlen(sentence) > 0);
		assert_int_equal(sentence[strlen(sentence) - 1], '.');
		for (size_t j = 0; j < i; j++)
			assert_string_not_equal(sentence, err_sentence(all[j]));
	}
}

static void
test_exit_codes_are_those_of_the_manual(void **state)
{
	(void)state;
	assert_int_equal(err_exit_code(ERR_NONE), 0);
	assert_int_equal(err_exit_code(ERR_DISK_FULL), 1);
	assert_int_equal(err_exit_code(ERR_USAGE), 2);
	assert_int_equal(err_exit_code(ERR_NOT_FOUND), 3);
	assert_int_equal(err_exit_code(ERR_NO_DIARY), 4);
	assert_int_equal(err_exit_code(ERR_PASSPHRASE), 5);
	assert_int_equal(err_exit_code(ERR_DAMAGED), 6);
	assert_int_equal(err_exit_code(ERR_BUSY), 7);
	assert_int_equal(err_exit_code(ERR_READ_ONLY), 8);
	assert_int_equal(err_exit_code(ERR_NO_TERMINAL), 9);
	assert_int_equal(err_exit_code(ERR_NEWER), 11);
}

static void
test_only_success_is_zero(void **state)
{
	(void)state;
	assert_int_equal(ERR_NONE, 0);
	for (size_t i = 1; i < ALL; i++)
		assert_int_not_equal(err_exit_code(all[i]), 0);
	assert_string_equal(err_name(ERR_DAMAGED), "ERR_DAMAGED");
}

static void
test_a_note_replaces_the_one_before(void **state)
{
	(void)state;
	assert_int_equal(err_note(ERR_IO, "first %d", 1), ERR_IO);
	assert_string_equal(err_last_note(), "first 1");
	assert_int_equal(err_note(ERR_RANGE, "second"), ERR_RANGE);
	assert_string_equal(err_last_note(), "second");
	err_forget_note();
	assert_string_equal(err_last_note(), "");
}

static void
test_a_note_may_hold_the_one_before(void **state)
{
	(void)state;
	err_note(ERR_IO, "inner");
	err_note(ERR_IO, "outer: %s", err_last_note());
	assert_string_equal(err_last_note(), "outer: inner");
}

static void
test_a_note_is_one_line(void **state)
{
	(void)state;
	err_note(ERR_IO, "a\nb\x1b[31mc\x7f");
	assert_string_equal(err_last_note(), "a?b?[31mc?");
}

static void
test_a_long_note_ends_with_a_whole_character(void **state)
{
	char text[2 * ERR_NOTE_LIMIT];

	(void)state;
	for (size_t start = 0; start < 4; start++) {
		memset(text, 'x', start);
		for (size_t i = start; i + 4 < sizeof(text); i += 2)
			memcpy(text + i, "\xc3\xa9", 3);
		err_note(ERR_IO, "%s", text);
		assert_true(strlen(err_last_note()) >= ERR_NOTE_LIMIT - 2);
		assert_true(strlen(err_last_note()) < ERR_NOTE_LIMIT);
		assert_true(utf8_is_valid(err_last_note(),
					  strlen(err_last_note())));
	}
}

static void
test_a_long_note_of_stray_bytes_is_only_cut(void **state)
{
	char text[2 * ERR_NOTE_LIMIT];

	(void)state;
	memset(text, 0xbf, sizeof(text));
	text[sizeof(text) - 1] = '\0';
	err_note(ERR_IO, "%s", text);
	assert_int_equal(strlen(err_last_note()), ERR_NOTE_LIMIT - 1);
}

static void
test_the_system_says_which_failure_it_is(void **state)
{
	static const struct {
		int errno_value;
		enum err err;
	} rows[] = {
		{ ENOSPC, ERR_DISK_FULL }, { EDQUOT, ERR_DISK_FULL },
		{ EFBIG, ERR_DISK_FULL },  { EACCES, ERR_NO_RIGHTS },
		{ EPERM, ERR_NO_RIGHTS },  { EROFS, ERR_NO_RIGHTS },
		{ EIO, ERR_IO },           { EMFILE, ERR_IO },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++)
		assert_int_equal(err_system(rows[i].errno_value, "x"),
				 rows[i].err);
	err_system(ENOSPC, "/some/%s", "path");
	assert_string_equal(err_last_note(),
			    "/some/path: No space left on device");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_no_two_failures_have_one_sentence),
		cmocka_unit_test(test_exit_codes_are_those_of_the_manual),
		cmocka_unit_test(test_only_success_is_zero),
		cmocka_unit_test(test_a_note_replaces_the_one_before),
		cmocka_unit_test(test_a_note_may_hold_the_one_before),
		cmocka_unit_test(test_a_note_is_one_line),
		cmocka_unit_test(test_a_long_note_ends_with_a_whole_character),
		cmocka_unit_test(test_a_long_note_of_stray_bytes_is_only_cut),
		cmocka_unit_test(test_the_system_says_which_failure_it_is),
	};

	return cmocka_run_group_tests_name("err", tests, NULL, NULL);
}
