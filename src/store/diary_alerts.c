/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Alerts as rows. */
#include "config.h"

#include <string.h>

#include "base/alloc.h"
#include "store/database.h"
#include "store/rows.h"

static enum err
subject_from_code(enum subject_kind *out, const char *code)
{
	for (int i = SUBJECT_SYMPTOM; i <= SUBJECT_FACT; i++) {
		if (strcmp(code, subject_kind_code((enum subject_kind)i)) != 0)
			continue;
		*out = (enum subject_kind)i;
		return ERR_NONE;
	}
	return ERR_INVALID;
}

static enum err
read_id(int64_t *out, const char *text)
{
	int64_t id = 0;

	for (; *text != '\0'; text++) {
		if (*text < '0' || *text > '9' || id > INT64_MAX / 100)
			return err_note(ERR_DAMAGED, "an alert's entries");
		id = 10 * id + (*text - '0');
	}
	*out = id;
	return ERR_NONE;
}

static enum err
read_lists(struct alert *out, sqlite3_stmt *stmt)
{
	struct buf word = { 0 };
	const char *text = row_get_text(stmt, 16);
	int64_t id = 0;
	enum err err = ERR_NONE;

	while ((text = next_word(&word, text)) != NULL)
		alert_add_rule(out, buf_text(&word));
	text = row_get_text(stmt, 19);
	while ((text = next_word(&word, text)) != NULL)
		alert_add_answered(out, buf_text(&word));
	text = row_get_text(stmt, 17);
	while (err == ERR_NONE && (text = next_word(&word, text)) != NULL) {
		err = read_id(&id, buf_text(&word));
		if (err == ERR_NONE)
			alert_add_entry(out, id);
	}
	buf_clear(&word);
	return err;
}

static enum err
read_alert(struct alert *out, sqlite3_stmt *stmt)
{
	enum err err = subject_from_code(&out->subject, row_get_text(stmt, 1));

	out->id = sqlite3_column_int64(stmt, 0);
	out->code = alloc_string(row_get_text(stmt, 2));
	if (err == ERR_NONE)
		err = alert_state_parse(&out->state, row_get_text(stmt, 3));
	if (err == ERR_NONE)
		err = level_parse(&out->level, row_get_text(stmt, 4));
	out->since = row_get_stamp(stmt, 5);
	out->changed = row_get_stamp(stmt, 7);
	out->quiet_until = row_get_stamp(stmt, 9);
	out->retry = row_get_stamp(stmt, 11);
	out->told = row_get_int(stmt, 13) != 0;
	out->later_reason = row_take_text(stmt, 14);
	out->instruction = row_take_text(stmt, 15);
	out->answered_upto = sqlite3_column_int64(stmt, 18);
	if (err == ERR_NONE)
		err = read_lists(out, stmt);
	if (err != ERR_NONE)
		return err_note(ERR_DAMAGED, "alert %lld", (long long)out->id);
	return ERR_NONE;
}

enum err
diary_alerts(struct alert_list *out, struct diary *diary,
	     enum alert_scope scope)
{
	struct alert_list list = { 0 };
	sqlite3_stmt *stmt;
	enum err err = row_begin(&stmt, diary, ALERT_ROWS);

	if (err != ERR_NONE)
		return err;
	sqlite3_bind_int(stmt, 1, scope == ALERTS_ALL);
	while (err == ERR_NONE && row_next(&err, diary, stmt))
		err = read_alert(alert_list_push(&list), stmt);
	row_end(stmt);
	if (err != ERR_NONE) {
		alert_list_clear(&list);
		return err;
	}
	alert_list_sort(&list);
	*out = list;
	return ERR_NONE;
}

enum err
diary_next_alert_id(int64_t *out, struct diary *diary)
{
	sqlite3_stmt *stmt;
	enum err err = row_begin(&stmt, diary, ALERT_NEXT);

	if (err != ERR_NONE)
		return err;
	if (row_next(&err, diary, stmt))
		*out = sqlite3_column_int64(stmt, 0);
	row_end(stmt);
	return err;
}

struct alert_texts {
	struct buf rules, entries, answered;
};

static void
add_words(struct buf *out, char *const *words, size_t count)
{
	for (size_t i = 0; i < count; i++)
		buf_addf(out, "%s%s", i > 0 ? " " : "", words[i]);
}

static void
bind_alert(sqlite3_stmt *stmt, const struct alert *alert,
	   const struct alert_texts *texts)
{
	if (alert->id != 0)
		sqlite3_bind_int64(stmt, 1, alert->id);
	row_bind_text(stmt, 2, subject_kind_code(alert->subject));
	row_bind_text(stmt, 3, alert->code);
	row_bind_text(stmt, 4, alert_state_code(alert->state));
	row_bind_text(stmt, 5, level_code(alert->level));
	row_stamp(stmt, 6, alert->since);
	row_stamp(stmt, 8, alert->changed);
	row_stamp(stmt, 10, alert->quiet_until);
	row_stamp(stmt, 12, alert->retry);
	sqlite3_bind_int(stmt, 14, alert->told);
	row_bind_text(stmt, 15, alert->later_reason);
	row_bind_text(stmt, 16, alert->instruction);
	row_buf(stmt, 17, &texts->rules);
	row_buf(stmt, 18, &texts->entries);
	sqlite3_bind_int64(stmt, 19, alert->answered_upto);
	row_buf(stmt, 20, &texts->answered);
}

static enum err
write_alert(struct diary *diary, enum statement which,
	    const struct alert *alert)
{
	struct alert_texts texts = { 0 };
	sqlite3_stmt *stmt;
	enum err err = row_begin(&stmt, diary, which);

	if (err != ERR_NONE)
		return err;
	add_words(&texts.rules, alert->rules, alert->rule_count);
	add_words(&texts.answered, alert->answered, alert->answered_count);
	for (size_t i = 0; i < alert->entry_count; i++)
		buf_addf(&texts.entries, "%s%lld", i > 0 ? " " : "",
			 (long long)alert->entries[i]);
	bind_alert(stmt, alert, &texts);
	err = row_run(diary, stmt);
	buf_clear(&texts.rules);
	buf_clear(&texts.entries);
	buf_clear(&texts.answered);
	return err;
}

enum err
diary_put_alert(struct diary *diary, struct alert *alert)
{
	sqlite3 *db = vault_db(diary->vault);
	enum err err;

	if (alert->id != 0) {
		err = write_alert(diary, ALERT_SET, alert);
		if (err != ERR_NONE || sqlite3_changes(db) > 0)
			return err;
	}
	err = write_alert(diary, ALERT_ADD, alert);
	if (err == ERR_NONE)
		alert->id = sqlite3_last_insert_rowid(db);
	return err;
}
