/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/start.h"
#include "cli/commands.h"
#include "report/json.h"

enum format { FORMAT_TEXT, FORMAT_JSON };
static const char *const formats[] = { "text", "json", NULL };

/* What is usual by the starting point stands here too, by its key. */
static void
add_usual(struct fact_list *out, struct cli *cli, const char *code)
{
	char key[FACT_KEY_LIMIT], text[MILLI_TEXT_LIMIT];
	milli value;

	if (fact_list_get(out, usual_key(key, code)) == NULL &&
	    start_usual(&value, cli->session, code))
		fact_list_set(out, key, milli_format(text, value, '.'));
}

static void
gather(struct fact_list *out, struct cli *cli)
{
	const struct fact_list *facts = session_facts(cli->session);

	for (size_t i = 0; i < facts->count; i++)
		fact_list_set(out, facts->items[i].key, facts->items[i].value);
	add_usual(out, cli, USUAL_STOOLS);
	for (size_t i = 0; i < pack_measure_count(cli->pack); i++)
		add_usual(out, cli, pack_measure_at(cli->pack, i)->id);
}

static int
print(struct cli *cli, const struct fact_list *facts, int format)
{
	struct buf out = { 0 };

	if (format == FORMAT_JSON) {
		json_add_facts(&out, facts);
		return cli_print_raw(cli, &out);
	}
	for (size_t i = 0; i < facts->count; i++)
		buf_addf(&out, "%s\t%s\n", facts->items[i].key,
			 facts->items[i].value);
	return cli_print(cli, &out);
}

static int
print_one(struct cli *cli, const struct fact_list *facts, int format)
{
	const char *value = fact_list_get(facts, cli->words[0]);
	struct fact_list one = { 0 };
	struct buf out = { 0 };
	int code;

	if (value == NULL)
		return cli_fail(cli,
				err_note(ERR_NOT_FOUND, "%s", cli->words[0]));
	if (format == FORMAT_TEXT) {
		buf_addf(&out, "%s\n", value);
		return cli_print(cli, &out);
	}
	fact_list_set(&one, cli->words[0], value);
	code = print(cli, &one, format);
	fact_list_clear(&one);
	return code;
}

static int
show(struct cli *cli, int format)
{
	struct fact_list facts = { 0 };
	int code;

	gather(&facts, cli);
	code = cli->word_count == 0 ? print(cli, &facts, format)
				    : print_one(cli, &facts, format);
	fact_list_clear(&facts);
	return code;
}

/* words: [KEY [VALUE...]]; an empty value forgets. */
static int
profile_run(struct cli *cli)
{
	struct buf value = { 0 };
	int format;
	enum err err = cli_format(&format, cli, formats);

	if (err == ERR_NONE)
		err = cli_unlock(cli, cli->word_count > 1 ? SESSION_WRITE
							  : SESSION_READ);
	if (err != ERR_NONE)
		return cli_fail(cli, err);
	if (cli->word_count < 2)
		return show(cli, format);
	for (int i = 1; i < cli->word_count; i++)
		buf_addf(&value, "%s%s", i > 1 ? " " : "", cli->words[i]);
	err = session_set_fact(cli->session, cli->words[0],
			       value.length > 0 ? buf_text(&value) : NULL);
	buf_clear(&value);
	return err == ERR_NONE ? 0 : cli_fail(cli, err);
}

static const struct cli_option profile_options[] = {
	{ "format", OPTION_TAKES_VALUE },
	{ NULL, OPTION_ALONE },
};

const struct command cmd_profile = {
	.name = "profile",
	.usage = "[KEY [VALUE]] [--format text|json]",
	.options = profile_options,
	.summary = N_("Show or set name, birth, usual values and what the "
		      "rules ask about."),
	.most = -1,
	.run = profile_run,
};
