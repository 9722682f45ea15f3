/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Case + pack -> findings. A pure function: no files, no clock, no allocation,
 * no floating point, and it cannot fail. Source: clinical.md section c.
 */
#ifndef VIGIE_CLINIC_TRIAGE_H
#define VIGIE_CLINIC_TRIAGE_H

#include <stddef.h>
#include <stdint.h>

#include "base/stamp.h"
#include "clinic/entry.h"
#include "clinic/level.h"
#include "clinic/pack.h"
#include "clinic/profile.h"

/*
 * Everything a judgement may look at. Entries in any order; those that are not
 * live are passed over. An entry not yet kept has id 0: it is told apart by
 * its place in the list.
 */
struct triage_case {
	const struct pack *pack;
	const struct profile *profile;
	const struct entry *const *entries;
	size_t count;
	struct stamp now;
};

/* An alert is about one of these: what its findings are gathered by. */
enum subject_kind {
	SUBJECT_SYMPTOM, /* code: the symptom, its present episode */
	SUBJECT_MEASURE, /* code: the measure */
	SUBJECT_PRODUCT, /* code: the product, "" for an unclassified one */
	SUBJECT_FACT,    /* code: the key of a fact of the profile */
};
/* symptom measure product fact */
const char *subject_kind_code(enum subject_kind kind);

enum { FINDING_ENTRIES = 6 };

/* A rule that fired, and the entries (places in the case) that made it. */
struct finding {
	const struct rule *rule;
	enum level level;
	enum subject_kind subject;
	const char *code; /* of the subject; borrowed from the case */
	size_t entries[FINDING_ENTRIES];
	size_t entry_count;
};

/* 92 rules over some subjects: past the limit the lowest findings give way,
 * and dropped counts them; level is always that of all. */
enum { TRIAGE_FINDINGS = 256 };
struct triage_result {
	enum level level;
	/* Worst first; of one level, rules on conditions before those on
	 * status, so that the first one tells most. */
	struct finding findings[TRIAGE_FINDINGS];
	size_t count;
	size_t dropped;
};

void triage_run(struct triage_result *out, const struct triage_case *tested);

/* The highest level among the findings about one subject. */
enum level triage_level_of(const struct triage_result *result,
			   enum subject_kind subject, const char *code);

/* The driver (0-4) of a symptom entry as clinical.md section a says. */
int triage_driver(const struct pack *pack, const struct entry *entry);

#endif
