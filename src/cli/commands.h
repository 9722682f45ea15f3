/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Every command, one literal in one file each, in the order of --help. */
#ifndef VIGIE_CLI_COMMANDS_H
#define VIGIE_CLI_COMMANDS_H

#include "cli/cli.h"
#include "clinic/measure.h"

extern const struct command cmd_init;
extern const struct command cmd_add;
extern const struct command cmd_none;
extern const struct command cmd_baseline;
extern const struct command cmd_list;
extern const struct command cmd_search;
extern const struct command cmd_alerts;
extern const struct command cmd_called;
extern const struct command cmd_profile;
extern const struct command cmd_contact;
extern const struct command cmd_question;
extern const struct command cmd_visit;
extern const struct command cmd_export;
extern const struct command cmd_import;
extern const struct command cmd_undo;
extern const struct command cmd_redo;
extern const struct command cmd_strike;
extern const struct command cmd_status;
extern const struct command cmd_check;
extern const struct command cmd_backup;
extern const struct command cmd_restore;
extern const struct command cmd_passwd;
extern const struct command cmd_recovery;
extern const struct command cmd_due;
extern const struct command cmd_remind;
extern const struct command cmd_rules;
extern const struct command cmd_demo;

/* cmd_list.c: prints what the query and the options ask for. Returns the exit
 * code. */
int cli_list(struct cli *cli, struct session_query *query);

/* measure.c: what a text says of a measure. ERR_INVALID, ERR_RANGE with the
 * reason and an example in the note. */
struct cli_measured {
	struct readings readings;
	bool has_unit; /* it was said; else the measure's own was meant */
};
enum err cli_measure(struct cli_measured *out, const struct cli *cli,
		     const struct measure *measure, const char *text)
	MUST_CHECK;

/* What follows "add": one file each. */
int add_symptom(struct cli *cli);
int add_measure(struct cli *cli);
int add_product(struct cli *cli);
int add_dose(struct cli *cli);
int add_treatment(struct cli *cli);
int add_infusion(struct cli *cli);

#endif
