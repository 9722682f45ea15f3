/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One commit: rows, the alerts they raise, and the disk; or nothing. */
#include "config.h"

#include <stdlib.h>

#include "app/inside.h"
#include "base/alloc.h"

enum err
session_begin(struct session *session)
{
	if (session->is_read_only)
		return err_note(ERR_READ_ONLY, "%s", session->path);
	return diary_begin(session->diary);
}

enum err
session_put_rows(struct session *session, struct entry_list *entries)
{
	enum err err = ERR_NONE;

	for (size_t i = 0; err == ERR_NONE && i < entries->count; i++) {
		struct entry *entry = &entries->items[i];

		if (entry->amends != 0)
			err = diary_amend(session->diary, entry->amends, entry);
		else
			err = diary_add(session->diary, entry);
	}
	return err;
}

enum err
session_put_alerts(struct session *session, struct alert_list *alerts)
{
	enum err err = ERR_NONE;

	for (size_t i = 0; err == ERR_NONE && i < alerts->count; i++)
		if (alerts->items[i].touched)
			err = diary_put_alert(session->diary,
					      &alerts->items[i]);
	return err;
}

enum err
session_settle(struct session *session, const struct judgement *judgement)
{
	struct alert_list alerts;
	enum err err = session_load_alerts(&alerts, session, judgement,
					   ALERTS_STANDING);

	if (err != ERR_NONE)
		return err;
	err = session_put_alerts(session, &alerts);
	alert_list_clear(&alerts);
	return err;
}

enum err
session_settle_now(struct session *session, const struct judge_request *request)
{
	struct judgement *judgement = alloc_zeroed(1, sizeof(*judgement));
	enum err err;

	session_judge(judgement, session, request);
	err = session_settle(session, judgement);
	judgement_clear(judgement);
	free(judgement);
	return err;
}

enum err
session_finish(struct session *session, enum err err, const char *label)
{
	if (err == ERR_NONE)
		err = diary_commit(session->diary, label, session_now(session));
	else
		diary_forget(session->diary);
	session->kept_is_stale = true;
	return err;
}
