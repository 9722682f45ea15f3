/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/advice.h"
#include "base/alloc.h"
#include "cli/commands.h"

static int
take(struct cli *cli, enum err (*step)(char **, struct session *),
     const char *sentence)
{
	char *what = NULL;
	enum err err = cli_unlock(cli, SESSION_WRITE);

	if (err == ERR_NONE)
		err = step(&what, cli->session);
	if (err != ERR_NONE)
		return cli_fail(cli, err);
	cli_note(cli, "%s %s", sentence, advice_change(what, lang_current()));
	wipe_string(what);
	return 0;
}

static int
undo_run(struct cli *cli)
{
	return take(cli, session_undo, _("Taken back:"));
}

static int
redo_run(struct cli *cli)
{
	return take(cli, session_redo, _("Done again:"));
}

const struct command cmd_undo = {
	.name = "undo",
	.usage = "",
	.summary = N_("Take the last change back, as far as this morning."),
	.run = undo_run,
};

const struct command cmd_redo = {
	.name = "redo",
	.usage = "",
	.summary = N_("Do again what was taken back."),
	.run = redo_run,
};
