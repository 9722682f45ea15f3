/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test.h"

#include <signal.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/buf.h"

/* Memory that is given back, as it was at that moment. */
static bool is_watching;
static size_t freed_blocks;
static bool freed_words;

void __real_free(void *memory);
void __wrap_free(void *memory);

void
__wrap_free(void *memory)
{
	if (is_watching && memory) {
		freed_blocks++;
		freed_words |= memcmp(memory, "secret words", 12) == 0;
	}
	__real_free(memory);
}

static void
watch(void)
{
	freed_blocks = 0;
	freed_words = false;
	is_watching = true;
}

static void
test_an_empty_buf_reads_as_no_text(void **state)
{
	struct buf buf = { 0 };

	(void)state;
	assert_string_equal(buf_text(&buf), "");
	buf_cut(&buf, 0);
	buf_clear(&buf);
	assert_null(buf.data);
}

static void
test_text_ends_with_a_nul_after_each_addition(void **state)
{
	struct buf buf = { 0 };

	(void)state;
	for (size_t i = 0; i < 1000; i++) {
		buf_add_byte(&buf, (uint8_t)('a' + i % 26));
		assert_int_equal(strlen(buf_text(&buf)), i + 1);
	}
	assert_int_equal(buf.data[999], 'a' + 999 % 26);
	buf_add_zeros(&buf, 5);
	assert_int_equal(buf.length, 1005);
	assert_int_equal(buf.data[1005], 0);
	buf_clear(&buf);
}

static void
test_a_format_fits_whatever_its_length(void **state)
{
	struct buf buf = { 0 };
	char name[300];

	(void)state;
	memset(name, 'n', sizeof(name) - 1);
	name[sizeof(name) - 1] = '\0';
	buf_adds(&buf, "<");
	buf_addf(&buf, "%s-%d", name, 42);
	buf_addf(&buf, ">");
	assert_int_equal(buf.length, 1 + 299 + 3 + 1);
	assert_string_equal(buf_text(&buf) + 300, "-42>");
	buf_clear(&buf);
}

static void
test_numbers_are_little_endian_and_come_back(void **state)
{
	static const uint8_t want[] = { 4, 3, 2, 1, 8, 7, 6, 5, 4, 3, 2, 0xff };
	struct buf buf = { 0 };

	(void)state;
	buf_add_u32(&buf, 0x01020304);
	buf_add_u64(&buf, 0xff02030405060708);
	assert_int_equal(buf.length, sizeof(want));
	assert_memory_equal(buf.data, want, sizeof(want));
	assert_int_equal(bytes_u32(buf.data), 0x01020304);
	assert_true(bytes_u64(buf.data + 4) == 0xff02030405060708);
	buf_clear(&buf);
}

static void
test_what_is_cut_is_wiped(void **state)
{
	struct buf buf = { 0 };

	(void)state;
	buf_adds(&buf, "keep secret");
	buf_cut(&buf, 4);
	assert_string_equal(buf_text(&buf), "keep");
	assert_memory_equal(buf.data + 4, "\0\0\0\0\0\0\0", 7);
	buf_cut(&buf, 100);
	assert_int_equal(buf.length, 4);
	buf_clear(&buf);
}

static void
test_growing_leaves_no_words_behind(void **state)
{
	struct buf buf = { 0 };

	(void)state;
	buf_adds(&buf, "secret words");
	watch();
	buf_add_zeros(&buf, 10000);
	is_watching = false;
	assert_int_equal(freed_blocks, 1);
	assert_false(freed_words);
	assert_string_equal(buf_text(&buf), "secret words");
	buf_clear(&buf);
}

static void
test_clearing_leaves_no_words_behind(void **state)
{
	struct buf buf = { 0 };
	char *text = alloc_string("secret words");

	(void)state;
	buf_adds(&buf, "secret words");
	watch();
	buf_clear(&buf);
	wipe_string(text);
	wipe_string(NULL);
	is_watching = false;
	assert_int_equal(freed_blocks, 2);
	assert_false(freed_words);
}

static void
test_the_watch_sees_words_that_are_not_wiped(void **state)
{
	/* Volatile, or the compiler knows that free looks at nothing. */
	void (*volatile give_back)(void *) = free;
	char *text = alloc_string("secret words");

	(void)state;
	watch();
	give_back(text);
	is_watching = false;
	assert_true(freed_words);
}

static void
test_a_taken_text_is_the_callers(void **state)
{
	struct buf buf = { 0 };
	char *text;

	(void)state;
	buf_adds(&buf, "mine");
	text = buf_take(&buf);
	assert_string_equal(text, "mine");
	assert_null(buf.data);
	assert_int_equal(buf.length + buf.room, 0);
	free(text);
	text = buf_take(&buf);
	assert_string_equal(text, "");
	free(text);
}

static void
test_copies_are_equal_and_apart(void **state)
{
	char text[] = "abcdef";
	char *part = alloc_string_part(text, 3);
	char *whole = alloc_string_or_null(text);

	(void)state;
	text[0] = 'x';
	assert_string_equal(part, "abc");
	assert_string_equal(whole, "abcdef");
	assert_null(alloc_string_or_null(NULL));
	free(part);
	free(whole);
}

static void
test_nothing_can_be_asked_for_and_grown(void **state)
{
	char *memory = alloc_zeroed(0, 8);

	(void)state;
	assert_non_null(memory);
	memory = alloc_resize(memory, 0, 8);
	assert_non_null(memory);
	memory = alloc_resize(memory, 100, 8);
	memset(memory, 1, 800);
	free(memory);
}

/* Volatile, so that no compiler counts along. */
static volatile size_t far_too_many = SIZE_MAX / 2;

static void
ask_zeroed(void)
{
	free(alloc_zeroed(far_too_many, 4));
}

static void
ask_resized(void)
{
	free(alloc_resize(NULL, far_too_many, 4));
}

static void
ask_text(void)
{
	free(alloc_string_part("", far_too_many * 2 + 1));
}

static void
ask_buf(void)
{
	struct buf buf = { 0 };

	buf_reserve(&buf, far_too_many);
	buf_clear(&buf);
}

static void
test_memory_that_is_not_there_ends_the_program(void **state)
{
	static void (*const asks[])(void) = { ask_zeroed, ask_resized, ask_text,
					      ask_buf };

	(void)state;
	for (size_t i = 0; i < sizeof(asks) / sizeof(asks[0]); i++) {
		int status;
		pid_t child = fork();

		if (child == 0) {
			signal(SIGABRT, SIG_DFL);
			close(STDERR_FILENO);
			asks[i]();
			_exit(0);
		}
		assert_int_equal(waitpid(child, &status, 0), child);
		/* A sanitizer that refuses first ends it with a code. */
		assert_true(
			(WIFSIGNALED(status) && WTERMSIG(status) == SIGABRT) ||
			(WIFEXITED(status) && WEXITSTATUS(status) != 0));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_an_empty_buf_reads_as_no_text),
		cmocka_unit_test(test_text_ends_with_a_nul_after_each_addition),
		cmocka_unit_test(test_a_format_fits_whatever_its_length),
		cmocka_unit_test(test_numbers_are_little_endian_and_come_back),
		cmocka_unit_test(test_what_is_cut_is_wiped),
		cmocka_unit_test(test_growing_leaves_no_words_behind),
		cmocka_unit_test(test_clearing_leaves_no_words_behind),
		cmocka_unit_test(test_the_watch_sees_words_that_are_not_wiped),
		cmocka_unit_test(test_a_taken_text_is_the_callers),
		cmocka_unit_test(test_copies_are_equal_and_apart),
		cmocka_unit_test(test_nothing_can_be_asked_for_and_grown),
		cmocka_unit_test(
			test_memory_that_is_not_there_ends_the_program),
	};

	return cmocka_run_group_tests_name("buf", tests, NULL, NULL);
}
