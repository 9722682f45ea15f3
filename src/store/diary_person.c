/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Facts and contacts as rows. */
#include "config.h"

#include "base/alloc.h"
#include "store/database.h"
#include "store/rows.h"

enum err
diary_facts(struct fact_list *out, struct diary *diary)
{
	struct fact_list list = { 0 };
	sqlite3_stmt *stmt;
	enum err err = row_begin(&stmt, diary, FACT_ROWS);

	if (err != ERR_NONE)
		return err;
	while (row_next(&err, diary, stmt))
		fact_list_set(&list, row_get_text(stmt, 0),
			      row_get_text(stmt, 1));
	row_end(stmt);
	if (err != ERR_NONE) {
		fact_list_clear(&list);
		return err;
	}
	*out = list;
	return ERR_NONE;
}

enum err
diary_set_fact(struct diary *diary, const char *key, const char *value)
{
	sqlite3_stmt *stmt;
	enum err err = row_begin(&stmt, diary,
				 value != NULL ? FACT_SET : FACT_FORGET);

	if (err != ERR_NONE)
		return err;
	row_bind_text(stmt, 1, key);
	if (value != NULL)
		row_bind_text(stmt, 2, value);
	return row_run(diary, stmt);
}

static void
read_contact(struct contact *out, sqlite3_stmt *stmt)
{
	out->id = sqlite3_column_int64(stmt, 0);
	out->role = alloc_string(row_get_text(stmt, 1));
	out->name = alloc_string(row_get_text(stmt, 2));
	out->number = alloc_string(row_get_text(stmt, 3));
	out->from_minute = row_get_int(stmt, 4);
	out->until_minute = row_get_int(stmt, 5);
	out->every_day = row_get_int(stmt, 6) != 0;
}

enum err
diary_contacts(struct contact_list *out, struct diary *diary)
{
	struct contact_list list = { 0 };
	sqlite3_stmt *stmt;
	enum err err = row_begin(&stmt, diary, CONTACT_ROWS);

	if (err != ERR_NONE)
		return err;
	while (row_next(&err, diary, stmt))
		read_contact(contact_list_push(&list), stmt);
	row_end(stmt);
	if (err != ERR_NONE) {
		contact_list_clear(&list);
		return err;
	}
	*out = list;
	return ERR_NONE;
}

enum err
diary_put_contact(struct diary *diary, struct contact *contact)
{
	sqlite3_stmt *stmt;
	enum err err = row_begin(&stmt, diary, CONTACT_ADD);

	if (err != ERR_NONE)
		return err;
	if (contact->id != 0)
		sqlite3_bind_int64(stmt, 1, contact->id);
	row_bind_text(stmt, 2, contact->role);
	row_bind_text(stmt, 3, contact->name);
	row_bind_text(stmt, 4, contact->number);
	sqlite3_bind_int(stmt, 5, contact->from_minute);
	sqlite3_bind_int(stmt, 6, contact->until_minute);
	sqlite3_bind_int(stmt, 7, contact->every_day);
	err = row_run(diary, stmt);
	if (err == ERR_NONE)
		contact->id = sqlite3_last_insert_rowid(vault_db(diary->vault));
	return err;
}

enum err
diary_remove_contact(struct diary *diary, int64_t id)
{
	sqlite3_stmt *stmt;
	enum err err = row_begin(&stmt, diary, CONTACT_REMOVE);

	if (err != ERR_NONE)
		return err;
	sqlite3_bind_int64(stmt, 1, id);
	err = row_run(diary, stmt);
	if (err == ERR_NONE && sqlite3_changes(vault_db(diary->vault)) == 0)
		err = err_note(ERR_NOT_FOUND, "contact %lld", (long long)id);
	return err;
}
