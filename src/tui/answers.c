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

void
answers_say_moment(struct tui *tui, enum err err)
{
	if (err == ERR_RANGE)
		tui_say(tui, "%s", _("This moment is still to come."));
	else
		tui_say(tui, "%s",
			_("I did not understand this date. Example: yesterday "
			  "14:00, or 12/10/2026."));
}
