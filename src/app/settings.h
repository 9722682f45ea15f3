/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Settings: $XDG_CONFIG_HOME/vigie/vigie.conf, libconfig. Keys: pack (a
 * folder), pack_key (the clinic's public key, hex), theme, lang, idle_minutes
 * (1 to 60), vi_keys, mouse (true or false). An unknown key is refused: a
 * setting that is silently ignored is worse than none.
 */
#ifndef VIGIE_APP_SETTINGS_H
#define VIGIE_APP_SETTINGS_H

#include <stdbool.h>

#include "base/err.h"

enum { IDLE_MINUTES = 10, IDLE_MINUTES_MOST = 60 };

struct settings {
	char *pack; /* "" when not set, and so below */
	char *pack_key;
	char *theme;
	char *lang;
	int idle_minutes;
	bool vi_keys;
	bool mouse;
};

/* Defaults where there is no file. ERR_INVALID with file:line otherwise. */
enum err settings_read(struct settings *out) MUST_CHECK;
/* From text, for the file above and for tests. name is for the note. */
enum err settings_parse(struct settings *out, const char *text,
			const char *name) MUST_CHECK;
void settings_clear(struct settings *settings);

#endif
