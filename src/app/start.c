/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/start.h"

#include <stdio.h>
#include <string.h>

#include "clinic/measure.h"
#include "clinic/profile.h"

char *
usual_key(char key[static FACT_KEY_LIMIT], const char *code)
{
	(void)snprintf(key, FACT_KEY_LIMIT, "%s%s",
		       strcmp(code, USUAL_STOOLS) == 0 ? "" : "usual.", code);
	return key;
}

static struct entry_list
baselines_of(struct session *session)
{
	const struct session_query query = { .kinds = 1U << ENTRY_BASELINE,
					     .live_only = true };
	struct entry_list list = { 0 };

	if (session_entries(&list, session, &query) != ERR_NONE) {
		err_forget_note();
		memset(&list, 0, sizeof(list));
	}
	return list;
}

static bool
usual_stools(milli *out, struct session *session)
{
	const char *fact = session_fact(session, USUAL_STOOLS);
	struct entry_list list;
	bool is_known = false;

	if (fact != NULL)
		return milli_parse(out, fact) == ERR_NONE;
	list = baselines_of(session);
	for (size_t i = 0; i < list.count; i++) {
		const struct answer *value = entry_find_answer(&list.items[i],
							       "value");

		if (strcmp(list.items[i].code, USUAL_STOOLS) != 0 ||
		    value == NULL || value->state != ANSWER_GIVEN)
			continue;
		*out = value->value;
		is_known = true;
	}
	entry_list_clear(&list);
	return is_known;
}

bool
start_usual(milli *out, struct session *session, const char *code)
{
	if (strcmp(code, USUAL_STOOLS) == 0)
		return usual_stools(out, session);
	return profile_usual(session_profile(session), code, out);
}

enum err
start_check(const struct pack *pack, const char *code, milli value)
{
	const struct measure *measure = pack_measure(pack, code);

	if (strcmp(code, USUAL_STOOLS) == 0) {
		if (value < 0 || value > (milli)USUAL_STOOLS_MOST * MILLI_ONE ||
		    value % MILLI_ONE != 0)
			return err_note(ERR_RANGE,
					"a whole number from 0 to %d",
					USUAL_STOOLS_MOST);
		return ERR_NONE;
	}
	if (measure == NULL)
		return err_note(ERR_NOT_FOUND, "no such measure: %.64s", code);
	if (value < measure->hard_low || value > measure->hard_high)
		return err_note(ERR_RANGE, "%s", code);
	return ERR_NONE;
}

enum err
start_value(struct entry *out, const struct pack *pack, const char *code,
	    milli value)
{
	enum err err = start_check(pack, code, value);

	if (err != ERR_NONE)
		return err;
	entry_init(out, ENTRY_BASELINE, code);
	return entry_answer(out, "value", value);
}

bool
start_has_level(const struct entry *entry, const struct symptom *symptom)
{
	const unsigned scales = ASKS_SEVERITY | ASKS_FREQUENCY | ASKS_AMOUNT |
				ASKS_INTERFERENCE;

	if ((symptom->asks & scales) == 0)
		return true;
	for (size_t i = 0; i < entry->answer_count; i++) {
		const struct answer *answer = &entry->answers[i];

		if (answer->state == ANSWER_GIVEN &&
		    strncmp(answer->name, "flag:", strlen("flag:")) != 0 &&
		    strcmp(answer->name, "presence") != 0)
			return true;
	}
	return false;
}

static bool
is_line(const struct entry *entry)
{
	return entry->status != ENTRY_STRUCK;
}

enum err
start_lines(struct entry_list *out, struct session *session)
{
	const struct session_query query = { .kinds = 1U << ENTRY_BASELINE };
	struct entry_list all = { 0 }, lines = { 0 };
	enum err err = session_entries(&all, session, &query);

	if (err != ERR_NONE)
		return err;
	for (size_t i = all.count; i > 0; i--)
		if (is_line(&all.items[i - 1]))
			entry_copy(entry_list_push(&lines), &all.items[i - 1]);
	entry_list_clear(&all);
	*out = lines;
	return ERR_NONE;
}
