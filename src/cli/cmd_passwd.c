/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/commands.h"

/* left: backups that keep the key they had. */
static enum err
change(uint32_t *left, struct cli *cli)
{
	struct secret *fresh;
	enum err err = cli_new_passphrase(&fresh, cli);

	if (err != ERR_NONE)
		return err;
	if (cli_has(cli, "rekey"))
		err = session_rekey(left, cli->session, fresh);
	else
		err = session_set_passphrase(cli->session, fresh);
	secret_free(fresh);
	return err;
}

static void
say_new_key(const struct cli *cli, uint32_t left)
{
	cli_note(cli, "%s",
		 _("The diary has a new key: the recovery code before "
		   "is void. vigie recovery makes another."));
	if (left > 0)
		cli_note(cli,
			 P_("%u backup beside it still opens with an "
			    "earlier passphrase.",
			    "%u backups beside it still open with an "
			    "earlier passphrase.",
			    left),
			 (unsigned)left);
	cli_note(cli, "%s",
		 _("Copies kept elsewhere still open with the passphrase they "
		   "had."));
}

static int
passwd_run(struct cli *cli)
{
	uint32_t left = 0;
	enum err err = cli_unlock(cli, SESSION_WRITE);

	if (err == ERR_NONE)
		err = change(&left, cli);
	if (err != ERR_NONE)
		return cli_fail(cli, err);
	cli_note(cli, "%s", _("The passphrase is changed."));
	if (cli_has(cli, "rekey"))
		say_new_key(cli, left);
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
