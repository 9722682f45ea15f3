/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/cli.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "sys/files.h"
#include "sys/paths.h"
#include "sys/secret.h"

enum { STDIN_FD = 0 };

char *
cli_diary(const struct cli *cli)
{
	return paths_diary(cli->diary);
}

enum err
cli_pack(struct cli *cli)
{
	if (cli->pack != NULL)
		return ERR_NONE;
	return packs_open(&cli->pack, &cli->trust, cli->pack_folder);
}

static bool
is_from_descriptor(const struct cli *cli)
{
	return cli->passphrase_fd != CLI_NO_FD || cli->passphrase_stdin;
}

enum err
cli_passphrase(struct secret **out, const struct cli *cli, const char *prompt)
{
	if (cli->passphrase_fd != CLI_NO_FD)
		return secret_read_line(out, cli->passphrase_fd);
	if (cli->passphrase_stdin)
		return secret_read_line(out, STDIN_FD);
	return secret_prompt(out, prompt);
}

enum err
cli_new_passphrase(struct secret **out, const struct cli *cli)
{
	struct secret *once, *again;
	bool is_same;
	enum err err;

	err = cli_passphrase(&once, cli, _("New passphrase: "));
	if (err != ERR_NONE)
		return err;
	if (is_from_descriptor(cli)) {
		*out = once;
		return ERR_NONE;
	}
	err = secret_prompt(&again, _("The same once more: "));
	if (err != ERR_NONE) {
		secret_free(once);
		return err;
	}
	is_same = secret_equal(once, again);
	secret_free(again);
	if (!is_same) {
		secret_free(once);
		return err_note(ERR_INVALID, "%s",
				_("The two passphrases differ."));
	}
	*out = once;
	return ERR_NONE;
}

static void
say_older(const struct cli *cli, const struct session_news *news)
{
	char *here = lang_day_inside(lang_current(),
				     stamp_day(news->last_commit));
	char *seen = lang_day_inside(lang_current(),
				     stamp_day(news->last_seen));

	cli_note(cli,
		 _("This diary is an older copy: its last note is of %s, and "
		   "this computer has seen one of %s."),
		 here, seen);
	free(here);
	free(seen);
}

/* The clock was ahead then, or is behind now. */
static void
say_clock(const struct cli *cli, const struct session_news *news)
{
	enum { GRACE = 5 * 60 };
	char *day;

	if (news->last_commit.at <= cli->now.at + GRACE)
		return;
	day = lang_day_inside(lang_current(), stamp_day(news->last_commit));
	cli_note(cli,
		 _("The last note is of %s, later than now: is the clock of "
		   "this computer right? Nothing is lost."),
		 day);
	free(day);
}

void
cli_say_news(const struct cli *cli, const struct session_news *news)
{
	if (news->header_repaired)
		cli_note(cli, "%s",
			 _("repaired: one copy of the header was damaged, "
			   "the other took its place."));
	if (news->rest_unreadable)
		cli_note(cli, "%s",
			 _("The diary is damaged further on. This is what "
			   "stands before that place."));
	if (news->commit_recovered)
		cli_note(cli, "%s",
			 _("recovered: a note whose saving was cut short was "
			   "left out. Everything saved before it is there."));
	if (news->rights_were_wide)
		cli_note(cli, "%s",
			 _("Others could read this file. The next save mends "
			   "its rights."));
	say_clock(cli, news);
	if (news->older_than_seen)
		say_older(cli, news);
}

static void
say_backups(const struct cli *cli, const char *path)
{
	struct buf names = { 0 };

	if (session_backups(&names, path) == ERR_NONE && names.length > 0)
		cli_note(cli, _("Its backups, newest first:\n%s"),
			 buf_text(&names));
	buf_clear(&names);
}

/* Asks for the passphrase only when there is something to open. */
static enum err
ask_for(struct secret **out, const struct cli *cli, const char *path)
{
	if (!files_exist(path))
		return err_note(ERR_NO_DIARY, "%s", path);
	return cli_passphrase(out, cli, _("Passphrase: "));
}

static enum err
open_diary(struct cli *cli, const struct session_request *request)
{
	struct session_news news = { 0 };
	enum err err = session_open(&cli->session, &news, request);

	if (err == ERR_NONE)
		cli_say_news(cli, &news);
	if (err == ERR_DAMAGED)
		say_backups(cli, request->path);
	return err;
}

/* Another Vigie has it, or the folder cannot be written: reading may do. */
static bool
is_readable_still(enum err err)
{
	return err == ERR_BUSY || err == ERR_NO_RIGHTS;
}

static enum err
unlock(struct cli *cli, struct session_request *request,
       enum err (*open)(struct cli *, struct session_request *))
{
	struct secret *passphrase = NULL;
	char *path = cli_diary(cli);
	enum err err = cli_pack(cli);

	if (err == ERR_NONE)
		err = ask_for(&passphrase, cli, path);
	if (err == ERR_NONE) {
		request->path = path;
		request->passphrase = passphrase;
		request->pack = cli->pack;
		if (cli->read_only)
			request->mode = SESSION_READ;
		err = open(cli, request);
	}
	secret_free(passphrase);
	free(path);
	return err;
}

static enum err
open_as_asked(struct cli *cli, struct session_request *request)
{
	return open_diary(cli, request);
}

static enum err
open_or_only_read(struct cli *cli, struct session_request *request)
{
	enum err err = open_diary(cli, request);

	if (!is_readable_still(err))
		return err;
	cli->unsaved = err;
	request->mode = SESSION_READ;
	return open_diary(cli, request);
}

static enum err
open_or_salvage(struct cli *cli, struct session_request *request)
{
	struct session_news news = { 0 };
	enum err err = open_diary(cli, request);

	if (err != ERR_DAMAGED)
		return err;
	request->mode = SESSION_SALVAGE;
	/* The backups were named already. */
	err = session_open(&cli->session, &news, request);
	if (err == ERR_NONE) {
		cli_say_news(cli, &news);
		cli->is_damaged = true;
	}
	return err;
}

enum err
cli_unlock(struct cli *cli, enum session_mode mode)
{
	struct session_request request = { .mode = mode };

	return unlock(cli, &request, open_as_asked);
}

enum err
cli_unlock_to_print(struct cli *cli)
{
	struct session_request request = { .mode = SESSION_READ };

	return unlock(cli, &request, open_or_salvage);
}

enum err
cli_unlock_to_note(struct cli *cli)
{
	struct session_request request = { .mode = SESSION_WRITE };

	return unlock(cli, &request, open_or_only_read);
}

int
cli_act_on_row(struct cli *cli,
	       enum err (*act)(struct session *session, int64_t id))
{
	int64_t id;
	enum err err = cli_number(&id, cli->words[1]);

	if (err == ERR_NONE)
		err = cli_unlock(cli, SESSION_WRITE);
	if (err == ERR_NONE)
		err = act(cli->session, id);
	return err == ERR_NONE ? 0 : cli_fail(cli, err);
}
