/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <stdlib.h>

#include "base/alloc.h"
#include "cli/commands.h"

static enum err
take_alert(int64_t *out, const struct cli *cli)
{
	const char *given = cli_option(cli, "alert");

	*out = 0;
	return given == NULL ? ERR_NONE : cli_number(out, given);
}

static enum err
take_who(enum call_who *out, const struct cli *cli)
{
	const char *given = cli_option(cli, "who");

	if (given == NULL)
		return err_note(ERR_USAGE, "%s", _("--who is missing."));
	if (call_who_parse(out, given) != ERR_NONE)
		return err_note(ERR_USAGE, "--who %s", given);
	return ERR_NONE;
}

static enum err
log_call(struct cli *cli, int64_t alert, enum call_who who)
{
	struct call call = { .who = who };
	char *name = NULL, *said = NULL, *next = NULL;
	enum err err = cli_text(&name, cli, "name");

	if (err == ERR_NONE)
		err = cli_text(&said, cli, "said");
	if (err == ERR_NONE)
		err = cli_text(&next, cli, "next");
	if (err == ERR_NONE)
		err = cli_at(&call.at, cli, "at");
	call.name = name;
	call.said = said;
	call.next = next;
	if (err == ERR_NONE)
		err = session_call(cli->session, alert, &call);
	wipe_string(name);
	wipe_string(said);
	wipe_string(next);
	return err;
}

static void
say_noted(const struct cli *cli, enum call_who who)
{
	if (who == CALL_NOBODY)
		cli_note(cli, "%s",
			 _("Noted: nobody answered. Try the other line, and "
			   "again soon. Without an answer within an hour, go "
			   "to the emergency department or call 15."));
	else
		cli_note(cli, "%s",
			 _("The call is noted. Call again if it gets worse."));
}

static int
called_run(struct cli *cli)
{
	enum call_who who;
	int64_t alert;
	enum err err = take_alert(&alert, cli);

	if (err == ERR_NONE)
		err = take_who(&who, cli);
	if (err == ERR_NONE)
		err = cli_unlock(cli, SESSION_WRITE);
	if (err == ERR_NONE)
		err = log_call(cli, alert, who);
	if (err != ERR_NONE)
		return cli_fail(cli, err);
	say_noted(cli, who);
	return 0;
}

static const struct cli_option called_options[] = {
	{ "alert", OPTION_TAKES_VALUE }, { "who", OPTION_TAKES_VALUE },
	{ "name", OPTION_TAKES_VALUE },  { "said", OPTION_TAKES_VALUE },
	{ "next", OPTION_TAKES_VALUE },  { "at", OPTION_TAKES_VALUE },
	{ NULL, OPTION_ALONE },
};

const struct command cmd_called = {
	.name = "called",
	.usage = "[--alert ID] --who nurse|doctor|night|15|nobody [--name N] "
		 "[--said -] [--next TEXT] [--at WHEN]",
	.summary = N_("Note a call about an alert, or about all open ones."),
	.options = called_options,
	.run = called_run,
};
