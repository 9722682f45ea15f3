/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The hour of a moment: as a clock shows it, or a part of the day. */
#include "config.h"

#include "base/when_inside.h"

#include <stddef.h>
#include <string.h>

#include "base/scan.h"

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

enum { PART_WORDS = sizeof(part_words) / sizeof(part_words[0]) };
enum { THIS_PARTS = sizeof(this_parts) / sizeof(this_parts[0]) };
enum { HOUR_WORDS = sizeof(hour_words) / sizeof(hour_words[0]) };

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
bool
reading_hour(struct reading *r)
{
	const char *text = r->text;
	const char *after;
	bool is_colon;

	r->civil.minute = r->civil.second = 0;
	if (!reading_number(&r->civil.hour, &text, 2) ||
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

void
reading_set_hour(struct reading *r, int hour)
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
		reading_set_hour(r, parts[part].hour);
}

bool
reading_hour_word(struct reading *r)
{
	for (size_t i = 0; i < HOUR_WORDS; i++) {
		if (reading_word(r, hour_words[i].word)) {
			reading_set_hour(r, hour_words[i].hour);
			return true;
		}
	}
	return false;
}

/* Of a day that was read. */
bool
reading_part(struct reading *r)
{
	(void)reading_word(r, "AU ");
	for (size_t i = 0; i < PART_WORDS; i++) {
		if (reading_word(r, part_words[i].word)) {
			set_part(r, part_words[i].part);
			return true;
		}
	}
	return false;
}

/* Of the diary day it is; a night is that of the calendar. */
bool
reading_this_part(struct reading *r)
{
	for (size_t i = 0; i < THIS_PARTS; i++) {
		if (strcmp(r->text, this_parts[i].words) != 0)
			continue;
		reading_set_days_back(r, this_parts[i].part != PART_NIGHT &&
						 r->now.hour <
							 DAY_STARTS_AT / 3600);
		set_part(r, this_parts[i].part);
		return true;
	}
	return false;
}
