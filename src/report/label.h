/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What an entry's code is called in a language. Pure. */
#ifndef VIGIE_REPORT_LABEL_H
#define VIGIE_REPORT_LABEL_H

#include "base/i18n.h"
#include "clinic/entry.h"
#include "clinic/pack.h"

/* The patient's own name for a product, else the pack's label, else the code;
 * borrowed from the entry or the pack. */
const char *label_of_entry(const struct pack *pack, const struct entry *entry,
			   enum lang lang);

#endif
