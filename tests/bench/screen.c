/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The program on a terminal of 80x24, its diary long: screen PROGRAM DIARY.
 * Prints samples, one a line: what a key costs until the program waits again,
 * by the clock and by its own work; bytes; memory; what it does when idle.
 */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>

#include "bench/must.h"

enum {
	GLANCE = 1, /* ms */
	CALM = 3,   /* glances in a row with nothing going on */
	PATIENCE = 60000,
	CHUNK = 4096,
	IDLE_SPELL = 3000,
	AFTER_TYPING = 1500, /* what was typed is kept, Esc is held back */
	MOVES = 30,
};

struct program {
	pid_t pid;
	int master, slave;
	long bytes;
};

static double
now_ms(void)
{
	struct timespec now;

	clock_gettime(CLOCK_MONOTONIC, &now);
	return (double)now.tv_sec * 1e3 + (double)now.tv_nsec / 1e6;
}

/* A number behind a word of a file of the process; 0 without. */
static long
proc_number(const struct program *program, const char *name, const char *word)
{
	char path[64], line[256];
	long number = 0;
	FILE *file;

	snprintf(path, sizeof(path), "/proc/%d/%s", (int)program->pid, name);
	file = fopen(path, "re");
	while (file != NULL && fgets(line, sizeof(line), file) != NULL)
		if (strncmp(line, word, strlen(word)) == 0)
			number = strtol(line + strlen(word), NULL, 10);
	if (file != NULL)
		fclose(file);
	return number;
}

/* Nanoseconds on a processor so far. */
static long
work_of(const struct program *program)
{
	return proc_number(program, "schedstat", "");
}

static void
start(struct program *program, char *const argv[])
{
	struct winsize size = { .ws_row = 24, .ws_col = 80 };

	if (openpty(&program->master, &program->slave, NULL, NULL, &size) != 0)
		must(err_note(ERR_FAILED, "a terminal"));
	program->pid = fork();
	if (program->pid != 0)
		return;
	close(program->master);
	(void)login_tty(program->slave);
	setenv("TERM", "xterm-256color", 1);
	setenv("LC_ALL", "C.UTF-8", 1);
	execv(argv[0], argv);
	_exit(127);
}

static int
take_output(struct program *program)
{
	struct pollfd output = { .fd = program->master, .events = POLLIN };
	char bytes[CHUNK];
	ssize_t count;

	if (poll(&output, 1, GLANCE) <= 0)
		return 0;
	count = read(program->master, bytes, sizeof(bytes));
	program->bytes += count > 0 ? count : 0;
	return count > 0;
}

/* It sleeps, and has read all that was typed. */
static int
is_waiting(const struct program *program)
{
	char path[64], text[512] = { 0 };
	const char *state;
	int unread = 0, fd;

	if (ioctl(program->slave, FIONREAD, &unread) != 0 || unread > 0)
		return 0;
	snprintf(path, sizeof(path), "/proc/%d/stat", (int)program->pid);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0 || read(fd, text, sizeof(text) - 1) < 0)
		must(err_note(ERR_FAILED, "the program has ended"));
	close(fd);
	state = strrchr(text, ')');
	return state != NULL && state[2] == 'S';
}

/* When the last byte came, in ms; something is to come. */
static double
settle(struct program *program)
{
	double last = 0;
	int calm = 0;

	for (int i = 0; i < PATIENCE && calm < CALM; i++) {
		if (take_output(program)) {
			last = now_ms();
			calm = 0;
		} else if (last > 0) {
			calm = is_waiting(program) ? calm + 1 : 0;
		}
	}
	if (calm < CALM)
		must(err_note(ERR_FAILED, "nothing came of a key"));
	return last;
}

static void
press(struct program *program, const char *keys)
{
	if (write(program->master, keys, strlen(keys)) < 0)
		must(err_note(ERR_FAILED, "typing"));
}

/* From the key to the last byte of what came of it. */
static void
measure(struct program *program, const char *name, const char *keys)
{
	long work = work_of(program), bytes = program->bytes;
	double began = now_ms(), last;

	press(program, keys);
	last = settle(program);
	printf("%s %.3f\n%s_work %.3f\n%s_bytes %ld\n", name, last - began,
	       name, (double)(work_of(program) - work) / 1e6, name,
	       program->bytes - bytes);
}

/* The same key counts once in a moment: each other one is another. */
static void
measure_moves(struct program *program)
{
	for (int i = 0; i < MOVES; i++)
		measure(program, "screen_down", "\033OB");
	for (int i = 0; i < MOVES; i++)
		measure(program, "screen_up", "\033OA");
	for (int i = 0; i < MOVES / 3; i++)
		measure(program, "screen_left", "\033OD");
}

static void
measure_search(struct program *program)
{
	static const char *const letters[] = { "d", "e", "m", "a", "n", "g" };

	press(program, "/");
	settle(program);
	for (size_t i = 0; i < sizeof(letters) / sizeof(letters[0]); i++)
		measure(program, "screen_search", letters[i]);
	press(program, "\033");
	settle(program);
	(void)poll(NULL, 0, AFTER_TYPING);
}

static void
measure_idle(struct program *program)
{
	long bytes, sleeps;

	bytes = program->bytes;
	sleeps = proc_number(program, "status", "voluntary_ctxt_switches:");
	(void)poll(NULL, 0, IDLE_SPELL);
	(void)take_output(program);
	printf("idle_bytes %ld\nidle_wakes %ld\n", program->bytes - bytes,
	       proc_number(program, "status", "voluntary_ctxt_switches:") -
		       sleeps);
}

int
main(int argc, char **argv)
{
	struct program program = { .pid = 0 };
	char diary[] = "--diary";
	char *arguments[] = { NULL, diary, NULL, NULL };

	if (argc != 3) {
		fputs("usage: PROGRAM DIARY\n", stderr);
		return 2;
	}
	arguments[0] = argv[1];
	arguments[2] = argv[2];
	start(&program, arguments);
	settle(&program);
	press(&program, "bench\r");
	settle(&program);
	press(&program, "\003"); /* home, wherever it was left */
	settle(&program);
	measure(&program, "screen_history", "h");
	measure_moves(&program);
	measure(&program, "screen_quarter", "z");
	measure_search(&program);
	measure_idle(&program);
	printf("screen_memory %.2f\n",
	       (double)proc_number(&program, "status", "VmHWM:") / 1024);
	kill(program.pid, SIGTERM);
	(void)waitpid(program.pid, NULL, 0);
	return 0;
}
