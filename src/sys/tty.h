/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Standard input and output, without curses. */
#ifndef VIGIE_SYS_TTY_H
#define VIGIE_SYS_TTY_H

#include <stdbool.h>

#include "base/buf.h"
#include "base/err.h"

bool tty_is_input(void);
bool tty_is_output(void);
/* Columns of standard output, 80 when it is not a terminal. */
int tty_columns(void);
/* Writes all of it to stdout or stderr; ERR_IO when nobody reads. */
enum err tty_out(const char *text) MUST_CHECK;
void tty_say(const char *text);
/* One line of standard input without its end, byte by byte, so that what
 * follows stays unread. ERR_NOT_FOUND at the end, ERR_TOO_LARGE past limit. */
enum err tty_read_line(struct buf *out, size_t limit) MUST_CHECK;
/* The rest of standard input. */
enum err tty_read_all(struct buf *out, size_t limit) MUST_CHECK;

#endif
