/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What going out and coming in share. */
#ifndef VIGIE_APP_EXCHANGE_INSIDE_H
#define VIGIE_APP_EXCHANGE_INSIDE_H

#include "app/inside.h"
#include "report/exchange.h"

/* All that a query asks for, each list by id. out must be zeroed. */
enum err session_gather(struct exchange *out, struct session *session,
			const struct session_query *query) MUST_CHECK;

#endif
