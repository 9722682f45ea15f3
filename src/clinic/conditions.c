/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clinic/conditions.h"

void
causes_add(struct causes *causes, const struct cause *cause)
{
	causes->are_fresh = causes->are_fresh || cause->is_fresh;
	if (causes->count < CAUSES)
		causes->items[causes->count++] = *cause;
}

int64_t
question_from(const struct question *question)
{
	int64_t window = question->condition->window;

	if (window == 0)
		window = question->rule->window;
	return question->history->at - window;
}

/* What a leaf asks; NULL: it is none. */
typedef bool leaf_test(struct causes *causes, const struct question *question);
static leaf_test *const leaves[] = {
	[TEST_ALL] = NULL,
	[TEST_ANY] = NULL,
	[TEST_COUNT] = NULL,
	[TEST_SYMPTOM] = symptom_holds,
	[TEST_GROUP] = group_holds,
	[TEST_MEASURE] = measure_holds,
	[TEST_CHANGE] = change_holds,
	[TEST_PRODUCT] = product_holds,
	[TEST_FACT] = fact_holds,
};

static size_t
needed(const struct condition *condition)
{
	if (condition->test == TEST_ALL)
		return condition->children;
	return condition->test == TEST_ANY ? 1 : (size_t)condition->count;
}

void
causes_take_back(struct causes *causes, size_t count)
{
	causes->count = count;
	causes->are_fresh = false;
	for (size_t i = 0; i < count; i++)
		causes->are_fresh = causes->are_fresh ||
				    causes->items[i].is_fresh;
}

/* What the conditions read so far came to; the causes of each stand after
 * those of the one below it. */
struct outcome {
	bool holds;
	size_t causes;
};

static struct outcome
join(struct causes *causes, const struct condition *condition,
     const struct outcome *under)
{
	struct outcome joined = { .causes = under[0].causes };
	size_t holding = 0;

	for (size_t i = 0; i < condition->children; i++)
		holding += under[i].holds;
	joined.holds = holding >= needed(condition);
	if (!joined.holds)
		causes_take_back(causes, joined.causes);
	return joined;
}

/* The array read from its end has what is under a node before the node. */
bool
conditions_hold(struct causes *causes, const struct history *history,
		const struct rule *rule, const struct rule_level *level)
{
	struct outcome outcomes[RULE_CONDITIONS];
	struct question question = { history, rule, level, NULL };
	size_t depth = 0;

	causes->count = 0;
	causes->are_fresh = false;
	outcomes[0].holds = false;
	for (size_t i = level->condition_count; i > 0; i--) {
		const struct condition *condition = &level->conditions[i - 1];
		struct outcome outcome = { .causes = causes->count };

		question.condition = condition;
		if (leaves[condition->test] != NULL) {
			outcome.holds = leaves[condition->test](causes,
								&question);
		} else {
			depth -= condition->children;
			outcome = join(causes, condition, &outcomes[depth]);
		}
		outcomes[depth++] = outcome;
	}
	return outcomes[0].holds;
}
