/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "cli/cli.h"

#include <errno.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "sys/clock.h"
#include "sys/files.h"

/* One byte more than is kept, so that too much is seen. */
enum { TEXT_READ_LIMIT = NOTE_LIMIT + 1 };

enum err
cli_at(struct stamp *out, const struct cli *cli, const char *option)
{
	const char *text = cli_option(cli, option);

	if (text == NULL || text[0] == '\0') {
		*out = cli->now;
		return ERR_NONE;
	}
	if (clock_parse(out, text, cli->now) != ERR_NONE)
		return err_note(ERR_INVALID, "--%s %s", option, text);
	return ERR_NONE;
}

enum err
cli_day(int32_t *out, const struct cli *cli, const char *text)
{
	struct stamp at;

	/* A date is the diary day of that name, whatever the hour is. */
	if (day_parse(out, text) == ERR_NONE)
		return ERR_NONE;
	if (clock_parse(&at, text, cli->now) != ERR_NONE)
		return err_note(ERR_INVALID, "%s", text);
	*out = stamp_day(at);
	return ERR_NONE;
}

enum err
cli_days(struct session_query *query, const struct cli *cli)
{
	const char *from = cli_option(cli, "from");
	const char *to = cli_option(cli, "to");
	struct stamp first = { .at = STAMP_MIN }, last = { .at = STAMP_MAX };
	enum err err = ERR_NONE;

	if (from == NULL && to == NULL)
		return ERR_NONE;
	query->from_day = stamp_day(first);
	query->to_day = stamp_day(last);
	if (from != NULL)
		err = cli_day(&query->from_day, cli, from);
	if (err == ERR_NONE && to != NULL)
		err = cli_day(&query->to_day, cli, to);
	return err;
}

enum err
cli_number(int64_t *out, const char *text)
{
	char *end;
	long long number;

	errno = 0;
	number = strtoll(text, &end, 10);
	if (errno != 0 || end == text || *end != '\0' || number <= 0)
		return err_note(ERR_USAGE, "%s", text);
	*out = number;
	return ERR_NONE;
}

static enum err
read_text(struct buf *out, const char *text)
{
	if (strcmp(text, "-") == 0)
		return files_read_any(out, "-", TEXT_READ_LIMIT);
	buf_adds(out, text);
	return ERR_NONE;
}

static void
cut_newlines(struct buf *text)
{
	while (text->length > 0 && (text->data[text->length - 1] == '\n' ||
				    text->data[text->length - 1] == '\r'))
		buf_cut(text, text->length - 1);
}

enum err
cli_text(char **out, const struct cli *cli, const char *option)
{
	const char *given = cli_option(cli, option);
	struct buf raw = { 0 }, clean = { 0 };
	enum err err;

	*out = NULL;
	if (given == NULL || given[0] == '\0')
		return ERR_NONE;
	err = read_text(&raw, given);
	cut_newlines(&raw);
	if (err == ERR_NONE && raw.length > NOTE_LIMIT)
		err = err_note(ERR_TOO_LARGE, "--%s", option);
	if (err == ERR_NONE)
		err = utf8_add_nfc(&clean, buf_text(&raw), raw.length);
	if (err == ERR_NONE && clean.length > 0)
		*out = buf_take(&clean);
	buf_clear(&raw);
	buf_clear(&clean);
	return err;
}

static enum err
take_author(struct entry *entry, const struct cli *cli)
{
	const char *author = cli_option(cli, "as");

	if (author == NULL)
		return ERR_NONE;
	if (author_parse(&entry->by, author) != ERR_NONE)
		return err_note(ERR_USAGE, "--as %s", author);
	return ERR_NONE;
}

/* What is planned can have its date ahead. */
static bool
may_be_ahead(enum entry_kind kind)
{
	return kind == ENTRY_TREATMENT || kind == ENTRY_INFUSION ||
	       kind == ENTRY_VISIT;
}

enum err
cli_entry(struct entry **out, struct cli *cli, struct entry_list *list,
	  enum entry_kind kind)
{
	struct entry *entry = entry_list_push(list);
	char *note = NULL;
	enum err err;

	entry_init(entry, kind, "");
	entry->noted = cli->now;
	/* When a visit is, cmd_question reads by itself: it is to come. */
	err = kind == ENTRY_VISIT ? ERR_NONE : cli_at(&entry->felt, cli, "at");
	if (err == ERR_NONE && entry->felt.at > cli->now.at &&
	    !may_be_ahead(kind))
		err = err_note(ERR_RANGE, "%s",
			       _("that moment has not come yet"));
	if (err == ERR_NONE)
		err = take_author(entry, cli);
	if (err == ERR_NONE)
		err = cli_text(&note, cli, "note");
	if (err == ERR_NONE && note != NULL)
		entry_set_note(entry, note);
	wipe_string(note);
	*out = entry;
	return err;
}

void
cli_set_code(struct entry *entry, const char *code)
{
	wipe_string(entry->code);
	entry->code = alloc_string(code);
}

static int
log_and_say(struct cli *cli, struct entry_list *list, struct buf *out)
{
	struct triage_result told;
	enum err err;
	int code;

	session_assess(&told, cli->session, list);
	cli_add_advice(out, cli, &told, list);
	cli_add_limit(out);
	err = cli->unsaved != ERR_NONE ? cli->unsaved
				       : session_log(cli->session, list, &told);
	code = cli_print(cli, out);
	if (err == ERR_NONE)
		return code;
	cli_note(cli, "%s",
		 _("This is the advice; the note itself was not "
		   "saved."));
	return cli_fail(cli, err);
}

int
cli_note_with(struct cli *cli, cli_build *build)
{
	struct entry_list list = { 0 };
	struct buf out = { 0 };
	enum err err = cli_unlock_to_note(cli);
	int code;

	if (err == ERR_NONE)
		err = build(&list, cli);
	code = err == ERR_NONE ? log_and_say(cli, &list, &out)
			       : cli_fail(cli, err);
	buf_clear(&out);
	entry_list_clear(&list);
	return code;
}

static const char *
row_id(const struct pack *pack, enum pack_list list, size_t i)
{
	switch (list) {
	case PACK_SYMPTOMS:
		return pack_symptom_at(pack, i)->id;
	case PACK_MEASURES:
		return pack_measure_at(pack, i)->id;
	case PACK_TREATMENTS:
		return pack_treatment_at(pack, i)->id;
	case PACK_PRODUCTS:
		break;
	}
	return pack_product_at(pack, i)->id;
}

/* "cough (Toux), coughing_blood": what could have been meant. */
static enum err
note_choices(const struct cli *cli, enum pack_list list,
	     const struct pack_choice *choice, enum err err)
{
	struct buf names = { 0 };

	for (size_t i = 0; i < choice->count; i++)
		buf_addf(&names, "%s%s", i > 0 ? ", " : "",
			 row_id(cli->pack, list, choice->found[i]));
	err = err_note(err, _("did you mean: %s"), buf_text(&names));
	buf_clear(&names);
	return err;
}

enum err
cli_find(size_t *out, const struct cli *cli, enum pack_list list,
	 const char *name)
{
	struct pack_choice choice = { 0 };
	enum err err = pack_find(&choice, cli->pack, list, name);

	if (err == ERR_NONE && !choice.by_slip) {
		*out = choice.found[0];
		return ERR_NONE;
	}
	if (choice.count > 0)
		return note_choices(cli, list, &choice,
				    choice.by_slip ? ERR_NOT_FOUND
						   : ERR_AMBIGUOUS);
	return err_note(err == ERR_NONE ? ERR_NOT_FOUND : err, "%s", name);
}
