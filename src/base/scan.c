/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/scan.h"

/* The furthest zone there is: Kiritimati. */
enum { OFFSET_LIMIT = 14 * 3600 };

bool
scan_digits(int *out, const char **text, int count)
{
	int value = 0;

	for (int i = 0; i < count; i++) {
		char c = (*text)[i];

		if (c < '0' || c > '9')
			return false;
		value = value * 10 + (c - '0');
	}
	*text += count;
	*out = value;
	return true;
}

bool
scan_sign(const char **text, char sign)
{
	if (**text != sign)
		return false;
	(*text)++;
	return true;
}

bool
scan_date(struct civil *civil, const char **text)
{
	return scan_digits(&civil->year, text, 4) && scan_sign(text, '-') &&
	       scan_digits(&civil->month, text, 2) && scan_sign(text, '-') &&
	       scan_digits(&civil->day, text, 2);
}

bool
scan_time(struct civil *civil, const char **text)
{
	return scan_digits(&civil->hour, text, 2) && scan_sign(text, ':') &&
	       scan_digits(&civil->minute, text, 2) && scan_sign(text, ':') &&
	       scan_digits(&civil->second, text, 2);
}

bool
scan_offset(int32_t *out, const char **text)
{
	int hours, minutes;
	bool is_west = **text == '-';

	if (scan_sign(text, 'Z')) {
		*out = 0;
		return true;
	}
	if (!is_west && **text != '+')
		return false;
	(*text)++;
	if (!scan_digits(&hours, text, 2) || !scan_sign(text, ':') ||
	    !scan_digits(&minutes, text, 2) || minutes > 59)
		return false;
	*out = (hours * 60 + minutes) * 60;
	if (*out > OFFSET_LIMIT)
		return false;
	if (is_west)
		*out = -*out;
	return true;
}
