/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/commands.h"
#include "report/measured.h"

/* What was read is said back, in two units where there are two. */
static void
say_read_as(const struct cli *cli, const struct readings *readings)
{
	const struct translator to = lang_translator(lang_current());
	struct buf value = { 0 };

	measured_add_twice(&value, readings, &to);
	cli_note(cli, "%s %s", lang_words(&readings->parts[0].measure->label),
		 buf_text(&value));
	buf_clear(&value);
}

/* The second number is of the same moment and hand; the note stands once. */
static struct entry *
push_second(struct entry_list *list)
{
	struct entry *entry = entry_list_push(list);
	const struct entry *first = &list->items[0];

	entry_init(entry, ENTRY_MEASURE, "");
	entry->felt = first->felt;
	entry->noted = first->noted;
	entry->by = first->by;
	return entry;
}

static enum err
fill(struct entry *entry, const struct cli_measured *given, size_t part)
{
	const struct reading *reading = &given->readings.parts[part];
	const struct measure *measure = reading->measure;
	enum err err = entry_answer(entry, "value", reading->value);

	cli_set_code(entry, measure->id);
	if (err == ERR_NONE && given->has_unit && measure_offered(measure) > 1)
		err = entry_set_detail(entry, "unit",
				       measure->units[reading->unit].name);
	return err;
}

static enum err
build(struct entry_list *list, struct cli *cli)
{
	struct cli_measured given;
	struct buf text = { 0 };
	struct entry *entry;
	size_t found;
	enum err err = cli_find(&found, cli, PACK_MEASURES, cli->words[1]);

	if (err != ERR_NONE)
		return err;
	buf_addf(&text, "%s %s", cli->words[2],
		 cli->word_count > 3 ? cli->words[3] : "");
	err = cli_measure(&given, cli, pack_measure_at(cli->pack, found),
			  buf_text(&text));
	buf_clear(&text);
	if (err == ERR_NONE)
		err = cli_entry(&entry, cli, list, ENTRY_MEASURE);
	if (err != ERR_NONE)
		return err;
	say_read_as(cli, &given.readings);
	err = fill(entry, &given, 0);
	if (err == ERR_NONE && given.readings.count > 1)
		err = fill(push_second(list), &given, 1);
	return err;
}

int
add_measure(struct cli *cli)
{
	return cli_note_with(cli, build);
}
