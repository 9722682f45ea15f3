/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A rule as it stands in memory: what must hold, how high it raises, what it
 * says. The pack's loader fills these structs and owns what they point to; the
 * engine only reads them. The written form is vigie-rules(5). There is no
 * "not": a rule can only raise.
 */
#ifndef VIGIE_CLINIC_RULE_H
#define VIGIE_CLINIC_RULE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/i18n.h"
#include "base/milli.h"
#include "clinic/level.h"
#include "clinic/pack.h"

/* What the engine has room for without allocating; the loader refuses more. */
enum {
	RULE_SYMPTOMS = 256,
	RULE_MEASURES = 64,
	RULE_CONDITIONS = 128, /* in one level of one rule */
	RULE_WIDTH = 64,       /* directly under one any, all or count */
	RULE_GROUPS = 4,       /* of those that must all hold, indexed */
};

enum test {
	TEST_ALL,   /* every condition under it */
	TEST_ANY,   /* at least one of them */
	TEST_COUNT, /* at least count of them */
	TEST_SYMPTOM,
	TEST_GROUP, /* count different symptoms of a group */
	TEST_MEASURE,
	TEST_CHANGE, /* of a measure, over days or from the usual value */
	TEST_PRODUCT,
	TEST_FACT,
};

/* What of a symptom is asked. */
enum symptom_part {
	PART_DRIVER,       /* 0 to 4; at_least is 1 when not written */
	PART_FREQUENCY,    /* the raw answers of its latest entry: */
	PART_SEVERITY,     /* one not given reads as 2 where it is the */
	PART_INTERFERENCE, /* driver's, else as 0 */
	PART_AMOUNT,
	PART_PRESENCE,
	PART_FLAG, /* flag ticked */
	PART_RISE, /* the driver rose by at_least within the window */
};

struct symptom_test {
	size_t symptom; /* place in the pack */
	enum symptom_part part;
	int at_least;
	size_t flag; /* place among the symptom's flags */
};

enum symptom_group {
	GROUP_ANY,
	GROUP_HIGH_RISK,
	GROUP_OUTSIDE_COMFORT,
	GROUP_ORGAN,              /* of one organ */
	GROUP_TREATED,            /* of an organ that had a treated reaction */
	GROUP_TREATED_OR_UNKNOWN, /* as above; where none is known: any */
};

struct group_test {
	enum symptom_group group;
	const char *organ; /* of GROUP_ORGAN, else NULL */
	int at_least;      /* driver; 1 when not written */
	bool or_present;   /* a symptom whose driver is its presence: at 1 */
};

enum bound {
	BOUND_AT_LEAST,
	BOUND_ABOVE,
	BOUND_AT_MOST,
	BOUND_BELOW,
	BOUND_UNDER_USUAL, /* value or more under the usual value, if known */
	BOUND_OVER_USUAL,
};

struct measure_test {
	size_t measure; /* place in the pack */
	enum bound bound;
	milli value;
	/* An exemption that the profile must prove: at_most and below hold
	 * unless the usual value is known to be usual or less; at_least and
	 * above unless it is known to be usual or more. */
	bool has_usual;
	milli usual;
};

enum change {
	CHANGE_GAIN, /* value, in the measure's own unit */
	CHANGE_LOSS,
	CHANGE_GAIN_PERCENT, /* value, of the measure at the start */
	CHANGE_LOSS_PERCENT,
};

/* Within condition.window, or, where that is 0, from the usual value, else
 * from the oldest one known. */
struct change_test {
	size_t measure;
	enum change change;
	milli value;
};

/* What is said of a product, as bits: 1 << LINE_... */
enum line_status {
	LINE_TAKING,
	LINE_RECENT,
	LINE_PLANNED,
	LINE_STOPPED,
	LINE_MISSED,
	LINE_REDUCED,
	LINE_RECEIVED,
	LINE_STATUS_COUNT,
};
const char *line_status_code(enum line_status status);
enum err line_status_parse(enum line_status *out, const char *code) MUST_CHECK;

enum product_kind { PRODUCT_ANY_KIND, PRODUCT_MEDICINE, PRODUCT_NATURAL };

/* One line of the patient's list for which all of this is so. */
struct product_test {
	const struct product *const *products; /* any of; count 0: any */
	size_t product_count;
	const char *const *classes; /* any of, as the pack's pointers */
	size_t class_count;
	enum product_kind kind;
	uint32_t concerns; /* any of these letters, as in struct product */
	bool tell_today;   /* flag T */
	unsigned statuses; /* 1 << LINE_...; 0: any */
	bool untold;
	bool not_by_team; /* advised by somebody else, or nobody knows */
	bool beside;      /* makes no alert of its own: the other one's */
	bool taken;       /* within the window; unknown that day: holds */
	int days;         /* a line that ended or changed counts so long */
	int daily_days;   /* taken for more than so many days */
	int course_days;  /* taken so long or longer; unknown: holds */
	milli grams_a_day;
};

enum fact_kind {
	FACT_FIRST_DOSE, /* within days of it; unknown: holds */
	FACT_LAST_DOSE,  /* within days, or within the window */
	FACT_PAIR, /* two immunotherapies, within days of the first dose */
	FACT_CHEMOTHERAPY, /* within days; unknown: holds */
	FACT_STEROID,      /* now, or within days */
	FACT_IMMUNOSUPPRESSED,
	FACT_ADRENAL_RISK,
	FACT_DIABETES,
	FACT_TRANSPLANT,
	FACT_ANTICOAGULANT,
	FACT_AUTOIMMUNE,
	FACT_PREGNANT,
	FACT_PRIOR_REACTION, /* a treated immune reaction of any organ */
	FACT_PARTNER, /* a medicine of a class beside the immunotherapy */
	FACT_KIND_COUNT,
};
/* "first_dose", "pair"... */
const char *fact_kind_code(enum fact_kind kind);
enum err fact_kind_parse(enum fact_kind *out, const char *code) MUST_CHECK;

struct fact_test {
	enum fact_kind fact;
	int days;             /* 0: any time */
	const char *class_id; /* of FACT_PARTNER, else NULL */
};

/*
 * A tree in one array, each node before what is under it: children direct
 * ones follow, and span nodes in all, itself counted. A leaf has no children
 * and span 1.
 */
struct condition {
	enum test test;
	size_t children;
	size_t span;
	int count;      /* of TEST_COUNT and TEST_GROUP (1 when not written) */
	int64_t window; /* seconds; 0: the rule's (TEST_CHANGE: no window) */
	bool is_new;    /* must itself be new or worse */
	union {
		struct symptom_test symptom;
		struct group_test group;
		struct measure_test measure;
		struct change_test change;
		struct product_test product;
		struct fact_test fact;
	};
};

/* Rules carried out from what is known of an episode, not by conditions. */
enum rule_status {
	STATUS_CONDITIONS, /* the levels' conditions */
	STATUS_COLUMN,     /* new or worse: the level of its column */
	STATUS_FLOOR,      /* new after the first dose */
	STATUS_RISE,       /* driver rose by rise within days */
	STATUS_WORSE,      /* above the baseline or the told level */
	STATUS_PERSIST,    /* told, not better after days (soon_days) */
	STATUS_UNTOLD,     /* gone, never told */
	STATUS_BASELINE,   /* at the baseline */
	STATUS_TOLD,       /* told and not worse */
	STATUS_OVER,       /* told and gone */
	STATUS_BEFORE,     /* before the first dose */
	STATUS_LATE,       /* changes nothing: the time after the last dose */
	STATUS_NO_ANSWER,  /* by the alert: nobody answered within hours */
	RULE_STATUS_COUNT,
};
/* "column", "floor", "rise"... NULL for STATUS_CONDITIONS. */
const char *rule_status_code(enum rule_status status);
enum err rule_status_parse(enum rule_status *out, const char *code) MUST_CHECK;

/* The pack's rule on a status, of which there is at most one; NULL without. */
const struct rule *pack_status_rule(const struct pack *pack,
				    enum rule_status status);

/* What a level asks about, so that the engine need not ask it when nothing of
 * that was noted. */
struct mentions {
	uint64_t symptoms[RULE_SYMPTOMS / 64];
	uint64_t measures[RULE_MEASURES / 64];
	bool products;
	bool only_facts; /* nothing of these: asked always */
};

struct rule_level {
	enum level level;
	struct condition *conditions; /* a tree; NULL where status says all */
	size_t condition_count;
	bool any_status; /* looks at the raw value whatever was told */
	bool follows;    /* silent while that symptom is told or baseline */
	size_t follow;   /* place of the symptom in the pack */
	/* By rule_level_index: what it asks about; and what the first of the
	 * conditions that must all hold ask about, each. */
	struct mentions mentions;
	struct mentions groups[RULE_GROUPS];
	size_t group_count;
	struct words reason; /* said at this level; NULL: the rule's */
};

/* Once the conditions stand. */
void rule_level_index(struct rule_level *level);
void mentions_symptom(struct mentions *mentions, size_t symptom);
void mentions_measure(struct mentions *mentions, size_t measure);
bool mentions_has_symptom(const struct mentions *mentions, size_t symptom);
/* Is anything that was noted asked about? */
static inline bool
mentions_meet(const struct mentions *asked, const struct mentions *noted)
{
	uint64_t common = 0;

	for (size_t i = 0; i < RULE_SYMPTOMS / 64; i++)
		common |= asked->symptoms[i] & noted->symptoms[i];
	for (size_t i = 0; i < RULE_MEASURES / 64; i++)
		common |= asked->measures[i] & noted->measures[i];
	return common != 0 || asked->only_facts ||
	       (asked->products && noted->products);
}

struct rule {
	char *id;
	char *organ;
	char *source;
	struct words reason;
	enum rule_status status;
	/* At least one. Where status is set the first is its level, and any
	 * further ones have conditions. */
	struct rule_level *levels;
	size_t level_count;
	int64_t window;         /* seconds, for its conditions that name none */
	bool before_first_dose; /* A-* and M-*: as high before the first dose */
	/* Keys of status, 0 where not written. */
	int rise;
	int days;
	int soon_days;
	bool soon[RULE_SYMPTOMS]; /* symptoms that go by soon_days */
	bool soon_measures[RULE_MEASURES];
	int hours;         /* of STATUS_UNTOLD: how long EMERGENCY outlives; of
			    * STATUS_NO_ANSWER: how long the team is tried */
	int retry_minutes; /* of STATUS_NO_ANSWER: before it is tried again */
	enum level comfort_level;    /* of STATUS_RISE for the comfort list */
	struct words comfort_reason; /* said then; NULL: the reason */
};

#endif
