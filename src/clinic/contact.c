/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clinic/contact.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

enum {
	HOUR_MINUTES = 60,
	DAY_MINUTES = 24 * HOUR_MINUTES,
	SATURDAY = 5,      /* 0 is Monday */
	NUMBER_DIGITS = 2, /* "15" is a number to call */
};

struct contact *
contact_list_push(struct contact_list *list)
{
	struct contact *place;

	if (list->count == list->room) {
		list->room = list->room == 0 ? 4 : 2 * list->room;
		list->items = alloc_resize(list->items, list->room,
					   sizeof(*list->items));
	}
	place = &list->items[list->count++];
	memset(place, 0, sizeof(*place));
	return place;
}

void
contact_list_clear(struct contact_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		wipe_string(list->items[i].role);
		wipe_string(list->items[i].name);
		wipe_string(list->items[i].number);
	}
	free(list->items);
	memset(list, 0, sizeof(*list));
}

static const char *
skip_blanks(const char *text)
{
	return text + strspn(text, " \t");
}

/* At most two digits; the place after them, NULL when there is none. */
static const char *
read_two_digits(int *out, const char *text)
{
	int value = 0;
	size_t length = strspn(text, "0123456789");

	if (length < 1 || length > 2)
		return NULL;
	for (size_t i = 0; i < length; i++)
		value = 10 * value + (text[i] - '0');
	*out = value;
	return text + length;
}

/* "8", "8:30", "8h", "8h30", "8 h 30". */
static const char *
read_time(int *out, const char *text)
{
	int hour = 0;
	int minute = 0;
	const char *after;

	text = read_two_digits(&hour, skip_blanks(text));
	if (text == NULL)
		return NULL;
	text = skip_blanks(text);
	if (*text == ':' || *text == 'h' || *text == 'H') {
		after = read_two_digits(&minute, skip_blanks(text + 1));
		if (after == NULL && *text == ':')
			return NULL;
		text = after != NULL ? after : text + 1;
	}
	if (minute >= HOUR_MINUTES)
		return NULL;
	*out = hour * HOUR_MINUTES + minute;
	return *out <= DAY_MINUTES ? skip_blanks(text) : NULL;
}

enum err
contact_parse_hours(struct contact *contact, const char *text)
{
	int from = 0;
	int until = 0;

	text = skip_blanks(text);
	if (*text == '\0') {
		contact->from_minute = contact->until_minute = 0;
		return ERR_NONE;
	}
	text = read_time(&from, text);
	if (text == NULL || *text != '-')
		return ERR_INVALID;
	text = read_time(&until, text + 1);
	if (text == NULL || *text != '\0')
		return ERR_INVALID;
	contact->from_minute = from % DAY_MINUTES;
	contact->until_minute = until;
	if (contact->from_minute == until % DAY_MINUTES)
		contact->from_minute = contact->until_minute = 0;
	return ERR_NONE;
}

enum err
contact_check_number(const char *number)
{
	int digits = 0;

	if (strlen(number) > CONTACT_TEXT_LIMIT)
		return ERR_TOO_LARGE;
	for (const char *p = number; *p != '\0'; p++) {
		if (*p >= '0' && *p <= '9')
			digits++;
		else if (strchr("+ .-()", *p) == NULL)
			return ERR_INVALID;
	}
	return digits >= NUMBER_DIGITS ? ERR_NONE : ERR_INVALID;
}

static bool
is_role(const struct contact *contact, const char *role)
{
	return strcmp(contact->role, role) == 0;
}

bool
contact_answers_at(const struct contact *contact, struct stamp now)
{
	struct civil civil = stamp_civil(now);
	int minute = civil.hour * HOUR_MINUTES + civil.minute;
	int32_t began = civil_day(civil);
	bool in_hours;

	if (contact->from_minute == contact->until_minute)
		return true;
	if (contact->from_minute < contact->until_minute)
		in_hours = minute >= contact->from_minute &&
			   minute < contact->until_minute;
	else
		in_hours = minute >= contact->from_minute ||
			   minute < contact->until_minute;
	if (minute < contact->from_minute)
		began--;
	if (!in_hours || contact->every_day || is_role(contact, "night"))
		return in_hours;
	return civil_weekday(began) < SATURDAY;
}

static const struct contact *
find_answering(const struct contact_list *list, const char *role,
	       struct stamp now)
{
	for (size_t i = 0; i < list->count; i++)
		if (is_role(&list->items[i], role) &&
		    contact_answers_at(&list->items[i], now))
			return &list->items[i];
	return NULL;
}

const struct contact *
contact_of_role(const struct contact_list *list, const char *role)
{
	for (size_t i = 0; i < list->count; i++)
		if (is_role(&list->items[i], role))
			return &list->items[i];
	return NULL;
}

const struct contact *
contact_now(const struct contact_list *list, struct stamp now)
{
	const struct contact *found = find_answering(list, "team", now);

	if (found == NULL)
		found = find_answering(list, "night", now);
	if (found == NULL)
		found = contact_of_role(list, "night");
	if (found == NULL)
		found = contact_of_role(list, "team");
	if (found == NULL && list->count > 0)
		found = &list->items[0];
	return found;
}

const char *
contact_number_now(const struct contact_list *list, enum level level,
		   struct stamp now)
{
	const struct contact *contact;

	if (level == LEVEL_EMERGENCY)
		return "15";
	contact = contact_now(list, now);
	return contact != NULL ? contact->number : NULL;
}
