/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is usually taken, and what was. */
#include "config.h"

#include <string.h>

#include "app/inside.h"
#include "clinic/regimen.h"

enum { WEEKS = 8 };

enum err
session_doses(struct entry_list *out, struct session *session)
{
	int32_t today = stamp_day(session_now(session));
	struct session_query query = { .kinds = 1u << ENTRY_DOSE,
				       .from_day = today - WEEKS * 7,
				       .to_day = today + 1,
				       .live_only = true };

	return session_entries(out, session, &query);
}

enum err
session_listed(struct entry *out, struct session *session,
	       const struct entry *like)
{
	struct session_query query = { .kinds = 1u << ENTRY_PRODUCT,
				       .code = like->code,
				       .live_only = true };
	struct entry_list list = { 0 };
	enum err err = session_entries(&list, session, &query);

	if (err != ERR_NONE)
		return err;
	err = err_note(ERR_NOT_FOUND, "%s", like->code);
	for (size_t i = 0; i < list.count && err != ERR_NONE; i++)
		if (product_is_same(&list.items[i], like)) {
			entry_copy(out, &list.items[i]);
			err = ERR_NONE;
		}
	entry_list_clear(&list);
	return err;
}

enum err
session_usual_dose(struct entry *out, struct session *session,
		   const struct entry *product)
{
	static const char *const kept[] = { "paracetamol", "name" };
	struct course course;
	const char *text;
	enum err err = ERR_NONE;

	entry_init(out, ENTRY_DOSE, product->code);
	course_of(&course, product);
	text = regimen_dose(&course, product, stamp_day(session_now(session)));
	if (text != NULL)
		err = entry_set_detail(out, "amount", text);
	for (size_t i = 0; i < sizeof(kept) / sizeof(kept[0]); i++) {
		text = entry_detail(product, kept[i]);
		if (err == ERR_NONE && text != NULL)
			err = entry_set_detail(out, kept[i], text);
	}
	return err;
}
