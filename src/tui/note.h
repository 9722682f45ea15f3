/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Noting, as several screens do it. */
#ifndef VIGIE_TUI_NOTE_H
#define VIGIE_TUI_NOTE_H

#include "tui/screen.h"

/*
 * Judges and keeps what the list holds, and says in the message line what it
 * means. What is an EMERGENCY is put into tui->alarm, kept or not, for
 * screen_emergency. Clears the list.
 */
enum err note_entries(struct tui *tui, struct entry_list *list);
/* What these entries ask for, beside what the diary asks already. */
enum level note_judge(struct triage_result *result, struct tui *tui,
		      const struct entry_list *list);
/* "Nothing new": noted at once, unless something goes on and is asked about. */
struct nav note_nothing_new(struct tui *tui);

#endif
