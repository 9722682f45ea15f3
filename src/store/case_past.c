/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What of the past of a symptom or a measure a judgement can depend on. */
#include "config.h"

#include "base/buf.h"
#include "store/case_inside.h"

enum { KNOWN_TRIES = 8 };

enum err
past_add_latest(struct id_list *list, struct diary *diary, enum statement which,
		const struct older *older)
{
	sqlite3_stmt *stmt;
	enum err err = row_begin(&stmt, diary, which);

	if (err != ERR_NONE)
		return err;
	row_bind_text(stmt, 1, older->kind);
	row_bind_text(stmt, 2, older->code);
	sqlite3_bind_int64(stmt, 3, older->since);
	return id_list_collect(list, diary, stmt);
}

/* ---- where the person said that the team knows of it ---- */

/* The first row of a statement: its number or numbers, or none. */
struct found {
	bool is_there;
	int64_t first, second;
};

static enum err
find_from(struct found *out, struct diary *diary, enum statement which,
	  const struct older *older, int64_t from)
{
	sqlite3_stmt *stmt;
	enum err err = row_begin(&stmt, diary, which);

	if (err != ERR_NONE)
		return err;
	row_bind_text(stmt, 1, older->kind);
	row_bind_text(stmt, 2, older->code);
	sqlite3_bind_int64(stmt, 3, older->since);
	if (sqlite3_bind_parameter_count(stmt) > 3)
		sqlite3_bind_int64(stmt, 4, from);
	*out = (struct found){ .is_there = row_next(&err, diary, stmt) };
	if (out->is_there) {
		out->first = sqlite3_column_int64(stmt, 0);
		if (sqlite3_column_count(stmt) > 1)
			out->second = sqlite3_column_int64(stmt, 1);
	}
	row_end(stmt);
	return err;
}

/*
 * The first that an episode began with is what the symptom is compared with
 * from then on, unless it would be an emergency or had no level, which only
 * the pack can tell: hence a few. None is loaded without what stood before it.
 */
static enum err
add_known(struct id_list *list, struct diary *diary, struct older older)
{
	struct found known, before, gone = { true, INT64_MIN, 0 };
	enum err err = ERR_NONE;

	for (int i = 0; i < KNOWN_TRIES && gone.is_there; i++) {
		struct older until = older;

		err = find_from(&known, diary, CASE_KNOWN, &older, gone.first);
		if (err != ERR_NONE || !known.is_there)
			return err;
		until.since = known.second;
		err = find_from(&before, diary, CASE_PREVIOUS, &until,
				known.first);
		if (err != ERR_NONE)
			return err;
		if (before.is_there)
			id_list_add(list, before.first);
		id_list_add(list, known.first);
		err = find_from(&gone, diary, CASE_NEXT_GONE, &older,
				known.second);
	}
	return err;
}

/* What says "known" in the middle of an episode says nothing new: that can be
 * seen by what stood before it, and by how the episode began. */
static enum err
add_opening(struct id_list *list, struct diary *diary,
	    const struct older *inside)
{
	struct found gone, opening;
	enum err err = past_add_latest(list, diary, CASE_LATEST, inside);

	if (err == ERR_NONE)
		err = find_from(&gone, diary, CASE_LATEST_GONE, inside, 0);
	if (err != ERR_NONE)
		return err;
	if (gone.is_there)
		id_list_add(list, gone.first);
	err = find_from(&opening, diary, CASE_OPENING, inside,
			gone.is_there ? gone.second : INT64_MIN);
	if (err == ERR_NONE && opening.is_there)
		id_list_add(list, opening.first);
	return err;
}

static enum err
add_opening_of(struct id_list *list, struct diary *diary, int64_t id)
{
	struct buf kind = { 0 };
	struct buf code = { 0 };
	struct older inside = { 0 };
	sqlite3_stmt *stmt;
	enum err err = row_begin(&stmt, diary, CASE_SAID_KNOWN);
	bool is_known;

	if (err != ERR_NONE)
		return err;
	sqlite3_bind_int64(stmt, 1, id);
	is_known = row_next(&err, diary, stmt);
	if (is_known) {
		buf_adds(&kind, row_get_text(stmt, 0));
		buf_adds(&code, row_get_text(stmt, 1));
		inside.kind = buf_text(&kind);
		inside.code = buf_text(&code);
		inside.since = sqlite3_column_int64(stmt, 2);
	}
	row_end(stmt);
	if (is_known)
		err = add_opening(list, diary, &inside);
	buf_clear(&code);
	buf_clear(&kind);
	return err;
}

enum err
past_add_openings(struct id_list *list, struct diary *diary, size_t from)
{
	size_t until = list->count;
	enum err err = ERR_NONE;

	for (size_t i = from; err == ERR_NONE && i < until; i++)
		err = add_opening_of(list, diary, list->ids[i]);
	return err;
}

/* What of a code's past can still matter: how it stood last, when it was last
 * there and when it went before and after that, and where it began. */
static const enum statement past[] = {
	CASE_LATEST,     CASE_LATEST_PRESENT, CASE_LATEST_GONE,
	CASE_GONE_AFTER, CASE_GONE_BEFORE,    CASE_OLDEST,
};

static enum err
add_older(struct id_list *list, struct diary *diary, struct older older,
	  int64_t first_dose)
{
	enum err err = ERR_NONE;

	for (size_t i = 0; err == ERR_NONE && i < sizeof(past) / sizeof(*past);
	     i++)
		err = past_add_latest(list, diary, past[i], &older);
	if (err == ERR_NONE)
		err = add_known(list, diary, older);
	if (err != ERR_NONE || first_dose == 0)
		return err;
	/* How it stood before the first dose is what it is compared with. */
	older.since = first_dose - ZONES;
	return past_add_latest(list, diary, CASE_LATEST, &older);
}

static enum err
read_code_names(struct buf *out, struct diary *diary, const char *kind)
{
	sqlite3_stmt *stmt;
	enum err err = row_begin(&stmt, diary, CASE_CODES);

	if (err != ERR_NONE)
		return err;
	row_bind_text(stmt, 1, kind);
	while (row_next(&err, diary, stmt)) {
		buf_adds(out, row_get_text(stmt, 0));
		buf_adds(out, " ");
	}
	row_end(stmt);
	return err;
}

enum err
past_add_older_of(struct id_list *list, struct diary *diary, struct older older,
		  int64_t first_dose)
{
	struct buf codes = { 0 };
	struct buf code = { 0 };
	enum err err = read_code_names(&codes, diary, older.kind);
	const char *text = buf_text(&codes);

	while (err == ERR_NONE && (text = next_word(&code, text)) != NULL) {
		older.code = buf_text(&code);
		err = add_older(list, diary, older, first_dose);
	}
	buf_clear(&code);
	buf_clear(&codes);
	return err;
}
