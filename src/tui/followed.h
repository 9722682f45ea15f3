/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Symptoms that go on: each is asked about again until it is over. */
#ifndef VIGIE_TUI_FOLLOWED_H
#define VIGIE_TUI_FOLLOWED_H

#include "tui/screen.h"

enum { FOLLOWED_LIMIT = 8 };

/* The latest entries of the symptoms that go on, newest first. */
void followed_list(struct entry_list *out, struct tui *tui);
size_t followed_count(struct tui *tui);

#endif
