/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/commands.h"

static int
print_all(struct cli *cli)
{
	const struct fact_list *facts = session_facts(cli->session);
	struct buf out = { 0 };

	for (size_t i = 0; i < facts->count; i++)
		buf_addf(&out, "%s\t%s\n", facts->items[i].key,
			 facts->items[i].value);
	return cli_print(cli, &out);
}

static int
print_one(struct cli *cli, const char *key)
{
	const char *value = session_fact(cli->session, key);
	struct buf out = { 0 };

	if (value == NULL)
		return cli_fail(cli, err_note(ERR_NOT_FOUND, "%s", key));
	buf_addf(&out, "%s\n", value);
	return cli_print(cli, &out);
}

/* words: [KEY [VALUE...]]; an empty value forgets. */
static int
profile_run(struct cli *cli)
{
	struct buf value = { 0 };
	enum err err = cli_unlock(cli, cli->word_count > 1 ? SESSION_WRITE
							   : SESSION_READ);

	if (err != ERR_NONE)
		return cli_fail(cli, err);
	if (cli->word_count == 0)
		return print_all(cli);
	if (cli->word_count == 1)
		return print_one(cli, cli->words[0]);
	for (int i = 1; i < cli->word_count; i++)
		buf_addf(&value, "%s%s", i > 1 ? " " : "", cli->words[i]);
	err = session_set_fact(cli->session, cli->words[0],
			       value.length > 0 ? buf_text(&value) : NULL);
	buf_clear(&value);
	return err == ERR_NONE ? 0 : cli_fail(cli, err);
}

const struct command cmd_profile = {
	.name = "profile",
	.usage = "[KEY [VALUE]]",
	.summary = N_("Show or set name, birth, usual values and what the "
		      "rules ask about."),
	.most = -1,
	.run = profile_run,
};
