/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/when.h"

#include <stddef.h>
#include <string.h>

#include "base/scan.h"
#include "base/when_inside.h"

enum { WHEN_TEXT_LIMIT = 48, NOON = 12 };

/* A typographic sign of several bytes, and the plain one that is read. */
static const struct {
	const char *sign;
	char plain;
} signs[] = {
	{ "\xe2\x80\x99", '\'' }, /* right single quotation mark */
	{ "\xc2\xa0", ' ' },      /* no-break space */
	{ "\xe2\x80\xaf", ' ' },  /* narrow no-break space */
	{ "\xe2\x88\x92", '-' },  /* minus */
	{ "\xc3\xa9", 'E' },      /* e acute, u circumflex: months */
	{ "\xc3\x89", 'E' },      { "\xc3\xa8", 'E' }, { "\xc3\x88", 'E' },
	{ "\xc3\xbb", 'U' },      { "\xc3\x9b", 'U' }, { "\t", ' ' },
};

enum { SIGNS = sizeof(signs) / sizeof(signs[0]) };

/* One sign, in capitals. */
static char
when_plain(const char **text)
{
	char c = **text;

	for (size_t i = 0; i < SIGNS; i++) {
		size_t length = strlen(signs[i].sign);

		if (strncmp(*text, signs[i].sign, length) == 0) {
			*text += length;
			return signs[i].plain;
		}
	}
	(*text)++;
	return c >= 'a' && c <= 'z' ? (char)(c - 'a' + 'A') : c;
}

/* Capitals, single blanks, none at the ends. */
static bool
when_normalise(char out[static WHEN_TEXT_LIMIT], const char *text)
{
	size_t length = 0;

	while (*text != '\0') {
		char c = when_plain(&text);

		if (c == ' ' && (length == 0 || out[length - 1] == ' '))
			continue;
		if (length == WHEN_TEXT_LIMIT - 1)
			return false;
		out[length++] = c;
	}
	if (length > 0 && out[length - 1] == ' ')
		length--;
	out[length] = '\0';
	return length > 0;
}

static bool
read_zone(struct reading *r)
{
	if (!r->has_date)
		return false;
	scan_sign(&r->text, ' ');
	r->has_offset = scan_offset(&r->offset, &r->text);
	return r->has_offset;
}

static bool
read_moment(struct reading *r)
{
	if (strcmp(r->text, "NOW") == 0 || strcmp(r->text, "MAINTENANT") == 0) {
		r->has_hour = r->has_day = true;
		return true;
	}
	if (reading_this_part(r))
		return true;
	reading_day(r);
	if (r->has_day && *r->text == '\0')
		return true;
	if (r->has_day && !scan_sign(&r->text, ' ') &&
	    !(r->has_date && scan_sign(&r->text, 'T')))
		return false;
	if (reading_hour_word(r) || (r->has_day && reading_part(r)))
		return *r->text == '\0';
	if (!reading_hour(r))
		return false;
	return *r->text == '\0' || (read_zone(r) && *r->text == '\0');
}

static int
second_of_day(struct civil civil)
{
	return civil.hour * 3600 + civil.minute * 60 + civil.second;
}

/* The time of day is now's until an hour is read. */
static void
settle(struct reading *r, int32_t offset)
{
	bool is_now = second_of_day(r->civil) == second_of_day(r->now);

	if (r->is_dated && !r->has_hour && r->now.hour < DAY_STARTS_AT / 3600 &&
	    civil_day(r->civil) != civil_day(r->now)) {
		reading_set_hour(r, NOON);
		r->has_hour = is_now = false;
	}
	if (!r->has_day)
		reading_set_days_back(r, !r->is_ahead &&
						 second_of_day(r->civil) >
							 second_of_day(r->now));
	if (r->has_offset || !is_now ||
	    civil_day(r->civil) != civil_day(r->now))
		return;
	r->has_offset = true;
	r->offset = offset;
}

static enum err
when_read(struct when *out, const char *text, struct stamp now,
	  struct reading r)
{
	char plain[WHEN_TEXT_LIMIT];
	int64_t at;

	r.text = plain;
	r.now = r.civil = stamp_civil(now);
	if (!when_normalise(plain, text) || !read_moment(&r) ||
	    !civil_is_valid(r.civil))
		return ERR_INVALID;
	settle(&r, now.offset);
	at = stamp_from_civil(r.civil, r.offset).at;
	if (at < STAMP_MIN || at >= STAMP_MAX)
		return ERR_RANGE;
	*out = (struct when){
		.civil = r.civil,
		.has_offset = r.has_offset,
		.offset = r.offset,
		.has_hour = r.has_hour,
	};
	return ERR_NONE;
}

enum err
when_parse(struct when *out, const char *text, struct stamp now)
{
	return when_read(out, text, now, (struct reading){ .is_ahead = false });
}

enum err
when_parse_ahead(struct when *out, const char *text, struct stamp now)
{
	return when_read(out, text, now, (struct reading){ .is_ahead = true });
}
