/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/search.h"

#include <stdlib.h>

#include "base/alloc.h"
#include "store/rows.h"

/* Takes the text over and writes its place into the statement. */
static void
add_value(struct buf *sql, struct search_values *values, struct buf *text)
{
	values->texts = alloc_resize(values->texts, (size_t)values->count + 1,
				     sizeof(*values->texts));
	values->texts[values->count] = buf_take(text);
	buf_addf(sql, "?%d", values->first + values->count);
	values->count++;
}

/* ---- in the language of FTS5 ---- */

static void
add_phrase(struct buf *out, const char *text)
{
	buf_adds(out, "\"");
	for (; *text != '\0'; text++) {
		if (*text == '"')
			buf_adds(out, "\"");
		buf_add(out, text, 1);
	}
	buf_adds(out, "\"");
}

static void
add_any(struct buf *out, const char *column, const char *const *texts,
	size_t count)
{
	for (size_t i = 0; i < count; i++) {
		buf_addf(out, "%s%s : ", out->length > 0 ? " OR " : "", column);
		add_phrase(out, texts[i]);
	}
}

static void
add_match(struct buf *sql, struct search_values *values, struct buf *match)
{
	buf_adds(sql, "SELECT rowid FROM search WHERE search MATCH ");
	add_value(sql, values, match);
}

/* ---- conditions ---- */

static void
add_kinds(struct buf *sql, unsigned kinds)
{
	const char *comma = "";

	if (kinds == 0)
		return;
	buf_adds(sql, " UNION ALL SELECT id FROM entries WHERE kind IN (");
	for (int i = 0; i < ENTRY_KIND_COUNT; i++) {
		if ((kinds & 1U << i) == 0)
			continue;
		buf_addf(sql, "%s'%s'", comma,
			 entry_kind_code((enum entry_kind)i));
		comma = ", ";
	}
	buf_adds(sql, ")");
}

/* answers is "NAME=NUMBER NAME=NUMBER": vigie-diary(5). */
static void
add_flag(struct buf *sql, struct search_values *values,
	 const struct search_flag *flag)
{
	struct buf code = { 0 };
	struct buf answer = { 0 };

	buf_adds(&code, flag->code);
	buf_addf(&answer, "flag:%s=1", flag->flag);
	buf_adds(sql, " UNION ALL SELECT id FROM entries WHERE kind = "
		      "'symptom' AND code = ");
	add_value(sql, values, &code);
	buf_adds(sql, " AND instr(answers, ");
	add_value(sql, values, &answer);
	buf_adds(sql, ") > 0");
}

static void
add_word(struct buf *sql, struct search_values *values,
	 const struct search_word *word)
{
	struct buf match = { 0 };

	add_phrase(&match, word->text);
	buf_adds(&match, " *");
	add_any(&match, "words", word->values, word->value_count);
	add_any(&match, "code", word->codes, word->code_count);
	add_match(sql, values, &match);
	add_kinds(sql, word->kinds);
	for (size_t i = 0; i < word->flag_count; i++)
		add_flag(sql, values, &word->flags[i]);
}

/* What all the words together are the name of counts too. */
void
search_add_sql(struct buf *sql, struct search_values *values,
	       const struct entry_query *query)
{
	struct buf match = { 0 };

	if (query->word_count == 0)
		return;
	buf_adds(sql, " AND id IN (SELECT id FROM entries WHERE 1");
	for (size_t i = 0; i < query->word_count; i++) {
		buf_adds(sql, " AND id IN (");
		add_word(sql, values, &query->words[i]);
		buf_adds(sql, ")");
	}
	if (query->phrase_count > 0) {
		add_any(&match, "code", query->phrase_codes,
			query->phrase_count);
		buf_adds(sql, " UNION ALL ");
		add_match(sql, values, &match);
	}
	buf_adds(sql, ")");
}

void
search_bind(sqlite3_stmt *stmt, const struct search_values *values)
{
	for (int i = 0; i < values->count; i++)
		row_bind_text(stmt, values->first + i, values->texts[i]);
}

void
search_values_clear(struct search_values *values)
{
	for (int i = 0; i < values->count; i++)
		wipe_string(values->texts[i]);
	free(values->texts);
	*values = (struct search_values){ 0 };
}
