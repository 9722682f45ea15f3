/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the files that write JSON share. */
#ifndef VIGIE_REPORT_JSON_PARTS_H
#define VIGIE_REPORT_JSON_PARTS_H

#include <jansson.h>

#include "base/buf.h"
#include "clinic/entry.h"

json_t *json_of_text(const char *text); /* null for NULL */
json_t *json_of_stamp(struct stamp stamp);
/* Whole numbers stay whole; 37.4 is written as 37.4. */
json_t *json_of_milli(milli value);
/* A number, or the code of why there is none. */
json_t *json_of_answers(const struct entry *entry);
json_t *json_of_details(const struct entry *entry);
/* An object: each key with its text. */
json_t *json_of_facts(const struct fact_list *facts);
/* Appends it with a final line feed, and frees it. */
void json_add_document(struct buf *out, json_t *document);

#endif
