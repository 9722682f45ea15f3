/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where reminders are on, the day filled in last stands outside the diary. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/inside.h"
#include "app/reminder.h"
#include "sys/paths.h"

bool
session_is_usual(const struct session *session)
{
	char *usual = paths_diary(NULL);
	bool is_same = strcmp(session->path, usual) == 0;

	free(usual);
	return is_same;
}

void
session_remind(struct session *session)
{
	int32_t day = 0;
	enum err err;

	if (session->is_read_only || !reminder_is_on() ||
	    !session_is_usual(session))
		return;
	err = diary_last_filled(&day, session->diary, session_now(session));
	if (err == ERR_NONE || err == ERR_NOT_FOUND)
		err = reminder_note_day(day);
	/* That it cannot be written is no failure of what was noted. */
	if (err != ERR_NONE)
		err_forget_note();
}
