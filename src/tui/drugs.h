/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The drugs of a treatment as people write them: "Opdivo + yervoy, carbo". */
#ifndef VIGIE_TUI_DRUGS_H
#define VIGIE_TUI_DRUGS_H

#include "base/buf.h"
#include "tui/screen.h"

enum { DRUGS_NEAR = 3, DRUGS_NAME_LIMIT = 64 };

/* What was understood, and the first name that was not. */
struct drugs {
	struct buf codes;               /* "nivolumab+ipilimumab" */
	char unknown[DRUGS_NAME_LIMIT]; /* "" when all are understood */
	size_t at, length;              /* of it in the text */
	const char *near[DRUGS_NEAR];   /* labels of what may be meant */
	size_t near_count;
	bool is_immunotherapy; /* one of them is */
};

/* Any name of the immunotherapies and of the medicines beside them, parted by
 * '+', ',' or '/'. */
void drugs_read(struct drugs *out, const struct pack *pack, const char *text);
void drugs_clear(struct drugs *drugs);
/* Says what was not understood; ERR_NONE when all was, and something. */
enum err drugs_check(const struct drugs *drugs, struct tui *tui) MUST_CHECK;
/* The text with what was not understood replaced by a label; owned. */
char *drugs_mend(const struct drugs *drugs, const char *text,
		 const char *label);
/* The labels of codes, as the field of a form holds them; owned. */
char *drugs_text(struct tui *tui, const char *codes);

#endif
