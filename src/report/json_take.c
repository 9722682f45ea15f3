/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/json_take.h"

#include <stdint.h>
#include <stdio.h>
#include <string.h>

enum { REAL_TEXT = 40 };

enum err
take_refuse(const struct place *place, const char *key)
{
	return err_note(ERR_INVALID, "%s[%zu].%s", place->list, place->i, key);
}

const char *
take_optional(const json_t *object, const char *key)
{
	return json_string_value(json_object_get(object, key));
}

enum err
take_text(const char **out, const json_t *object, const char *key,
	  const struct place *place)
{
	const json_t *value = json_object_get(object, key);

	if (value != NULL && !json_is_string(value))
		return take_refuse(place, key);
	if (value != NULL && json_string_length(value) > NOTE_LIMIT)
		return err_note(ERR_TOO_LARGE, "%s[%zu].%s", place->list,
				place->i, key);
	*out = value != NULL ? json_string_value(value) : NULL;
	return ERR_NONE;
}

enum err
take_stamp(struct stamp *out, const json_t *object, const char *key,
	   const struct place *place)
{
	const char *text = take_optional(object, key);

	if (text == NULL || stamp_parse(out, text) != ERR_NONE)
		return take_refuse(place, key);
	return ERR_NONE;
}

enum err
take_optional_stamp(struct stamp *out, const json_t *object, const char *key,
		    const struct place *place)
{
	if (json_object_get(object, key) == NULL)
		return ERR_NONE;
	return take_stamp(out, object, key, place);
}

enum err
take_id(int64_t *out, const json_t *object, const char *key,
	const struct place *place)
{
	const json_t *value = json_object_get(object, key);

	if (value == NULL)
		return ERR_NONE;
	if (!json_is_integer(value) || json_integer_value(value) <= 0)
		return take_refuse(place, key);
	*out = json_integer_value(value);
	return ERR_NONE;
}

enum err
take_known_keys(const json_t *object, const char *const *known,
		const struct place *place)
{
	const char *key;
	json_t *value;

	if (!json_is_object(object))
		return take_refuse(place, "");
	json_object_foreach((json_t *)(uintptr_t)object, key, value)
	{
		const char *const *name = known;

		while (*name != NULL && strcmp(*name, key) != 0)
			name++;
		if (*name == NULL)
			return take_refuse(place, key);
	}
	return ERR_NONE;
}

/* 37.4 goes through its text: no arithmetic on floating point. */
enum err
take_number(milli *out, const json_t *value)
{
	char text[REAL_TEXT];

	if (json_is_integer(value)) {
		if (json_integer_value(value) > MILLI_LIMIT / MILLI_ONE ||
		    json_integer_value(value) < -MILLI_LIMIT / MILLI_ONE)
			return ERR_RANGE;
		*out = json_integer_value(value) * MILLI_ONE;
		return ERR_NONE;
	}
	if (!json_is_real(value))
		return ERR_INVALID;
	if ((size_t)snprintf(text, sizeof(text), "%.3f",
			     json_real_value(value)) >= sizeof(text))
		return ERR_RANGE;
	return milli_parse(out, text);
}
