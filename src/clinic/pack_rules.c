/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "clinic/entry.h"
#include "clinic/pack_parts.h"
#include "clinic/rule.h"

enum {
	HOURS_LIMIT = 24 * 365,
	RETRY_LIMIT = 24 * 60,
	SOURCE_LIMIT = 600,
	LEVELS_LIMIT = LEVEL_COUNT, /* one a level, and one of a status */
};

/* What a rule on status cannot do without. */
static const struct {
	enum rule_status status;
	const char *keys[2];
} needed_keys[] = {
	{ STATUS_RISE, { "rise", "days" } },
	{ STATUS_PERSIST, { "days", "soon_days" } },
	{ STATUS_UNTOLD, { "hours", NULL } },
	{ STATUS_NO_ANSWER, { "hours", "retry_minutes" } },
};

static enum level
read_level(struct cfg_reading *reading, const struct cfg *from)
{
	const char *code = cfg_text(reading, from, "level");
	enum level level = LEVEL_NONE;

	if (!reading->err && level_parse(&level, code))
		cfg_refuse(reading, from, "there is no level \"%.40s\"", code);
	return level;
}

/* any_status and follows, of a rule or of one of its levels. */
static void
read_manner(struct rule_level *level, struct cfg_reading *reading,
	    const struct cfg *from)
{
	const char *id = cfg_text(reading, from, "follows");
	const struct symptom *symptom = pack_symptom(reading->pack, id);

	if (cfg_find(from, "any_status"))
		level->any_status = cfg_yes(reading, from, "any_status");
	if (symptom) {
		level->follows = true;
		level->follow = (size_t)(symptom - reading->pack->symptoms);
	} else if (*id != '\0') {
		cfg_refuse(reading, from, "there is no symptom \"%.40s\"", id);
	}
}

static void
read_conditions(struct rule_level *level, struct cfg_reading *reading,
		const struct cfg *from)
{
	const struct cfg *when = cfg_find(from, "when");

	level->level = read_level(reading, from);
	if (!when)
		cfg_refuse(reading, from, "there is no when");
	else
		rule_read_when(level, reading, when);
	if (level->level == LEVEL_NONE)
		cfg_refuse(reading, from,
			   "it can never fire: a rule only raises");
}

/* The groups of "levels", after the status' own where there is one. */
static void
read_levels(struct rule *rule, struct cfg_reading *reading,
	    const struct cfg *levels, const struct rule_level *manner)
{
	static const char *const keys[] = { "level",   "when",   "any_status",
					    "follows", "reason", NULL };

	for (size_t i = 0; i < levels->count && !reading->err; i++) {
		const struct cfg *from = &levels->items[i];
		struct rule_level *level = &rule->levels[rule->level_count++];

		*level = *manner;
		cfg_only(reading, from, keys);
		read_manner(level, reading, from);
		read_conditions(level, reading, from);
		if (cfg_find(from, "reason"))
			cfg_words(&level->reason, reading,
				  cfg_find(from, "reason"));
		for (size_t j = 0; j + 1 < rule->level_count; j++)
			if (rule->levels[j].level == level->level)
				cfg_refuse(reading, from,
					   "that level is there twice");
	}
}

static void
read_all_levels(struct rule *rule, struct cfg_reading *reading,
		const struct cfg *from)
{
	const struct cfg *levels = cfg_find(from, "levels");
	bool is_alone = rule->status != STATUS_CONDITIONS ||
			cfg_find(from, "when") != NULL;
	struct rule_level manner = { 0 };

	rule->levels = alloc_zeroed(LEVELS_LIMIT + 1, sizeof(rule->levels[0]));
	if (levels && (levels->kind != CFG_LIST || levels->count == 0 ||
		       levels->count > LEVELS_LIMIT)) {
		cfg_refuse(reading, levels,
			   "levels is no list, empty, or too long");
		return;
	}
	if (!is_alone && cfg_find(from, "level"))
		cfg_refuse(reading, from, "a level without when");
	read_manner(&manner, reading, from);
	if (is_alone) {
		rule->levels[0] = manner;
		rule->level_count = 1;
		if (rule->status == STATUS_CONDITIONS)
			read_conditions(&rule->levels[0], reading, from);
		else
			rule->levels[0].level = read_level(reading, from);
	}
	if (levels && is_alone && rule->status == STATUS_CONDITIONS)
		cfg_refuse(reading, from, "both when and levels");
	else if (levels)
		read_levels(rule, reading, levels, &manner);
	else if (!is_alone)
		cfg_refuse(reading, from, "there is no when");
}

static void
read_soon(struct rule *rule, struct cfg_reading *reading,
	  const struct cfg *soon)
{
	const struct pack *pack = reading->pack;

	for (size_t i = 0; i < cfg_text_count(soon); i++) {
		const char *id = cfg_text_at(reading, soon, i);
		const struct symptom *symptom = pack_symptom(pack, id);
		const struct measure *measure = pack_measure(pack, id);

		if (symptom)
			rule->soon[symptom - pack->symptoms] = true;
		else if (measure)
			rule->soon_measures[measure - pack->measures] = true;
		else
			cfg_refuse(reading, soon,
				   "there is no symptom or measure \"%.40s\"",
				   id);
	}
}

static void
read_status(struct rule *rule, struct cfg_reading *reading,
	    const struct cfg *from)
{
	const char *code = cfg_text(reading, from, "status");

	if (rule_status_parse(&rule->status, code)) {
		cfg_refuse(reading, from, "there is no status \"%.40s\"", code);
		return;
	}
	for (size_t i = 0; i < sizeof(needed_keys) / sizeof(needed_keys[0]);
	     i++) {
		if (needed_keys[i].status != rule->status)
			continue;
		for (int j = 0; j < 2 && needed_keys[i].keys[j]; j++)
			if (!cfg_find(from, needed_keys[i].keys[j]))
				cfg_refuse(reading, from, "%s needs %s", code,
					   needed_keys[i].keys[j]);
	}
	rule->rise = cfg_whole(reading, from, "rise", SCALE_STEPS - 2);
	rule->days = cfg_whole(reading, from, "days", HOURS_LIMIT / 24);
	rule->soon_days = cfg_whole(reading, from, "soon_days",
				    HOURS_LIMIT / 24);
	rule->hours = cfg_whole(reading, from, "hours", HOURS_LIMIT);
	rule->retry_minutes = cfg_whole(reading, from, "retry_minutes",
					RETRY_LIMIT);
	if (rule->retry_minutes > rule->hours * 60)
		cfg_refuse(reading, from, "tried again after the hours");
	read_soon(rule, reading, cfg_find(from, "soon"));
}

static void
read_comfort(struct rule *rule, struct cfg_reading *reading,
	     const struct cfg *from)
{
	const char *code = cfg_text(reading, from, "comfort_level");

	if (cfg_find(from, "comfort_reason"))
		cfg_words(&rule->comfort_reason, reading,
			  cfg_find(from, "comfort_reason"));
	rule->comfort_level = rule->levels[0].level;
	if (!reading->err && *code != '\0' &&
	    level_parse(&rule->comfort_level, code))
		cfg_refuse(reading, from, "there is no level \"%.40s\"", code);
}

static bool
is_rule_id(const char *id)
{
	size_t length = strspn(id, "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
				   "abcdefghijklmnopqrstuvwxyz"
				   "0123456789-_.");

	return length > 0 && length < CODE_LIMIT && id[length] == '\0';
}

static void
read_rule(struct rule *rule, struct cfg_reading *reading,
	  const struct cfg *from)
{
	static const char *const keys[] = {
		"id",
		"level",
		"levels",
		"when",
		"organ",
		"source",
		"reason",
		"hours",
		"retry_minutes",
		"days",
		"any_status",
		"status",
		"follows",
		"rise",
		"soon_days",
		"soon",
		"before_first_dose",
		"comfort_level",
		"comfort_reason",
		NULL,
	};
	const char *source = cfg_text(reading, from, "source");

	cfg_only(reading, from, keys);
	rule->id = alloc_string(cfg_text(reading, from, "id"));
	rule->organ = alloc_string(cfg_text(reading, from, "organ"));
	rule->source = alloc_string(source);
	if (!is_rule_id(rule->id))
		cfg_refuse(reading, from, "\"%.40s\" is no id of a rule",
			   rule->id);
	if (*source == '\0' || strlen(source) > SOURCE_LIMIT)
		cfg_refuse(reading, from, "%s has no source, or a long one",
			   rule->id);
	if (cfg_find(from, "reason"))
		cfg_words(&rule->reason, reading, cfg_find(from, "reason"));
	else
		cfg_refuse(reading, from, "%s has no reason", rule->id);
	if (cfg_find(from, "status"))
		read_status(rule, reading, from);
	read_all_levels(rule, reading, from);
	read_comfort(rule, reading, from);
	rule->before_first_dose = cfg_yes(reading, from, "before_first_dose");
	if (rule->status == STATUS_CONDITIONS)
		rule->window = cfg_window(reading, from);
}

static void
check_status_once(struct cfg_reading *reading, const struct cfg *from,
		  size_t at)
{
	const struct rule *rules = reading->pack->rules;

	for (size_t i = 0; i < at; i++)
		if (rules[at].status != STATUS_CONDITIONS &&
		    rules[i].status == rules[at].status)
			cfg_refuse(reading, from, "%s and %s have one status",
				   rules[i].id, rules[at].id);
}

static void
read_rule_list(struct cfg_reading *reading, const struct cfg *list,
	       int64_t window)
{
	struct pack *pack = reading->pack;

	pack->rules = alloc_zeroed(list->count, sizeof(pack->rules[0]));
	pack->rule_ids = alloc_zeroed(list->count, sizeof(pack->rule_ids[0]));
	for (size_t i = 0; i < list->count && !reading->err; i++) {
		struct rule *rule = &pack->rules[pack->rule_count++];

		if (list->items[i].kind != CFG_GROUP) {
			cfg_refuse(reading, &list->items[i],
				   "a rule stands in braces");
			return;
		}
		read_rule(rule, reading, &list->items[i]);
		check_status_once(reading, &list->items[i], i);
		if (rule->window == 0)
			rule->window = window;
		pack->rule_ids[i] = (struct id_entry){ rule->id, i,
						       list->items[i].line };
	}
}

static void
read_rule_file(struct cfg_reading *reading, const struct cfg *root)
{
	static const char *const keys[] = { "window_hours", "rules", NULL };
	const struct cfg *list = cfg_find(root, "rules");
	int hours = cfg_whole(reading, root, "window_hours", HOURS_LIMIT);

	cfg_only(reading, root, keys);
	if (hours == 0)
		cfg_refuse(reading, root, "there is no window_hours");
	if (!list || list->kind != CFG_LIST || list->count == 0)
		cfg_refuse(reading, root, "there is no rule");
	else if (list->count > PACK_RULE_LIMIT)
		cfg_refuse(reading, root, "more than %d rules",
			   PACK_RULE_LIMIT);
	else if (reading->pack->symptom_count > RULE_SYMPTOMS ||
		 reading->pack->measure_count > RULE_MEASURES)
		cfg_refuse(reading, root,
			   "more than %d symptoms or %d measures",
			   RULE_SYMPTOMS, RULE_MEASURES);
	else
		read_rule_list(reading, list, (int64_t)hours * 3600);
}

enum err
pack_read_rules(struct pack *pack, const struct pack_file *file)
{
	struct cfg_reading reading = { .pack = pack, .file = file->name };
	struct cfg root;
	enum err err = cfg_read(&root, file);

	if (err)
		return err;
	root.line = 1;
	read_rule_file(&reading, &root);
	cfg_clear(&root);
	if (reading.err)
		return reading.err;
	return pack_index(pack->rule_ids, pack->rule_count, file->name);
}

void
rule_list_free(struct rule *rules, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		struct rule *rule = &rules[i];

		for (size_t j = 0; j < rule->level_count; j++) {
			free(rule->levels[j].conditions);
			words_clear(&rule->levels[j].reason);
		}
		free(rule->levels);
		free(rule->id);
		free(rule->organ);
		free(rule->source);
		words_clear(&rule->reason);
		words_clear(&rule->comfort_reason);
	}
	free(rules);
}

size_t
pack_rule_count(const struct pack *pack)
{
	return pack->rule_count;
}

const struct rule *
pack_rule_at(const struct pack *pack, size_t i)
{
	return &pack->rules[i];
}

const struct rule *
pack_status_rule(const struct pack *pack, enum rule_status status)
{
	for (size_t i = 0; i < pack->rule_count; i++)
		if (pack->rules[i].status == status)
			return &pack->rules[i];
	return NULL;
}

const struct rule *
pack_rule(const struct pack *pack, const char *id)
{
	size_t row = pack_id_row(pack->rule_ids, pack->rule_count, id);

	return row < pack->rule_count ? &pack->rules[row] : NULL;
}
