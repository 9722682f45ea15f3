/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "clinic/driver.h"

enum {
	DRIVER_UNANSWERED = 2, /* clinical.md section c, missing data b */
	DRIVER_TOP = SCALE_STEPS - 1,
};

struct scale {
	unsigned asks;
	const char *name;
};
static const struct scale scales[] = {
	{ ASKS_SEVERITY, "severity" },
	{ ASKS_INTERFERENCE, "interference" },
	{ ASKS_FREQUENCY, "frequency" },
	{ ASKS_AMOUNT, "amount" },
};

int
driver_step(milli value)
{
	if (value <= 0)
		return 0;
	if (value >= (milli)DRIVER_TOP * MILLI_ONE)
		return DRIVER_TOP;
	return (int)((value + MILLI_ONE - 1) / MILLI_ONE);
}

int
driver_of_number(const struct measure *measure, milli value)
{
	for (int step = DRIVER_TOP; step >= 1; step--) {
		if ((measure->drives & (1U << step)) != 0 &&
		    value >= measure->driver_from[step])
			return step;
	}
	return 0;
}

unsigned
driver_scales(const struct symptom *symptom)
{
	unsigned scale = symptom->asks & (ASKS_SEVERITY | ASKS_INTERFERENCE);

	if (scale != 0)
		return scale;
	if ((symptom->asks & ASKS_FREQUENCY) != 0)
		return ASKS_FREQUENCY;
	return symptom->asks & ASKS_AMOUNT;
}

static int
max_int(int a, int b)
{
	return a > b ? a : b;
}

/* What the answer scales say, 0 for no scale at all. */
static int
scale_driver(const struct symptom *symptom, const struct entry *entry)
{
	unsigned wanted = driver_scales(symptom);
	bool is_answered = false;
	bool is_skipped = false;
	int driver = 0;

	for (size_t i = 0; i < sizeof(scales) / sizeof(scales[0]); i++) {
		const struct answer *answer;

		if ((wanted & scales[i].asks) == 0)
			continue;
		answer = entry_find_answer(entry, scales[i].name);
		if (answer == NULL)
			continue;
		if (answer->state == ANSWER_GIVEN) {
			is_answered = true;
			driver = max_int(driver, driver_step(answer->value));
		}
		is_skipped = is_skipped || answer->state == ANSWER_NOT_SAID;
	}
	if (wanted != 0 && (is_skipped || !is_answered))
		driver = max_int(driver, DRIVER_UNANSWERED);
	return driver;
}

bool
driver_is_answered(const struct symptom *symptom, const struct entry *entry)
{
	unsigned wanted = driver_scales(symptom);

	for (size_t i = 0; i < sizeof(scales) / sizeof(scales[0]); i++) {
		const struct answer *answer = entry_find_answer(entry,
								scales[i].name);

		if ((wanted & scales[i].asks) != 0 && answer != NULL &&
		    answer->state == ANSWER_GIVEN)
			return true;
	}
	return wanted == 0;
}

static int
linked_driver(const struct symptom *symptom, const struct entry *entry)
{
	int driver = 0;

	for (size_t i = 0; i < symptom->link_count; i++) {
		const struct measure *measure = symptom->links[i];
		const struct answer *answer = entry_find_answer(entry,
								measure->id);

		if (answer != NULL && answer->state == ANSWER_GIVEN)
			driver = max_int(
				driver,
				driver_of_number(measure, answer->value));
	}
	return driver;
}

unsigned
driver_flags(const struct symptom *symptom, const struct entry *entry)
{
	unsigned flags = 0;

	for (size_t i = 0; i < entry->answer_count; i++) {
		const struct answer *answer = &entry->answers[i];

		if (answer->state != ANSWER_GIVEN || answer->value <= 0 ||
		    strncmp(answer->name, "flag:", 5) != 0)
			continue;
		for (size_t f = 0; f < symptom->flag_count; f++) {
			if (strcmp(answer->name + 5, symptom->flags[f].code) ==
			    0)
				flags |= 1U << f;
		}
	}
	return flags;
}

static bool
says(const struct entry *entry, const char *name, milli value)
{
	const struct answer *answer = entry_find_answer(entry, name);

	return answer != NULL && answer->state == ANSWER_GIVEN &&
	       answer->value == value;
}

/* One answer of a symptom: does it say that it is there, that it is not, or
 * neither? What was asked and skipped may be anything, so it may be there. */
enum says { SAYS_NOTHING, SAYS_THERE, SAYS_NOT_THERE };

static enum says
scale_says(const char *name, const struct entry *entry)
{
	const struct answer *answer = entry_find_answer(entry, name);

	if (answer == NULL)
		return SAYS_NOTHING;
	if (answer->state == ANSWER_GIVEN)
		return answer->value > 0 ? SAYS_THERE : SAYS_NOT_THERE;
	return answer->state == ANSWER_NOT_SAID ? SAYS_THERE : SAYS_NOTHING;
}

static enum says
number_says(const struct measure *measure, const struct entry *entry)
{
	const struct answer *answer = entry_find_answer(entry, measure->id);

	/* Only a counted number is an answer: a saturation is none. */
	if (measure->drives == 0 || answer == NULL ||
	    answer->state != ANSWER_GIVEN)
		return SAYS_NOTHING;
	return answer->value > 0 ? SAYS_THERE : SAYS_NOT_THERE;
}

bool
driver_is_gone(const struct symptom *symptom, const struct entry *entry)
{
	bool is_denied = false;

	if (says(entry, "over", MILLI_ONE) || says(entry, "presence", 0))
		return true;
	if (scale_says("presence", entry) == SAYS_THERE ||
	    driver_flags(symptom, entry) != 0)
		return false;
	for (size_t i = 0; i < sizeof(scales) / sizeof(scales[0]); i++) {
		enum says said = scale_says(scales[i].name, entry);

		if (said == SAYS_THERE)
			return false;
		is_denied = is_denied || said == SAYS_NOT_THERE;
	}
	for (size_t i = 0; i < symptom->link_count; i++) {
		enum says said = number_says(symptom->links[i], entry);

		if (said == SAYS_THERE)
			return false;
		is_denied = is_denied || said == SAYS_NOT_THERE;
	}
	return is_denied;
}

int
driver_of(const struct symptom *symptom, const struct entry *entry)
{
	int driver;

	if (driver_is_gone(symptom, entry))
		return 0;
	driver = max_int(scale_driver(symptom, entry),
			 linked_driver(symptom, entry));
	return max_int(driver, 1);
}

int
driver_part(const struct symptom *symptom, const struct entry *entry,
	    enum symptom_part part)
{
	static const struct scale parts[] = {
		[PART_FREQUENCY] = { ASKS_FREQUENCY, "frequency" },
		[PART_SEVERITY] = { ASKS_SEVERITY, "severity" },
		[PART_INTERFERENCE] = { ASKS_INTERFERENCE, "interference" },
		[PART_AMOUNT] = { ASKS_AMOUNT, "amount" },
		[PART_PRESENCE] = { ASKS_PRESENCE, "presence" },
	};
	const struct scale *scale = &parts[part];
	const struct answer *answer = entry_find_answer(entry, scale->name);

	if (answer != NULL && answer->state == ANSWER_GIVEN)
		return driver_step(answer->value);
	if (part == PART_PRESENCE)
		return driver_is_gone(symptom, entry) ? 0 : 1;
	return (driver_scales(symptom) & scale->asks) != 0 ? DRIVER_UNANSWERED
							   : 0;
}
