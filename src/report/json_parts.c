/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/json_parts.h"

#include "base/alloc.h"

enum { REAL_DIGITS = 15 };

json_t *
json_of_text(const char *text)
{
	return text != NULL ? json_string(text) : json_null();
}

json_t *
json_of_stamp(struct stamp stamp)
{
	char text[STAMP_TEXT_LIMIT];

	return json_string(stamp_format(text, stamp));
}

json_t *
json_of_milli(milli value)
{
	char text[MILLI_TEXT_LIMIT];

	if (value % MILLI_ONE == 0)
		return json_integer(value / MILLI_ONE);
	return json_loads(milli_format(text, value, '.'), JSON_DECODE_ANY,
			  NULL);
}

json_t *
json_of_answers(const struct entry *entry)
{
	json_t *object = json_object();

	for (size_t i = 0; i < entry->answer_count; i++) {
		const struct answer *answer = &entry->answers[i];

		json_object_set_new(object, answer->name,
				    answer->state == ANSWER_GIVEN
					    ? json_of_milli(answer->value)
					    : json_string(answer_state_code(
						      answer->state)));
	}
	return object;
}

json_t *
json_of_details(const struct entry *entry)
{
	json_t *object = json_object();

	for (size_t i = 0; i < entry->detail_count; i++)
		json_object_set_new(object, entry->details[i].key,
				    json_string(entry->details[i].text));
	return object;
}

json_t *
json_of_facts(const struct fact_list *facts)
{
	json_t *object = json_object();

	for (size_t i = 0; i < facts->count; i++)
		json_object_set_new(object, facts->items[i].key,
				    json_string(facts->items[i].value));
	return object;
}

static int
add_piece(const char *bytes, size_t length, void *data)
{
	buf_add(data, bytes, length);
	return 0;
}

void
json_add_document(struct buf *out, json_t *document)
{
	json_dump_callback(document, add_piece, out,
			   JSON_INDENT(2) | JSON_REAL_PRECISION(REAL_DIGITS));
	buf_adds(out, "\n");
	json_decref(document);
}
