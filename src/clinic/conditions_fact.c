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
first_dose_holds(const struct history *history, int days)
{
	return !history_is_before_first_dose(history) &&
	       is_near(history, &history->profile->first, days);
}

static bool
pair_holds(const struct history *history, int days)
{
	struct known_day pair;

	return !history_is_before_first_dose(history) &&
	       profile_pair_day(history->profile, &pair) &&
	       is_near(history, &pair, days);
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
partner_holds(const struct profile *profile, const char *class_id)
{
	for (size_t i = 0; i < profile->partner_count; i++) {
		const struct product *partner = profile->partners[i];

		for (size_t c = 0; c < partner->class_count; c++) {
			if (strcmp(partner->classes[c], class_id) == 0)
				return true;
		}
	}
	return false;
}

static bool
said_holds(const struct history *history, const struct fact_test *test)
{
	const struct profile *profile = history->profile;

	if (is_shown_by_lines(history, test->fact, test->days))
		return true;
	if (!profile->yes[test->fact])
		return false;
	return test->fact != FACT_CHEMOTHERAPY ||
	       is_near(history, &profile->chemo, test->days);
}

bool
fact_holds(const struct question *question)
{
	const struct history *history = question->history;
	const struct fact_test *test = &question->condition->fact;

	switch (test->fact) {
	case FACT_FIRST_DOSE:
		return first_dose_holds(history, test->days);
	case FACT_LAST_DOSE:
		return last_dose_holds(question);
	case FACT_PAIR:
		return pair_holds(history, test->days);
	case FACT_PARTNER:
		return partner_holds(history->profile, test->class_id);
	case FACT_PREGNANT:
		return !history->pregnancy_told &&
		       history->profile->yes[FACT_PREGNANT];
	case FACT_CHEMOTHERAPY:
	case FACT_STEROID:
	case FACT_IMMUNOSUPPRESSED:
	case FACT_ADRENAL_RISK:
	case FACT_DIABETES:
	case FACT_TRANSPLANT:
	case FACT_ANTICOAGULANT:
	case FACT_AUTOIMMUNE:
	case FACT_PRIOR_REACTION:
		return said_holds(history, test);
	case FACT_KIND_COUNT:
		break;
	}
	return false;
}
