/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/milli.h"

#include <assert.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdio.h>

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

/* Stops growing past the limit, so that a hundred digits cannot overflow. */
static milli
milli_whole(const char **text)
{
	milli whole = 0;

	for (; is_digit(**text); (*text)++)
		if (whole <= MILLI_LIMIT / MILLI_ONE)
			whole = whole * 10 + (**text - '0');
	return whole * MILLI_ONE;
}

/* The thousandths after the mark; -1 for what is finer than one. */
static milli
milli_fraction(const char **text)
{
	milli place = MILLI_ONE;
	milli fraction = 0;

	for (; is_digit(**text); (*text)++) {
		place /= 10;
		if (place == 0 && **text != '0')
			return -1;
		fraction += place * (**text - '0');
	}
	return fraction;
}

enum err
milli_parse(milli *out, const char *text)
{
	bool is_negative = *text == '-';
	milli fraction = 0;
	milli value;

	if (is_negative)
		text++;
	if (!is_digit(*text))
		return ERR_INVALID;
	value = milli_whole(&text);
	if (*text == '.' || *text == ',') {
		text++;
		if (!is_digit(*text))
			return ERR_INVALID;
		fraction = milli_fraction(&text);
	}
	if (*text != '\0' || fraction < 0)
		return ERR_INVALID;
	value += fraction;
	if (value > MILLI_LIMIT)
		return ERR_RANGE;
	*out = is_negative ? -value : value;
	return ERR_NONE;
}

char *
milli_format(char out[static MILLI_TEXT_LIMIT], milli value, char mark)
{
	/* The lowest value has no opposite, hence unsigned. */
	uint64_t size = value < 0 ? -(uint64_t)value : (uint64_t)value;
	unsigned fraction = (unsigned)(size % MILLI_ONE);
	int decimals = 3;
	int end = snprintf(out, MILLI_TEXT_LIMIT, "%s%llu",
			   value < 0 ? "-" : "",
			   (unsigned long long)(size / MILLI_ONE));

	if (fraction == 0)
		return out;
	for (; fraction % 10 == 0; fraction /= 10)
		decimals--;
	snprintf(out + end, (size_t)(MILLI_TEXT_LIMIT - end), "%c%0*u", mark,
		 decimals, fraction);
	return out;
}

/* What does not fit stops at the ends of the type. */
static milli
milli_product(milli value, int64_t factor)
{
	milli product;

	if (!__builtin_mul_overflow(value, factor, &product))
		return product;
	return (value < 0) == (factor < 0) ? INT64_MAX : INT64_MIN + 1;
}

milli
milli_scale(milli value, int64_t numerator, int64_t denominator)
{
	milli product = milli_product(value, numerator);
	milli whole, rest;

	assert(denominator != 0 && denominator != INT64_MIN);
	if (product == INT64_MIN)
		product++;
	whole = product / denominator;
	rest = product % denominator;
	if (rest < 0)
		rest = -rest;
	if (denominator < 0) {
		denominator = -denominator;
		product = -product;
	}
	if (rest < denominator - rest)
		return whole;
	return product < 0 ? whole - 1 : whole + 1;
}
