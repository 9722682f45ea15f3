/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Lists as JSON: stable keys, codes and ISO dates, UTF-8. Pure. */
#ifndef VIGIE_REPORT_JSON_H
#define VIGIE_REPORT_JSON_H

#include "base/buf.h"
#include "base/i18n.h"
#include "clinic/alert.h"
#include "clinic/contact.h"
#include "clinic/entry.h"
#include "clinic/pack.h"

/* What every list is told in. */
struct json_context {
	const struct pack *pack;
	enum lang lang; /* of labels and reasons */
	struct stamp now;
};

/*
 * An array, one object an entry: id, type, code, label, felt, noted, by,
 * status, level, answers {name: number, or "skipped" or "not_applicable"},
 * details {key: text}, note, and amends, why where there are some.
 */
void json_add_entries(struct buf *out, const struct json_context *context,
		      const struct entry_list *entries);

/*
 * An array, one object an alert: id, level, state, since, subject, code,
 * rules [ids], reason, entries [ids], call (number now valid, "15", or
 * null), told.
 */
void json_add_alerts(struct buf *out, const struct json_context *context,
		     const struct alert_list *alerts,
		     const struct contact_list *contacts);

/* An object: each key with its text. */
void json_add_facts(struct buf *out, const struct fact_list *facts);

#endif
