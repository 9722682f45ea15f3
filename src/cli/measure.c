/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The number of a measure on the command line: asked about on a terminal,
 * where it is not likely; kept with a word, or refused, where nobody is. */
#include "config.h"

#include <stdlib.h>

#include "cli/commands.h"
#include "report/measured.h"

/* "12" is asked about as 120; where nobody can be asked it is refused. */
static enum err
ask_meant(struct cli_measured *given, const struct readings *meant)
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
ask_really(const struct cli_measured *given, const struct cli *cli)
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
check(struct cli_measured *given, const struct cli *cli)
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

enum err
cli_measure(struct cli_measured *out, const struct cli *cli,
	    const struct measure *measure, const char *text)
{
	struct cli_measured given;
	enum err err;

	measure_read(&given.readings, measure, text, UNIT_OPEN);
	given.has_unit = readings_worst(&given.readings)->claim !=
			 READING_UNIT_OPEN;
	if (!given.has_unit)
		measure_read(&given.readings, measure, text, 0);
	err = check(&given, cli);
	if (err == ERR_NONE)
		*out = given;
	return err;
}
