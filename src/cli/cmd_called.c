/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <stdlib.h>

#include "app/advice.h"
#include "base/alloc.h"
#include "cli/commands.h"

static enum err
take_alert(int64_t *out, const struct cli *cli)
{
	const char *given = cli_option(cli, "alert");

	*out = 0;
	return given == NULL ? ERR_NONE : cli_number(out, given);
}

static enum err
take_who(enum call_who *out, const struct cli *cli)
{
	const char *given = cli_option(cli, "who");

	if (given == NULL)
		return err_note(ERR_USAGE, "%s", _("--who is missing."));
	if (call_who_parse(out, given) != ERR_NONE)
		return err_note(ERR_USAGE, "--who %s", given);
	return ERR_NONE;
}

static enum err
log_call(struct cli *cli, int64_t alert, enum call_who who)
{
	struct call call = { .who = who };
	char *name = NULL, *said = NULL, *next = NULL;
	enum err err = cli_text(&name, cli, "name");

	if (err == ERR_NONE)
		err = cli_text(&said, cli, "said");
	if (err == ERR_NONE)
		err = cli_text(&next, cli, "next");
	if (err == ERR_NONE)
		err = cli_at(&call.at, cli, "at");
	if (err == ERR_NONE && cli_has(cli, "come"))
		err = cli_at(&call.visit, cli, "come");
	if (err == ERR_NONE && call.visit.at != 0 &&
	    call.visit.at <= cli->now.at)
		err = err_note(ERR_RANGE, "%s", _("that moment has passed"));
	call.name = name;
	call.said = said;
	call.next = next;
	if (err == ERR_NONE)
		err = session_call(cli->session, alert, &call);
	wipe_string(name);
	wipe_string(said);
	wipe_string(next);
	return err;
}

/* The other line, the hour to try again, and until when. */
static void
say_nobody(struct cli *cli)
{
	struct alert_list alerts = { 0 };
	struct advice advice;
	char *hour = NULL;

	if (session_alerts(&alerts, cli->session, ALERT_OPEN) == ERR_NONE &&
	    alerts.count > 0 && alerts.items[0].retry.at > cli->now.at)
		hour = lang_hour(lang_current(), alerts.items[0].retry);
	alert_list_clear(&alerts);
	if (hour != NULL)
		cli_note(cli, _("Noted: nobody answered. Try again at %s."),
			 hour);
	else
		cli_note(cli, "%s",
			 _("Noted: nobody answered. Try again now."));
	free(hour);
	if (advice_of_alert(&advice, cli->session, NULL, lang_current()) !=
	    ERR_NONE)
		return;
	if (advice.second_number[0] != '\0')
		cli_note(cli, _("The other line: %s, %s."),
			 advice.second_number, advice.second_who);
	if (advice.fallback[0] != '\0')
		cli_note(cli, "%s", advice.fallback);
	advice_clear(&advice);
}

/* again: what is asked about tomorrow, NULL for nothing. */
static void
say_noted(struct cli *cli, const char *again)
{
	struct alert_list open = { 0 };

	cli_note(cli, "%s",
		 _("The call is noted. Call again if it gets worse."));
	if (again != NULL)
		cli_note(cli,
			 _("Tomorrow morning vigie will ask you again how "
			   "this is: %s."),
			 again);
	if (session_alerts(&open, cli->session, ALERT_OPEN) == ERR_NONE &&
	    open.count > 0 && open.items[0].told)
		cli_note(cli, "%s",
			 _("The alert stays: note what you were told "
			   "(--said)."));
	alert_list_clear(&open);
}

static int
called_run(struct cli *cli)
{
	enum call_who who = CALL_NOBODY;
	int64_t alert;
	char *again = NULL;
	enum err err = take_alert(&alert, cli);

	if (err == ERR_NONE)
		err = take_who(&who, cli);
	if (err == ERR_NONE)
		err = cli_unlock(cli, SESSION_WRITE);
	if (err == ERR_NONE) {
		again = advice_asked_again(cli->session, lang_current());
		err = log_call(cli, alert, who);
	}
	if (err == ERR_NONE && who == CALL_NOBODY)
		say_nobody(cli);
	else if (err == ERR_NONE)
		say_noted(cli, again);
	wipe_string(again);
	return err == ERR_NONE ? 0 : cli_fail(cli, err);
}

static const struct cli_option called_options[] = {
	{ "alert", OPTION_TAKES_VALUE }, { "who", OPTION_TAKES_VALUE },
	{ "name", OPTION_TAKES_VALUE },  { "said", OPTION_TAKES_VALUE },
	{ "next", OPTION_TAKES_VALUE },  { "at", OPTION_TAKES_VALUE },
	{ "come", OPTION_TAKES_VALUE },  { NULL, OPTION_ALONE },
};

const struct command cmd_called = {
	.name = "called",
	.usage = "[--alert ID] --who nurse|doctor|night|15|nobody [--name N] "
		 "[--said -] [--next TEXT] [--come WHEN] [--at WHEN]",
	.summary = N_("Note a call about an alert, or about all open ones."),
	.options = called_options,
	.run = called_run,
};
