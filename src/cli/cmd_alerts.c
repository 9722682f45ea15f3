/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>

#include "app/advice.h"
#include "base/alloc.h"
#include "cli/commands.h"
#include "report/json.h"

enum format { FORMAT_TEXT, FORMAT_JSON };
static const char *const formats[] = { "text", "json", NULL };

static const char *const state_words[] = {
	[ALERT_OPEN] = N_("open"),
	[ALERT_CALM] = N_("calm"),
	[ALERT_CLOSED] = N_("closed"),
};

static void
add_field(struct buf *out, const char *text)
{
	if (text != NULL && text[0] != '\0')
		buf_addf(out, "    %s\n", text);
}

static void
add_since(struct buf *out, const struct alert *alert)
{
	char *day = lang_day_inside(lang_current(), stamp_day(alert->since));

	buf_addf(out, _("    Since %s. Alert %lld, %s.\n"), day,
		 (long long)alert->id, _(state_words[alert->state]));
	free(day);
}

/* Nobody is to be called now about what is calm. */
static void
add_headline(struct buf *out, const struct alert *alert,
	     const struct advice *advice)
{
	static const char *const answered[] = {
		[ALERT_CALM] = N_("Told: it comes back if it gets worse"),
		[ALERT_CLOSED] = N_("Over"),
	};

	buf_addf(out, "%-4s%s\n", level_sign(alert->level),
		 alert->state == ALERT_OPEN ? advice->headline
					    : _(answered[alert->state]));
}

static void
add_beside(struct buf *out, struct cli *cli, const struct alert *alert)
{
	char *beside = advice_beside(cli->session, alert, lang_current());

	add_field(out, beside);
	wipe_string(beside);
}

static void
add_instruction(struct buf *out, struct cli *cli, const struct alert *alert)
{
	char *said = advice_instruction(cli->session, alert->code,
					lang_current());

	add_field(out, said);
	wipe_string(said);
}

enum err
cli_add_alert(struct buf *out, struct cli *cli, const struct alert *alert)
{
	struct advice advice;
	enum err err = advice_of_alert(&advice, cli->session, alert,
				       lang_current());

	if (err != ERR_NONE)
		return err;
	add_headline(out, alert, &advice);
	add_field(out, advice.what);
	add_field(out, advice.reason);
	if (alert->state == ALERT_OPEN)
		add_field(out, advice.waiting);
	add_since(out, alert);
	if (alert->state == ALERT_OPEN) {
		add_field(out, advice.number);
		add_field(out, advice.say);
	}
	add_beside(out, cli, alert);
	add_instruction(out, cli, alert);
	advice_clear(&advice);
	if (cli_has(cli, "why")) {
		char *why = advice_why(cli->session, alert, lang_current());

		add_field(out, why);
		wipe_string(why);
	}
	return ERR_NONE;
}

static int
print_text(struct cli *cli, const struct alert_list *alerts)
{
	struct buf out = { 0 };
	enum err err = ERR_NONE;

	for (size_t i = 0; err == ERR_NONE && i < alerts->count; i++)
		err = cli_add_alert(&out, cli, &alerts->items[i]);
	if (alerts->count == 0)
		buf_addf(&out, "%s\n", _(level_sentence(LEVEL_NONE)));
	else
		cli_add_pack_line(&out, cli);
	cli_add_limit(&out);
	if (err == ERR_NONE)
		return cli_print(cli, &out);
	buf_clear(&out);
	return cli_fail(cli, err);
}

static int
print_json(struct cli *cli, const struct alert_list *alerts)
{
	struct json_context context = { .pack = cli->pack,
					.lang = lang_current(),
					.now = cli->now };
	struct buf out = { 0 };

	json_add_alerts(&out, &context, alerts, session_contacts(cli->session));
	return cli_print_raw(cli, &out);
}

/* The exit code speaks of the open ones only. */
static enum level
highest_open(const struct alert_list *alerts)
{
	enum level highest = LEVEL_NONE;

	for (size_t i = 0; i < alerts->count; i++)
		if (alerts->items[i].state == ALERT_OPEN &&
		    alerts->items[i].level > highest)
			highest = alerts->items[i].level;
	return highest;
}

static int
alerts_run(struct cli *cli)
{
	struct alert_list alerts = { 0 };
	int format, code;
	enum err err = cli_format(&format, cli, formats);

	if (err == ERR_NONE)
		err = cli_unlock(cli, SESSION_READ);
	if (err == ERR_NONE)
		err = session_alerts(&alerts, cli->session,
				     cli_has(cli, "open") ? ALERT_OPEN
							  : ALERT_CALM);
	if (err != ERR_NONE)
		return cli_fail(cli, err);
	code = format == FORMAT_JSON ? print_json(cli, &alerts)
				     : print_text(cli, &alerts);
	if (code == 0)
		code = cli_level_exit(highest_open(&alerts));
	alert_list_clear(&alerts);
	return code;
}

static const struct cli_option alerts_options[] = {
	{ "open", OPTION_ALONE },
	{ "why", OPTION_ALONE },
	{ "format", OPTION_TAKES_VALUE },
	{ NULL, OPTION_ALONE },
};

const struct command cmd_alerts = {
	.name = "alerts",
	.usage = "[--open] [--why] [--format text|json]",
	.summary = N_("What is to be told, and how soon; the exit code says "
		      "it too."),
	.options = alerts_options,
	.run = alerts_run,
};
