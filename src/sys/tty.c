/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sys/tty.h"

#include <errno.h>
#include <poll.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

#include "sys/files.h"

enum { COLUMNS_UNKNOWN = 80 };

bool
tty_is_input(void)
{
	return isatty(STDIN_FILENO) == 1;
}

bool
tty_is_output(void)
{
	return isatty(STDOUT_FILENO) == 1;
}

int
tty_columns(void)
{
	struct winsize size = { 0 };

	if (ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == -1 || size.ws_col == 0)
		return COLUMNS_UNKNOWN;
	return size.ws_col;
}

/* Waits for a reader that is slow where writing does not. */
static bool
tty_may_go_on(int fd)
{
	struct pollfd reader = { .fd = fd, .events = POLLOUT };

	if (errno == EINTR)
		return true;
	return errno == EAGAIN && (poll(&reader, 1, -1) == 1 || errno == EINTR);
}

static enum err
tty_write(int fd, const char *text)
{
	size_t left = strlen(text);

	while (left > 0) {
		ssize_t written = write(fd, text, left);

		if (written < 0) {
			if (tty_may_go_on(fd))
				continue;
			err_system(errno, "output");
			return ERR_IO;
		}
		text += written;
		left -= (size_t)written;
	}
	return ERR_NONE;
}

enum err
tty_out(const char *text)
{
	return tty_write(STDOUT_FILENO, text);
}

void
tty_say(const char *text)
{
	/* There is nowhere left to say that it failed. */
	if (tty_write(STDERR_FILENO, text))
		return;
}

enum err
tty_read_all(struct buf *out, size_t limit)
{
	return files_read_any(out, "-", limit);
}

enum err
tty_read_line(struct buf *out, size_t limit)
{
	size_t before = out->length;
	char byte;

	for (;;) {
		ssize_t count = read(STDIN_FILENO, &byte, 1);

		if (count < 0 && errno == EINTR)
			continue;
		if (count <= 0 && out->length == before)
			return err_note(ERR_NOT_FOUND, "input");
		if (count <= 0 || byte == '\n')
			break;
		if (out->length - before == limit)
			return err_note(ERR_TOO_LARGE, "input");
		buf_add_byte(out, (uint8_t)byte);
	}
	return ERR_NONE;
}
