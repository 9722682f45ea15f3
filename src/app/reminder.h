/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Reminders, for those who ask for them. They need one thing outside the
 * sealed diary, in the clear: the day that was filled in last, and how often
 * one was reminded today. Nothing else is there, and nothing at all until they
 * are switched on. They are about the usual diary, and no other.
 */
#ifndef VIGIE_APP_REMINDER_H
#define VIGIE_APP_REMINDER_H

#include <stdbool.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"
#include "base/stamp.h"

/* ---- reminder_day.c: what is in the clear ---- */

enum { REMINDER_TIMES = 3 };

bool reminder_is_on(void);
/* Is today still to be filled in? ERR_NOT_FOUND when reminders are off. */
enum err reminder_is_due(bool *out, struct stamp now) MUST_CHECK;
/* The same, and the person is told of it now: counted, and false after the
 * third time of a day. */
enum err reminder_give(bool *out, struct stamp now) MUST_CHECK;
/* No more today. ERR_NOT_FOUND when reminders are off. */
enum err reminder_put_off(struct stamp now) MUST_CHECK;
/* The day filled in last, 0 for none; nothing happens when they are off. */
enum err reminder_note_day(int32_t day) MUST_CHECK;
enum err reminder_begin(void) MUST_CHECK;
/* Counts what was there. */
enum err reminder_forget(int *removed) MUST_CHECK;

/* ---- reminder.c: on and off ---- */

/* What does it on this machine. */
enum reminder_way {
	REMINDER_NO_WAY,
	REMINDER_TIMER,   /* of systemd: catches up after a power-off */
	REMINDER_CRONTAB, /* three lines of it */
};

struct reminder {
	enum reminder_way way;
	char *service_path, *timer_path;
	struct buf service, timer;
	struct buf crontab;
};
/*
 * What would be written; nothing is. program: how to call Vigie, absolute;
 * hour and minute of the first of three times. ERR_INVALID for a program in a
 * folder whose name a timer cannot hold.
 */
enum err reminder_plan(struct reminder *out, const char *program, int hour,
		       int minute) MUST_CHECK;
void reminder_clear(struct reminder *reminder);
/* What will be written and where, for a person to read. */
void reminder_add_text(struct buf *out, const struct reminder *reminder);

/* Writes it and switches it on; nothing is left behind on failure. */
enum err reminder_install(const struct reminder *reminder) MUST_CHECK;
/* Takes all of it away. ERR_NOT_FOUND when there was nothing. */
enum err reminder_remove(const struct reminder *reminder) MUST_CHECK;

/* The path of this program; owned. */
enum err reminder_program(char **out) MUST_CHECK;
/* The hour that is offered first. */
enum { REMINDER_HOUR = 20 };

#endif
