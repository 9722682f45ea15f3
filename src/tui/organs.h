/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Where an immune reaction of the past was, as people say it. */
#ifndef VIGIE_TUI_ORGANS_H
#define VIGIE_TUI_ORGANS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/buf.h"

enum { ORGANS = 13 };

/* The code of the pack, "gut"; and its label, a message id. */
const char *organ_code(size_t i);
const char *organ_label(size_t i);
/* ORGANS when there is none of that code. */
size_t organ_find(const char *code);
/* "gut+skin", or NULL, holds this one. */
bool organs_have(const char *list, const char *code);
/* The list with one put in or taken out. */
void organs_with(struct buf *out, const char *list, const char *code);
void organs_without(struct buf *out, const char *list, const char *code);

#endif
