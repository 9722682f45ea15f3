/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clinic/pack_conditions.h"

#include "base/alloc.h"

enum { DAYS_LIMIT = 3650 };

static void read_condition(struct builder *builder, const struct cfg *from);

struct condition *
condition_add(struct builder *builder, const struct cfg *from, enum test test)
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

	condition_add(builder, list, test)->count = count;
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
		condition_add(builder, from, TEST_ANY);
	for (size_t i = 0; i < count; i++)
		reader(builder, from, cfg_text_at(builder->reading, ids, i));
	if (count > 1)
		close_node(builder, at, count);
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
	struct condition *node = condition_add(builder, from, TEST_FACT);

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
	struct condition *node = condition_add(builder, from, TEST_PRODUCT);

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
		read_each(builder, from, "symptom", condition_read_symptom);
	} else if (cfg_find(from, "symptoms")) {
		condition_read_group(builder, from);
	} else if (cfg_find(from, "measure")) {
		cfg_only(builder->reading, from, measure_keys);
		read_each(builder, from, "measure", condition_read_measure);
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
