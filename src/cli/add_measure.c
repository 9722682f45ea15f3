/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>

#include "cli/commands.h"
#include "report/measured.h"

/* What the words say; with no unit among them, the measure's own. */
struct given {
	struct readings readings;
	bool has_unit;
};

/* words: measure ID VALUE [UNIT] */
static void
read_words(struct given *out, const struct cli *cli,
	   const struct measure *measure)
{
	struct buf text = { 0 };

	buf_addf(&text, "%s %s", cli->words[2],
		 cli->word_count > 3 ? cli->words[3] : "");
	measure_read(&out->readings, measure, buf_text(&text), UNIT_OPEN);
	out->has_unit = readings_worst(&out->readings)->claim !=
			READING_UNIT_OPEN;
	if (!out->has_unit)
		measure_read(&out->readings, measure, buf_text(&text), 0);
	buf_clear(&text);
}

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

/* "12" is asked about as 120; where nobody can be asked it is refused. */
static enum err
ask_meant(struct given *given, const struct readings *meant)
{
	const struct translator to = lang_translator(lang_current());
	char *question = measured_meant(meant, &to);
	bool is_meant = cli_ask(question) == CLI_YES;
	enum err err = ERR_NONE;

	if (is_meant)
		given->readings = *meant;
	else
		err = err_note(ERR_RANGE, "%s %s", question,
			       _("Write it so, with its unit."));
	free(question);
	return err;
}

/* Asked once more; kept where nobody can be asked. */
static enum err
ask_really(const struct given *given, const struct cli *cli)
{
	const struct translator to = lang_translator(lang_current());
	char *question = measured_really(&given->readings, &to);
	enum cli_answer answer = cli_ask(question);
	enum err err = ERR_NONE;

	if (answer == CLI_NO)
		err = err_note(ERR_FAILED, "%s", _("nothing was kept"));
	if (answer == CLI_NOBODY)
		cli_note(cli, "%s",
			 _("This is an unusual value. It is kept; vigie undo "
			   "takes it back."));
	free(question);
	return err;
}

static enum err
refuse(const struct readings *readings, enum reading_claim claim)
{
	const struct translator to = lang_translator(lang_current());
	char *why = measured_refused(readings, &to);
	enum err err = err_note(claim == READING_IMPOSSIBLE ? ERR_RANGE
							    : ERR_INVALID,
				"%s", why);

	free(why);
	return err;
}

static enum err
check(struct given *given, const struct cli *cli)
{
	enum reading_claim claim = readings_worst(&given->readings)->claim;
	struct readings meant;

	if (claim == READING_LIKELY)
		return ERR_NONE;
	if (claim == READING_UNUSUAL)
		return ask_really(given, cli);
	if (measure_guess(&meant, &given->readings))
		return ask_meant(given, &meant);
	return refuse(&given->readings, claim);
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
fill(struct entry *entry, const struct given *given, size_t part)
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
	struct given given;
	struct entry *entry;
	size_t found;
	enum err err = cli_find(&found, cli, PACK_MEASURES, cli->words[1]);

	if (err != ERR_NONE)
		return err;
	read_words(&given, cli, pack_measure_at(cli->pack, found));
	err = check(&given, cli);
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
