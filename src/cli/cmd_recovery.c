/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/alloc.h"
#include "cli/commands.h"
#include "sys/tty.h"

/* The code goes to stdout byte by byte out of the secret: no copy stays. */
static enum err
print_code(const struct secret *code)
{
	char line[SECRET_LIMIT + 2];
	size_t length = secret_length(code);
	enum err err;

	memcpy(line, secret_open(code), length);
	secret_close(code);
	line[length] = '\n';
	line[length + 1] = '\0';
	err = tty_out(line);
	wipe(line, sizeof(line));
	return err;
}

/* Where a person sits it is typed back; a script has what was printed. */
static enum err
confirm(struct cli *cli, const struct secret *code)
{
	struct secret *typed;
	enum err err;

	if (cli->passphrase_fd != CLI_NO_FD || cli->passphrase_stdin)
		return session_confirm_recovery(cli->session, code);
	err = secret_prompt(&typed, _("Type the recovery code back: "));
	if (err == ERR_NO_TERMINAL)
		return session_confirm_recovery(cli->session, code);
	if (err != ERR_NONE)
		return err;
	err = session_confirm_recovery(cli->session, typed);
	secret_free(typed);
	return err;
}

int
cli_offer_recovery(struct cli *cli)
{
	struct secret *code;
	enum err err = session_new_recovery(&code, cli->session);

	if (err != ERR_NONE)
		return cli_fail(cli, err);
	cli_note(cli, "%s",
		 _("Write this recovery code on paper and keep it away from "
		   "the computer. It opens the diary if the passphrase is "
		   "forgotten, and it is shown only now:"));
	err = print_code(code);
	if (err == ERR_NONE)
		err = confirm(cli, code);
	secret_free(code);
	return err == ERR_NONE ? 0 : cli_fail(cli, err);
}

static int
recovery_run(struct cli *cli)
{
	enum err err = cli_unlock(cli, SESSION_WRITE);

	return err == ERR_NONE ? cli_offer_recovery(cli) : cli_fail(cli, err);
}

const struct command cmd_recovery = {
	.name = "recovery",
	.usage = "",
	.summary = N_("Print a fresh recovery code; the one before is void."),
	.run = recovery_run,
};
