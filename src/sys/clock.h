/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The only clock of the program; tests link or fake another. */
#ifndef VIGIE_SYS_CLOCK_H
#define VIGIE_SYS_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/when.h"

/* Now, with the offset TZ gives for now. */
struct stamp clock_now(void);
/* Milliseconds that only go forward, for idle timers. */
int64_t clock_monotonic(void);

/* The instant of what was typed, with the offset TZ gives for that moment. A
 * time in a spring gap moves forward; in an autumn overlap it is the first. */
enum err clock_resolve(struct stamp *out, const struct when *when) MUST_CHECK;
/* when_parse and clock_resolve at once; of what is to come: when_parse_ahead,
 * and noon where no hour was said; has_hour says which. */
enum err clock_parse(struct stamp *out, const char *text, struct stamp now)
	MUST_CHECK;
enum err clock_parse_ahead(struct stamp *out, bool *has_hour, const char *text,
			   struct stamp now) MUST_CHECK;

#endif
