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

/* Without --at a stop is of the course that goes on. */
static enum err
find_course(struct entry *entry, const struct cli *cli)
{
	const struct session_query query = { .kinds = 1U << ENTRY_TREATMENT,
					     .code = entry->code,
					     .live_only = true };
	struct entry_list list = { 0 };
	enum err err = session_entries(&list, cli->session, &query);

	if (err == ERR_NONE && list.count == 0)
		err = err_note(ERR_NOT_FOUND, "%s", entry->code);
	if (err == ERR_NONE)
		entry->felt = list.items[list.count - 1].felt;
	entry_list_clear(&list);
	return err;
}

static enum err
take_reason(struct entry *entry, const struct cli *cli)
{
	char *reason;
	enum err err = cli_text(&reason, cli, "reason");

	if (err == ERR_NONE && reason != NULL)
		err = entry_set_detail(entry, "reason", reason);
	wipe_string(reason);
	return err;
}

/* --until and --reason: it was stopped. */
static enum err
take_end(struct entry *entry, const struct cli *cli)
{
	const char *until = cli_option(cli, "until");
	char text[STAMP_TEXT_LIMIT];
	int32_t day;
	enum err err;

	if (until == NULL)
		return cli_has(cli, "reason")
			       ? err_note(ERR_USAGE, "--reason: --until?")
			       : ERR_NONE;
	err = cli_day(&day, cli, until);
	if (err == ERR_NONE && !cli_has(cli, "at"))
		err = find_course(entry, cli);
	if (err == ERR_NONE && day < stamp_day(entry->felt))
		err = err_note(ERR_RANGE, "--until %s", until);
	if (err == ERR_NONE)
		err = entry_set_detail(entry, "until", day_format(text, day));
	return err == ERR_NONE ? take_reason(entry, cli) : err;
}

/* words: treatment DRUG[+DRUG] */
static enum err
build_treatment(struct entry_list *list, struct cli *cli)
{
	enum err err = build(list, cli, ENTRY_TREATMENT);

	return err == ERR_NONE ? take_end(&list->items[0], cli) : err;
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
