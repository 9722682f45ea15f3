/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/commands.h"

static enum err
change(struct cli *cli)
{
	struct secret *fresh;
	enum err err = cli_new_passphrase(&fresh, cli);

	if (err != ERR_NONE)
		return err;
	if (cli_has(cli, "rekey"))
		err = session_rekey(cli->session, fresh);
	else
		err = session_set_passphrase(cli->session, fresh);
	secret_free(fresh);
	return err;
}

static int
passwd_run(struct cli *cli)
{
	enum err err = cli_unlock(cli, SESSION_WRITE);

	if (err == ERR_NONE)
		err = change(cli);
	if (err != ERR_NONE)
		return cli_fail(cli, err);
	cli_note(cli, "%s", _("The passphrase is changed."));
	if (cli_has(cli, "rekey"))
		cli_note(cli, "%s",
			 _("The diary has a new key: the recovery code before "
			   "is void. vigie recovery makes another."));
	else
		cli_note(cli, "%s",
			 _("An old copy of the file still opens with the old "
			   "passphrase; passwd --rekey ends that."));
	return 0;
}

static const struct cli_option passwd_options[] = {
	{ "rekey", OPTION_ALONE },
	{ NULL, OPTION_ALONE },
};

const struct command cmd_passwd = {
	.name = "passwd",
	.usage = "[--rekey]",
	.summary = N_("Change the passphrase."),
	.options = passwd_options,
	.run = passwd_run,
};
