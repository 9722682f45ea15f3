/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The one thing in the clear. Two lines: the day filled in last, "-" for none
 * yet; and the day somebody was reminded last, with how often.
 */
#include "config.h"

#include "app/reminder.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/scan.h"
#include "sys/files.h"
#include "sys/paths.h"

enum { DAY_FILE_LIMIT = 64, DAY_TEXT = 10 };

struct reminder_day {
	int32_t filled;    /* 0: none */
	int32_t given_day; /* 0: none */
	int given;
};

static char *
day_path(void)
{
	char *folder = paths_state_folder();
	char *path = paths_join(folder, "filled-in");

	free(folder);
	return path;
}

bool
reminder_is_on(void)
{
	char *path = day_path();
	bool is_on = files_exist(path);

	free(path);
	return is_on;
}

/* A day at the head of a text; false for anything else. */
static bool
take_day(int32_t *out, const char **text)
{
	char day[DAY_TEXT + 1];

	if (strlen(*text) < DAY_TEXT)
		return false;
	memcpy(day, *text, DAY_TEXT);
	day[DAY_TEXT] = '\0';
	if (day_parse(out, day) != ERR_NONE)
		return false;
	*text += DAY_TEXT;
	return true;
}

/* What is there says nothing: then no day is filled in. */
static void
parse(struct reminder_day *out, const char *text)
{
	*out = (struct reminder_day){ 0 };
	if (!take_day(&out->filled, &text) && !scan_sign(&text, '-'))
		return;
	if (!scan_sign(&text, '\n') || !take_day(&out->given_day, &text) ||
	    !scan_sign(&text, ' ') || !scan_digits(&out->given, &text, 1)) {
		out->given_day = 0;
		out->given = 0;
	}
}

static enum err
read_day(struct reminder_day *out)
{
	char *path = day_path();
	struct buf text = { 0 };
	enum err err = files_read(&text, path, DAY_FILE_LIMIT);

	free(path);
	if (err == ERR_TOO_LARGE) {
		err_forget_note();
		buf_cut(&text, 0);
		err = ERR_NONE;
	}
	if (err == ERR_NONE)
		parse(out, buf_text(&text));
	buf_clear(&text);
	return err;
}

static enum err
write_day(const struct reminder_day *day)
{
	char text[STAMP_TEXT_LIMIT];
	struct buf lines = { 0 };
	char *path = day_path();
	char *folder = paths_folder(path);
	enum err err = files_make_folder(folder);

	buf_addf(&lines, "%s\n",
		 day->filled != 0 ? day_format(text, day->filled) : "-");
	if (day->given_day != 0)
		buf_addf(&lines, "%s %d\n", day_format(text, day->given_day),
			 day->given);
	if (err == ERR_NONE)
		err = files_replace(path, lines.data, lines.length);
	buf_clear(&lines);
	free(folder);
	free(path);
	return err;
}

/* A day filled in further east may be tomorrow's here; one that is further
 * ahead was written by a wrong clock. */
static bool
is_filled(const struct reminder_day *day, int32_t today)
{
	return day->filled == today || day->filled == today + 1;
}

enum err
reminder_is_due(bool *out, struct stamp now)
{
	struct reminder_day day;
	enum err err = read_day(&day);

	if (err == ERR_NONE)
		*out = !is_filled(&day, stamp_day(now));
	return err;
}

enum err
reminder_give(bool *out, struct stamp now)
{
	int32_t today = stamp_day(now);
	struct reminder_day day;
	enum err err = read_day(&day);

	if (err != ERR_NONE)
		return err;
	if (day.given_day != today)
		day.given = 0;
	if (is_filled(&day, today) || day.given >= REMINDER_TIMES) {
		*out = false;
		return ERR_NONE;
	}
	day.given_day = today;
	day.given++;
	err = write_day(&day);
	if (err == ERR_NONE)
		*out = true;
	return err;
}

enum err
reminder_put_off(struct stamp now)
{
	struct reminder_day day;
	enum err err = read_day(&day);

	if (err != ERR_NONE)
		return err;
	day.given_day = stamp_day(now);
	day.given = REMINDER_TIMES;
	return write_day(&day);
}

enum err
reminder_note_day(int32_t filled)
{
	struct reminder_day day;
	enum err err;

	if (!reminder_is_on())
		return ERR_NONE;
	err = read_day(&day);
	if (err != ERR_NONE || day.filled == filled)
		return err;
	day.filled = filled;
	return write_day(&day);
}

enum err
reminder_begin(void)
{
	const struct reminder_day day = { 0 };

	return reminder_is_on() ? ERR_NONE : write_day(&day);
}

enum err
reminder_forget(int *removed)
{
	char *path = day_path();
	enum err err = ERR_NONE;

	if (unlink(path) == 0)
		(*removed)++;
	else if (errno != ENOENT)
		err = err_system(errno, "%s", path);
	free(path);
	return err;
}
