/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Who the person is, and whom to call. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/inside.h"
#include "app/outside.h"
#include "base/alloc.h"
#include "base/utf8.h"

const char *
session_fact(const struct session *session, const char *key)
{
	return fact_list_get(&session->facts, key);
}

const struct fact_list *
session_facts(const struct session *session)
{
	return &session->facts;
}

enum err
session_restore_person(struct session *session, enum err err)
{
	struct buf note = { 0 };

	buf_adds(&note, err_last_note());
	if (session_load_person(session) != ERR_NONE)
		err_forget_note();
	err = err_note(err, "%s", buf_text(&note));
	buf_clear(&note);
	return err;
}

static enum err
put_facts(struct session *session, const struct fact_list *facts)
{
	enum err err = ERR_NONE;

	for (size_t i = 0; err == ERR_NONE && i < facts->count; i++) {
		const char *value = facts->items[i].value;

		err = diary_set_fact(session->diary, facts->items[i].key,
				     *value != '\0' ? value : NULL);
	}
	return err;
}

/* Written, read back, judged with it: a fact can raise an alert. What is in
 * memory is put right again when the disk refuses. */
static enum err
keep_facts(struct session *session, const struct fact_list *facts)
{
	struct judge_request nothing = { 0 };
	enum err err = session_begin(session);
	bool is_said = false;

	if (err != ERR_NONE)
		return err;
	for (size_t i = 0; i < facts->count; i++)
		is_said = is_said || *facts->items[i].value != '\0';
	err = put_facts(session, facts);
	if (err == ERR_NONE)
		err = session_load_person(session);
	if (err == ERR_NONE)
		err = session_settle_now(session, &nothing);
	err = session_finish(session, err, is_said ? "set" : "forget");
	return err == ERR_NONE ? err : session_restore_person(session, err);
}

static enum err
check_fact(struct fact_list *out, const struct session *session,
	   const struct fact *fact)
{
	struct buf text = { 0 };
	char *normal = NULL;
	enum err err = utf8_add_nfc(&text, fact->value, strlen(fact->value));

	if (err == ERR_NONE && *fact->value != '\0')
		err = profile_fact_check(&normal, session->pack, fact->key,
					 buf_text(&text));
	if (err == ERR_NONE)
		fact_list_set(out, fact->key, normal != NULL ? normal : "");
	wipe_string(normal);
	buf_clear(&text);
	return err;
}

enum err
session_set_facts(struct session *session, const struct fact_list *facts)
{
	struct fact_list normal = { 0 };
	enum err err = ERR_NONE;

	for (size_t i = 0; err == ERR_NONE && i < facts->count; i++)
		err = check_fact(&normal, session, &facts->items[i]);
	if (err == ERR_NONE)
		err = keep_facts(session, &normal);
	fact_list_clear(&normal);
	return err;
}

enum err
session_set_fact(struct session *session, const char *key, const char *value)
{
	struct fact_list one = { 0 };
	enum err err;

	fact_list_set(&one, key, value != NULL ? value : "");
	err = session_set_facts(session, &one);
	fact_list_clear(&one);
	return err;
}

const struct contact_list *
session_contacts(const struct session *session)
{
	return &session->contacts;
}

static bool
is_role(const struct pack *pack, const char *role)
{
	if (strcmp(role, "team") == 0 || strcmp(role, "night") == 0)
		return true;
	for (size_t i = 0; i < pack_symptom_count(pack); i++)
		if (strcmp(pack_symptom_at(pack, i)->organ, role) == 0)
			return true;
	return false;
}

static enum err
check_contact(const struct session *session, const struct contact *contact)
{
	if (!is_role(session->pack, contact->role))
		return err_note(ERR_INVALID, "no such role: %.32s",
				contact->role);
	if (strlen(contact->name) > CONTACT_TEXT_LIMIT)
		return err_note(ERR_TOO_LARGE, "the name");
	if (!utf8_is_valid(contact->name, strlen(contact->name)))
		return err_note(ERR_INVALID, "the name");
	return contact_check_number(contact->number);
}

static enum err
finish_contact(struct session *session, enum err err, const char *label)
{
	err = session_finish(session, err, label);
	if (err == ERR_NONE)
		err = session_load_person(session);
	if (err == ERR_NONE)
		outside_keep_up(session);
	return err;
}

enum err
session_add_contact(struct session *session, struct contact *contact)
{
	enum err err;

	if (contact->name == NULL)
		contact->name = alloc_string("");
	err = check_contact(session, contact);
	if (err == ERR_NONE)
		err = session_begin(session);
	if (err != ERR_NONE)
		return err;
	contact->id = 0;
	return finish_contact(session,
			      diary_put_contact(session->diary, contact),
			      "add contact");
}

enum err
session_remove_contact(struct session *session, int64_t id)
{
	enum err err = session_begin(session);

	if (err != ERR_NONE)
		return err;
	return finish_contact(session, diary_remove_contact(session->diary, id),
			      "remove contact");
}
