/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>

#include "cli/commands.h"

enum { MEBIBYTE = 1024 * 1024 };

static const char *
yes_or_no(bool claim)
{
	return claim ? _("yes") : _("no");
}

static void
add_file(struct buf *out, const struct cli *cli,
	 const struct session_status *status)
{
	char *path = cli_diary(cli);

	buf_addf(out, _("Diary: %s\n"), path);
	free(path);
	buf_addf(out, _("Format: %u\n"), status->format);
	buf_addf(out, _("Size: %llu bytes\n"),
		 (unsigned long long)status->size);
	buf_addf(out, _("Entries: %zu\n"), status->entries);
	buf_addf(out, _("Saves: %llu\n"), (unsigned long long)status->commits);
	if (status->last_commit.at != 0) {
		char *day = lang_day_inside(lang_current(),
					    stamp_day(status->last_commit));

		buf_addf(out, _("Last saved: %s\n"), day);
		free(day);
	}
	buf_addf(out, _("Backups beside it: %u\n"), status->backups);
	buf_addf(out, _("Open alerts: %zu\n"), status->open_alerts);
}

static void
add_guard(struct buf *out, const struct session_status *status)
{
	buf_addf(out, _("Passphrase: Argon2id, %llu MiB, %u passes\n"),
		 (unsigned long long)(status->kdf_memory / MEBIBYTE),
		 status->kdf_passes);
	if (status->cheap_to_guess)
		buf_addf(out, "%s\n",
			 _("The passphrase of this diary is cheap to guess: "
			   "it was made at the least cost, for tests."));
	buf_addf(out, _("Recovery code: %s\n"),
		 yes_or_no(status->has_recovery));
	buf_addf(out, _("Keys locked in memory: %s\n"),
		 yes_or_no(status->memory_locked));
	if (status->read_only)
		buf_addf(out, "%s\n", _("Opened for reading only."));
}

static int
status_run(struct cli *cli)
{
	struct session_status status;
	struct buf out = { 0 };
	enum err err = cli_unlock(cli, SESSION_READ);

	if (err == ERR_NONE)
		err = session_status(&status, cli->session);
	if (err != ERR_NONE)
		return cli_fail(cli, err);
	add_file(&out, cli, &status);
	add_guard(&out, &status);
	cli_add_pack_line(&out, cli);
	return cli_print(cli, &out);
}

const struct command cmd_status = {
	.name = "status",
	.usage = "",
	.summary = N_("The diary, its guard, its backups and its rules."),
	.run = status_run,
};
