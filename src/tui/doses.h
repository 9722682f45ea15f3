/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was taken of the medicines, as their list and the form of a dose show
 * it. */
#ifndef VIGIE_TUI_DOSES_H
#define VIGIE_TUI_DOSES_H

#include "clinic/regimen.h"
#include "tui/screen.h"

/* Those of the last weeks. */
void doses_load(struct entry_list *out, struct tui *tui);
/* "morning", in the language; borrowed. */
const char *doses_moment_word(enum moment moment);
/* The moment of today a dose noted now is for: the present one, else the
 * latest that was let pass, else the next; the present one again when all are
 * noted. */
enum moment doses_pick(const struct entry_list *doses,
		       const struct entry *product, struct stamp now);
/* "morning taken 7:30, evening to take", or when the last one was. */
void doses_add_today(struct buf *out, const struct entry_list *doses,
		     const struct entry *product, const struct tui *tui);
/* It hides a fever, and no temperature was noted at this moment of today. */
bool doses_ask_temperature(const struct entry *product, struct tui *tui);
/* Says that one is noted already, and whom to ask. */
void doses_say_twin(struct tui *tui, const struct entry *twin);
/* "Paracetamol in 24 hours: 2 g, 3 doses", and what does not say how much;
 * adds nothing when none was taken. */
void doses_add_paracetamol(struct buf *out, const struct entry_list *doses,
			   const struct tui *tui);

#endif
