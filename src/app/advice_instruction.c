/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the care team last said about something: it stands beside that. */
#include "config.h"

#include "app/advice.h"

#include <stdlib.h>
#include <string.h>

#include "app/wording.h"
#include "base/alloc.h"

static bool
has_words(const struct entry *call)
{
	return entry_detail(call, "said") != NULL ||
	       entry_detail(call, "next") != NULL;
}

/* The code stood behind the alerts of the call. */
static bool
marks_told(const struct entry *call, const char *code)
{
	struct buf name = { 0 };
	bool is_told;

	buf_addf(&name, "told:%s", code);
	is_told = entry_find_answer(call, buf_text(&name)) != NULL;
	buf_clear(&name);
	return is_told;
}

static bool
names_alert(const struct entry *call, int64_t id)
{
	const char *at = entry_detail(call, "alerts");

	while (at != NULL && *at != '\0') {
		char *end;

		if (strtoll(at, &end, 10) == id)
			return true;
		at = end == at ? "" : end;
	}
	return false;
}

/* A product is told by its own line: the call knows its alert only. */
static bool
is_about(const struct entry *call, const struct alert_list *alerts,
	 const char *code)
{
	if (marks_told(call, code))
		return true;
	for (size_t i = 0; i < alerts->count; i++)
		if (strcmp(alerts->items[i].code, code) == 0 &&
		    names_alert(call, alerts->items[i].id))
			return true;
	return false;
}

/* "Come at ten. (nurse, Mrs Diallo, yesterday)" */
static char *
instruction_words(struct session *session, const struct entry *call,
		  enum lang lang)
{
	struct buf out = { 0 };

	word_add_said(&out, call);
	buf_adds(&out, " (");
	word_add_caller(&out, call, lang);
	buf_adds(&out, ", ");
	word_add_day(&out, session, stamp_day(call->felt), lang);
	buf_adds(&out, ")");
	return buf_take(&out);
}

char *
advice_instruction(struct session *session, const char *code, enum lang lang)
{
	struct session_query query = { .kinds = 1U << ENTRY_CALL,
				       .live_only = true };
	struct entry_list calls = { 0 };
	struct alert_list alerts = { 0 };
	char *words = NULL;

	if (session_entries(&calls, session, &query) != ERR_NONE ||
	    (calls.count > 0 &&
	     session_alerts(&alerts, session, ALERT_CLOSED) != ERR_NONE))
		err_forget_note();
	for (size_t i = calls.count; words == NULL && i > 0; i--)
		if (has_words(&calls.items[i - 1]) &&
		    is_about(&calls.items[i - 1], &alerts, code))
			words = instruction_words(session, &calls.items[i - 1],
						  lang);
	alert_list_clear(&alerts);
	entry_list_clear(&calls);
	return words;
}
