/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/cli.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/advice.h"
#include "base/utf8.h"
#include "sys/tty.h"

enum { EXIT_REPORT = 10, EXIT_URGENT = 20, EXIT_EMERGENCY = 30 };

static void
say_line(const struct buf *line)
{
	struct buf safe = { 0 };

	utf8_add_visible(&safe, buf_text(line), UTF8_KEEP_LINES);
	buf_adds(&safe, "\n");
	tty_say(buf_text(&safe));
	buf_clear(&safe);
}

int
cli_fail(const struct cli *cli, enum err err)
{
	struct buf line = { 0 };
	const char *note = err_last_note();

	(void)cli;
	buf_addf(&line, "vigie: %s", _(err_sentence(err)));
	if (note[0] != '\0')
		buf_addf(&line, " (%s)", note);
	say_line(&line);
	buf_clear(&line);
	return err_exit_code(err);
}

int
cli_usage(const struct cli *cli, const char *format, ...)
{
	struct buf line = { 0 };
	va_list args;

	buf_adds(&line, "vigie: ");
	va_start(args, format);
	buf_addfv(&line, format, args);
	va_end(args);
	say_line(&line);
	buf_cut(&line, 0);
	if (cli->command != NULL)
		buf_addf(&line, _("It goes like this: vigie %s %s"),
			 cli->command->name, cli->command->usage);
	else
		buf_adds(&line, _("vigie --help lists the commands."));
	say_line(&line);
	buf_clear(&line);
	return err_exit_code(ERR_USAGE);
}

void
cli_note(const struct cli *cli, const char *format, ...)
{
	struct buf line = { 0 };
	va_list args;

	if (cli->quiet)
		return;
	va_start(args, format);
	buf_addfv(&line, format, args);
	va_end(args);
	say_line(&line);
	buf_clear(&line);
}

int
cli_print_raw(const struct cli *cli, struct buf *out)
{
	enum err err = tty_out(buf_text(out));

	buf_clear(out);
	return err == ERR_NONE ? 0 : cli_fail(cli, err);
}

int
cli_print(const struct cli *cli, struct buf *out)
{
	struct buf safe = { 0 };

	utf8_add_visible(&safe, buf_text(out), UTF8_KEEP_LINES);
	buf_clear(out);
	return cli_print_raw(cli, &safe);
}

static void
add_part(struct buf *out, const char *text)
{
	if (text != NULL && text[0] != '\0')
		buf_addf(out, "    %s\n", text);
}

static void
add_number(struct buf *out, const char *number, const char *who)
{
	if (number == NULL || number[0] == '\0')
		return;
	if (who == NULL || who[0] == '\0' || strcmp(who, number) == 0)
		buf_addf(out, "    %s\n", number);
	else
		buf_addf(out, "    %s  (%s)\n", number, who);
}

/* Only a level to act on gets numbers and words to say. */
static void
add_action(struct buf *out, const struct advice *advice)
{
	if (advice->level < LEVEL_REPORT)
		return;
	add_number(out, advice->number, advice->number_who);
	add_number(out, advice->second_number, advice->second_who);
	add_part(out, advice->say);
	add_part(out, advice->meanwhile);
	if (advice->level >= LEVEL_URGENT)
		add_part(out, advice->fallback);
}

void
cli_add_advice(struct buf *out, struct cli *cli,
	       const struct triage_result *result,
	       const struct entry_list *entries)
{
	struct advice advice;

	advice_of_result(&advice, cli->session, result, entries,
			 lang_current());
	buf_addf(out, "%-4s%s\n", level_sign(advice.level), advice.headline);
	add_part(out, advice.what);
	add_part(out, advice.reason);
	add_action(out, &advice);
	if (advice.level >= LEVEL_REPORT)
		cli_add_pack_line(out, cli);
	advice_clear(&advice);
}

void
cli_add_limit(struct buf *out)
{
	buf_addf(out, "%s\n",
		 _("Vigie sends nothing to the hospital: you are the one who "
		   "calls."));
}

void
cli_add_pack_line(struct buf *out, const struct cli *cli)
{
	char *line = advice_pack(cli->pack, cli->trust, lang_current());

	buf_addf(out, "%s\n", line);
	free(line);
}

int
cli_level_exit(enum level level)
{
	switch (level) {
	case LEVEL_NONE:
	case LEVEL_WATCH:
		return 0;
	case LEVEL_REPORT:
		return EXIT_REPORT;
	case LEVEL_URGENT:
		return EXIT_URGENT;
	case LEVEL_EMERGENCY:
	case LEVEL_COUNT:
		break;
	}
	return EXIT_EMERGENCY;
}

int
cli_run_part(struct cli *cli, const struct cli_part *parts, size_t count)
{
	for (size_t i = 0; i < count; i++) {
		if (strcmp(parts[i].name, cli->words[0]) != 0)
			continue;
		if (cli->word_count < parts[i].least)
			return cli_usage(cli, "%s", _("A word is missing."));
		return parts[i].run(cli);
	}
	return cli_usage(cli, "%s %s", cli->command->name, cli->words[0]);
}
