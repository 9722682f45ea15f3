/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test.h"

#include <signal.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "child.h"
#include "sys/secret.h"

enum { NOT_ASKED = 10, WRONG_WORDS, ECHO_LOST };

static bool
has_echo(void)
{
	struct termios terminal;

	return tcgetattr(STDIN_FILENO, &terminal) == 0 &&
	       (terminal.c_lflag & ECHO) != 0;
}

static bool
is_words(const struct secret *secret, const char *want)
{
	bool is_same = secret_length(secret) == strlen(want) &&
		       memcmp(secret_open(secret), want, strlen(want)) == 0;

	secret_close(secret);
	return is_same;
}

static void
ask(void)
{
	struct secret *secret = NULL;

	if (secret_prompt(&secret, "Passphrase: "))
		_exit(NOT_ASKED);
	if (!is_words(secret, "my words"))
		_exit(WRONG_WORDS);
	secret_free(secret);
	if (!has_echo())
		_exit(ECHO_LOST);
}

static void
test_what_is_typed_is_read_and_not_shown(void **state)
{
	static const struct child_keys keys[] = {
		{ "Passphrase: ", "my words\r" }, { NULL, NULL }
	};
	struct buf out = { 0 };
	int status = child_on_terminal(&out, ask, keys);

	(void)state;
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
	assert_non_null(strstr(buf_text(&out), "Passphrase: "));
	assert_null(strstr(buf_text(&out), "words"));
	buf_clear(&out);
}

static void
test_an_empty_line_is_told(void **state)
{
	static const struct child_keys keys[] = { { "Passphrase: ", "\r" },
						  { NULL, NULL } };
	struct buf out = { 0 };
	int status = child_on_terminal(&out, ask, keys);

	(void)state;
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), NOT_ASKED);
	buf_clear(&out);
}

/* Waits for a child that asks in the foreground, as a shell does. */
static int
wait_as_shell(pid_t child)
{
	int status;

	if (waitpid(child, &status, WUNTRACED) != child)
		_exit(1);
	tcsetpgrp(STDIN_FILENO, getpgrp());
	return status;
}

static pid_t
start_in_foreground(void (*body)(void))
{
	pid_t child = fork();

	if (child == 0) {
		setpgid(0, 0);
		tcsetpgrp(STDIN_FILENO, getpid());
		signal(SIGTTOU, SIG_DFL);
		body();
		_exit(0);
	}
	setpgid(child, child);
	return child;
}

static void
ask_until_a_signal_ends_it(void)
{
	int status;

	signal(SIGTTOU, SIG_IGN);
	status = wait_as_shell(start_in_foreground(ask));
	printf("signal %d, echo %d\n",
	       WIFSIGNALED(status) ? WTERMSIG(status) : 0, has_echo());
	fflush(stdout);
}

static void
test_a_signal_ends_the_program_with_the_echo_back(void **state)
{
	static const struct {
		const char *keys;
		const char *want;
	} rows[] = {
		{ "half\x03", "signal 2, echo 1" },
		{ "half\x1c", "signal 3, echo 1" },
	};

	(void)state;
	for (size_t i = 0; i < sizeof(rows) / sizeof(rows[0]); i++) {
		const struct child_keys keys[] = {
			{ "Passphrase: ", rows[i].keys }, { NULL, NULL }
		};
		struct buf out = { 0 };

		child_on_terminal(&out, ask_until_a_signal_ends_it, keys);
		assert_non_null(strstr(buf_text(&out), rows[i].want));
		assert_null(strstr(buf_text(&out), "half"));
		buf_clear(&out);
	}
}

static void
send_and_ask(int number)
{
	pid_t child;
	int status;

	signal(SIGTTOU, SIG_IGN);
	child = start_in_foreground(ask);
	while (has_echo())
		usleep(1000);
	kill(child, number);
	status = wait_as_shell(child);
	printf("signal %d, echo %d\n",
	       WIFSIGNALED(status) ? WTERMSIG(status) : 0, has_echo());
	fflush(stdout);
}

static void
send_term(void)
{
	send_and_ask(SIGTERM);
}

static void
send_hangup(void)
{
	send_and_ask(SIGHUP);
}

static void
test_a_signal_from_outside_does_so_too(void **state)
{
	static const struct child_keys keys[] = { { "Passphrase: ", "half" },
						  { NULL, NULL } };
	struct buf out = { 0 };

	(void)state;
	child_on_terminal(&out, send_term, keys);
	assert_non_null(strstr(buf_text(&out), "signal 15, echo 1"));
	buf_clear(&out);
	child_on_terminal(&out, send_hangup, keys);
	assert_non_null(strstr(buf_text(&out), "signal 1, echo 1"));
	buf_clear(&out);
}

static void
ask_stop_and_go_on(void)
{
	pid_t child;
	int status;

	signal(SIGTTOU, SIG_IGN);
	child = start_in_foreground(ask);
	status = wait_as_shell(child);
	printf("stopped %d, echo %d\n", WIFSTOPPED(status), has_echo());
	fflush(stdout);
	tcsetpgrp(STDIN_FILENO, child);
	kill(child, SIGCONT);
	status = wait_as_shell(child);
	printf("code %d, echo %d\n", WEXITSTATUS(status), has_echo());
	fflush(stdout);
}

static void
test_a_stopped_prompt_shows_the_echo_and_asks_again(void **state)
{
	static const struct child_keys keys[] = {
		{ "Passphrase: ", "half\x1a" },
		{ "stopped 1, echo 1", "" },
		{ "Passphrase: ", "my words\r" },
		{ NULL, NULL },
	};
	struct buf out = { 0 };

	(void)state;
	child_on_terminal(&out, ask_stop_and_go_on, keys);
	assert_non_null(strstr(buf_text(&out), "code 0, echo 1"));
	buf_clear(&out);
}

static void
note_signal(int number)
{
	(void)number;
}

/* A program that goes on after a signal is told that nothing was read. */
static void
ask_and_handle_the_signal(void)
{
	struct secret *secret = NULL;

	signal(SIGINT, note_signal);
	if (secret_prompt(&secret, "Passphrase: ") != ERR_FAILED)
		_exit(NOT_ASKED);
	if (secret || !has_echo())
		_exit(ECHO_LOST);
}

static void
ask_and_ignore_the_signal(void)
{
	signal(SIGINT, SIG_IGN);
	ask();
}

static void
test_a_signal_the_program_handles_only_ends_the_prompt(void **state)
{
	static const struct child_keys keys[] = {
		{ "Passphrase: ", "half\003" }, { NULL, NULL }
	};
	struct buf out = { 0 };

	(void)state;
	assert_int_equal(
		child_on_terminal(&out, ask_and_handle_the_signal, keys), 0);
	buf_clear(&out);
}

static void
test_a_signal_the_program_ignores_stays_ignored(void **state)
{
	static const struct child_keys keys[] = {
		{ "Passphrase: ", "half\003my words\r" }, { NULL, NULL }
	};
	struct buf out = { 0 };

	(void)state;
	assert_int_equal(
		child_on_terminal(&out, ask_and_ignore_the_signal, keys), 0);
	buf_clear(&out);
}

static void
ask_without_terminal(void)
{
	struct secret *secret = NULL;

	setsid();
	if (secret_prompt(&secret, "Passphrase: ") != ERR_NO_TERMINAL)
		_exit(1);
	if (secret)
		_exit(2);
}

static void
test_without_a_terminal_nothing_is_asked(void **state)
{
	struct buf out = { 0 };
	int status = child_run(&out, ask_without_terminal);

	(void)state;
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
	assert_string_equal(buf_text(&out), "");
	buf_clear(&out);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_what_is_typed_is_read_and_not_shown),
		cmocka_unit_test(test_an_empty_line_is_told),
		cmocka_unit_test(
			test_a_signal_ends_the_program_with_the_echo_back),
		cmocka_unit_test(test_a_signal_from_outside_does_so_too),
		cmocka_unit_test(
			test_a_stopped_prompt_shows_the_echo_and_asks_again),
		cmocka_unit_test(
			test_a_signal_the_program_handles_only_ends_the_prompt),
		cmocka_unit_test(
			test_a_signal_the_program_ignores_stays_ignored),
		cmocka_unit_test(test_without_a_terminal_nothing_is_asked),
	};

	/* A test of prompts that hangs is a failed one. */
	alarm(30);
	return cmocka_run_group_tests_name("prompt", tests, NULL, NULL);
}
