/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The diary out as vigie-exchange(5), whole or for some days. */
#include "config.h"

#include <stdlib.h>

#include "app/exchange_inside.h"

static int
by_entry_id(const void *a, const void *b)
{
	const struct entry *one = a, *two = b;

	return (one->id > two->id) - (one->id < two->id);
}

static int
by_alert_id(const void *a, const void *b)
{
	const struct alert *one = a, *two = b;

	return (one->id > two->id) - (one->id < two->id);
}

static bool
has_entry(const struct exchange *exchange, int64_t id)
{
	struct entry wanted = { .id = id };

	return exchange->entries.count > 0 &&
	       bsearch(&wanted, exchange->entries.items,
		       exchange->entries.count, sizeof(wanted),
		       by_entry_id) != NULL;
}

/* Nothing that was not asked for goes out by way of an alert. */
static bool
alert_is_asked_for(const struct exchange *exchange, const struct alert *alert)
{
	for (size_t i = 0; i < alert->entry_count; i++)
		if (!has_entry(exchange, alert->entries[i]))
			return false;
	return true;
}

static void
keep_asked_for(struct exchange *exchange)
{
	struct alert_list *alerts = &exchange->alerts;
	size_t kept = 0;

	for (size_t i = 0; i < alerts->count; i++) {
		if (alert_is_asked_for(exchange, &alerts->items[i]))
			alerts->items[kept++] = alerts->items[i];
		else
			alert_clear(&alerts->items[i]);
	}
	alerts->count = kept;
	for (size_t i = 0; i < exchange->entries.count; i++)
		if (!has_entry(exchange, exchange->entries.items[i].amends))
			exchange->entries.items[i].amends = 0;
}

enum err
session_gather(struct exchange *out, struct session *session,
	       const struct session_query *query)
{
	enum err err = session_entries(&out->entries, session, query);

	if (err == ERR_NONE)
		err = diary_facts(&out->facts, session->diary);
	if (err == ERR_NONE)
		err = diary_contacts(&out->contacts, session->diary);
	if (err == ERR_NONE)
		err = diary_alerts(&out->alerts, session->diary, ALERTS_ALL);
	if (err != ERR_NONE)
		return err;
	if (out->entries.count > 0)
		qsort(out->entries.items, out->entries.count,
		      sizeof(struct entry), by_entry_id);
	if (out->alerts.count > 0)
		qsort(out->alerts.items, out->alerts.count,
		      sizeof(struct alert), by_alert_id);
	keep_asked_for(out);
	return ERR_NONE;
}

enum err
session_export_json(struct buf *out, struct session *session,
		    const struct session_query *query)
{
	struct exchange exchange = { 0 };
	enum err err = session_gather(&exchange, session, query);

	if (err == ERR_NONE)
		exchange_encode(out, &exchange);
	exchange_clear(&exchange);
	return err;
}
