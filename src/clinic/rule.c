/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clinic/rule.h"

#include <string.h>

static const char *const line_codes[LINE_STATUS_COUNT] = {
	[LINE_TAKING] = "taking",     [LINE_RECENT] = "recent",
	[LINE_PLANNED] = "planned",   [LINE_STOPPED] = "stopped",
	[LINE_MISSED] = "missed",     [LINE_REDUCED] = "reduced",
	[LINE_RECEIVED] = "received",
};

static const char *const fact_codes[FACT_KIND_COUNT] = {
	[FACT_FIRST_DOSE] = "first_dose",
	[FACT_LAST_DOSE] = "last_dose",
	[FACT_PAIR] = "pair",
	[FACT_CHEMOTHERAPY] = "chemotherapy",
	[FACT_STEROID] = "steroid",
	[FACT_IMMUNOSUPPRESSED] = "immunosuppressed",
	[FACT_ADRENAL_RISK] = "adrenal_risk",
	[FACT_DIABETES] = "diabetes",
	[FACT_TRANSPLANT] = "transplant",
	[FACT_ANTICOAGULANT] = "anticoagulant",
	[FACT_AUTOIMMUNE] = "autoimmune",
	[FACT_PREGNANT] = "pregnant",
	[FACT_PRIOR_REACTION] = "prior_reaction",
	[FACT_PARTNER] = "partner",
};

static const char *const status_codes[RULE_STATUS_COUNT] = {
	[STATUS_CONDITIONS] = NULL,       [STATUS_COLUMN] = "column",
	[STATUS_FLOOR] = "floor",         [STATUS_RISE] = "rise",
	[STATUS_WORSE] = "worse",         [STATUS_PERSIST] = "persist",
	[STATUS_UNTOLD] = "untold",       [STATUS_BASELINE] = "baseline",
	[STATUS_TOLD] = "told",           [STATUS_OVER] = "over",
	[STATUS_BEFORE] = "before",       [STATUS_LATE] = "late",
	[STATUS_NO_ANSWER] = "no_answer",
};

/* The place of a code in a table, count when it is not there. */
static int
place_of(const char *const *codes, int count, const char *code)
{
	for (int i = 0; i < count; i++)
		if (codes[i] && strcmp(codes[i], code) == 0)
			return i;
	return count;
}

const char *
line_status_code(enum line_status status)
{
	return line_codes[status];
}

enum err
line_status_parse(enum line_status *out, const char *code)
{
	int place = place_of(line_codes, LINE_STATUS_COUNT, code);

	if (place == LINE_STATUS_COUNT)
		return ERR_INVALID;
	*out = (enum line_status)place;
	return ERR_NONE;
}

const char *
fact_kind_code(enum fact_kind kind)
{
	return fact_codes[kind];
}

enum err
fact_kind_parse(enum fact_kind *out, const char *code)
{
	int place = place_of(fact_codes, FACT_KIND_COUNT, code);

	if (place == FACT_KIND_COUNT)
		return ERR_INVALID;
	*out = (enum fact_kind)place;
	return ERR_NONE;
}

const char *
rule_status_code(enum rule_status status)
{
	return status_codes[status];
}

enum err
rule_status_parse(enum rule_status *out, const char *code)
{
	int place = place_of(status_codes, RULE_STATUS_COUNT, code);

	if (place == RULE_STATUS_COUNT)
		return ERR_INVALID;
	*out = (enum rule_status)place;
	return ERR_NONE;
}

const char *
rule_id(const struct rule *rule)
{
	return rule->id;
}

const char *
rule_organ(const struct rule *rule)
{
	return rule->organ;
}

const char *
rule_source(const struct rule *rule)
{
	return rule->source;
}

enum level
rule_level(const struct rule *rule)
{
	enum level highest = LEVEL_NONE;

	for (size_t i = 0; i < rule->level_count; i++)
		if (rule->levels[i].level > highest)
			highest = rule->levels[i].level;
	return highest;
}

const struct words *
rule_reason(const struct rule *rule)
{
	return &rule->reason;
}

const struct words *
rule_reason_at(const struct rule *rule, enum level level)
{
	for (size_t i = 0; i < rule->level_count; i++)
		if (rule->levels[i].level == level &&
		    rule->levels[i].reason.in[LANG_EN])
			return &rule->levels[i].reason;
	if (rule->comfort_reason.in[LANG_EN] && level == rule->comfort_level)
		return &rule->comfort_reason;
	return &rule->reason;
}
