/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "clinic/regimen.h"

#include <string.h>

static const char *const codes[MOMENT_COUNT] = { "morning", "noon", "evening",
						 "night" };
/* Seconds after the diary day began. */
static const int32_t begins[MOMENT_COUNT] = {
	[MOMENT_MORNING] = 0,
	[MOMENT_NOON] = 7 * 3600,
	[MOMENT_EVENING] = 12 * 3600,
	[MOMENT_NIGHT] = 17 * 3600,
};

const char *
moment_code(enum moment moment)
{
	return codes[moment];
}

static enum err
parse_moment(enum moment *out, const char *word, size_t length)
{
	for (int i = 0; i < MOMENT_COUNT; i++)
		if (strlen(codes[i]) == length &&
		    memcmp(codes[i], word, length) == 0) {
			*out = (enum moment)i;
			return ERR_NONE;
		}
	return err_note(ERR_INVALID, "%.*s", (int)length, word);
}

enum err
moment_parse(enum moment *out, const char *code)
{
	return parse_moment(out, code, strlen(code));
}

enum moment
moment_at(struct stamp stamp)
{
	struct civil civil = stamp_civil(stamp);
	int32_t second = civil.hour * 3600 + civil.minute * 60 + civil.second;
	int moment = MOMENT_COUNT - 1;

	second = (second - DAY_STARTS_AT + DAY_SECONDS) % DAY_SECONDS;
	while (begins[moment] > second)
		moment--;
	return (enum moment)moment;
}

/* ---- at which moments ---- */

static size_t
word_length(const char *text)
{
	return strcspn(text, " ");
}

static enum err
add_word(struct rhythm *out, const char *word, size_t length)
{
	static const char as_needed[] = "as_needed";
	enum moment moment;
	enum err err;

	if (length == sizeof(as_needed) - 1 &&
	    memcmp(word, as_needed, length) == 0) {
		out->is_as_needed = true;
		return ERR_NONE;
	}
	err = parse_moment(&moment, word, length);
	if (err == ERR_NONE)
		out->moments |= 1U << moment;
	return err;
}

enum err
rhythm_parse(struct rhythm *out, const char *text)
{
	struct rhythm rhythm = { 0 };
	enum err err = ERR_NONE;
	const char *at;

	for (at = text + strspn(text, " "); err == ERR_NONE && *at != '\0';
	     at += strspn(at, " ")) {
		err = add_word(&rhythm, at, word_length(at));
		at += word_length(at);
	}
	if (err != ERR_NONE)
		return err;
	if (rhythm.is_as_needed == (rhythm.moments != 0))
		return err_note(ERR_INVALID, "%s", text);
	*out = rhythm;
	return ERR_NONE;
}

struct rhythm
rhythm_of(const struct entry *product)
{
	const char *text = entry_detail(product, "moments");
	struct rhythm rhythm = { 0 };

	if (text == NULL || rhythm_parse(&rhythm, text) != ERR_NONE)
		return (struct rhythm){ 0 };
	return rhythm;
}

/* ---- a course that goes down ---- */

enum { DAY_LENGTH = 10 };

static enum err
parse_step(struct course_step *out, const char *text, size_t length)
{
	const char *dose = text + DAY_LENGTH + 1;
	char day[DAY_LENGTH + 1];
	enum err err;

	/* It does not begin with a blank. */
	while (text[length - 1] == ' ')
		length--;
	if (length < DAY_LENGTH + 2 || text[DAY_LENGTH] != ' ')
		return err_note(ERR_INVALID, "%.*s", (int)length, text);
	memcpy(day, text, DAY_LENGTH);
	day[DAY_LENGTH] = '\0';
	err = day_parse(&out->from_day, day);
	if (err != ERR_NONE)
		return err;
	length -= DAY_LENGTH + 1;
	if (length >= sizeof(out->dose))
		return err_note(ERR_TOO_LARGE, "%.*s", (int)length, dose);
	memcpy(out->dose, dose, length);
	out->dose[length] = '\0';
	return ERR_NONE;
}

static enum err
add_step(struct course *course, const char *text, size_t length)
{
	struct course_step *step = &course->steps[course->count];
	enum err err;

	if (course->count == COURSE_STEPS)
		return err_note(ERR_TOO_LARGE, "%d steps", COURSE_STEPS);
	err = parse_step(step, text, length);
	if (err != ERR_NONE)
		return err;
	if (course->count > 0 && step->from_day <= step[-1].from_day)
		return err_note(ERR_INVALID, "%.*s", (int)length, text);
	course->count++;
	return ERR_NONE;
}

enum err
course_parse(struct course *out, const char *text)
{
	struct course course = { .count = 0 };
	enum err err = ERR_NONE;

	for (text += strspn(text, " ;"); err == ERR_NONE && *text != '\0';
	     text += strspn(text, " ;")) {
		size_t length = strcspn(text, ";");

		err = add_step(&course, text, length);
		text += length;
	}
	if (err == ERR_NONE)
		*out = course;
	return err;
}

void
course_of(struct course *out, const struct entry *product)
{
	const char *text = entry_detail(product, "steps");

	out->count = 0;
	if (text != NULL && course_parse(out, text) != ERR_NONE)
		out->count = 0;
}

size_t
course_step_of(const struct course *course, int32_t day)
{
	size_t step = course->count;

	while (step > 0 && course->steps[step - 1].from_day > day)
		step--;
	return step;
}

const char *
regimen_dose(const struct course *course, const struct entry *product,
	     int32_t day)
{
	size_t step = course_step_of(course, day);

	return step > 0 ? course->steps[step - 1].dose
			: entry_detail(product, "dose");
}
