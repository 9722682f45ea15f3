/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sys/run.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <spawn.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <unistd.h>

enum { SIGNALLED = 128, PIECE = 4096 };

/* What is said to it, so that neither can wait for the other. */
static enum err
hold_input(int *out, const struct buf *input)
{
	size_t done = 0;
	int fd = memfd_create("input", MFD_CLOEXEC);

	if (fd < 0)
		return err_system(errno, "memfd_create");
	while (done < input->length) {
		ssize_t more = write(fd, input->data + done,
				     input->length - done);

		if (more < 0 && errno != EINTR) {
			close(fd);
			return err_system(errno, "memfd");
		}
		done += more > 0 ? (size_t)more : 0;
	}
	(void)lseek(fd, 0, SEEK_SET);
	*out = fd;
	return ERR_NONE;
}

/* A process of its own: signals as a shell would leave them. */
static void
plan_signals(posix_spawnattr_t *attributes)
{
	sigset_t all, none;

	sigfillset(&all);
	sigemptyset(&none);
	posix_spawnattr_init(attributes);
	posix_spawnattr_setsigdefault(attributes, &all);
	posix_spawnattr_setsigmask(attributes, &none);
	posix_spawnattr_setflags(attributes, POSIX_SPAWN_SETSIGDEF |
						     POSIX_SPAWN_SETSIGMASK);
}

static void
plan_files(posix_spawn_file_actions_t *actions, int input, int output)
{
	posix_spawn_file_actions_init(actions);
	if (input >= 0)
		posix_spawn_file_actions_adddup2(actions, input, STDIN_FILENO);
	else
		posix_spawn_file_actions_addopen(actions, STDIN_FILENO,
						 "/dev/null", O_RDONLY, 0);
	posix_spawn_file_actions_adddup2(actions, output, STDOUT_FILENO);
	posix_spawn_file_actions_addopen(actions, STDERR_FILENO, "/dev/null",
					 O_WRONLY, 0);
}

static enum err
start(pid_t *pid, const char *const *words, int input, int output)
{
	posix_spawn_file_actions_t actions;
	posix_spawnattr_t attributes;
	union {
		const char *const *given;
		char *const *wanted;
	} list = { .given = words };
	int failed;

	plan_files(&actions, input, output);
	plan_signals(&attributes);
	failed = posix_spawnp(pid, words[0], &actions, &attributes, list.wanted,
			      environ);
	posix_spawnattr_destroy(&attributes);
	posix_spawn_file_actions_destroy(&actions);
	if (failed == ENOENT || failed == EACCES)
		return err_note(ERR_NOT_FOUND, "%s", words[0]);
	return failed != 0 ? err_system(failed, "%s", words[0]) : ERR_NONE;
}

/* To the end of it; past the limit it is read and dropped. */
static void
read_output(struct buf *out, int fd)
{
	char piece[PIECE];
	ssize_t length;

	for (;;) {
		length = read(fd, piece, sizeof(piece));
		if (length < 0 && errno == EINTR)
			continue;
		if (length <= 0)
			return;
		if (out != NULL &&
		    out->length + (size_t)length <= RUN_OUTPUT_LIMIT)
			buf_add(out, piece, (size_t)length);
	}
}

static int
wait_for(pid_t pid)
{
	int status = 0;

	while (waitpid(pid, &status, 0) < 0 && errno == EINTR)
		continue;
	if (WIFSIGNALED(status))
		return SIGNALLED + WTERMSIG(status);
	return WEXITSTATUS(status);
}

static enum err
run_with(int *code, struct buf *out, const char *const *words, int input)
{
	int ends[2];
	pid_t pid;
	enum err err;

	if (pipe2(ends, O_CLOEXEC) != 0)
		return err_system(errno, "pipe");
	err = start(&pid, words, input, ends[1]);
	close(ends[1]);
	if (err == ERR_NONE) {
		read_output(out, ends[0]);
		*code = wait_for(pid);
	}
	close(ends[0]);
	if (err == ERR_NOT_FOUND) {
		err_forget_note();
		*code = RUN_NOT_FOUND;
		err = ERR_NONE;
	}
	return err;
}

enum err
run_program(int *code, struct buf *out, const char *const *words,
	    const struct buf *input)
{
	int fd = -1;
	enum err err = ERR_NONE;

	if (input != NULL)
		err = hold_input(&fd, input);
	if (err == ERR_NONE)
		err = run_with(code, out, words, fd);
	if (fd >= 0)
		close(fd);
	return err;
}
