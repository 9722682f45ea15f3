/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Numbers of a measure as people type them, "38,5 °C" or "12/8", and what they
 * can mean. Nothing is changed here without being asked: a reading says what
 * was typed, measure_guess what may have been meant.
 */
#ifndef VIGIE_CLINIC_MEASURE_H
#define VIGIE_CLINIC_MEASURE_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "base/milli.h"
#include "clinic/pack.h"

/* In the order in which one matters more than the one before. */
enum reading_claim {
	READING_LIKELY,
	READING_UNUSUAL,    /* outside the plausible range: asked, and kept */
	READING_IMPOSSIBLE, /* outside the hard limits */
	READING_UNIT_OPEN,  /* no unit was said, and there are several */
	READING_NO_UNIT,    /* a unit that this measure has not */
	READING_NO_NUMBER,
};

/* Place of a unit that was not said. */
enum { UNIT_OPEN = MEASURE_UNITS };

struct reading {
	const struct measure *measure;
	size_t unit; /* in which it was typed */
	milli typed; /* in that unit */
	milli value; /* in the measure's own */
	enum reading_claim claim;
};

/* One number, or two where a measure has a second one. */
enum { READING_PARTS = 2 };
struct readings {
	struct reading parts[READING_PARTS];
	size_t count;
};

/* A unit typed after the number goes before the one that is given: its place,
 * or UNIT_OPEN. Blanks around either do not matter. */
void measure_read(struct readings *out, const struct measure *measure,
		  const char *text, size_t unit);
/* The part with the gravest claim. */
const struct reading *readings_worst(const struct readings *readings);
/*
 * The same numbers in another unit, each where it is out of range as it
 * stands: plausible there, or possible where it was not. False when there is
 * no such unit for one of them.
 */
bool measure_guess(struct readings *out, const struct readings *typed);

/* A likely number that would be as likely in another unit on offer: 5.4 of a
 * blood sugar. False when there is none, and for two numbers. */
bool measure_other(struct readings *out, const struct readings *typed);

/* "°F", "F" and "f" are one unit. False when it is none of the measure's. */
bool measure_find_unit(size_t *out, const struct measure *measure,
		       const char *name);
/* How many units are offered; the rest are only understood. */
size_t measure_offered(const struct measure *measure);
/* A kept value in one of the units; to a hundredth in any but the measure's
 * own, which gives back what was typed with two decimals. */
milli measure_in_unit(const struct measure *measure, size_t unit, milli value);

/* For a number without a person to ask: "" is the measure's own unit.
 * ERR_INVALID, or ERR_RANGE outside the hard limits. */
enum err measure_parse(milli *out, const struct measure *measure,
		       const char *number, const char *unit) MUST_CHECK;
bool measure_is_plausible(const struct measure *measure, milli value);

#endif
