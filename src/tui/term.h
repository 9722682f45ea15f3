/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The parts of the cell renderer. Only these files know curses. */
#ifndef VIGIE_TUI_TERM_H
#define VIGIE_TUI_TERM_H

#include <stdbool.h>

#include "tui/layout.h"
#include "tui/press.h"

/* ---- term_caps.c ---- */

/* The terminal is known and can do more than print lines. */
bool term_can_move_cursor(void);

/* ---- term_keys.c ---- */

/* The keys that curses must be told of. */
void term_keys_open(void);
void term_keys_hear(struct press *out, int timeout);
void term_keys_close(void);

/* ---- term_looks.c ---- */

/* Takes "default", "mono", "contrast", "night"; NULL is the first. */
bool term_looks_open(const char *theme);
void term_looks_set(enum look look);
/* Glyphs this terminal has not are replaced; "" allowed. */
enum glyphs { GLYPHS_UNICODE, GLYPHS_ASCII };
void term_glyphs_open(void);
enum glyphs term_glyphs(void);
/* Draws at the cursor. */
void term_draw(const char *text);

#endif
