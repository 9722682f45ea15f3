/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Noting, as several screens do it. */
#ifndef VIGIE_TUI_NOTE_H
#define VIGIE_TUI_NOTE_H

#include "tui/screen.h"

/*
 * Judges and keeps what the list holds, and says in the message line what it
 * means. An EMERGENCY is put into tui->alarm, kept or not, for
 * screen_emergency; and what is to be told and could not be kept, for home
 * and the alerts. Clears the list.
 */
enum err note_entries(struct tui *tui, struct entry_list *list);
/* What these entries ask for, beside what the diary asks already. */
enum level note_judge(struct triage_result *result, struct tui *tui,
		      const struct entry_list *list);
/* What is to be told is nowhere but on the screen. */
bool note_has_unkept(const struct tui *tui);
/* Somebody was called about it, or it was a slip. */
void note_forget_alarm(struct tui *tui);
/* Back to a form about an entry: it stands as it did, not struck out. */
bool note_is_live(struct tui *tui, int64_t id);
/* "Nothing new": noted at once, unless something goes on and is asked about. */
struct nav note_nothing_new(struct tui *tui);

#endif
