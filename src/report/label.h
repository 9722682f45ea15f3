/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an entry's code and number are called in a language. Pure. */
#ifndef VIGIE_REPORT_LABEL_H
#define VIGIE_REPORT_LABEL_H

#include "base/buf.h"
#include "base/i18n.h"
#include "base/milli.h"
#include "clinic/entry.h"
#include "clinic/pack.h"

/* The patient's own name for a product, else the pack's label, else the code;
 * borrowed from the entry or the pack. */
const char *label_of_entry(const struct pack *pack, const struct entry *entry,
			   enum lang lang);
/* As it is inside a sentence: its first letter small, but for abbreviations.
 * Returns label. */
char *label_small(char *label);
/* As a person says it: small numbers to a hundredth, others to a tenth. What
 * is kept and judged stays exact. */
void label_add_number(struct buf *out, milli value, enum lang lang);

#endif
