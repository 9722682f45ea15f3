/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Days and hours in words, by a translator: month and day names are ours, since
 * strftime stays English under C.UTF-8. */
#ifndef VIGIE_BASE_DAY_WORDS_H
#define VIGIE_BASE_DAY_WORDS_H

#include <stdint.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/stamp.h"

/* "Tuesday 14 October", "Tuesday 14 October 2026", "14 Oct.", "9:16". */
void day_add_long(struct buf *out, int32_t day, const struct translator *in);
void day_add_long_year(struct buf *out, int32_t day,
		       const struct translator *in);
void day_add_short(struct buf *out, int32_t day, const struct translator *in);
/* "Mo", for the head of a column; borrowed for ever. */
const char *day_letters(int32_t day, const struct translator *in);
void hour_add(struct buf *out, struct stamp stamp, const struct translator *in);

#endif
