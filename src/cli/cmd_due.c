/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Is today filled in? Without a passphrase where reminders are on. */
#include "config.h"

#include "app/reminder.h"
#include "cli/commands.h"

enum { EXIT_DUE = 10 };

/* From the one date in the clear, else from the diary itself. */
static enum err
is_filled_in(bool *out, struct cli *cli)
{
	struct today today = { 0 };
	int32_t last;
	enum err err = reminder_last_day(&last);

	if (err == ERR_NONE) {
		*out = last >= stamp_day(cli->now);
		return ERR_NONE;
	}
	err_forget_note();
	err = cli_unlock(cli, SESSION_READ);
	if (err == ERR_NONE)
		err = session_today(&today, cli->session);
	if (err == ERR_NONE)
		*out = today.filled_in;
	today_clear(&today);
	return err;
}

static int
due_run(struct cli *cli)
{
	bool is_done;
	enum err err = is_filled_in(&is_done, cli);

	if (err != ERR_NONE)
		return cli_fail(cli, err);
	if (is_done)
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
