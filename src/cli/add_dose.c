/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "cli/commands.h"

/* words: dose PRODUCT... */
static enum err
build(struct entry_list *list, struct cli *cli)
{
	const char *amount = cli_option(cli, "amount");
	struct buf name = { 0 };
	struct entry *entry;
	size_t found;
	enum err err;

	for (int i = 1; i < cli->word_count; i++)
		buf_addf(&name, "%s%s", i > 1 ? " " : "", cli->words[i]);
	err = cli_entry(&entry, cli, list, ENTRY_DOSE);
	if (err == ERR_NONE)
		err = entry_set_detail(entry, "name", buf_text(&name));
	if (err == ERR_NONE)
		err = cli_find(&found, cli, PACK_PRODUCTS, buf_text(&name));
	if (err == ERR_NONE)
		cli_set_code(entry, pack_product_at(cli->pack, found)->id);
	if (err == ERR_NOT_FOUND) {
		cli_set_code(entry, "unclassified");
		err = ERR_NONE;
	}
	if (err == ERR_NONE && amount != NULL)
		err = entry_set_detail(entry, "amount", amount);
	buf_clear(&name);
	return err;
}

int
add_dose(struct cli *cli)
{
	return cli_note_with(cli, build);
}
