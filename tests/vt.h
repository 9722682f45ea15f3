/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The whole program on a terminal of its own: libvterm reads what it draws,
 * keys go the way a keyboard sends them, and the test moves its clock. Nothing
 * sleeps: what is awaited is looked at until it is there.
 */
#ifndef VIGIE_TESTS_VT_H
#define VIGIE_TESTS_VT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <sys/types.h>

#include "base/buf.h"
#include "base/stamp.h"

#include <vterm.h>

enum { VT_ARGUMENTS = 24 };
struct vt_options {
	int rows, columns;
	const char *lang; /* "en", "fr" */
	const char *term; /* NULL: xterm-256color */
	const char *zone; /* NULL: Europe/Paris */
	bool is_piped;    /* no terminal: lines in, lines out */
	const char *folder;
	struct stamp now;
	const char *arguments[VT_ARGUMENTS]; /* after the name; NULL ends */
	void (*begin)(void); /* in the program's process, first; or NULL */
};

struct vt {
	VTerm *term;
	VTermScreen *screen;
	int master, slave, keyboard;
	pid_t pid;
	int rows, columns;
	struct buf raw; /* all that the program wrote */
};

void vt_start(struct vt *vt, const struct vt_options *options);
/* Ends the program if it still runs. */
void vt_stop(struct vt *vt);

/* Characters as typed; then the program has drawn what it had to. */
void vt_type(struct vt *vt, const char *text);
void vt_key(struct vt *vt, VTermKey key);
void vt_control(struct vt *vt, char letter);
void vt_shift_tab(struct vt *vt);
/* Bytes as they are, a paste, a size. */
void vt_send(struct vt *vt, const char *bytes);
void vt_paste(struct vt *vt, const char *text);
void vt_resize(struct vt *vt, int rows, int columns);
/* Time passes on the program's clock; it is woken to look. */
void vt_pass(struct vt *vt, int seconds);
/* The clock on the wall is set; no time passes. */
void vt_set_clock(struct vt *vt, struct stamp now);
/* The offset of the place, where that has changed on the way. */
void vt_pass_to(struct vt *vt, struct stamp now);

/* The text is on the screen, or the test fails with the screen shown. */
void vt_wait(struct vt *vt, const char *text);
void vt_settle(struct vt *vt);
/* Takes what the program wrote in a moment, if anything. */
void vt_glance(struct vt *vt);
/* Nothing more is typed. */
void vt_close(struct vt *vt);
bool vt_shows(struct vt *vt, const char *text);
/* The screen, rows without blanks at their end; owned. */
char *vt_text(struct vt *vt);
void vt_cursor(struct vt *vt, int *row, int *column);
bool vt_runs(struct vt *vt);
/* Waits for the end: the exit code, or 128 and the signal. */
int vt_end(struct vt *vt);
/* The window is closed. */
void vt_hang_up(struct vt *vt);

#endif
