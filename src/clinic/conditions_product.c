/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "clinic/conditions.h"
#include "clinic/profile_parts.h"

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
is_one_of(const struct product_test *test, const struct product *product)
{
	if (test->product_count == 0)
		return true;
	for (size_t i = 0; i < test->product_count; i++) {
		if (test->products[i] == product)
			return true;
	}
	return false;
}

static bool
is_of_class(const struct product_test *test, const struct product *product)
{
	if (test->class_count == 0)
		return true;
	for (size_t i = 0; i < test->class_count; i++) {
		for (size_t j = 0; j < product->class_count; j++) {
			/* Both are the pack's own pointers. */
			if (product->classes[j] == test->classes[i])
				return true;
		}
	}
	return false;
}

/* A product that is not in the pack is a medicine that nobody knows. */
static bool
is_the_product(const struct product_test *test, const struct product *product)
{
	if (product == NULL)
		return test->product_count == 0 && test->class_count == 0 &&
		       test->concerns == 0 && !test->tell_today &&
		       test->kind != PRODUCT_NATURAL;
	if (test->kind == PRODUCT_MEDICINE && product->natural)
		return false;
	if (test->kind == PRODUCT_NATURAL && !product->natural)
		return false;
	if (test->concerns != 0 && (test->concerns & product->concerns) == 0)
		return false;
	if (test->tell_today && !product->tell_today)
		return false;
	return is_one_of(test, product) && is_of_class(test, product);
}

static bool
is_going_on(const struct line *line)
{
	return line->status == LINE_TAKING || line->status == LINE_PLANNED;
}

static const struct dose *
last_dose(const struct line *line)
{
	return line->dose_count > 0 ? &line->doses[line->dose_count - 1] : NULL;
}

/* Within the window; being taken, and at no hour known that day, counts. */
static bool
is_taken(const struct question *question, const struct line *line)
{
	const struct history *history = question->history;
	const struct dose *dose = last_dose(line);

	if (dose != NULL && dose->at >= question_from(question))
		return true;
	if (line->status == LINE_RECEIVED)
		return line->mark.at >= question_from(question);
	if (line->status != LINE_TAKING && line->status != LINE_REDUCED)
		return false;
	return dose == NULL || dose->day != history->day;
}

static milli
grams_in_a_day(const struct history *history, const struct line *line)
{
	milli grams = 0;

	for (size_t i = 0; i < line->dose_count; i++) {
		if (line->doses[i].at > history->at - DAY_SECONDS)
			grams += line->doses[i].grams;
	}
	return grams > line->grams_a_day ? grams : line->grams_a_day;
}

static bool
is_daily(const struct history *history, const struct line *line, int days)
{
	const bool is_taken = line->is_listed && (line->status == LINE_TAKING ||
						  line->status == LINE_REDUCED);

	return line->dose_days > days ||
	       (is_taken && history->day - line->since_day > days);
}

/* Known to be shorter: not so long. Unknown: so long. */
static bool
is_long_course(const struct history *history, const struct line *line, int days)
{
	int32_t until = is_going_on(line) ? history->day : line->changed_day;

	return !line->since_said || until - line->since_day >= days;
}

static bool
meets_time(const struct question *question, const struct line *line)
{
	const struct product_test *test = &question->condition->product;
	const struct history *history = question->history;

	if (test->days != 0 && !is_going_on(line) &&
	    history->day - line->changed_day > test->days)
		return false;
	if (test->taken && !is_taken(question, line))
		return false;
	if (test->daily_days != 0 && !is_daily(history, line, test->daily_days))
		return false;
	return test->course_days == 0 ||
	       is_long_course(history, line, test->course_days);
}

static bool
line_holds(const struct question *question, const struct line *line)
{
	const struct product_test *test = &question->condition->product;

	if (test->statuses != 0 && (test->statuses & (1U << line->status)) == 0)
		return false;
	if (test->untold && line->is_told)
		return false;
	if (test->not_by_team && line->by_team)
		return false;
	return is_the_product(test, line->product) &&
	       meets_time(question, line);
}

static struct cause
line_cause(const struct question *question, size_t i)
{
	const struct line *line = &question->history->lines[i];
	const bool beside = question->condition->product.beside;

	return (struct cause){
		.kind = SUBJECT_PRODUCT,
		.index = i,
		.mark = line->mark,
		.is_fresh = !line->is_told && !beside,
		.is_beside = beside,
	};
}

/* An amount is that of all the lines together: two products may hold the same
 * medicine. */
bool
product_holds(struct causes *causes, const struct question *question)
{
	const struct history *history = question->history;
	const struct product_test *test = &question->condition->product;
	size_t first = causes->count;
	milli grams = 0;

	for (size_t i = 0; i < history->line_count; i++) {
		const struct line *line = &history->lines[i];
		const struct cause cause = line_cause(question, i);

		if (!line_holds(question, line))
			continue;
		causes_add(causes, &cause);
		grams += grams_in_a_day(history, line);
	}
	if (causes->count > first && grams >= test->grams_a_day)
		return true;
	causes_take_back(causes, first);
	return false;
}

bool
lines_have_class(const struct history *history, const char *class_id, int days)
{
	for (size_t i = 0; i < history->line_count; i++) {
		const struct line *line = &history->lines[i];

		if (line->product == NULL ||
		    !has_class(line->product, class_id))
			continue;
		if (line->status != LINE_STOPPED &&
		    line->status != LINE_RECENT && line->status != LINE_PLANNED)
			return true;
		if (line->status != LINE_PLANNED && days != 0 &&
		    history->day - line->changed_day <= days)
			return true;
	}
	return false;
}
