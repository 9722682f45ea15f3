/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Taking checked values out of a JSON document: known keys of the right type,
 * texts within their limits. A refusal names its place, "entries[12].felt".
 */
#ifndef VIGIE_REPORT_JSON_TAKE_H
#define VIGIE_REPORT_JSON_TAKE_H

#include <jansson.h>
#include <stddef.h>

#include "base/err.h"
#include "report/exchange.h"

struct place {
	const char *list;
	size_t i;
};

/* ERR_INVALID with the place in the note. */
enum err take_refuse(const struct place *place, const char *key);
/* NULL when there is no such text; borrowed, and so below. */
const char *take_optional(const json_t *object, const char *key);
/* NULL when the key is not there. ERR_INVALID for another type. */
enum err take_text(const char **out, const json_t *object, const char *key,
		   const struct place *place) MUST_CHECK;
enum err take_stamp(struct stamp *out, const json_t *object, const char *key,
		    const struct place *place) MUST_CHECK;
/* Leaves out alone when the key is not there; and so take_id. */
enum err take_optional_stamp(struct stamp *out, const json_t *object,
			     const char *key, const struct place *place)
	MUST_CHECK;
enum err take_id(int64_t *out, const json_t *object, const char *key,
		 const struct place *place) MUST_CHECK;
/* known ends with NULL. */
enum err take_known_keys(const json_t *object, const char *const *known,
			 const struct place *place) MUST_CHECK;
enum err take_number(milli *out, const json_t *value) MUST_CHECK;

/* One row of each list, added to out. */
enum err exchange_read_entry(struct exchange *out, const json_t *object,
			     const struct place *place) MUST_CHECK;
enum err exchange_read_contact(struct exchange *out, const json_t *object,
			       const struct place *place) MUST_CHECK;
enum err exchange_read_alert(struct exchange *out, const json_t *object,
			     const struct place *place) MUST_CHECK;

#endif
