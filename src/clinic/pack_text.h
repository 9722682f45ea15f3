/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A rule in words. The wording stands beside the code in both languages since
 * it is put together with the pack's own words, in the language of the page
 * and not of the screen. In a wording %1 and %2 stand for its two pieces.
 */
#ifndef VIGIE_CLINIC_PACK_TEXT_H
#define VIGIE_CLINIC_PACK_TEXT_H

#include "base/buf.h"
#include "base/i18n.h"
#include "clinic/pack.h"
#include "clinic/rule.h"

struct wording {
	const char *in[LANG_COUNT];
};

struct writer {
	struct buf *out;
	const struct pack *pack;
	enum lang lang;
};

/* Appends a wording with its pieces put in. */
void text_add(const struct writer *writer, const struct wording *wording,
	      const char *one, const char *two);
enum { NUMBER_TEXT_LIMIT = 32 };
char *text_number(char out[static NUMBER_TEXT_LIMIT], int number);
/* ", within 7 days"; nothing for 0. */
void text_add_window(const struct writer *writer, int64_t seconds);
/* The same of a change: in the course of so long. */
void text_add_span(const struct writer *writer, int64_t seconds);
/* One condition that has none under it, without a line end. */
void text_add_leaf(const struct writer *writer,
		   const struct condition *condition);
/* The same for a line of the patient's list. */
void text_add_product(const struct writer *writer,
		      const struct product_test *test);

#endif
