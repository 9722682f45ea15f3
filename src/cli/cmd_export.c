/* SPDX-License-Identifier: GPL-3.0-or-later */
/* export and import: vigie-exchange(5) out and in. */
#include "config.h"

#include <string.h>

#include "cli/commands.h"
#include "report/csv.h"
#include "sys/files.h"

enum { IMPORT_LIMIT = 10 * 1024 * 1024 };
enum format { FORMAT_JSON, FORMAT_CSV };
static const char *const formats[] = { "json", "csv", NULL };

static enum err
add_csv(struct buf *out, struct cli *cli, const struct session_query *query)
{
	struct json_context context = { .pack = cli->pack,
					.lang = lang_current(),
					.now = cli->now };
	struct entry_list entries = { 0 };
	enum err err = session_entries(&entries, cli->session, query);

	if (err == ERR_NONE)
		csv_add_entries(out, &context, &entries);
	entry_list_clear(&entries);
	return err;
}

/* An export is plaintext, and that is said before it is written. */
static int
deliver(struct cli *cli, struct buf *out)
{
	const char *path = cli_option(cli, "output");
	enum err err;

	if (path == NULL || strcmp(path, "-") == 0)
		return cli_print_raw(cli, out);
	cli_note(cli, "%s",
		 _("An export is not sealed: whoever has the file can read "
		   "it."));
	err = cli_has(cli, "force")
		      ? files_replace(path, out->data, out->length)
		      : files_create(path, out->data, out->length);
	buf_clear(out);
	return err == ERR_NONE ? 0 : cli_fail(cli, err);
}

static int
export_run(struct cli *cli)
{
	struct session_query query = { 0 };
	struct buf out = { 0 };
	int format;
	enum err err = cli_format(&format, cli, formats);

	if (err == ERR_NONE)
		err = cli_days(&query, cli);
	if (err == ERR_NONE)
		err = cli_unlock_to_print(cli);
	if (err == ERR_NONE && format == FORMAT_CSV)
		err = add_csv(&out, cli, &query);
	else if (err == ERR_NONE)
		err = session_export_json(&out, cli->session, &query);
	if (err == ERR_NONE)
		return deliver(cli, &out);
	buf_clear(&out);
	return cli_fail(cli, err);
}

static enum import_mode
take_mode(const struct cli *cli)
{
	if (cli_has(cli, "dry-run"))
		return IMPORT_PREVIEW;
	return cli_has(cli, "replace") ? IMPORT_REPLACE : IMPORT_MERGE;
}

static void
say_count(const struct cli *cli, const struct import_count *count)
{
	cli_note(cli, _("%zu read, %zu added, %zu already there."), count->read,
		 count->added, count->already_there);
	if (cli_has(cli, "dry-run"))
		cli_note(cli, "%s", _("Nothing was changed."));
}

/* words: FILE */
static int
import_run(struct cli *cli)
{
	struct import_count count = { 0 };
	struct buf text = { 0 };
	enum err err;

	if (cli_has(cli, "merge") && cli_has(cli, "replace"))
		return cli_usage(cli, "%s", "--merge, --replace");
	err = cli_unlock(cli, cli_has(cli, "dry-run") ? SESSION_READ
						      : SESSION_WRITE);
	if (err == ERR_NONE)
		err = files_read_any(&text, cli->words[0], IMPORT_LIMIT);
	if (err == ERR_NONE)
		err = session_import_json(&count, cli->session, &text,
					  take_mode(cli));
	buf_clear(&text);
	if (err != ERR_NONE)
		return cli_fail(cli, err);
	say_count(cli, &count);
	return 0;
}

static const struct cli_option export_options[] = {
	{ "format", OPTION_TAKES_VALUE }, { "from", OPTION_TAKES_VALUE },
	{ "to", OPTION_TAKES_VALUE },     { "output", OPTION_TAKES_VALUE },
	{ "force", OPTION_ALONE },        { NULL, OPTION_ALONE },
};

static const struct cli_option import_options[] = {
	{ "merge", OPTION_ALONE },
	{ "replace", OPTION_ALONE },
	{ "dry-run", OPTION_ALONE },
	{ NULL, OPTION_ALONE },
};

const struct command cmd_export = {
	.name = "export",
	.usage = "[--format json|csv] [--from D] [--to D] [-o FILE] [--force]",
	.summary = N_("Write the diary out in the clear."),
	.options = export_options,
	.run = export_run,
};

const struct command cmd_import = {
	.name = "import",
	.usage = "FILE [--merge|--replace] [--dry-run]",
	.summary = N_("Take in what another Vigie exported."),
	.options = import_options,
	.least = 1,
	.most = 1,
	.run = import_run,
};
