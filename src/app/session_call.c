/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One call about one alert, or about every open one. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/inside.h"
#include "base/alloc.h"

/* What a call changes, gathered before anything is written. */
struct calling {
	struct session *session;
	struct call call;
	int64_t about; /* an alert, 0 for all open ones */
	struct alert_list alerts;
	struct entry_list rows; /* products told, then the call itself */
	size_t answered;        /* alerts it is about */
};

static bool
is_about(const struct calling *calling, const struct alert *alert)
{
	if (calling->about != 0)
		return alert->id == calling->about &&
		       alert->state != ALERT_CLOSED;
	return alert->state == ALERT_OPEN;
}

/* Another open alert has the subject for its own: this call is not about
 * that one. */
static bool
stands_elsewhere(const struct calling *calling, enum subject_kind subject,
		 const char *code)
{
	for (size_t i = 0; i < calling->alerts.count; i++) {
		const struct alert *alert = &calling->alerts.items[i];

		if (alert->state == ALERT_OPEN && alert->subject == subject &&
		    strcmp(alert->code, code) == 0)
			return !is_about(calling, alert);
	}
	return false;
}

/* The latest live entry of a code up to the day of the call. */
static const struct entry *
latest_by(const struct calling *calling, enum entry_kind kind, const char *code)
{
	const struct entry_list *kept = session_kept(calling->session);
	const struct entry *latest = NULL;
	int32_t day = stamp_day(calling->call.at);

	for (size_t i = 0; i < kept->count; i++) {
		const struct entry *entry = &kept->items[i];

		if (entry->kind != kind || strcmp(entry->code, code) != 0 ||
		    stamp_day(entry->felt) > day)
			continue;
		if (latest == NULL || entry->felt.at > latest->felt.at ||
		    (entry->felt.at == latest->felt.at &&
		     entry->id > latest->id))
			latest = entry;
	}
	return latest;
}

/* The present driver of a symptom, the value of a measure; 1 for what has
 * neither. */
static milli
present_value(const struct calling *calling, enum subject_kind subject,
	      const char *code)
{
	const struct pack *pack = calling->session->pack;
	const struct entry *entry;
	const struct answer *value;

	if (subject == SUBJECT_SYMPTOM) {
		entry = latest_by(calling, ENTRY_SYMPTOM, code);
		return entry == NULL
			       ? MILLI_ONE
			       : (milli)triage_driver(pack, entry) * MILLI_ONE;
	}
	if (subject != SUBJECT_MEASURE)
		return MILLI_ONE;
	entry = latest_by(calling, ENTRY_MEASURE, code);
	value = entry != NULL ? entry_find_answer(entry, "value") : NULL;
	return value != NULL ? value->value : MILLI_ONE;
}

static enum err
mark_told(struct calling *calling, struct entry *call,
	  enum subject_kind subject, const char *code)
{
	struct buf name = { 0 };
	enum err err = ERR_NONE;

	buf_addf(&name, "told:%s", code);
	if (!stands_elsewhere(calling, subject, code) &&
	    entry_find_answer(call, buf_text(&name)) == NULL)
		err = entry_answer(call, buf_text(&name),
				   present_value(calling, subject, code));
	buf_clear(&name);
	return err;
}

static const struct entry *
find_kept(const struct calling *calling, int64_t id)
{
	const struct entry_list *kept = session_kept(calling->session);

	for (size_t i = 0; i < kept->count; i++)
		if (kept->items[i].id == id)
			return &kept->items[i];
	return NULL;
}

/* The symptoms and measures behind one alert. */
static enum err
mark_behind(struct calling *calling, struct entry *call,
	    const struct alert *alert)
{
	enum err err = ERR_NONE;

	if (alert->subject != SUBJECT_PRODUCT)
		err = mark_told(calling, call, alert->subject, alert->code);
	for (size_t i = 0; err == ERR_NONE && i < alert->entry_count; i++) {
		const struct entry *entry = find_kept(calling,
						      alert->entries[i]);

		if (entry != NULL && entry->kind == ENTRY_SYMPTOM)
			err = mark_told(calling, call, SUBJECT_SYMPTOM,
					entry->code);
		else if (entry != NULL && entry->kind == ENTRY_MEASURE)
			err = mark_told(calling, call, SUBJECT_MEASURE,
					entry->code);
	}
	return err;
}

static bool
is_listed(const struct calling *calling, int64_t id)
{
	for (size_t i = 0; i < calling->rows.count; i++)
		if (calling->rows.items[i].amends == id)
			return true;
	return false;
}

/* The same line of the list, now told. */
static enum err
tell_product(struct calling *calling, const struct entry *product)
{
	char when[STAMP_TEXT_LIMIT];
	struct entry *row;
	enum err err;

	if (is_listed(calling, product->id) ||
	    stands_elsewhere(calling, SUBJECT_PRODUCT, product->code))
		return ERR_NONE;
	row = entry_list_push(&calling->rows);
	entry_copy(row, product);
	row->id = 0;
	row->amends = product->id;
	row->noted = session_now(calling->session);
	err = entry_answer(row, "told", MILLI_ONE);
	if (err == ERR_NONE)
		err = entry_set_detail(row, "told",
				       stamp_format(when, calling->call.at));
	return err;
}

static bool
stands_behind(const struct alert *alert, const struct entry *entry)
{
	if (alert->subject == SUBJECT_PRODUCT &&
	    strcmp(alert->code, entry->code) == 0)
		return true;
	for (size_t i = 0; i < alert->entry_count; i++)
		if (alert->entries[i] == entry->id)
			return true;
	return false;
}

static enum err
tell_products(struct calling *calling, const struct alert *alert)
{
	const struct entry_list *kept = session_kept(calling->session);
	enum err err = ERR_NONE;

	for (size_t i = 0; err == ERR_NONE && i < kept->count; i++)
		if (kept->items[i].kind == ENTRY_PRODUCT &&
		    entry_find_answer(&kept->items[i], "told") == NULL &&
		    stands_behind(alert, &kept->items[i]))
			err = tell_product(calling, &kept->items[i]);
	return err;
}

static enum err
set_text(struct entry *row, const char *key, const char *text)
{
	if (text == NULL || *text == '\0')
		return ERR_NONE;
	return entry_set_detail(row, key, text);
}

static enum err
set_alert_ids(const struct calling *calling, struct entry *row)
{
	struct buf ids = { 0 };
	enum err err;

	for (size_t i = 0; i < calling->alerts.count; i++)
		if (is_about(calling, &calling->alerts.items[i]))
			buf_addf(&ids, "%s%lld", ids.length > 0 ? " " : "",
				 (long long)calling->alerts.items[i].id);
	err = set_text(row, "alerts", buf_text(&ids));
	buf_clear(&ids);
	return err;
}

static enum err
write_call(const struct calling *calling, struct entry *row)
{
	const struct call *call = &calling->call;
	enum err err = set_text(row, "who", call_who_code(call->who));

	row->felt = call->at;
	if (err == ERR_NONE)
		err = set_text(row, "name", call->name);
	if (err == ERR_NONE)
		err = set_text(row, "said", call->said);
	if (err == ERR_NONE)
		err = set_text(row, "next", call->next);
	if (err == ERR_NONE)
		err = set_alert_ids(calling, row);
	return err == ERR_NONE ? entry_prepare(row, calling->session) : err;
}

static enum err
write_retry(struct entry *row, const struct alert *alert)
{
	char text[STAMP_TEXT_LIMIT];

	if (alert->retry.at == 0)
		return ERR_NONE;
	return entry_set_detail(row, "retry", stamp_format(text, alert->retry));
}

/* "Come on Wednesday at ten". */
static enum err
add_visit(struct calling *calling)
{
	const struct call *call = &calling->call;
	struct entry *row;
	enum err err;

	if (call->visit.at == 0 || call->who == CALL_NOBODY)
		return ERR_NONE;
	row = entry_list_push(&calling->rows);
	entry_init(row, ENTRY_VISIT, "");
	row->felt = call->visit;
	err = set_text(row, "who", call->name);
	return err == ERR_NONE ? entry_prepare(row, calling->session) : err;
}

/* Products and the visit first, so that the call has the highest id of them: it
 * covers what was noted before it. */
static enum err
gather(struct calling *calling)
{
	bool is_reached = calling->call.who != CALL_NOBODY;
	struct entry call;
	enum err err;

	entry_init(&call, ENTRY_CALL, "");
	err = write_call(calling, &call);
	for (size_t i = 0; err == ERR_NONE && i < calling->alerts.count; i++) {
		struct alert *alert = &calling->alerts.items[i];

		if (!is_about(calling, alert))
			continue;
		calling->answered++;
		if (is_reached) {
			err = mark_behind(calling, &call, alert);
			if (err == ERR_NONE)
				err = tell_products(calling, alert);
		} else {
			alert_take_call(alert, &calling->call,
					calling->session->pack);
			err = write_retry(&call, alert);
		}
	}
	if (err == ERR_NONE)
		err = add_visit(calling);
	*entry_list_push(&calling->rows) = call;
	if (err == ERR_NONE && calling->answered == 0)
		err = err_note(ERR_NOT_FOUND, "no alert to call about");
	return err;
}

/* Which ones it is about was settled before: a state that changes on the way
 * must not change the answer. */
static void
take_calls(struct calling *calling)
{
	int64_t id = calling->rows.items[calling->rows.count - 1].id;

	calling->call.id = id;
	for (size_t i = 0; i < calling->alerts.count; i++)
		if (calling->call.who != CALL_NOBODY &&
		    is_about(calling, &calling->alerts.items[i]))
			alert_take_call(&calling->alerts.items[i],
					&calling->call, calling->session->pack);
}

static enum err
keep_call(struct calling *calling)
{
	struct session *session = calling->session;
	struct judge_request request = { .drafts = &calling->rows };
	struct judgement *judgement = alloc_zeroed(1, sizeof(*judgement));
	enum err err = session_put_rows(session, &calling->rows);

	session_judge(judgement, session, &request);
	if (err == ERR_NONE) {
		take_calls(calling);
		err = session_put_alerts(session, &calling->alerts);
	}
	if (err == ERR_NONE)
		err = session_settle(session, judgement);
	judgement_clear(judgement);
	free(judgement);
	return err;
}

enum err
session_call(struct session *session, int64_t alert, const struct call *call)
{
	struct calling calling = { .session = session,
				   .call = *call,
				   .about = alert };
	enum err err = session_alerts(&calling.alerts, session, ALERT_CALM);

	if (calling.call.at.at == 0)
		calling.call.at = session_now(session);
	if (err == ERR_NONE)
		err = gather(&calling);
	if (err == ERR_NONE)
		err = session_begin(session);
	if (err == ERR_NONE)
		err = session_finish(session, keep_call(&calling), "call");
	alert_list_clear(&calling.alerts);
	entry_list_clear(&calling.rows);
	return err;
}
