/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <unistd.h>

#include "child.h"
#include "sys/tty.h"

/* More than a pipe holds. */
enum { MUCH = 200000 };

static const struct child_keys no_keys[] = { { NULL, NULL } };

static void
set_columns(unsigned short columns)
{
	struct winsize size = { .ws_col = columns, .ws_row = 24 };

	if (ioctl(STDOUT_FILENO, TIOCSWINSZ, &size) != 0)
		_exit(1);
}

static void
look_at_a_terminal(void)
{
	if (!tty_is_input() || !tty_is_output())
		_exit(2);
	set_columns(0);
	if (tty_columns() != 80)
		_exit(3);
	set_columns(60);
	if (tty_columns() != 60)
		_exit(4);
	setenv("COLUMNS", "-5", 1);
	if (tty_columns() != 60)
		_exit(5);
}

static void
test_a_terminal_has_the_columns_it_says(void **state)
{
	struct buf out = { 0 };

	(void)state;
	assert_int_equal(child_on_terminal(&out, look_at_a_terminal, no_keys),
			 0);
	buf_clear(&out);
}

static void
look_at_a_pipe(void)
{
	int fd = open("/dev/null", O_RDONLY | O_CLOEXEC);

	dup2(fd, STDIN_FILENO);
	if (tty_is_input() || tty_is_output() || tty_columns() != 80)
		_exit(1);
}

static void
test_a_pipe_is_no_terminal(void **state)
{
	struct buf out = { 0 };

	(void)state;
	assert_int_equal(child_run(&out, look_at_a_pipe), 0);
	buf_clear(&out);
}

static void
write_much(void)
{
	char *text = malloc(MUCH + 1);

	/* A pipe that would rather say no than wait. */
	fcntl(STDOUT_FILENO, F_SETFL, O_NONBLOCK);
	memset(text, 'x', MUCH);
	text[MUCH] = '\0';
	if (tty_out(text) || tty_out(""))
		_exit(1);
	tty_say("said");
	free(text);
}

static void
test_every_byte_is_written_to_a_slow_reader(void **state)
{
	struct buf out = { 0 };

	(void)state;
	assert_int_equal(child_run(&out, write_much), 0);
	assert_int_equal(out.length, MUCH + 4);
	assert_string_equal(buf_text(&out) + MUCH, "said");
	buf_clear(&out);
}

static void
write_to_nobody(void)
{
	int ends[2];

	signal(SIGPIPE, SIG_IGN);
	if (pipe(ends) != 0)
		_exit(1);
	close(ends[0]);
	dup2(ends[1], STDOUT_FILENO);
	dup2(ends[1], STDERR_FILENO);
	if (tty_out("x") != ERR_IO)
		_exit(2);
	tty_say("x");
	close(STDOUT_FILENO);
	if (tty_out("x") != ERR_IO)
		_exit(3);
}

static void
test_nobody_reading_is_told(void **state)
{
	struct buf out = { 0 };

	(void)state;
	assert_int_equal(child_run(&out, write_to_nobody), 0);
	buf_clear(&out);
}

static void
read_input(void)
{
	struct buf text = { 0 };
	int ends[2];

	if (pipe(ends) != 0 || write(ends[1], "a line\nb", 8) != 8)
		_exit(1);
	close(ends[1]);
	dup2(ends[0], STDIN_FILENO);
	if (tty_read_all(&text, 8) || strcmp(buf_text(&text), "a line\nb") != 0)
		_exit(2);
	if (tty_read_all(&text, 0) || text.length != 8)
		_exit(3);
	buf_clear(&text);
}

static void
read_too_much(void)
{
	struct buf text = { 0 };
	int ends[2];

	if (pipe(ends) != 0 || write(ends[1], "a line\nb", 8) != 8)
		_exit(1);
	close(ends[1]);
	dup2(ends[0], STDIN_FILENO);
	if (tty_read_all(&text, 7) != ERR_TOO_LARGE || text.length != 0)
		_exit(2);
	buf_clear(&text);
}

static void
test_input_is_read_whole_up_to_the_limit(void **state)
{
	struct buf out = { 0 };

	(void)state;
	assert_int_equal(child_run(&out, read_input), 0);
	assert_int_equal(child_run(&out, read_too_much), 0);
	buf_clear(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_terminal_has_the_columns_it_says),
		cmocka_unit_test(test_a_pipe_is_no_terminal),
		cmocka_unit_test(test_every_byte_is_written_to_a_slow_reader),
		cmocka_unit_test(test_nobody_reading_is_told),
		cmocka_unit_test(test_input_is_read_whole_up_to_the_limit),
	};

	return cmocka_run_group_tests_name("tty", tests, NULL, NULL);
}
