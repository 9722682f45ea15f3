/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How much of a medicine, from the words a person writes. */
#ifndef VIGIE_CLINIC_GRAMS_H
#define VIGIE_CLINIC_GRAMS_H

#include "base/milli.h"

/* "1 g", "500 mg", "2 x 500 mg", "1,5g": in grams; 0 when it does not say. */
milli grams_of(const char *amount);
/* "4 g", "4 g/day", "1 g x 4", "3 x 1 g par jour": what is taken in 24 hours;
 * 0 when it does not say. */
milli grams_a_day(const char *dose);

#endif
