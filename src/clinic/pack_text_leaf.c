/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clinic/pack_text.h"

#include <stdio.h>
#include <string.h>

#include "base/stamp.h"
#include "clinic/pack_parts.h"

static const struct wording parts[] = {
	[PART_DRIVER] = { { "%1: %2 or more out of 4",
			    "%1 : %2 ou plus sur 4" } },
	[PART_FREQUENCY] = { { "%1, how often: %2 or more out of 4",
			       "%1, fréquence : %2 ou plus sur 4" } },
	[PART_SEVERITY] = { { "%1, how strong: %2 or more out of 4",
			      "%1, intensité : %2 ou plus sur 4" } },
	[PART_INTERFERENCE] = { { "%1, how much it disturbs: %2 or more out "
				  "of 4",
				  "%1, gêne : %2 ou plus sur 4" } },
	[PART_AMOUNT] = { { "%1, how much: %2 or more out of 4",
			    "%1, quantité : %2 ou plus sur 4" } },
	[PART_PRESENCE] = { { "%1", "%1" } },
	[PART_FLAG] = { { "%1: %2", "%1 : %2" } },
	[PART_RISE] = { { "%1: up by %2 or more", "%1 : %2 de plus ou "
						  "davantage" } },
};

static const struct wording groups[] = {
	[GROUP_ANY] = { { "any symptom", "tout symptôme" } },
	[GROUP_HIGH_RISK] = { { "a symptom of the high-risk list",
				"un symptôme de la liste à haut risque" } },
	[GROUP_OUTSIDE_COMFORT] = { { "a symptom outside the comfort list",
				      "un symptôme hors de la liste de "
				      "confort" } },
	[GROUP_ORGAN] = { { "a symptom of: %1", "un symptôme de : %1" } },
	[GROUP_TREATED] = { { "a symptom of an organ that already had a "
			      "treated reaction",
			      "un symptôme d'un organe qui a déjà eu une "
			      "réaction traitée" } },
	[GROUP_TREATED_OR_UNKNOWN] = { { "a symptom of an organ treated "
					 "before (any, if none is known)",
					 "un symptôme d'un organe déjà traité "
					 "(tout organe, si aucun n'est "
					 "connu)" } },
};

/* The organs of the sample pack; another pack's own read as their code. */
static const struct {
	const char *code;
	struct wording words;
} organs[] = {
	{ "skin", { { "skin", "peau" } } },
	{ "mouth", { { "mouth", "bouche" } } },
	{ "gut", { { "gut", "intestin" } } },
	{ "liver", { { "liver", "foie" } } },
	{ "lung", { { "lung", "poumon" } } },
	{ "heart", { { "heart", "cœur" } } },
	{ "endocrine", { { "hormones", "hormones" } } },
	{ "nervous", { { "nerves", "nerfs" } } },
	{ "eye", { { "eye", "œil" } } },
	{ "kidney", { { "kidney", "rein" } } },
	{ "muscle_joint", { { "muscles, joints", "muscles, articulations" } } },
	{ "blood", { { "blood", "sang" } } },
	{ "general", { { "general", "état général" } } },
};
enum { ORGANS = sizeof(organs) / sizeof(organs[0]) };

static const struct wording bounds[] = {
	[BOUND_AT_LEAST] = { { "%1: %2 or more", "%1 : %2 ou plus" } },
	[BOUND_ABOVE] = { { "%1: more than %2", "%1 : plus de %2" } },
	[BOUND_AT_MOST] = { { "%1: %2 or less", "%1 : %2 ou moins" } },
	[BOUND_BELOW] = { { "%1: less than %2", "%1 : moins de %2" } },
	[BOUND_UNDER_USUAL] = { { "%1: under the usual value by %2 or more",
				  "%1 : sous la valeur habituelle, de %2 ou "
				  "plus" } },
	[BOUND_OVER_USUAL] = { { "%1: over the usual value by %2 or more",
				 "%1 : au-dessus de la valeur habituelle, de "
				 "%2 ou plus" } },
};

static const struct wording usual_below = {
	{ ", unless the usual value is known to be %1 or less",
	  ", sauf si la valeur habituelle connue est %1 ou moins" }
};
static const struct wording usual_above = {
	{ ", unless the usual value is known to be %1 or more",
	  ", sauf si la valeur habituelle connue est %1 ou plus" }
};

static const struct wording changes[] = {
	[CHANGE_GAIN] = { { "%1: gain of %2 or more",
			    "%1 : hausse de %2 ou plus" } },
	[CHANGE_LOSS] = { { "%1: loss of %2 or more",
			    "%1 : baisse de %2 ou plus" } },
	[CHANGE_GAIN_PERCENT] = { { "%1: gain of %2 % or more",
				    "%1 : hausse de %2 % ou plus" } },
	[CHANGE_LOSS_PERCENT] = { { "%1: loss of %2 % or more",
				    "%1 : baisse de %2 % ou plus" } },
};
static const struct wording from_usual = {
	{ " from the usual value, else from the oldest one",
	  " par rapport à la valeur habituelle, sinon à la plus ancienne" }
};

static const struct wording facts[FACT_KIND_COUNT] = {
	[FACT_FIRST_DOSE] = { { "after the first dose (unknown date: yes)",
				"après la première dose (date inconnue : "
				"oui)" } },
	[FACT_LAST_DOSE] = { { "after the last dose (unknown date: yes)",
			       "après la dernière dose (date inconnue : "
			       "oui)" } },
	[FACT_PAIR] = { { "two immunotherapies together, after their first "
			  "dose",
			  "deux immunothérapies ensemble, après leur première "
			  "dose" } },
	[FACT_CHEMOTHERAPY] = { { "chemotherapy", "chimiothérapie" } },
	[FACT_STEROID] = { { "cortisone by mouth or injection",
			     "cortisone par voie générale" } },
	[FACT_IMMUNOSUPPRESSED] = { { "weakened immune defences",
				      "défenses immunitaires affaiblies" } },
	[FACT_ADRENAL_RISK] = { { "known lack of cortisone",
				  "manque de cortisone connu" } },
	[FACT_DIABETES] = { { "diabetes", "diabète" } },
	[FACT_TRANSPLANT] = { { "a graft", "une greffe" } },
	[FACT_ANTICOAGULANT] = { { "a blood thinner", "un anticoagulant" } },
	[FACT_AUTOIMMUNE] = { { "an autoimmune disease",
				"une maladie auto-immune" } },
	[FACT_PREGNANT] = { { "pregnancy suspected or confirmed",
			      "grossesse possible ou confirmée" } },
	[FACT_PRIOR_REACTION] = { { "an immune reaction treated before",
				    "une réaction immunitaire déjà traitée" } },
	[FACT_PARTNER] = { { "given with the immunotherapy: %1",
			     "donné avec l'immunothérapie : %1" } },
};

static const struct wording is_new = { { ", new or worse",
					 ", nouveau ou aggravé" } };
static const struct wording so_many = { { "%1 at the same time: ",
					  "%1 en même temps : " } };
static const struct wording each_at_least = { { ", %1 or more out of 4",
						", %1 ou plus sur 4" } };
static const struct wording or_present = {
	{ " (or only there, where it has no scale)",
	  " (ou seulement présent, s'il n'a pas d'échelle)" }
};

/* "38.5 °C", "4"; the decimal mark of the language. */
static void
add_value(struct buf *out, const struct writer *writer,
	  const struct measure *measure, milli value)
{
	char text[MILLI_TEXT_LIMIT];

	milli_format(text, value, writer->lang == LANG_FR ? ',' : '.');
	buf_adds(out, text);
	if (measure && measure->units[0].name[0] != '\0')
		buf_addf(out, " %s", measure->units[0].name);
}

static void
add_symptom(const struct writer *writer, const struct condition *condition)
{
	const struct symptom_test *test = &condition->symptom;
	const struct symptom *symptom = &writer->pack->symptoms[test->symptom];
	const char *label = symptom->label.in[writer->lang];
	char number[NUMBER_TEXT_LIMIT];
	const char *second = text_number(number, test->at_least);

	if (test->part == PART_FLAG)
		second = symptom->flags[test->flag].label.in[writer->lang];
	if (test->part == PART_DRIVER && test->at_least == 1)
		buf_adds(writer->out, label);
	else
		text_add(writer, &parts[test->part], label, second);
}

static const char *
organ_words(const struct writer *writer, const char *organ)
{
	for (size_t i = 0; organ && i < ORGANS; i++)
		if (strcmp(organs[i].code, organ) == 0)
			return organs[i].words.in[writer->lang];
	return organ ? organ : "";
}

static void
add_group(const struct writer *writer, const struct condition *condition)
{
	const struct group_test *test = &condition->group;
	char number[NUMBER_TEXT_LIMIT];

	if (condition->count > 1)
		text_add(writer, &so_many,
			 text_number(number, condition->count), "");
	text_add(writer, &groups[test->group], organ_words(writer, test->organ),
		 "");
	if (test->at_least > 1)
		text_add(writer, &each_at_least,
			 text_number(number, test->at_least), "");
	if (test->or_present)
		text_add(writer, &or_present, "", "");
}

static void
add_measure(const struct writer *writer, const struct condition *condition)
{
	const struct measure_test *test = &condition->measure;
	const struct measure *measure = &writer->pack->measures[test->measure];
	bool is_low = test->bound == BOUND_AT_MOST ||
		      test->bound == BOUND_BELOW;
	struct buf value = { 0 };

	add_value(&value, writer, measure, test->value);
	text_add(writer, &bounds[test->bound], measure->label.in[writer->lang],
		 buf_text(&value));
	if (test->has_usual) {
		buf_cut(&value, 0);
		add_value(&value, writer, measure, test->usual);
		text_add(writer, is_low ? &usual_below : &usual_above,
			 buf_text(&value), "");
	}
	buf_clear(&value);
}

static void
add_change(const struct writer *writer, const struct condition *condition)
{
	const struct change_test *test = &condition->change;
	const struct measure *measure = &writer->pack->measures[test->measure];
	bool is_percent = test->change == CHANGE_GAIN_PERCENT ||
			  test->change == CHANGE_LOSS_PERCENT;
	struct buf value = { 0 };

	add_value(&value, writer, is_percent ? NULL : measure, test->value);
	text_add(writer, &changes[test->change],
		 measure->label.in[writer->lang], buf_text(&value));
	if (condition->window == 0)
		text_add(writer, &from_usual, "", "");
	buf_clear(&value);
}

static void
add_fact(const struct writer *writer, const struct condition *condition)
{
	const struct fact_test *test = &condition->fact;
	const char *class = "";

	if (test->class_id)
		class = pack_class(writer->pack, test->class_id)
				->label.in[writer->lang];
	text_add(writer, &facts[test->fact], class, "");
	text_add_window(writer, (int64_t)test->days * DAY_SECONDS);
}

static void
add_product(const struct writer *writer, const struct condition *condition)
{
	text_add_product(writer, &condition->product);
}

void
text_add_leaf(const struct writer *writer, const struct condition *condition)
{
	static void (*const adders[])(const struct writer *,
				      const struct condition *) = {
		[TEST_SYMPTOM] = add_symptom, [TEST_GROUP] = add_group,
		[TEST_MEASURE] = add_measure, [TEST_CHANGE] = add_change,
		[TEST_PRODUCT] = add_product, [TEST_FACT] = add_fact,
	};

	adders[condition->test](writer, condition);
	if (condition->test == TEST_PRODUCT || condition->test == TEST_FACT)
		text_add_window(writer, condition->window);
	else
		text_add_span(writer, condition->window);
	if (condition->is_new)
		text_add(writer, &is_new, "", "");
}
