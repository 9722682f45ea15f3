/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reminders on and off: what is written is shown first. */
#include "config.h"

#include <limits.h>
#include <stdlib.h>
#include <unistd.h>

#include "app/reminder.h"
#include "base/when.h"
#include "cli/commands.h"

enum { FIRST_HOUR = 20 };

/* Where this program is, for a timer that has no PATH of ours. */
static enum err
find_program(char out[static PATH_MAX])
{
	ssize_t length = readlink("/proc/self/exe", out, PATH_MAX - 1);

	if (length <= 0)
		return err_note(ERR_FAILED, "/proc/self/exe");
	out[length] = '\0';
	return ERR_NONE;
}

/* --at 20:30 */
static enum err
take_hour(int *hour, int *minute, const struct cli *cli)
{
	const char *given = cli_option(cli, "at");
	struct when when;

	*hour = FIRST_HOUR;
	*minute = 0;
	if (given == NULL)
		return ERR_NONE;
	if (when_parse(&when, given, cli->now) != ERR_NONE || !when.has_hour)
		return err_note(ERR_USAGE, "--at %s", given);
	*hour = when.civil.hour;
	*minute = when.civil.minute;
	return ERR_NONE;
}

static int
show(const struct cli *cli, const struct reminder *reminder)
{
	struct buf out = { 0 };

	buf_addf(&out, "%s\n%s\n%s\n%s\n", reminder->service_path,
		 buf_text(&reminder->service), reminder->timer_path,
		 buf_text(&reminder->timer));
	buf_addf(&out, _("Without systemd, a line of crontab does:\n%s\n"),
		 reminder->crontab);
	return cli_print(cli, &out);
}

static int
install(struct cli *cli, const struct reminder *reminder)
{
	int code = show(cli, reminder);
	enum err err;

	if (code != 0 || cli_has(cli, "dry-run"))
		return code;
	err = reminder_install(reminder);
	if (err != ERR_NONE)
		return cli_fail(cli, err);
	cli_note(cli, "%s",
		 _("Written. From now on the date of the last day filled in "
		   "stands beside the diary in the clear, and nothing else. "
		   "To switch the reminder on: systemctl --user enable --now "
		   "vigie-remind.timer"));
	return 0;
}

static int
take_away(struct cli *cli, const struct reminder *reminder)
{
	enum err err = reminder_remove(reminder);

	if (err != ERR_NONE)
		return cli_fail(cli, err);
	cli_note(cli, "%s",
		 _("The reminder and its date are gone. To stop one that "
		   "runs: systemctl --user stop vigie-remind.timer"));
	return 0;
}

static int
remind_run(struct cli *cli)
{
	char program[PATH_MAX];
	struct reminder reminder;
	int hour, minute, code;
	enum err err = take_hour(&hour, &minute, cli);

	if (cli_has(cli, "install") == cli_has(cli, "remove"))
		return cli_usage(cli, "%s", _("--install or --remove?"));
	if (err == ERR_NONE)
		err = find_program(program);
	if (err != ERR_NONE)
		return cli_fail(cli, err);
	reminder_plan(&reminder, program, hour, minute);
	code = cli_has(cli, "install") ? install(cli, &reminder)
				       : take_away(cli, &reminder);
	reminder_clear(&reminder);
	return code;
}

static const struct cli_option remind_options[] = {
	{ "install", OPTION_ALONE },  { "remove", OPTION_ALONE },
	{ "at", OPTION_TAKES_VALUE }, { "dry-run", OPTION_ALONE },
	{ NULL, OPTION_ALONE },
};

const struct command cmd_remind = {
	.name = "remind",
	.usage = "--install [--at HH:MM] [--dry-run] | --remove",
	.summary = N_("A daily reminder without a word of health, on or off."),
	.options = remind_options,
	.run = remind_run,
};
