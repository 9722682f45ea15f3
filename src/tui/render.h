/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The two ways to show a view and to hear a person. */
#ifndef VIGIE_TUI_RENDER_H
#define VIGIE_TUI_RENDER_H

#include <stdbool.h>

#include "base/err.h"
#include "tui/press.h"
#include "tui/tui.h"
#include "tui/view.h"

struct renderer {
	bool is_linear;
	/* ERR_NO_TERMINAL leaves everything as it was. */
	enum err (*open)(const struct tui_options *options);
	/* The terminal as it was, nothing of ours left on it. */
	void (*close)(void);
	void (*show)(const struct view *view);
	/* Waits; PRESS_NONE after so many milliseconds. */
	void (*hear)(struct press *out, int timeout);
	/* Nothing of what was shown stays on the terminal or in memory. */
	void (*wipe)(void);
	/* Gives the terminal back, stops, and takes it again. */
	void (*stop)(void);
};

extern const struct renderer renderer_term;
extern const struct renderer renderer_linear;

/* ---- waiting, for both ---- */

enum wait {
	WAIT_INPUT,
	WAIT_TIME,
	WAIT_SIGNAL, /* a size, a stop or an end: ask */
	WAIT_GONE,   /* nobody types there any more */
};

/* Signals are only taken while waiting. */
void wait_begin(void);
void wait_end(void);
enum wait wait_for_input(int timeout);
/* The signal that is to end the program, 0 for none. */
int wait_ending(void);
/* Reading or writing has failed: the next wait says so. */
void wait_is_gone(void);
/* True once after each SIGTSTP. */
bool wait_stop_asked(void);
/* Stops the process as SIGTSTP would; returns when it goes on. */
void wait_stop(void);

#endif
