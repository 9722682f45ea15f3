/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "clinic/entry.h"

static const char *const kinds[] = {
	[ENTRY_SYMPTOM] = "symptom",     [ENTRY_MEASURE] = "measure",
	[ENTRY_PRODUCT] = "product",     [ENTRY_DOSE] = "dose",
	[ENTRY_TREATMENT] = "treatment", [ENTRY_INFUSION] = "infusion",
	[ENTRY_NOTHING_NEW] = "none",    [ENTRY_BASELINE] = "baseline",
	[ENTRY_CALL] = "call",           [ENTRY_QUESTION] = "question",
	[ENTRY_VISIT] = "visit",
};

static const char *const statuses[] = {
	[ENTRY_LIVE] = "live",
	[ENTRY_AMENDED] = "amended",
	[ENTRY_STRUCK] = "struck",
};

static const char *const authors[] = {
	[AUTHOR_PATIENT] = "patient",
	[AUTHOR_RELATIVE] = "relative",
	[AUTHOR_TEAM] = "team",
};

static const char *const answer_states[] = {
	[ANSWER_NOT_ASKED] = "not_asked",
	[ANSWER_NOT_APPLICABLE] = "not_applicable",
	[ANSWER_NOT_SAID] = "not_said",
	[ANSWER_GIVEN] = "given",
};

enum {
	ANSWER_LIMIT = 128, /* answers and details one entry may have */
	DETAIL_LIMIT = 64,
};

/* The place of a code in a table, count when it is not there. */
static size_t
find_code(const char *const *codes, size_t count, const char *code)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(codes[i], code) == 0)
			return i;
	}
	return count;
}

const char *
entry_kind_code(enum entry_kind kind)
{
	return kinds[kind];
}

enum err
entry_kind_parse(enum entry_kind *out, const char *code)
{
	size_t i = find_code(kinds, ENTRY_KIND_COUNT, code);

	if (i == ENTRY_KIND_COUNT)
		return err_note(ERR_INVALID, "no such kind: %.64s", code);
	*out = (enum entry_kind)i;
	return ERR_NONE;
}

const char *
entry_status_code(enum entry_status status)
{
	return statuses[status];
}

const char *
author_code(enum author author)
{
	return authors[author];
}

enum err
author_parse(enum author *out, const char *code)
{
	size_t i = find_code(authors, AUTHOR_COUNT, code);

	if (i == AUTHOR_COUNT)
		return err_note(ERR_INVALID, "no such author: %.64s", code);
	*out = (enum author)i;
	return ERR_NONE;
}

const char *
answer_state_code(enum answer_state state)
{
	return answer_states[state];
}

enum err
answer_state_parse(enum answer_state *out, const char *code)
{
	size_t i = find_code(answer_states, ANSWER_GIVEN + 1, code);

	if (i > ANSWER_GIVEN)
		return err_note(ERR_INVALID, "no such answer: %.64s", code);
	*out = (enum answer_state)i;
	return ERR_NONE;
}

void
entry_init(struct entry *entry, enum entry_kind kind, const char *code)
{
	*entry = (struct entry){
		.kind = kind,
		.by = AUTHOR_PATIENT,
		.code = alloc_string(code),
	};
}

void
entry_clear(struct entry *entry)
{
	wipe_string(entry->code);
	wipe_string(entry->note);
	wipe_string(entry->why);
	for (size_t i = 0; i < entry->detail_count; i++)
		wipe_string(entry->details[i].text);
	if (entry->answer_count > 0)
		wipe(entry->answers,
		     entry->answer_count * sizeof(entry->answers[0]));
	free(entry->answers);
	free(entry->details);
	*entry = (struct entry){ 0 };
}

void
entry_copy(struct entry *out, const struct entry *entry)
{
	*out = *entry;
	out->code = alloc_string(entry->code);
	out->note = alloc_string_or_null(entry->note);
	out->why = alloc_string_or_null(entry->why);
	out->answers = NULL;
	out->details = NULL;
	if (entry->answer_count > 0) {
		out->answers = alloc_zeroed(entry->answer_count,
					    sizeof(out->answers[0]));
		memcpy(out->answers, entry->answers,
		       entry->answer_count * sizeof(out->answers[0]));
	}
	if (entry->detail_count > 0)
		out->details = alloc_zeroed(entry->detail_count,
					    sizeof(out->details[0]));
	for (size_t i = 0; i < entry->detail_count; i++) {
		out->details[i] = entry->details[i];
		out->details[i].text = alloc_string(entry->details[i].text);
	}
}

/* Small letters, digits, '_', '-', '+' and ':' between them. */
static enum err
check_name(const char *name, size_t limit)
{
	size_t length = strlen(name);

	if (length == 0)
		return err_note(ERR_INVALID, "a name is missing");
	if (length >= limit)
		return err_note(ERR_TOO_LARGE, "a name is too long");
	if (strspn(name, "abcdefghijklmnopqrstuvwxyz"
			 "0123456789_-+:.") != length)
		return err_note(ERR_INVALID, "not a name: %s", name);
	return ERR_NONE;
}

static enum err
put_answer(struct entry *entry, const char *name, struct answer value)
{
	enum err err = check_name(name, ANSWER_NAME_LIMIT);

	if (err != ERR_NONE)
		return err;
	memcpy(value.name, name, strlen(name) + 1);
	for (size_t i = 0; i < entry->answer_count; i++) {
		if (strcmp(entry->answers[i].name, name) == 0) {
			entry->answers[i] = value;
			return ERR_NONE;
		}
	}
	if (entry->answer_count == ANSWER_LIMIT)
		return err_note(ERR_TOO_LARGE, "too many answers");
	entry->answers = alloc_resize(entry->answers, entry->answer_count + 1,
				      sizeof(entry->answers[0]));
	entry->answers[entry->answer_count++] = value;
	return ERR_NONE;
}

enum err
entry_answer(struct entry *entry, const char *name, milli value)
{
	const struct answer answer = { .state = ANSWER_GIVEN, .value = value };

	return put_answer(entry, name, answer);
}

enum err
entry_answer_missing(struct entry *entry, const char *name,
		     enum answer_state state)
{
	const struct answer answer = { .state = state };

	if (state == ANSWER_GIVEN)
		return err_note(ERR_INVALID, "a given answer has a value");
	return put_answer(entry, name, answer);
}

enum err
entry_set_detail(struct entry *entry, const char *key, const char *text)
{
	enum err err = check_name(key, DETAIL_KEY_LIMIT);
	struct detail *detail;

	if (err != ERR_NONE)
		return err;
	if (strlen(text) > NOTE_LIMIT)
		return err_note(ERR_TOO_LARGE, "%s is too long", key);
	for (size_t i = 0; i < entry->detail_count; i++) {
		if (strcmp(entry->details[i].key, key) == 0) {
			char *copy = alloc_string(text);

			wipe_string(entry->details[i].text);
			entry->details[i].text = copy;
			return ERR_NONE;
		}
	}
	if (entry->detail_count == DETAIL_LIMIT)
		return err_note(ERR_TOO_LARGE, "too many details");
	entry->details = alloc_resize(entry->details, entry->detail_count + 1,
				      sizeof(entry->details[0]));
	detail = &entry->details[entry->detail_count++];
	*detail = (struct detail){ .text = alloc_string(text) };
	memcpy(detail->key, key, strlen(key) + 1);
	return ERR_NONE;
}

void
entry_set_note(struct entry *entry, const char *note)
{
	char *copy = alloc_string_or_null(note);

	wipe_string(entry->note);
	entry->note = copy;
}

const struct answer *
entry_find_answer(const struct entry *entry, const char *name)
{
	for (size_t i = 0; i < entry->answer_count; i++) {
		if (strcmp(entry->answers[i].name, name) == 0)
			return &entry->answers[i];
	}
	return NULL;
}

const char *
entry_detail(const struct entry *entry, const char *key)
{
	for (size_t i = 0; i < entry->detail_count; i++) {
		if (strcmp(entry->details[i].key, key) == 0)
			return entry->details[i].text;
	}
	return NULL;
}

int
entry_days_late(const struct entry *entry)
{
	int days = stamp_day(entry->noted) - stamp_day(entry->felt);

	return days > 0 ? days : 0;
}

bool
entry_is_live(const struct entry *entry)
{
	return entry->status == ENTRY_LIVE;
}

struct entry *
entry_list_push(struct entry_list *list)
{
	struct entry *entry;

	if (list->count == list->room) {
		list->room = list->room > 0 ? list->room * 2 : 16;
		list->items = alloc_resize(list->items, list->room,
					   sizeof(list->items[0]));
	}
	entry = &list->items[list->count++];
	*entry = (struct entry){ 0 };
	return entry;
}

void
entry_list_clear(struct entry_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		entry_clear(&list->items[i]);
	free(list->items);
	*list = (struct entry_list){ 0 };
}
