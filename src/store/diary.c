/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A diary as a whole, and what changes entries. */
#include "config.h"

#include "store/diary.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "store/database.h"
#include "store/rows.h"

/* Three years of three lines a day are judged whole. */
enum { WHOLE_UPTO = 3000 };

struct diary *
diary_new(struct vault *vault)
{
	struct diary *diary = alloc_zeroed(1, sizeof(*diary));

	diary->vault = vault;
	diary->whole_upto = WHOLE_UPTO;
	return diary;
}

void
diary_close(struct diary *diary)
{
	if (diary == NULL)
		return;
	for (int i = 0; i < STATEMENT_COUNT; i++)
		sqlite3_finalize(diary->prepared[i]);
	vault_close(diary->vault);
	free(diary);
}

struct vault *
diary_vault(struct diary *diary)
{
	return diary->vault;
}

enum err
diary_begin(struct diary *diary)
{
	return vault_begin(diary->vault);
}

enum err
diary_commit(struct diary *diary, const char *label, struct stamp now)
{
	return vault_commit(diary->vault, label, now);
}

void
diary_forget(struct diary *diary)
{
	vault_forget(diary->vault);
}

static bool
answer_is(const struct entry *entry, const char *name, milli value)
{
	const struct answer *answer = entry_find_answer(entry, name);

	return answer != NULL && answer->state == ANSWER_GIVEN &&
	       answer->value == value;
}

static bool
is_aside(const char *name)
{
	return strcmp(name, "new") == 0 || strcmp(name, "worried") == 0 ||
	       strcmp(name, "change") == 0 || strcmp(name, "over") == 0 ||
	       strncmp(name, "flag:", 5) == 0;
}

/* 0 when the entry says that the symptom has gone: told by its answers alone,
 * whatever the pack makes of them. */
static int
is_present(const struct entry *entry)
{
	int asked = 0;

	if (answer_is(entry, "over", MILLI_ONE) ||
	    answer_is(entry, "presence", 0))
		return 0;
	for (size_t i = 0; i < entry->answer_count; i++) {
		const struct answer *answer = &entry->answers[i];

		if (is_aside(answer->name))
			continue;
		if (answer->state != ANSWER_GIVEN || answer->value != 0)
			return 1;
		asked++;
	}
	return asked == 0;
}

struct entry_texts {
	struct buf answers, details, words;
};

static void
texts_clear(struct entry_texts *texts)
{
	buf_clear(&texts->answers);
	buf_clear(&texts->details);
	buf_clear(&texts->words);
}

static void
bind_entry(sqlite3_stmt *stmt, const struct entry *entry,
	   const struct entry_texts *texts)
{
	if (entry->id != 0)
		sqlite3_bind_int64(stmt, 1, entry->id);
	row_bind_text(stmt, 2, entry_kind_code(entry->kind));
	row_bind_text(stmt, 3, entry->code);
	row_bind_text(stmt, 4, entry_status_code(entry->status));
	row_bind_text(stmt, 5, author_code(entry->by));
	row_bind_text(stmt, 6, level_code(entry->level));
	row_stamp(stmt, 7, entry->felt);
	row_stamp(stmt, 9, entry->noted);
	sqlite3_bind_int64(stmt, 11, entry->amends);
	row_buf(stmt, 12, &texts->answers);
	row_buf(stmt, 13, &texts->details);
	row_bind_text(stmt, 14, entry->note);
	row_bind_text(stmt, 15, entry->why);
	sqlite3_bind_int(stmt, 16, stamp_day(entry->felt));
	sqlite3_bind_int(stmt, 17, is_present(entry));
	sqlite3_bind_int(stmt, 18, answer_is(entry, "new", 0));
	row_buf(stmt, 19, &texts->words);
}

enum err
diary_add(struct diary *diary, struct entry *entry)
{
	struct entry_texts texts = { 0 };
	sqlite3_stmt *stmt;
	enum err err = row_begin(&stmt, diary, ENTRY_ADD);

	if (err != ERR_NONE)
		return err;
	pack_answers(&texts.answers, entry);
	pack_details(&texts.details, entry);
	pack_words(&texts.words, entry);
	bind_entry(stmt, entry, &texts);
	err = row_run(diary, stmt);
	if (err == ERR_NONE)
		entry->id = sqlite3_last_insert_rowid(vault_db(diary->vault));
	texts_clear(&texts);
	return err;
}

static enum err
set_status(struct diary *diary, int64_t id, enum entry_status status,
	   const char *why)
{
	sqlite3_stmt *stmt;
	enum err err = row_begin(&stmt, diary, ENTRY_SET_STATUS);

	if (err != ERR_NONE)
		return err;
	sqlite3_bind_int64(stmt, 1, id);
	row_bind_text(stmt, 2, entry_status_code(status));
	row_bind_text(stmt, 3, why);
	return row_run(diary, stmt);
}

/* Only what is live can be amended or struck, and only once. */
static enum err
check_live(struct diary *diary, int64_t id)
{
	struct entry entry;
	bool is_live;
	enum err err = entry_load(&entry, diary, id);

	if (err != ERR_NONE)
		return err;
	is_live = entry_is_live(&entry);
	entry_clear(&entry);
	return is_live ? ERR_NONE
		       : err_note(ERR_NOT_ALLOWED, "entry %lld", (long long)id);
}

enum err
diary_amend(struct diary *diary, int64_t id, struct entry *entry)
{
	enum err err = check_live(diary, id);

	if (err == ERR_NONE)
		err = set_status(diary, id, ENTRY_AMENDED, NULL);
	if (err != ERR_NONE)
		return err;
	entry->amends = id;
	return diary_add(diary, entry);
}

enum err
diary_strike(struct diary *diary, int64_t id, const char *why)
{
	enum err err = check_live(diary, id);

	return err == ERR_NONE ? set_status(diary, id, ENTRY_STRUCK, why) : err;
}

enum err
diary_empty(struct diary *diary)
{
	return database_run(vault_db(diary->vault),
			    "DELETE FROM entries; DELETE FROM alerts;"
			    "DELETE FROM contacts; DELETE FROM facts;");
}
