/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * All rules over a history as it stands. While a diary is read on, what is
 * found only stands beside its subject until it is told; at the end it is
 * what triage answers.
 */
#ifndef VIGIE_CLINIC_JUDGEMENT_H
#define VIGIE_CLINIC_JUDGEMENT_H

#include "clinic/conditions.h"
#include "clinic/history.h"
#include "clinic/triage.h"

struct judgement {
	struct history *history;
	struct triage_result *out;    /* NULL: nothing but what stands */
	const struct mentions *about; /* rules on anything else are silent */
	struct causes causes;
};

/* A rule that fired, about one subject. */
struct fired {
	const struct rule *rule;
	enum level level;
	enum subject_kind kind;
	size_t index;                /* as in struct cause */
	struct mark mark;            /* the newest entry behind it */
	const struct causes *causes; /* NULL: that entry alone */
};

void judgement_raise(struct judgement *judgement, const struct fired *fired);
/* The rules on status for one symptom, judgement_status.c. */
void judgement_status(struct judgement *judgement, size_t symptom);
/* The rules on conditions. */
void judgement_conditions(struct judgement *judgement);
/* What still stands of before, and is higher than what was found now. */
void judgement_standing(struct judgement *judgement);

/* Before the first dose everything is a starting point: URGENT is said as
 * REPORT, REPORT as WATCH; EMERGENCY stays. */
enum level judgement_before(const struct history *history, enum level level);

#endif
