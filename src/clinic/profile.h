/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What the rules ask about the person, as typed facts: each one known or
 * not, and unknown reads as the worse one (clinical.md section c, missing
 * data c). Built from the diary's treatments, infusions, products, baseline
 * and facts, or from the context column of a clinical case.
 *
 * Keys of facts: name, birth, language, diagnosis, ici (none: not started
 * yet), first, last (day or unknown), pair (day), doses, chemo (a day, or
 * yes), prior_irae (organ+organ), steroid (yes), steroid_since (day),
 * usual.MEASURE, usual_stools, immunosuppressed, adrenal_risk, diabetes,
 * transplant, anticoagulant, autoimmune, pregnant (each yes or no);
 * reaction.ORGAN (when it was, in own words), reaction_steroid.ORGAN (yes or
 * no: whether that was treated with steroids), which no rule asks about.
 */
#ifndef VIGIE_CLINIC_PROFILE_H
#define VIGIE_CLINIC_PROFILE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/milli.h"
#include "base/stamp.h"
#include "clinic/entry.h"
#include "clinic/pack.h"

/* The engine's owner completes this struct; others go through the calls. */
struct profile;

struct profile *profile_new(void);
void profile_free(struct profile *profile);

/* From what the diary holds at that moment. The pack and entries must outlive
 * the profile. Facts that say nonsense are passed over. */
void profile_from_diary(struct profile *out, const struct pack *pack,
			const struct entry_list *entries,
			const struct fact_list *facts, struct stamp now);

/* For the screens: on immunotherapy, drugs, dates. */
bool profile_is_treated(const struct profile *profile); /* first dose given */
/* The person said that it has not begun, or its day is still to come. */
bool profile_is_before(const struct profile *profile);
size_t profile_drug_count(const struct profile *profile);
const struct treatment *profile_drug(const struct profile *profile, size_t i);
/* False when not known. */
bool profile_last_dose(const struct profile *profile, int32_t *day);
bool profile_first_dose(const struct profile *profile, int32_t *day);
bool profile_usual(const struct profile *profile, const char *measure,
		   milli *out);
/* Key is checked: ERR_INVALID for one the program does not know, or a value
 * it cannot be; the normal form is what should be kept (owned). */
enum err profile_fact_check(char **normal, const struct pack *pack,
			    const char *key, const char *value) MUST_CHECK;

#endif
