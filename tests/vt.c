/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test.h"

#include <errno.h>
#include <fcntl.h>
#include <poll.h>
#include <pty.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <sys/mman.h>
#include <sys/wait.h>
#include <termios.h>
#include <time.h>
#include <unistd.h>
#include <utmp.h>

#include "base/alloc.h"
#include "cli/cli.h"
#include "sys/clock.h"
#include "sys/harden.h"
#include "sys/lang.h"
#include "vt.h"

enum {
	PATIENCE = 40000, /* ms until a test gives up */
	GLANCE = 2,       /* ms between two looks */
	CALM = 4,         /* looks in a row with nothing going on */
	CHUNK = 4096,
	STAT_ROOM = 512,
	ESCAPE_TIME = 2000, /* ms within which a lone Esc does something */
};

/* The clock of the program, which runs in another process. */
static struct {
	struct stamp now;
	int64_t monotonic;
} * shared;

struct stamp __wrap_clock_now(void);
int64_t __wrap_clock_monotonic(void);
struct stamp __real_clock_now(void);
int64_t __real_clock_monotonic(void);

struct stamp
__wrap_clock_now(void)
{
	return shared != NULL ? shared->now : __real_clock_now();
}

int64_t
__wrap_clock_monotonic(void)
{
	return shared != NULL ? shared->monotonic : __real_clock_monotonic();
}

static void
share_clock(struct stamp now)
{
	if (shared == NULL) {
		void *memory = mmap(NULL, sizeof(*shared),
				    PROT_READ | PROT_WRITE,
				    MAP_SHARED | MAP_ANONYMOUS, -1, 0);

		assert_ptr_not_equal(memory, MAP_FAILED);
		shared = memory;
	}
	shared->now = now;
	shared->monotonic = 1000000;
}

static void
set_environment(const struct vt_options *options)
{
	static const char *const gone[] = { "LANG",        "LC_MESSAGES",
					    "NO_COLOR",    "ACCESSIBLE",
					    "VIGIE_DIARY", "COLUMNS",
					    "LINES" };

	for (size_t i = 0; i < sizeof(gone) / sizeof(gone[0]); i++)
		(void)unsetenv(gone[i]);
	(void)setenv("LC_ALL", "C.UTF-8", 1);
	(void)setenv("LANGUAGE", options->lang, 1);
	(void)setenv("TERM",
		     options->term != NULL ? options->term : "xterm-256color",
		     1);
	(void)setenv("TZ",
		     options->zone != NULL ? options->zone : "Europe/Paris", 1);
	(void)setenv("ESCDELAY", "10", 1);
	(void)setenv("XDG_CONFIG_HOME", options->folder, 1);
	(void)setenv("XDG_DATA_HOME", options->folder, 1);
	(void)setenv("XDG_STATE_HOME", options->folder, 1);
	tzset();
}

/* What main() does. */
static void
run_program(const struct vt_options *options)
{
	char *argv[VT_ARGUMENTS + 2] = { alloc_string("vigie") };
	int argc = 1, code;

	set_environment(options);
	for (int i = 0; i < VT_ARGUMENTS && options->arguments[i] != NULL; i++)
		argv[argc++] = alloc_string(options->arguments[i]);
	if (options->begin != NULL)
		options->begin();
	lang_init();
	harden_process();
	code = cli_main(argc, argv);
	(void)fflush(stdout);
	_exit(code);
}

static void
start_on_terminal(struct vt *vt, const struct vt_options *options)
{
	struct winsize size = { .ws_row = (unsigned short)options->rows,
				.ws_col = (unsigned short)options->columns };
	char name[CHUNK];

	assert_int_equal(openpty(&vt->master, &vt->slave, name, NULL, &size),
			 0);
	vt->keyboard = vt->master;
	vt->pid = fork();
	assert_true(vt->pid >= 0);
	if (vt->pid == 0) {
		(void)close(vt->master);
		if (login_tty(vt->slave) != 0)
			_exit(1);
		run_program(options);
	}
}

static void
start_on_pipes(struct vt *vt, const struct vt_options *options)
{
	int in[2], out[2];

	assert_int_equal(pipe(in), 0);
	assert_int_equal(pipe(out), 0);
	vt->keyboard = in[1];
	vt->slave = in[0];
	vt->master = out[0];
	vt->pid = fork();
	assert_true(vt->pid >= 0);
	if (vt->pid == 0) {
		(void)setsid();
		(void)close(in[1]);
		(void)close(out[0]);
		(void)dup2(in[0], STDIN_FILENO);
		(void)dup2(out[1], STDOUT_FILENO);
		(void)dup2(out[1], STDERR_FILENO);
		run_program(options);
	}
	(void)close(out[1]);
}

void
vt_start(struct vt *vt, const struct vt_options *options)
{
	memset(vt, 0, sizeof(*vt));
	share_clock(options->now);
	vt->rows = options->rows;
	vt->columns = options->columns;
	(void)fflush(stdout);
	if (options->is_piped)
		start_on_pipes(vt, options);
	else
		start_on_terminal(vt, options);
	vt->term = vterm_new(options->rows, options->columns);
	vterm_set_utf8(vt->term, 1);
	vt->screen = vterm_obtain_screen(vt->term);
	vterm_screen_enable_altscreen(vt->screen, 1);
	vterm_screen_reset(vt->screen, 1);
}

/* Takes what the program wrote; false when there was nothing for a glance. */
static bool
drain(struct vt *vt)
{
	struct pollfd output = { .fd = vt->master, .events = POLLIN };
	char bytes[CHUNK];
	ssize_t count;

	if (poll(&output, 1, GLANCE) <= 0)
		return false;
	count = read(vt->master, bytes, sizeof(bytes));
	if (count <= 0) {
		/* Nobody writes any more: a glance takes its time all the
		 * same. */
		(void)poll(NULL, 0, GLANCE);
		return false;
	}
	buf_add(&vt->raw, bytes, (size_t)count);
	vterm_input_write(vt->term, bytes, (size_t)count);
	return true;
}

/* Whoever has ended is still there to be waited for. */
bool
vt_runs(struct vt *vt)
{
	siginfo_t ended = { 0 };

	if (waitid(P_PID, (id_t)vt->pid, &ended, WEXITED | WNOHANG | WNOWAIT) !=
	    0)
		return false;
	return ended.si_pid == 0;
}

/* It waits in the kernel for something, with nothing left to read; or it has
 * ended. */
static bool
is_waiting(struct vt *vt)
{
	char path[64], text[STAT_ROOM] = { 0 };
	const char *state;
	int unread = 0, fd;

	if (!vt_runs(vt))
		return true;
	if (ioctl(vt->slave, FIONREAD, &unread) != 0 || unread > 0)
		return false;
	(void)snprintf(path, sizeof(path), "/proc/%d/stat", (int)vt->pid);
	fd = open(path, O_RDONLY | O_CLOEXEC);
	if (fd < 0)
		return true;
	if (read(fd, text, sizeof(text) - 1) < 0)
		text[0] = '\0';
	(void)close(fd);
	state = strrchr(text, ')');
	return state == NULL || strchr("SZX", state[2]) != NULL;
}

void
vt_settle(struct vt *vt)
{
	int calm = 0;

	for (int i = 0; i < PATIENCE / GLANCE && calm < CALM; i++)
		calm = !drain(vt) && is_waiting(vt) ? calm + 1 : 0;
	assert_int_equal(calm, CALM);
}

/* The next key is not taken for the same one twice in a moment. */
static void
next_moment(void)
{
	shared->monotonic += 1000;
}

void
vt_send(struct vt *vt, const char *bytes)
{
	size_t length = strlen(bytes), done = 0;

	next_moment();
	while (done < length) {
		ssize_t count = write(vt->keyboard, bytes + done,
				      length - done);

		if (count < 0 && errno != EAGAIN && errno != EINTR)
			return;
		if (count > 0)
			done += (size_t)count;
		(void)drain(vt);
	}
	vt_settle(vt);
	next_moment();
}

static void
send_keyboard(struct vt *vt)
{
	char bytes[CHUNK] = { 0 };
	size_t length = vterm_output_read(vt->term, bytes, sizeof(bytes) - 1);

	bytes[length] = '\0';
	vt_send(vt, bytes);
}

void
vt_type(struct vt *vt, const char *text)
{
	vt_send(vt, text);
}

/* A lone Esc is held back for a moment, in case it begins a key: what comes of
 * it is awaited. */
static void
let_escape_pass(struct vt *vt, size_t before)
{
	for (int i = 0; i < ESCAPE_TIME / GLANCE && vt->raw.length == before;
	     i++)
		(void)drain(vt);
	vt_settle(vt);
}

void
vt_key(struct vt *vt, VTermKey key)
{
	size_t before = vt->raw.length;

	vterm_keyboard_key(vt->term, key, VTERM_MOD_NONE);
	send_keyboard(vt);
	if (key == VTERM_KEY_ESCAPE)
		let_escape_pass(vt, before);
}

void
vt_shift_tab(struct vt *vt)
{
	vterm_keyboard_key(vt->term, VTERM_KEY_TAB, VTERM_MOD_SHIFT);
	send_keyboard(vt);
}

void
vt_control(struct vt *vt, char letter)
{
	char bytes[2] = { (char)(letter & 0x1f), '\0' };

	vt_send(vt, bytes);
}

void
vt_paste(struct vt *vt, const char *text)
{
	vt_send(vt, "\033[200~");
	vt_send(vt, text);
	vt_send(vt, "\033[201~");
}

void
vt_resize(struct vt *vt, int rows, int columns)
{
	struct winsize size = { .ws_row = (unsigned short)rows,
				.ws_col = (unsigned short)columns };

	vt->rows = rows;
	vt->columns = columns;
	vterm_set_size(vt->term, rows, columns);
	assert_int_equal(ioctl(vt->master, TIOCSWINSZ, &size), 0);
	(void)kill(vt->pid, SIGWINCH);
	(void)drain(vt);
	vt_settle(vt);
}

void
vt_pass(struct vt *vt, int seconds)
{
	struct stamp now = shared->now;

	now.at += seconds;
	vt_pass_to(vt, now);
}

void
vt_pass_to(struct vt *vt, struct stamp now)
{
	shared->monotonic += (now.at - shared->now.at) * 1000;
	shared->now = now;
	(void)kill(vt->pid, SIGWINCH);
	(void)drain(vt);
	vt_settle(vt);
}

void
vt_set_clock(struct vt *vt, struct stamp now)
{
	shared->monotonic -= (now.at - shared->now.at) * 1000;
	vt_pass_to(vt, now);
}

static void
add_cell(struct buf *out, const VTermScreenCell *cell)
{
	for (int i = 0; i < VTERM_MAX_CHARS_PER_CELL && cell->chars[i] != 0;
	     i++) {
		uint32_t c = cell->chars[i];

		if (c < 0x80) {
			buf_add_byte(out, (uint8_t)c);
		} else if (c < 0x800) {
			buf_add_byte(out, (uint8_t)(0xc0 | c >> 6));
			buf_add_byte(out, (uint8_t)(0x80 | (c & 0x3f)));
		} else {
			buf_add_byte(out, (uint8_t)(0xe0 | c >> 12));
			buf_add_byte(out, (uint8_t)(0x80 | (c >> 6 & 0x3f)));
			buf_add_byte(out, (uint8_t)(0x80 | (c & 0x3f)));
		}
	}
	if (cell->chars[0] == 0)
		buf_add_byte(out, ' ');
}

char *
vt_text(struct vt *vt)
{
	struct buf out = { 0 };

	for (int row = 0; row < vt->rows; row++) {
		size_t start = out.length;

		for (int column = 0; column < vt->columns; column++) {
			VTermPos at = { .row = row, .col = column };
			VTermScreenCell cell = { 0 };

			(void)vterm_screen_get_cell(vt->screen, at, &cell);
			if (cell.width > 0)
				add_cell(&out, &cell);
		}
		while (out.length > start && out.data[out.length - 1] == ' ')
			buf_cut(&out, out.length - 1);
		buf_add_byte(&out, '\n');
	}
	return buf_take(&out);
}

void
vt_cursor(struct vt *vt, int *row, int *column)
{
	VTermPos at = { 0 };

	vterm_state_get_cursorpos(vterm_obtain_state(vt->term), &at);
	*row = at.row;
	*column = at.col;
}

bool
vt_shows(struct vt *vt, const char *text)
{
	char *screen = vt_text(vt);
	bool is_there = strstr(screen, text) != NULL;

	free(screen);
	return is_there;
}

void
vt_wait(struct vt *vt, const char *text)
{
	char *screen;

	for (int i = 0; i < PATIENCE / GLANCE; i++) {
		if (vt_shows(vt, text)) {
			vt_settle(vt);
			return;
		}
		(void)drain(vt);
	}
	screen = vt_text(vt);
	(void)fprintf(stderr, "waited for: %s\n%s", text, screen);
	free(screen);
	fail();
}

int
vt_end(struct vt *vt)
{
	int status = 0;

	for (int i = 0; i < PATIENCE / GLANCE && vt->pid > 0; i++) {
		if (vt->master < 0)
			(void)poll(NULL, 0, GLANCE);
		else
			(void)drain(vt);
		if (waitpid(vt->pid, &status, WNOHANG) == vt->pid)
			vt->pid = 0;
	}
	assert_int_equal(vt->pid, 0);
	while (vt->master >= 0 && drain(vt))
		continue;
	if (WIFSIGNALED(status))
		return 128 + WTERMSIG(status);
	return WEXITSTATUS(status);
}

void
vt_glance(struct vt *vt)
{
	(void)drain(vt);
}

void
vt_close(struct vt *vt)
{
	if (vt->keyboard != vt->master)
		(void)close(vt->keyboard);
	vt->keyboard = -1;
}

void
vt_hang_up(struct vt *vt)
{
	(void)close(vt->slave);
	if (vt->keyboard != vt->master)
		(void)close(vt->keyboard);
	(void)close(vt->master);
	vt->slave = vt->master = vt->keyboard = -1;
}

void
vt_stop(struct vt *vt)
{
	if (vt->pid > 0) {
		(void)kill(vt->pid, SIGKILL);
		(void)waitpid(vt->pid, NULL, 0);
	}
	if (vt->master >= 0)
		vt_hang_up(vt);
	vterm_free(vt->term);
	buf_clear(&vt->raw);
}
