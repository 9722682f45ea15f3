/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What Vigie does. One open diary, its pack, and the use cases over both.
 * Commands and screens call these and nothing below, so that they never
 * differ in what they do. Advice never waits on the disk: session_assess
 * cannot fail and comes before session_log.
 */
#ifndef VIGIE_APP_SESSION_H
#define VIGIE_APP_SESSION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/stamp.h"
#include "clinic/alert.h"
#include "clinic/contact.h"
#include "clinic/entry.h"
#include "clinic/pack.h"
#include "clinic/triage.h"
#include "sys/secret.h"

struct session;

/* SESSION_SALVAGE reads what stands before a damaged place. */
enum session_mode { SESSION_WRITE, SESSION_READ, SESSION_SALVAGE };
enum session_cost { COST_MIN, COST_INTERACTIVE, COST_MODERATE, COST_SENSITIVE };

struct session_request {
	const char *path;                /* of the diary */
	const struct secret *passphrase; /* or the recovery code */
	enum session_mode mode;
	const struct pack *pack; /* borrowed for the session */
};

/* What opening mended or noticed; each is said to the person. */
struct session_news {
	bool header_repaired;
	bool commit_recovered;
	bool rights_were_wide;
	bool older_than_seen;
	bool rest_unreadable; /* SESSION_SALVAGE only: damage further on */
	struct stamp last_commit, last_seen;
};

enum err session_create(struct session **out,
			const struct session_request *request,
			enum session_cost cost) MUST_CHECK;
/* news may be NULL. Errors as vault_open's. */
enum err session_open(struct session **out, struct session_news *news,
		      const struct session_request *request) MUST_CHECK;
/* Compacts when many commits stand in the log: on lock and quit of the
 * screens, never after a single command. Wipes. NULL is fine. */
void session_lock(struct session *session);
/* Wipes, without compacting. */
void session_close(struct session *session);

const struct pack *session_pack(const struct session *session);
bool session_is_read_only(const struct session *session);

/* ---- noting ---- */

/*
 * What to do about these entries, over the diary as it is: cannot fail. They
 * need not be finished or kept (a draft). An empty list judges the diary.
 */
void session_assess(struct triage_result *out, struct session *session,
		    const struct entry_list *entries);
/*
 * Keeps the entries and the alerts they raise in one commit; sets ids,
 * levels and noted. Nothing is kept on failure. A product that is only thought
 * of brings a question for the visit with it, at the end of the list.
 */
enum err session_log(struct session *session, struct entry_list *entries,
		     const struct triage_result *told) MUST_CHECK;
/* The entry takes the place of an older one, which is kept and shown. */
enum err session_amend(struct session *session, int64_t id, struct entry *entry)
	MUST_CHECK;
enum err session_strike(struct session *session, int64_t id, const char *why)
	MUST_CHECK;
/* done: the label of what was taken back or done again, owned. */
enum err session_undo(char **done, struct session *session) MUST_CHECK;
enum err session_redo(char **done, struct session *session) MUST_CHECK;
/* Of the open alerts at URGENT or above that the next undo would take away or
 * lower, the worst; an empty list when there is none. Owned. */
enum err session_undo_costs(struct alert_list *out, struct session *session)
	MUST_CHECK;

/* The diary that opens without being named. */
bool session_is_usual(const struct session *session);
/* After a change of what is noted, and where reminders are switched on: the
 * day filled in last, for them. */
void session_remind(struct session *session);

/* ---- alerts ---- */

/* What was stored and what the rules say now, the higher; worst first. */
enum err session_alerts(struct alert_list *out, struct session *session,
			enum alert_state upto) MUST_CHECK;
/* One call about one alert, or about every open one with alert 0. Marks as
 * told, at their present driver, what stands behind them. ERR_NOT_FOUND. */
enum err session_call(struct session *session, int64_t alert,
		      const struct call *call) MUST_CHECK;
enum err session_put_off(struct session *session, int64_t alert,
			 const char *reason, struct stamp until) MUST_CHECK;

/* ---- asking ---- */

struct session_query {
	unsigned kinds;           /* bits 1 << enum entry_kind; 0: all */
	int32_t from_day, to_day; /* diary days; both 0: all */
	const char *code;         /* NULL: any */
	const char *words;        /* searched in notes, texts, labels, codes */
	bool live_only;
	size_t limit; /* newest so many; 0: all */
};
enum err session_entries(struct entry_list *out, struct session *session,
			 const struct session_query *query) MUST_CHECK;
enum err session_entry(struct entry *out, struct session *session, int64_t id)
	MUST_CHECK;

/* ---- doses ---- */

/* Those of the last weeks, live. */
enum err session_doses(struct entry_list *out, struct session *session)
	MUST_CHECK;
/* The line of the list that is about the same product; ERR_NOT_FOUND. */
enum err session_listed(struct entry *out, struct session *session,
			const struct entry *like) MUST_CHECK;
/* A dose as it is usually taken today; out is initialised here. */
enum err session_usual_dose(struct entry *out, struct session *session,
			    const struct entry *product) MUST_CHECK;

/* What home shows. */
struct today {
	struct stamp now;
	bool filled_in; /* something was noted this diary day */
	bool never_noted;
	struct stamp last_noted;
	int untold_products;
	size_t open_alerts, calm_alerts;
	bool has_infusion;
	struct stamp last_infusion;
	bool has_visit;      /* one that is still to come */
	bool visit_has_hour; /* else it is that day, at no hour known */
	int64_t visit_id;
	struct stamp next_visit;
	char *visit_who; /* owned, NULL */
	bool has_draft;
	bool has_treatment, has_contact, has_name; /* missing: a line on home */
	bool has_start; /* something of the starting point was said */
};
enum err session_today(struct today *out, struct session *session) MUST_CHECK;
void today_clear(struct today *today);

/* ---- the person ---- */

/* Borrowed until the next change; NULL when not said. */
const char *session_fact(const struct session *session, const char *key);
/* Checked and kept in its normal form; NULL forgets. */
enum err session_set_fact(struct session *session, const char *key,
			  const char *value) MUST_CHECK;
/* Several in one commit; "" forgets. */
enum err session_set_facts(struct session *session,
			   const struct fact_list *facts) MUST_CHECK;
/* All facts, borrowed. */
const struct fact_list *session_facts(const struct session *session);
const struct profile *session_profile(struct session *session);
/* Borrowed until the next change. */
const struct contact_list *session_contacts(const struct session *session);
enum err session_add_contact(struct session *session, struct contact *contact)
	MUST_CHECK;
enum err session_remove_contact(struct session *session, int64_t id) MUST_CHECK;

/* ---- the file ---- */

enum err session_set_passphrase(struct session *session,
				const struct secret *passphrase) MUST_CHECK;
/* left: backups that still open as before. */
enum err session_rekey(uint32_t *left, struct session *session,
		       const struct secret *passphrase) MUST_CHECK;
enum err session_new_recovery(struct secret **code, struct session *session)
	MUST_CHECK;
enum err session_confirm_recovery(struct session *session,
				  const struct secret *typed) MUST_CHECK;
enum err session_backup(struct session *session, const char *path) MUST_CHECK;

struct session_status {
	uint32_t format;
	uint64_t commits, size, log_bytes;
	bool has_recovery, cheap_to_guess, memory_locked, read_only;
	uint64_t kdf_memory;
	uint32_t kdf_passes, backups;
	struct stamp last_commit;
	size_t entries, open_alerts;
};
enum err session_status(struct session_status *out, struct session *session)
	MUST_CHECK;

/* Without a session: the file as a whole. */
enum err session_check(struct session_news *news,
		       const struct session_request *request) MUST_CHECK;
/* news is of the copy. */
enum err session_restore(struct session_news *news,
			 const struct session_request *copy, const char *path)
	MUST_CHECK;
/* One a line, newest first. */
enum err session_backups(struct buf *out, const char *path) MUST_CHECK;

/* Drafts: what a form holds, sealed beside the diary at every field change.
 * The bytes are the screen's own. Empty takes it away. */
enum err session_save_draft(struct session *session, const void *bytes,
			    size_t length) MUST_CHECK;
enum err session_load_draft(struct buf *out, struct session *session)
	MUST_CHECK;
/* The same, sealed, to be held in memory where the disk takes none. */
enum err session_seal_draft(struct buf *out, struct session *session,
			    const struct buf *bytes) MUST_CHECK;
enum err session_unseal_draft(struct buf *out, struct session *session,
			      const struct buf *sealed) MUST_CHECK;

/* ---- in and out ---- */

/* vigie-exchange(5), whole and in a fixed order: the same diary gives the
 * same bytes, and import into an empty diary and export again too. */
enum err session_export_json(struct buf *out, struct session *session,
			     const struct session_query *query) MUST_CHECK;
enum import_mode { IMPORT_MERGE, IMPORT_REPLACE, IMPORT_PREVIEW };
struct import_count {
	size_t read, added, already_there;
};
/* All or nothing; ERR_INVALID with line and reason in the note. */
enum err session_import_json(struct import_count *out, struct session *session,
			     const struct buf *text, enum import_mode mode)
	MUST_CHECK;

#endif
