/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reminders, for those who ask for them. They need one thing outside the
 * sealed diary, in the clear: the day that was filled in last. Nothing else
 * is there, and nothing at all until they are switched on.
 */
#ifndef VIGIE_APP_REMINDER_H
#define VIGIE_APP_REMINDER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

bool reminder_is_on(void);
/* The diary day filled in last, as days since 1970-01-01; 0 for none yet.
 * ERR_NOT_FOUND when reminders are off. */
enum err reminder_last_day(int32_t *out) MUST_CHECK;
/* That day is filled in. Nothing happens when reminders are off; that it
 * cannot be written is no failure of what was noted. */
void reminder_note_day(int32_t day);

/* What is written when reminders are switched on, and where. */
struct reminder {
	char *service_path, *timer_path;
	struct buf service, timer;
	char *crontab; /* the same for a machine without systemd */
};
/* program: how to call Vigie, absolute; hour and minute of the first one. */
void reminder_plan(struct reminder *out, const char *program, int hour,
		   int minute);
void reminder_clear(struct reminder *reminder);

/* Writes the units and the day; the person switches the timer on. */
enum err reminder_install(const struct reminder *reminder) MUST_CHECK;
/* Takes both away. ERR_NOT_FOUND when there was nothing. */
enum err reminder_remove(const struct reminder *reminder) MUST_CHECK;

#endif
