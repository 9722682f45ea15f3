/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a rule asks of so many symptoms of a kind. */
#include "config.h"

#include <string.h>

#include "clinic/pack_conditions.h"

static const struct {
	const char *word;
	enum symptom_group group;
} groups[] = {
	{ "any", GROUP_ANY },
	{ "high_risk", GROUP_HIGH_RISK },
	{ "outside_comfort", GROUP_OUTSIDE_COMFORT },
	{ "organ", GROUP_ORGAN },
	{ "treated", GROUP_TREATED },
	{ "treated_or_unknown", GROUP_TREATED_OR_UNKNOWN },
};
enum { GROUPS = sizeof(groups) / sizeof(groups[0]) };

static void
read_organ(struct builder *builder, const struct cfg *from,
	   struct group_test *test)
{
	const struct pack *pack = builder->reading->pack;
	const char *organ = cfg_text(builder->reading, from, "organ");

	for (size_t i = 0; i < pack->symptom_count; i++) {
		if (strcmp(pack->symptoms[i].organ, organ) == 0) {
			test->organ = pack->symptoms[i].organ;
			return;
		}
	}
	test->organ = "";
	cfg_refuse(builder->reading, from,
		   "it can never fire: no symptom of organ \"%.40s\"", organ);
}

static bool
is_in_group(const struct group_test *test, const struct symptom *symptom)
{
	if (test->group == GROUP_HIGH_RISK)
		return symptom->high_risk;
	if (test->group == GROUP_OUTSIDE_COMFORT)
		return !symptom->comfort;
	if (test->group == GROUP_ORGAN)
		return strcmp(test->organ, symptom->organ) == 0;
	return true;
}

/* How many symptoms of the pack can be what the group asks for. */
static int
group_size(const struct group_test *test, const struct pack *pack)
{
	int size = 0;

	for (size_t i = 0; i < pack->symptom_count; i++) {
		const struct symptom *symptom = &pack->symptoms[i];
		int highest = condition_highest_driver(symptom);

		if (is_in_group(test, symptom) &&
		    (highest >= test->at_least ||
		     (test->or_present && highest == 1)))
			size++;
	}
	return size;
}

void
condition_read_group(struct builder *builder, const struct cfg *from)
{
	static const char *const keys[] = {
		"symptoms", "organ", "at_least", "count", "or_present",
		"hours",    "days",  "is_new",   NULL
	};
	struct cfg_reading *reading = builder->reading;
	const char *word = cfg_text(reading, from, "symptoms");
	struct condition *node = condition_add(builder, from, TEST_GROUP);
	int i = 0;

	cfg_only(reading, from, keys);
	while (i < GROUPS && strcmp(groups[i].word, word) != 0)
		i++;
	if (i == GROUPS) {
		cfg_refuse(reading, from, "there is no group \"%.40s\"", word);
		return;
	}
	node->group.group = groups[i].group;
	if (node->group.group == GROUP_ORGAN)
		read_organ(builder, from, &node->group);
	else if (cfg_find(from, "organ"))
		cfg_refuse(reading, from, "organ goes with \"organ\" only");
	node->group.at_least = cfg_whole(reading, from, "at_least",
					 SCALE_STEPS - 1);
	if (node->group.at_least == 0)
		node->group.at_least = 1;
	node->group.or_present = cfg_yes(reading, from, "or_present");
	node->count = cfg_whole(reading, from, "count", RULE_WIDTH);
	if (node->count == 0)
		node->count = 1;
	if (node->count > group_size(&node->group, reading->pack))
		cfg_refuse(reading, from,
			   "it can never fire: there are not %d of them",
			   node->count);
	node->window = cfg_window(reading, from);
	node->is_new = cfg_yes(reading, from, "is_new");
}
