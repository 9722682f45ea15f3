/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "clinic/pack_parts.h"
#include "clinic/rule.h"

enum { DAYS_LIMIT = 3650 };

/* The tree of one level being built. One place more than the engine takes is
 * there to write into after a refusal. */
struct builder {
	struct cfg_reading *reading;
	struct condition *nodes;
	size_t count;
};

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

static void read_condition(struct builder *builder, const struct cfg *from);

static struct condition *
add_node(struct builder *builder, const struct cfg *from, enum test test)
{
	struct condition *node = &builder->nodes[builder->count];

	if (builder->count == RULE_CONDITIONS)
		cfg_refuse(builder->reading, from, "more than %d conditions",
			   RULE_CONDITIONS);
	else
		builder->count++;
	*node = (struct condition){ .test = test, .span = 1, .count = 1 };
	return node;
}

/* Between: read_condition for each; after it, the span is known. */
static void
close_node(struct builder *builder, size_t at, size_t children)
{
	builder->nodes[at].children = children;
	builder->nodes[at].span = builder->count - at;
}

/* All, any or so many of the conditions of a list. */
static void
read_list(struct builder *builder, const struct cfg *list, enum test test,
	  int count)
{
	size_t at = builder->count;

	add_node(builder, list, test)->count = count;
	if (list->kind != CFG_LIST || list->count == 0) {
		cfg_refuse(builder->reading, list, "%s is no list, or empty",
			   list->name);
		return;
	}
	if (list->count > RULE_WIDTH) {
		cfg_refuse(builder->reading, list, "more than %d in one list",
			   RULE_WIDTH);
		return;
	}
	for (size_t i = 0; i < list->count; i++)
		read_condition(builder, &list->items[i]);
	close_node(builder, at, list->count);
}

static void
read_counted(struct builder *builder, const struct cfg *from)
{
	static const char *const keys[] = { "count", "of", NULL };
	const struct cfg *list = cfg_find(from, "of");
	int count = cfg_whole(builder->reading, from, "count", RULE_WIDTH);

	cfg_only(builder->reading, from, keys);
	if (count == 0)
		cfg_refuse(builder->reading, from, "of without count");
	if ((size_t)count > list->count)
		cfg_refuse(builder->reading, from,
			   "it can never fire: %d of %zu", count, list->count);
	read_list(builder, list, TEST_COUNT, count);
}

typedef void (*leaf_reader)(struct builder *, const struct cfg *,
			    const char *id);

/* One id, or a list of them of which one must do. */
static void
read_each(struct builder *builder, const struct cfg *from, const char *key,
	  leaf_reader reader)
{
	const struct cfg *ids = cfg_find(from, key);
	size_t count = cfg_text_count(ids);
	size_t at = builder->count;

	if (count == 0 || count > RULE_WIDTH) {
		cfg_refuse(builder->reading, from,
			   "%s is empty, or has more than %d", key, RULE_WIDTH);
		return;
	}
	if (count > 1)
		add_node(builder, from, TEST_ANY);
	for (size_t i = 0; i < count; i++)
		reader(builder, from, cfg_text_at(builder->reading, ids, i));
	if (count > 1)
		close_node(builder, at, count);
}

/* Four where it has a scale, else what its linked numbers give, else 1. */
static int
highest_driver(const struct symptom *symptom)
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
	int highest = highest_driver(symptom);
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

static void
read_symptom(struct builder *builder, const struct cfg *from, const char *id)
{
	const struct pack *pack = builder->reading->pack;
	const struct symptom *symptom = pack_symptom(pack, id);
	struct condition *node = add_node(builder, from, TEST_SYMPTOM);
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
		int highest = highest_driver(symptom);

		if (is_in_group(test, symptom) &&
		    (highest >= test->at_least ||
		     (test->or_present && highest == 1)))
			size++;
	}
	return size;
}

static void
read_group(struct builder *builder, const struct cfg *from)
{
	static const char *const keys[] = {
		"symptoms", "organ", "at_least", "count", "or_present",
		"hours",    "days",  "is_new",   NULL
	};
	struct cfg_reading *reading = builder->reading;
	const char *word = cfg_text(reading, from, "symptoms");
	struct condition *node = add_node(builder, from, TEST_GROUP);
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

static void
read_measure(struct builder *builder, const struct cfg *from, const char *id)
{
	const struct pack *pack = builder->reading->pack;
	const struct measure *measure = pack_measure(pack, id);
	struct condition *node = add_node(builder, from, TEST_MEASURE);
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

static void
read_fact(struct builder *builder, const struct cfg *from)
{
	static const char *const keys[] = { "fact", "class", "hours", "days",
					    NULL };
	struct cfg_reading *reading = builder->reading;
	const char *code = cfg_text(reading, from, "fact");
	const char *id = cfg_text(reading, from, "class");
	const struct medicine_class *class = pack_class(reading->pack, id);
	struct condition *node = add_node(builder, from, TEST_FACT);

	cfg_only(reading, from, keys);
	if (fact_kind_parse(&node->fact.fact, code)) {
		cfg_refuse(reading, from, "there is no fact \"%.40s\"", code);
		return;
	}
	if ((node->fact.fact == FACT_PARTNER) != (*id != '\0'))
		cfg_refuse(reading, from, "class goes with partner");
	if (class)
		node->fact.class_id = class->id;
	else if (*id != '\0')
		cfg_refuse(reading, from, "there is no class \"%.40s\"", id);
	node->fact.days = cfg_whole(reading, from, "days", DAYS_LIMIT);
	if (node->fact.days == 0)
		node->window = cfg_window(reading, from);
	else if (cfg_find(from, "hours"))
		cfg_refuse(reading, from, "both hours and days");
}

/* What is written of a product is read by pack_lines.c. */
static void
read_product(struct builder *builder, const struct cfg *from)
{
	struct condition *node = add_node(builder, from, TEST_PRODUCT);

	node->window = rule_read_product(&node->product, builder->reading,
					 from);
}

static bool
is_about_product(const struct cfg *from)
{
	static const char *const keys[] = { "product", "class", "concern",
					    "kind", "tell" };

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		if (cfg_find(from, keys[i]))
			return true;
	return false;
}

static void
read_leaf(struct builder *builder, const struct cfg *from)
{
	static const char *const symptom_keys[] = {
		"symptom", "at_least", "flag",   "attribute", "rise",
		"hours",   "days",     "is_new", NULL,
	};
	static const char *const measure_keys[] = {
		"measure", "at_least",    "above",        "at_most",
		"below",   "under_usual", "over_usual",   "unless_usual",
		"gain",    "loss",        "gain_percent", "loss_percent",
		"hours",   "days",        "is_new",       NULL,
	};

	if (cfg_find(from, "symptom")) {
		cfg_only(builder->reading, from, symptom_keys);
		read_each(builder, from, "symptom", read_symptom);
	} else if (cfg_find(from, "symptoms")) {
		read_group(builder, from);
	} else if (cfg_find(from, "measure")) {
		cfg_only(builder->reading, from, measure_keys);
		read_each(builder, from, "measure", read_measure);
	} else if (cfg_find(from, "fact")) {
		read_fact(builder, from);
	} else if (is_about_product(from)) {
		read_product(builder, from);
	} else {
		cfg_refuse(builder->reading, from,
			   "this is no condition that there is");
	}
}

/* Depth is bounded: the file's brackets were counted before it was parsed. */
static void
read_condition(struct builder *builder, const struct cfg *from)
{
	static const char *const all_keys[] = { "all", NULL };
	static const char *const any_keys[] = { "any", NULL };

	if (builder->reading->err)
		return;
	if (from->kind != CFG_GROUP) {
		cfg_refuse(builder->reading, from,
			   "a condition stands in braces");
	} else if (cfg_find(from, "all")) {
		cfg_only(builder->reading, from, all_keys);
		read_list(builder, cfg_find(from, "all"), TEST_ALL, 1);
	} else if (cfg_find(from, "any")) {
		cfg_only(builder->reading, from, any_keys);
		read_list(builder, cfg_find(from, "any"), TEST_ANY, 1);
	} else if (cfg_find(from, "of")) {
		read_counted(builder, from);
	} else {
		read_leaf(builder, from);
	}
}

void
rule_read_when(struct rule_level *level, struct cfg_reading *reading,
	       const struct cfg *when)
{
	struct builder builder = { .reading = reading };

	builder.nodes = alloc_zeroed(RULE_CONDITIONS + 1,
				     sizeof(builder.nodes[0]));
	read_list(&builder, when, TEST_ALL, 1);
	level->conditions = alloc_resize(builder.nodes, builder.count,
					 sizeof(builder.nodes[0]));
	level->condition_count = builder.count;
	rule_level_index(level);
}
