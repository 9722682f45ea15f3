/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "cli/commands.h"
#include "sys/files.h"

static enum err
check(const struct cli *cli, const char *path)
{
	struct session_request request = { .path = path,
					   .pack = cli->pack,
					   .mode = cli->read_only
							   ? SESSION_READ
							   : SESSION_WRITE };
	struct session_news news = { 0 };
	struct secret *passphrase;
	enum err err;

	if (!files_exist(path))
		return err_note(ERR_NO_DIARY, "%s", path);
	err = cli_passphrase(&passphrase, cli, _("Passphrase: "));
	if (err != ERR_NONE)
		return err;
	request.passphrase = passphrase;
	err = session_check(&news, &request);
	secret_free(passphrase);
	if (err == ERR_NONE)
		cli_say_news(cli, &news);
	return err;
}

/* words: [FILE] */
static int
check_run(struct cli *cli)
{
	char *path = cli->word_count > 0 ? alloc_string(cli->words[0])
					 : cli_diary(cli);
	struct buf out = { 0 };
	enum err err = cli_pack(cli);

	if (err == ERR_NONE)
		err = check(cli, path);
	free(path);
	if (err != ERR_NONE)
		return cli_fail(cli, err);
	buf_adds(&out, "ok\n");
	return cli_print(cli, &out);
}

const struct command cmd_check = {
	.name = "check",
	.usage = "[FILE]",
	.summary = N_("Read the whole diary and say whether it is sound."),
	.most = 1,
	.run = check_run,
};
