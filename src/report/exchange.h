/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A whole diary as vigie-exchange(5) and back. Pure. The same content gives
 * the same bytes: no time of export, nothing of the machine.
 */
#ifndef VIGIE_REPORT_EXCHANGE_H
#define VIGIE_REPORT_EXCHANGE_H

#include <stddef.h>

#include "base/buf.h"
#include "base/err.h"
#include "clinic/alert.h"
#include "clinic/contact.h"
#include "clinic/entry.h"

/* Zeroed is empty. Owns everything. */
struct exchange {
	struct entry_list entries; /* by id */
	struct fact_list facts;    /* by key */
	struct contact_list contacts;
	struct alert_list alerts;
};

enum {
	EXCHANGE_VERSION = 1,
	EXCHANGE_SIZE_LIMIT = 64 * 1024 * 1024,
	EXCHANGE_DEPTH_LIMIT = 64,
	EXCHANGE_ROW_LIMIT = 200000,
};

void exchange_encode(struct buf *out, const struct exchange *exchange);
/*
 * ERR_INVALID with line, or the place in the document, and the reason in the
 * note; ERR_TOO_LARGE past a limit; ERR_NEWER for a later version. Nothing is
 * kept then. out must be zeroed.
 */
enum err exchange_decode(struct exchange *out, const struct buf *text)
	MUST_CHECK;
void exchange_clear(struct exchange *exchange);

#endif
