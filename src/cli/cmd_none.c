/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/followed.h"
#include "cli/commands.h"

static enum err
build(struct entry_list *list, struct cli *cli)
{
	struct entry *entry;
	enum err err = cli_entry(&entry, cli, list, ENTRY_NOTHING_NEW);

	if (err == ERR_NONE && cli_has(cli, "whole-list"))
		err = followed_whole_list(entry, cli->session, cli->now);
	return err;
}

static int
none_run(struct cli *cli)
{
	return cli_note_with(cli, build);
}

static const struct cli_option none_options[] = {
	{ "at", OPTION_TAKES_VALUE }, { "note", OPTION_TAKES_VALUE },
	{ "as", OPTION_TAKES_VALUE }, { "whole-list", OPTION_ALONE },
	{ NULL, OPTION_ALONE },
};

const struct command cmd_none = {
	.name = "none",
	.usage = "[--whole-list] [--at WHEN]",
	.summary = N_("Note that there is nothing new."),
	.options = none_options,
	.run = none_run,
};
