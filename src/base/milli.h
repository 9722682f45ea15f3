/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Measures as whole thousandths of their unit, so that 38.0 <= 38.0 is true
 * on every machine and in every locale. There is no floating point here.
 */
#ifndef VIGIE_BASE_MILLI_H
#define VIGIE_BASE_MILLI_H

#include <stdint.h>

#include "base/err.h"

typedef int64_t milli;

enum { MILLI_ONE = 1000 };
/* Two million units: no measure of a person comes near. */
#define MILLI_LIMIT ((milli)2000000 * MILLI_ONE)

/*
 * Takes "38", "38.5", "38,5", "-3.25"; at most three decimals count, further
 * ones must be zeros. ERR_INVALID for an empty text or anything after the
 * digits, ERR_RANGE beyond MILLI_LIMIT.
 */
enum err milli_parse(milli *out, const char *text) MUST_CHECK;

/*
 * Writes the shortest exact form with the given decimal mark: "38.5", "-3".
 * MILLI_TEXT_LIMIT bytes are always enough. Returns out.
 */
enum { MILLI_TEXT_LIMIT = 24 };
char *milli_format(char out[static MILLI_TEXT_LIMIT], milli value, char mark);

/* value * numerator / denominator, rounded half away from zero. The product
 * stops at the ends of the type; denominator is not 0. */
milli milli_scale(milli value, int64_t numerator, int64_t denominator);

#endif
