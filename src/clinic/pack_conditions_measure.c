/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What a rule asks of a measure: a bound, or a change over days. */
#include "config.h"

#include "clinic/pack_conditions.h"

static const struct {
	const char *key;
	enum bound bound;
} bounds[] = {
	{ "at_least", BOUND_AT_LEAST },
	{ "above", BOUND_ABOVE },
	{ "at_most", BOUND_AT_MOST },
	{ "below", BOUND_BELOW },
	{ "under_usual", BOUND_UNDER_USUAL },
	{ "over_usual", BOUND_OVER_USUAL },
};
enum { BOUNDS = sizeof(bounds) / sizeof(bounds[0]) };

static const struct {
	const char *key;
	enum change change;
} changes[] = {
	{ "gain", CHANGE_GAIN },
	{ "loss", CHANGE_LOSS },
	{ "gain_percent", CHANGE_GAIN_PERCENT },
	{ "loss_percent", CHANGE_LOSS_PERCENT },
};
enum { CHANGES = sizeof(changes) / sizeof(changes[0]) };

static milli
number_of(struct builder *builder, const struct cfg *setting)
{
	if (setting->kind != CFG_NUMBER)
		cfg_refuse(builder->reading, setting, "%s is no number",
			   setting->name);
	return setting->number;
}

static bool
is_from_usual(enum bound bound)
{
	return bound == BOUND_UNDER_USUAL || bound == BOUND_OVER_USUAL;
}

/* A bound that no value within the hard limits meets. */
static bool
is_out_of_reach(const struct measure_test *test, const struct measure *measure)
{
	if (is_from_usual(test->bound))
		return test->value <= 0 ||
		       test->value > measure->hard_high - measure->hard_low;
	if (test->bound == BOUND_AT_LEAST)
		return test->value > measure->hard_high;
	if (test->bound == BOUND_ABOVE)
		return test->value >= measure->hard_high;
	if (test->bound == BOUND_AT_MOST)
		return test->value < measure->hard_low;
	return test->value <= measure->hard_low;
}

static void
read_bound(struct builder *builder, const struct cfg *from,
	   struct condition *node, int bound)
{
	const struct measure *measure =
		&builder->reading->pack->measures[node->measure.measure];
	const struct cfg *usual = cfg_find(from, "unless_usual");

	node->measure.bound = bounds[bound].bound;
	node->measure.value = number_of(builder,
					cfg_find(from, bounds[bound].key));
	node->window = cfg_window(builder->reading, from);
	if (is_out_of_reach(&node->measure, measure))
		cfg_refuse(builder->reading, from,
			   "it can never fire: %s is never that", measure->id);
	if (!usual)
		return;
	if (is_from_usual(node->measure.bound))
		cfg_refuse(builder->reading, from,
			   "unless_usual goes with a fixed bound");
	node->measure.has_usual = true;
	node->measure.usual = number_of(builder, usual);
}

static void
read_change(struct builder *builder, const struct cfg *from,
	    struct condition *node, int change)
{
	const milli whole = (milli)100 * MILLI_ONE;
	const struct cfg *value = cfg_find(from, changes[change].key);
	size_t measure = node->measure.measure;

	node->test = TEST_CHANGE;
	node->change =
		(struct change_test){ .measure = measure,
				      .change = changes[change].change,
				      .value = number_of(builder, value) };
	node->window = cfg_window(builder->reading, from);
	if (node->change.value <= 0 ||
	    (node->change.change == CHANGE_LOSS_PERCENT &&
	     node->change.value > whole))
		cfg_refuse(builder->reading, from,
			   "it can never fire: no such change");
	if (cfg_find(from, "unless_usual"))
		cfg_refuse(builder->reading, from,
			   "unless_usual goes with a fixed bound");
}

void
condition_read_measure(struct builder *builder, const struct cfg *from,
		       const char *id)
{
	const struct pack *pack = builder->reading->pack;
	const struct measure *measure = pack_measure(pack, id);
	struct condition *node = condition_add(builder, from, TEST_MEASURE);
	int asked = 0;

	if (!measure) {
		cfg_refuse(builder->reading, from,
			   "there is no measure \"%.40s\"", id);
		return;
	}
	node->measure.measure = (size_t)(measure - pack->measures);
	node->is_new = cfg_yes(builder->reading, from, "is_new");
	for (int i = 0; i < BOUNDS; i++) {
		if (!cfg_find(from, bounds[i].key))
			continue;
		asked++;
		read_bound(builder, from, node, i);
	}
	for (int i = 0; i < CHANGES; i++) {
		if (!cfg_find(from, changes[i].key))
			continue;
		asked++;
		read_change(builder, from, node, i);
	}
	if (asked != 1)
		cfg_refuse(builder->reading, from,
			   "%s needs one bound or one change", measure->id);
}
