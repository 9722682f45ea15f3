/* SPDX-License-Identifier: GPL-3.0-or-later */
/* list and search: entries as lines, CSV or JSON, oldest first. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/advice.h"
#include "base/alloc.h"
#include "cli/commands.h"
#include "report/csv.h"
#include "report/json.h"

enum format { FORMAT_TEXT, FORMAT_CSV, FORMAT_JSON };
static const char *const formats[] = { "text", "csv", "json", NULL };

static enum err
take_kinds(struct session_query *query, const struct cli *cli)
{
	const char *given = cli_option(cli, "type");
	enum entry_kind kind;

	if (given == NULL)
		return ERR_NONE;
	if (entry_kind_parse(&kind, given) != ERR_NONE)
		return err_note(ERR_USAGE, "--type %s", given);
	query->kinds = 1U << kind;
	return ERR_NONE;
}

void
cli_add_entry(struct buf *out, struct cli *cli, const struct entry *entry)
{
	char *words = advice_entry_line(cli->session, entry, lang_current());
	/* Beside an hour a date is read as that of the calendar. */
	char *day = lang_short_day(lang_current(),
				   civil_day(stamp_civil(entry->felt)));
	char *late = advice_noted_late(entry, lang_current());
	char *hour = lang_hour(lang_current(), entry->felt);
	bool has_hour = entry_detail(entry, "hour") == NULL;

	buf_addf(out, "%6lld  %s%s%s  %s%s%s", (long long)entry->id, day,
		 has_hour ? " " : "", has_hour ? hour : "", words,
		 entry->level > LEVEL_WATCH ? "  " : "",
		 entry->level > LEVEL_WATCH ? level_sign(entry->level) : "");
	if (late != NULL)
		buf_addf(out, "  (%s)", late);
	if (entry->status == ENTRY_STRUCK)
		buf_addf(out, _("  (struck out: %s)"),
			 entry->why != NULL ? entry->why : "");
	if (entry->status == ENTRY_AMENDED)
		buf_addf(out, "  %s", _("(amended later)"));
	buf_adds(out, "\n");
	wipe_string(words);
	free(day);
	free(late);
	free(hour);
}

static int
print_text(struct cli *cli, const struct entry_list *entries)
{
	struct buf out = { 0 };

	for (size_t i = 0; i < entries->count; i++)
		cli_add_entry(&out, cli, &entries->items[i]);
	if (entries->count == 0)
		cli_note(cli, "%s", _("Nothing is noted there."));
	return cli_print(cli, &out);
}

static int
print_entries(struct cli *cli, const struct entry_list *entries, int format)
{
	struct json_context context = { .pack = cli->pack,
					.lang = lang_current(),
					.now = cli->now };
	struct buf out = { 0 };

	if (format == FORMAT_TEXT)
		return print_text(cli, entries);
	if (format == FORMAT_JSON)
		json_add_entries(&out, &context, entries);
	else
		csv_add_entries(&out, &context, entries);
	return cli_print_raw(cli, &out);
}

int
cli_list(struct cli *cli, struct session_query *query)
{
	struct entry_list entries = { 0 };
	int format, code;
	enum err err = cli_format(&format, cli, formats);

	if (err == ERR_NONE)
		err = take_kinds(query, cli);
	if (err == ERR_NONE)
		err = cli_days(query, cli);
	if (err == ERR_NONE)
		err = cli_unlock_to_print(cli);
	if (err == ERR_NONE)
		err = session_entries(&entries, cli->session, query);
	if (err != ERR_NONE)
		return cli_fail(cli, err);
	code = print_entries(cli, &entries, format);
	if (code == 0 && query->words != NULL && entries.count == 0)
		code = err_exit_code(ERR_NOT_FOUND);
	entry_list_clear(&entries);
	return code;
}

static int
list_run(struct cli *cli)
{
	struct session_query query = { 0 };

	return cli_list(cli, &query);
}

static int
search_run(struct cli *cli)
{
	struct session_query query = { 0 };
	struct buf words = { 0 };
	int code;

	for (int i = 0; i < cli->word_count; i++)
		buf_addf(&words, "%s%s", i > 0 ? " " : "", cli->words[i]);
	query.words = buf_text(&words);
	code = cli_list(cli, &query);
	buf_clear(&words);
	return code;
}

static const struct cli_option list_options[] = {
	{ "from", OPTION_TAKES_VALUE }, { "to", OPTION_TAKES_VALUE },
	{ "type", OPTION_TAKES_VALUE }, { "format", OPTION_TAKES_VALUE },
	{ NULL, OPTION_ALONE },
};

const struct command cmd_list = {
	.name = "list",
	.usage = "[--from D] [--to D] [--type TYPE] [--format text|csv|json]",
	.summary = N_("What was noted, newest last."),
	.options = list_options,
	.run = list_run,
};

const struct command cmd_search = {
	.name = "search",
	.usage = "WORD... [--from D] [--to D] [--type TYPE] "
		 "[--format text|csv|json]",
	.summary = N_("Find words in everything noted; accents do not count."),
	.options = list_options,
	.least = 1,
	.most = -1,
	.run = search_run,
};
