/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/advice.h"
#include "base/alloc.h"
#include "cli/commands.h"

/* The alert that would go with the last change, in words; NULL for none. */
static char *
alert_at_stake(struct session *session)
{
	struct alert_list lost = { 0 };
	struct advice advice;
	char *what = NULL;

	if (session_undo_costs(&lost, session) != ERR_NONE)
		err_forget_note();
	else if (lost.count > 0 &&
		 advice_of_alert(&advice, session, &lost.items[0],
				 lang_current()) == ERR_NONE) {
		what = alloc_string(advice.what);
		advice_clear(&advice);
	}
	alert_list_clear(&lost);
	return what;
}

static int
take(struct cli *cli, enum err (*step)(char **, struct session *),
     const char *sentence)
{
	char *what = NULL;
	enum err err = step(&what, cli->session);

	if (err != ERR_NONE)
		return cli_fail(cli, err);
	cli_note(cli, "%s %s", sentence, advice_change(what, lang_current()));
	wipe_string(what);
	return 0;
}

static int
undo_run(struct cli *cli)
{
	enum err err = cli_unlock(cli, SESSION_WRITE);
	char *lost;
	int code;

	if (err != ERR_NONE)
		return cli_fail(cli, err);
	lost = alert_at_stake(cli->session);
	code = take(cli, session_undo, _("Taken back:"));
	if (code == 0 && lost != NULL)
		cli_note(cli, _("An alert went with it: %s"), lost);
	wipe_string(lost);
	return code;
}

static int
redo_run(struct cli *cli)
{
	enum err err = cli_unlock(cli, SESSION_WRITE);

	if (err != ERR_NONE)
		return cli_fail(cli, err);
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
