/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Reminders on and off: what is written is shown first. */
#include "config.h"

#include <stdlib.h>

#include "app/reminder.h"
#include "base/when.h"
#include "cli/commands.h"

enum { EXIT_DUE = 10 };

/* --at 20:30 */
static enum err
take_hour(int *hour, int *minute, const struct cli *cli)
{
	const char *given = cli_option(cli, "at");
	struct when when;

	*hour = REMINDER_HOUR;
	*minute = 0;
	if (given == NULL)
		return ERR_NONE;
	if (when_parse(&when, given, cli->now) != ERR_NONE || !when.has_hour)
		return err_note(ERR_USAGE, "--at %s", given);
	*hour = when.civil.hour;
	*minute = when.civil.minute;
	return ERR_NONE;
}

static enum err
plan(struct reminder *out, const struct cli *cli)
{
	char *program = NULL;
	int hour, minute;
	enum err err = take_hour(&hour, &minute, cli);

	if (err == ERR_NONE && cli_has(cli, "diary"))
		err = err_note(ERR_USAGE, "%s",
			       _("A reminder is about the usual diary: leave "
				 "out --diary."));
	if (err == ERR_NONE)
		err = reminder_program(&program);
	if (err == ERR_NONE)
		err = reminder_plan(out, program, hour, minute);
	free(program);
	return err;
}

static int
show(const struct cli *cli, const struct reminder *reminder)
{
	struct buf out = { 0 };

	reminder_add_text(&out, reminder);
	return cli_print(cli, &out);
}

static int
switch_on(struct cli *cli, const struct reminder *reminder)
{
	int code;
	enum err err;

	if (reminder->way == REMINDER_NO_WAY) {
		cli_note(cli, "%s",
			 _("Neither a timer of systemd nor a crontab can be "
			   "set here: no reminder."));
		return err_exit_code(ERR_FAILED);
	}
	code = show(cli, reminder);
	if (code != 0 || cli_has(cli, "dry-run"))
		return code;
	err = reminder_install(reminder);
	if (err != ERR_NONE)
		return cli_fail(cli, err);
	cli_note(cli, "%s",
		 _("Written, and switched on. From now on the date of the "
		   "last day filled in stands outside the diary in the clear, "
		   "with how often you were reminded that day, and nothing "
		   "else."));
	return 0;
}

static int
install(struct cli *cli)
{
	struct reminder reminder = { 0 };
	enum err err = plan(&reminder, cli);
	int code = err == ERR_NONE ? switch_on(cli, &reminder)
				   : cli_fail(cli, err);

	reminder_clear(&reminder);
	return code;
}

static int
take_away(struct cli *cli)
{
	struct reminder reminder = { 0 };
	enum err err = plan(&reminder, cli);

	if (err == ERR_NONE)
		err = reminder_remove(&reminder);
	reminder_clear(&reminder);
	if (err != ERR_NONE)
		return cli_fail(cli, err);
	cli_note(cli, "%s", _("The reminder and its date are gone."));
	return 0;
}

/* What the timer asks: silent, and at most three times a day. */
static int
give(struct cli *cli)
{
	bool is_due = false;
	enum err err = reminder_give(&is_due, cli->now);

	if (err != ERR_NONE)
		return cli_fail(cli, err);
	return is_due ? EXIT_DUE : 0;
}

static int
put_off(struct cli *cli)
{
	enum err err = reminder_put_off(cli->now);

	return err == ERR_NONE ? 0 : cli_fail(cli, err);
}

static const struct {
	const char *option;
	int (*run)(struct cli *cli);
} wishes[] = {
	{ "install", install },
	{ "remove", take_away },
	{ "put-off", put_off },
	{ "due", give },
};

static int
remind_run(struct cli *cli)
{
	size_t wish = 0;
	int count = 0;

	for (size_t i = 0; i < sizeof(wishes) / sizeof(wishes[0]); i++) {
		if (!cli_has(cli, wishes[i].option))
			continue;
		wish = i;
		count++;
	}
	if (count != 1)
		return cli_usage(cli, "%s", _("--install or --remove?"));
	return wishes[wish].run(cli);
}

static const struct cli_option remind_options[] = {
	{ "install", OPTION_ALONE },  { "remove", OPTION_ALONE },
	{ "put-off", OPTION_ALONE },  { "due", OPTION_ALONE },
	{ "at", OPTION_TAKES_VALUE }, { "dry-run", OPTION_ALONE },
	{ NULL, OPTION_ALONE },
};

const struct command cmd_remind = {
	.name = "remind",
	.usage = "--install [--at HH:MM] [--dry-run] | --remove | --put-off",
	.summary = N_("A daily reminder without a word of health, on or off."),
	.options = remind_options,
	.run = remind_run,
};
