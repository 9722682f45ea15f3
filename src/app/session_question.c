/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What somebody thinks of taking is asked at the next visit, by itself. */
#include "config.h"

#include <string.h>

#include "app/inside.h"
#include "clinic/regimen.h"
#include "sys/lang.h"

static bool
is_to_be_asked(const struct entry *entry)
{
	const char *status = entry_detail(entry, "status");
	const struct answer *told = entry_find_answer(entry, "told");

	return entry->kind == ENTRY_PRODUCT && status != NULL &&
	       strcmp(status, "planned") == 0 &&
	       (told == NULL || told->state != ANSWER_GIVEN ||
		told->value == 0);
}

static const char *
name_of(const struct entry *product, const struct session *session)
{
	const struct product *row = pack_product(session->pack, product->code);
	const char *name = entry_detail(product, "name");

	if (name != NULL && name[0] != '\0')
		return name;
	return row != NULL ? lang_words(&row->label) : product->code;
}

/* One that was struck out was answered: it is not asked again. */
static enum err
is_asked(bool *out, struct session *session, const char *name)
{
	struct session_query query = { .kinds = 1u << ENTRY_QUESTION };
	struct entry_list list = { 0 };
	enum err err = session_entries(&list, session, &query);

	*out = false;
	for (size_t i = 0; err == ERR_NONE && i < list.count; i++) {
		const char *about = entry_detail(&list.items[i], "about");

		if (about != NULL && strcmp(about, name) == 0)
			*out = true;
	}
	entry_list_clear(&list);
	return err;
}

static enum err
ask(struct entry_list *entries, struct session *session, size_t place)
{
	const struct entry product = entries->items[place];
	const char *name = name_of(&product, session);
	struct buf note = { 0 };
	struct entry *question;
	bool asked;
	enum err err = is_asked(&asked, session, name);

	if (err != ERR_NONE || asked)
		return err;
	question = entry_list_push(entries);
	entry_init(question, ENTRY_QUESTION, "");
	question->by = product.by;
	question->felt = product.felt;
	question->noted = product.noted;
	buf_addf(&note, _("May I take this: %s?"), name);
	entry_set_note(question, buf_text(&note));
	buf_clear(&note);
	return entry_set_detail(question, "about", name);
}

enum err
session_ask_about(struct entry_list *entries, struct session *session)
{
	size_t count = entries->count;
	enum err err = ERR_NONE;

	for (size_t i = 0; err == ERR_NONE && i < count; i++)
		if (is_to_be_asked(&entries->items[i]))
			err = ask(entries, session, i);
	return err;
}
