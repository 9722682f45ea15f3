/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Is today filled in? Without a passphrase where reminders are on. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/reminder.h"
#include "cli/commands.h"
#include "sys/paths.h"

enum { EXIT_DUE = 10 };

/* What is in the clear is about the usual diary. */
static bool
is_usual(const struct cli *cli)
{
	char *asked = cli_diary(cli);
	char *usual = paths_diary(NULL);
	bool is_same = strcmp(asked, usual) == 0;

	free(asked);
	free(usual);
	return is_same;
}

/* From the one date in the clear, else from the diary itself. */
static enum err
find_due(bool *out, struct cli *cli)
{
	struct today today = { 0 };
	enum err err;

	if (is_usual(cli) && reminder_is_on())
		return reminder_is_due(out, cli->now);
	err = cli_unlock(cli, SESSION_READ);
	if (err == ERR_NONE)
		err = session_today(&today, cli->session);
	if (err == ERR_NONE)
		*out = !today.filled_in;
	today_clear(&today);
	return err;
}

static int
due_run(struct cli *cli)
{
	bool is_due = false;
	enum err err = find_due(&is_due, cli);

	if (err != ERR_NONE)
		return cli_fail(cli, err);
	if (!is_due)
		return 0;
	cli_note(cli, "%s", _("A line is waiting for today."));
	return EXIT_DUE;
}

const struct command cmd_due = {
	.name = "due",
	.usage = "",
	.summary = N_("Say whether today is filled in; the exit code says it "
		      "too."),
	.run = due_run,
};
