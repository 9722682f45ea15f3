/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/demo.h"

#include <dirent.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/inside.h"
#include "base/alloc.h"
#include "sys/clock.h"
#include "sys/lang.h"
#include "sys/paths.h"

const char demo_passphrase[] = "demo";

enum { DEMO_ANSWERS = 2 };

struct demo_answer {
	const char *name; /* NULL: none */
	milli value;
};

/* One line of the fortnight, so many days ago. */
struct demo_line {
	int days_ago;
	enum entry_kind kind;
	const char *code;
	struct demo_answer answers[DEMO_ANSWERS];
	const char *note; /* a message id, NULL for none */
	bool is_told;     /* a call follows it */
};

static const struct demo_line lines[] = {
	{ 75,
	  ENTRY_BASELINE,
	  "fatigue",
	  { { "severity", 1000 } },
	  NULL,
	  false },
	{ 75,
	  ENTRY_BASELINE,
	  "weight_kg",
	  { { "value", 64500 } },
	  NULL,
	  false },
	{ 74, ENTRY_TREATMENT, "nivolumab", { { NULL, 0 } }, NULL, false },
	{ 61, ENTRY_MEASURE, "weight_kg", { { "value", 64900 } }, NULL, false },
	{ 47, ENTRY_MEASURE, "weight_kg", { { "value", 64600 } }, NULL, false },
	{ 40, ENTRY_INFUSION, "nivolumab", { { NULL, 0 } }, NULL, false },
	{ 33, ENTRY_MEASURE, "weight_kg", { { "value", 64800 } }, NULL, false },
	{ 19, ENTRY_MEASURE, "weight_kg", { { "value", 64300 } }, NULL, false },
	{ 14, ENTRY_NOTHING_NEW, "", { { NULL, 0 } }, NULL, false },
	{ 13, ENTRY_NOTHING_NEW, "", { { NULL, 0 } }, NULL, false },
	{ 12, ENTRY_INFUSION, "nivolumab", { { NULL, 0 } }, NULL, false },
	{ 12, ENTRY_MEASURE, "weight_kg", { { "value", 64200 } }, NULL, false },
	{ 11, ENTRY_NOTHING_NEW, "", { { NULL, 0 } }, NULL, false },
	{ 10, ENTRY_SYMPTOM, "fatigue", { { "severity", 1000 } }, NULL, false },
	{ 9, ENTRY_NOTHING_NEW, "", { { NULL, 0 } }, NULL, false },
	{ 8,
	  ENTRY_SYMPTOM,
	  "cough",
	  { { "severity", 1000 } },
	  N_("A dry cough since this morning."),
	  true },
	{ 6, ENTRY_SYMPTOM, "cough", { { "severity", 0 } }, NULL, false },
	{ 5, ENTRY_NOTHING_NEW, "", { { NULL, 0 } }, NULL, false },
	{ 4, ENTRY_SYMPTOM, "fatigue", { { "severity", 1000 } }, NULL, false },
	{ 3, ENTRY_MEASURE, "temp_c", { { "value", 36800 } }, NULL, false },
	{ 2, ENTRY_NOTHING_NEW, "", { { NULL, 0 } }, NULL, false },
	{ 1,
	  ENTRY_SYMPTOM,
	  "diarrhea",
	  { { "extra_stools", 2000 } },
	  NULL,
	  false },
	{ 0, ENTRY_MEASURE, "temp_c", { { "value", 37100 } }, NULL, false },
	{ 0,
	  ENTRY_SYMPTOM,
	  "diarrhea",
	  { { "extra_stools", 5000 }, { "change", 1000 } },
	  N_("It woke me up at five."),
	  false },
};
enum { LINES = sizeof(lines) / sizeof(lines[0]) };

static struct stamp
days_ago(struct stamp now, int days)
{
	struct stamp then = { .at = now.at - (int64_t)days * DAY_SECONDS,
			      .offset = now.offset };

	return then;
}

static enum err
fill_answers(struct entry *entry, const struct demo_line *line)
{
	enum err err = ERR_NONE;

	for (int i = 0; err == ERR_NONE && i < DEMO_ANSWERS; i++)
		if (line->answers[i].name != NULL)
			err = entry_answer(entry, line->answers[i].name,
					   line->answers[i].value);
	return err;
}

static enum err
keep(struct session *session, struct entry_list *list)
{
	struct triage_result told;

	session_assess(&told, session, list);
	return session_log(session, list, &told);
}

static enum err
note_line(struct session *session, const struct demo_line *line,
	  struct stamp now)
{
	struct entry_list list = { 0 };
	struct entry *entry = entry_list_push(&list);
	enum err err;

	entry_init(entry, line->kind, line->code);
	entry->felt = days_ago(now, line->days_ago);
	entry->noted = entry->felt;
	if (line->note != NULL)
		entry_set_note(entry, _(line->note));
	err = fill_answers(entry, line);
	if (err == ERR_NONE)
		err = keep(session, &list);
	entry_list_clear(&list);
	return err;
}

struct demo_product {
	const char *code, *kind, *status, *dose, *moments;
	bool told;
	int since;
};

static const struct demo_product products[] = {
	{ "levothyroxine", "prescribed", "taking", "75 µg", "morning", true,
	  60 },
	{ "paracetamol", "otc", "taking", "1 g", "as_needed", true, 60 },
	{ "verbena_tea", "natural", "taking", N_("a cup"), "evening", false,
	  20 },
};
enum { PRODUCTS = sizeof(products) / sizeof(products[0]) };

static enum err
fill_product(struct entry *entry, const struct demo_product *product)
{
	char told[STAMP_TEXT_LIMIT], since[STAMP_TEXT_LIMIT];
	enum err err = entry_set_detail(entry, "kind", product->kind);

	if (err == ERR_NONE)
		err = entry_set_detail(entry, "status", product->status);
	if (err == ERR_NONE)
		err = entry_set_detail(entry, "dose", _(product->dose));
	if (err == ERR_NONE)
		err = entry_set_detail(entry, "moments", product->moments);
	if (err == ERR_NONE)
		err = entry_set_detail(
			entry, "since",
			day_format(since, stamp_day(entry->felt)));
	if (err != ERR_NONE || !product->told)
		return err;
	err = entry_answer(entry, "told", MILLI_ONE);
	return err != ERR_NONE
		       ? err
		       : entry_set_detail(entry, "told",
					  stamp_format(told, entry->felt));
}

static enum err
note_product(struct session *session, const struct demo_product *product,
	     struct stamp now)
{
	struct entry_list list = { 0 };
	struct entry *entry = entry_list_push(&list);
	enum err err;

	session_pretend(session, days_ago(now, product->since));
	entry_init(entry, ENTRY_PRODUCT, product->code);
	entry->felt = days_ago(now, product->since);
	entry->noted = entry->felt;
	err = fill_product(entry, product);
	if (err == ERR_NONE)
		err = keep(session, &list);
	entry_list_clear(&list);
	return err;
}

/* Of what is taken as needed, yesterday. */
static enum err
note_dose(struct session *session, struct stamp now)
{
	struct entry_list list = { 0 };
	struct entry *entry = entry_list_push(&list);
	enum err err;

	session_pretend(session, days_ago(now, 1));
	entry_init(entry, ENTRY_DOSE, "paracetamol");
	entry->felt = days_ago(now, 1);
	entry->noted = entry->felt;
	err = entry_set_detail(entry, "amount", "1 g");
	if (err == ERR_NONE)
		err = keep(session, &list);
	entry_list_clear(&list);
	return err;
}

static enum err
note_call(struct session *session, struct stamp at)
{
	struct call call = {
		.who = CALL_NURSE,
		.name = "Mme Diallo",
		.said = _("Drink plenty, and call again if it gets worse."),
		.at = at,
	};

	return session_call(session, 0, &call);
}

static enum err
add_contact(struct session *session, const char *role, const char *number,
	    const char *hours)
{
	struct contact_list list = { 0 };
	struct contact *contact = contact_list_push(&list);
	enum err err;

	contact->role = alloc_string(role);
	contact->name = alloc_string("");
	contact->number = alloc_string(number);
	contact->every_day = true;
	err = contact_parse_hours(contact, hours);
	if (err == ERR_NONE)
		err = session_add_contact(session, contact);
	contact_list_clear(&list);
	return err;
}

static enum err
note_person(struct session *session)
{
	enum err err = session_set_fact(session, "name", "Jeanne");

	if (err == ERR_NONE)
		err = add_contact(session, "team", "01 99 00 12 34", "8-18");
	if (err == ERR_NONE)
		err = add_contact(session, "night", "01 99 00 56 78", "18-8");
	return err;
}

/* The products that were there before a line of the fortnight. */
static enum err
note_products(size_t *next, struct session *session, int before)
{
	enum err err = ERR_NONE;

	while (err == ERR_NONE && *next < PRODUCTS &&
	       products[*next].since >= before)
		err = note_product(session, &products[(*next)++], clock_now());
	return err;
}

/* Each line is noted, and judged, on its own day. */
static enum err
note_day(struct session *session, const struct demo_line *line)
{
	struct stamp now = clock_now();
	enum err err;

	session_pretend(session, days_ago(now, line->days_ago));
	err = note_line(session, line, now);
	if (err == ERR_NONE && line->is_told)
		err = note_call(session, days_ago(now, line->days_ago));
	return err;
}

static enum err
note_fortnight(struct session *session)
{
	struct stamp real = { 0 };
	size_t product = 0;
	enum err err = note_person(session);

	for (size_t i = 0; err == ERR_NONE && i < LINES; i++) {
		err = note_products(&product, session, lines[i].days_ago);
		if (err == ERR_NONE)
			err = note_day(session, &lines[i]);
	}
	if (err == ERR_NONE)
		err = note_dose(session, clock_now());
	session_pretend(session, real);
	return err;
}

/* In memory where there is such a folder, else among temporary files. */
static enum err
make_folder(struct demo *demo)
{
	const char *runtime = getenv("XDG_RUNTIME_DIR");
	const char *temporary = getenv("TMPDIR");
	struct buf name = { 0 };

	if (runtime == NULL || runtime[0] == '\0')
		runtime = temporary;
	if (runtime == NULL || runtime[0] == '\0')
		runtime = "/tmp";
	buf_addf(&name, "%s/vigie-demo.XXXXXX", runtime);
	demo->folder = buf_take(&name);
	if (mkdtemp(demo->folder) == NULL)
		return err_note(ERR_IO, "%s", demo->folder);
	demo->path = paths_join(demo->folder, "demo.vigie");
	/* What this computer has seen of it goes away with it. */
	if (setenv("XDG_STATE_HOME", demo->folder, 1) != 0)
		return err_note(ERR_FAILED, "XDG_STATE_HOME");
	return ERR_NONE;
}

static enum err
make_diary(struct demo *demo, const struct pack *pack)
{
	struct secret *passphrase = secret_from_bytes(demo_passphrase,
						      strlen(demo_passphrase));
	struct session_request request = { .path = demo->path,
					   .passphrase = passphrase,
					   .mode = SESSION_WRITE,
					   .pack = pack };
	enum err err = session_create(&demo->session, &request, COST_MIN);

	secret_free(passphrase);
	return err == ERR_NONE ? note_fortnight(demo->session) : err;
}

enum err
demo_open(struct demo *out, const struct pack *pack)
{
	enum err err;

	memset(out, 0, sizeof(*out));
	err = make_folder(out);
	if (err == ERR_NONE)
		err = make_diary(out, pack);
	if (err != ERR_NONE)
		demo_close(out);
	return err;
}

/* One level of folders: the diary, its backups, and what was seen. */
static void
remove_folder(const char *path)
{
	DIR *folder = opendir(path);
	struct dirent *item;

	if (folder == NULL)
		return;
	while ((item = readdir(folder)) != NULL) {
		char *name = paths_join(path, item->d_name);

		if (strcmp(item->d_name, ".") != 0 &&
		    strcmp(item->d_name, "..") != 0 && unlink(name) != 0)
			remove_folder(name);
		free(name);
	}
	closedir(folder);
	rmdir(path);
}

void
demo_close(struct demo *demo)
{
	session_close(demo->session);
	demo->session = NULL;
	if (demo->folder != NULL)
		remove_folder(demo->folder);
	free(demo->folder);
	free(demo->path);
	memset(demo, 0, sizeof(*demo));
}
