/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clinic/pack_text.h"

#include <inttypes.h>
#include <stdio.h>
#include <string.h>

#include "base/stamp.h"
#include "clinic/pack_parts.h"

enum { INDENT = 2, HOUR_SECONDS = 3600 };

static const struct wording lists[] = {
	[TEST_ALL] = { { "all of these:", "tout ceci :" } },
	[TEST_ANY] = { { "one of these:", "au moins un de ces points :" } },
	[TEST_COUNT] = { { "%1 of these:", "%1 de ces points :" } },
};

/* After a moment; and in the course of. */
static const struct wording within_hours = { { ", within %1 hours",
					       ", dans les %1 heures" } };
static const struct wording within_days = { { ", within %1 days",
					      ", dans les %1 jours" } };
static const struct wording over_hours = { { ", within %1 hours",
					     ", en %1 heures" } };
static const struct wording over_days = { { ", within %1 days",
					    ", en %1 jours" } };
static const struct wording statuses[RULE_STATUS_COUNT] = {
	[STATUS_COLUMN] = { { "a new or worse symptom, at the level of its "
			      "column",
			      "un symptôme nouveau ou aggravé, au niveau de "
			      "sa colonne" } },
	[STATUS_FLOOR] = { { "any new symptom after the first dose, whenever",
			     "tout nouveau symptôme après la première dose, "
			     "sans limite de temps" } },
	[STATUS_RISE] = { { "a symptom that rose by %2 or more within %1 days",
			    "un symptôme qui a augmenté de %2 ou plus en %1 jours" } },
	[STATUS_WORSE] = { { "a symptom above its starting point or above "
			     "what was told",
			     "un symptôme au-dessus du point de départ ou de "
			     "ce qui a été signalé" } },
	[STATUS_PERSIST] = { { "a told symptom that is not better after %1 days",
			       "un symptôme signalé qui ne va pas mieux après %1 jours" } },
	[STATUS_UNTOLD] = { { "a symptom that has gone and was never told (an EMERGENCY stays one for %1 hours)",
			      "un symptôme disparu qui n'a jamais été signalé (une EMERGENCY le reste pendant %1 heures)" } },
	[STATUS_BASELINE] = { { "a known symptom, no worse than at the start",
				"un symptôme connu, pas pire qu'au départ" } },
	[STATUS_TOLD] = { { "a told symptom, no worse than when it was told",
			    "un symptôme signalé, pas pire depuis" } },
	[STATUS_OVER] = { { "a told symptom that has gone",
			    "un symptôme signalé qui a disparu" } },
	[STATUS_BEFORE] = { { "before the first dose of immunotherapy",
			      "avant la première dose d'immunothérapie" } },
	[STATUS_LATE] = { { "any time after the last dose: no rule is lowered",
			    "à tout moment après la dernière dose : aucune "
			    "règle n'est abaissée" } },
	[STATUS_NO_ANSWER] = { { "call now, and nobody answered (hours: %1)",
				 "appel immédiat, et personne n'a répondu (heures : %1)" } },
};
static const struct wording soon_days = { { ", %1 days for: ",
					    ", %1 jours pour : " } };
static const struct wording comfort = { { "; comfort list: ",
					  " ; liste de confort : " } };
static const struct wording any_status = {
	{ "whatever the starting point and whatever was told",
	  "quels que soient le point de départ et ce qui a été signalé" }
};
static const struct wording follows = {
	{ "silent while this is told and no worse: %1",
	  "se tait tant que ceci est signalé et pas pire : %1" }
};
static const struct wording before_first = {
	{ "before the first dose too", "avant la première dose aussi" }
};
static const struct wording counted_days = {
	{ "what was noted within %1 days counts",
	  "compte ce qui a été noté dans les %1 jours" }
};
static const struct wording counted_hours = {
	{ "what was noted within %1 hours counts",
	  "compte ce qui a été noté dans les %1 heures" }
};

void
text_add(const struct writer *writer, const struct wording *wording,
	 const char *one, const char *two)
{
	for (const char *at = wording->in [writer->lang]; *at != '\0'; at++) {
		if (at[0] == '%' && (at[1] == '1' || at[1] == '2')) {
			at++;
			buf_adds(writer->out, *at == '1' ? one : two);
			continue;
		}
		buf_add_byte(writer->out, (uint8_t)*at);
	}
}

char *
text_number(char out[static NUMBER_TEXT_LIMIT], int number)
{
	snprintf(out, NUMBER_TEXT_LIMIT, "%d", number);
	return out;
}

/* Two days read better as 48 hours. */
static bool
is_in_days(int64_t seconds)
{
	return seconds % DAY_SECONDS == 0 && seconds / DAY_SECONDS > 2;
}

static void
add_window(const struct writer *writer, int64_t seconds,
	   const struct wording *in_hours, const struct wording *in_days)
{
	bool is_days = is_in_days(seconds);
	char number[NUMBER_TEXT_LIMIT];

	if (seconds == 0)
		return;
	snprintf(number, sizeof(number), "%" PRId64,
		 seconds / (is_days ? DAY_SECONDS : HOUR_SECONDS));
	text_add(writer, is_days ? in_days : in_hours, number, "");
}

void
text_add_window(const struct writer *writer, int64_t seconds)
{
	add_window(writer, seconds, &within_hours, &within_days);
}

void
text_add_span(const struct writer *writer, int64_t seconds)
{
	add_window(writer, seconds, &over_hours, &over_days);
}

static void
start_line(const struct writer *writer, int depth)
{
	for (int i = 0; i < depth * INDENT; i++)
		buf_add_byte(writer->out, ' ');
	if (depth > 0)
		buf_adds(writer->out, "- ");
}

static bool
is_list(const struct condition *condition)
{
	return condition->test == TEST_ALL || condition->test == TEST_ANY ||
	       condition->test == TEST_COUNT;
}

static void add_condition(const struct writer *writer,
			  const struct condition *condition, int depth);

/* A list within a list of its own sort reads as one. */
static void
add_children(const struct writer *writer, const struct condition *list,
	     int depth)
{
	const struct condition *child = list + 1;

	for (size_t i = 0; i < list->children; i++) {
		if (child->test == list->test && child->test != TEST_COUNT)
			add_children(writer, child, depth);
		else
			add_condition(writer, child, depth);
		child += child->span;
	}
}

/* Depth is bounded by what the loader takes. */
static void
add_condition(const struct writer *writer, const struct condition *condition,
	      int depth)
{
	char number[NUMBER_TEXT_LIMIT];

	if (is_list(condition) && condition->children == 1) {
		add_condition(writer, condition + 1, depth);
		return;
	}
	start_line(writer, depth);
	if (!is_list(condition)) {
		text_add_leaf(writer, condition);
		buf_add_byte(writer->out, '\n');
		return;
	}
	text_add(writer, &lists[condition->test],
		 text_number(number, condition->count), "");
	buf_add_byte(writer->out, '\n');
	add_children(writer, condition, depth + 1);
}

static void
add_soon(const struct writer *writer, const struct rule *rule)
{
	const struct pack *pack = writer->pack;
	const char *between = "";
	char number[NUMBER_TEXT_LIMIT];

	text_add(writer, &soon_days, text_number(number, rule->soon_days), "");
	for (size_t i = 0; i < pack->symptom_count; i++) {
		if (!rule->soon[i])
			continue;
		buf_addf(writer->out, "%s%s", between,
			 pack->symptoms[i].label.in[writer->lang]);
		between = ", ";
	}
	for (size_t i = 0; i < pack->measure_count; i++) {
		if (!rule->soon_measures[i])
			continue;
		buf_addf(writer->out, "%s%s", between,
			 pack->measures[i].label.in[writer->lang]);
		between = ", ";
	}
}

/* A status has one number, or two. */
static void
add_status(const struct writer *writer, const struct rule *rule)
{
	char one[NUMBER_TEXT_LIMIT];
	char two[NUMBER_TEXT_LIMIT];

	text_number(one, rule->days != 0 ? rule->days : rule->hours);
	text_add(writer, &statuses[rule->status], one,
		 text_number(two, rule->rise));
	if (rule->soon_days != 0)
		add_soon(writer, rule);
	if (rule->status == STATUS_RISE) {
		text_add(writer, &comfort, "", "");
		buf_adds(writer->out, level_code(rule->comfort_level));
	}
	buf_add_byte(writer->out, '\n');
}

/* What of a level is not in its conditions. */
static void
add_manner(const struct writer *writer, const struct rule_level *level)
{
	if (level->any_status) {
		text_add(writer, &any_status, "", "");
		buf_add_byte(writer->out, '\n');
	}
	if (level->follows) {
		text_add(writer, &follows,
			 writer->pack->symptoms[level->follow]
				 .label.in[writer->lang],
			 "");
		buf_add_byte(writer->out, '\n');
	}
}

/* Whether any condition of it goes by the rule's own window. */
static bool
looks_back(const struct rule *rule)
{
	for (size_t i = 0; i < rule->level_count; i++) {
		const struct rule_level *level = &rule->levels[i];

		for (size_t j = 0;
		     level->conditions && j < level->condition_count; j++) {
			const struct condition *at = &level->conditions[j];

			if (at->window == 0 && (at->test == TEST_SYMPTOM ||
						at->test == TEST_GROUP ||
						at->test == TEST_MEASURE))
				return true;
		}
	}
	return false;
}

static void
add_rule_window(const struct writer *writer, const struct rule *rule)
{
	bool is_days = is_in_days(rule->window);
	char number[NUMBER_TEXT_LIMIT];

	snprintf(number, sizeof(number), "%" PRId64,
		 rule->window / (is_days ? DAY_SECONDS : HOUR_SECONDS));
	text_add(writer, is_days ? &counted_days : &counted_hours, number, "");
	buf_add_byte(writer->out, '\n');
}

void
rule_add_condition(struct buf *out, const struct pack *pack,
		   const struct rule *rule, enum lang lang)
{
	const struct writer writer = { out, pack, lang };

	for (size_t i = 0; i < rule->level_count; i++) {
		const struct rule_level *level = &rule->levels[i];

		if (rule->level_count > 1)
			buf_addf(out, "%s\n", level_code(level->level));
		if (level->conditions)
			add_condition(&writer, level->conditions, 0);
		else
			add_status(&writer, rule);
		add_manner(&writer, level);
	}
	if (looks_back(rule))
		add_rule_window(&writer, rule);
	if (rule->before_first_dose) {
		text_add(&writer, &before_first, "", "");
		buf_add_byte(out, '\n');
	}
}
