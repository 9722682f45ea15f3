/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What to ask at the visit, and when it is. */
#include "config.h"

#include <string.h>

#include "base/alloc.h"
#include "cli/commands.h"
#include "sys/clock.h"

static enum err
build_question(struct entry_list *list, struct cli *cli)
{
	struct buf words = { 0 };
	struct entry *entry;
	enum err err = cli_entry(&entry, cli, list, ENTRY_QUESTION);

	for (int i = 1; i < cli->word_count; i++)
		buf_addf(&words, "%s%s", i > 1 ? " " : "", cli->words[i]);
	if (err == ERR_NONE && words.length == 0)
		err = err_note(ERR_USAGE, "%s", _("A word is missing."));
	if (err == ERR_NONE)
		entry_set_note(entry, buf_text(&words));
	buf_clear(&words);
	return err;
}

/* Of a visit the next day of that name is meant; the hour may be unknown. */
static enum err
take_date(struct entry *visit, const struct cli *cli)
{
	const char *text = cli_option(cli, "at");
	bool has_hour = false;

	if (clock_parse_ahead(&visit->felt, &has_hour, text, cli->now) !=
	    ERR_NONE)
		return err_note(ERR_INVALID, "--at %s", text);
	return has_hour ? ERR_NONE : entry_set_detail(visit, "hour", "unknown");
}

static enum err
build_visit(struct entry_list *list, struct cli *cli)
{
	const char *who = cli_option(cli, "who");
	struct entry *entry;
	enum err err;

	if (!cli_has(cli, "at"))
		return err_note(ERR_USAGE, "%s", _("--at is missing."));
	err = cli_entry(&entry, cli, list, ENTRY_VISIT);
	if (err == ERR_NONE)
		err = take_date(entry, cli);
	if (err == ERR_NONE && who != NULL)
		err = entry_set_detail(entry, "who", who);
	return err;
}

static int
log_and_show(struct cli *cli, cli_build *build)
{
	struct entry_list list = { 0 };
	struct triage_result told;
	struct buf out = { 0 };
	enum err err = cli_unlock(cli, SESSION_WRITE);

	if (err == ERR_NONE)
		err = build(&list, cli);
	if (err == ERR_NONE) {
		session_assess(&told, cli->session, &list);
		err = session_log(cli->session, &list, &told);
	}
	/* So that a day said in words is seen as it was understood. */
	if (err == ERR_NONE)
		cli_add_entry(&out, cli, &list.items[0]);
	entry_list_clear(&list);
	return err == ERR_NONE ? cli_print(cli, &out) : cli_fail(cli, err);
}

static int
list_questions(struct cli *cli)
{
	struct session_query query = { .kinds = 1U << ENTRY_QUESTION,
				       .live_only = true };
	struct entry_list list = { 0 };
	struct buf out = { 0 };
	enum err err = cli_unlock(cli, SESSION_READ);

	if (err == ERR_NONE)
		err = session_entries(&list, cli->session, &query);
	if (err != ERR_NONE)
		return cli_fail(cli, err);
	for (size_t i = 0; i < list.count; i++)
		buf_addf(&out, "%lld\t%s\n", (long long)list.items[i].id,
			 list.items[i].note != NULL ? list.items[i].note : "");
	entry_list_clear(&list);
	return cli_print(cli, &out);
}

/* An answered question is struck out, and kept. */
static enum err
strike_answered(struct session *session, int64_t id)
{
	return session_strike(session, id, _("answered"));
}

static int
question_done(struct cli *cli)
{
	return cli_act_on_row(cli, strike_answered);
}

static int
add_question(struct cli *cli)
{
	return log_and_show(cli, build_question);
}

static int
add_visit(struct cli *cli)
{
	return log_and_show(cli, build_visit);
}

static const struct cli_part question_parts[] = {
	{ "add", 2, add_question },
	{ "list", 1, list_questions },
	{ "done", 2, question_done },
};

static const struct cli_part visit_parts[] = {
	{ "add", 1, add_visit },
};

static int
question_run(struct cli *cli)
{
	return cli_run_part(cli, question_parts,
			    sizeof(question_parts) / sizeof(question_parts[0]));
}

static int
visit_run(struct cli *cli)
{
	return cli_run_part(cli, visit_parts,
			    sizeof(visit_parts) / sizeof(visit_parts[0]));
}

static const struct cli_option question_options[] = {
	{ "at", OPTION_TAKES_VALUE },
	{ "as", OPTION_TAKES_VALUE },
	{ NULL, OPTION_ALONE },
};

static const struct cli_option visit_options[] = {
	{ "at", OPTION_TAKES_VALUE },
	{ "who", OPTION_TAKES_VALUE },
	{ "note", OPTION_TAKES_VALUE },
	{ NULL, OPTION_ALONE },
};

const struct command cmd_question = {
	.name = "question",
	.usage = "add TEXT | list | done ID",
	.summary = N_("What to ask at the next visit."),
	.options = question_options,
	.least = 1,
	.most = -1,
	.run = question_run,
};

const struct command cmd_visit = {
	.name = "visit",
	.usage = "add --at WHEN [--who NAME]",
	.summary = N_("Note when the next visit is."),
	.options = visit_options,
	.least = 1,
	.most = 1,
	.run = visit_run,
};
