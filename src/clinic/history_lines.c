/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "clinic/grams.h"
#include "clinic/history.h"
#include "clinic/regimen.h"

static const char *
name_of(const struct entry *entry)
{
	const char *name = entry_detail(entry, "name");

	return entry->code[0] == '\0' && name != NULL ? name : entry->code;
}

static struct line *
find_line(struct history *history, const char *name)
{
	for (size_t i = 0; i < history->line_count; i++) {
		if (strcmp(history->lines[i].name, name) == 0)
			return &history->lines[i];
	}
	return NULL;
}

/* The line that gives way when there is no more room: one that was told, else
 * the oldest. */
static struct line *
spare_line(struct history *history)
{
	struct line *spare = &history->lines[0];

	for (size_t i = 0; i < history->line_count; i++) {
		if (history->lines[i].is_told)
			return &history->lines[i];
		if (history->lines[i].mark.at < spare->mark.at)
			spare = &history->lines[i];
	}
	return spare;
}

/* The line of that name, made new if there is none. */
static struct line *
take_line(struct history *history, size_t place)
{
	const struct entry *entry = history->tested->entries[place];
	const char *name = name_of(entry);
	struct line *line = find_line(history, name);

	history->just.products = true;
	history->noted.products = true;
	if (line != NULL)
		return line;
	if (history->line_count < HISTORY_LINES)
		line = &history->lines[history->line_count++];
	else
		line = spare_line(history);
	*line = (struct line){
		.product = pack_product(history->pack, entry->code),
		.name = name,
		.mark = { history->at, place, true },
		.since_day = history->day,
		.changed_day = history->day,
	};
	return line;
}

static bool
day_of_detail(int32_t *out, const struct entry *entry, const char *key)
{
	const char *text = entry_detail(entry, key);
	struct stamp stamp;

	if (text == NULL)
		return false;
	if (day_parse(out, text) == ERR_NONE)
		return true;
	if (stamp_parse(&stamp, text) != ERR_NONE)
		return false;
	*out = stamp_day(stamp);
	return true;
}

static bool
is_told(const struct entry *entry)
{
	const struct answer *told = entry_find_answer(entry, "told");

	if (told != NULL && told->state == ANSWER_GIVEN)
		return told->value > 0;
	return entry_detail(entry, "told") != NULL;
}

static milli
daily_grams(const struct entry *entry)
{
	const struct answer *given = entry_find_answer(entry, "dose_g_day");
	const char *dose = entry_detail(entry, "dose");

	if (given != NULL && given->state == ANSWER_GIVEN)
		return given->value;
	return dose != NULL ? grams_a_day(dose) : 0;
}

/* The first step goes down only from a dose that was said. */
static void
follow_course(const struct history *history, struct line *line)
{
	const struct entry *entry;
	struct course course;
	size_t step;

	if (!line->has_course ||
	    (line->status != LINE_TAKING && line->status != LINE_REDUCED))
		return;
	entry = history->tested->entries[line->course_place];
	course_of(&course, entry);
	step = course_step_of(&course, history->day);
	if (step == 0 || (step == 1 && entry_detail(entry, "dose") == NULL))
		return;
	line->status = LINE_REDUCED;
	line->changed_day = course.steps[step - 1].from_day;
}

void
history_follow_courses(struct history *history)
{
	for (size_t i = 0; i < history->line_count; i++)
		follow_course(history, &history->lines[i]);
}

void
history_apply_product(struct history *history, size_t place)
{
	const struct entry *entry = history->tested->entries[place];
	struct line *line = take_line(history, place);
	const char *status = entry_detail(entry, "status");
	const char *by = entry_detail(entry, "by");

	line->mark = (struct mark){ history->at, place, true };
	line->status = LINE_TAKING;
	line->is_listed = true;
	if (status != NULL &&
	    line_status_parse(&line->status, status) != ERR_NONE)
		line->status = LINE_TAKING;
	line->by_team = by != NULL && strcmp(by, "team") == 0;
	line->grams_a_day = daily_grams(entry);
	if (day_of_detail(&line->since_day, entry, "since"))
		line->since_said = true;
	if (!day_of_detail(&line->changed_day, entry, "until"))
		line->changed_day = history->day;
	line->has_course = entry_detail(entry, "steps") != NULL;
	line->course_place = place;
	line->is_told = is_told(entry);
	line->told_at = history->at;
	if (line->is_told)
		line->standing = (struct standing){ 0 };
}

static void
count_days(struct line *line, int32_t last_day, int32_t day)
{
	if (line->dose_count == 0 || day > last_day + 1)
		line->dose_days = 1;
	else if (day == last_day + 1)
		line->dose_days++;
}

/* Until one is taken again. */
static void
miss_dose(struct history *history, struct line *line, size_t place)
{
	line->mark = (struct mark){ history->at, place, true };
	line->status = LINE_MISSED;
	line->changed_day = history->day;
}

void
history_apply_dose(struct history *history, size_t place)
{
	const struct entry *entry = history->tested->entries[place];
	struct line *line = take_line(history, place);
	struct dose dose = { history->at, history->day, dose_grams(entry) };
	int32_t last_day = 0;

	if (dose_is_missed(entry)) {
		miss_dose(history, line, place);
		return;
	}
	if (line->status == LINE_MISSED)
		line->status = LINE_TAKING;
	if (line->dose_count > 0)
		last_day = line->doses[line->dose_count - 1].day;
	count_days(line, last_day, history->day);
	if (line->dose_count == HISTORY_DOSES) {
		line->dose_count--;
		memmove(&line->doses[0], &line->doses[1],
			line->dose_count * sizeof(line->doses[0]));
	}
	line->doses[line->dose_count++] = dose;
}
