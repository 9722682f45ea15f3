/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/coming.h"

#include <stdbool.h>
#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "tui/answers.h"

/* Almost a year ahead: a date without a year is then the next one. */
enum { AHEAD = 364, WEEK = 7 };

/* columns: as it is folded, how many days from today */
static const struct {
	const char *word;
	int days;
} words[] = {
	{ "today", 0 },
	{ "aujourd hui", 0 },
	{ "aujourdhui", 0 },
	{ "tomorrow", 1 },
	{ "demain", 1 },
	{ "the day after tomorrow", 2 },
	{ "day after tomorrow", 2 },
	{ "apres demain", 2 },
};
enum { WORDS = sizeof(words) / sizeof(words[0]) };

/* Monday first. */
static const char *const weekdays[][WEEK] = {
	{ "monday", "tuesday", "wednesday", "thursday", "friday", "saturday",
	  "sunday" },
	{ "lundi", "mardi", "mercredi", "jeudi", "vendredi", "samedi",
	  "dimanche" },
};
enum { LANGUAGES = sizeof(weekdays) / sizeof(weekdays[0]) };

/* The first word of a text, folded. */
static void
add_first(struct buf *out, const char *text)
{
	struct buf word = { 0 };

	buf_add(&word, text, strcspn(text, " "));
	utf8_add_folded(out, buf_text(&word));
	buf_clear(&word);
}

static const char *
after_first(const char *text)
{
	text += strcspn(text, " ");
	return text + strspn(text, " ");
}

/* 0 to 6 for Monday to Sunday, -1 for none. */
static int
read_weekday(const char *text)
{
	struct buf first = { 0 };
	int found = -1;

	add_first(&first, text);
	for (int i = 0; i < WEEK; i++)
		for (int lang = 0; lang < LANGUAGES; lang++)
			if (strcmp(buf_text(&first), weekdays[lang][i]) == 0)
				found = i;
	buf_clear(&first);
	return found;
}

/* "on Tuesday", "le 14 octobre". */
static const char *
skip_article(const char *text)
{
	struct buf first = { 0 };
	bool is_article;

	add_first(&first, text);
	is_article = strcmp(buf_text(&first), "le") == 0 ||
		     strcmp(buf_text(&first), "on") == 0;
	buf_clear(&first);
	return is_article ? after_first(text) : text;
}

/* Days from today, -1 for no such word. */
static int
read_word(const char *text)
{
	struct buf folded = { 0 };
	int days = -1;

	utf8_add_folded(&folded, text);
	for (int i = 0; i < WORDS; i++)
		if (strcmp(buf_text(&folded), words[i].word) == 0)
			days = words[i].days;
	buf_clear(&folded);
	return days;
}

/* Days from today to the next day of that name, never 0. */
static int
days_until(int weekday, int32_t today)
{
	int days = weekday - civil_weekday(today);

	return days > 0 ? days : days + WEEK;
}

/* A day that was named, as a date: true; else the date that was typed. */
static bool
add_day(struct buf *out, const char *text, int32_t today)
{
	int days = read_word(text), weekday = read_weekday(text);
	char date[STAMP_TEXT_LIMIT];

	if (days < 0 && weekday >= 0) {
		text = after_first(text);
		if (*text == '\0')
			days = days_until(weekday, today);
	}
	buf_adds(out, days < 0 ? text : day_format(date, today + days));
	return days >= 0;
}

enum err
coming_parse(struct stamp *out, const char *day, const char *hour,
	     struct stamp now)
{
	struct stamp from = now, moment;
	struct buf text = { 0 };
	enum err err;

	if (!add_day(&text, skip_article(day), civil_day(stamp_civil(now))))
		from.at += (int64_t)AHEAD * DAY_SECONDS;
	buf_addf(&text, " %s", *hour != '\0' ? hour : "12:00");
	err = answers_any_moment(&moment, buf_text(&text), from);
	buf_clear(&text);
	if (err != ERR_NONE)
		return err;
	if (moment.at <= now.at)
		return ERR_RANGE;
	*out = moment;
	return ERR_NONE;
}
