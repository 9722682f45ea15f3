/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The day of a moment: in words, so many back or ahead, a date. */
#include "config.h"

#include "base/when_inside.h"

#include <stddef.h>
#include <string.h>

#include "base/scan.h"

enum {
	DAYS_BACK_DIGITS = 5, /* 99,999 days are more than is kept */
	MONTHS = 12,
	MONTH_LEAST = 3, /* letters of a month cut short */
	LEAP_YEARS = 8,  /* at most from one 29 February to the next */
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

static const char *const months[][MONTHS] = {
	{ "JANVIER", "FEVRIER", "MARS", "AVRIL", "MAI", "JUIN", "JUILLET",
	  "AOUT", "SEPTEMBRE", "OCTOBRE", "NOVEMBRE", "DECEMBRE" },
	{ "JANUARY", "FEBRUARY", "MARCH", "APRIL", "MAY", "JUNE", "JULY",
	  "AUGUST", "SEPTEMBER", "OCTOBER", "NOVEMBER", "DECEMBER" },
};

enum { DAY_WORDS = sizeof(day_words) / sizeof(day_words[0]) };
enum { AHEAD_WORDS = sizeof(ahead_words) / sizeof(ahead_words[0]) };
enum { WEEKDAYS = sizeof(weekdays) / sizeof(weekdays[0]), WEEK = 7 };
enum { COUNTS_AHEAD = sizeof(counts_ahead) / sizeof(counts_ahead[0]) };

bool
reading_word(struct reading *r, const char *word)
{
	size_t length = strlen(word);

	if (strncmp(r->text, word, length) != 0)
		return false;
	r->text += length;
	return true;
}

void
reading_set_days_back(struct reading *r, int days)
{
	struct civil day = civil_from_day(civil_day(r->now) - days);

	r->civil.year = day.year;
	r->civil.month = day.month;
	r->civil.day = day.day;
	r->has_day = true;
}

/* At most so many digits, at least one. */
bool
reading_number(int *out, const char **text, int digits)
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
	    !reading_number(&days, &text, DAYS_BACK_DIGITS))
		return false;
	if (!scan_sign(&text, 'D') && !scan_sign(&text, 'J'))
		return false;
	r->text = text;
	reading_set_days_back(r, days);
	return true;
}

static bool
read_date(struct reading *r)
{
	const char *text = r->text;
	struct civil date = r->civil;

	if (!scan_date(&date, &text)) {
		text = r->text;
		if (!reading_number(&date.day, &text, 2) ||
		    !scan_sign(&text, '/') ||
		    !reading_number(&date.month, &text, 2) ||
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

	if (!reading_number(&date.day, &text, 2))
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

		if (reading_word(r, counts_ahead[i].before) &&
		    reading_number(&days, &r->text, DAYS_BACK_DIGITS) &&
		    reading_word(r, counts_ahead[i].after)) {
			reading_set_days_back(r, -days);
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
		if (!reading_word(r, weekdays[i]))
			continue;
		reading_set_days_back(r,
				      -((i - today + 2 * WEEK - 1) % WEEK + 1));
		return true;
	}
	return false;
}

static bool
read_day_ahead(struct reading *r)
{
	for (size_t i = 0; i < AHEAD_WORDS; i++) {
		if (reading_word(r, ahead_words[i].word)) {
			reading_set_days_back(r, -ahead_words[i].days);
			return true;
		}
	}
	return read_count_ahead(r) || read_weekday(r);
}

void
reading_day(struct reading *r)
{
	if (r->is_ahead && read_day_ahead(r))
		return;
	for (size_t i = 0; i < DAY_WORDS; i++) {
		if (reading_word(r, day_words[i].word)) {
			reading_set_days_back(r, day_words[i].days_back);
			return;
		}
	}
	if (!read_days_back(r) && !read_date(r))
		(void)read_named_date(r);
}
