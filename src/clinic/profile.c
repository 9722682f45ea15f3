/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "clinic/profile_parts.h"

struct profile *
profile_new(void)
{
	return alloc_zeroed(1, sizeof(struct profile));
}

void
profile_free(struct profile *profile)
{
	if (profile == NULL)
		return;
	wipe(profile, sizeof(*profile));
	free(profile);
}

bool
profile_is_pair(const struct profile *profile)
{
	const unsigned one = TARGET_PD1 | TARGET_PDL1;
	const unsigned other = TARGET_CTLA4 | TARGET_LAG3;
	unsigned targets = 0;

	for (size_t i = 0; i < profile->drug_count; i++) {
		if (profile->drugs[i]->counts_as_pair)
			return true;
		targets |= profile->drugs[i]->targets;
	}
	return (targets & one) != 0 && (targets & other) != 0;
}

bool
profile_pair_day(const struct profile *profile, struct known_day *out)
{
	bool is_pair = profile->pair.is_known || profile_is_pair(profile);

	*out = profile->pair;
	for (size_t i = 0; i < profile->drug_count; i++) {
		if (!out->is_known && profile->drugs[i]->counts_as_pair)
			*out = profile->first;
	}
	return is_pair;
}

static void
add_drug(struct profile *profile, const struct treatment *drug)
{
	for (size_t i = 0; i < profile->drug_count; i++) {
		if (profile->drugs[i] == drug)
			return;
	}
	if (profile->drug_count < PROFILE_DRUGS)
		profile->drugs[profile->drug_count++] = drug;
}

static bool
add_partner(struct profile *profile, const char *code)
{
	const struct product *partner = pack_product(profile->pack, code);

	/* Any chemotherapy, as clinical cases write it. */
	if (strcmp(code, "chemo") == 0) {
		profile->yes[FACT_CHEMOTHERAPY] = true;
		return true;
	}
	if (partner == NULL)
		return false;
	if (product_has_class(partner, "chemo"))
		profile->yes[FACT_CHEMOTHERAPY] = true;
	if (profile->partner_count < PROFILE_DRUGS)
		profile->partners[profile->partner_count++] = partner;
	return true;
}

static bool
add_code(struct profile *profile, const char *code)
{
	const struct treatment *drug = pack_treatment(profile->pack, code);

	if (drug == NULL)
		return add_partner(profile, code);
	add_drug(profile, drug);
	return true;
}

bool
profile_add_drugs(struct profile *profile, const char *codes)
{
	bool known = true;

	while (*codes != '\0') {
		char code[CODE_LIMIT];
		size_t length = strcspn(codes, "+");

		if (length == 0 || length >= sizeof(code)) {
			known = false;
		} else {
			memcpy(code, codes, length);
			code[length] = '\0';
			known = add_code(profile, code) && known;
		}
		codes += length;
		codes += *codes == '+';
	}
	return known;
}

bool
profile_has_organ(const struct profile *profile, const char *organ)
{
	const char *rest = profile->organs;
	size_t wanted = strlen(organ);

	while (*rest != '\0') {
		size_t length = strcspn(rest, "+");

		if (length == wanted && memcmp(rest, organ, length) == 0)
			return true;
		rest += length;
		rest += *rest == '+';
	}
	return false;
}

bool
profile_is_treated(const struct profile *profile)
{
	return profile->treatment == TREATMENT_GIVEN;
}

bool
profile_is_before(const struct profile *profile)
{
	return profile->treatment == TREATMENT_NOT_YET;
}

size_t
profile_drug_count(const struct profile *profile)
{
	return profile->drug_count;
}

const struct treatment *
profile_drug(const struct profile *profile, size_t i)
{
	return profile->drugs[i];
}

static bool
tell_day(const struct known_day *known, int32_t *day)
{
	if (known->is_known)
		*day = known->day;
	return known->is_known;
}

bool
profile_last_dose(const struct profile *profile, int32_t *day)
{
	return tell_day(&profile->last, day);
}

bool
profile_first_dose(const struct profile *profile, int32_t *day)
{
	return tell_day(&profile->first, day);
}

bool
profile_usual(const struct profile *profile, const char *measure, milli *out)
{
	const struct measure *found;
	size_t i;

	if (profile->pack == NULL)
		return false;
	found = pack_measure(profile->pack, measure);
	if (found == NULL)
		return false;
	i = (size_t)(found - pack_measure_at(profile->pack, 0));
	if (!profile->usual_known[i])
		return false;
	*out = profile->usual[i];
	return true;
}
