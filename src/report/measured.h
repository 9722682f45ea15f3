/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A measure in words: with its unit, converted, asked about, refused. Pure. */
#ifndef VIGIE_REPORT_MEASURED_H
#define VIGIE_REPORT_MEASURED_H

#include "base/buf.h"
#include "base/i18n.h"
#include "clinic/entry.h"
#include "clinic/measure.h"

/* What an entry holds, in the unit it was typed in; false when it holds no
 * number for the measure. */
bool measured_of_entry(struct reading *out, const struct measure *measure,
		       const struct entry *entry);

/* "38.5 °C", as it was typed. */
void measured_add_reading(struct buf *out, const struct reading *reading,
			  enum lang lang);
/* "5.4 mmol/L, that is 0.97 g/L", "120 / 80 mmHg". */
void measured_add(struct buf *out, const struct readings *readings,
		  const struct translator *to);
/* The same in the unit after it too, for who types: "0.97 g/L, that is 5.38
 * mmol/L". */
void measured_add_twice(struct buf *out, const struct readings *readings,
			const struct translator *to);

/* Whole sentences, owned. "Do you mean 120 / 80 mmHg?" */
char *measured_meant(const struct readings *meant, const struct translator *to);
/* "Really 29 kg? It is unusual." */
char *measured_really(const struct readings *typed,
		      const struct translator *to);
/* Why it is not taken, with an example of what would be. */
char *measured_refused(const struct readings *typed,
		       const struct translator *to);

#endif
