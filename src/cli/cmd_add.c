/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "cli/commands.h"

struct addable {
	const char *name;
	int least; /* words after it */
	int (*run)(struct cli *cli);
};

static const struct addable addables[] = {
	{ "symptom", 1, add_symptom },     { "measure", 2, add_measure },
	{ "product", 1, add_product },     { "dose", 1, add_dose },
	{ "treatment", 1, add_treatment }, { "infusion", 0, add_infusion },
};
enum { ADDABLES = sizeof(addables) / sizeof(addables[0]) };

static int
add_run(struct cli *cli)
{
	for (int i = 0; i < ADDABLES; i++) {
		if (strcmp(addables[i].name, cli->words[0]) != 0)
			continue;
		if (cli->word_count - 1 < addables[i].least)
			return cli_usage(cli, "%s", _("A word is missing."));
		return addables[i].run(cli);
	}
	return cli_usage(cli, _("There is nothing to add called %s."),
			 cli->words[0]);
}

static const struct cli_option add_options[] = {
	{ "at", OPTION_TAKES_VALUE },     { "note", OPTION_TAKES_VALUE },
	{ "as", OPTION_TAKES_VALUE },     { "kind", OPTION_TAKES_VALUE },
	{ "status", OPTION_TAKES_VALUE }, { "since", OPTION_TAKES_VALUE },
	{ "until", OPTION_TAKES_VALUE },  { "dose", OPTION_TAKES_VALUE },
	{ "reason", OPTION_TAKES_VALUE }, { "told", OPTION_MAY_TAKE_VALUE },
	{ "by", OPTION_TAKES_VALUE },     { "amount", OPTION_TAKES_VALUE },
	{ NULL, OPTION_ALONE },
};

const struct command cmd_add = {
	.name = "add",
	.usage = "symptom ID [ATTR=N|flag:NAME]... | measure ID VALUE [UNIT] | "
		 "product NAME | dose PRODUCT | treatment DRUG[+DRUG] | "
		 "infusion [--at WHEN] [--note -]",
	.summary = N_("Note a symptom, measure, product, dose, treatment or "
		      "infusion."),
	.options = add_options,
	.least = 1,
	.most = -1,
	.run = add_run,
};
