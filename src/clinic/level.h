/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How soon somebody must be told. Higher is sooner. */
#ifndef VIGIE_CLINIC_LEVEL_H
#define VIGIE_CLINIC_LEVEL_H

#include "base/err.h"

enum level {
	LEVEL_NONE,
	LEVEL_WATCH,
	LEVEL_REPORT,
	LEVEL_URGENT,
	LEVEL_EMERGENCY,
	LEVEL_COUNT,
};

/* "EMERGENCY", the code of JSON, CSV and tests. */
const char *level_code(enum level level);
/* "!!!", "!!", "!", ".", "". */
const char *level_sign(enum level level);
/* What the screen says, as message ids: "EMERGENCY: CALL 15 OR 112 NOW". */
const char *level_sentence(enum level level);
/* Takes the code in any case. ERR_INVALID otherwise. */
enum err level_parse(enum level *out, const char *text) MUST_CHECK;

#endif
