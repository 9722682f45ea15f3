/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/alloc.h"
#include "cli/commands.h"

/* words: ID */
static int
strike_run(struct cli *cli)
{
	char *why = NULL;
	int64_t id;
	enum err err = cli_number(&id, cli->words[0]);

	if (err == ERR_NONE)
		err = cli_text(&why, cli, "why");
	if (err == ERR_NONE && why == NULL)
		err = err_note(ERR_USAGE, "%s", _("--why is missing."));
	if (err == ERR_NONE)
		err = cli_unlock(cli, SESSION_WRITE);
	if (err == ERR_NONE)
		err = session_strike(cli->session, id, why);
	wipe_string(why);
	if (err != ERR_NONE)
		return cli_fail(cli, err);
	cli_note(cli, "%s", _("Struck out, and kept with the reason."));
	return 0;
}

static const struct cli_option strike_options[] = {
	{ "why", OPTION_TAKES_VALUE },
	{ NULL, OPTION_ALONE },
};

const struct command cmd_strike = {
	.name = "strike",
	.usage = "ID --why TEXT",
	.summary = N_("Strike an entry out with a reason; it stays readable."),
	.options = strike_options,
	.least = 1,
	.most = 1,
	.run = strike_run,
};
