/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "cli/commands.h"
#include "clinic/regimen.h"

static const char *const kinds[] = { "prescribed", "otc",     "natural",
				     "vaccine",    "unknown", NULL };
static const char *const statuses[] = { "taking",   "recent", "planned",
					"stopped",  "missed", "reduced",
					"received", NULL };
static const char *const forms[] = { "capsule", "extract", "oil",
				     "large",   "food",    NULL };
static const char *const advisers[] = { "team", "other", "self", NULL };

/* Kept in the patient's words, and judged as what is not known. */
enum { UNKNOWN_PRODUCTS = 2 };
static const char *const unknown_products[UNKNOWN_PRODUCTS] = {
	"unclassified",
	"other_natural",
};

static enum err
set_choice(struct entry *entry, const struct cli *cli, const char *option,
	   const char *const *choices)
{
	const char *given = cli_option(cli, option);

	if (given == NULL)
		return ERR_NONE;
	for (; *choices != NULL; choices++)
		if (strcmp(*choices, given) == 0)
			return entry_set_detail(entry, option, given);
	return err_note(ERR_USAGE, "--%s %s", option, given);
}

static enum err
set_day(struct entry *entry, const struct cli *cli, const char *option)
{
	const char *given = cli_option(cli, option);
	char text[STAMP_TEXT_LIMIT];
	int32_t day;

	if (given == NULL)
		return ERR_NONE;
	if (cli_day(&day, cli, given) != ERR_NONE)
		return err_note(ERR_INVALID, "--%s %s", option, given);
	return entry_set_detail(entry, option, day_format(text, day));
}

static enum err
set_told(struct entry *entry, const struct cli *cli)
{
	char text[STAMP_TEXT_LIMIT];
	struct stamp when;
	enum err err;

	if (!cli_has(cli, "told"))
		return ERR_NONE;
	err = cli_at(&when, cli, "told");
	if (err == ERR_NONE)
		err = entry_answer(entry, "told", MILLI_ONE);
	if (err == ERR_NONE)
		err = entry_set_detail(entry, "told", stamp_format(text, when));
	return err;
}

static enum err
set_text(struct entry *entry, const struct cli *cli, const char *option)
{
	const char *text = cli_option(cli, option);

	return text == NULL ? ERR_NONE : entry_set_detail(entry, option, text);
}

static enum err
set_rhythm(struct entry *entry, const struct cli *cli)
{
	const char *moments = cli_option(cli, "moments");
	const char *steps = cli_option(cli, "steps");
	struct rhythm rhythm;
	struct course course;

	if (moments != NULL && rhythm_parse(&rhythm, moments) != ERR_NONE)
		return err_note(ERR_USAGE, "--moments %s", moments);
	if (steps != NULL && course_parse(&course, steps) != ERR_NONE)
		return err_note(ERR_USAGE, "--steps %s", steps);
	if (set_text(entry, cli, "moments") != ERR_NONE)
		return ERR_TOO_LARGE;
	return set_text(entry, cli, "steps");
}

static enum err
set_details(struct entry *entry, const struct cli *cli)
{
	static const char *const texts[] = { "dose", "reason", "paracetamol" };
	enum err err = set_choice(entry, cli, "kind", kinds);

	if (err == ERR_NONE)
		err = set_choice(entry, cli, "status", statuses);
	if (err == ERR_NONE)
		err = set_choice(entry, cli, "by", advisers);
	if (err == ERR_NONE)
		err = set_day(entry, cli, "since");
	if (err == ERR_NONE)
		err = set_day(entry, cli, "until");
	if (err == ERR_NONE)
		err = set_choice(entry, cli, "form", forms);
	for (size_t i = 0; err == ERR_NONE && i < 3; i++)
		err = set_text(entry, cli, texts[i]);
	if (err == ERR_NONE)
		err = set_rhythm(entry, cli);
	return err == ERR_NONE ? set_told(entry, cli) : err;
}

/* What is not found is never refused. */
static enum err
set_product(struct entry *entry, const struct cli *cli, const char *name)
{
	const char *kind = cli_option(cli, "kind");
	bool is_natural = kind != NULL && strcmp(kind, "natural") == 0;
	size_t found;
	enum err err = cli_find(&found, cli, PACK_PRODUCTS, name);

	if (err == ERR_NONE) {
		cli_set_code(entry, pack_product_at(cli->pack, found)->id);
		if (pack_product_at(cli->pack, found)->ask_form &&
		    !cli_has(cli, "form"))
			cli_note(cli, "%s",
				 _("A capsule, an extract, an oil or a large "
				   "amount every day? --form says so. As food "
				   "in usual amounts it need not be noted."));
	} else if (err == ERR_NOT_FOUND) {
		cli_note(cli,
			 _("%s is not in the lists: it is kept in your "
			   "words. %s"),
			 name, err_last_note());
		err_forget_note();
		cli_set_code(entry, unknown_products[is_natural ? 1 : 0]);
	} else {
		return err;
	}
	return entry_set_detail(entry, "name", name);
}

/* words: product NAME... */
static enum err
build(struct entry_list *list, struct cli *cli)
{
	struct buf name = { 0 };
	struct entry *entry;
	enum err err = cli_entry(&entry, cli, list, ENTRY_PRODUCT);

	for (int i = 1; i < cli->word_count; i++)
		buf_addf(&name, "%s%s", i > 1 ? " " : "", cli->words[i]);
	if (err == ERR_NONE)
		err = set_product(entry, cli, buf_text(&name));
	if (err == ERR_NONE)
		err = set_details(entry, cli);
	buf_clear(&name);
	return err;
}

int
add_product(struct cli *cli)
{
	return cli_note_with(cli, build);
}
