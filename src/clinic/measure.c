/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clinic/measure.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/utf8.h"

#define NUMBER_BYTES "0123456789.,-"
enum { HUNDREDTH = MILLI_ONE / 100 };

/* ---- units ---- */

static bool
is_unit(const struct unit *unit, const char *typed)
{
	struct buf a = { 0 };
	struct buf b = { 0 };
	bool is_same;

	if (strcmp(unit->name, typed) == 0)
		return true;
	utf8_add_folded(&a, unit->name);
	utf8_add_folded(&b, typed);
	is_same = a.length > 0 && strcmp(buf_text(&a), buf_text(&b)) == 0;
	buf_clear(&a);
	buf_clear(&b);
	return is_same;
}

bool
measure_find_unit(size_t *out, const struct measure *measure, const char *name)
{
	for (size_t i = 0; i < measure->unit_count; i++) {
		if (!is_unit(&measure->units[i], name))
			continue;
		*out = i;
		return true;
	}
	return false;
}

size_t
measure_offered(const struct measure *measure)
{
	size_t count = 0;

	for (size_t i = 0; i < measure->unit_count; i++)
		if (measure->units[i].is_offered)
			count++;
	return count;
}

static milli
from_unit(const struct unit *unit, milli typed)
{
	return milli_scale(typed, unit->numerator, unit->denominator) +
	       unit->shift;
}

milli
measure_in_unit(const struct measure *measure, size_t unit, milli value)
{
	const struct unit *wanted = &measure->units[unit];
	milli exact;

	if (unit == 0)
		return value;
	exact = milli_scale(value - wanted->shift, wanted->denominator,
			    wanted->numerator);
	return milli_scale(exact, 1, HUNDREDTH) * HUNDREDTH;
}

/* ---- what a number claims ---- */

bool
measure_is_plausible(const struct measure *measure, milli value)
{
	return value >= measure->plausible_low &&
	       value <= measure->plausible_high;
}

static bool
is_possible(const struct measure *measure, milli value)
{
	return value >= measure->hard_low && value <= measure->hard_high;
}

static enum reading_claim
claim_of(const struct measure *measure, milli value)
{
	if (!is_possible(measure, value))
		return READING_IMPOSSIBLE;
	return measure_is_plausible(measure, value) ? READING_LIKELY
						    : READING_UNUSUAL;
}

static void
settle(struct reading *reading)
{
	reading->value = from_unit(&reading->measure->units[reading->unit],
				   reading->typed);
	reading->claim = claim_of(reading->measure, reading->value);
}

/* ---- reading ---- */

static size_t
blank_length(const char *text)
{
	static const char *const blanks[] = { " ", "\t", "\xc2\xa0",
					      "\xe2\x80\xaf" };

	for (size_t i = 0; i < sizeof(blanks) / sizeof(blanks[0]); i++)
		if (strncmp(text, blanks[i], strlen(blanks[i])) == 0)
			return strlen(blanks[i]);
	return 0;
}

static const char *
skip_blanks(const char *text)
{
	size_t length;

	while ((length = blank_length(text)) > 0)
		text += length;
	return text;
}

/* Returns what follows the number and its blanks. */
static const char *
read_number(struct reading *out, const char *text)
{
	char *number;
	size_t length;
	enum err err;

	text = skip_blanks(text);
	if (*text == '+')
		text++;
	length = strspn(text, NUMBER_BYTES);
	number = alloc_string_part(text, length);
	err = milli_parse(&out->typed, number);
	if (err == ERR_RANGE) {
		out->typed = *number == '-' ? -MILLI_LIMIT : MILLI_LIMIT;
		err = ERR_NONE;
	}
	out->claim = err == ERR_NONE ? READING_LIKELY : READING_NO_NUMBER;
	free(number);
	return skip_blanks(text + length);
}

/* Without the blanks at its end; a bare degree sign names no unit. */
static char *
unit_name(const char *text)
{
	size_t length = strlen(text);

	while (length > 0 &&
	       (text[length - 1] == ' ' || text[length - 1] == '\t'))
		length--;
	if (length == strlen("°") && strncmp(text, "°", length) == 0)
		length = 0;
	return alloc_string_part(text, length);
}

static void
take_unit(struct reading *reading, const char *name)
{
	if (reading->claim == READING_NO_NUMBER)
		return;
	if (*name != '\0' &&
	    !measure_find_unit(&reading->unit, reading->measure, name)) {
		reading->claim = READING_NO_UNIT;
		return;
	}
	if (reading->unit == UNIT_OPEN &&
	    measure_offered(reading->measure) > 1) {
		reading->claim = READING_UNIT_OPEN;
		return;
	}
	if (reading->unit == UNIT_OPEN)
		reading->unit = 0;
	settle(reading);
}

void
measure_read(struct readings *out, const struct measure *measure,
	     const char *text, size_t unit)
{
	struct reading *parts;
	char *name;

	*out = (struct readings){ .count = 1 };
	parts = out->parts;
	parts[0] = (struct reading){ .measure = measure, .unit = unit };
	text = read_number(&parts[0], text);
	if (measure->second != NULL &&
	    (*text == '/' || strspn(text, NUMBER_BYTES) > 0)) {
		out->count = READING_PARTS;
		parts[1] = (struct reading){ .measure = measure->second,
					     .unit = unit };
		text = read_number(&parts[1], text + (*text == '/'));
	}
	name = unit_name(text);
	for (size_t i = 0; i < out->count; i++)
		take_unit(&parts[i], name);
	free(name);
	/* The high number stands first. */
	if (out->count == READING_PARTS && parts[1].claim == READING_LIKELY &&
	    parts[0].claim == READING_LIKELY &&
	    parts[1].value >= parts[0].value)
		parts[1].claim = READING_UNUSUAL;
}

const struct reading *
readings_worst(const struct readings *readings)
{
	const struct reading *worst = &readings->parts[0];

	for (size_t i = 1; i < readings->count; i++)
		if (readings->parts[i].claim > worst->claim)
			worst = &readings->parts[i];
	return worst;
}

/* ---- guessing ---- */

static bool
guess(struct reading *out, const struct reading *typed, enum reading_claim upto)
{
	for (size_t i = 0; i < typed->measure->unit_count; i++) {
		struct reading other = *typed;

		other.unit = i;
		settle(&other);
		if (other.value == typed->value || other.claim > upto)
			continue;
		*out = other;
		return true;
	}
	return false;
}

static bool
guess_part(struct reading *out, const struct reading *typed)
{
	*out = *typed;
	if (typed->claim == READING_LIKELY)
		return true;
	if (typed->claim > READING_IMPOSSIBLE)
		return false;
	return guess(out, typed, READING_LIKELY) ||
	       (typed->claim == READING_IMPOSSIBLE &&
		guess(out, typed, READING_UNUSUAL));
}

bool
measure_guess(struct readings *out, const struct readings *typed)
{
	struct readings meant = { .count = typed->count };

	if (readings_worst(typed)->claim == READING_LIKELY)
		return false;
	for (size_t i = 0; i < typed->count; i++)
		if (!guess_part(&meant.parts[i], &typed->parts[i]))
			return false;
	*out = meant;
	return true;
}

bool
measure_other(struct readings *out, const struct readings *typed)
{
	struct readings other = *typed;
	struct reading *part = &other.parts[0];

	if (typed->count > 1 || part->claim != READING_LIKELY)
		return false;
	for (size_t i = 0; i < part->measure->unit_count; i++) {
		part->unit = i;
		settle(part);
		if (i == typed->parts[0].unit ||
		    !part->measure->units[i].is_offered ||
		    part->claim != READING_LIKELY)
			continue;
		*out = other;
		return true;
	}
	return false;
}

/* ---- without asking ---- */

enum err
measure_parse(milli *out, const struct measure *measure, const char *number,
	      const char *unit)
{
	size_t place = 0;
	milli value;
	enum err err;

	if (*unit != '\0' && !measure_find_unit(&place, measure, unit))
		return err_note(ERR_INVALID, "%s: unit", measure->id);
	err = milli_parse(&value, number);
	if (err)
		return err;
	value = from_unit(&measure->units[place], value);
	if (!is_possible(measure, value))
		return err_note(ERR_RANGE, "%s", measure->id);
	*out = value;
	return ERR_NONE;
}
