/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/reminder.h"

#include <errno.h>
#include <stdlib.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/stamp.h"
#include "sys/files.h"
#include "sys/lang.h"
#include "sys/paths.h"

enum { DAY_FILE_LIMIT = 64, MINUTES_BETWEEN = 30, TIMES = 3, HOUR = 60 };

static char *
day_path(void)
{
	char *folder = paths_state_folder();
	char *path = paths_join(folder, "filled-in");

	free(folder);
	return path;
}

static char *
unit_path(const char *name)
{
	char *settings = paths_settings();
	char *ours = paths_folder(settings);
	char *folder = paths_folder(ours);
	struct buf path = { 0 };

	buf_addf(&path, "%s/systemd/user/%s", folder, name);
	free(settings);
	free(ours);
	free(folder);
	return buf_take(&path);
}

bool
reminder_is_on(void)
{
	char *path = day_path();
	bool is_on = files_exist(path);

	free(path);
	return is_on;
}

enum err
reminder_last_day(int32_t *out)
{
	char *path = day_path();
	struct buf text = { 0 };
	enum err err = files_read(&text, path, DAY_FILE_LIMIT);

	free(path);
	if (err == ERR_NONE) {
		while (text.length > 0 && text.data[text.length - 1] == '\n')
			buf_cut(&text, text.length - 1);
		/* What is there says nothing: then no day is filled in. */
		if (day_parse(out, buf_text(&text)) != ERR_NONE) {
			err_forget_note();
			*out = 0;
		}
	}
	buf_clear(&text);
	return err;
}

static enum err
write_day(int32_t day)
{
	char text[STAMP_TEXT_LIMIT];
	struct buf line = { 0 };
	char *path = day_path();
	char *folder = paths_folder(path);
	enum err err = files_make_folder(folder);

	if (day != 0)
		buf_addf(&line, "%s\n", day_format(text, day));
	if (err == ERR_NONE)
		err = files_replace(path, line.data, line.length);
	buf_clear(&line);
	free(folder);
	free(path);
	return err;
}

void
reminder_note_day(int32_t day)
{
	int32_t last = 0;

	if (!reminder_is_on())
		return;
	if (reminder_last_day(&last) == ERR_NONE && last >= day)
		return;
	if (write_day(day) != ERR_NONE)
		err_forget_note();
}

/* ---- the plan ---- */

/* No word of health, and no name: a reminder may be seen by anybody. The
 * sentence holds no quote: it goes through two of them. systemd reads "$$" as
 * a dollar. */
static void
add_service(struct buf *out, const char *program)
{
	buf_addf(out,
		 "[Unit]\n"
		 "Description=vigie, a line for today\n"
		 "\n"
		 "[Service]\n"
		 "Type=oneshot\n"
		 "SuccessExitStatus=10\n"
		 "ExecStart=/bin/sh -c '\"%s\" due >/dev/null 2>&1; "
		 "[ $$? -eq 10 ] || exit 0; "
		 "notify-send \"%s\" 2>/dev/null || "
		 "echo \"%s\" | write \"$$USER\"'\n",
		 program, _("A line is waiting for today."),
		 _("A line is waiting for today."));
}

/* Until it is done, three times at most; one missed while the computer was
 * off is caught up. */
static void
add_timer(struct buf *out, int hour, int minute)
{
	buf_adds(out, "[Unit]\n"
		      "Description=vigie, a line for today\n"
		      "\n"
		      "[Timer]\n");
	for (int i = 0; i < TIMES; i++) {
		int at = hour * HOUR + minute + i * MINUTES_BETWEEN;

		buf_addf(out, "OnCalendar=*-*-* %02d:%02d\n", at / HOUR % 24,
			 at % HOUR);
	}
	buf_adds(out, "Persistent=true\n"
		      "\n"
		      "[Install]\n"
		      "WantedBy=timers.target\n");
}

void
reminder_plan(struct reminder *out, const char *program, int hour, int minute)
{
	struct buf crontab = { 0 };

	*out = (struct reminder){
		.service_path = unit_path("vigie-remind.service"),
		.timer_path = unit_path("vigie-remind.timer"),
	};
	add_service(&out->service, program);
	add_timer(&out->timer, hour, minute);
	buf_addf(&crontab, "%d %d * * * %s due", minute, hour, program);
	out->crontab = buf_take(&crontab);
}

void
reminder_clear(struct reminder *reminder)
{
	free(reminder->service_path);
	free(reminder->timer_path);
	free(reminder->crontab);
	buf_clear(&reminder->service);
	buf_clear(&reminder->timer);
}

/* ---- on and off ---- */

static enum err
write_unit(const char *path, const struct buf *text)
{
	char *folder = paths_folder(path);
	enum err err = files_make_folder(folder);

	free(folder);
	return err != ERR_NONE ? err
			       : files_replace(path, text->data, text->length);
}

enum err
reminder_install(const struct reminder *reminder)
{
	enum err err = write_unit(reminder->service_path, &reminder->service);

	if (err == ERR_NONE)
		err = write_unit(reminder->timer_path, &reminder->timer);
	if (err == ERR_NONE && !reminder_is_on())
		err = write_day(0);
	return err;
}

/* Counts what was there. */
static enum err
remove_file(int *removed, const char *path)
{
	if (unlink(path) == 0) {
		(*removed)++;
		return ERR_NONE;
	}
	return errno == ENOENT ? ERR_NONE : err_system(errno, "%s", path);
}

enum err
reminder_remove(const struct reminder *reminder)
{
	char *path = day_path();
	int removed = 0;
	enum err err = remove_file(&removed, path);

	if (err == ERR_NONE)
		err = remove_file(&removed, reminder->timer_path);
	if (err == ERR_NONE)
		err = remove_file(&removed, reminder->service_path);
	free(path);
	if (err == ERR_NONE && removed == 0)
		err = ERR_NOT_FOUND;
	return err;
}
