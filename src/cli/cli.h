/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The command line. A command is one file and one row of the table; it parses,
 * calls the session, and returns the exit code. Data goes to stdout, messages
 * to stderr.
 */
#ifndef VIGIE_CLI_CLI_H
#define VIGIE_CLI_CLI_H

#include <stdbool.h>
#include <stddef.h>

#include "app/packs.h"
#include "app/session.h"
#include "base/buf.h"
#include "base/err.h"
#include "sys/lang.h"

/* The exit code of the process. */
int cli_main(int argc, char **argv);

enum { CLI_OPTIONS = 24, CLI_NO_FD = -1 };

enum option_value { OPTION_ALONE, OPTION_TAKES_VALUE, OPTION_MAY_TAKE_VALUE };

struct cli_option {
	const char *name; /* without the dashes; NULL ends a list */
	enum option_value value;
};

struct cli_given {
	const char *name;
	const char *value; /* NULL when it stands alone */
};

struct cli;

struct command {
	const char *name;
	const char *usage;   /* what follows the name; "" for nothing */
	const char *summary; /* a message id */
	const struct cli_option *options; /* NULL for none */
	int least, most; /* how many words may follow; most -1: any */
	int (*run)(struct cli *cli);
};

struct cli {
	const struct command *command;
	const char *diary, *pack_folder, *theme;
	bool read_only, linear, no_color, quiet;
	bool passphrase_stdin;
	int passphrase_fd; /* CLI_NO_FD for none */
	char **words;      /* what follows the command */
	int word_count;
	struct cli_given given[CLI_OPTIONS];
	size_t given_count;
	struct stamp now;
	struct pack *pack; /* NULL until cli_pack */
	enum pack_trust trust;
	struct session *session; /* NULL until cli_unlock */
	enum err unsaved;        /* why nothing can be saved, or ERR_NONE */
	bool is_damaged;         /* only a part of the diary could be read */
};

/* ---- options.c ---- */

extern const struct cli_option cli_globals[];
/* Fills cli from argv. ERR_USAGE with a note. */
enum err cli_parse(struct cli *cli, int argc, char **argv,
		   const struct command *const *commands) MUST_CHECK;
/* NULL when it was not given, "" when it stood alone. */
const char *cli_option(const struct cli *cli, const char *name);
bool cli_has(const struct cli *cli, const char *name);
/* --format: its place among the names (NULL-ended; the first is the default).
 * ERR_USAGE. */
enum err cli_format(int *out, const struct cli *cli, const char *const *names)
	MUST_CHECK;

/* What the first word of a command chooses: "contact add". */
struct cli_part {
	const char *name;
	int least; /* words, the first one counted */
	int (*run)(struct cli *cli);
};
/* Runs the part that the first word names, or says how the command goes. */
int cli_run_part(struct cli *cli, const struct cli_part *parts, size_t count);

/* ---- unlock.c ---- */

/* The pack in force, loaded once. */
enum err cli_pack(struct cli *cli) MUST_CHECK;
/* --passphrase-fd, --passphrase-stdin, or a prompt on the terminal. */
enum err cli_passphrase(struct secret **out, const struct cli *cli,
			const char *prompt) MUST_CHECK;
/* A new one: asked twice on a terminal. */
enum err cli_new_passphrase(struct secret **out, const struct cli *cli)
	MUST_CHECK;
/* Pack, passphrase, diary; says what opening mended. */
enum err cli_unlock(struct cli *cli, enum session_mode mode) MUST_CHECK;
/* For what deserves advice even when it cannot be saved: a diary that is open
 * elsewhere is opened for reading, and cli->unsaved says why. */
enum err cli_unlock_to_note(struct cli *cli) MUST_CHECK;
/* To print what is noted: of a damaged diary what stands before the damage,
 * and then the program ends with the exit code of the damage. */
enum err cli_unlock_to_print(struct cli *cli) MUST_CHECK;
/* Unlocks for writing and does something to the row whose id is words[1].
 * Returns the exit code. */
int cli_act_on_row(struct cli *cli,
		   enum err (*act)(struct session *session, int64_t id));
/* Path of the diary; owned. */
char *cli_diary(const struct cli *cli);
void cli_say_news(const struct cli *cli, const struct session_news *news);

/* A recovery code printed once on stdout, typed back where somebody sits.
 * Returns the exit code. */
int cli_offer_recovery(struct cli *cli);

/* ---- say.c ---- */

/* Says the failure with its note on stderr; returns its exit code. */
int cli_fail(const struct cli *cli, enum err err);
/* Says what was wrong with the words and how the command goes; returns 2. */
int cli_usage(const struct cli *cli, const char *format, ...) PRINTF_LIKE(2, 3);
/* A line on stderr, unless --quiet. */
void cli_note(const struct cli *cli, const char *format, ...) PRINTF_LIKE(2, 3);
/* All of out to stdout, safe for a terminal; returns 0 or 1. Clears it. */
int cli_print(const struct cli *cli, struct buf *out);
/* The same, byte for byte. */
int cli_print_raw(const struct cli *cli, struct buf *out);
/* Appends the advice as lines; the level is in words and by its sign. */
void cli_add_advice(struct buf *out, struct cli *cli,
		    const struct triage_result *result,
		    const struct entry_list *entries);
void cli_add_limit(struct buf *out);
/* One alert as alerts prints it; one entry as list does. */
enum err cli_add_alert(struct buf *out, struct cli *cli,
		       const struct alert *alert) MUST_CHECK;
void cli_add_entry(struct buf *out, struct cli *cli, const struct entry *entry);
/* "Sample pack 0.1, not validated." */
void cli_add_pack_line(struct buf *out, const struct cli *cli);
int cli_level_exit(enum level level);

/* ---- ask.c ---- */

/* A question of yes or no, on stderr; CLI_NOBODY without a terminal to type on
 * and one to read. Anything but a yes is a no. */
enum cli_answer { CLI_NOBODY, CLI_NO, CLI_YES };
enum cli_answer cli_ask(const char *question);

/* ---- noting.c ---- */

/* --at, else now. ERR_INVALID. */
enum err cli_at(struct stamp *out, const struct cli *cli, const char *option)
	MUST_CHECK;
/* A day of --from, --to, --since, --until. */
enum err cli_day(int32_t *out, const struct cli *cli, const char *text)
	MUST_CHECK;
/* The text of an option, "-" being standard input; NULL when it is absent or
 * empty. Owned. */
enum err cli_text(char **out, const struct cli *cli, const char *option)
	MUST_CHECK;
/* --at, --note, --by-whom into a new entry of that kind, pushed on the list;
 * borrowed. */
enum err cli_entry(struct entry **out, struct cli *cli, struct entry_list *list,
		   enum entry_kind kind) MUST_CHECK;
/* A whole number above 0. ERR_USAGE. */
enum err cli_number(int64_t *out, const char *text) MUST_CHECK;
/* --from and --to into a query; one end alone leaves the other open. */
enum err cli_days(struct session_query *query, const struct cli *cli)
	MUST_CHECK;
/* Replaces the code of an entry. */
void cli_set_code(struct entry *entry, const char *code);
/* Unlocks, has the entries built from the words, judges, keeps, and prints the
 * advice: what every noting command is. Returns the exit code. */
typedef enum err cli_build(struct entry_list *list, struct cli *cli);
int cli_note_with(struct cli *cli, cli_build *build);
/* The one row that a name means; says the choices when there are several. */
enum err cli_find(size_t *out, const struct cli *cli, enum pack_list list,
		  const char *name) MUST_CHECK;
/* Sets attributes "severity=2", "flag:night", "extra_stools=5" on an entry of
 * that symptom. ERR_USAGE, ERR_RANGE, ERR_INVALID with a note. */
enum err cli_answers(struct entry *entry, const struct cli *cli,
		     const struct symptom *symptom, int first) MUST_CHECK;

#endif
