/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Marking text for translation without translating it. The pure half gets a
 * translator handed to it, so a page can be in another language than the
 * screen; the process's own language belongs to sys/lang.
 */
#ifndef VIGIE_BASE_I18N_H
#define VIGIE_BASE_I18N_H

/* Marks a message id; the text stays English until somebody translates. */
#define N_(text) text

/* The same for a text that needs to be told apart: its translation depends on
 * the context, which is never shown. A translator takes the result as it is. */
/* One thing and many of it, as two arguments of a translator's plural. */
#define NP_(one, many) one, many
#define NC_(context, text) context "\004" text

enum lang {
	LANG_EN,
	LANG_FR,
	LANG_COUNT,
};

/* "en", "fr". */
const char *lang_code(enum lang lang);

struct translator {
	enum lang lang;
	const char *(*text)(enum lang lang, const char *msgid)
		__attribute__((format_arg(2)));
	const char *(*plural)(enum lang lang, const char *one, const char *many,
			      unsigned long count)
		__attribute__((format_arg(2), format_arg(3)));
};

/* A text of the pack, one string a language, never NULL once loaded. */
struct words {
	char *in[LANG_COUNT];
};

#endif
