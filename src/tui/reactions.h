/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The facts that keep what a past reaction was. */
#ifndef VIGIE_TUI_REACTIONS_H
#define VIGIE_TUI_REACTIONS_H

enum { REACTION_KEY_LIMIT = 64 };

/* "reaction.gut" and "reaction_steroid.gut" into key, which is returned. */
char *reaction_key(char key[static REACTION_KEY_LIMIT], const char *organ);
char *reaction_steroid_key(char key[static REACTION_KEY_LIMIT],
			   const char *organ);

#endif
