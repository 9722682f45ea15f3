/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the person did, whatever they did it on. */
#ifndef VIGIE_TUI_PRESS_H
#define VIGIE_TUI_PRESS_H

#include <stdint.h>

enum press_kind {
	PRESS_NONE, /* time passed, or something that means nothing here */
	PRESS_CHARACTER,
	PRESS_ENTER,
	PRESS_ESCAPE,
	PRESS_TAB,
	PRESS_BACK_TAB,
	PRESS_UP,
	PRESS_DOWN,
	PRESS_LEFT,
	PRESS_RIGHT,
	PRESS_HOME,
	PRESS_END,
	PRESS_PAGE_UP,
	PRESS_PAGE_DOWN,
	PRESS_BACKSPACE,
	PRESS_DELETE,
	PRESS_FUNCTION,  /* character: 1 for F1 */
	PRESS_REDO,      /* Ctrl-R */
	PRESS_REDRAW,    /* Ctrl-L, and back from a stop */
	PRESS_INTERRUPT, /* Ctrl-C */
	PRESS_SUSPEND,   /* Ctrl-Z, or asked from outside */
	PRESS_RESIZE,
	PRESS_READ,   /* read on, on the same screen */
	PRESS_PASTE,  /* line: what was pasted, on one line */
	PRESS_LINE,   /* line: a whole line, in the linear rendering */
	PRESS_HANGUP, /* the terminal is gone, or the program is to end */
};

struct press {
	enum press_kind kind;
	uint32_t character;
	const char *line; /* borrowed until the next press */
};

#endif
