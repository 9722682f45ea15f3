/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What is known at one moment of a diary read from its first entry on: of each
 * symptom its episode, of each measure its last values, of each product its
 * line. Shared by triage.c and the files that carry out the rules, and by
 * nobody else. Fixed in size: nothing is allocated, nothing can fail.
 */
#ifndef VIGIE_CLINIC_HISTORY_H
#define VIGIE_CLINIC_HISTORY_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "clinic/entry.h"
#include "clinic/pack.h"
#include "clinic/profile.h"
#include "clinic/rule.h"
#include "clinic/triage.h"

enum {
	HISTORY_VALUES = 64, /* of a measure, those a bound can turn on */
	HISTORY_LINES = 256, /* of the list of products */
	HISTORY_DOSES = 16,  /* of a product, the last ones */
	HOUR = 3600,
};

/* An entry of the case and when it was felt. */
struct mark {
	int64_t at;
	size_t place;
	bool is_set;
};

/* What was said to be so: before the first dose, or to the team. */
struct known_state {
	bool is_known;
	int driver;
	unsigned flags; /* 1 << place among the symptom's flags */
};

/* The highest thing found about a subject and not yet told: it outlives what
 * it was found on. */
struct standing {
	const struct rule *rule; /* NULL: nothing stands */
	enum level level;
	int64_t at;
	size_t entries[FINDING_ENTRIES];
	size_t entry_count;
};

struct symptom_state {
	bool is_present; /* the episode is open */
	int driver;      /* of its latest entry, or as told since */
	unsigned flags;
	struct mark last; /* latest entry that says it is there */
	int32_t last_day;
	bool last_was_before; /* that one is of before the first dose */
	struct mark over;     /* the one that said it had gone */
	bool is_settled;      /* gone, and nobody need be told any more */
	struct known_state declared; /* the baseline, as such */
	struct known_state before;   /* as noted before the first dose */
	struct known_state told;
	bool told_emergency; /* what was told does not calm */
	bool was_told;       /* at told_at, this episode or one before */
	int64_t told_at;
	/* By driver 1 to 4: the latest entry that reaches it; fresh: and was
	 * new or worse, and was not told since. exact: entries of this episode
	 * before the latest, since it was told. */
	struct mark any[SCALE_STEPS];
	struct mark fresh[SCALE_STEPS];
	struct mark exact[SCALE_STEPS];
	struct mark any_flag[SYMPTOM_FLAGS];
	struct mark fresh_flag[SYMPTOM_FLAGS];
	struct standing standing;
	enum level found; /* in the judgement of now */
};

/* How an open episode stands. */
enum episode_state {
	EPISODE_NONE, /* not there, or gone */
	EPISODE_NEW,
	EPISODE_WORSE,
	EPISODE_BASELINE,
	EPISODE_TOLD,
};

struct value {
	int64_t at;
	milli value;
	size_t place;
};

struct measure_state {
	struct value values[HISTORY_VALUES]; /* oldest first */
	size_t count;
	struct value oldest; /* of all, where count is not 0 */
	bool is_told;
	milli told_value;
	int64_t told_at;
	struct standing standing;
	struct mark after; /* the first value after what stands */
	enum level found;
};

struct dose {
	int64_t at;
	int32_t day;
	milli grams; /* 0 when not said */
};

struct line {
	const struct product *product; /* NULL: not in the pack */
	const char *name;              /* code, or the patient's word */
	enum line_status status;
	bool is_told;
	int64_t told_at; /* valid where is_told */
	bool by_team;
	struct mark mark;
	int32_t since_day; /* first day known of */
	int32_t changed_day;
	bool since_said;
	bool is_listed; /* not only known by its doses */
	milli grams_a_day;
	bool has_course; /* its entry has steps: */
	size_t course_place;
	struct dose doses[HISTORY_DOSES]; /* oldest first */
	size_t dose_count;
	int dose_days; /* days on end with a dose, the last one's included */
	struct standing standing;
	enum level found;
};

struct history {
	const struct triage_case *tested;
	const struct pack *pack;
	const struct profile *profile;
	int64_t at; /* the moment it stands at */
	/* The day there, by the clock of where it was felt, but not before
	 * that of a dose it came after: one may have flown west since. */
	int32_t day;
	int32_t dosed_day;
	struct mark infusion;          /* the latest */
	size_t touched[RULE_SYMPTOMS]; /* symptoms that are of any concern */
	size_t touched_count;
	bool is_touched[RULE_SYMPTOMS];
	bool has_said; /* the entry applied last spoke of a symptom: */
	size_t said;
	struct mentions just;  /* what was spoken of since last judged */
	struct mentions noted; /* what any entry spoke of */
	size_t line_count;
	const struct rule *status_rules[RULE_STATUS_COUNT];
	/* Of the case: told facts. */
	bool pregnancy_told;
	/* Valid where touched; measures as many as the pack has; lines as
	 * many as line_count. */
	struct symptom_state symptoms[RULE_SYMPTOMS];
	struct measure_state measures[RULE_MEASURES];
	struct line lines[HISTORY_LINES];
};

void history_begin(struct history *history, const struct triage_case *tested);
/* Moves to a moment; entries are applied in the order of time. */
void history_move(struct history *history, struct stamp stamp);
/* The entry at a place of the case. */
void history_apply(struct history *history, size_t place);
/* Pieces of it, in history_call.c and history_lines.c. */
void history_apply_call(struct history *history, size_t place);
void history_apply_product(struct history *history, size_t place);
void history_apply_dose(struct history *history, size_t place);
/* The steps of courses that have begun by now: a line is reduced since its
 * last one. */
void history_follow_courses(struct history *history);
void history_put_value(struct history *history, size_t measure,
		       const struct value *value);

/* Of one never mentioned: as if nothing were. */
const struct symptom_state *history_symptom(const struct history *history,
					    size_t symptom);
struct symptom_state *history_touch(struct history *history, size_t symptom);

bool history_is_before_first_dose(const struct history *history);
enum episode_state history_state(const struct history *history, size_t symptom);
/* The baseline that counts now, or not known. */
struct known_state history_baseline(const struct history *history,
				    size_t symptom);
/* The column of a symptom at a driver. */
enum level history_column(const struct symptom *symptom, int driver);
/* The symptom that a counted measure (extra_stools) belongs to: the one whose
 * entry gave the value, else the only one that asks for it. False: none. */
bool history_measured_symptom(const struct history *history, size_t measure,
			      size_t place, size_t *out);
/* How much the driver of the latest entry is above that of an entry up to
 * window seconds before it, or above the told level or the baseline. */
int history_rise(const struct history *history, size_t symptom, int64_t window);
/* How long an EMERGENCY outlives its symptom, in seconds. */
int64_t history_outlives(const struct history *history);
/* What was told of it so long ago that it must be told again. */
bool history_symptom_expired(const struct history *history, size_t symptom);
bool history_measure_expired(const struct history *history, size_t measure);

#endif
