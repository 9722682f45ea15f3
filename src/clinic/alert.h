/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Alerts: the findings about one symptom episode, measure or product that
 * are to be acted on, and what becomes of them. Pure: product.md, the state
 * machine at the end of section 3, and section 4 "Alerts".
 */
#ifndef VIGIE_CLINIC_ALERT_H
#define VIGIE_CLINIC_ALERT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/stamp.h"
#include "clinic/level.h"
#include "clinic/triage.h"

enum alert_state {
	ALERT_OPEN,
	ALERT_CALM,
	ALERT_CLOSED,
};
const char *alert_state_code(enum alert_state state); /* open calm closed */
enum err alert_state_parse(enum alert_state *out, const char *code) MUST_CHECK;

struct alert {
	int64_t id; /* 0 until it is kept */
	enum subject_kind subject;
	char *code;
	enum alert_state state;
	enum level level;         /* the higher of stored and now */
	struct stamp since;       /* felt, of the first entry behind it */
	struct stamp changed;     /* when its state or level last changed */
	struct stamp quiet_until; /* "later": at 0 when not put off */
	char *later_reason;       /* NULL when not put off */
	struct stamp retry;       /* nobody answered: when to try again, at 0 */
	bool told;                /* a call about it was noted */
	char *instruction;        /* what the team said, NULL for none */
	char **rules;             /* ids, worst first */
	size_t rule_count;
	int64_t *entries; /* ids of the entries behind it, oldest first */
	size_t entry_count;
	/* What the last call covers: entries up to this id, and these rules. */
	int64_t answered_upto;
	char **answered;
	size_t answered_count;
	bool touched;   /* differs from what is kept */
	bool corrected; /* an entry behind it was amended just now */
};

/* More entries than this: the first and the latest ones stay. */
enum { ALERT_ENTRIES = 16, ALERT_RULES = 16 };

struct alert_list {
	struct alert *items;
	size_t count;
	size_t room;
};
struct alert *alert_list_push(struct alert_list *list);
void alert_list_clear(struct alert_list *list);
void alert_clear(struct alert *alert);
/* Open before calm before closed, worst first, then oldest. */
void alert_list_sort(struct alert_list *list);

/* Who answered a call. Codes: nurse doctor night 15 nobody. */
enum call_who {
	CALL_NURSE,
	CALL_DOCTOR,
	CALL_NIGHT,
	CALL_EMERGENCY_LINE,
	CALL_NOBODY,
	CALL_WHO_COUNT,
};
const char *call_who_code(enum call_who who);
enum err call_who_parse(enum call_who *out, const char *code) MUST_CHECK;

struct call {
	enum call_who who;
	const char *name; /* NULL when not known, and so below */
	const char *said;
	const char *next;
	struct stamp at;
	struct stamp visit; /* they want to see the person then; at 0: no */
	int64_t id;         /* of the entry that keeps it, by the session */
};

/*
 * Brings the kept alerts up to what the rules find now: a new subject at
 * REPORT or above opens one, a worse finding reopens a calm one, an
 * EMERGENCY finding of a newer entry reopens always, an ended and told
 * episode closes. Nothing closes by itself. tested is the case result was
 * made from. Alerts that changed have changed == tested->now.
 */
void alert_list_update(struct alert_list *list,
		       const struct triage_result *result,
		       const struct triage_case *tested);

/* What a call does to one alert. REPORT becomes calm; URGENT only when
 * something was said or is next; nobody: open, with retry, as the pack's rule
 * on no answer has it; EMERGENCY stays open unless 15, a doctor or the team
 * said something in words. */
void alert_take_call(struct alert *alert, const struct call *call,
		     const struct pack *pack);
/* ERR_INVALID without a reason, ERR_RANGE when until is not after now or
 * more than a day away. Only an open alert below EMERGENCY. */
enum err alert_put_off(struct alert *alert, const char *reason,
		       struct stamp until, struct stamp now) MUST_CHECK;
/* Put off, and the hour has not come. */
bool alert_is_quiet(const struct alert *alert, struct stamp now);
/* Rule X-NOREACH: URGENT, and nobody answered within its hours. */
bool alert_is_unreached(const struct alert *alert, const struct pack *pack,
			struct stamp now);
/* Whether the call settles it: see alert_take_call. */
bool alert_is_answered_by(const struct alert *alert, const struct call *call);

/* An id in the place of another, when an entry was amended. */
void alert_replace_entry(struct alert *alert, int64_t old_id, int64_t new_id);
/* For reading one back: adds a rule id or an entry id at the end. */
void alert_add_rule(struct alert *alert, const char *id);
void alert_add_answered(struct alert *alert, const char *id);
void alert_add_entry(struct alert *alert, int64_t id);

#endif
