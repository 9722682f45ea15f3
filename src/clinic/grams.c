/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdbool.h>
#include <string.h>

#include "clinic/grams.h"

enum { NUMBER_LIMIT = 12, PARTS_LIMIT = 8 };

static bool
is_digit(char c)
{
	return c >= '0' && c <= '9';
}

static bool
is_letter(char c)
{
	return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

/* The next number, past anything before it. */
static bool
next_number(milli *out, const char **text)
{
	char number[NUMBER_LIMIT + 1];
	size_t length;

	while (**text != '\0' && !is_digit(**text))
		(*text)++;
	length = strspn(*text, "0123456789.,");
	if (length == 0 || length > NUMBER_LIMIT)
		return false;
	memcpy(number, *text, length);
	*text += length;
	/* The comma of "500 mg, twice" is none of the number's. */
	while (number[length - 1] == '.' || number[length - 1] == ',')
		length--;
	number[length] = '\0';
	return milli_parse(out, number) == ERR_NONE;
}

/* What stands behind a number: thousandths of a gram it counts in, 0: none. */
static milli
unit_after(const char *text)
{
	text += strspn(text, " \t");
	if (strncmp(text, "mg", 2) == 0 && !is_letter(text[2]))
		return 1;
	if (strncmp(text, "g", 1) == 0 && !is_letter(text[1]))
		return MILLI_ONE;
	if (strncmp(text, "gram", 4) == 0)
		return MILLI_ONE;
	return 0;
}

static bool
is_times(const char *text)
{
	text += strspn(text, " \t");
	return *text == 'x' || *text == 'X' || *text == '*' ||
	       strncmp(text, "\xc3\x97", 2) == 0;
}

/* Every number with a unit, times those without one that stand beside an x:
 * "2 x 500 mg", "1 g x 4". */
static milli
product_of(const char *text)
{
	milli grams = 0;
	milli times = MILLI_ONE;
	milli number;
	bool after_times = false;

	for (int i = 0; i < PARTS_LIMIT && next_number(&number, &text); i++) {
		milli unit = unit_after(text);

		if (unit != 0 && grams == 0)
			grams = milli_scale(number, unit, MILLI_ONE);
		else if (unit == 0 && (after_times || is_times(text)))
			times = milli_scale(times, number, MILLI_ONE);
		if (unit != 0)
			text += strspn(text, " \tmgra");
		after_times = is_times(text);
	}
	return milli_scale(grams, times, MILLI_ONE);
}

milli
grams_of(const char *amount)
{
	return product_of(amount);
}

milli
grams_a_day(const char *dose)
{
	return product_of(dose);
}
