/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Plays a script: what a person does, one thing a line, day after day, on the
 * whole program. tests/fortnight/README says how a script is written.
 */
#ifndef VIGIE_TESTS_PLAYER_H
#define VIGIE_TESTS_PLAYER_H

#include "vt.h"

struct player {
	struct vt vt;
	struct vt_options options; /* those a day begins with */
	char *folder, *path, *zone;
	char date[STAMP_TEXT_LIMIT]; /* of the day */
	const char *script;          /* where it is played from */
	int line;
	bool is_running;
	bool is_spoken; /* lines come out, not a screen */
	int code;       /* of the command before, until it is looked at */
	char *recovery; /* the code that was on the screen */
	size_t asked;   /* of the same, before the question */
	size_t heard;   /* of what was written: before the last line said */
	int keys, keys_of_days, keys_of_part;
	struct buf seen; /* " home choose ": the screens looked at */
	struct buf days; /* "14 9 22": the keys of each day */
};

/* An empty folder, nothing made yet; 80x24. */
void player_begin(struct player *player, const char *lang);
/* tests/fortnight/NAME, line by line; the test fails at the first that does
 * not come out. */
void player_play(struct player *player, const char *name);
/* One line of a script. */
void player_do(struct player *player, const char *line);
void player_end(struct player *player);
/* A command over the diary as it is; its exit code. Words as in a shell,
 * with double quotes only. */
int player_run(struct player *player, const char *words);
/* What it wrote; borrowed. */
const char *player_heard(const struct player *player);

/* Blanks and lines of boxes as one blank each; owned. */
char *player_squeeze(const char *text);

#endif
