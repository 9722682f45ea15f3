/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/i18n.h"

#include <assert.h>

const char *
lang_code(enum lang lang)
{
	static const char *const codes[LANG_COUNT] = {
		[LANG_EN] = "en",
		[LANG_FR] = "fr",
	};

	assert((unsigned)lang < LANG_COUNT);
	return codes[lang];
}
