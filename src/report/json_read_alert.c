/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A contact and an alert of vigie-exchange(5). */
#include "config.h"

#include <string.h>

#include "base/alloc.h"
#include "report/json_take.h"

enum { MINUTES_A_DAY = 24 * 60 };

static const char *const contact_keys[] = {
	"id",          "role",         "name",      "number",
	"from_minute", "until_minute", "every_day", NULL,
};

static enum err
take_minute(int *out, const json_t *object, const char *key,
	    const struct place *place)
{
	const json_t *value = json_object_get(object, key);

	if (!json_is_integer(value) || json_integer_value(value) < 0 ||
	    json_integer_value(value) > MINUTES_A_DAY)
		return take_refuse(place, key);
	*out = (int)json_integer_value(value);
	return ERR_NONE;
}

enum err
exchange_read_contact(struct exchange *out, const json_t *object,
		      const struct place *place)
{
	const char *role = take_optional(object, "role");
	const char *name = take_optional(object, "name");
	const char *number = take_optional(object, "number");
	struct contact *contact;
	enum err err = take_known_keys(object, contact_keys, place);

	if (err != ERR_NONE)
		return err;
	if (role == NULL || name == NULL || number == NULL ||
	    strlen(role) >= CONTACT_TEXT_LIMIT ||
	    strlen(name) >= CONTACT_TEXT_LIMIT ||
	    contact_check_number(number) != ERR_NONE)
		return take_refuse(place, "number");
	contact = contact_list_push(&out->contacts);
	contact->role = alloc_string(role);
	contact->name = alloc_string(name);
	contact->number = alloc_string(number);
	contact->every_day = json_is_true(json_object_get(object, "every_day"));
	err = take_id(&contact->id, object, "id", place);
	if (err == ERR_NONE)
		err = take_minute(&contact->from_minute, object, "from_minute",
				  place);
	if (err == ERR_NONE)
		err = take_minute(&contact->until_minute, object,
				  "until_minute", place);
	return err;
}

static enum err
take_alert_codes(struct alert *alert, const json_t *object,
		 const struct place *place)
{
	const char *subject = take_optional(object, "subject");
	const char *state = take_optional(object, "state");
	const char *level = take_optional(object, "level");
	int kind = SUBJECT_SYMPTOM;

	while (subject != NULL && kind <= SUBJECT_PRODUCT &&
	       strcmp(subject_kind_code((enum subject_kind)kind), subject) != 0)
		kind++;
	if (subject == NULL || kind > SUBJECT_PRODUCT)
		return take_refuse(place, "subject");
	alert->subject = (enum subject_kind)kind;
	if (state == NULL ||
	    alert_state_parse(&alert->state, state) != ERR_NONE)
		return take_refuse(place, "state");
	if (level == NULL || level_parse(&alert->level, level) != ERR_NONE)
		return take_refuse(place, "level");
	return ERR_NONE;
}

static enum err
take_alert_times(struct alert *alert, const json_t *object,
		 const struct place *place)
{
	enum err err = take_id(&alert->id, object, "id", place);

	if (err == ERR_NONE)
		err = take_id(&alert->answered_upto, object, "answered_upto",
			      place);
	if (err == ERR_NONE)
		err = take_stamp(&alert->since, object, "since", place);
	if (err == ERR_NONE)
		err = take_stamp(&alert->changed, object, "changed", place);
	if (err == ERR_NONE)
		err = take_optional_stamp(&alert->quiet_until, object,
					  "quiet_until", place);
	if (err == ERR_NONE)
		err = take_optional_stamp(&alert->retry, object, "retry",
					  place);
	return err;
}

static enum err
take_alert_words(struct alert *alert, const json_t *object,
		 const struct place *place)
{
	const char *reason, *instruction;
	enum err err = take_text(&reason, object, "later_reason", place);

	if (err == ERR_NONE)
		err = take_text(&instruction, object, "instruction", place);
	if (err != ERR_NONE)
		return err;
	alert->later_reason = alloc_string_or_null(reason);
	alert->instruction = alloc_string_or_null(instruction);
	alert->told = json_is_true(json_object_get(object, "told"));
	return ERR_NONE;
}

static enum err
take_codes_list(struct alert *alert, const json_t *object, const char *key,
		void (*add)(struct alert *, const char *))
{
	json_t *array = json_object_get(object, key);
	json_t *value;
	size_t i;

	if (array != NULL && !json_is_array(array))
		return ERR_INVALID;
	json_array_foreach(array, i, value)
	{
		const char *code = json_string_value(value);

		if (code == NULL || strlen(code) >= CODE_LIMIT)
			return ERR_INVALID;
		add(alert, code);
	}
	return ERR_NONE;
}

static enum err
take_alert_entries(struct alert *alert, const json_t *object)
{
	json_t *array = json_object_get(object, "entries");
	json_t *value;
	size_t i;

	if (!json_is_array(array))
		return ERR_INVALID;
	json_array_foreach(array, i, value)
	{
		if (!json_is_integer(value) || json_integer_value(value) <= 0)
			return ERR_INVALID;
		alert_add_entry(alert, json_integer_value(value));
	}
	return ERR_NONE;
}

static const char *const alert_keys[] = {
	"id",          "subject",      "code",  "state",       "level",
	"since",       "changed",      "told",  "rules",       "entries",
	"quiet_until", "later_reason", "retry", "instruction", "answered_upto",
	"answered",    NULL,
};

enum err
exchange_read_alert(struct exchange *out, const json_t *object,
		    const struct place *place)
{
	const char *code = take_optional(object, "code");
	struct alert *alert;
	enum err err = take_known_keys(object, alert_keys, place);

	if (err != ERR_NONE)
		return err;
	if (code == NULL || strlen(code) >= CODE_LIMIT)
		return take_refuse(place, "code");
	alert = alert_list_push(&out->alerts);
	alert->code = alloc_string(code);
	err = take_alert_codes(alert, object, place);
	if (err == ERR_NONE)
		err = take_alert_times(alert, object, place);
	if (err == ERR_NONE)
		err = take_alert_words(alert, object, place);
	if (err == ERR_NONE &&
	    take_codes_list(alert, object, "rules", alert_add_rule) != ERR_NONE)
		err = take_refuse(place, "rules");
	if (err == ERR_NONE && take_codes_list(alert, object, "answered",
					       alert_add_answered) != ERR_NONE)
		err = take_refuse(place, "answered");
	if (err == ERR_NONE && take_alert_entries(alert, object) != ERR_NONE)
		err = take_refuse(place, "entries");
	return err;
}
