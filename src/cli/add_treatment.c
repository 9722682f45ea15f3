/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The immunotherapy: its drugs and first dose, and each infusion. */
#include "config.h"

#include <string.h>

#include "base/alloc.h"
#include "cli/commands.h"

/* One drug of the treatment: of the pack's immunotherapies, else a partner
 * out of the medicines. */
static enum err
add_drug(struct buf *out, const struct cli *cli, const char *name)
{
	const char *id;
	size_t found;
	enum err err = cli_find(&found, cli, PACK_TREATMENTS, name);

	if (err == ERR_NONE) {
		id = pack_treatment_at(cli->pack, found)->id;
	} else if (err == ERR_NOT_FOUND) {
		err = cli_find(&found, cli, PACK_PRODUCTS, name);
		if (err != ERR_NONE)
			return err;
		id = pack_product_at(cli->pack, found)->id;
	} else {
		return err;
	}
	buf_addf(out, "%s%s", out->length > 0 ? "+" : "", id);
	return ERR_NONE;
}

static enum err
add_drugs(struct buf *out, const struct cli *cli, const char *words)
{
	char *copy = alloc_string(words);
	char *rest = copy, *name;
	enum err err = ERR_NONE;

	while (err == ERR_NONE && (name = strsep(&rest, "+")) != NULL)
		err = add_drug(out, cli, name);
	wipe_string(copy);
	return err;
}

static enum err
build(struct entry_list *list, struct cli *cli, enum entry_kind kind)
{
	struct buf drugs = { 0 };
	struct entry *entry;
	enum err err = cli_entry(&entry, cli, list, kind);

	if (err == ERR_NONE && cli->word_count > 1)
		err = add_drugs(&drugs, cli, cli->words[1]);
	if (err == ERR_NONE && drugs.length >= CODE_LIMIT)
		err = err_note(ERR_TOO_LARGE, "%s", cli->words[1]);
	if (err == ERR_NONE)
		cli_set_code(entry, buf_text(&drugs));
	buf_clear(&drugs);
	return err;
}

/* words: treatment DRUG[+DRUG] */
static enum err
build_treatment(struct entry_list *list, struct cli *cli)
{
	return build(list, cli, ENTRY_TREATMENT);
}

/* words: infusion [DRUG[+DRUG]] */
static enum err
build_infusion(struct entry_list *list, struct cli *cli)
{
	return build(list, cli, ENTRY_INFUSION);
}

int
add_treatment(struct cli *cli)
{
	return cli_note_with(cli, build_treatment);
}

int
add_infusion(struct cli *cli)
{
	return cli_note_with(cli, build_infusion);
}
