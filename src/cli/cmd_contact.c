/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/alloc.h"
#include "cli/commands.h"

static void
set_string(char **place, const char *text)
{
	wipe_string(*place);
	*place = alloc_string(text);
}

static enum err
fill(struct contact *contact, const struct cli *cli)
{
	const char *role = cli_option(cli, "role");
	const char *number = cli_option(cli, "number");
	const char *name = cli_option(cli, "name");
	const char *hours = cli_option(cli, "hours");
	enum err err;

	if (role == NULL || number == NULL)
		return err_note(ERR_USAGE, "%s",
				_("--role and --number are needed."));
	err = contact_check_number(number);
	if (err != ERR_NONE)
		return err;
	set_string(&contact->role, role);
	set_string(&contact->number, number);
	set_string(&contact->name, name != NULL ? name : "");
	contact->every_day = cli_has(cli, "every-day");
	return contact_parse_hours(contact, hours != NULL ? hours : "");
}

static int
add_contact(struct cli *cli)
{
	struct contact_list list = { 0 };
	struct contact *contact = contact_list_push(&list);
	enum err err = fill(contact, cli);

	if (err == ERR_NONE)
		err = cli_unlock(cli, SESSION_WRITE);
	if (err == ERR_NONE)
		err = session_add_contact(cli->session, contact);
	contact_list_clear(&list);
	return err == ERR_NONE ? 0 : cli_fail(cli, err);
}

static void
add_line(struct buf *out, const struct contact *contact)
{
	buf_addf(out, "%lld\t%s\t%s\t%s\t", (long long)contact->id,
		 contact->role, contact->number, contact->name);
	if (contact->from_minute != contact->until_minute)
		buf_addf(out, "%d:%02d-%d:%02d", contact->from_minute / 60,
			 contact->from_minute % 60, contact->until_minute / 60,
			 contact->until_minute % 60);
	if (contact->every_day)
		buf_adds(out, " every-day");
	buf_adds(out, "\n");
}

static int
list_contacts(struct cli *cli)
{
	const struct contact_list *contacts;
	struct buf out = { 0 };
	enum err err = cli_unlock(cli, SESSION_READ);

	if (err != ERR_NONE)
		return cli_fail(cli, err);
	contacts = session_contacts(cli->session);
	for (size_t i = 0; i < contacts->count; i++)
		add_line(&out, &contacts->items[i]);
	return cli_print(cli, &out);
}

static int
remove_contact(struct cli *cli)
{
	return cli_act_on_row(cli, session_remove_contact);
}

static const struct cli_part parts[] = {
	{ "add", 1, add_contact },
	{ "list", 1, list_contacts },
	{ "remove", 2, remove_contact },
};

static int
contact_run(struct cli *cli)
{
	return cli_run_part(cli, parts, sizeof(parts) / sizeof(parts[0]));
}

static const struct cli_option contact_options[] = {
	{ "role", OPTION_TAKES_VALUE }, { "number", OPTION_TAKES_VALUE },
	{ "name", OPTION_TAKES_VALUE }, { "hours", OPTION_TAKES_VALUE },
	{ "every-day", OPTION_ALONE },  { NULL, OPTION_ALONE },
};

const struct command cmd_contact = {
	.name = "contact",
	.usage = "add --role team|night|ORGAN --number N [--name N] "
		 "[--hours 8-18] [--every-day] | list | remove ID",
	.summary = N_("The numbers of the care team."),
	.options = contact_options,
	.least = 1,
	.most = 2,
	.run = contact_run,
};
