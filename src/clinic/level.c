/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdbool.h>

#include "base/i18n.h"
#include "clinic/level.h"

struct level_row {
	const char *code;
	const char *sign;
	const char *sentence;
};

static const struct level_row rows[] = {
	[LEVEL_NONE] = { "NONE", "",
			 N_("nothing to flag from what you noted") },
	[LEVEL_WATCH] = { "WATCH", ".", N_("noted, for the next visit") },
	[LEVEL_REPORT] = { "REPORT", "!", N_("TELL YOUR CARE TEAM TODAY") },
	[LEVEL_URGENT] = { "URGENT", "!!", N_("CALL YOUR CARE TEAM NOW") },
	[LEVEL_EMERGENCY] = { "EMERGENCY", "!!!",
			      N_("EMERGENCY: CALL 15 OR 112 NOW") },
};

const char *
level_code(enum level level)
{
	return rows[level].code;
}

const char *
level_sign(enum level level)
{
	return rows[level].sign;
}

const char *
level_sentence(enum level level)
{
	return rows[level].sentence;
}

/* ASCII only, whatever the locale. */
static bool
is_code(const char *text, const char *code)
{
	for (; *text != '\0'; text++, code++) {
		int c = (unsigned char)*text;

		if (c >= 'a' && c <= 'z')
			c += 'A' - 'a';
		if (c != *code)
			return false;
	}
	return *code == '\0';
}

enum err
level_parse(enum level *out, const char *text)
{
	for (int i = 0; i < LEVEL_COUNT; i++) {
		if (is_code(text, rows[i].code)) {
			*out = (enum level)i;
			return ERR_NONE;
		}
	}
	return err_note(ERR_INVALID, "no such level: %.32s", text);
}
