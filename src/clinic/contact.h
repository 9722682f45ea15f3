/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Whom to call, and which number answers now. */
#ifndef VIGIE_CLINIC_CONTACT_H
#define VIGIE_CLINIC_CONTACT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/stamp.h"
#include "clinic/level.h"

enum { CONTACT_TEXT_LIMIT = 200 };

/* role: "team", "night", or an organ of the pack ("skin"...). Minutes of the
 * local day; from == until: at any hour. All but a night line answer Monday to
 * Friday only, unless every_day; hours over midnight are of the day they begin
 * on. What holidays a clinic keeps nobody knows here. */
struct contact {
	int64_t id; /* 0 until it is kept */
	char *role;
	char *name;   /* "" when not said */
	char *number; /* as it should be shown and dialled */
	int from_minute, until_minute;
	bool every_day;
};
struct contact_list {
	struct contact *items;
	size_t count;
	size_t room;
};
struct contact *contact_list_push(struct contact_list *list);
void contact_list_clear(struct contact_list *list);

/* "8-18", "8:30-17:45", "8h-18h", "" for always. */
enum err contact_parse_hours(struct contact *contact, const char *text)
	MUST_CHECK;
/* Digits, +, spaces, dots, dashes, parentheses; at least two digits. */
enum err contact_check_number(const char *number) MUST_CHECK;
bool contact_answers_at(const struct contact *contact, struct stamp now);

/*
 * The number to call now at a level: "15" for EMERGENCY; else the team when
 * it answers, else the night line, else whichever there is; NULL without a
 * contact. Borrowed.
 */
const char *contact_number_now(const struct contact_list *list,
			       enum level level, struct stamp now);
/* The contact behind that number, NULL for 15 and for none. */
const struct contact *contact_now(const struct contact_list *list,
				  struct stamp now);
/* The first contact of a role, as the specialist of a symptom's organ; NULL
 * without any. */
const struct contact *contact_of_role(const struct contact_list *list,
				      const char *role);

#endif
