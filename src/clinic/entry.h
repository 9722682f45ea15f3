/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * One dated line of the diary: what, when felt, when noted, by whom, in own
 * words. The vocabulary of the whole program: plain data, owned strings.
 * Stored and exported as codes, never as labels or enum numbers.
 */
#ifndef VIGIE_CLINIC_ENTRY_H
#define VIGIE_CLINIC_ENTRY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/milli.h"
#include "base/stamp.h"
#include "clinic/level.h"

/* Codes: symptom measure product dose treatment infusion none baseline call
 * question visit. */
enum entry_kind {
	ENTRY_SYMPTOM,     /* code: the symptom; answers */
	ENTRY_MEASURE,     /* code: the measure; answer VALUE */
	ENTRY_PRODUCT,     /* code: the product; details below */
	ENTRY_DOSE,        /* code: the product; detail "amount" */
	ENTRY_TREATMENT,   /* code: drugs joined by '+'; felt: first dose */
	ENTRY_INFUSION,    /* code: drugs, or "" for those of the treatment */
	ENTRY_NOTHING_NEW, /* code: "" */
	ENTRY_BASELINE, /* as a symptom or a measure, before the first dose */
	ENTRY_CALL,     /* what the patient did about alerts */
	ENTRY_QUESTION, /* note: what to ask */
	ENTRY_VISIT,    /* felt: when; detail "who" */
	ENTRY_KIND_COUNT,
};

enum entry_status {
	ENTRY_LIVE,
	ENTRY_AMENDED, /* a later entry says it better; kept and shown */
	ENTRY_STRUCK,  /* struck out, with a reason; kept and shown */
};

enum author {
	AUTHOR_PATIENT,
	AUTHOR_RELATIVE,
	AUTHOR_TEAM,
	AUTHOR_COUNT,
};

/* Three missing values, none of them 0; and what was said. */
enum answer_state {
	ANSWER_NOT_ASKED,
	ANSWER_NOT_APPLICABLE,
	ANSWER_NOT_SAID, /* asked and skipped */
	ANSWER_GIVEN,
};

/*
 * One attribute. Names: "frequency" "severity" "interference" "amount" (0 to
 * 4), "presence" (0, 1), "flag:NAME" (0, 1), a measure id (linked number), and
 * "value" for the number of a measure entry, in the measure's own unit.
 * Further: "new" (1 new, 0 known to the team), "worried" (0, 1), "change"
 * (-1 better, 0 same, 1 worse), "over" (1: the episode has ended).
 * On a call: "told:SUBJECT" = driver of what the team was told of, with
 * SUBJECT a code. On a product: "told" = 1. On a dose: "taken" (0: missed).
 * Values are thousandths: level 2 is 2 * MILLI_ONE.
 */
enum { ANSWER_NAME_LIMIT = 64 };
struct answer {
	char name[ANSWER_NAME_LIMIT];
	enum answer_state state;
	milli value; /* 0 unless given */
};

/*
 * One text. Keys: product: "kind" (prescribed otc natural vaccine unknown),
 * "status" (taking recent planned stopped missed reduced received), "name"
 * (the patient's word for it), "dose", "reason", "by" (team other self),
 * "since", "until" (days), "told" (an instant), "moments", "steps" (see
 * regimen.h), "paracetamol" (of a dose), "form" (capsule extract oil large
 * food), "told_to" (whom). dose: "amount", "paracetamol", "moment". call: "who"
 * (nurse doctor night 15 nobody), "name", "said", "next", "retry" (an
 * instant), "alerts" (ids). visit: "who", "hour" (unknown: only the day is
 * known). question: "about" (the product it came with). measure: "unit" it was
 * typed in, as the pack names it; absent where the measure has but one.
 * treatment: "until" (the day it was stopped), "reason" (why), "status"
 * (restarted: felt is not its first dose ever).
 */
enum { DETAIL_KEY_LIMIT = 24 };
struct detail {
	char key[DETAIL_KEY_LIMIT];
	char *text;
};

enum { NOTE_LIMIT = 64 * 1024, CODE_LIMIT = 64 };

struct entry {
	int64_t id; /* 0 until it is kept */
	enum entry_kind kind;
	enum entry_status status;
	enum author by;
	struct stamp felt;
	struct stamp noted;
	int64_t amends;   /* the entry this one replaces, 0 for none */
	enum level level; /* what was said when it was noted */
	char *code;       /* never NULL */
	char *note;       /* own words, NULL for none */
	char *why;        /* why struck out, NULL for none */
	struct answer *answers;
	size_t answer_count;
	struct detail *details;
	size_t detail_count;
};

struct entry_list {
	struct entry *items;
	size_t count;
	size_t room;
};

const char *entry_kind_code(enum entry_kind kind);
enum err entry_kind_parse(enum entry_kind *out, const char *code) MUST_CHECK;
const char *entry_status_code(enum entry_status status); /* live ... */
const char *author_code(enum author author); /* patient relative team */
enum err author_parse(enum author *out, const char *code) MUST_CHECK;
const char *answer_state_code(enum answer_state state);
enum err answer_state_parse(enum answer_state *out, const char *c) MUST_CHECK;

/* A live entry by the patient, owned by the caller. */
void entry_init(struct entry *entry, enum entry_kind kind, const char *code);
/* Wipes the words and frees what the entry owns, not the entry. */
void entry_clear(struct entry *entry);
void entry_copy(struct entry *out, const struct entry *entry);

/* Adds or replaces. Name is checked: ERR_INVALID, ERR_TOO_LARGE. */
enum err entry_answer(struct entry *entry, const char *name, milli value)
	MUST_CHECK;
enum err entry_answer_missing(struct entry *entry, const char *name,
			      enum answer_state state) MUST_CHECK;
enum err entry_set_detail(struct entry *entry, const char *key,
			  const char *text) MUST_CHECK;
void entry_set_note(struct entry *entry, const char *note);

/* NULL when there is none. */
const struct answer *entry_find_answer(const struct entry *entry,
				       const char *name);
/* NULL when there is none. */
const char *entry_detail(const struct entry *entry, const char *key);
bool entry_is_live(const struct entry *entry);
/* How many diary days after it was felt it was noted; 0 for none, and for what
 * was noted ahead. */
int entry_days_late(const struct entry *entry);
/* Two lines or doses of one product: the same code, or the same name, folded,
 * of what is in no list. */
bool entry_is_same_product(const struct entry *a, const struct entry *b);

/* Below, at or above 0, by all that was said and when, never by ids: 0 is the
 * same line noted twice. */
int entry_order(const struct entry *a, const struct entry *b);

/* The list owns its entries. Returns the new zeroed place; the pointer holds
 * until the next push. */
struct entry *entry_list_push(struct entry_list *list);
void entry_list_clear(struct entry_list *list);

/* What the patient is and takes, beside the entries: one key, one value, the
 * keys listed in profile.h. */
struct fact {
	char *key;
	char *value;
};
struct fact_list {
	struct fact *items;
	size_t count;
	size_t room;
};
void fact_list_set(struct fact_list *list, const char *key, const char *value);
/* NULL when it is not said. */
const char *fact_list_get(const struct fact_list *list, const char *key);
void fact_list_clear(struct fact_list *list);

#endif
