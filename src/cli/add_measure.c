/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "cli/commands.h"
#include "clinic/measure.h"

/* "12" for a blood pressure means 120, and that is said. */
static void
say_read_as(const struct cli *cli, const struct measure *measure, milli value)
{
	char text[MILLI_TEXT_LIMIT];

	cli_note(cli, "%s %s %s", lang_words(&measure->label),
		 milli_format(text, value,
			      lang_current() == LANG_FR ? ',' : '.'),
		 measure->units[0].name);
	if (!measure_is_plausible(measure, value))
		cli_note(cli, "%s",
			 _("This is an unusual value. It is kept; vigie undo "
			   "takes it back."));
}

/* words: measure ID VALUE [UNIT] */
static enum err
build(struct entry_list *list, struct cli *cli)
{
	const struct measure *measure;
	struct entry *entry;
	milli value;
	size_t found;
	enum err err = cli_find(&found, cli, PACK_MEASURES, cli->words[1]);

	if (err != ERR_NONE)
		return err;
	measure = pack_measure_at(cli->pack, found);
	err = measure_parse(&value, measure, cli->words[2],
			    cli->word_count > 3 ? cli->words[3] : "");
	if (err == ERR_NONE)
		err = cli_entry(&entry, cli, list, ENTRY_MEASURE);
	if (err != ERR_NONE)
		return err;
	cli_set_code(entry, measure->id);
	say_read_as(cli, measure, value);
	err = entry_answer(entry, "value", value);
	if (err == ERR_NONE && cli->word_count > 3)
		err = entry_set_detail(entry, "unit", cli->words[3]);
	return err;
}

int
add_measure(struct cli *cli)
{
	return cli_note_with(cli, build);
}
