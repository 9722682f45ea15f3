/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A person at home with the program before her: Jeanne, on immunotherapy for
 * 200 days, a team and a night line; ten in the morning. */
#ifndef VIGIE_TESTS_STAGE_H
#define VIGIE_TESTS_STAGE_H

#include "home.h"
#include "vt.h"

struct stage {
	struct home home;
	struct vt vt;
	struct vt_options options;
	const char *size; /* of the names of golden files */
};

/* The diary is there and open to the test; 80x24. */
void stage_set(struct stage *stage, const char *lang);
/* Closes it, since there is one writer, and starts the program. */
void stage_open(struct stage *stage);
void stage_start(struct stage *stage);
void stage_unlock(struct stage *stage);
/* The three at once. */
void stage_begin(struct stage *stage, const char *lang);
void stage_end(struct stage *stage);

void stage_press(struct stage *stage, const char *keys);
void stage_enter(struct stage *stage);
void stage_escape(struct stage *stage);
void stage_go_home(struct stage *stage);

/* The form of a symptom, found by its id. */
void stage_open_form(struct stage *stage, const char *id);
/* From anywhere in a form to its own words. */
void stage_go_to_words(struct stage *stage);

/* The screen is that of tests/screens/NAME.LANG.SIZE.txt, and the cursor
 * stands on what is in focus. */
void stage_look(struct stage *stage, const char *name);

/* The cursor stands on what is in focus, and that has its mark. */
void stage_assert_cursor(struct vt *vt, const char *screen);
/* The recovery code of eight groups that stands in a text; owned. */
char *stage_code(const char *text);

#endif
