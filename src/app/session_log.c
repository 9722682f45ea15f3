/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Noting, amending, striking out, taking back. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/inside.h"
#include "app/start.h"
#include "base/alloc.h"

/* "add symptom", "add" when there are several kinds. */
static void
name_commit(struct buf *out, const char *verb, const struct entry_list *entries)
{
	buf_adds(out, verb);
	for (size_t i = 1; i < entries->count; i++)
		if (entries->items[i].kind != entries->items[0].kind)
			return;
	buf_addf(out, " %s", entry_kind_code(entries->items[0].kind));
}

static bool
is_alerted(enum entry_kind kind)
{
	return kind == ENTRY_SYMPTOM || kind == ENTRY_MEASURE ||
	       kind == ENTRY_PRODUCT;
}

static enum subject_kind
subject_of(enum entry_kind kind)
{
	if (kind == ENTRY_MEASURE)
		return SUBJECT_MEASURE;
	return kind == ENTRY_PRODUCT ? SUBJECT_PRODUCT : SUBJECT_SYMPTOM;
}

/* The rules over all of it, or what the person was told on the screen, the
 * higher. */
static enum level
level_said(const struct entry *entry, const struct triage_result *result,
	   const struct triage_result *told)
{
	enum subject_kind subject = subject_of(entry->kind);
	enum level level = triage_level_of(result, subject, entry->code);
	enum level seen = LEVEL_NONE;

	if (told != NULL)
		seen = triage_level_of(told, subject, entry->code);
	return seen > level ? seen : level;
}

/* What is said about each. An alert that stays calm was answered: its line is
 * one to tell at the next visit. */
static enum err
set_levels(struct entry_list *entries, struct session *session,
	   const struct judgement *judgement, const struct triage_result *told)
{
	struct alert_list alerts = { 0 };
	enum err err = session_load_alerts(&alerts, session, judgement,
					   ALERTS_STANDING);

	for (size_t i = 0; err == ERR_NONE && i < entries->count; i++) {
		struct entry *entry = &entries->items[i];

		if (!is_alerted(entry->kind))
			continue;
		entry->level = level_said(entry, &judgement->result, told);
		if (entry->level > LEVEL_WATCH &&
		    alerts_are_calm_about(&alerts, subject_of(entry->kind),
					  entry->code))
			entry->level = LEVEL_WATCH;
	}
	alert_list_clear(&alerts);
	return err;
}

/* The last word counts: a usual value that was set as a fact gives way to the
 * starting point that is noted after it. */
static enum err
forget_usual(struct session *session, const struct entry_list *entries)
{
	char key[FACT_KEY_LIMIT];
	bool has_forgotten = false;
	enum err err = ERR_NONE;

	for (size_t i = 0; err == ERR_NONE && i < entries->count; i++) {
		if (entries->items[i].kind != ENTRY_BASELINE ||
		    session_fact(session,
				 usual_key(key, entries->items[i].code)) ==
			    NULL)
			continue;
		err = diary_set_fact(session->diary, key, NULL);
		has_forgotten = true;
	}
	return err == ERR_NONE && has_forgotten ? session_load_person(session)
						: err;
}

/* A subject of what was just noted, with the level that was said, stands
 * behind the alert even where the rules alone would say less. */
static enum err
keep_entries(struct session *session, struct entry_list *entries,
	     const struct triage_result *told)
{
	struct judge_request request = { .drafts = entries };
	struct judgement *judgement = alloc_zeroed(1, sizeof(*judgement));
	enum err err = forget_usual(session, entries);

	session_judge(judgement, session, &request);
	if (err == ERR_NONE)
		err = set_levels(entries, session, judgement, told);
	for (size_t i = 0; i < entries->count; i++)
		judgement->all.items[judgement->kept_count + i].level =
			entries->items[i].level;
	if (err == ERR_NONE)
		err = session_put_rows(session, entries);
	if (err == ERR_NONE) {
		judgement_take_ids(judgement, entries);
		err = session_settle(session, judgement);
	}
	judgement_clear(judgement);
	free(judgement);
	return err;
}

static void
forget_ids(struct entry_list *entries)
{
	for (size_t i = 0; i < entries->count; i++) {
		entries->items[i].id = 0;
		entries->items[i].amends = 0;
	}
}

static enum err
keep(struct session *session, struct entry_list *entries,
     const struct triage_result *told, const char *verb)
{
	struct buf label = { 0 };
	enum err err = session_begin(session);

	if (err != ERR_NONE)
		return err;
	name_commit(&label, verb, entries);
	err = keep_entries(session, entries, told);
	err = session_finish(session, err, buf_text(&label));
	buf_clear(&label);
	return err == ERR_NONE ? err : session_restore_person(session, err);
}

enum err
session_log(struct session *session, struct entry_list *entries,
	    const struct triage_result *told)
{
	enum err err = ERR_NONE;

	if (entries->count == 0)
		return err_note(ERR_INVALID, "nothing to note");
	for (size_t i = 0; err == ERR_NONE && i < entries->count; i++) {
		entries->items[i].amends = 0;
		err = entry_prepare(&entries->items[i], session);
		if (err == ERR_NONE)
			entry_join_list(&entries->items[i], session);
	}
	if (err == ERR_NONE)
		err = session_ask_about(entries, session);
	if (err == ERR_NONE)
		err = keep(session, entries, told, "add");
	if (err != ERR_NONE)
		forget_ids(entries);
	else
		session_remind(session);
	return err;
}

/* A list of one that borrows the entry. */
static struct entry_list
list_of(struct entry *entry)
{
	struct entry_list list = { .items = entry, .count = 1, .room = 1 };

	return list;
}

enum err
session_amend(struct session *session, int64_t id, struct entry *entry)
{
	struct entry_list list = list_of(entry);
	enum err err;

	entry->id = 0;
	entry->amends = id;
	entry->noted = (struct stamp){ 0, 0 };
	err = entry_prepare(entry, session);
	if (err == ERR_NONE)
		err = session_keep_all(session);
	if (err == ERR_NONE)
		err = keep(session, &list, NULL, "amend");
	if (err != ERR_NONE)
		forget_ids(&list);
	return err;
}

static bool
is_blank(const char *text)
{
	return text == NULL || text[strspn(text, " \t\r\n")] == '\0';
}

enum err
session_strike(struct session *session, int64_t id, const char *why)
{
	struct judge_request request = { .without = id };
	enum err err;

	if (is_blank(why))
		return err_note(ERR_INVALID, "a reason is missing");
	if (strlen(why) > NOTE_LIMIT)
		return err_note(ERR_TOO_LARGE, "the reason");
	err = session_begin(session);
	if (err != ERR_NONE)
		return err;
	err = diary_strike(session->diary, id, why);
	if (err == ERR_NONE)
		err = session_keep_all(session);
	if (err == ERR_NONE)
		err = session_settle_now(session, &request);
	err = session_finish(session, err, "strike");
	if (err == ERR_NONE)
		session_remind(session);
	return err;
}
