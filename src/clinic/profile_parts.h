/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is in a profile: for the engine and the reader of clinical cases. */
#ifndef VIGIE_CLINIC_PROFILE_PARTS_H
#define VIGIE_CLINIC_PROFILE_PARTS_H

#include "clinic/profile.h"
#include "clinic/rule.h"

enum { PROFILE_DRUGS = 8, PROFILE_ORGANS = 256 };

struct known_day {
	bool is_known;
	int32_t day;
};

enum profile_treatment {
	TREATMENT_UNKNOWN, /* nothing recorded: given, nobody knows when */
	TREATMENT_NOT_YET, /* the patient said so */
	TREATMENT_GIVEN,
};

struct profile {
	const struct pack *pack;
	enum profile_treatment treatment;
	const struct treatment *drugs[PROFILE_DRUGS];
	size_t drug_count;
	const struct product *partners[PROFILE_DRUGS];
	size_t partner_count;
	struct known_day first, last, pair, chemo, steroid_since;
	bool has_last_at; /* the last dose, where its hour is known */
	int64_t last_at;
	bool yes[FACT_KIND_COUNT];   /* facts said to be so */
	char organs[PROFILE_ORGANS]; /* of treated reactions: "gut+skin" */
	bool usual_known[RULE_MEASURES];
	milli usual[RULE_MEASURES];
};

/* Two immunotherapies with different targets, or one that counts as two. */
bool profile_is_pair(const struct profile *profile);
/* False when it is none. The day of its first dose: of a drug that counts as
 * two by itself its own. */
bool profile_pair_day(const struct profile *profile, struct known_day *out);
/* Drugs joined by '+', partners among them. False: one is not in the pack;
 * the others are taken. */
bool profile_add_drugs(struct profile *profile, const char *codes);
bool profile_has_organ(const struct profile *profile, const char *organ);

#endif
