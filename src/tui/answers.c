/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/answers.h"

#include <stdio.h>
#include <string.h>

#include "sys/clock.h"

/* A clock that runs a little behind is not the future. */
enum { GRACE = 5 * 60, LONGEST_CODE = ANSWER_NAME_LIMIT - 6 };

const char *
answers_flag_name(char name[static ANSWER_NAME_LIMIT], const char *code)
{
	(void)snprintf(name, ANSWER_NAME_LIMIT, "flag:%.*s", LONGEST_CODE,
		       code);
	return name;
}

int
answers_level(const struct entry *entry, const char *name)
{
	const struct answer *answer = entry_find_answer(entry, name);

	if (answer == NULL || answer->state != ANSWER_GIVEN)
		return FIELD_UNCHOSEN;
	return (int)(answer->value / MILLI_ONE);
}

int
answers_change(milli value)
{
	if (value < 0)
		return 0;
	return value > 0 ? 2 : 1;
}

char
answers_mark(void)
{
	return lang_current() == LANG_FR ? ',' : '.';
}

enum err
answers_any_moment(struct stamp *out, const char *text, struct stamp now)
{
	if (stamp_parse(out, text) == ERR_NONE)
		return ERR_NONE;
	return clock_parse(out, text, now);
}

enum err
answers_moment(struct stamp *out, const char *text, struct stamp now)
{
	struct stamp moment;
	enum err err = answers_any_moment(&moment, text, now);

	if (err != ERR_NONE)
		return err;
	if (moment.at > now.at + GRACE)
		return ERR_RANGE;
	*out = moment;
	return ERR_NONE;
}

char *
answers_moment_text(char out[static STAMP_TEXT_LIMIT], struct stamp stamp)
{
	struct civil civil = stamp_civil(stamp);
	struct stamp back;

	(void)snprintf(out, STAMP_TEXT_LIMIT, "%02d/%02d/%04d %02d:%02d:%02d",
		       civil.day, civil.month, civil.year, civil.hour,
		       civil.minute, civil.second);
	if (clock_parse(&back, out, stamp) != ERR_NONE || back.at != stamp.at ||
	    back.offset != stamp.offset)
		(void)stamp_format(out, stamp);
	return out;
}

char *
answers_day_text(char out[static STAMP_TEXT_LIMIT], const char *day)
{
	struct civil civil;
	int32_t number;

	if (day_parse(&number, day) != ERR_NONE) {
		(void)snprintf(out, STAMP_TEXT_LIMIT, "%s", day);
		return out;
	}
	civil = civil_from_day(number);
	(void)snprintf(out, STAMP_TEXT_LIMIT, "%02d/%02d/%04d", civil.day,
		       civil.month, civil.year);
	return out;
}

void
answers_say_moment(struct tui *tui, enum err err)
{
	if (err == ERR_RANGE)
		tui_say(tui, "%s", _("This moment is still to come."));
	else
		tui_say(tui, "%s",
			_("I did not understand this date. Example: yesterday "
			  "14:00, or 12 October."));
}
