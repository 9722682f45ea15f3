/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/days.h"

#include <stdlib.h>
#include <string.h>

#include "app/inside.h"
#include "base/alloc.h"

/* The last day a diary can have. */
enum { DAY_LAST = (int32_t)(STAMP_MAX / DAY_SECONDS) };

static enum err
load_entries(struct days *out, struct session *session, int32_t from_day,
	     int32_t to_day)
{
	int32_t today = stamp_day(session_now(session));
	struct session_query query = {
		.from_day = from_day - GRID_BEFORE,
		.to_day = to_day >= today ? DAY_LAST : to_day,
	};
	struct session_query standing = {
		.kinds = 1U << ENTRY_PRODUCT | 1U << ENTRY_BASELINE,
		.from_day = -DAY_LAST,
		.to_day = from_day - GRID_BEFORE - 1,
	};
	enum err err = session_entries(&out->entries, session, &query);

	return err == ERR_NONE
		       ? session_entries(&out->standing, session, &standing)
		       : err;
}

/* One list in the order of time, of shallow copies. */
static void
put_together(struct days *out)
{
	size_t count = out->standing.count + out->entries.count;
	struct entry *items = alloc_zeroed(count + 1, sizeof(*items));

	for (size_t i = 0; i < out->standing.count; i++)
		items[i] = out->standing.items[i];
	for (size_t i = 0; i < out->entries.count; i++)
		items[out->standing.count + i] = out->entries.items[i];
	out->both.items = items;
	out->both.count = count;
}

static enum err
find_before(struct days *out, struct session *session, int32_t from_day)
{
	struct session_query query = { .from_day = -DAY_LAST,
				       .to_day = from_day - 1,
				       .limit = 1 };
	struct entry_list found = { 0 };
	enum err err = session_entries(&found, session, &query);

	if (err == ERR_NONE && found.count > 0) {
		out->has_before = true;
		out->day_before = stamp_day(found.items[0].felt);
	}
	entry_list_clear(&found);
	return err;
}

/* A diary with nothing in it begins today. */
static enum err
find_first_day(int32_t *out, struct session *session)
{
	struct stamp began = session_now(session);
	enum err err = diary_began(&began, session->diary);

	if (err == ERR_NOT_FOUND) {
		err_forget_note();
		err = ERR_NONE;
	}
	*out = stamp_day(began);
	return err;
}

static enum err
find_due(bool *out, struct session *session)
{
	struct alert_list alerts = { 0 };
	enum err err = session_alerts(&alerts, session, ALERT_OPEN);

	*out = alerts.count > 0;
	alert_list_clear(&alerts);
	return err;
}

static enum err
load(struct days *out, struct session *session, int32_t from_day,
     int32_t to_day)
{
	struct grid_case of = { .pack = session->pack,
				.entries = &out->both,
				.from_day = from_day,
				.to_day = to_day,
				.today = stamp_day(session_now(session)) };
	enum err err = load_entries(out, session, from_day, to_day);

	if (err == ERR_NONE)
		err = find_before(out, session, from_day);
	if (err == ERR_NONE)
		err = find_first_day(&of.first_day, session);
	if (err == ERR_NONE && to_day >= of.today)
		err = find_due(&of.call_is_due, session);
	if (err != ERR_NONE)
		return err;
	put_together(out);
	grid_build(&out->grid, &of);
	return ERR_NONE;
}

enum err
days_load(struct days *out, struct session *session, int32_t from_day,
	  int32_t to_day)
{
	struct days days = { 0 };
	enum err err = load(&days, session, from_day, to_day);

	if (err != ERR_NONE) {
		days_clear(&days);
		return err;
	}
	*out = days;
	return ERR_NONE;
}

void
days_clear(struct days *days)
{
	grid_clear(&days->grid);
	entry_list_clear(&days->entries);
	entry_list_clear(&days->standing);
	free(days->both.items);
	*days = (struct days){ 0 };
}
