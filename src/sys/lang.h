/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The process's language. It can change while the program runs. */
#ifndef VIGIE_SYS_LANG_H
#define VIGIE_SYS_LANG_H

#include <stddef.h>

#include "base/i18n.h"
#include "base/stamp.h"

/*
 * C.UTF-8 for letters and numbers, the person's own locale for messages when
 * it is there; binds the catalogue and opens it in every language; picks the
 * language in the order LANGUAGE, LC_ALL, LC_MESSAGES, LANG, English
 * otherwise. VIGIE_LOCALEDIR finds the catalogues of an uninstalled program.
 * LANGUAGE holds the current language from here on, also for what this program
 * executes.
 */
void lang_init(void);
void lang_set(enum lang lang);
enum lang lang_current(void);
/* Takes "fr", "fr_FR.UTF-8", "en". ERR_INVALID for what Vigie does not speak.
 */
enum err lang_parse(enum lang *out, const char *text) MUST_CHECK;

/* The translation in the current language; borrowed for ever. */
const char *lang_text(const char *msgid) __attribute__((format_arg(1)));
const char *lang_context(const char *context, const char *msgid);
const char *lang_plural(const char *one, const char *many, unsigned long count)
	__attribute__((format_arg(1), format_arg(2)));
#define _(text) lang_text(text)
#define C_(context, text) lang_context(context, text)
#define P_(one, many, count) lang_plural(one, many, count)

/* A translator into any language, whatever the current one is. */
struct translator lang_translator(enum lang lang);
/* The words of the pack in the current language. */
const char *lang_words(const struct words *words);

/* Month and day names are ours: strftime stays English under C.UTF-8.
 * "Tuesday 14 October" / "Mardi 14 octobre"; owned by the caller. */
char *lang_long_day(enum lang lang, int32_t day);
/* The same inside a sentence: "mardi 14 octobre". */
char *lang_day_inside(enum lang lang, int32_t day);
char *lang_long_day_year(enum lang lang, int32_t day);
/* "14 Oct." / "14 oct.". */
char *lang_short_day(enum lang lang, int32_t day);
/* "9:16 am" is never used: "9:16" / "9 h 16". */
char *lang_hour(enum lang lang, struct stamp stamp);

#endif
