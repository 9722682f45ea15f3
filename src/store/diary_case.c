/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The entries a judgement can depend on: a window over a long diary. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "store/case_inside.h"
#include "store/database.h"

enum { CASE_DAYS = 60 };

void
id_list_add(struct id_list *list, int64_t id)
{
	if (list->count == list->room) {
		list->room = list->room == 0 ? 256 : 2 * list->room;
		list->ids = alloc_resize(list->ids, list->room,
					 sizeof(*list->ids));
	}
	list->ids[list->count++] = id;
}

enum err
id_list_collect(struct id_list *list, struct diary *diary, sqlite3_stmt *stmt)
{
	enum err err = ERR_NONE;

	while (row_next(&err, diary, stmt))
		id_list_add(list, sqlite3_column_int64(stmt, 0));
	row_end(stmt);
	return err;
}

static enum err
add_standing(struct id_list *list, struct diary *diary)
{
	sqlite3_stmt *stmt;
	enum err err = row_begin(&stmt, diary, CASE_STANDING);

	return err == ERR_NONE ? id_list_collect(list, diary, stmt) : err;
}

static enum err
add_recent(struct id_list *list, struct diary *diary, int64_t since)
{
	sqlite3_stmt *stmt;
	enum err err = row_begin(&stmt, diary, CASE_RECENT);

	if (err != ERR_NONE)
		return err;
	sqlite3_bind_int64(stmt, 1, since);
	return id_list_collect(list, diary, stmt);
}

/* Which of these are of before a day, only their own zones can tell. */
static enum err
add_around(struct id_list *list, struct diary *diary, int64_t begins)
{
	sqlite3_stmt *stmt;
	enum err err = row_begin(&stmt, diary, CASE_BETWEEN);

	if (err != ERR_NONE)
		return err;
	sqlite3_bind_int64(stmt, 1, begins - ZONES);
	sqlite3_bind_int64(stmt, 2, begins + ZONES);
	return id_list_collect(list, diary, stmt);
}

/* The measure taken next says since when it is otherwise; when a symptom went,
 * that its next line began anew. */
static enum err
add_next(struct id_list *list, struct diary *diary, enum statement which,
	 int64_t id)
{
	sqlite3_stmt *stmt;
	enum err err = row_begin(&stmt, diary, which);

	if (err != ERR_NONE)
		return err;
	sqlite3_bind_int64(stmt, 1, id);
	return id_list_collect(list, diary, stmt);
}

static enum err
add_behind(struct id_list *list, struct diary *diary, const struct alert *alert)
{
	enum err err = ERR_NONE;

	for (size_t i = 0; err == ERR_NONE && i < alert->entry_count; i++) {
		id_list_add(list, alert->entries[i]);
		err = add_next(list, diary, CASE_NEXT_MEASURE,
			       alert->entries[i]);
		if (err == ERR_NONE)
			err = add_next(list, diary, CASE_NEXT_END,
				       alert->entries[i]);
	}
	return err;
}

static enum err
add_behind_alerts(struct id_list *list, struct diary *diary)
{
	struct alert_list alerts = { 0 };
	enum err err = diary_alerts(&alerts, diary, ALERTS_STANDING);

	for (size_t i = 0; err == ERR_NONE && i < alerts.count; i++)
		err = add_behind(list, diary, &alerts.items[i]);
	alert_list_clear(&alerts);
	return err;
}

static int
compare_ids(const void *left, const void *right)
{
	int64_t a = *(const int64_t *)left;
	int64_t b = *(const int64_t *)right;

	return (a > b) - (a < b);
}

/* Each id once; those that are not live are left out. */
static enum err
load(struct entry_list *out, struct diary *diary, struct id_list *list)
{
	int64_t last = 0;
	enum err err = ERR_NONE;

	if (list->count > 1)
		qsort(list->ids, list->count, sizeof(*list->ids), compare_ids);
	for (size_t i = 0; err == ERR_NONE && i < list->count; i++) {
		struct entry entry;

		if (list->ids[i] == last)
			continue;
		last = list->ids[i];
		err = entry_load(&entry, diary, last);
		if (err == ERR_NONE && entry_is_live(&entry))
			*entry_list_push(out) = entry;
		else if (err == ERR_NONE)
			entry_clear(&entry);
		if (err == ERR_NOT_FOUND) {
			err_forget_note();
			err = ERR_NONE;
		}
	}
	return err;
}

static void
keep_earlier(int64_t *first, int32_t day)
{
	int64_t at = (int64_t)day * DAY_SECONDS + DAY_STARTS_AT;

	if (*first == 0 || at < *first)
		*first = at;
}

/* When the day of the first dose begins in UTC, 0 when it is not known. */
static enum err
find_first_dose(int64_t *out, struct diary *diary)
{
	struct entry_query query = { .kinds = 1U << ENTRY_TREATMENT |
					      1U << ENTRY_INFUSION,
				     .live_only = true };
	struct entry_list doses = { 0 };
	struct fact_list facts = { 0 };
	int32_t day;
	enum err err = diary_facts(&facts, diary);

	if (err == ERR_NONE)
		err = diary_entries(&doses, diary, &query);
	for (size_t i = 0; i < doses.count; i++)
		keep_earlier(out, stamp_day(doses.items[i].felt));
	if (fact_list_get(&facts, "first") != NULL &&
	    day_parse(&day, fact_list_get(&facts, "first")) == ERR_NONE) {
		*out = 0;
		keep_earlier(out, day);
	}
	entry_list_clear(&doses);
	fact_list_clear(&facts);
	return err;
}

/* How a subject stood when the team was told of it. */
static enum err
add_told(struct id_list *list, struct diary *diary, const struct entry *call)
{
	static const char prefix[] = "told:";
	static const char *const kinds[] = { "symptom", "measure" };
	struct older older = { .since = call->felt.at + 1 };
	enum err err = ERR_NONE;

	for (size_t i = 0; err == ERR_NONE && i < call->answer_count; i++) {
		const char *name = call->answers[i].name;

		if (strncmp(name, prefix, sizeof(prefix) - 1) != 0)
			continue;
		older.code = name + sizeof(prefix) - 1;
		for (size_t k = 0; err == ERR_NONE && k < 2; k++) {
			older.kind = kinds[k];
			err = past_add_latest(list, diary, CASE_LATEST, &older);
		}
	}
	return err;
}

static enum err
add_told_by_calls(struct id_list *list, struct diary *diary)
{
	struct entry_query query = { .kinds = 1U << ENTRY_CALL,
				     .live_only = true };
	struct entry_list calls = { 0 };
	enum err err = diary_entries(&calls, diary, &query);

	for (size_t i = 0; err == ERR_NONE && i < calls.count; i++)
		err = add_told(list, diary, &calls.items[i]);
	entry_list_clear(&calls);
	return err;
}

static enum err
collect_window(struct id_list *list, struct diary *diary, struct stamp now)
{
	struct older older = { .since = now.at -
					(int64_t)CASE_DAYS * DAY_SECONDS };
	int64_t first_dose = 0;
	size_t old;
	enum err err = find_first_dose(&first_dose, diary);

	if (err == ERR_NONE)
		err = add_standing(list, diary);
	if (err == ERR_NONE)
		err = add_recent(list, diary, older.since);
	if (err == ERR_NONE && first_dose != 0)
		err = add_around(list, diary, first_dose);
	old = list->count;
	if (err == ERR_NONE)
		err = add_behind_alerts(list, diary);
	if (err == ERR_NONE)
		err = add_told_by_calls(list, diary);
	older.kind = "symptom";
	if (err == ERR_NONE)
		err = past_add_older_of(list, diary, older, first_dose);
	older.kind = "measure";
	if (err == ERR_NONE)
		err = past_add_older_of(list, diary, older, first_dose);
	/* One that was missed stands until another is taken. */
	older.kind = "dose";
	if (err == ERR_NONE)
		err = past_add_older_of(list, diary, older, first_dose);
	return err == ERR_NONE ? past_add_openings(list, diary, old) : err;
}

/* The highest id there is, which is how many entries there can be. */
static enum err
is_long(bool *out, struct diary *diary)
{
	sqlite3_stmt *stmt;
	enum err err = row_begin(&stmt, diary, CASE_SIZE);

	if (err != ERR_NONE)
		return err;
	if (row_next(&err, diary, stmt))
		*out = sqlite3_column_int64(stmt, 0) > diary->whole_upto;
	row_end(stmt);
	return err;
}

static enum err
collect_whole(struct id_list *list, struct diary *diary)
{
	sqlite3_stmt *stmt;
	enum err err = row_begin(&stmt, diary, CASE_WHOLE);

	return err == ERR_NONE ? id_list_collect(list, diary, stmt) : err;
}

enum err
diary_case(struct entry_list *out, struct diary *diary, struct stamp now)
{
	struct id_list list = { 0 };
	struct entry_list entries = { 0 };
	bool windowed = false;
	enum err err = is_long(&windowed, diary);

	if (err == ERR_NONE)
		err = windowed ? collect_window(&list, diary, now)
			       : collect_whole(&list, diary);
	if (err == ERR_NONE)
		err = load(&entries, diary, &list);
	free(list.ids);
	if (err != ERR_NONE) {
		entry_list_clear(&entries);
		return err;
	}
	*out = entries;
	return ERR_NONE;
}
