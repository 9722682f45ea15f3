/* SPDX-License-Identifier: GPL-3.0-or-later */
/* From the answers of one symptom entry to its driver, 0 to 4: clinical.md,
 * section a, and section c, missing data b. */
#ifndef VIGIE_CLINIC_DRIVER_H
#define VIGIE_CLINIC_DRIVER_H

#include <stdbool.h>

#include "clinic/entry.h"
#include "clinic/pack.h"
#include "clinic/rule.h"

/* A level of 0 to 4 in thousandths, rounded up. */
int driver_step(milli value);
/* What a counted number gives: extra_stools 5 is 3. */
int driver_of_number(const struct measure *measure, milli value);
/* The scales that decide, as ASKS_*; 0 where presence does. */
unsigned driver_scales(const struct symptom *symptom);
unsigned driver_flags(const struct symptom *symptom, const struct entry *entry);
/* Presence 0, or every answer given is 0, or said to be over. */
bool driver_is_gone(const struct symptom *symptom, const struct entry *entry);
/* One of its scales was answered; always, where it has none. */
bool driver_is_answered(const struct symptom *symptom,
			const struct entry *entry);
/* 0 only when it is gone. */
int driver_of(const struct symptom *symptom, const struct entry *entry);
/* A raw answer, of PART_FREQUENCY to PART_PRESENCE. */
int driver_part(const struct symptom *symptom, const struct entry *entry,
		enum symptom_part part);

#endif
