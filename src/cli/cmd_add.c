/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/commands.h"

static const struct cli_part parts[] = {
	{ "symptom", 2, add_symptom },     { "measure", 3, add_measure },
	{ "product", 2, add_product },     { "dose", 2, add_dose },
	{ "treatment", 2, add_treatment }, { "infusion", 1, add_infusion },
};

static int
add_run(struct cli *cli)
{
	return cli_run_part(cli, parts, sizeof(parts) / sizeof(parts[0]));
}

static const struct cli_option add_options[] = {
	{ "at", OPTION_TAKES_VALUE },
	{ "note", OPTION_TAKES_VALUE },
	{ "as", OPTION_TAKES_VALUE },
	{ "kind", OPTION_TAKES_VALUE },
	{ "status", OPTION_TAKES_VALUE },
	{ "since", OPTION_TAKES_VALUE },
	{ "until", OPTION_TAKES_VALUE },
	{ "dose", OPTION_TAKES_VALUE },
	{ "reason", OPTION_TAKES_VALUE },
	{ "told", OPTION_MAY_TAKE_VALUE },
	{ "by", OPTION_TAKES_VALUE },
	{ "amount", OPTION_TAKES_VALUE },
	{ "missed", OPTION_ALONE },
	{ "moment", OPTION_TAKES_VALUE },
	{ "moments", OPTION_TAKES_VALUE },
	{ "steps", OPTION_TAKES_VALUE },
	{ "paracetamol", OPTION_TAKES_VALUE },
	{ "form", OPTION_TAKES_VALUE },
	{ NULL, OPTION_ALONE },
};

const struct command cmd_add = {
	.name = "add",
	.usage = "symptom ID [ATTR=N|flag:NAME]... | measure ID VALUE [UNIT] | "
		 "product NAME | dose PRODUCT | treatment DRUG[+DRUG] "
		 "[--until D [--reason TEXT]] | "
		 "infusion [--at WHEN] [--note -]",
	.summary = N_("Note a symptom, measure, product, dose, treatment or "
		      "infusion."),
	.options = add_options,
	.least = 1,
	.most = -1,
	.run = add_run,
};
