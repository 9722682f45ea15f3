/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/json.h"

#include <jansson.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "report/label.h"

enum { REAL_DIGITS = 15 };

static json_t *
json_text_or_null(const char *text)
{
	return text != NULL ? json_string(text) : json_null();
}

static json_t *
json_stamp(struct stamp stamp)
{
	char text[STAMP_TEXT_LIMIT];

	return json_string(stamp_format(text, stamp));
}

/* Whole numbers stay whole; 37.4 is written as 37.4. */
static json_t *
json_milli(milli value)
{
	char text[MILLI_TEXT_LIMIT];

	if (value % MILLI_ONE == 0)
		return json_integer(value / MILLI_ONE);
	return json_loads(milli_format(text, value, '.'), JSON_DECODE_ANY,
			  NULL);
}

static json_t *
json_answer(const struct answer *answer)
{
	switch (answer->state) {
	case ANSWER_GIVEN:
		return json_milli(answer->value);
	case ANSWER_NOT_SAID:
		return json_string("skipped");
	case ANSWER_NOT_APPLICABLE:
	case ANSWER_NOT_ASKED:
		break;
	}
	return json_string(answer_state_code(answer->state));
}

static json_t *
json_entry(const struct json_context *context, const struct entry *entry)
{
	json_t *answers = json_object();
	json_t *details = json_object();
	json_t *object;

	for (size_t i = 0; i < entry->answer_count; i++)
		json_object_set_new(answers, entry->answers[i].name,
				    json_answer(&entry->answers[i]));
	for (size_t i = 0; i < entry->detail_count; i++)
		json_object_set_new(details, entry->details[i].key,
				    json_string(entry->details[i].text));
	object = json_pack(
		"{s:I,s:s,s:s,s:s,s:o,s:o,s:s,s:s,s:s,s:o,s:o,s:o}", "id",
		(json_int_t)entry->id, "type", entry_kind_code(entry->kind),
		"code", entry->code, "label",
		label_of_entry(context->pack, entry, context->lang), "felt",
		json_stamp(entry->felt), "noted", json_stamp(entry->noted),
		"by", author_code(entry->by), "status",
		entry_status_code(entry->status), "level",
		level_code(entry->level), "answers", answers, "details",
		details, "note", json_text_or_null(entry->note));
	if (entry->amends != 0)
		json_object_set_new(object, "amends",
				    json_integer(entry->amends));
	if (entry->why != NULL)
		json_object_set_new(object, "why", json_string(entry->why));
	return object;
}

static void
add_and_free(struct buf *out, json_t *array)
{
	char *text = json_dumps(
		array, JSON_INDENT(2) | JSON_REAL_PRECISION(REAL_DIGITS));

	if (text != NULL) {
		buf_adds(out, text);
		buf_adds(out, "\n");
		wipe_string(text);
	}
	json_decref(array);
}

void
json_add_entries(struct buf *out, const struct json_context *context,
		 const struct entry_list *entries)
{
	json_t *array = json_array();

	for (size_t i = 0; i < entries->count; i++)
		json_array_append_new(array,
				      json_entry(context, &entries->items[i]));
	add_and_free(out, array);
}

static const char *
alert_reason(const struct json_context *context, const struct alert *alert)
{
	const struct rule *rule;

	if (alert->rule_count == 0)
		return "";
	rule = pack_rule(context->pack, alert->rules[0]);
	return rule != NULL ? rule_reason(rule)->in[context->lang] : "";
}

static json_t *
json_alert(const struct json_context *context, const struct alert *alert,
	   const struct contact_list *contacts)
{
	json_t *rules = json_array();
	json_t *entries = json_array();

	for (size_t i = 0; i < alert->rule_count; i++)
		json_array_append_new(rules, json_string(alert->rules[i]));
	for (size_t i = 0; i < alert->entry_count; i++)
		json_array_append_new(entries, json_integer(alert->entries[i]));
	return json_pack("{s:I,s:s,s:s,s:o,s:s,s:s,s:o,s:s,s:o,s:o,s:b}", "id",
			 (json_int_t)alert->id, "level",
			 level_code(alert->level), "state",
			 alert_state_code(alert->state), "since",
			 json_stamp(alert->since), "subject",
			 subject_kind_code(alert->subject), "code", alert->code,
			 "rules", rules, "reason", alert_reason(context, alert),
			 "entries", entries, "call",
			 json_text_or_null(contact_number_now(
				 contacts, alert->level, context->now)),
			 "told", alert->told);
}

void
json_add_alerts(struct buf *out, const struct json_context *context,
		const struct alert_list *alerts,
		const struct contact_list *contacts)
{
	json_t *array = json_array();

	for (size_t i = 0; i < alerts->count; i++)
		json_array_append_new(
			array,
			json_alert(context, &alerts->items[i], contacts));
	add_and_free(out, array);
}
