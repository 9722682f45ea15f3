/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A timer of systemd, or three lines of a crontab: shown, written, taken
 * away. */
#include "config.h"

#include "app/reminder.h"

#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "sys/files.h"
#include "sys/lang.h"
#include "sys/paths.h"
#include "sys/run.h"

enum { MINUTES_BETWEEN = 30, HOUR = 60 };

/* Ends each of our lines in a crontab; the rest of it is not ours. */
static const char mark[] = "# vigie-remind";

static const char *const ask_systemd[] = { "systemctl", "--user",
					   "show-environment", NULL };
static const char *const reload[] = { "systemctl", "--user", "daemon-reload",
				      NULL };
static const char *const enable[] = {
	"systemctl", "--user", "enable", "--now", "vigie-remind.timer", NULL
};
static const char *const disable[] = {
	"systemctl", "--user", "disable", "--now", "vigie-remind.timer", NULL
};
static const char *const crontab_list[] = { "crontab", "-l", NULL };
static const char *const crontab_set[] = { "crontab", "-", NULL };

enum err
reminder_program(char **out)
{
	char path[PATH_MAX];
	ssize_t length = readlink("/proc/self/exe", path, sizeof(path) - 1);

	if (length <= 0)
		return err_note(ERR_FAILED, "/proc/self/exe");
	path[length] = '\0';
	*out = alloc_string(path);
	return ERR_NONE;
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

/* ---- the plan ---- */

/* It goes through systemd, cron and a shell, each with signs of its own. */
static bool
is_plain(const char *program)
{
	return program[0] == '/' && strpbrk(program, "\"'`$%\\\n") == NULL;
}

/* No word of health, and no name: a reminder may be seen by anybody. The
 * sentence holds no quote. dollar is "$$" for systemd, which takes one off. */
static void
add_shell(struct buf *out, const char *program, const char *dollar)
{
	const char *sentence = _("A line is waiting for today.");

	buf_addf(out,
		 "\"%s\" remind --due >/dev/null 2>&1; "
		 "[ %s? -eq 10 ] || exit 0; "
		 "notify-send \"%s\" 2>/dev/null || "
		 "echo \"%s\" | write \"%sUSER\" 2>/dev/null; exit 0",
		 program, dollar, sentence, sentence, dollar);
}

static void
add_service(struct buf *out, const char *program)
{
	buf_adds(out, "[Unit]\n"
		      "Description=vigie, a line for today\n"
		      "\n"
		      "[Service]\n"
		      "Type=oneshot\n"
		      "ExecStart=/bin/sh -c '");
	add_shell(out, program, "$$");
	buf_adds(out, "'\n");
}

/* Until it is done, three times at most; one missed while the computer was
 * off is caught up. */
static void
add_timer(struct buf *out, int first)
{
	buf_adds(out, "[Unit]\n"
		      "Description=vigie, a line for today\n"
		      "\n"
		      "[Timer]\n");
	for (int i = 0; i < REMINDER_TIMES; i++) {
		int at = first + i * MINUTES_BETWEEN;

		buf_addf(out, "OnCalendar=*-*-* %02d:%02d\n", at / HOUR % 24,
			 at % HOUR);
	}
	buf_adds(out, "Persistent=true\n"
		      "\n"
		      "[Install]\n"
		      "WantedBy=timers.target\n");
}

static void
add_crontab(struct buf *out, const char *program, int first)
{
	for (int i = 0; i < REMINDER_TIMES; i++) {
		int at = first + i * MINUTES_BETWEEN;

		buf_addf(out,
			 "%d %d * * * "
			 "export XDG_RUNTIME_DIR=/run/user/$(id -u); ",
			 at % HOUR, at / HOUR % 24);
		add_shell(out, program, "$");
		buf_addf(out, " %s\n", mark);
	}
}

static enum err
runs_well(bool *out, const char *const *words, int most)
{
	int code = RUN_NOT_FOUND;
	enum err err = run_program(&code, NULL, words, NULL);

	*out = err == ERR_NONE && code <= most;
	return err;
}

/* A crontab that is not there yet ends with 1. */
static enum err
find_way(enum reminder_way *out)
{
	bool is_there = false;
	enum err err = runs_well(&is_there, ask_systemd, 0);

	*out = REMINDER_NO_WAY;
	if (err == ERR_NONE && is_there) {
		*out = REMINDER_TIMER;
		return ERR_NONE;
	}
	if (err == ERR_NONE)
		err = runs_well(&is_there, crontab_list, 1);
	if (err == ERR_NONE && is_there)
		*out = REMINDER_CRONTAB;
	return err;
}

enum err
reminder_plan(struct reminder *out, const char *program, int hour, int minute)
{
	struct reminder plan = { 0 };
	int first = hour * HOUR + minute;
	enum err err;

	if (!is_plain(program))
		return err_note(ERR_INVALID, "%s", program);
	err = find_way(&plan.way);
	if (err != ERR_NONE)
		return err;
	plan.service_path = unit_path("vigie-remind.service");
	plan.timer_path = unit_path("vigie-remind.timer");
	add_service(&plan.service, program);
	add_timer(&plan.timer, first);
	add_crontab(&plan.crontab, program, first);
	*out = plan;
	return ERR_NONE;
}

void
reminder_clear(struct reminder *reminder)
{
	free(reminder->service_path);
	free(reminder->timer_path);
	buf_clear(&reminder->service);
	buf_clear(&reminder->timer);
	buf_clear(&reminder->crontab);
	*reminder = (struct reminder){ 0 };
}

void
reminder_add_text(struct buf *out, const struct reminder *reminder)
{
	if (reminder->way == REMINDER_TIMER)
		buf_addf(out, "%s\n%s\n%s\n%s", reminder->service_path,
			 buf_text(&reminder->service), reminder->timer_path,
			 buf_text(&reminder->timer));
	if (reminder->way == REMINDER_CRONTAB)
		buf_addf(out, "crontab\n%s", buf_text(&reminder->crontab));
}

/* ---- a crontab ---- */

static bool
is_ours(const char *line, size_t length)
{
	size_t tail = sizeof(mark) - 1;

	return length >= tail && memcmp(line + length - tail, mark, tail) == 0;
}

/* The lines that are not ours; counts ours. */
static int
keep_others(struct buf *out, const char *text)
{
	int ours = 0;

	while (*text != '\0') {
		size_t length = strcspn(text, "\n");

		if (is_ours(text, length)) {
			ours++;
		} else {
			buf_add(out, text, length);
			buf_adds(out, "\n");
		}
		text += length;
		text += *text == '\n';
	}
	return ours;
}

/* ERR_NOT_FOUND: there is no cron here. */
static enum err
read_crontab(struct buf *out, int *ours)
{
	struct buf text = { 0 };
	int code = RUN_NOT_FOUND;
	enum err err = run_program(&code, &text, crontab_list, NULL);

	if (err == ERR_NONE && code > 1)
		err = err_note(ERR_NOT_FOUND, "crontab");
	/* Too long to be read whole: it must not be written back cut. */
	if (err == ERR_NONE && text.length > RUN_OUTPUT_LIMIT / 2)
		err = err_note(ERR_TOO_LARGE, "crontab");
	if (err == ERR_NONE)
		*ours = keep_others(out, buf_text(&text));
	buf_clear(&text);
	return err;
}

static enum err
write_crontab(const struct buf *text)
{
	int code = RUN_NOT_FOUND;
	enum err err = run_program(&code, NULL, crontab_set, text);

	if (err == ERR_NONE && code != 0)
		err = err_note(ERR_FAILED, "crontab");
	return err;
}

static enum err
add_to_crontab(const struct reminder *reminder)
{
	struct buf text = { 0 };
	int ours;
	enum err err = read_crontab(&text, &ours);

	buf_adds(&text, buf_text(&reminder->crontab));
	if (err == ERR_NONE)
		err = write_crontab(&text);
	buf_clear(&text);
	return err;
}

static enum err
take_from_crontab(int *removed)
{
	struct buf text = { 0 };
	int ours = 0;
	enum err err = read_crontab(&text, &ours);

	if (err == ERR_NONE && ours > 0) {
		err = write_crontab(&text);
		*removed += ours;
	}
	buf_clear(&text);
	if (err == ERR_NOT_FOUND) {
		err_forget_note();
		return ERR_NONE;
	}
	return err;
}

/* ---- a timer ---- */

static enum err
write_unit(const char *path, const struct buf *text)
{
	char *folder = paths_folder(path);
	enum err err = files_make_folder(folder);

	free(folder);
	return err != ERR_NONE ? err
			       : files_replace(path, text->data, text->length);
}

static enum err
remove_file(int *removed, const char *path)
{
	if (unlink(path) == 0) {
		(*removed)++;
		return ERR_NONE;
	}
	return errno == ENOENT ? ERR_NONE : err_system(errno, "%s", path);
}

static enum err
must_run(const char *const *words)
{
	bool is_done = false;
	enum err err = runs_well(&is_done, words, 0);

	if (err == ERR_NONE && !is_done)
		err = err_note(ERR_FAILED, "%s %s", words[0], words[2]);
	return err;
}

/* One that was never switched on cannot be switched off: that is no harm. */
static void
may_run(const char *const *words)
{
	bool is_done;

	if (runs_well(&is_done, words, 0) != ERR_NONE)
		err_forget_note();
}

static enum err
switch_timer_on(const struct reminder *reminder)
{
	enum err err = write_unit(reminder->service_path, &reminder->service);

	if (err == ERR_NONE)
		err = write_unit(reminder->timer_path, &reminder->timer);
	if (err == ERR_NONE)
		err = must_run(reload);
	return err == ERR_NONE ? must_run(enable) : err;
}

static enum err
take_timer_away(int *removed, const struct reminder *reminder)
{
	enum err err;
	int before = *removed;

	if (files_exist(reminder->timer_path))
		may_run(disable);
	err = remove_file(removed, reminder->timer_path);
	if (err == ERR_NONE)
		err = remove_file(removed, reminder->service_path);
	if (*removed > before)
		may_run(reload);
	return err;
}

/* ---- on and off ---- */

static enum err
take_all_away(int *removed, const struct reminder *reminder)
{
	enum err err = take_timer_away(removed, reminder);

	if (err == ERR_NONE)
		err = take_from_crontab(removed);
	return err == ERR_NONE ? reminder_forget(removed) : err;
}

/* Of a failure its own words stay, not those of what follows. */
static void
take_back(const struct reminder *reminder)
{
	char *note = alloc_string(err_last_note());
	int removed = 0;

	if (take_all_away(&removed, reminder) != ERR_NONE)
		err_forget_note();
	(void)err_note(ERR_FAILED, "%s", note);
	free(note);
}

enum err
reminder_install(const struct reminder *reminder)
{
	enum err err = ERR_NONE;

	if (reminder->way == REMINDER_NO_WAY)
		return err_note(ERR_FAILED, "systemctl --user, crontab");
	err = reminder->way == REMINDER_TIMER ? switch_timer_on(reminder)
					      : add_to_crontab(reminder);
	if (err == ERR_NONE)
		err = reminder_begin();
	if (err != ERR_NONE)
		take_back(reminder);
	return err;
}

enum err
reminder_remove(const struct reminder *reminder)
{
	int removed = 0;
	enum err err = take_all_away(&removed, reminder);

	if (err == ERR_NONE && removed == 0)
		err = ERR_NOT_FOUND;
	return err;
}
