/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The demonstration diary: full screen, or the day as text. */
#include "config.h"

#include <stdlib.h>

#include "app/advice.h"
#include "app/demo.h"
#include "base/alloc.h"
#include "cli/commands.h"
#include "sys/tty.h"
#include "tui/tui.h"

enum { DEMO_LINES = 12 };

static void
take_away(void *demo)
{
	demo_close(demo);
}

static int
show_screens(struct cli *cli, struct demo *demo)
{
	struct tui_options options = { .path = demo->path,
				       .pack = cli->pack,
				       .trust = cli->trust,
				       .theme = cli->theme,
				       .linear = cli->linear,
				       .no_color = cli->no_color,
				       .lang_is_given = true,
				       .session = demo->session,
				       .demo_passphrase = demo_passphrase,
				       .before_signal = take_away,
				       .before_signal_data = demo };
	enum err err;

	demo->session = NULL;
	err = tui_run(&options);
	return err == ERR_NONE ? 0 : cli_fail(cli, err);
}

static enum err
add_alerts(struct buf *out, struct cli *cli)
{
	struct alert_list alerts = { 0 };
	enum err err = session_alerts(&alerts, cli->session, ALERT_CALM);

	for (size_t i = 0; err == ERR_NONE && i < alerts.count; i++)
		err = cli_add_alert(out, cli, &alerts.items[i]);
	alert_list_clear(&alerts);
	return err;
}

static enum err
add_history(struct buf *out, struct cli *cli)
{
	struct session_query query = { .limit = DEMO_LINES };
	struct entry_list entries = { 0 };
	enum err err = session_entries(&entries, cli->session, &query);

	for (size_t i = 0; err == ERR_NONE && i < entries.count; i++)
		cli_add_entry(out, cli, &entries.items[i]);
	entry_list_clear(&entries);
	return err;
}

static int
print_day(struct cli *cli)
{
	const char *name = session_fact(cli->session, "name");
	char *today = lang_long_day_year(lang_current(), stamp_day(cli->now));
	struct buf out = { 0 };
	enum err err;

	buf_addf(&out, _("vigie   Diary of %s   %s\n\n"),
		 name != NULL ? name : "", today);
	free(today);
	err = add_alerts(&out, cli);
	buf_addf(&out, "\n%s\n", _("The last days:"));
	if (err == ERR_NONE)
		err = add_history(&out, cli);
	buf_adds(&out, "\n");
	cli_add_pack_line(&out, cli);
	cli_add_limit(&out);
	if (err == ERR_NONE)
		return cli_print(cli, &out);
	buf_clear(&out);
	return cli_fail(cli, err);
}

static int
demo_run(struct cli *cli)
{
	struct demo demo = { 0 };
	enum err err = cli_pack(cli);
	int code;

	if (err == ERR_NONE)
		err = demo_open(&demo, cli->pack);
	if (err != ERR_NONE)
		return cli_fail(cli, err);
	if (cli->linear || (tty_is_input() && tty_is_output())) {
		code = show_screens(cli, &demo);
	} else {
		cli->session = demo.session;
		code = print_day(cli);
		cli->session = NULL;
	}
	demo_close(&demo);
	return code;
}

const struct command cmd_demo = {
	.name = "demo",
	.usage = "",
	.summary = N_("Open a ready-made demonstration diary."),
	.run = demo_run,
};
