/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The writing half of vigie-exchange(5). */
#include "config.h"

#include "report/exchange.h"

#include "report/json_parts.h"

void
exchange_clear(struct exchange *exchange)
{
	entry_list_clear(&exchange->entries);
	fact_list_clear(&exchange->facts);
	contact_list_clear(&exchange->contacts);
	alert_list_clear(&exchange->alerts);
}

/* Leaves a key out where there is nothing to say. */
static void
set_text(json_t *object, const char *key, const char *text)
{
	if (text != NULL)
		json_object_set_new(object, key, json_string(text));
}

static void
set_stamp(json_t *object, const char *key, struct stamp stamp)
{
	if (stamp.at != 0)
		json_object_set_new(object, key, json_of_stamp(stamp));
}

static json_t *
encode_entry(const struct entry *entry)
{
	json_t *object = json_pack(
		"{s:I,s:s,s:s,s:o,s:o,s:s,s:s,s:s,s:o,s:o}", "id",
		(json_int_t)entry->id, "type", entry_kind_code(entry->kind),
		"code", entry->code, "felt", json_of_stamp(entry->felt),
		"noted", json_of_stamp(entry->noted), "by",
		author_code(entry->by), "status",
		entry_status_code(entry->status), "level",
		level_code(entry->level), "answers", json_of_answers(entry),
		"details", json_of_details(entry));

	set_text(object, "note", entry->note);
	set_text(object, "why", entry->why);
	if (entry->amends != 0)
		json_object_set_new(object, "amends",
				    json_integer(entry->amends));
	return object;
}

static json_t *
encode_contact(const struct contact *contact)
{
	return json_pack("{s:I,s:s,s:s,s:s,s:i,s:i,s:b}", "id",
			 (json_int_t)contact->id, "role", contact->role, "name",
			 contact->name, "number", contact->number,
			 "from_minute", contact->from_minute, "until_minute",
			 contact->until_minute, "every_day",
			 contact->every_day);
}

static json_t *
encode_ids(const int64_t *ids, size_t count)
{
	json_t *array = json_array();

	for (size_t i = 0; i < count; i++)
		json_array_append_new(array, json_integer(ids[i]));
	return array;
}

static json_t *
encode_texts(char *const *texts, size_t count)
{
	json_t *array = json_array();

	for (size_t i = 0; i < count; i++)
		json_array_append_new(array, json_string(texts[i]));
	return array;
}

static json_t *
encode_alert(const struct alert *alert)
{
	json_t *object = json_pack(
		"{s:I,s:s,s:s,s:s,s:s,s:o,s:o,s:b,s:o,s:o}", "id",
		(json_int_t)alert->id, "subject",
		subject_kind_code(alert->subject), "code", alert->code, "state",
		alert_state_code(alert->state), "level",
		level_code(alert->level), "since", json_of_stamp(alert->since),
		"changed", json_of_stamp(alert->changed), "told", alert->told,
		"rules", encode_texts(alert->rules, alert->rule_count),
		"entries", encode_ids(alert->entries, alert->entry_count));

	set_stamp(object, "quiet_until", alert->quiet_until);
	set_text(object, "later_reason", alert->later_reason);
	set_stamp(object, "retry", alert->retry);
	set_text(object, "instruction", alert->instruction);
	if (alert->answered_upto != 0)
		json_object_set_new(object, "answered_upto",
				    json_integer(alert->answered_upto));
	if (alert->answered_count > 0)
		json_object_set_new(
			object, "answered",
			encode_texts(alert->answered, alert->answered_count));
	return object;
}

void
exchange_encode(struct buf *out, const struct exchange *exchange)
{
	json_t *contacts = json_array();
	json_t *entries = json_array();
	json_t *alerts = json_array();

	for (size_t i = 0; i < exchange->contacts.count; i++)
		json_array_append_new(
			contacts, encode_contact(&exchange->contacts.items[i]));
	for (size_t i = 0; i < exchange->entries.count; i++)
		json_array_append_new(
			entries, encode_entry(&exchange->entries.items[i]));
	for (size_t i = 0; i < exchange->alerts.count; i++)
		json_array_append_new(alerts,
				      encode_alert(&exchange->alerts.items[i]));
	json_add_document(out, json_pack("{s:s,s:i,s:o,s:o,s:o,s:o}", "format",
					 "vigie-exchange", "version",
					 EXCHANGE_VERSION, "facts",
					 json_of_facts(&exchange->facts),
					 "contacts", contacts, "entries",
					 entries, "alerts", alerts));
}
