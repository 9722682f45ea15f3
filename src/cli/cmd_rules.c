/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The rules as a nurse or a pharmacist reads, checks, tests and signs them. */
#include "config.h"

#include "cli/commands.h"
#include "clinic/vector.h"
#include "sys/files.h"

enum { VECTORS_LIMIT = 16 * 1024 * 1024 };

static int
list_rules(struct cli *cli)
{
	struct buf out = { 0 };
	enum err err = cli_pack(cli);

	if (err != ERR_NONE)
		return cli_fail(cli, err);
	for (size_t i = 0; i < pack_rule_count(cli->pack); i++) {
		const struct rule *rule = pack_rule_at(cli->pack, i);

		buf_addf(&out, "%s\t%s\t%s\t%s\n", rule_id(rule),
			 level_code(rule_level(rule)), rule_organ(rule),
			 lang_words(rule_reason(rule)));
	}
	return cli_print(cli, &out);
}

/* What it says, and what it says instead at another of its levels. */
static void
add_reasons(struct buf *out, const struct rule *rule, enum lang lang)
{
	const struct words *usual = rule_reason(rule);

	buf_addf(out, "\n    %s\n", usual->in[lang]);
	for (int i = LEVEL_EMERGENCY; i > LEVEL_NONE; i--) {
		const struct words *words = rule_reason_at(rule, (enum level)i);

		if (words != usual)
			buf_addf(out, "    %s: %s\n", level_code((enum level)i),
				 words->in[lang]);
	}
}

static void
add_rule(struct buf *out, const struct cli *cli, const struct rule *rule)
{
	buf_addf(out, "%s  %s  %s\n", rule_id(rule),
		 level_code(rule_level(rule)), rule_organ(rule));
	for (int lang = 0; lang < LANG_COUNT; lang++) {
		buf_addf(out, "%s: ", lang_code((enum lang)lang));
		rule_add_condition(out, cli->pack, rule, (enum lang)lang);
		add_reasons(out, rule, (enum lang)lang);
	}
	buf_addf(out, _("Source: %s\n"), rule_source(rule));
	cli_add_pack_line(out, cli);
}

static int
show_rule(struct cli *cli)
{
	struct buf out = { 0 };
	const struct rule *rule;
	enum err err = cli_pack(cli);

	if (err != ERR_NONE)
		return cli_fail(cli, err);
	rule = pack_rule(cli->pack, cli->words[1]);
	if (rule == NULL)
		return cli_fail(cli,
				err_note(ERR_NOT_FOUND, "%s", cli->words[1]));
	add_rule(&out, cli, rule);
	return cli_print(cli, &out);
}

static int
check_rules(struct cli *cli)
{
	struct buf out = { 0 };
	const char *folder = cli->word_count > 1 ? cli->words[1]
						 : cli->pack_folder;
	enum err err = folder != NULL ? packs_check(folder) : cli_pack(cli);

	if (err != ERR_NONE)
		return cli_fail(cli, err);
	buf_adds(&out, "ok\n");
	return cli_print(cli, &out);
}

static int
test_rules(struct cli *cli)
{
	struct vector_count count = { 0 };
	struct buf text = { 0 }, out = { 0 };
	enum err err = cli_pack(cli);

	if (err == ERR_NONE)
		err = files_read_any(&text, cli->words[1], VECTORS_LIMIT);
	if (err == ERR_NONE)
		err = vector_run(&count, &out, cli->pack, buf_text(&text));
	buf_clear(&text);
	if (err != ERR_NONE) {
		buf_clear(&out);
		return cli_fail(cli, err);
	}
	buf_addf(&out, "%zu passed, %zu failed\n", count.passed, count.failed);
	if (cli_print(cli, &out) != 0)
		return err_exit_code(ERR_IO);
	return count.failed == 0 && count.passed > 0
		       ? 0
		       : err_exit_code(ERR_FAILED);
}

static int
sign_rules(struct cli *cli)
{
	const char *key = cli_option(cli, "key");
	enum err err;

	if (key == NULL)
		return cli_usage(cli, "%s", _("--key is missing."));
	err = packs_sign(cli->words[1], key);
	return err == ERR_NONE ? 0 : cli_fail(cli, err);
}

static const struct cli_part parts[] = {
	{ "list", 1, list_rules },   { "show", 2, show_rule },
	{ "check", 1, check_rules }, { "test", 2, test_rules },
	{ "sign", 2, sign_rules },
};

static int
rules_run(struct cli *cli)
{
	return cli_run_part(cli, parts, sizeof(parts) / sizeof(parts[0]));
}

static const struct cli_option rules_options[] = {
	{ "key", OPTION_TAKES_VALUE },
	{ NULL, OPTION_ALONE },
};

const struct command cmd_rules = {
	.name = "rules",
	.usage = "list | show ID | check [DIR] | test FILE.tsv | "
		 "sign DIR --key FILE",
	.summary = N_("Read, check, test and sign the rules."),
	.options = rules_options,
	.least = 1,
	.most = 2,
	.run = rules_run,
};
