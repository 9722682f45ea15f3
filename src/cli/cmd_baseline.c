/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/commands.h"
#include "clinic/measure.h"

static enum err
build_measure(struct entry *entry, const struct cli *cli, const char *id)
{
	const struct measure *measure;
	milli value;
	size_t found;
	enum err err = cli_find(&found, cli, PACK_MEASURES, id);

	if (err != ERR_NONE)
		return err;
	if (cli->word_count < 2)
		return err_note(ERR_USAGE, "%s", _("A word is missing."));
	measure = pack_measure_at(cli->pack, found);
	err = measure_parse(&value, measure, cli->words[1],
			    cli->word_count > 2 ? cli->words[2] : "");
	if (err != ERR_NONE)
		return err;
	cli_set_code(entry, measure->id);
	return entry_answer(entry, "value", value);
}

/* words: SYMPTOM ATTR=N ... | MEASURE VALUE [UNIT] */
static enum err
build(struct entry_list *list, struct cli *cli)
{
	const struct symptom *symptom;
	struct entry *entry;
	size_t found;
	enum err err = cli_entry(&entry, cli, list, ENTRY_BASELINE);

	if (err != ERR_NONE)
		return err;
	err = cli_find(&found, cli, PACK_SYMPTOMS, cli->words[0]);
	if (err == ERR_NOT_FOUND)
		return build_measure(entry, cli, cli->words[0]);
	if (err != ERR_NONE)
		return err;
	symptom = pack_symptom_at(cli->pack, found);
	cli_set_code(entry, symptom->id);
	return cli_answers(entry, cli, symptom, 1);
}

static int
baseline_run(struct cli *cli)
{
	return cli_note_with(cli, build);
}

static const struct cli_option baseline_options[] = {
	{ "at", OPTION_TAKES_VALUE },
	{ "note", OPTION_TAKES_VALUE },
	{ "as", OPTION_TAKES_VALUE },
	{ NULL, OPTION_ALONE },
};

const struct command cmd_baseline = {
	.name = "baseline",
	.usage = "SYMPTOM ATTR=N... | MEASURE VALUE [UNIT]",
	.summary = N_("Note what was there before the first dose, or is known "
		      "to the team."),
	.options = baseline_options,
	.least = 1,
	.most = -1,
	.run = baseline_run,
};
