/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clinic/alert_inside.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

static const char *const state_codes[] = {
	[ALERT_OPEN] = "open",
	[ALERT_CALM] = "calm",
	[ALERT_CLOSED] = "closed",
};

static const char *const who_codes[] = {
	[CALL_NURSE] = "nurse",   [CALL_DOCTOR] = "doctor",
	[CALL_NIGHT] = "night",   [CALL_EMERGENCY_LINE] = "15",
	[CALL_NOBODY] = "nobody",
};

const char *
alert_state_code(enum alert_state state)
{
	return state_codes[state];
}

enum err
alert_state_parse(enum alert_state *out, const char *code)
{
	for (int i = ALERT_OPEN; i <= ALERT_CLOSED; i++) {
		if (strcmp(code, state_codes[i]) != 0)
			continue;
		*out = (enum alert_state)i;
		return ERR_NONE;
	}
	return ERR_INVALID;
}

const char *
call_who_code(enum call_who who)
{
	assert(who < CALL_WHO_COUNT);
	return who_codes[who];
}

enum err
call_who_parse(enum call_who *out, const char *code)
{
	for (int i = 0; i < CALL_WHO_COUNT; i++) {
		if (strcmp(code, who_codes[i]) != 0)
			continue;
		*out = (enum call_who)i;
		return ERR_NONE;
	}
	return ERR_INVALID;
}

struct alert *
alert_list_push(struct alert_list *list)
{
	struct alert *place;

	if (list->count == list->room) {
		list->room = list->room == 0 ? 8 : 2 * list->room;
		list->items = alloc_resize(list->items, list->room,
					   sizeof(*list->items));
	}
	place = &list->items[list->count++];
	memset(place, 0, sizeof(*place));
	return place;
}

static void
strings_free(char **strings, size_t count)
{
	for (size_t i = 0; i < count; i++)
		free(strings[i]);
	free(strings);
}

void
alert_clear(struct alert *alert)
{
	wipe_string(alert->code);
	wipe_string(alert->later_reason);
	wipe_string(alert->instruction);
	strings_free(alert->rules, alert->rule_count);
	strings_free(alert->answered, alert->answered_count);
	free(alert->entries);
	memset(alert, 0, sizeof(*alert));
}

void
alert_list_clear(struct alert_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		alert_clear(&list->items[i]);
	free(list->items);
	memset(list, 0, sizeof(*list));
}

static int
compare_int64(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int
compare_alerts(const void *left, const void *right)
{
	const struct alert *a = left;
	const struct alert *b = right;

	if (a->state != b->state)
		return (int)a->state - (int)b->state;
	if (a->level != b->level)
		return (int)b->level - (int)a->level;
	if (a->since.at != b->since.at)
		return compare_int64(a->since.at, b->since.at);
	if (a->id != b->id)
		return compare_int64(a->id, b->id);
	if (a->subject != b->subject)
		return (int)a->subject - (int)b->subject;
	return strcmp(a->code, b->code);
}

void
alert_list_sort(struct alert_list *list)
{
	if (list->count > 1)
		qsort(list->items, list->count, sizeof(*list->items),
		      compare_alerts);
}

static void
string_push(char ***strings, size_t *count, const char *text)
{
	*strings = alloc_resize(*strings, *count + 1, sizeof(**strings));
	(*strings)[(*count)++] = alloc_string(text);
}

void
alert_add_rule(struct alert *alert, const char *id)
{
	string_push(&alert->rules, &alert->rule_count, id);
}

void
alert_add_answered(struct alert *alert, const char *id)
{
	string_push(&alert->answered, &alert->answered_count, id);
}

void
alert_forget_answered(struct alert *alert)
{
	strings_free(alert->answered, alert->answered_count);
	alert->answered = NULL;
	alert->answered_count = 0;
}

void
alert_add_entry(struct alert *alert, int64_t id)
{
	alert->entries = alloc_resize(alert->entries, alert->entry_count + 1,
				      sizeof(*alert->entries));
	alert->entries[alert->entry_count++] = id;
}

void
alert_replace_entry(struct alert *alert, int64_t old_id, int64_t new_id)
{
	for (size_t i = 0; i < alert->entry_count; i++) {
		if (alert->entries[i] != old_id)
			continue;
		alert->entries[i] = new_id;
		alert->touched = true;
		alert->corrected = true;
	}
}
