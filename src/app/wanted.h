/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The words of a search and all they may stand for. Labels are never stored:
 * a word is looked up among those of the pack and of this program, in every
 * language, and searched as the code it stands for.
 */
#ifndef VIGIE_APP_WANTED_H
#define VIGIE_APP_WANTED_H

#include <stdbool.h>

#include "store/diary.h"

struct wanted;

struct wanted *wanted_new(const char *words, const struct pack *pack);
/* Borrowed by the query; false when there is no word. */
bool wanted_apply(struct entry_query *query, const struct wanted *wanted);
/* Wipes. */
void wanted_free(struct wanted *wanted);

#endif
