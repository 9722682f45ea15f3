/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/alloc.h"
#include "child.h"
#include "sys/secret.h"

/* What the children work on: made by the parent, so that they are equal. */
static struct secret *shared;

static struct secret *
secret_of(const char *text)
{
	return secret_from_bytes(text, strlen(text));
}

static void
is_text(const struct secret *secret, const char *want)
{
	assert_int_equal(secret_length(secret), strlen(want));
	assert_memory_equal(secret_open(secret), want, strlen(want));
	secret_close(secret);
}

static void
test_a_new_secret_is_zeros(void **state)
{
	static const uint8_t zeros[SECRET_LIMIT];
	struct secret *secret = secret_new(SECRET_LIMIT);

	(void)state;
	assert_int_equal(secret_length(secret), SECRET_LIMIT);
	assert_memory_equal(secret_open(secret), zeros, SECRET_LIMIT);
	secret_close(secret);
	secret_free(secret);
	secret_free(NULL);
}

static void
test_bytes_go_in_and_come_out(void **state)
{
	struct secret *secret = secret_of("correct horse");

	(void)state;
	is_text(secret, "correct horse");
	secret_open_write(secret)[0] = 'C';
	secret_close(secret);
	is_text(secret, "Correct horse");
	secret_free(secret);
}

static void
test_what_is_cut_off_is_wiped(void **state)
{
	struct secret *secret = secret_of("keep this not that");

	(void)state;
	secret_cut(secret, 9);
	is_text(secret, "keep this");
	assert_memory_equal(secret_open(secret) + 9, "\0\0\0\0\0\0\0\0\0", 9);
	secret_close(secret);
	secret_cut(secret, 100);
	is_text(secret, "keep this");
	secret_free(secret);
}

static void
test_only_equal_secrets_are_equal(void **state)
{
	struct secret *a = secret_of("one");
	struct secret *same = secret_of("one");
	struct secret *other = secret_of("onf");
	struct secret *longer = secret_of("one ");

	(void)state;
	assert_true(secret_equal(a, same));
	assert_true(secret_equal(a, a));
	assert_false(secret_equal(a, other));
	assert_false(secret_equal(a, longer));
	secret_free(a);
	secret_free(same);
	secret_free(other);
	secret_free(longer);
}

static void
touch(const volatile uint8_t *bytes)
{
	(void)bytes[0];
}

static void
read_closed(void)
{
	const uint8_t *bytes = secret_open(shared);

	secret_close(shared);
	touch(bytes);
}

static void
read_closed_once_of_two(void)
{
	const uint8_t *bytes = secret_open(shared);

	secret_open(shared);
	secret_close(shared);
	touch(bytes);
}

static void
write_open_for_reading(void)
{
	volatile uint8_t *bytes = secret_open_write(shared);

	secret_close(shared);
	secret_open(shared);
	bytes[0] = 1;
}

static void
write_while_one_also_reads(void)
{
	uint8_t *bytes;

	secret_open(shared);
	bytes = secret_open_write(shared);
	secret_open(shared);
	bytes[0] = 1;
	secret_close(shared);
	secret_close(shared);
	touch(bytes);
}

static void
write_past_the_end(void)
{
	volatile uint8_t *bytes = secret_open_write(shared);

	bytes[secret_length(shared)] = 1;
}

static void
read_freed(void)
{
	const uint8_t *bytes = secret_open(shared);

	secret_free(shared);
	touch(bytes);
}

/* Some died of a signal, some of a sanitizer that saw it first. */
static bool
survives(void (*body)(void))
{
	struct buf out = { 0 };
	int status = child_run(&out, body);

	buf_clear(&out);
	return WIFEXITED(status) && WEXITSTATUS(status) == EXIT_SUCCESS;
}

static void
test_nobody_touches_a_secret_between_uses(void **state)
{
	(void)state;
	/* A page whole, so that its end is where the guard begins. */
	shared = secret_new(16);
	assert_false(survives(read_closed));
	assert_false(survives(write_open_for_reading));
	assert_false(survives(write_past_the_end));
	assert_false(survives(read_freed));
	secret_free(shared);
}

static void
test_uses_nest(void **state)
{
	(void)state;
	shared = secret_new(16);
	assert_true(survives(read_closed_once_of_two));
	assert_true(survives(write_while_one_also_reads));
	secret_free(shared);
}

static void
leave_on_stack(void)
{
	volatile char words[64] = "words that a use left behind";

	touch((const volatile uint8_t *)words);
}

static void
test_the_stack_can_be_wiped_at_any_time(void **state)
{
	(void)state;
	leave_on_stack();
	secret_wipe_stack();
	is_text((shared = secret_of("still here")), "still here");
	secret_free(shared);
}

static void
lock_nothing(void)
{
	const struct rlimit none = { 0, 0 };

	if (setrlimit(RLIMIT_MEMLOCK, &none) != 0)
		_exit(1);
	/* Whoever may lock without a limit is no test of one. */
	if (setgid(65534) == 0 && setuid(65534) != 0)
		_exit(2);
	/* The address sanitizer answers for the system that all is locked. */
	if (secret_memory_is_locked() && !VIGIE_DUMPABLE)
		_exit(3);
	/* Still works. */
	secret_free(secret_of("unlocked"));
}

static void
test_memory_that_cannot_be_locked_is_told_and_still_serves(void **state)
{
	(void)state;
	assert_true(survives(lock_nothing));
}

/* A descriptor that reads these bytes, then ends. */
static int
input_of(const char *bytes, size_t length)
{
	int ends[2];

	assert_int_equal(pipe(ends), 0);
	assert_int_equal(write(ends[1], bytes, length), length);
	close(ends[1]);
	return ends[0];
}

static void
reads(const char *bytes, size_t length, const char *want)
{
	struct secret *secret = NULL;
	int fd = input_of(bytes, length);

	assert_int_equal(secret_read_line(&secret, fd), ERR_NONE);
	is_text(secret, want);
	secret_free(secret);
	close(fd);
}

static void
refuses(const char *bytes, size_t length, enum err why)
{
	struct secret *secret = NULL;
	int fd = input_of(bytes, length);

	assert_int_equal(secret_read_line(&secret, fd), why);
	assert_null(secret);
	close(fd);
}

static void
test_a_line_is_read_without_its_end(void **state)
{
	(void)state;
	reads("words\n", 6, "words");
	reads("words", 5, "words");
	reads("words\r\n", 7, "words");
	reads(" two words \nmore", 16, " two words ");
	reads("a\rb\n", 4, "a\rb");
}

static void
test_a_line_that_is_no_passphrase_is_refused(void **state)
{
	(void)state;
	refuses("", 0, ERR_INVALID);
	refuses("\n", 1, ERR_INVALID);
	refuses("\r\n", 2, ERR_INVALID);
	refuses("a\0b\n", 4, ERR_INVALID);
}

static void
test_a_line_of_the_limit_is_read_and_no_longer_one(void **state)
{
	char line[SECRET_LIMIT + 2];
	char want[SECRET_LIMIT + 1];

	(void)state;
	memset(line, 'x', sizeof(line));
	memset(want, 'x', sizeof(want));
	want[SECRET_LIMIT] = '\0';
	reads(line, SECRET_LIMIT, want);
	line[SECRET_LIMIT] = '\n';
	reads(line, SECRET_LIMIT + 1, want);
	line[SECRET_LIMIT] = 'x';
	refuses(line, SECRET_LIMIT + 1, ERR_TOO_LARGE);
}

static void
test_what_follows_the_line_stays_unread(void **state)
{
	struct secret *secret = NULL;
	char rest[8] = "";
	int fd = input_of("words\nrest", 10);

	(void)state;
	assert_int_equal(secret_read_line(&secret, fd), ERR_NONE);
	assert_int_equal(read(fd, rest, sizeof(rest)), 4);
	assert_string_equal(rest, "rest");
	secret_free(secret);
	close(fd);
}

static void
test_a_descriptor_that_cannot_be_read_is_told(void **state)
{
	struct secret *secret = NULL;

	(void)state;
	assert_int_equal(secret_read_line(&secret, -1), ERR_IO);
	assert_null(secret);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_new_secret_is_zeros),
		cmocka_unit_test(test_bytes_go_in_and_come_out),
		cmocka_unit_test(test_what_is_cut_off_is_wiped),
		cmocka_unit_test(test_only_equal_secrets_are_equal),
		cmocka_unit_test(test_nobody_touches_a_secret_between_uses),
		cmocka_unit_test(test_uses_nest),
		cmocka_unit_test(test_the_stack_can_be_wiped_at_any_time),
		cmocka_unit_test(
			test_memory_that_cannot_be_locked_is_told_and_still_serves),
		cmocka_unit_test(test_a_line_is_read_without_its_end),
		cmocka_unit_test(test_a_line_that_is_no_passphrase_is_refused),
		cmocka_unit_test(
			test_a_line_of_the_limit_is_read_and_no_longer_one),
		cmocka_unit_test(test_what_follows_the_line_stays_unread),
		cmocka_unit_test(test_a_descriptor_that_cannot_be_read_is_told),
	};

	return cmocka_run_group_tests_name("secret", tests, NULL, NULL);
}
