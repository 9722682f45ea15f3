/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/rows.h"

#include <string.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "store/database.h"

#define COLUMNS                                                             \
	"id, kind, code, status, author, level, felt, felt_offset, noted, " \
	"noted_offset, amends, answers, details, note, why"

/* What fills in a day. */
#define FILLING                                                          \
	"status = 'live' AND kind IN ('symptom', 'measure', 'product', " \
	"'dose', 'infusion', 'none', 'call')"

const char entry_columns[] = COLUMNS;

static const char *const sql[] = {
	[ENTRY_ADD] = "INSERT INTO entries(" COLUMNS
		      ", day, present, known, words) "
		      "VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, "
		      "?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19)",
	[ENTRY_BY_ID] = "SELECT " COLUMNS " FROM entries WHERE id = ?1",
	[ENTRY_SET_STATUS] =
		"UPDATE entries SET status = ?2, why = ?3 WHERE id = ?1",
	[ENTRY_LAST] = "SELECT " COLUMNS
		       " FROM entries ORDER BY id DESC LIMIT 1",
	[FIRST_NOTED] = "SELECT noted, noted_offset FROM entries WHERE "
			"kind IN ('symptom', 'measure', 'dose', 'none') "
			"ORDER BY id LIMIT 1",
	[ENTRY_COUNT] = "SELECT count(*) FROM entries",
	[DAYS_FILLED] = "SELECT count(DISTINCT day) FROM entries "
			"INDEXED BY entries_felt WHERE "
			"felt BETWEEN ?3 AND ?4 AND day BETWEEN ?1 AND ?2 "
			"AND " FILLING,
	[LAST_FILLED] = "SELECT day FROM entries INDEXED BY entries_felt "
			"WHERE felt <= ?1 AND " FILLING
			" ORDER BY felt DESC, id DESC LIMIT 1",
	[CASE_SIZE] = "SELECT coalesce(max(id), 0) FROM entries",
	[CASE_WHOLE] = "SELECT id FROM entries WHERE status = 'live'",
	[CASE_STANDING] = "SELECT id FROM entries WHERE kind IN ('treatment', "
			  "'infusion', 'baseline', 'product', 'call') AND "
			  "status = 'live'",
	[CASE_RECENT] = "SELECT id FROM entries INDEXED BY "
			"entries_felt WHERE felt >= ?1 AND kind IN "
			"('symptom', 'measure', 'dose', 'none') AND "
			"status = 'live'",
	[CASE_BETWEEN] = "SELECT id FROM entries INDEXED BY entries_felt "
			 "WHERE felt BETWEEN ?1 AND ?2 AND kind IN "
			 "('symptom', 'measure', 'dose') AND "
			 "status = 'live'",
	[CASE_CODES] = "WITH RECURSIVE codes(code) AS (SELECT min(code) FROM "
		       "entries WHERE kind = ?1 UNION ALL SELECT (SELECT "
		       "min(code) FROM entries WHERE kind = ?1 AND "
		       "code > codes.code) FROM codes WHERE codes.code "
		       "IS NOT NULL) SELECT code FROM codes WHERE code "
		       "IS NOT NULL",
	[CASE_LATEST] = "SELECT id FROM entries WHERE kind = ?1 AND code = ?2 "
			"AND felt < ?3 AND status = 'live' "
			"ORDER BY felt DESC, id DESC LIMIT 1",
	[CASE_LATEST_PRESENT] =
		"SELECT id FROM entries WHERE kind = ?1 AND code = ?2 AND "
		"felt < ?3 AND status = 'live' AND present = 1 "
		"ORDER BY felt DESC, id DESC LIMIT 1",
	[CASE_LATEST_GONE] =
		"SELECT id, felt FROM entries INDEXED BY entries_gone WHERE "
		"kind = ?1 AND code = ?2 AND "
		"felt < ?3 AND status = 'live' AND present = 0 "
		"ORDER BY felt DESC, id DESC LIMIT 1",
	[CASE_GONE_AFTER] =
		"SELECT id FROM entries INDEXED BY entries_gone WHERE "
		"kind = ?1 AND code = ?2 AND "
		"felt < ?3 AND status = 'live' AND present = 0 AND "
		"(felt, id) > (SELECT felt, id FROM entries WHERE "
		"kind = ?1 AND code = ?2 AND felt < ?3 AND "
		"status = 'live' AND present = 1 "
		"ORDER BY felt DESC, id DESC LIMIT 1) "
		"ORDER BY felt, id LIMIT 1",
	[CASE_GONE_BEFORE] =
		"SELECT id FROM entries INDEXED BY entries_gone WHERE "
		"kind = ?1 AND code = ?2 AND "
		"felt < ?3 AND status = 'live' AND present = 0 AND "
		"(felt, id) < (SELECT felt, id FROM entries WHERE "
		"kind = ?1 AND code = ?2 AND felt < ?3 AND "
		"status = 'live' AND present = 1 "
		"ORDER BY felt DESC, id DESC LIMIT 1) "
		"ORDER BY felt DESC, id DESC LIMIT 1",
	[CASE_NEXT_MEASURE] =
		"SELECT b.id FROM entries AS e, entries AS b WHERE "
		"e.id = ?1 AND e.kind = 'measure' AND b.kind = 'measure' "
		"AND b.code = e.code AND (b.felt, b.id) > (e.felt, e.id) "
		"AND b.status = 'live' ORDER BY b.felt, b.id LIMIT 1",
	[CASE_NEXT_END] = "SELECT b.id FROM entries AS e, entries AS b "
			  "INDEXED BY entries_gone WHERE e.id = ?1 AND "
			  "e.kind = 'symptom' AND b.kind = 'symptom' AND "
			  "b.code = e.code AND b.present = 0 AND "
			  "(b.felt, b.id) > (e.felt, e.id) AND "
			  "b.status = 'live' ORDER BY b.felt, b.id LIMIT 1",
	[CASE_OLDEST] = "SELECT id FROM entries WHERE kind = ?1 AND "
			"code = ?2 AND felt < ?3 AND status = 'live' "
			"ORDER BY felt, id LIMIT 1",
	[CASE_KNOWN] = "SELECT id, felt FROM entries INDEXED BY entries_known "
		       "WHERE known = 1 AND kind = ?1 AND code = ?2 AND "
		       "felt < ?3 AND felt >= ?4 AND present = 1 AND "
		       "status = 'live' ORDER BY felt, id LIMIT 1",
	[CASE_PREVIOUS] =
		"SELECT id, present FROM entries WHERE kind = ?1 AND "
		"code = ?2 AND (felt, id) < (?3, ?4) AND status = 'live' "
		"ORDER BY felt DESC, id DESC LIMIT 1",
	[CASE_NEXT_GONE] = "SELECT felt FROM entries INDEXED BY entries_gone "
			   "WHERE kind = ?1 AND code = ?2 AND felt < ?3 AND "
			   "felt > ?4 AND present = 0 AND status = 'live' "
			   "ORDER BY felt, id LIMIT 1",
	[CASE_SAID_KNOWN] = "SELECT kind, code, felt FROM entries WHERE "
			    "id = ?1 AND known = 1 AND present = 1",
	[CASE_OPENING] = "SELECT id FROM entries WHERE kind = ?1 AND "
			 "code = ?2 AND felt < ?3 AND felt >= ?4 AND "
			 "present = 1 AND status = 'live' "
			 "ORDER BY felt, id LIMIT 1",
	[ALERT_ROWS] = "SELECT id, subject, code, state, level, since, "
		       "since_offset, changed, changed_offset, quiet, "
		       "quiet_offset, retry, retry_offset, told, "
		       "later_reason, instruction, rules, entries, "
		       "answered_upto, answered FROM alerts "
		       "WHERE ?1 OR state <> 'closed' ORDER BY id",
	[ALERT_ADD] = "INSERT INTO alerts(id, subject, code, state, level, "
		      "since, since_offset, changed, changed_offset, quiet, "
		      "quiet_offset, retry, retry_offset, told, "
		      "later_reason, instruction, rules, entries, "
		      "answered_upto, answered) VALUES(?1, ?2, ?3, ?4, ?5, "
		      "?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, "
		      "?17, ?18, ?19, ?20)",
	[ALERT_SET] = "UPDATE alerts SET subject = ?2, code = ?3, state = ?4, "
		      "level = ?5, since = ?6, since_offset = ?7, "
		      "changed = ?8, changed_offset = ?9, quiet = ?10, "
		      "quiet_offset = ?11, retry = ?12, retry_offset = ?13, "
		      "told = ?14, later_reason = ?15, instruction = ?16, "
		      "rules = ?17, entries = ?18, answered_upto = ?19, "
		      "answered = ?20 WHERE id = ?1",
	[ALERT_NEXT] = "SELECT coalesce(max(id), 0) + 1 FROM alerts",
	[CONTACT_ROWS] = "SELECT id, role, name, number, from_minute, "
			 "until_minute, every_day FROM contacts ORDER BY id",
	[CONTACT_ADD] = "INSERT INTO contacts(id, role, name, number, "
			"from_minute, until_minute, every_day) "
			"VALUES(?1, ?2, ?3, ?4, ?5, ?6, ?7)",
	[CONTACT_REMOVE] = "DELETE FROM contacts WHERE id = ?1",
	[FACT_ROWS] = "SELECT key, value FROM facts ORDER BY key",
	[FACT_SET] = "INSERT INTO facts(key, value) VALUES(?1, ?2) "
		     "ON CONFLICT(key) DO UPDATE SET value = excluded.value",
	[FACT_FORGET] = "DELETE FROM facts WHERE key = ?1",
};

enum err
row_begin(sqlite3_stmt **out, struct diary *diary, enum statement which)
{
	sqlite3 *db = vault_db(diary->vault);
	sqlite3_stmt **place = &diary->prepared[which];

	if (*place == NULL &&
	    sqlite3_prepare_v3(db, sql[which], -1, SQLITE_PREPARE_PERSISTENT,
			       place, NULL) != SQLITE_OK)
		return database_failed(db, "a statement");
	*out = *place;
	return ERR_NONE;
}

bool
row_next(enum err *err, struct diary *diary, sqlite3_stmt *stmt)
{
	int step = sqlite3_step(stmt);

	if (step == SQLITE_ROW)
		return true;
	*err = step == SQLITE_DONE
		       ? ERR_NONE
		       : database_failed(vault_db(diary->vault), "reading");
	return false;
}

enum err
row_run(struct diary *diary, sqlite3_stmt *stmt)
{
	int step = sqlite3_step(stmt);
	enum err err = ERR_NONE;

	if (step != SQLITE_DONE)
		err = database_failed(vault_db(diary->vault), "writing");
	row_end(stmt);
	return err;
}

/* Nothing of the patient's words stays bound. */
void
row_end(sqlite3_stmt *stmt)
{
	sqlite3_reset(stmt);
	sqlite3_clear_bindings(stmt);
}

void
row_bind_text(sqlite3_stmt *stmt, int column, const char *text)
{
	if (text == NULL)
		sqlite3_bind_null(stmt, column);
	else
		sqlite3_bind_text(stmt, column, text, -1, SQLITE_STATIC);
}

void
row_buf(sqlite3_stmt *stmt, int column, const struct buf *text)
{
	row_bind_text(stmt, column, buf_text(text));
}

void
row_stamp(sqlite3_stmt *stmt, int column, struct stamp stamp)
{
	sqlite3_bind_int64(stmt, column, stamp.at);
	sqlite3_bind_int(stmt, column + 1, stamp.offset);
}

const char *
row_get_text(sqlite3_stmt *stmt, int column)
{
	const unsigned char *text = sqlite3_column_text(stmt, column);

	return text != NULL ? (const char *)text : "";
}

char *
row_take_text(sqlite3_stmt *stmt, int column)
{
	return alloc_string_or_null(
		(const char *)sqlite3_column_text(stmt, column));
}

struct stamp
row_get_stamp(sqlite3_stmt *stmt, int column)
{
	struct stamp stamp = {
		.at = sqlite3_column_int64(stmt, column),
		.offset = sqlite3_column_int(stmt, column + 1),
	};

	return stamp;
}

int
row_get_int(sqlite3_stmt *stmt, int column)
{
	return sqlite3_column_int(stmt, column);
}

/* ---- several values in one text ---- */

void
pack_answers(struct buf *out, const struct entry *entry)
{
	for (size_t i = 0; i < entry->answer_count; i++) {
		const struct answer *answer = &entry->answers[i];

		buf_addf(out, "%s%s=", i > 0 ? " " : "", answer->name);
		if (answer->state == ANSWER_GIVEN)
			buf_addf(out, "%lld", (long long)answer->value);
		else
			buf_adds(out, answer_state_code(answer->state));
	}
}

static void
add_escaped(struct buf *out, const char *text)
{
	for (; *text != '\0'; text++) {
		if (*text == '\\')
			buf_adds(out, "\\\\");
		else if (*text == '\n')
			buf_adds(out, "\\n");
		else
			buf_add(out, text, 1);
	}
}

void
pack_details(struct buf *out, const struct entry *entry)
{
	for (size_t i = 0; i < entry->detail_count; i++) {
		buf_addf(out, "%s%s=", i > 0 ? "\n" : "",
			 entry->details[i].key);
		add_escaped(out, entry->details[i].text);
	}
}

const char *
next_word(struct buf *word, const char *text)
{
	size_t length;

	text += strspn(text, " ");
	length = strcspn(text, " ");
	buf_cut(word, 0);
	buf_add(word, text, length);
	return length > 0 ? text + length : NULL;
}

/* Whole thousandths, as pack_answers writes them. */
static enum err
read_whole(milli *out, const char *text)
{
	bool is_negative = *text == '-';
	milli value = 0;

	text += is_negative;
	if (*text == '\0')
		return ERR_INVALID;
	for (; *text != '\0'; text++) {
		if (*text < '0' || *text > '9' || value > MILLI_LIMIT)
			return ERR_INVALID;
		value = 10 * value + (*text - '0');
	}
	*out = is_negative ? -value : value;
	return ERR_NONE;
}

static enum err
unpack_answer(struct entry *out, char *word)
{
	char *equals = strchr(word, '=');
	enum answer_state state = ANSWER_NOT_ASKED;
	milli value = 0;

	if (equals == NULL)
		return err_note(ERR_DAMAGED, "an answer of a row");
	*equals = '\0';
	if (read_whole(&value, equals + 1) == ERR_NONE)
		return entry_answer(out, word, value);
	if (answer_state_parse(&state, equals + 1) != ERR_NONE)
		return err_note(ERR_DAMAGED, "an answer of a row");
	return entry_answer_missing(out, word, state);
}

enum err
unpack_answers(struct entry *out, const char *text)
{
	struct buf word = { 0 };
	enum err err = ERR_NONE;

	while (err == ERR_NONE && (text = next_word(&word, text)) != NULL)
		err = unpack_answer(out, (char *)word.data);
	buf_clear(&word);
	return err;
}

static void
add_unescaped(struct buf *out, const char *text, size_t length)
{
	for (size_t i = 0; i < length; i++) {
		if (text[i] == '\\' && i + 1 < length)
			buf_adds(out, text[++i] == 'n' ? "\n" : "\\");
		else
			buf_add(out, &text[i], 1);
	}
}

static enum err
unpack_detail(struct entry *out, const char *line, size_t length)
{
	char key[DETAIL_KEY_LIMIT];
	struct buf text = { 0 };
	size_t key_length = strcspn(line, "=");
	enum err err;

	if (key_length >= sizeof(key) || key_length >= length)
		return err_note(ERR_DAMAGED, "a detail of a row");
	memcpy(key, line, key_length);
	key[key_length] = '\0';
	add_unescaped(&text, line + key_length + 1, length - key_length - 1);
	err = entry_set_detail(out, key, buf_text(&text));
	buf_clear(&text);
	return err;
}

enum err
unpack_details(struct entry *out, const char *text)
{
	enum err err = ERR_NONE;

	while (err == ERR_NONE && *text != '\0') {
		size_t length = strcspn(text, "\n");

		err = unpack_detail(out, text, length);
		text += length + (text[length] == '\n');
	}
	return err;
}

void
pack_words(struct buf *out, const struct entry *entry)
{
	struct buf own = { 0 };

	buf_adds(&own, entry->note != NULL ? entry->note : "");
	for (size_t i = 0; i < entry->detail_count; i++) {
		buf_adds(&own, " ");
		buf_adds(&own, entry->details[i].text);
	}
	utf8_add_folded(out, buf_text(&own));
	buf_clear(&own);
}
