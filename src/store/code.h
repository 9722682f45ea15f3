/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Recovery codes: 8 groups of 5 signs without look-alikes, the last a check. */
#ifndef VIGIE_STORE_CODE_H
#define VIGIE_STORE_CODE_H

#include "base/err.h"
#include "sys/secret.h"

enum {
	CODE_GROUPS = 8,
	CODE_GROUP = 5,
	CODE_SIGNS = CODE_GROUPS * CODE_GROUP,
	CODE_TEXT = CODE_SIGNS + CODE_GROUPS - 1, /* with hyphens */
};

/* Fresh and random: the bare signs, and as they are shown. */
struct secret *code_new(void);
struct secret *code_format(const struct secret *code);
/* What was typed as bare signs: small letters, blanks and hyphens are fine.
 * ERR_INVALID with a note that says which group, where one can tell. */
enum err code_parse(struct secret **out, const struct secret *typed) MUST_CHECK;

#endif
