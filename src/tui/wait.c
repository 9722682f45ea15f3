/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <poll.h>
#include <signal.h>
#include <stddef.h>
#include <sys/ioctl.h>
#include <time.h>
#include <unistd.h>

#include "tui/render.h"

static volatile sig_atomic_t ending_signal;
static volatile sig_atomic_t stop_signal;
static sigset_t outside, inside;
static bool is_gone;

static const int ending_signals[] = { SIGHUP, SIGTERM, SIGINT, SIGQUIT };
enum { ENDING_SIGNALS = sizeof(ending_signals) / sizeof(ending_signals[0]) };

static void
on_ending(int number)
{
	ending_signal = number;
}

static void
on_stop(int number)
{
	stop_signal = number;
}

static void
handle(int number, void (*handler)(int))
{
	struct sigaction action = { .sa_handler = handler };

	sigfillset(&action.sa_mask);
	sigaction(number, &action, NULL);
}

/* Without a handler of ours, a terminal that goes away would end the program
 * before the draft is kept. */
void
wait_begin(void)
{
	sigset_t ours;

	sigemptyset(&ours);
	for (int i = 0; i < ENDING_SIGNALS; i++) {
		handle(ending_signals[i], on_ending);
		sigaddset(&ours, ending_signals[i]);
	}
	handle(SIGTSTP, on_stop);
	sigaddset(&ours, SIGTSTP);
	sigaddset(&ours, SIGWINCH);
	sigprocmask(SIG_BLOCK, &ours, &outside);
	inside = outside;
	for (int i = 0; i < ENDING_SIGNALS; i++)
		sigdelset(&inside, ending_signals[i]);
	sigdelset(&inside, SIGTSTP);
	sigdelset(&inside, SIGWINCH);
}

void
wait_end(void)
{
	for (int i = 0; i < ENDING_SIGNALS; i++)
		handle(ending_signals[i], SIG_DFL);
	handle(SIGTSTP, SIG_DFL);
	sigprocmask(SIG_SETMASK, &outside, NULL);
}

/* Readable without a byte is the end of it; a terminal that went away does not
 * even answer. */
static bool
is_at_end(void)
{
	int waiting = 0;

	return ioctl(STDIN_FILENO, FIONREAD, &waiting) != 0 || waiting == 0;
}

/* A window that closes makes input ready before its signal is taken. */
static enum wait
gone(void)
{
	sigset_t now;

	sigprocmask(SIG_SETMASK, &inside, &now);
	sigprocmask(SIG_SETMASK, &now, NULL);
	return ending_signal != 0 ? WAIT_SIGNAL : WAIT_GONE;
}

enum wait
wait_for_input(int timeout)
{
	struct pollfd input = { .fd = STDIN_FILENO, .events = POLLIN };
	struct timespec time = { .tv_sec = timeout / 1000,
				 .tv_nsec = timeout % 1000 * 1000000L };
	int count;

	if (ending_signal != 0 || stop_signal != 0)
		return WAIT_SIGNAL;
	if (is_gone)
		return WAIT_GONE;
	count = ppoll(&input, 1, &time, &inside);
	if (count < 0)
		return errno == EINTR ? WAIT_SIGNAL : gone();
	if (count == 0)
		return WAIT_TIME;
	if ((input.revents & POLLIN) != 0 && !is_at_end())
		return WAIT_INPUT;
	return gone();
}

void
wait_is_gone(void)
{
	is_gone = true;
}

int
wait_ending(void)
{
	return ending_signal;
}

bool
wait_stop_asked(void)
{
	bool asked = stop_signal != 0;

	stop_signal = 0;
	return asked;
}

void
wait_stop(void)
{
	sigset_t stop;

	handle(SIGTSTP, SIG_DFL);
	sigemptyset(&stop);
	sigaddset(&stop, SIGTSTP);
	sigprocmask(SIG_UNBLOCK, &stop, NULL);
	(void)raise(SIGTSTP);
	sigprocmask(SIG_BLOCK, &stop, NULL);
	handle(SIGTSTP, on_stop);
	stop_signal = 0;
}
