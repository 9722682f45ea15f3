/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the diary holds, as it is asked for. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/inside.h"
#include "app/wanted.h"
#include "base/alloc.h"

static struct entry_query
query_of(const struct session_query *query)
{
	struct entry_query asked = {
		.kinds = query->kinds,
		.from_day = query->from_day,
		.to_day = query->to_day,
		.code = query->code,
		.live_only = query->live_only,
		.limit = query->limit,
	};

	return asked;
}

enum err
session_entries(struct entry_list *out, struct session *session,
		const struct session_query *query)
{
	struct entry_query asked = query_of(query);
	struct wanted *wanted;
	enum err err = ERR_NONE;

	if (query->words == NULL)
		return diary_entries(out, session->diary, &asked);
	wanted = wanted_new(query->words, session->pack);
	if (wanted_apply(&asked, wanted))
		err = diary_entries(out, session->diary, &asked);
	else
		*out = (struct entry_list){ 0 };
	wanted_free(wanted);
	return err;
}

enum err
session_entry(struct entry *out, struct session *session, int64_t id)
{
	return diary_entry(out, session->diary, id);
}

/* ---- today ---- */

static bool
is_told(const struct entry *product)
{
	const struct answer *told = entry_find_answer(product, "told");

	return told != NULL && told->state == ANSWER_GIVEN && told->value > 0;
}

static void
count_kept(struct today *out, struct session *session)
{
	const struct entry_list *kept = session_kept(session);

	for (size_t i = 0; i < kept->count; i++) {
		const struct entry *entry = &kept->items[i];

		if (entry->kind == ENTRY_PRODUCT && !is_told(entry))
			out->untold_products++;
		if (entry->kind == ENTRY_TREATMENT)
			out->has_treatment = true;
		if (entry->kind == ENTRY_BASELINE)
			out->has_start = true;
		if (entry->kind != ENTRY_INFUSION ||
		    entry->felt.at > out->now.at)
			continue;
		if (!out->has_infusion ||
		    entry->felt.at > out->last_infusion.at)
			out->last_infusion = entry->felt;
		out->has_infusion = true;
	}
}

static bool
has_usual(const struct session *session)
{
	for (size_t i = 0; i < session->facts.count; i++)
		if (strncmp(session->facts.items[i].key, "usual",
			    strlen("usual")) == 0)
			return true;
	return false;
}

static enum err
find_last(struct today *out, struct session *session)
{
	struct entry last;
	enum err err = diary_last(&last, session->diary);

	if (err == ERR_NOT_FOUND) {
		err_forget_note();
		out->never_noted = true;
		return ERR_NONE;
	}
	if (err != ERR_NONE)
		return err;
	out->last_noted = last.noted;
	entry_clear(&last);
	return ERR_NONE;
}

/* At no hour known, it is to come until the day is over. */
static bool
take_visit(struct today *out, const struct entry *visit)
{
	const char *hour = entry_detail(visit, "hour");
	bool has_hour = hour == NULL || strcmp(hour, "unknown") != 0;

	if (has_hour ? visit->felt.at < out->now.at
		     : stamp_day(visit->felt) < stamp_day(out->now))
		return false;
	out->has_visit = true;
	out->visit_has_hour = has_hour;
	out->visit_id = visit->id;
	out->next_visit = visit->felt;
	out->visit_who = alloc_string_or_null(entry_detail(visit, "who"));
	return true;
}

static enum err
find_visit(struct today *out, struct session *session)
{
	const struct stamp end = { .at = STAMP_MAX };
	/* Where the visit is, it may still be the day before. */
	struct session_query query = { .kinds = 1U << ENTRY_VISIT,
				       .live_only = true,
				       .from_day = stamp_day(out->now) - 1,
				       .to_day = stamp_day(end) };
	struct entry_list visits = { 0 };
	enum err err = session_entries(&visits, session, &query);

	for (size_t i = 0; i < visits.count; i++)
		if (take_visit(out, &visits.items[i]))
			break;
	entry_list_clear(&visits);
	return err;
}

static enum err
count_alerts(struct today *out, struct session *session)
{
	struct alert_list alerts = { 0 };
	enum err err = session_alerts(&alerts, session, ALERT_CALM);

	for (size_t i = 0; i < alerts.count; i++) {
		if (alerts.items[i].state == ALERT_OPEN)
			out->open_alerts++;
		else
			out->calm_alerts++;
	}
	alert_list_clear(&alerts);
	return err;
}

static enum err
look_for_draft(struct today *out, struct session *session)
{
	struct buf draft = { 0 };
	enum err err = session_load_draft(&draft, session);

	out->has_draft = err == ERR_NONE && draft.length > 0;
	buf_clear(&draft);
	if (err == ERR_NOT_FOUND) {
		err_forget_note();
		return ERR_NONE;
	}
	return err;
}

enum err
session_today(struct today *out, struct session *session)
{
	struct today today = { .now = session_now(session) };
	int32_t day = stamp_day(today.now);
	int filled = 0;
	enum err err;

	count_kept(&today, session);
	today.has_contact = session->contacts.count > 0;
	today.has_name = session_fact(session, "name") != NULL;
	today.has_start = today.has_start || has_usual(session);
	today.has_treatment = today.has_treatment ||
			      session_fact(session, "ici") != NULL;
	err = diary_days_filled(&filled, session->diary, day, day);
	today.filled_in = filled > 0;
	if (err == ERR_NONE)
		err = find_last(&today, session);
	if (err == ERR_NONE)
		err = find_visit(&today, session);
	if (err == ERR_NONE)
		err = count_alerts(&today, session);
	if (err == ERR_NONE)
		err = look_for_draft(&today, session);
	if (err != ERR_NONE) {
		today_clear(&today);
		return err;
	}
	*out = today;
	return ERR_NONE;
}

void
today_clear(struct today *today)
{
	wipe_string(today->visit_who);
	*today = (struct today){ 0 };
}
