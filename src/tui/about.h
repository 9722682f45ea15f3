/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One alert, or all open ones, and what is said about them: what the screens
 * of an alert share. */
#ifndef VIGIE_TUI_ABOUT_H
#define VIGIE_TUI_ABOUT_H

#include "tui/screen.h"

struct about {
	bool is_there;      /* there is an alert to speak of */
	bool is_one;        /* the alert of the argument, else all open ones */
	struct alert alert; /* the worst, when all are meant */
	struct advice advice;
	bool has_advice;
	char *beside; /* what was begun before it; NULL for none */
	char *others; /* of the same call: "cough, fever"; NULL for none */
};

/* The argument of screen_alert for what could not be kept. */
#define ABOUT_UNKEPT "unkept"

/* By the argument of the screen on top: an alert's id, or "" or "0" for all
 * open ones. One call is for all that is open: the words to say are too. */
void about_load(struct about *about, struct tui *tui);
void about_clear(struct about *about);
/* "Diarrhoea", the label of what an alert is about; borrowed. */
const char *about_label(const struct tui *tui, const struct alert *alert);

#endif
