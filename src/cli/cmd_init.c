/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "cli/commands.h"
#include "sys/files.h"
#include "sys/tty.h"

static const char *const cost_names[] = { "moderate", "min", "interactive",
					  "sensitive", NULL };
static const enum session_cost costs[] = { COST_MODERATE, COST_MIN,
					   COST_INTERACTIVE, COST_SENSITIVE };

static enum err
take_cost(enum session_cost *out, const struct cli *cli)
{
	const char *wanted = cli_option(cli, "kdf");

	*out = COST_MODERATE;
	if (wanted == NULL)
		return ERR_NONE;
	for (int i = 0; cost_names[i] != NULL; i++)
		if (strcmp(cost_names[i], wanted) == 0) {
			*out = costs[i];
			return ERR_NONE;
		}
	return err_note(ERR_USAGE, "--kdf %s", wanted);
}

static enum err
create(struct cli *cli, const char *path, enum session_cost cost)
{
	struct session_request request = { .path = path,
					   .mode = SESSION_WRITE };
	struct secret *passphrase;
	enum err err = cli_new_passphrase(&passphrase, cli);

	if (err != ERR_NONE)
		return err;
	request.passphrase = passphrase;
	request.pack = cli->pack;
	err = session_create(&cli->session, &request, cost);
	secret_free(passphrase);
	return err;
}

static void
say_made(const struct cli *cli, const char *path, enum session_cost cost)
{
	cli_note(cli, _("The diary is made: %s"), path);
	if (cost == COST_MIN)
		cli_note(cli, "%s",
			 _("With the least cost its passphrase is cheap to "
			   "guess: for tests only."));
}

static int
init_run(struct cli *cli)
{
	char *path = cli_diary(cli);
	enum session_cost cost;
	enum err err = take_cost(&cost, cli);

	if (err == ERR_NONE && cli->read_only)
		err = ERR_READ_ONLY;
	if (err == ERR_NONE)
		err = cli_pack(cli);
	if (err == ERR_NONE && files_exist(path))
		err = err_note(ERR_EXISTS, "%s", path);
	if (err == ERR_NONE)
		err = create(cli, path, cost);
	if (err == ERR_NONE)
		say_made(cli, path, cost);
	free(path);
	if (err != ERR_NONE)
		return cli_fail(cli, err);
	return cli_has(cli, "no-recovery") ? 0 : cli_offer_recovery(cli);
}

static const struct cli_option init_options[] = {
	{ "kdf", OPTION_TAKES_VALUE },
	{ "no-recovery", OPTION_ALONE },
	{ NULL, OPTION_ALONE },
};

const struct command cmd_init = {
	.name = "init",
	.usage = "[--kdf min|interactive|moderate|sensitive] [--no-recovery]",
	.summary = N_("Make a new diary and print its recovery code once."),
	.options = init_options,
	.run = init_run,
};
