/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "clinic/profile_parts.h"

/* Facts that are said with yes or no, or, those with a day, since when. */
struct yes_key {
	const char *key;
	enum fact_kind fact;
};
static const struct yes_key yes_keys[] = {
	{ "chemo", FACT_CHEMOTHERAPY },
	{ "steroid", FACT_STEROID },
	{ "immunosuppressed", FACT_IMMUNOSUPPRESSED },
	{ "adrenal_risk", FACT_ADRENAL_RISK },
	{ "diabetes", FACT_DIABETES },
	{ "transplant", FACT_TRANSPLANT },
	{ "anticoagulant", FACT_ANTICOAGULANT },
	{ "autoimmune", FACT_AUTOIMMUNE },
	{ "pregnant", FACT_PREGNANT },
};

/* While the entries are read. */
struct reading {
	struct profile *profile;
	struct stamp now;
	int32_t day; /* of now, where the treatment was noted */
	bool has_treatment;
	bool has_single_pair; /* one treatment entry that is a pair by itself */
	struct known_day joined; /* the day the latest treatment began */
};

static void
read_day(struct known_day *out, const char *text)
{
	int32_t day;

	if (text == NULL)
		return;
	if (day_parse(&day, text) == ERR_NONE)
		*out = (struct known_day){ .is_known = true, .day = day };
	else
		*out = (struct known_day){ 0 };
}

static void
keep_earliest(struct known_day *known, int32_t day)
{
	if (!known->is_known || day < known->day)
		*known = (struct known_day){ .is_known = true, .day = day };
}

static void
keep_latest(struct known_day *known, int32_t day)
{
	if (!known->is_known || day > known->day)
		*known = (struct known_day){ .is_known = true, .day = day };
}

/* After a journey to the west, what was done is not to come. */
static void
reach_day(struct reading *reading, const struct entry *entry)
{
	int32_t day = stamp_day(entry->felt);

	if (entry->felt.at <= reading->now.at && day > reading->day)
		reading->day = day;
}

static void
read_treatment(struct reading *reading, const struct entry *entry)
{
	struct profile alone = { .pack = reading->profile->pack };
	int32_t day = stamp_day(entry->felt);

	reach_day(reading, entry);
	/* A drug that the pack does not know is still an immunotherapy. */
	(void)profile_add_drugs(reading->profile, entry->code);
	(void)profile_add_drugs(&alone, entry->code);
	keep_earliest(&reading->profile->first, day);
	keep_latest(&reading->joined, day);
	reading->has_treatment = true;
	if (profile_is_pair(&alone)) {
		keep_latest(&reading->profile->pair, day);
		reading->has_single_pair = true;
	}
}

static void
read_infusion(struct reading *reading, const struct entry *entry)
{
	struct profile *profile = reading->profile;

	if (entry->felt.at > reading->now.at)
		return;
	reach_day(reading, entry);
	(void)profile_add_drugs(profile, entry->code);
	reading->has_treatment = true;
	keep_earliest(&profile->first, stamp_day(entry->felt));
	keep_latest(&profile->last, stamp_day(entry->felt));
	if (!profile->has_last_at || entry->felt.at > profile->last_at) {
		profile->has_last_at = true;
		profile->last_at = entry->felt.at;
	}
}

/* A measure from before the first dose is the usual value. */
static void
read_baseline(struct profile *profile, const struct entry *entry)
{
	const struct measure *measure = pack_measure(profile->pack,
						     entry->code);
	const struct answer *value = entry_find_answer(entry, "value");
	size_t i;

	if (measure == NULL || value == NULL || value->state != ANSWER_GIVEN)
		return;
	i = (size_t)(measure - pack_measure_at(profile->pack, 0));
	profile->usual_known[i] = true;
	profile->usual[i] = value->value;
}

static void
read_entry(struct reading *reading, const struct entry *entry)
{
	if (!entry_is_live(entry))
		return;
	if (entry->kind == ENTRY_TREATMENT)
		read_treatment(reading, entry);
	else if (entry->kind == ENTRY_INFUSION)
		read_infusion(reading, entry);
	else if (entry->kind == ENTRY_BASELINE)
		read_baseline(reading->profile, entry);
}

static void
read_usual(struct profile *profile, const struct fact_list *facts)
{
	static const char prefix[] = "usual.";

	for (size_t i = 0; i < facts->count; i++) {
		const struct fact *fact = &facts->items[i];
		const struct measure *measure;
		size_t place;

		if (strncmp(fact->key, prefix, strlen(prefix)) != 0)
			continue;
		measure = pack_measure(profile->pack,
				       fact->key + strlen(prefix));
		if (measure == NULL)
			continue;
		place = (size_t)(measure - pack_measure_at(profile->pack, 0));
		if (milli_parse(&profile->usual[place], fact->value) ==
		    ERR_NONE)
			profile->usual_known[place] = true;
	}
}

static void
read_yes(struct profile *profile, const struct fact_list *facts)
{
	for (size_t i = 0; i < sizeof(yes_keys) / sizeof(yes_keys[0]); i++) {
		const char *value = fact_list_get(facts, yes_keys[i].key);

		if (value != NULL && strcmp(value, "no") != 0)
			profile->yes[yes_keys[i].fact] = true;
	}
}

static void
read_organs(struct profile *profile, const struct fact_list *facts)
{
	const char *organs = fact_list_get(facts, "prior_irae");

	if (organs == NULL || strlen(organs) >= sizeof(profile->organs))
		return;
	memcpy(profile->organs, organs, strlen(organs) + 1);
	profile->yes[FACT_PRIOR_REACTION] = organs[0] != '\0';
}

static void
read_dates(struct profile *profile, const struct fact_list *facts)
{
	struct known_day last = { 0 };

	read_day(&profile->first, fact_list_get(facts, "first"));
	read_day(&profile->pair, fact_list_get(facts, "pair"));
	read_day(&profile->chemo, fact_list_get(facts, "chemo"));
	read_day(&profile->steroid_since,
		 fact_list_get(facts, "steroid_since"));
	if (profile->steroid_since.is_known)
		profile->yes[FACT_STEROID] = true;
	read_day(&last, fact_list_get(facts, "last"));
	if (last.is_known &&
	    (!profile->last.is_known || last.day > profile->last.day)) {
		profile->last = last;
		profile->has_last_at = false;
	}
}

/* When each of two drugs was begun apart, the pair began with the second. */
static void
settle_pair(struct reading *reading)
{
	struct profile *profile = reading->profile;

	if (!reading->has_single_pair && profile_is_pair(profile))
		profile->pair = reading->joined;
}

static void
settle_treatment(struct reading *reading, const struct fact_list *facts)
{
	struct profile *profile = reading->profile;
	const char *ici = fact_list_get(facts, "ici");

	if (ici != NULL && strcmp(ici, "none") != 0) {
		(void)profile_add_drugs(profile, ici);
		reading->has_treatment = true;
	}
	profile->treatment = TREATMENT_UNKNOWN;
	if (reading->has_treatment)
		profile->treatment = TREATMENT_GIVEN;
	else if (ici != NULL)
		profile->treatment = TREATMENT_NOT_YET;
	if (profile->treatment == TREATMENT_GIVEN && profile->first.is_known &&
	    profile->first.day > reading->day)
		profile->treatment = TREATMENT_NOT_YET;
}

void
profile_from_diary(struct profile *out, const struct pack *pack,
		   const struct entry_list *entries,
		   const struct fact_list *facts, struct stamp now)
{
	struct reading reading = { .profile = out,
				   .now = now,
				   .day = stamp_day(now) };

	*out = (struct profile){ .pack = pack };
	for (size_t i = 0; i < entries->count; i++)
		read_entry(&reading, &entries->items[i]);
	settle_pair(&reading);
	read_usual(out, facts);
	read_yes(out, facts);
	read_organs(out, facts);
	read_dates(out, facts);
	settle_treatment(&reading, facts);
}
