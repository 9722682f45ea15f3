/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The entries of a case in the order of time, without memory of its own: as
 * many at a time as fit, found by one pass over the case. Two lists of the
 * same entries give the same order.
 */
#ifndef VIGIE_CLINIC_ORDER_H
#define VIGIE_CLINIC_ORDER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "clinic/triage.h"

enum { ORDER_CHUNK = 4096 };

struct order {
	const struct triage_case *tested;
	size_t places[ORDER_CHUNK];
	size_t count; /* of places that are filled */
	size_t next;
	size_t last; /* the place given last */
	bool is_started;
	bool is_whole; /* nothing is left after places */
};

void order_begin(struct order *order, const struct triage_case *tested);
/* False at the end. What never counts is passed over: what is not live, and a
 * call from the future. */
bool order_next(struct order *order, size_t *place);
/* When an entry counts, by the clock of where it was felt: an entry from the
 * future counts now. */
struct stamp order_stamp(const struct triage_case *tested, size_t place);
int64_t order_time(const struct triage_case *tested, size_t place);

#endif
