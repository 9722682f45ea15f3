/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The starting point: what the treatment found. Usual values and symptoms of
 * before the first dose, as entries of kind baseline; noted again they amend
 * what was noted, which is kept and shown. Usual values may be facts, too.
 */
#ifndef VIGIE_APP_START_H
#define VIGIE_APP_START_H

#include "app/session.h"

/* The code of how many stools a day are usual, which no measure is. */
#define USUAL_STOOLS "usual_stools"
enum { USUAL_STOOLS_MOST = 60, FACT_KEY_LIMIT = CODE_LIMIT + 8 };

/* What is usual of a measure, or USUAL_STOOLS. False when it was not said. */
bool start_usual(milli *out, struct session *session, const char *code);
/* "usual.sbp"; "usual_stools" for that. Returns key. */
char *usual_key(char key[static FACT_KEY_LIMIT], const char *code);

/* ERR_RANGE for what cannot be usual, ERR_NOT_FOUND for no such measure. */
enum err start_check(const struct pack *pack, const char *code, milli value)
	MUST_CHECK;
/* A new line of the starting point; entry_clear ends it. As start_check. */
enum err start_value(struct entry *out, const struct pack *pack,
		     const char *code, milli value) MUST_CHECK;
/* A symptom with a scale was given its level. */
bool start_has_level(const struct entry *entry, const struct symptom *symptom);
/* The lines that stand, and what each was before, newest first of each code.
 */
enum err start_lines(struct entry_list *out, struct session *session)
	MUST_CHECK;

#endif
