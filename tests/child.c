/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "child.h"

#include <pty.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

enum { PIECE = 256 };

void __gcov_exit(void) __attribute__((weak));
void __real__exit(int code) __attribute__((noreturn));
void __wrap__exit(int code) __attribute__((noreturn));

/* What a child went through counts too, where that is counted. */
void
__wrap__exit(int code)
{
	if (__gcov_exit)
		__gcov_exit();
	__real__exit(code);
}

static void
child_body(void (*body)(void))
{
	body();
	_exit(EXIT_SUCCESS);
}

/* One read; false at the end, which a terminal tells by an error. */
static int
gather(struct buf *out, int fd)
{
	char piece[PIECE];
	ssize_t got = read(fd, piece, sizeof(piece));

	if (got <= 0)
		return 0;
	buf_add(out, piece, (size_t)got);
	return 1;
}

static int
child_wait(pid_t child)
{
	int status;

	if (waitpid(child, &status, 0) != child)
		abort();
	return status;
}

int
child_run(struct buf *out, void (*body)(void))
{
	int ends[2];
	pid_t child;

	if (pipe(ends) != 0)
		abort();
	child = fork();
	if (child == 0) {
		dup2(ends[1], STDOUT_FILENO);
		dup2(ends[1], STDERR_FILENO);
		close(ends[0]);
		close(ends[1]);
		child_body(body);
	}
	close(ends[1]);
	while (gather(out, ends[0]))
		continue;
	close(ends[0]);
	return child_wait(child);
}

/* Where the words are, counted from what was seen before. */
static const char *
gather_until(struct buf *out, int fd, size_t from, const char *words)
{
	for (;;) {
		const char *found = strstr(buf_text(out) + from, words);

		if (found || !gather(out, fd))
			return found;
	}
}

static void
type_keys(struct buf *out, int fd, const struct child_keys *keys)
{
	size_t seen = 0;

	for (; keys->keys; keys++) {
		size_t length = strlen(keys->keys);
		const char *found = gather_until(out, fd, seen, keys->after);

		if (!found)
			return;
		seen = (size_t)(found - buf_text(out)) + strlen(keys->after);
		if (write(fd, keys->keys, length) != (ssize_t)length)
			abort();
	}
}

int
child_on_terminal(struct buf *out, void (*body)(void),
		  const struct child_keys *keys)
{
	int fd;
	pid_t child = forkpty(&fd, NULL, NULL, NULL);

	if (child < 0)
		abort();
	if (child == 0)
		child_body(body);
	type_keys(out, fd, keys);
	while (gather(out, fd))
		continue;
	close(fd);
	return child_wait(child);
}
