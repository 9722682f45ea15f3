/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The pieces of written dates. Each moves text past what it took and says
 * whether it was there; the ranges of a date are civil_is_valid's business.
 */
#ifndef VIGIE_BASE_SCAN_H
#define VIGIE_BASE_SCAN_H

#include <stdbool.h>
#include <stdint.h>

#include "base/stamp.h"

/* Exactly count digits, at most nine. */
bool scan_digits(int *out, const char **text, int count);
bool scan_sign(const char **text, char sign);
/* "2026-11-20" and "08:15:00", into their fields. */
bool scan_date(struct civil *civil, const char **text);
bool scan_time(struct civil *civil, const char **text);
/* "Z", "+01:00", at most fourteen hours either way. */
bool scan_offset(int32_t *out, const char **text);

#endif
