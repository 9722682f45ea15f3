/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The starting point: noted line by line, and shown with what it was. */
#include "config.h"

#include "cli/commands.h"

#include <string.h>

#include "app/start.h"

static enum err
set_value(struct entry *entry, const char *code, milli value)
{
	cli_set_code(entry, code);
	return entry_answer(entry, "value", value);
}

/* The second number is of the same moment and hand; the note stands once. */
static enum err
add_second(struct entry_list *list, const struct reading *reading)
{
	struct entry *entry = entry_list_push(list);

	entry_copy(entry, &list->items[0]);
	entry_set_note(entry, NULL);
	return set_value(entry, reading->measure->id, reading->value);
}

static enum err
build_measure(struct entry_list *list, struct cli *cli)
{
	struct cli_measured given;
	struct buf text = { 0 };
	size_t found;
	enum err err = cli_find(&found, cli, PACK_MEASURES, cli->words[0]);

	if (err != ERR_NONE)
		return err;
	buf_addf(&text, "%s %s", cli->words[1],
		 cli->word_count > 2 ? cli->words[2] : "");
	err = cli_measure(&given, cli, pack_measure_at(cli->pack, found),
			  buf_text(&text));
	buf_clear(&text);
	if (err == ERR_NONE)
		err = set_value(&list->items[0],
				given.readings.parts[0].measure->id,
				given.readings.parts[0].value);
	if (err == ERR_NONE && given.readings.count > 1)
		err = add_second(list, &given.readings.parts[1]);
	return err;
}

static enum err
build_stools(struct entry *entry, const struct cli *cli)
{
	milli value;
	enum err err = milli_parse(&value, cli->words[1]);

	if (err == ERR_NONE)
		err = start_check(cli->pack, USUAL_STOOLS, value);
	return err == ERR_NONE ? set_value(entry, USUAL_STOOLS, value) : err;
}

/* An old symptom counts as known with a level only. */
static enum err
build_symptom(struct entry *entry, const struct cli *cli,
	      const struct symptom *symptom)
{
	enum err err;

	cli_set_code(entry, symptom->id);
	err = cli_answers(entry, cli, symptom, 1);
	if (err == ERR_NONE && !start_has_level(entry, symptom))
		err = err_note(ERR_USAGE, "%s",
			       _("say how it is as a rule, such as "
				 "severity=1"));
	return err;
}

/* words: SYMPTOM ATTR=N ... | MEASURE VALUE [UNIT] | usual_stools N */
static enum err
build(struct entry_list *list, struct cli *cli)
{
	struct entry *entry;
	size_t found;
	enum err err = cli_entry(&entry, cli, list, ENTRY_BASELINE);

	if (err != ERR_NONE)
		return err;
	err = cli_find(&found, cli, PACK_SYMPTOMS, cli->words[0]);
	if (err == ERR_NONE)
		return build_symptom(entry, cli,
				     pack_symptom_at(cli->pack, found));
	if (err == ERR_NOT_FOUND && cli->word_count < 2)
		return err_note(ERR_USAGE, "%s", _("A word is missing."));
	if (strcmp(cli->words[0], USUAL_STOOLS) == 0)
		return build_stools(entry, cli);
	return err == ERR_NOT_FOUND ? build_measure(list, cli) : err;
}

/* Without a word: what stands there, and what stood there. */
static int
baseline_run(struct cli *cli)
{
	struct session_query query = { .kinds = 1U << ENTRY_BASELINE };

	if (cli->word_count == 0)
		return cli_list(cli, &query);
	return cli_note_with(cli, build);
}

static const struct cli_option baseline_options[] = {
	{ "at", OPTION_TAKES_VALUE }, { "note", OPTION_TAKES_VALUE },
	{ "as", OPTION_TAKES_VALUE }, { "format", OPTION_TAKES_VALUE },
	{ NULL, OPTION_ALONE },
};

const struct command cmd_baseline = {
	.name = "baseline",
	.usage = "[SYMPTOM ATTR=N... | MEASURE VALUE [UNIT] | usual_stools N] "
		 "[--format text|csv|json]",
	.summary = N_("Note what was there before the first dose, or is known "
		      "to the team; show it."),
	.options = baseline_options,
	.most = -1,
	.run = baseline_run,
};
