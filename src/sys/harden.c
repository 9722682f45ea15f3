/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sys/harden.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sodium.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <termios.h>
#include <unistd.h>

#include "sys/lang.h"
#include "sys/tty.h"

/* A stack that overflowed cannot carry the handler. */
enum { CRASH_STACK = 64 * 1024 };

static const int crashes[] = { SIGSEGV, SIGABRT, SIGBUS, SIGFPE, SIGILL };

enum { CRASHES = sizeof(crashes) / sizeof(crashes[0]) };

/* What the handler may use: found beforehand, since it may look for nothing. */
static struct {
	void (*restore)(void);
	const char *sentence;
	bool has_terminal;
	struct termios terminal;
	char stack[CRASH_STACK];
} crash;

static void
on_crash(int number)
{
	ssize_t written;

	(void)number;
	if (crash.restore)
		crash.restore();
	if (crash.has_terminal)
		tcsetattr(STDIN_FILENO, TCSANOW, &crash.terminal);
	written = write(STDERR_FILENO, crash.sentence, strlen(crash.sentence));
	(void)written;
	_exit(EXIT_FAILURE);
}

static void
catch_crashes(void)
{
	struct sigaction action = {
		.sa_handler = on_crash,
		.sa_flags = SA_ONSTACK | (int)SA_RESETHAND,
	};
	stack_t stack = { .ss_sp = crash.stack, .ss_size = CRASH_STACK };

	crash.has_terminal = tcgetattr(STDIN_FILENO, &crash.terminal) == 0;
	sigaltstack(&stack, NULL);
	sigemptyset(&action.sa_mask);
	for (size_t i = 0; i < CRASHES; i++)
		sigaction(crashes[i], &action, NULL);
}

/* Nothing opened later may be taken for a standard stream. */
static void
open_standard_streams(void)
{
	for (int fd = STDIN_FILENO; fd <= STDERR_FILENO; fd++) {
		if (fcntl(fd, F_GETFD) != -1 || errno != EBADF)
			continue;
		if (open("/dev/null", O_RDWR) != fd)
			_exit(EXIT_FAILURE);
	}
}

static void
leave_no_core(void)
{
	const struct rlimit none = { 0, 0 };

	setrlimit(RLIMIT_CORE, &none);
	prctl(PR_SET_DUMPABLE, VIGIE_DUMPABLE, 0, 0, 0);
	prctl(PR_SET_NO_NEW_PRIVS, 1, 0, 0, 0);
}

void
harden_process(void)
{
	open_standard_streams();
	umask(077);
	leave_no_core();
	signal(SIGPIPE, SIG_IGN);
	signal(SIGXFSZ, SIG_IGN);
	harden_on_crash(NULL);
	catch_crashes();
	if (sodium_init() >= 0)
		return;
	tty_say(_("This computer gives no random numbers, and without them "
		  "nothing can be sealed.\n"));
	exit(EXIT_FAILURE);
}

void
harden_on_crash(void (*restore)(void))
{
	crash.restore = restore;
	crash.sentence = _("Vigie stopped because of a fault of its own. "
			   "What was noted before is kept.\n");
}
