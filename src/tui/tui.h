/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The screens: everything a person can do, on a terminal or line by line. */
#ifndef VIGIE_TUI_TUI_H
#define VIGIE_TUI_TUI_H

#include <stdbool.h>

#include "app/packs.h"
#include "app/session.h"
#include "base/err.h"

struct tui_options {
	const char *path; /* of the diary, there or to be made */
	const struct pack *pack;
	enum pack_trust trust;
	const char *theme; /* default mono contrast night; NULL: default */
	bool linear;       /* or ACCESSIBLE=1, or a terminal that cannot */
	bool no_color;     /* or NO_COLOR */
	bool read_only;
	bool lang_is_given; /* by --lang: the diary's language then yields */
	/* Already open, given away to the screens; NULL: they ask. */
	struct session *session;
	/* Said on the closed diary of a demonstration; NULL: none. */
	const char *demo_passphrase;
	/* What a diary made on the screen costs to open. */
	enum session_cost cost;
	/* Called before a signal ends the program, for what must not outlive
	 * it; NULL: nothing. */
	void (*before_signal)(void *);
	void *before_signal_data;
};

/*
 * Runs until the person leaves or a signal ends the program, and leaves the
 * terminal as it was. What was being written is kept as a draft in the diary.
 * ERR_NO_TERMINAL without a terminal, unless lines were asked for.
 */
enum err tui_run(const struct tui_options *options) MUST_CHECK;

#endif
