/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of a session, for the files that make it up and no others. */
#ifndef VIGIE_APP_INSIDE_H
#define VIGIE_APP_INSIDE_H

#include "app/session.h"
#include "clinic/profile.h"
#include "store/diary.h"

struct session {
	const struct pack *pack; /* borrowed */
	struct diary *diary;
	char *path;
	bool is_read_only;
	struct fact_list facts;
	struct contact_list contacts;
	struct entry_list kept; /* what a judgement can depend on */
	bool kept_is_stale;
	struct profile *profile; /* of kept, facts and the time it was made */
	char **codes;            /* of findings, which outlive the entries */
	size_t code_count;
	struct stamp pretended; /* at 0: the clock's; a fortnight of tests */
};

/* Now, or what a test pretends. */
struct stamp session_now(const struct session *session);
void session_pretend(struct session *session, struct stamp now);

/* ---- session_case.c: what is judged ---- */

/* Over what is kept, less what was struck or takes the place of another, and
 * the drafts; what it points to lasts until the next change. */
struct judgement {
	struct triage_result result;
	struct triage_case tested;
	struct entry_list all; /* not owned: the drafts are last */
	size_t kept_count;     /* of all */
	const struct entry **places;
};
struct judge_request {
	const struct entry_list *drafts; /* NULL for none */
	int64_t without;                 /* an entry that is struck, 0 */
};
void session_judge(struct judgement *out, struct session *session,
		   const struct judge_request *request);
/* The drafts have their ids now. */
void judgement_take_ids(struct judgement *judgement,
			const struct entry_list *drafts);
void judgement_clear(struct judgement *judgement);
/* What is kept, read again where something changed; a failure leaves what
 * was read before. */
const struct entry_list *session_kept(struct session *session);
/* All that is live in its place, however long the diary is, until the next
 * change: what takes something back may open what was closed years ago. */
enum err session_keep_all(struct session *session) MUST_CHECK;
enum err session_load_person(struct session *session) MUST_CHECK;
/* After a failure: facts and contacts as they are kept; err and its note are
 * as they were. */
enum err session_restore_person(struct session *session, enum err err)
	MUST_CHECK;

/* ---- session_question.c ---- */

/* Adds a question for each product that is only thought of, if it is not asked
 * yet. */
enum err session_ask_about(struct entry_list *entries, struct session *session)
	MUST_CHECK;

/* ---- session_commit.c: one commit ---- */

/* ERR_READ_ONLY. */
enum err session_begin(struct session *session) MUST_CHECK;
/* Keeps the entries, each a new line or an amendment, with their ids. */
enum err session_put_rows(struct session *session, struct entry_list *entries)
	MUST_CHECK;
/* Brings the standing alerts up to the judgement. */
enum err session_settle(struct session *session,
			const struct judgement *judgement) MUST_CHECK;
/* Keeps those that were touched. */
enum err session_put_alerts(struct session *session, struct alert_list *alerts)
	MUST_CHECK;
/* Commits, or takes everything back when err is a failure. */
enum err session_finish(struct session *session, enum err err,
			const char *label) MUST_CHECK;
/* Judges what is kept as it is now, and settles. */
enum err session_settle_now(struct session *session,
			    const struct judge_request *request) MUST_CHECK;

/* ---- session_alerts.c ---- */

/* As they stand after the judgement, each with its id. */
enum err session_load_alerts(struct alert_list *out, struct session *session,
			     const struct judgement *judgement,
			     enum alert_scope scope) MUST_CHECK;

/* An answered alert stands about it, and no open one. */
bool alerts_are_calm_about(const struct alert_list *alerts,
			   enum subject_kind subject, const char *code);
/* As they would stand with these entries. */
enum err session_alerts_with(struct alert_list *out, struct session *session,
			     const struct entry_list *entries) MUST_CHECK;

/* ---- session_draft.c: entries before they are kept ---- */

/* Copies, as they would be kept; one that has an id stands in the place of
 * the entry that has it. */
void session_copy_drafts(struct entry_list *out, struct session *session,
			 const struct entry_list *entries);

/* Own words in NFC and within their limits, times that can be. */
enum err entry_prepare(struct entry *entry, struct session *session) MUST_CHECK;
/* A product already on the list: the draft becomes an amendment of it and
 * takes over what it does not say itself. */
void entry_join_list(struct entry *draft, struct session *session);

#endif
