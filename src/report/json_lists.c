/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "report/json.h"

#include "report/json_parts.h"
#include "report/label.h"

static json_t *
json_entry(const struct json_context *context, const struct entry *entry)
{
	json_t *object = json_pack(
		"{s:I,s:s,s:s,s:s,s:o,s:o,s:s,s:s,s:s,s:o,s:o,s:o}", "id",
		(json_int_t)entry->id, "type", entry_kind_code(entry->kind),
		"code", entry->code, "label",
		label_of_entry(context->pack, entry, context->lang), "felt",
		json_of_stamp(entry->felt), "noted",
		json_of_stamp(entry->noted), "by", author_code(entry->by),
		"status", entry_status_code(entry->status), "level",
		level_code(entry->level), "answers", json_of_answers(entry),
		"details", json_of_details(entry), "note",
		json_of_text(entry->note));

	if (entry_days_late(entry) > 0)
		json_object_set_new(object, "days_late",
				    json_integer(entry_days_late(entry)));
	if (entry->amends != 0)
		json_object_set_new(object, "amends",
				    json_integer(entry->amends));
	if (entry->why != NULL)
		json_object_set_new(object, "why", json_string(entry->why));
	return object;
}

void
json_add_entries(struct buf *out, const struct json_context *context,
		 const struct entry_list *entries)
{
	json_t *array = json_array();

	for (size_t i = 0; i < entries->count; i++)
		json_array_append_new(array,
				      json_entry(context, &entries->items[i]));
	json_add_document(out, array);
}

static const char *
alert_reason(const struct json_context *context, const struct alert *alert)
{
	const struct rule *rule;

	if (alert->rule_count == 0)
		return "";
	rule = pack_rule(context->pack, alert->rules[0]);
	if (rule == NULL)
		return "";
	return rule_reason_at(rule, alert->level)->in[context->lang];
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
			 json_of_stamp(alert->since), "subject",
			 subject_kind_code(alert->subject), "code", alert->code,
			 "rules", rules, "reason", alert_reason(context, alert),
			 "entries", entries, "call",
			 json_of_text(contact_number_now(contacts, alert->level,
							 context->now)),
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
	json_add_document(out, array);
}

void
json_add_facts(struct buf *out, const struct fact_list *facts)
{
	json_add_document(out, json_of_facts(facts));
}
