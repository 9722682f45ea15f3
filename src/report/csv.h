/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entries as CSV, one row each: RFC 4180, and no cell a spreadsheet would run.
 * Pure. */
#ifndef VIGIE_REPORT_CSV_H
#define VIGIE_REPORT_CSV_H

#include "report/json.h"

/* Header and rows: id,type,code,label,felt,noted,by,status,level,answers,
 * details,note,why. Answers and details are NAME=VALUE joined by " | ". */
void csv_add_entries(struct buf *out, const struct json_context *context,
		     const struct entry_list *entries);

/* One quoted cell; an apostrophe stands before what a spreadsheet would take
 * for a formula. */
void csv_add_text(struct buf *out, const char *text);

#endif
