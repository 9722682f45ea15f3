/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Text as people type it and as a terminal may safely show it. */
#ifndef VIGIE_BASE_UTF8_H
#define VIGIE_BASE_UTF8_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/err.h"

/* Whole, shortest-form UTF-8 with no NUL and no surrogate. */
bool utf8_is_valid(const char *text, size_t length);

/* Decodes one code point; length is at least 1 even for a bad byte, which
 * reads as U+FFFD. Returns 0 in *length only at the end of the text. */
uint32_t utf8_next(const char *text, size_t *length);

/* Bytes up to the next grapheme boundary, 0 at the end. */
size_t utf8_grapheme(const char *text);

/*
 * Cells of a terminal row, counted code point by code point as curses does:
 * what utf8_add_visible would show as its sign is one cell.
 */
size_t utf8_width(const char *text);
/* The longest prefix of whole graphemes, in bytes, of at most cells cells. */
size_t utf8_prefix(const char *text, size_t cells);

/*
 * Appends text as it may be shown: NFC; C0, DEL, C1, bidi controls, unassigned,
 * private, invisible and badly encoded characters each replaced by a middle
 * dot, as are an accent without a letter and a fifth accent on one. A tab is a
 * blank. Selectors and skin tones after a letter, which only ask for another
 * drawing of it, are left out. A line feed is kept only with UTF8_KEEP_LINES.
 * What comes out never moves a cursor, and utf8_width of it is true.
 */
enum utf8_lines { UTF8_ONE_LINE, UTF8_KEEP_LINES };
void utf8_add_visible(struct buf *out, const char *text, enum utf8_lines lines);

/*
 * Appends text folded for searching: case, accents, ligatures (oe, ae, ss),
 * typographic apostrophes and dashes gone, runs of blanks and punctuation
 * one space, none at either end.
 */
void utf8_add_folded(struct buf *out, const char *text);

/* Appends text in NFC. ERR_INVALID when it is not UTF-8. */
enum err utf8_add_nfc(struct buf *out, const char *text, size_t length)
	MUST_CHECK;

/* One slip apart at most: one letter more, less, other, or two swapped.
 * Both folded. */
bool utf8_is_one_slip(const char *a, const char *b);

#endif
