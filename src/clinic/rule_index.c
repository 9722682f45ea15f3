/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "clinic/rule.h"

enum { BITS = 64 };

static void
mention(uint64_t *words, size_t i)
{
	words[i / BITS] |= (uint64_t)1 << (i % BITS);
}

void
mentions_symptom(struct mentions *mentions, size_t symptom)
{
	mention(mentions->symptoms, symptom);
}

void
mentions_measure(struct mentions *mentions, size_t measure)
{
	mention(mentions->measures, measure);
}

bool
mentions_has_symptom(const struct mentions *mentions, size_t symptom)
{
	return (mentions->symptoms[symptom / BITS] >> (symptom % BITS) & 1) !=
	       0;
}

static bool
is_mentioned(struct mentions *mentions, const struct condition *condition)
{
	if (condition->test == TEST_SYMPTOM)
		mentions_symptom(mentions, condition->symptom.symptom);
	else if (condition->test == TEST_MEASURE)
		mentions_measure(mentions, condition->measure.measure);
	else if (condition->test == TEST_CHANGE)
		mentions_measure(mentions, condition->change.measure);
	else if (condition->test == TEST_GROUP)
		memset(mentions->symptoms, 0xff, sizeof(mentions->symptoms));
	else if (condition->test == TEST_PRODUCT)
		mentions->products = true;
	else
		return false;
	return true;
}

/* What the span nodes from condition on ask about. */
static struct mentions
mentions_of(const struct condition *condition, size_t span)
{
	struct mentions mentions = { 0 };
	bool is_felt = false;

	for (size_t i = 0; i < span; i++)
		is_felt = is_mentioned(&mentions, &condition[i]) || is_felt;
	mentions.only_facts = !is_felt;
	return mentions;
}

/* A fact that will do makes a choice hold with nothing noted. */
static bool
has_fact(const struct condition *condition)
{
	for (size_t i = 0; i < condition->span; i++) {
		if (condition[i].test == TEST_FACT)
			return true;
	}
	return false;
}

void
rule_level_index(struct rule_level *level)
{
	const struct condition *root = level->conditions;
	size_t next = 1;

	level->mentions = mentions_of(root, level->condition_count);
	level->group_count = 0;
	/* The root is the list of when: all of it. */
	while (next < level->condition_count &&
	       level->group_count < RULE_GROUPS) {
		const struct condition *group = &root[next];

		if (!has_fact(group))
			level->groups[level->group_count++] =
				mentions_of(group, group->span);
		next += group->span;
	}
}
