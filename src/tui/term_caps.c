/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Alone, since <term.h> takes common words for its macros. */
#include "config.h"

#include "tui/term.h"

#include <unistd.h>

#include <curses.h>
#include <term.h>

bool
term_can_move_cursor(void)
{
	int state = 0;
	const char *move_to;
	bool can_move;

	if (setupterm(NULL, STDOUT_FILENO, &state) != OK || state != 1)
		return false;
	move_to = tigetstr("cup");
	can_move = move_to != NULL && move_to != (char *)-1;
	(void)del_curterm(cur_term);
	return can_move;
}
