/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test.h"

#include <fcntl.h>
#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <termios.h>
#include <unistd.h>

#include "child.h"
#include "sys/harden.h"

int __real_sodium_init(void);
int __wrap_sodium_init(void);

/* The random source, when a test takes it away. */
static int is_without_random;

int
__wrap_sodium_init(void)
{
	return is_without_random ? -1 : __real_sodium_init();
}

static int crash_signal;

static void
exits(void (*body)(void), int code, const char *want)
{
	struct buf out = { 0 };
	int status = child_run(&out, body);

	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), code);
	assert_string_equal(buf_text(&out), want);
	buf_clear(&out);
}

static void
close_and_harden(void)
{
	int fd;

	close(STDIN_FILENO);
	close(STDERR_FILENO);
	harden_process();
	if (fcntl(STDIN_FILENO, F_GETFD) == -1 ||
	    fcntl(STDERR_FILENO, F_GETFD) == -1)
		_exit(1);
	fd = open("/dev/null", O_RDONLY | O_CLOEXEC);
	if (fd < 3)
		_exit(2);
	/* What was open is still what it was. */
	if (write(STDOUT_FILENO, "open", 4) != 4)
		_exit(3);
}

static void
test_closed_streams_are_opened_on_nothing(void **state)
{
	(void)state;
	exits(close_and_harden, 0, "open");
}

static void
look_at_limits(void)
{
	struct rlimit core;

	umask(0);
	harden_process();
	if (getrlimit(RLIMIT_CORE, &core) != 0 || core.rlim_max != 0)
		_exit(1);
	if (prctl(PR_GET_DUMPABLE, 0, 0, 0, 0) != VIGIE_DUMPABLE)
		_exit(2);
	if (prctl(PR_GET_NO_NEW_PRIVS, 0, 0, 0, 0) != 1)
		_exit(3);
	if (umask(0) != 077)
		_exit(4);
	raise(SIGPIPE);
	raise(SIGXFSZ);
}

static void
test_the_process_gives_up_what_it_need_not_have(void **state)
{
	(void)state;
	exits(look_at_limits, 0, "");
}

static void
restore(void)
{
	if (write(STDERR_FILENO, "restored. ", 10) != 10)
		_exit(9);
}

static void
crash(void)
{
	harden_process();
	harden_on_crash(restore);
	raise(crash_signal);
}

static void
crash_without_screen(void)
{
	harden_process();
	harden_on_crash(restore);
	harden_on_crash(NULL);
	raise(crash_signal);
}

#define SENTENCE                                        \
	"Vigie stopped because of a fault of its own. " \
	"What was noted before is kept.\n"

static void
test_a_crash_restores_the_terminal_and_says_one_line(void **state)
{
	static const int signals[] = { SIGSEGV, SIGABRT, SIGBUS, SIGFPE,
				       SIGILL };

	(void)state;
	for (size_t i = 0; i < sizeof(signals) / sizeof(signals[0]); i++) {
		crash_signal = signals[i];
		exits(crash, 1, "restored. " SENTENCE);
		exits(crash_without_screen, 1, SENTENCE);
	}
}

static volatile int depth;

static int
fall(int from) /* NOLINT(misc-no-recursion): it is what is tested */
{
	volatile char stack[4096];

	stack[0] = (char)from;
	depth++;
	return depth < 1000000 ? fall(from + 1) + stack[0] : 0;
}

static void
overflow(void)
{
	harden_process();
	harden_on_crash(restore);
	depth = fall(1);
}

static void
test_a_stack_that_overflows_ends_the_same_way(void **state)
{
	(void)state;
	exits(overflow, 1, "restored. " SENTENCE);
}

static void
crash_with_echo_off(void)
{
	struct termios terminal;
	pid_t child;
	int status;

	signal(SIGTTOU, SIG_IGN);
	child = fork();
	if (child == 0) {
		harden_process();
		tcgetattr(STDIN_FILENO, &terminal);
		terminal.c_lflag &= ~(tcflag_t)ECHO;
		tcsetattr(STDIN_FILENO, TCSANOW, &terminal);
		abort();
	}
	waitpid(child, &status, 0);
	tcgetattr(STDIN_FILENO, &terminal);
	_exit((terminal.c_lflag & ECHO) != 0 ? 0 : 1);
}

static void
test_a_crash_gives_the_echo_back(void **state)
{
	static const struct child_keys no_keys[] = { { NULL, NULL } };
	struct buf out = { 0 };

	(void)state;
	assert_int_equal(child_on_terminal(&out, crash_with_echo_off, no_keys),
			 0);
	buf_clear(&out);
}

static void
without_random(void)
{
	is_without_random = 1;
	harden_process();
	_exit(7);
}

static void
test_without_random_numbers_nothing_starts(void **state)
{
	(void)state;
	exits(without_random, 1,
	      "This computer gives no random numbers, and without them "
	      "nothing can be sealed.\n");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_closed_streams_are_opened_on_nothing),
		cmocka_unit_test(
			test_the_process_gives_up_what_it_need_not_have),
		cmocka_unit_test(
			test_a_crash_restores_the_terminal_and_says_one_line),
		cmocka_unit_test(test_a_stack_that_overflows_ends_the_same_way),
		cmocka_unit_test(test_a_crash_gives_the_echo_back),
		cmocka_unit_test(test_without_random_numbers_nothing_starts),
	};

	return cmocka_run_group_tests_name("harden", tests, NULL, NULL);
}
