/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/cli.h"

#include <ctype.h>
#include <errno.h>
#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/when.h"

/* Allowed before and after any command. */
const struct cli_option cli_globals[] = {
	{ "diary", OPTION_TAKES_VALUE },
	{ "read-only", OPTION_ALONE },
	{ "linear", OPTION_ALONE },
	{ "lang", OPTION_TAKES_VALUE },
	{ "theme", OPTION_TAKES_VALUE },
	{ "no-color", OPTION_ALONE },
	{ "passphrase-fd", OPTION_TAKES_VALUE },
	{ "passphrase-stdin", OPTION_ALONE },
	{ "pack", OPTION_TAKES_VALUE },
	{ "quiet", OPTION_ALONE },
	{ "help", OPTION_ALONE },
	{ "version", OPTION_ALONE },
	{ NULL, OPTION_ALONE },
};

/* Where the words of the command line are read from. */
struct reader {
	struct cli *cli;
	char **argv;
	int argc;
	int at;
	bool only_words; /* after "--" */
};

static const struct cli_option *
option_find(const struct cli_option *options, const char *name, size_t length)
{
	for (; options != NULL && options->name != NULL; options++)
		if (strlen(options->name) == length &&
		    strncmp(options->name, name, length) == 0)
			return options;
	return NULL;
}

/* "-3d" and "-2" are words: a sign, a digit. */
static bool
is_option(const char *word)
{
	return word[0] == '-' && word[1] != '\0' &&
	       !isdigit((unsigned char)word[1]);
}

static bool
is_when(const struct cli *cli, const char *word)
{
	struct when when;
	bool known = when_parse(&when, word, cli->now) == ERR_NONE;

	err_forget_note();
	return known;
}

static enum err
keep_given(struct cli *cli, const char *name, const char *value)
{
	if (cli->given_count == CLI_OPTIONS)
		return err_note(ERR_USAGE, "%s", _("Too many options."));
	cli->given[cli->given_count].name = name;
	cli->given[cli->given_count].value = value;
	cli->given_count++;
	return ERR_NONE;
}

/* The value after "=", or the next word where the option wants one. */
static enum err
option_take(struct reader *reader, const struct cli_option *option,
	    const char *equals)
{
	const char *value = equals != NULL ? equals + 1 : NULL;
	bool has_next = reader->at + 1 < reader->argc;

	if (option->value == OPTION_ALONE && value != NULL)
		return err_note(ERR_USAGE, _("--%s takes no value."),
				option->name);
	if (value == NULL && option->value == OPTION_TAKES_VALUE) {
		if (!has_next)
			return err_note(ERR_USAGE, _("--%s needs a value."),
					option->name);
		value = reader->argv[++reader->at];
	}
	if (value == NULL && option->value == OPTION_MAY_TAKE_VALUE &&
	    has_next && is_when(reader->cli, reader->argv[reader->at + 1]))
		value = reader->argv[++reader->at];
	return keep_given(reader->cli, option->name, value);
}

static enum err
read_option(struct reader *reader, const char *word)
{
	const char *name = word + 2;
	const char *equals = strchr(word, '=');
	size_t length = equals != NULL ? (size_t)(equals - name)
				       : strlen(word) - 2;
	const struct cli_option *option = NULL;

	if (strcmp(word, "-h") == 0)
		return keep_given(reader->cli, "help", NULL);
	if (strcmp(word, "-o") == 0) {
		name = "output";
		length = strlen(name);
		equals = NULL;
	} else if (word[1] != '-') {
		return err_note(ERR_USAGE, _("There is no option %s."), word);
	}
	option = option_find(cli_globals, name, length);
	if (option == NULL && reader->cli->command != NULL)
		option = option_find(reader->cli->command->options, name,
				     length);
	if (option == NULL)
		return err_note(ERR_USAGE, _("There is no option %s."), word);
	return option_take(reader, option, equals);
}

static const struct command *
command_find(const struct command *const *commands, const char *name)
{
	for (; *commands != NULL; commands++)
		if (strcmp((*commands)->name, name) == 0)
			return *commands;
	return NULL;
}

static enum err
read_word(struct reader *reader, const struct command *const *commands)
{
	struct cli *cli = reader->cli;
	char *word = reader->argv[reader->at];

	if (!reader->only_words && strcmp(word, "--") == 0) {
		reader->only_words = true;
		return ERR_NONE;
	}
	if (!reader->only_words && is_option(word))
		return read_option(reader, word);
	if (cli->command != NULL) {
		cli->words[cli->word_count++] = word;
		return ERR_NONE;
	}
	cli->command = command_find(commands, word);
	if (cli->command == NULL)
		return err_note(ERR_USAGE, _("There is no command %s."), word);
	return ERR_NONE;
}

static enum err
take_descriptor(struct cli *cli, const char *text)
{
	char *end;
	long fd;

	if (text == NULL)
		return ERR_NONE;
	errno = 0;
	fd = strtol(text, &end, 10);
	if (errno != 0 || end == text || *end != '\0' || fd < 0 || fd > INT_MAX)
		return err_note(ERR_USAGE, "--passphrase-fd %s", text);
	cli->passphrase_fd = (int)fd;
	return ERR_NONE;
}

static enum err
take_lang(const char *text)
{
	enum lang lang;

	if (text == NULL)
		return ERR_NONE;
	if (lang_parse(&lang, text) != ERR_NONE)
		return err_note(ERR_USAGE, "--lang %s", text);
	lang_set(lang);
	return ERR_NONE;
}

static enum err
take_globals(struct cli *cli)
{
	enum err err;

	cli->diary = cli_option(cli, "diary");
	cli->pack_folder = cli_option(cli, "pack");
	cli->theme = cli_option(cli, "theme");
	cli->read_only = cli_has(cli, "read-only");
	cli->linear = cli_has(cli, "linear");
	cli->no_color = cli_has(cli, "no-color");
	cli->quiet = cli_has(cli, "quiet");
	cli->passphrase_stdin = cli_has(cli, "passphrase-stdin");
	err = take_lang(cli_option(cli, "lang"));
	if (err != ERR_NONE)
		return err;
	return take_descriptor(cli, cli_option(cli, "passphrase-fd"));
}

static enum err
check_words(const struct cli *cli)
{
	const struct command *command = cli->command;

	if (command == NULL || cli_has(cli, "help") || cli_has(cli, "version"))
		return ERR_NONE;
	if (cli->word_count < command->least)
		return err_note(ERR_USAGE, "%s", _("A word is missing."));
	if (command->most >= 0 && cli->word_count > command->most)
		return err_note(ERR_USAGE, _("One word too many: %s"),
				cli->words[command->most]);
	return ERR_NONE;
}

enum err
cli_parse(struct cli *cli, int argc, char **argv,
	  const struct command *const *commands)
{
	struct reader reader = { .cli = cli, .argv = argv, .argc = argc };
	enum err err;

	cli->passphrase_fd = CLI_NO_FD;
	cli->words = alloc_zeroed((size_t)argc + 1, sizeof(*cli->words));
	for (reader.at = 1; reader.at < argc; reader.at++) {
		err = read_word(&reader, commands);
		if (err != ERR_NONE)
			return err;
	}
	err = take_globals(cli);
	return err != ERR_NONE ? err : check_words(cli);
}

const char *
cli_option(const struct cli *cli, const char *name)
{
	for (size_t i = cli->given_count; i-- > 0;)
		if (strcmp(cli->given[i].name, name) == 0)
			return cli->given[i].value != NULL ? cli->given[i].value
							   : "";
	return NULL;
}

bool
cli_has(const struct cli *cli, const char *name)
{
	return cli_option(cli, name) != NULL;
}

enum err
cli_format(int *out, const struct cli *cli, const char *const *names)
{
	const char *wanted = cli_option(cli, "format");

	*out = 0;
	if (wanted == NULL)
		return ERR_NONE;
	for (int i = 0; names[i] != NULL; i++)
		if (strcmp(names[i], wanted) == 0) {
			*out = i;
			return ERR_NONE;
		}
	return err_note(ERR_USAGE, "--format %s", wanted);
}
