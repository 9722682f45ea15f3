/* SPDX-License-Identifier: GPL-3.0-or-later */
/* backup makes a verified copy, restore puts one in the diary's place. */
#include "config.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "cli/commands.h"
#include "sys/files.h"

/* diary.vigie.2026-11-25 beside the diary. */
static char *
dated_name(const struct cli *cli)
{
	struct buf name = { 0 };
	char day[STAMP_TEXT_LIMIT];
	char *path = cli_diary(cli);

	buf_addf(&name, "%s.%s", path, day_format(day, stamp_day(cli->now)));
	free(path);
	return buf_take(&name);
}

/* words: [FILE] */
static int
backup_run(struct cli *cli)
{
	char *path = cli->word_count > 0 ? alloc_string(cli->words[0])
					 : dated_name(cli);
	struct buf out = { 0 };
	enum err err = cli_unlock(cli, SESSION_READ);

	if (err == ERR_NONE)
		err = session_backup(cli->session, path);
	if (err == ERR_NONE)
		buf_addf(&out, "%s\n", path);
	free(path);
	return err == ERR_NONE ? cli_print(cli, &out) : cli_fail(cli, err);
}

static enum err
restore(struct cli *cli, const char *from)
{
	struct session_request copy = { .path = from,
					.mode = SESSION_READ,
					.pack = cli->pack };
	struct session_news news;
	struct secret *passphrase;
	char *path;
	enum err err;

	if (!files_exist(from))
		return err_note(ERR_NO_DIARY, "%s", from);
	err = cli_passphrase(&passphrase, cli, _("Passphrase of the copy: "));
	if (err != ERR_NONE)
		return err;
	copy.passphrase = passphrase;
	path = cli_diary(cli);
	err = session_restore(&news, &copy, path);
	free(path);
	secret_free(passphrase);
	if (err == ERR_NONE)
		cli_say_news(cli, &news);
	return err;
}

/* words: FILE */
static int
restore_run(struct cli *cli)
{
	enum err err = cli->read_only ? ERR_READ_ONLY : cli_pack(cli);

	if (err == ERR_NONE)
		err = restore(cli, cli->words[0]);
	if (err != ERR_NONE)
		return cli_fail(cli, err);
	cli_note(cli, "%s",
		 _("The copy is now the diary. What was there before stays "
		   "beside it as a backup."));
	return 0;
}

const struct command cmd_backup = {
	.name = "backup",
	.usage = "[FILE]",
	.summary = N_("Make a sealed, verified copy of the diary."),
	.most = 1,
	.run = backup_run,
};

const struct command cmd_restore = {
	.name = "restore",
	.usage = "FILE",
	.summary = N_("Put a sealed copy in the place of the diary."),
	.least = 1,
	.most = 1,
	.run = restore_run,
};
