/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a rule asks of one symptom. */
#include "config.h"

#include <string.h>

#include "clinic/pack_conditions.h"

static const struct {
	const char *word;
	enum symptom_part part;
	unsigned asks;
} attributes[] = {
	{ "frequency", PART_FREQUENCY, ASKS_FREQUENCY },
	{ "severity", PART_SEVERITY, ASKS_SEVERITY },
	{ "interference", PART_INTERFERENCE, ASKS_INTERFERENCE },
	{ "amount", PART_AMOUNT, ASKS_AMOUNT },
	{ "presence", PART_PRESENCE, ASKS_PRESENCE },
};
enum { ATTRIBUTES = sizeof(attributes) / sizeof(attributes[0]) };

int
condition_highest_driver(const struct symptom *symptom)
{
	unsigned scales = ASKS_FREQUENCY | ASKS_SEVERITY | ASKS_INTERFERENCE |
			  ASKS_AMOUNT;
	int highest = 1;

	if (symptom->asks & scales)
		return SCALE_STEPS - 1;
	for (size_t i = 0; i < symptom->link_count; i++)
		for (int driver = 1; driver < SCALE_STEPS; driver++)
			if (symptom->links[i]->drives & (1U << driver) &&
			    driver > highest)
				highest = driver;
	return highest;
}

static void
read_flag(struct builder *builder, const struct cfg *from,
	  struct symptom_test *test, const struct symptom *symptom)
{
	const char *code = cfg_text(builder->reading, from, "flag");

	test->part = PART_FLAG;
	for (size_t i = 0; i < symptom->flag_count; i++) {
		if (strcmp(symptom->flags[i].code, code) == 0) {
			test->flag = i;
			return;
		}
	}
	cfg_refuse(builder->reading, from, "%s has no flag \"%.40s\"",
		   symptom->id, code);
}

static void
read_attribute(struct builder *builder, const struct cfg *from,
	       struct symptom_test *test, const struct symptom *symptom)
{
	const char *word = cfg_text(builder->reading, from, "attribute");

	for (int i = 0; i < ATTRIBUTES; i++) {
		if (strcmp(attributes[i].word, word) != 0)
			continue;
		test->part = attributes[i].part;
		if (symptom->asks & attributes[i].asks)
			return;
	}
	cfg_refuse(builder->reading, from, "%s is not asked for \"%.40s\"",
		   symptom->id, word);
}

static void
read_symptom_part(struct builder *builder, const struct cfg *from,
		  struct symptom_test *test, const struct symptom *symptom)
{
	int highest = condition_highest_driver(symptom);
	int rise = cfg_whole(builder->reading, from, "rise", SCALE_STEPS);

	test->at_least = cfg_whole(builder->reading, from, "at_least",
				   SCALE_STEPS);
	if (cfg_find(from, "flag"))
		read_flag(builder, from, test, symptom);
	else if (cfg_find(from, "attribute"))
		read_attribute(builder, from, test, symptom);
	if (rise != 0) {
		test->part = PART_RISE;
		test->at_least = rise;
		highest--;
	}
	if (test->part == PART_PRESENCE)
		highest = 1;
	else if (test->part != PART_DRIVER && test->part != PART_RISE)
		highest = SCALE_STEPS - 1;
	if (test->at_least == 0)
		test->at_least = 1;
	if (test->at_least > highest)
		cfg_refuse(builder->reading, from,
			   "it can never fire: %s does not reach %d",
			   symptom->id, test->at_least);
}

void
condition_read_symptom(struct builder *builder, const struct cfg *from,
		       const char *id)
{
	const struct pack *pack = builder->reading->pack;
	const struct symptom *symptom = pack_symptom(pack, id);
	struct condition *node = condition_add(builder, from, TEST_SYMPTOM);
	int parts = 0;

	if (!symptom) {
		cfg_refuse(builder->reading, from,
			   "there is no symptom \"%.40s\"", id);
		return;
	}
	parts += cfg_find(from, "flag") != NULL;
	parts += cfg_find(from, "rise") != NULL;
	parts += cfg_find(from, "attribute") != NULL ||
		 cfg_find(from, "at_least") != NULL;
	if (parts > 1)
		cfg_refuse(builder->reading, from,
			   "flag, rise and at_least go alone");
	node->symptom.symptom = (size_t)(symptom - pack->symptoms);
	node->window = cfg_window(builder->reading, from);
	node->is_new = cfg_yes(builder->reading, from, "is_new");
	read_symptom_part(builder, from, &node->symptom, symptom);
}
