/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Between what a form holds and what an entry holds. */
#ifndef VIGIE_TUI_ANSWERS_H
#define VIGIE_TUI_ANSWERS_H

#include "tui/screen.h"

/* "flag:night" into name, which is returned. */
const char *answers_flag_name(char name[static ANSWER_NAME_LIMIT],
			      const char *code);
/* The whole number answered, FIELD_UNCHOSEN when none was. */
int answers_level(const struct entry *entry, const char *name);
/* -1, 0, 1 (better, same, worse) as the place of a choice. */
int answers_change(milli value);
/* The decimal mark of the language. */
char answers_mark(void);
/* A moment as people say it, not after now: "yesterday 14:00", "12/10/2026",
 * or the stored form. ERR_INVALID, ERR_RANGE for one that is to come. */
enum err answers_moment(struct stamp *out, const char *text, struct stamp now)
	MUST_CHECK;
/* One that may be to come. */
enum err answers_any_moment(struct stamp *out, const char *text,
			    struct stamp now) MUST_CHECK;
/* What answers_any_moment reads back as this moment: as people write it where
 * that is enough, else the stored form. */
char *answers_moment_text(char out[static STAMP_TEXT_LIMIT],
			  struct stamp stamp);
/* The same for a day that is kept as text. */
char *answers_day_text(char out[static STAMP_TEXT_LIMIT], const char *day);
/* Says what was not understood, with an example of what is. */
void answers_say_moment(struct tui *tui, enum err err);

#endif
