/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/when.h"

#include <stddef.h>
#include <string.h>

#include "base/scan.h"

enum {
	WHEN_TEXT_LIMIT = 48,
	DAYS_BACK_DIGITS = 5, /* 99,999 days are more than is kept */
	MONTHS = 12,
	MONTH_LEAST = 3, /* letters of a month cut short */
	LEAP_YEARS = 8,  /* at most from one 29 February to the next */
	NOON = 12,
};

/* What is being read, and what it is measured from. */
struct reading {
	const char *text;
	struct civil now;
	struct civil civil;
	bool has_date;
	bool has_day;
	bool is_ahead; /* the next one is meant, not the latest */
	bool is_dated; /* the day is one of a calendar, not so many back */
	bool has_hour;
	bool has_offset;
	int32_t offset;
};

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

static const struct {
	const char *word;
	int days_back;
} day_words[] = {
	{ "TODAY", 0 },      { "YESTERDAY", 1 }, { "AUJOURD'HUI", 0 },
	{ "AUJOURDHUI", 0 }, { "HIER", 1 },      { "AVANT-HIER", 2 },
	{ "AVANT HIER", 2 },
};

/* Only of what is to come; a week of each language begins on Monday. */
static const struct {
	const char *word;
	int days;
} ahead_words[] = {
	{ "TOMORROW", 1 },
	{ "DEMAIN", 1 },
	{ "APRES-DEMAIN", 2 },
	{ "APRES DEMAIN", 2 },
};
static const char *const weekdays[] = {
	"MONDAY",   "TUESDAY",  "WEDNESDAY", "THURSDAY", "FRIDAY",
	"SATURDAY", "SUNDAY",   "LUNDI",     "MARDI",    "MERCREDI",
	"JEUDI",    "VENDREDI", "SAMEDI",    "DIMANCHE",
};
static const struct {
	const char *before, *after;
} counts_ahead[] = {
	{ "+", "D" },      { "+", "J" },          { "IN ", " DAYS" },
	{ "IN ", " DAY" }, { "DANS ", " JOURS" }, { "DANS ", " JOUR" },
};

/* The hours a part of the day has, and the one that is meant by it. */
enum part { PART_MORNING, PART_AFTERNOON, PART_EVENING, PART_NIGHT };
static const struct {
	int begins, ends, hour;
} parts[] = {
	[PART_MORNING] = { 4, 12, 8 },
	[PART_AFTERNOON] = { 12, 18, 15 },
	[PART_EVENING] = { 18, 24, 20 },
	[PART_NIGHT] = { 0, 4, 2 },
};

static const struct {
	const char *word;
	enum part part;
} part_words[] = {
	{ "MORNING", PART_MORNING },      { "MATIN", PART_MORNING },
	{ "AFTERNOON", PART_AFTERNOON },  { "APRES-MIDI", PART_AFTERNOON },
	{ "APRES MIDI", PART_AFTERNOON }, { "EVENING", PART_EVENING },
	{ "SOIR", PART_EVENING },
};

static const struct {
	const char *words;
	enum part part;
} this_parts[] = {
	{ "THIS MORNING", PART_MORNING },
	{ "CE MATIN", PART_MORNING },
	{ "THIS AFTERNOON", PART_AFTERNOON },
	{ "CET APRES-MIDI", PART_AFTERNOON },
	{ "CET APRES MIDI", PART_AFTERNOON },
	{ "CETTE APRES-MIDI", PART_AFTERNOON },
	{ "CETTE APRES MIDI", PART_AFTERNOON },
	{ "THIS EVENING", PART_EVENING },
	{ "TONIGHT", PART_EVENING },
	{ "CE SOIR", PART_EVENING },
	{ "LAST NIGHT", PART_NIGHT },
	{ "CETTE NUIT", PART_NIGHT },
	{ "LA NUIT DERNIERE", PART_NIGHT },
};

static const struct {
	const char *word;
	int hour;
} hour_words[] = {
	{ "NOON", 12 },
	{ "MIDI", 12 },
	{ "MIDNIGHT", 0 },
	{ "MINUIT", 0 },
};

static const char *const months[][MONTHS] = {
	{ "JANVIER", "FEVRIER", "MARS", "AVRIL", "MAI", "JUIN", "JUILLET",
	  "AOUT", "SEPTEMBRE", "OCTOBRE", "NOVEMBRE", "DECEMBRE" },
	{ "JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE", "JULY",
	  "AUGUST", "SEPTEMBER", "OCTOBER", "NOVEMBER", "DECEMBER" },
};

enum { SIGNS = sizeof(signs) / sizeof(signs[0]) };
enum { DAY_WORDS = sizeof(day_words) / sizeof(day_words[0]) };
enum { PART_WORDS = sizeof(part_words) / sizeof(part_words[0]) };
enum { THIS_PARTS = sizeof(this_parts) / sizeof(this_parts[0]) };
enum { AHEAD_WORDS = sizeof(ahead_words) / sizeof(ahead_words[0]) };
enum { WEEKDAYS = sizeof(weekdays) / sizeof(weekdays[0]), WEEK = 7 };
enum { COUNTS_AHEAD = sizeof(counts_ahead) / sizeof(counts_ahead[0]) };
enum { HOUR_WORDS = sizeof(hour_words) / sizeof(hour_words[0]) };

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
read_word(struct reading *r, const char *word)
{
	size_t length = strlen(word);

	if (strncmp(r->text, word, length) != 0)
		return false;
	r->text += length;
	return true;
}

static void
set_days_back(struct reading *r, int days)
{
	struct civil day = civil_from_day(civil_day(r->now) - days);

	r->civil.year = day.year;
	r->civil.month = day.month;
	r->civil.day = day.day;
	r->has_day = true;
}

/* At most so many digits, at least one. */
static bool
read_number(int *out, const char **text, int digits)
{
	for (; digits > 0; digits--)
		if (scan_digits(out, text, digits))
			return true;
	return false;
}

static bool
read_days_back(struct reading *r)
{
	const char *text = r->text;
	int days;

	if (!scan_sign(&text, '-') ||
	    !read_number(&days, &text, DAYS_BACK_DIGITS))
		return false;
	if (!scan_sign(&text, 'D') && !scan_sign(&text, 'J'))
		return false;
	r->text = text;
	set_days_back(r, days);
	return true;
}

static bool
read_date(struct reading *r)
{
	const char *text = r->text;
	struct civil date = r->civil;

	if (!scan_date(&date, &text)) {
		text = r->text;
		if (!read_number(&date.day, &text, 2) ||
		    !scan_sign(&text, '/') ||
		    !read_number(&date.month, &text, 2) ||
		    !scan_sign(&text, '/') ||
		    !scan_digits(&date.year, &text, 4))
			return false;
	}
	r->text = text;
	r->civil = date;
	r->has_day = r->has_date = r->is_dated = true;
	return true;
}

/* A month in words, whole or cut short; no month when two are meant. */
static bool
read_month(int *out, const char **text)
{
	size_t length = strspn(*text, "ABCDEFGHIJKLMNOPQRSTUVWXYZ");
	int month = 0;

	if (length < MONTH_LEAST)
		return false;
	for (int lang = 0; lang < 2; lang++) {
		for (int i = 0; i < MONTHS; i++) {
			if (strncmp(months[lang][i], *text, length) != 0)
				continue;
			if (month != 0 && month != i + 1)
				return false;
			month = i + 1;
		}
	}
	*out = month;
	*text += length;
	scan_sign(text, '.');
	return month != 0;
}

/* The latest one that is not after today; ahead, the next one that is not
 * before it. */
static bool
find_year(struct reading *r, struct civil *date)
{
	int step = r->is_ahead ? 1 : -1;

	date->year = r->now.year;
	for (int i = 0; i <= LEAP_YEARS; i++, date->year += step)
		if (civil_is_valid(*date) &&
		    (civil_day(*date) - civil_day(r->now)) * step >= 0)
			return true;
	return false;
}

/* 12 October, 1er octobre, 12 oct. 2026. */
static bool
read_named_date(struct reading *r)
{
	const char *text = r->text, *after;
	struct civil date = r->civil;

	if (!read_number(&date.day, &text, 2))
		return false;
	if (scan_sign(&text, 'E') && !scan_sign(&text, 'R'))
		return false;
	scan_sign(&text, ' ');
	if (!read_month(&date.month, &text))
		return false;
	after = text;
	if (!scan_sign(&text, ' ') || !scan_digits(&date.year, &text, 4)) {
		text = after;
		if (!find_year(r, &date))
			return false;
	}
	r->text = text;
	r->civil = date;
	r->has_day = r->is_dated = true;
	return true;
}

static bool
read_count_ahead(struct reading *r)
{
	for (size_t i = 0; i < COUNTS_AHEAD; i++) {
		const char *from = r->text;
		int days;

		if (read_word(r, counts_ahead[i].before) &&
		    read_number(&days, &r->text, DAYS_BACK_DIGITS) &&
		    read_word(r, counts_ahead[i].after)) {
			set_days_back(r, -days);
			return true;
		}
		r->text = from;
	}
	return false;
}

static bool
read_weekday(struct reading *r)
{
	int today = civil_weekday(civil_day(r->now));

	for (int i = 0; i < WEEKDAYS; i++) {
		if (!read_word(r, weekdays[i]))
			continue;
		set_days_back(r, -((i - today + 2 * WEEK - 1) % WEEK + 1));
		return true;
	}
	return false;
}

static bool
read_day_ahead(struct reading *r)
{
	for (size_t i = 0; i < AHEAD_WORDS; i++) {
		if (read_word(r, ahead_words[i].word)) {
			set_days_back(r, -ahead_words[i].days);
			return true;
		}
	}
	return read_count_ahead(r) || read_weekday(r);
}

static void
read_day(struct reading *r)
{
	if (r->is_ahead && read_day_ahead(r))
		return;
	for (size_t i = 0; i < DAY_WORDS; i++) {
		if (read_word(r, day_words[i].word)) {
			set_days_back(r, day_words[i].days_back);
			return;
		}
	}
	if (!read_days_back(r) && !read_date(r))
		(void)read_named_date(r);
}

/* What stands between an hour and its minutes. */
static bool
read_hour_mark(const char **text, bool *is_colon)
{
	*is_colon = scan_sign(text, ':');
	if (*is_colon)
		return true;
	scan_sign(text, ' ');
	return scan_sign(text, 'H');
}

/* 8:15, 8h15, 8 h 15, 8h, 08:15:30. */
static bool
read_hour(struct reading *r)
{
	const char *text = r->text;
	const char *after;
	bool is_colon;

	r->civil.minute = r->civil.second = 0;
	if (!read_number(&r->civil.hour, &text, 2) ||
	    !read_hour_mark(&text, &is_colon))
		return false;
	after = text;
	if (!is_colon)
		scan_sign(&text, ' ');
	if (!scan_digits(&r->civil.minute, &text, 2)) {
		if (is_colon)
			return false;
		text = after;
	}
	if (is_colon && scan_sign(&text, ':') &&
	    !scan_digits(&r->civil.second, &text, 2))
		return false;
	r->text = text;
	r->has_hour = true;
	return true;
}

static void
set_hour(struct reading *r, int hour)
{
	r->civil.hour = hour;
	r->civil.minute = r->civil.second = 0;
	r->has_hour = true;
}

/* The hour that is meant by it, or now where one is in it. */
static void
set_part(struct reading *r, enum part part)
{
	if (civil_day(r->civil) == civil_day(r->now) &&
	    r->now.hour >= parts[part].begins && r->now.hour < parts[part].ends)
		r->has_hour = true;
	else
		set_hour(r, parts[part].hour);
}

static bool
read_hour_word(struct reading *r)
{
	for (size_t i = 0; i < HOUR_WORDS; i++) {
		if (read_word(r, hour_words[i].word)) {
			set_hour(r, hour_words[i].hour);
			return true;
		}
	}
	return false;
}

/* Of a day that was read. */
static bool
read_part(struct reading *r)
{
	(void)read_word(r, "AU ");
	for (size_t i = 0; i < PART_WORDS; i++) {
		if (read_word(r, part_words[i].word)) {
			set_part(r, part_words[i].part);
			return true;
		}
	}
	return false;
}

/* Of the diary day it is; a night is that of the calendar. */
static bool
read_this_part(struct reading *r)
{
	for (size_t i = 0; i < THIS_PARTS; i++) {
		if (strcmp(r->text, this_parts[i].words) != 0)
			continue;
		set_days_back(r, this_parts[i].part != PART_NIGHT &&
					 r->now.hour < DAY_STARTS_AT / 3600);
		set_part(r, this_parts[i].part);
		return true;
	}
	return false;
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
	if (read_this_part(r))
		return true;
	read_day(r);
	if (r->has_day && *r->text == '\0')
		return true;
	if (r->has_day && !scan_sign(&r->text, ' ') &&
	    !(r->has_date && scan_sign(&r->text, 'T')))
		return false;
	if (read_hour_word(r) || (r->has_day && read_part(r)))
		return *r->text == '\0';
	if (!read_hour(r))
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
		set_hour(r, NOON);
		r->has_hour = is_now = false;
	}
	if (!r->has_day)
		set_days_back(r, !r->is_ahead && second_of_day(r->civil) >
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
