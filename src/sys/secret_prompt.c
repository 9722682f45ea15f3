/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sys/secret.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <signal.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

/* Those that end or stop the program while somebody types. */
static const int signals[] = { SIGALRM, SIGHUP,  SIGINT,  SIGPIPE, SIGQUIT,
			       SIGTERM, SIGTSTP, SIGTTIN, SIGTTOU };

enum { SIGNALS = sizeof(signals) / sizeof(signals[0]) };

static volatile sig_atomic_t signal_caught;

/* All that is put back afterwards. */
struct prompt {
	int fd;
	const char *text;
	struct termios terminal;
	sigset_t mask;
	struct sigaction actions[SIGNALS];
};

static void
prompt_catch(int number)
{
	signal_caught = number;
}

/* Blocked but while waiting, so that none falls between look and wait. */
static void
prompt_take_signals(struct prompt *prompt)
{
	struct sigaction action = { .sa_handler = prompt_catch };
	sigset_t blocked;

	sigemptyset(&action.sa_mask);
	sigemptyset(&blocked);
	for (size_t i = 0; i < SIGNALS; i++)
		sigaddset(&blocked, signals[i]);
	sigprocmask(SIG_BLOCK, &blocked, &prompt->mask);
	signal_caught = 0;
	for (size_t i = 0; i < SIGNALS; i++) {
		sigaction(signals[i], NULL, &prompt->actions[i]);
		if (prompt->actions[i].sa_handler != SIG_IGN)
			sigaction(signals[i], &action, NULL);
	}
}

static void
prompt_return_signals(const struct prompt *prompt)
{
	for (size_t i = 0; i < SIGNALS; i++)
		sigaction(signals[i], &prompt->actions[i], NULL);
	sigprocmask(SIG_SETMASK, &prompt->mask, NULL);
}

static enum err
prompt_hide(struct prompt *prompt)
{
	struct termios hidden;

	if (tcgetattr(prompt->fd, &prompt->terminal) == -1)
		return err_system(errno, "/dev/tty");
	hidden = prompt->terminal;
	hidden.c_lflag |= ICANON | ISIG | ECHONL;
	hidden.c_lflag &= ~(tcflag_t)ECHO;
	hidden.c_iflag |= ICRNL;
	if (tcsetattr(prompt->fd, TCSAFLUSH, &hidden) == -1)
		return err_system(errno, "/dev/tty");
	return ERR_NONE;
}

static void
prompt_show(const struct prompt *prompt)
{
	while (tcsetattr(prompt->fd, TCSAFLUSH, &prompt->terminal) == -1 &&
	       errno == EINTR)
		continue;
}

static enum err
prompt_write(const struct prompt *prompt)
{
	size_t length = strlen(prompt->text);

	if (write(prompt->fd, prompt->text, length) == (ssize_t)length)
		return ERR_NONE;
	return err_system(errno, "/dev/tty");
}

/* In this mode the terminal has nothing to read before the line is whole. */
static enum err
prompt_wait(const struct prompt *prompt)
{
	struct pollfd typed = { .fd = prompt->fd, .events = POLLIN };

	while (!signal_caught) {
		if (ppoll(&typed, 1, NULL, &prompt->mask) == 1)
			return ERR_NONE;
		if (errno != EINTR)
			return err_system(errno, "/dev/tty");
	}
	return err_note(ERR_FAILED, "signal %d", (int)signal_caught);
}

static enum err
prompt_read(struct secret **out, struct prompt *prompt)
{
	enum err err = prompt_hide(prompt);

	if (err)
		return err;
	err = prompt_write(prompt);
	if (!err)
		err = prompt_wait(prompt);
	if (!err)
		err = secret_read_line(out, prompt->fd);
	prompt_show(prompt);
	return err;
}

/* True when the program was only stopped and goes on asking. */
static bool
prompt_pass_signal(int number)
{
	if (number == 0)
		return false;
	raise(number);
	return number == SIGTSTP || number == SIGTTIN || number == SIGTTOU;
}

enum err
secret_prompt(struct secret **out, const char *prompt_text)
{
	struct prompt prompt = { .text = prompt_text };
	enum err err;

	/* Not through sys/files, which refuses terminals. */
	prompt.fd = open("/dev/tty", O_RDWR | O_NOCTTY | O_CLOEXEC);
	if (prompt.fd < 0)
		return err_note(ERR_NO_TERMINAL, "/dev/tty: %s",
				strerror(errno));
	do {
		prompt_take_signals(&prompt);
		err = prompt_read(out, &prompt);
		prompt_return_signals(&prompt);
	} while (prompt_pass_signal(signal_caught));
	close(prompt.fd);
	return err;
}
