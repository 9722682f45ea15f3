/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sys/secret.h"

#include <errno.h>
#include <unistd.h>

/* What one more byte makes of a line. */
enum step { STEP_MORE, STEP_DONE, STEP_FAILED };

struct line {
	struct secret *secret;
	uint8_t *bytes; /* open for writing while the line is read */
	size_t length;
	enum err err;
};

static enum step
line_fail(struct line *line, enum err err)
{
	line->err = err;
	return STEP_FAILED;
}

static enum step
line_add(struct line *line, uint8_t byte)
{
	if (byte == '\n')
		return STEP_DONE;
	if (byte == '\0')
		return line_fail(line, err_note(ERR_INVALID, "a NUL byte"));
	if (line->length == SECRET_LIMIT)
		return line_fail(line,
				 err_note(ERR_TOO_LARGE, "more than %d bytes",
					  SECRET_LIMIT));
	line->bytes[line->length++] = byte;
	return STEP_MORE;
}

static enum step
line_step(struct line *line, int fd)
{
	uint8_t byte;
	ssize_t got = read(fd, &byte, 1);
	enum step step;

	if (got < 0)
		return errno == EINTR
			       ? STEP_MORE
			       : line_fail(line, err_system(errno, "reading"));
	if (got == 0)
		return STEP_DONE;
	step = line_add(line, byte);
	*(volatile uint8_t *)&byte = 0;
	return step;
}

static void
line_finish(struct line *line)
{
	if (line->err)
		return;
	/* The newline of some systems is two bytes. */
	if (line->length > 0 && line->bytes[line->length - 1] == '\r')
		line->length--;
	if (line->length == 0)
		line->err = err_note(ERR_INVALID, "an empty line");
}

enum err
secret_read_line(struct secret **out, int fd)
{
	struct line line = { .secret = secret_new(SECRET_LIMIT) };

	line.bytes = secret_open_write(line.secret);
	while (line_step(&line, fd) == STEP_MORE)
		continue;
	line_finish(&line);
	secret_close(line.secret);
	if (line.err) {
		secret_free(line.secret);
		return line.err;
	}
	secret_cut(line.secret, line.length);
	*out = line.secret;
	return ERR_NONE;
}
