/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of advice: entries and dates in words of one language. */
#ifndef VIGIE_APP_WORDING_H
#define VIGIE_APP_WORDING_H

#include "app/inside.h"
#include "base/buf.h"
#include "base/i18n.h"

/* A message id in the language; borrowed. */
const char *word_text(enum lang lang, const char *msgid)
	__attribute__((format_arg(2)));
const char *word_plural(enum lang lang, const char *one, const char *many,
			int count) __attribute__((format_arg(2)))
__attribute__((format_arg(3)));

/* The label without what stands in parentheses. */
void word_add_label(struct buf *out, const struct session *session,
		    const struct entry *entry, enum lang lang);
/* "Diarrhoea 2 (5 extra stools a day): at night". */
void word_add_entry(struct buf *out, const struct session *session,
		    const struct entry *entry, enum lang lang);
/* "since today", "since yesterday", "for 3 days". */
void word_add_since(struct buf *out, int days, enum lang lang);

#endif
