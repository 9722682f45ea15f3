/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Symptoms that go on: each is asked about again until it is over. */
#ifndef VIGIE_TUI_FOLLOWED_H
#define VIGIE_TUI_FOLLOWED_H

#include "tui/screen.h"

enum { FOLLOWED_LIMIT = 8 };

/* How it went since, in the order of the choices. */
enum course {
	COURSE_BETTER,
	COURSE_SAME,
	COURSE_WORSE,
	COURSE_OVER,
	COURSE_COUNT,
};

/* The latest entries of the symptoms that go on, newest first. */
void followed_list(struct entry_list *out, struct tui *tui);
size_t followed_count(struct tui *tui);
/* As it was, only better or the same; or over. What is worse has its form. */
enum err followed_again(struct entry_list *out, const struct tui *tui,
			const struct entry *before, enum course course)
	MUST_CHECK;

#endif
