/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "cli/commands.h"
#include "clinic/regimen.h"

static enum err
set_product(struct entry *entry, struct cli *cli, const char *name)
{
	size_t found;
	enum err err = cli_find(&found, cli, PACK_PRODUCTS, name);

	if (err == ERR_NONE)
		cli_set_code(entry, pack_product_at(cli->pack, found)->id);
	if (err == ERR_NOT_FOUND) {
		cli_set_code(entry, "unclassified");
		err = ERR_NONE;
	}
	return err != ERR_NONE ? err : entry_set_detail(entry, "name", name);
}

static enum err
set_text(struct entry *entry, const struct cli *cli, const char *option)
{
	const char *text = cli_option(cli, option);

	return text == NULL ? ERR_NONE : entry_set_detail(entry, option, text);
}

static enum err
set_moment(struct entry *entry, const struct cli *cli)
{
	const char *code = cli_option(cli, "moment");
	enum moment moment;

	if (code == NULL)
		return ERR_NONE;
	if (moment_parse(&moment, code) != ERR_NONE)
		return err_note(ERR_USAGE, "--moment %s", code);
	return entry_set_detail(entry, "moment", code);
}

/* What is not said is as usual, where the product is on the list. */
static enum err
set_usual(struct entry *entry, struct cli *cli)
{
	static const char *const keys[] = { "amount", "paracetamol", "name" };
	struct entry product = { 0 }, usual = { 0 };
	enum err err;

	if (session_listed(&product, cli->session, entry) != ERR_NONE) {
		err_forget_note();
		return ERR_NONE;
	}
	err = session_usual_dose(&usual, cli->session, &product);
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		const char *text = entry_detail(&usual, keys[i]);

		if (err == ERR_NONE && text != NULL)
			err = entry_set_detail(entry, keys[i], text);
	}
	entry_clear(&usual);
	entry_clear(&product);
	return err;
}

/* Noted all the same: it is what happened. */
static void
warn_of_twin(const struct entry *entry, struct cli *cli)
{
	struct entry_list doses = { 0 };
	const struct entry *twin;
	char *hour;

	if (session_doses(&doses, cli->session) != ERR_NONE)
		return;
	twin = regimen_twin(&doses, entry);
	if (twin != NULL && !dose_is_missed(entry)) {
		hour = lang_hour(lang_current(), twin->felt);
		cli_note(cli,
			 _("A dose is noted already at %s: if this is a second "
			   "one, tell your team. It is noted too."),
			 hour);
		free(hour);
	}
	entry_list_clear(&doses);
}

/* words: dose PRODUCT... */
static enum err
build(struct entry_list *list, struct cli *cli)
{
	struct buf name = { 0 };
	struct entry *entry;
	enum err err = cli_entry(&entry, cli, list, ENTRY_DOSE);

	for (int i = 1; i < cli->word_count; i++)
		buf_addf(&name, "%s%s", i > 1 ? " " : "", cli->words[i]);
	if (err == ERR_NONE)
		err = set_product(entry, cli, buf_text(&name));
	if (err == ERR_NONE)
		err = set_usual(entry, cli);
	if (err == ERR_NONE)
		err = set_text(entry, cli, "amount");
	if (err == ERR_NONE)
		err = set_text(entry, cli, "paracetamol");
	if (err == ERR_NONE)
		err = set_moment(entry, cli);
	if (err == ERR_NONE && cli_has(cli, "missed"))
		err = entry_answer(entry, "taken", 0);
	if (err == ERR_NONE)
		warn_of_twin(entry, cli);
	buf_clear(&name);
	return err;
}

int
add_dose(struct cli *cli)
{
	return cli_note_with(cli, build);
}
