/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/commands.h"

/* words: symptom ID [ATTR=N ...] */
static enum err
build(struct entry_list *list, struct cli *cli)
{
	const struct symptom *symptom;
	struct entry *entry;
	size_t found;
	enum err err = cli_find(&found, cli, PACK_SYMPTOMS, cli->words[1]);

	if (err != ERR_NONE)
		return err;
	symptom = pack_symptom_at(cli->pack, found);
	err = cli_entry(&entry, cli, list, ENTRY_SYMPTOM);
	if (err != ERR_NONE)
		return err;
	cli_set_code(entry, symptom->id);
	return cli_answers(entry, cli, symptom, 2);
}

int
add_symptom(struct cli *cli)
{
	return cli_note_with(cli, build);
}
