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

/* A label without what stands in parentheses. */
void word_add_short(struct buf *out, const char *label);
void word_add_label(struct buf *out, const struct session *session,
		    const struct entry *entry, enum lang lang);
/* "Diarrhoea, 5 more stools than usual, at night". */
void word_add_entry(struct buf *out, const struct session *session,
		    const struct entry *entry, enum lang lang);
/* "Diarrhoea, 2 out of 4, at night"; "Temperature 38.4 C". */
void word_add_symptom(struct buf *out, const struct session *session,
		      const struct entry *entry, enum lang lang);
void word_add_measure(struct buf *out, const struct session *session,
		      const struct entry *entry, enum lang lang);
/* "First dose: Nivolumab + Ipilimumab. Stopped on 3 November." */
void word_add_treatment(struct buf *out, const struct session *session,
			const struct entry *entry, enum lang lang);
/* "At the start: 2 stools a day". */
void word_add_baseline(struct buf *out, const struct session *session,
		       const struct entry *entry, enum lang lang);
/* "the nurse, Mrs Diallo". */
void word_add_caller(struct buf *out, const struct entry *call, enum lang lang);
/* What was said, and what comes next. */
void word_add_said(struct buf *out, const struct entry *call);
/* "today", "yesterday", "on Tuesday 14 October". */
void word_add_day(struct buf *out, const struct session *session, int32_t day,
		  enum lang lang);
/* The pack's name; ours is a word. Borrowed. */
const char *word_pack_name(const struct pack *pack, enum lang lang);
bool word_ends_sentence(const char *text);
/* "since today", "since yesterday", "for 3 days". */
void word_add_since(struct buf *out, int days, enum lang lang);

#endif
