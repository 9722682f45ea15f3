/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How hard a passphrase is to guess, said in one sentence. */
#ifndef VIGIE_TUI_STRENGTH_H
#define VIGIE_TUI_STRENGTH_H

#include "tui/form.h"

/* A message id. Looks at length, words and variety; holds nothing back. */
const char *strength_sentence(const struct field *field);

#endif
