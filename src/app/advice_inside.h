/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of advice, for the files that make it up. */
#ifndef VIGIE_APP_ADVICE_INSIDE_H
#define VIGIE_APP_ADVICE_INSIDE_H

#include "app/advice.h"
#include "app/wording.h"

/* What one piece of advice is made from. */
struct advising {
	struct session *session;
	enum lang lang;
	const struct alert *alerts; /* open ones, worst first */
	size_t count;
	const struct entry_list *drafts; /* not kept yet; NULL for none */
};

/* A message id in the language of the advice; borrowed. */
const char *advising_text(const struct advising *about, const char *msgid)
	__attribute__((format_arg(2)));
/* What a rule says at a level; "" for a rule the pack does not know. */
const char *advising_reason(const struct advising *about, const char *rule,
			    enum level level);
/* The number to call first at a level, and the other one. */
void advising_numbers(struct advice *out, const struct advising *about,
		      enum level calls_at);

/* ---- advice.c, advice_say.c ---- */

/* "Diarrhoea, 5 more stools than usual, for 2 days". False when there is
 * nothing. */
bool advising_add_subject(struct buf *out, const struct advising *about,
			  const struct alert *alert);
/* Whole sentences; owned. */
char *advising_say(const struct advising *about);

/* ---- advice_waiting.c ---- */

/* "Waiting since yesterday.", "" before a day has passed; owned. */
char *advising_waiting(const struct advising *about);
/* "Put off until today, 19:00: cough." of alerts that are; owned. */
char *advising_quiet(const struct advising *about);

#endif
