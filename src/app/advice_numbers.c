/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom to call. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/advice_inside.h"
#include "base/alloc.h"
#include "sys/lang.h"

enum { HOUR_MINUTES = 60 };

static const char *
role_label(const struct advising *about, const struct contact *contact)
{
	if (contact->name[0] != '\0')
		return contact->name;
	if (strcmp(contact->role, "team") == 0)
		return advising_text(about, N_("Care team"));
	if (strcmp(contact->role, "night") == 0)
		return advising_text(about, N_("Night and weekend"));
	return contact->role;
}

static void
add_time(struct buf *out, const struct advising *about, int minute)
{
	struct civil civil = {
		1970, 1, 1, minute / HOUR_MINUTES % 24, minute % HOUR_MINUTES, 0
	};
	char *hour = lang_hour(about->lang, stamp_from_civil(civil, 0));

	buf_adds(out, hour);
	free(hour);
}

/* "Care team, 8 h to 18 h". */
static char *
contact_words(const struct advising *about, const struct contact *contact)
{
	struct buf from = { 0 }, until = { 0 }, out = { 0 };

	buf_adds(&out, role_label(about, contact));
	if (contact->from_minute != contact->until_minute) {
		add_time(&from, about, contact->from_minute);
		add_time(&until, about, contact->until_minute);
		buf_adds(&out, ", ");
		/* i18n: hours of the day */
		buf_addf(&out, advising_text(about, N_("%s to %s")),
			 buf_text(&from), buf_text(&until));
	}
	buf_clear(&from);
	buf_clear(&until);
	return buf_take(&out);
}

static bool
is_line(const struct contact *contact)
{
	return strcmp(contact->role, "team") == 0 ||
	       strcmp(contact->role, "night") == 0;
}

/* The other line of the team. */
static const struct contact *
second_line(const struct contact_list *list, const struct contact *first)
{
	for (size_t i = 0; i < list->count; i++)
		if (&list->items[i] != first && is_line(&list->items[i]) &&
		    (first == NULL ||
		     strcmp(list->items[i].number, first->number) != 0))
			return &list->items[i];
	return NULL;
}

static void
set_second(struct advice *out, const struct advising *about,
	   const struct contact *contact)
{
	if (contact == NULL)
		return;
	out->second_number = alloc_string(contact->number);
	out->second_who = contact_words(about, contact);
}

static bool
is_about_suicide(const struct advising *about)
{
	for (size_t i = 0; i < about->count; i++)
		if (strcmp(about->alerts[i].code, "suicidal_thoughts") == 0)
			return true;
	return false;
}

static void
set_emergency_numbers(struct advice *out, const struct advising *about,
		      const struct contact *team)
{
	out->number = alloc_string("15");
	out->number_who = alloc_string(advising_text(
		about, N_("Emergency line; 114 by SMS if you cannot "
			  "speak or hear, 112 elsewhere in Europe")));
	if (!is_about_suicide(about)) {
		set_second(out, about, team);
		return;
	}
	out->second_number = alloc_string("3114");
	out->second_who = alloc_string(
		advising_text(about, N_("To talk, free, day and night")));
}

void
advising_numbers(struct advice *out, const struct advising *about,
		 enum level calls_at)
{
	const struct contact_list *list = &about->session->contacts;
	struct stamp now = session_now(about->session);
	const struct contact *first = contact_now(list, now);

	if (calls_at < LEVEL_REPORT)
		return;
	if (calls_at == LEVEL_EMERGENCY) {
		set_emergency_numbers(out, about, first);
		return;
	}
	if (first == NULL)
		return;
	out->number = alloc_string(first->number);
	out->number_who = contact_words(about, first);
	set_second(out, about, second_line(list, first));
}
