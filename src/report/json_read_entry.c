/* SPDX-License-Identifier: GPL-3.0-or-later */
/* An entry of vigie-exchange(5). */
#include "config.h"

#include <string.h>

#include "base/alloc.h"
#include "report/json_take.h"

static enum err
take_answer(struct entry *entry, const char *name, const json_t *value)
{
	enum answer_state state;
	milli number;
	enum err err;

	if (json_is_string(value)) {
		err = answer_state_parse(&state, json_string_value(value));
		if (err != ERR_NONE || state == ANSWER_GIVEN)
			return ERR_INVALID;
		return entry_answer_missing(entry, name, state);
	}
	err = take_number(&number, value);
	return err != ERR_NONE ? err : entry_answer(entry, name, number);
}

static enum err
take_answers(struct entry *entry, const json_t *object,
	     const struct place *place)
{
	json_t *answers = json_object_get(object, "answers");
	const char *name;
	json_t *value;

	if (!json_is_object(answers))
		return take_refuse(place, "answers");
	json_object_foreach(answers, name, value)
	{
		if (take_answer(entry, name, value) != ERR_NONE)
			return take_refuse(place, "answers");
	}
	return ERR_NONE;
}

static enum err
take_details(struct entry *entry, const json_t *object,
	     const struct place *place)
{
	json_t *details = json_object_get(object, "details");
	const char *key;
	json_t *value;

	if (!json_is_object(details))
		return take_refuse(place, "details");
	json_object_foreach(details, key, value)
	{
		if (!json_is_string(value) ||
		    json_string_length(value) > NOTE_LIMIT ||
		    entry_set_detail(entry, key, json_string_value(value)) !=
			    ERR_NONE)
			return take_refuse(place, "details");
	}
	return ERR_NONE;
}

static enum err
take_status(enum entry_status *out, const json_t *object,
	    const struct place *place)
{
	const char *code = take_optional(object, "status");

	for (int i = ENTRY_LIVE; code != NULL && i <= ENTRY_STRUCK; i++)
		if (strcmp(entry_status_code((enum entry_status)i), code) ==
		    0) {
			*out = (enum entry_status)i;
			return ERR_NONE;
		}
	return take_refuse(place, "status");
}

static enum err
take_codes(struct entry *entry, const json_t *object, const struct place *place)
{
	const char *by = take_optional(object, "by");
	const char *level = take_optional(object, "level");

	if (by == NULL || author_parse(&entry->by, by) != ERR_NONE)
		return take_refuse(place, "by");
	if (level == NULL || level_parse(&entry->level, level) != ERR_NONE)
		return take_refuse(place, "level");
	return take_status(&entry->status, object, place);
}

static enum err
take_times(struct entry *entry, const json_t *object, const struct place *place)
{
	enum err err = take_id(&entry->id, object, "id", place);

	if (err == ERR_NONE && entry->id == 0)
		err = take_refuse(place, "id");
	if (err == ERR_NONE)
		err = take_id(&entry->amends, object, "amends", place);
	if (err == ERR_NONE)
		err = take_stamp(&entry->felt, object, "felt", place);
	if (err == ERR_NONE)
		err = take_stamp(&entry->noted, object, "noted", place);
	return err;
}

static enum err
take_words(struct entry *entry, const json_t *object, const struct place *place)
{
	const char *note, *why;
	enum err err = take_text(&note, object, "note", place);

	if (err == ERR_NONE)
		err = take_text(&why, object, "why", place);
	if (err != ERR_NONE)
		return err;
	if (note != NULL)
		entry_set_note(entry, note);
	entry->why = alloc_string_or_null(why);
	return ERR_NONE;
}

static const char *const entry_keys[] = {
	"id",    "type",    "code",    "felt", "noted", "by",     "status",
	"level", "answers", "details", "note", "why",   "amends", NULL,
};

enum err
exchange_read_entry(struct exchange *out, const json_t *object,
		    const struct place *place)
{
	const char *type = take_optional(object, "type");
	const char *code = take_optional(object, "code");
	enum entry_kind kind;
	struct entry *entry;
	enum err err = take_known_keys(object, entry_keys, place);

	if (err != ERR_NONE)
		return err;
	if (type == NULL || entry_kind_parse(&kind, type) != ERR_NONE)
		return take_refuse(place, "type");
	if (code == NULL || strlen(code) >= CODE_LIMIT)
		return take_refuse(place, "code");
	entry = entry_list_push(&out->entries);
	entry_init(entry, kind, code);
	err = take_times(entry, object, place);
	if (err == ERR_NONE)
		err = take_codes(entry, object, place);
	if (err == ERR_NONE)
		err = take_answers(entry, object, place);
	if (err == ERR_NONE)
		err = take_details(entry, object, place);
	return err == ERR_NONE ? take_words(entry, object, place) : err;
}
