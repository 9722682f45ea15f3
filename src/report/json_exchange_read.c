/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The reading half of vigie-exchange(5): what is read is checked here, once. */
#include "config.h"

#include "report/exchange.h"

#include <string.h>

#include "report/json_take.h"

static enum err
decode_list(struct exchange *out, const json_t *root, const char *name,
	    enum err (*decode)(struct exchange *, const json_t *,
			       const struct place *))
{
	json_t *array = json_object_get(root, name);
	struct place place = { .list = name };
	json_t *value;
	enum err err;

	if (!json_is_array(array))
		return err_note(ERR_INVALID, "%s", name);
	if (json_array_size(array) > EXCHANGE_ROW_LIMIT)
		return err_note(ERR_TOO_LARGE, "%s", name);
	json_array_foreach(array, place.i, value)
	{
		err = decode(out, value, &place);
		if (err != ERR_NONE)
			return err;
	}
	return ERR_NONE;
}

static enum err
decode_facts(struct exchange *out, const json_t *root)
{
	json_t *facts = json_object_get(root, "facts");
	const char *key;
	json_t *value;

	if (!json_is_object(facts))
		return err_note(ERR_INVALID, "facts");
	json_object_foreach(facts, key, value)
	{
		if (!json_is_string(value) ||
		    json_string_length(value) > NOTE_LIMIT)
			return err_note(ERR_INVALID, "facts.%s", key);
		fact_list_set(&out->facts, key, json_string_value(value));
	}
	return ERR_NONE;
}

static enum err
decode_head(const json_t *root)
{
	const char *format = take_optional(root, "format");
	const json_t *version = json_object_get(root, "version");

	if (format == NULL || strcmp(format, "vigie-exchange") != 0)
		return err_note(ERR_INVALID, "format");
	if (!json_is_integer(version) || json_integer_value(version) < 1)
		return err_note(ERR_INVALID, "version");
	if (json_integer_value(version) > EXCHANGE_VERSION)
		return err_note(ERR_NEWER, "version");
	return ERR_NONE;
}

static enum err
decode_all(struct exchange *out, const json_t *root)
{
	enum err err = decode_head(root);

	if (err == ERR_NONE)
		err = decode_facts(out, root);
	if (err == ERR_NONE)
		err = decode_list(out, root, "contacts", exchange_read_contact);
	if (err == ERR_NONE)
		err = decode_list(out, root, "entries", exchange_read_entry);
	if (err == ERR_NONE)
		err = decode_list(out, root, "alerts", exchange_read_alert);
	return err;
}

/* Before the parser, so that its own recursion is bounded by ours. */
static bool
is_too_deep(const struct buf *text)
{
	size_t depth = 0;
	bool in_string = false;

	for (size_t i = 0; i < text->length; i++) {
		uint8_t byte = text->data[i];

		if (in_string && byte == '\\')
			i++;
		else if (byte == '"')
			in_string = !in_string;
		else if (!in_string && (byte == '[' || byte == '{'))
			depth++;
		else if (!in_string && (byte == ']' || byte == '}') &&
			 depth > 0)
			depth--;
		if (depth > EXCHANGE_DEPTH_LIMIT)
			return true;
	}
	return false;
}

enum err
exchange_decode(struct exchange *out, const struct buf *text)
{
	json_error_t problem;
	json_t *root;
	enum err err;

	if (text->length > EXCHANGE_SIZE_LIMIT || is_too_deep(text))
		return err_note(ERR_TOO_LARGE, "vigie-exchange");
	root = json_loadb(buf_text(text), text->length, JSON_REJECT_DUPLICATES,
			  &problem);
	if (root == NULL)
		return err_note(ERR_INVALID, "line %d: %s", problem.line,
				problem.text);
	err = decode_all(out, root);
	json_decref(root);
	if (err != ERR_NONE)
		exchange_clear(out);
	return err;
}
