/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "clinic/conditions.h"
#include "clinic/profile_parts.h"

/* What a line of a class says about the person: clinical.md section c, missing
 * data c, and "context fields used". */
struct class_fact {
	enum fact_kind fact;
	const char *class_id;
};
static const struct class_fact class_facts[] = {
	{ FACT_IMMUNOSUPPRESSED, "immunosup" },
	{ FACT_IMMUNOSUPPRESSED, "biologic" },
	{ FACT_ANTICOAGULANT, "anticoag" },
	{ FACT_STEROID, "steroid_sys" },
	{ FACT_CHEMOTHERAPY, "chemo" },
};

static bool
has_class(const struct product *product, const char *class_id)
{
	for (size_t i = 0; i < product->class_count; i++) {
		if (strcmp(product->classes[i], class_id) == 0)
			return true;
	}
	return false;
}

static bool
is_shown_by_lines(const struct history *history, enum fact_kind fact, int days)
{
	for (size_t i = 0; i < sizeof(class_facts) / sizeof(class_facts[0]);
	     i++) {
		if (class_facts[i].fact == fact &&
		    lines_have_class(history, class_facts[i].class_id, days))
			return true;
	}
	return false;
}

/* A day that is not known may be any, and the worse is near. */
static bool
is_near(const struct history *history, const struct known_day *known, int days)
{
	if (!known->is_known || days == 0)
		return true;
	return history->day >= known->day && history->day - known->day <= days;
}

static bool
first_dose_holds(const struct question *question)
{
	const struct history *history = question->history;

	return !history_is_before_first_dose(history) &&
	       is_near(history, &history->profile->first,
		       question->condition->fact.days);
}

static bool
pair_holds(const struct question *question)
{
	const struct history *history = question->history;
	struct known_day pair;

	return !history_is_before_first_dose(history) &&
	       profile_pair_day(history->profile, &pair) &&
	       is_near(history, &pair, question->condition->fact.days);
}

/* Hours after an infusion, where its hour is known; else days. */
static bool
infusion_holds(const struct history *history, int64_t window)
{
	const struct profile *profile = history->profile;
	int64_t from = history->at - window;

	if (history->infusion.is_set && history->infusion.at >= from)
		return true;
	if (!profile->last.is_known)
		return true;
	if (profile->has_last_at)
		return profile->last_at >= from &&
		       profile->last_at <= history->at;
	return is_near(history, &profile->last, (int)(window / DAY_SECONDS));
}

static bool
last_dose_holds(const struct question *question)
{
	const struct history *history = question->history;
	const struct condition *condition = question->condition;

	if (history_is_before_first_dose(history))
		return false;
	if (condition->window != 0)
		return infusion_holds(history, condition->window);
	return is_near(history, &history->profile->last, condition->fact.days);
}

static bool
partner_holds(const struct question *question)
{
	const struct profile *profile = question->history->profile;
	const char *class_id = question->condition->fact.class_id;

	for (size_t i = 0; i < profile->partner_count; i++) {
		if (has_class(profile->partners[i], class_id))
			return true;
	}
	return false;
}

static bool
said_holds(const struct question *question)
{
	const struct history *history = question->history;
	const struct fact_test *test = &question->condition->fact;

	return history->profile->yes[test->fact] ||
	       is_shown_by_lines(history, test->fact, test->days);
}

static bool
chemotherapy_holds(const struct question *question)
{
	const struct history *history = question->history;
	const struct fact_test *test = &question->condition->fact;

	return is_shown_by_lines(history, test->fact, test->days) ||
	       (history->profile->yes[test->fact] &&
		is_near(history, &history->profile->chemo, test->days));
}

static bool
pregnant_holds(const struct question *question)
{
	return !question->history->pregnancy_told && said_holds(question);
}

typedef bool fact_reader(const struct question *question);
static fact_reader *const readers[FACT_KIND_COUNT] = {
	[FACT_FIRST_DOSE] = first_dose_holds,
	[FACT_LAST_DOSE] = last_dose_holds,
	[FACT_PAIR] = pair_holds,
	[FACT_CHEMOTHERAPY] = chemotherapy_holds,
	[FACT_STEROID] = said_holds,
	[FACT_IMMUNOSUPPRESSED] = said_holds,
	[FACT_ADRENAL_RISK] = said_holds,
	[FACT_DIABETES] = said_holds,
	[FACT_TRANSPLANT] = said_holds,
	[FACT_ANTICOAGULANT] = said_holds,
	[FACT_AUTOIMMUNE] = said_holds,
	[FACT_PREGNANT] = pregnant_holds,
	[FACT_PRIOR_REACTION] = said_holds,
	[FACT_PARTNER] = partner_holds,
};

/* A fact is behind nothing that was noted. */
bool
fact_holds(struct causes *causes, const struct question *question)
{
	(void)causes;
	return readers[question->condition->fact.fact](question);
}
