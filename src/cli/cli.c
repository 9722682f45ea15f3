/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/cli.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "cli/commands.h"
#include "sys/clock.h"
#include "sys/tty.h"
#include "tui/tui.h"

/* The order of --help. */
static const struct command *const commands[] = {
	&cmd_init,     &cmd_add,    &cmd_none,     &cmd_baseline, &cmd_list,
	&cmd_search,   &cmd_alerts, &cmd_called,   &cmd_profile,  &cmd_contact,
	&cmd_question, &cmd_visit,  &cmd_export,   &cmd_import,   &cmd_undo,
	&cmd_redo,     &cmd_strike, &cmd_status,   &cmd_check,    &cmd_backup,
	&cmd_restore,  &cmd_passwd, &cmd_recovery, &cmd_due,      &cmd_remind,
	&cmd_rules,    &cmd_demo,   NULL,
};

/* The options of --help, in the order of cli_globals. */
static const char *const option_lines[] = {
	N_("--diary FILE         another diary"),
	N_("--read-only          change nothing"),
	N_("--linear             numbered questions, no full screen"),
	N_("--lang fr|en         the language"),
	N_("--theme NAME         default, mono, contrast or night"),
	N_("--no-color           no colours"),
	N_("--passphrase-fd N    the passphrase is a line of descriptor N"),
	N_("--passphrase-stdin   the passphrase is the first line of the input"),
	N_("--pack DIR           another pack of rules and lists"),
	N_("--quiet              no remarks, only failures"),
	N_("--help               this text, or the help of a command"),
	N_("--version            which Vigie this is"),
};
enum { OPTION_LINES = sizeof(option_lines) / sizeof(option_lines[0]) };

static void
add_command_lines(struct buf *out)
{
	for (size_t i = 0; commands[i] != NULL; i++)
		buf_addf(out, "  %-9s %s\n", commands[i]->name,
			 _(commands[i]->summary));
}

static int
say_help(const struct cli *cli)
{
	struct buf out = { 0 };

	buf_adds(&out, _("Usage: vigie [OPTION]... [COMMAND [WORD]...]\n"
			 "A diary for people on cancer immunotherapy: what to "
			 "tell the care team, and how soon.\n"
			 "Without a command the screens open.\n\n"));
	add_command_lines(&out);
	buf_adds(&out, "\n");
	for (size_t i = 0; i < OPTION_LINES; i++)
		buf_addf(&out, "  %s\n", _(option_lines[i]));
	buf_addf(&out,
		 _("\nVigie is not a medical device, and nobody reads it for "
		   "you: you are the one who calls.\n"
		   "The manual is vigie(1). Report bugs to: %s\n"),
		 PACKAGE_BUGREPORT);
	return cli_print(cli, &out);
}

static int
say_command_help(const struct cli *cli)
{
	struct buf out = { 0 };
	const struct cli_option *option = cli->command->options;

	buf_addf(&out, _("Usage: vigie %s %s\n%s\n"), cli->command->name,
		 cli->command->usage, _(cli->command->summary));
	for (; option != NULL && option->name != NULL; option++)
		buf_addf(&out, "  --%s\n", option->name);
	return cli_print(cli, &out);
}

static int
say_version(const struct cli *cli)
{
	struct buf out = { 0 };

	buf_addf(&out,
		 _("%s\nLicence GPL-3.0-or-later: free software, without any "
		   "warranty.\nNot a medical device.\n"),
		 PACKAGE_STRING);
	return cli_print(cli, &out);
}

static int
open_screens(struct cli *cli)
{
	struct tui_options options = { 0 };
	char *path = cli_diary(cli);
	enum err err = cli_pack(cli);

	if (err == ERR_NONE) {
		options.path = path;
		options.pack = cli->pack;
		options.trust = cli->trust;
		options.theme = cli->theme;
		options.linear = cli->linear;
		options.no_color = cli->no_color;
		options.read_only = cli->read_only;
		options.cost = COST_MODERATE;
		options.lang_is_given = cli_has(cli, "lang");
		err = tui_run(&options);
	}
	free(path);
	return err == ERR_NONE ? 0 : cli_fail(cli, err);
}

static int
run(struct cli *cli)
{
	if (cli_has(cli, "version"))
		return say_version(cli);
	if (cli_has(cli, "help"))
		return cli->command != NULL ? say_command_help(cli)
					    : say_help(cli);
	if (cli->command == NULL)
		return open_screens(cli);
	return cli->command->run(cli);
}

int
cli_main(int argc, char **argv)
{
	struct cli cli = { .now = clock_now() };
	int code;

	if (cli_parse(&cli, argc, argv, commands) != ERR_NONE)
		code = cli_usage(&cli, "%s", err_last_note());
	else
		code = run(&cli);
	if (code == 0 && cli.is_damaged)
		code = err_exit_code(ERR_DAMAGED);
	session_close(cli.session);
	pack_free(cli.pack);
	free(cli.words);
	return code;
}
