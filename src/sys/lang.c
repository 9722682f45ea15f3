/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sys/lang.h"

#include <assert.h>
#include <libintl.h>
#include <limits.h>
#include <locale.h>
#include <stdbool.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>
#include <unistd.h>

#include "base/buf.h"

#define DOMAIN "vigie"

/* What joins a context and its message in a catalogue. */
enum { CONTEXT_END = '\004' };

/* gettext's own: moving it makes gettext look at LANGUAGE again. */
extern int _nl_msg_cat_cntr; /* NOLINT: its name is not ours */

/* What the person sees, and what LANGUAGE makes gettext answer in. */
static enum lang current_lang;
static enum lang gettext_lang = LANG_COUNT;

static void
lang_tell_gettext(enum lang lang)
{
	if (lang == gettext_lang)
		return;
	setenv("LANGUAGE", lang_code(lang), 1);
	_nl_msg_cat_cntr++;
	gettext_lang = lang;
}

/*
 * Letters, widths and numbers are those of C.UTF-8 everywhere. Only for
 * messages the person's own locale is taken, if it is there: a C library may
 * leave everything untranslated under C.
 */
static void
lang_set_locale(void)
{
	const char *messages;

	if (!setlocale(LC_ALL, "C.UTF-8")) {
		setlocale(LC_ALL, "");
		setlocale(LC_NUMERIC, "C");
		return;
	}
	messages = setlocale(LC_MESSAGES, "");
	if (!messages || strcmp(messages, "C") == 0 ||
	    strcmp(messages, "POSIX") == 0)
		setlocale(LC_MESSAGES, "C.UTF-8");
}

/* The language of a name as long as it is: "fr", "fr_FR.UTF-8", "fr-CA". */
static bool
lang_find(enum lang *out, const char *name, size_t length)
{
	size_t end = 0;

	while (end < length && !strchr("_-.@", name[end]))
		end++;
	for (int i = 0; i < LANG_COUNT; i++) {
		const char *code = lang_code((enum lang)i);

		if (strlen(code) == end && strncasecmp(code, name, end) == 0) {
			*out = (enum lang)i;
			return true;
		}
	}
	return false;
}

enum err
lang_parse(enum lang *out, const char *text)
{
	return lang_find(out, text, strlen(text)) ? ERR_NONE : ERR_INVALID;
}

/* The first of a list like "de:fr:en" that Vigie speaks. */
static bool
lang_of_list(enum lang *out, const char *list)
{
	while (list && *list != '\0') {
		size_t length = strcspn(list, ":");

		if (lang_find(out, list, length))
			return true;
		list += length + (list[length] == ':');
	}
	return false;
}

static enum lang
lang_of_environment(void)
{
	static const char *const names[] = { "LC_ALL", "LC_MESSAGES", "LANG" };
	enum lang lang = LANG_EN;

	if (lang_of_list(&lang, getenv("LANGUAGE")))
		return lang;
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		const char *value = getenv(names[i]);

		if (!value || *value == '\0')
			continue;
		/* The first that is set decides, spoken or not. */
		return lang_parse(&lang, value) ? LANG_EN : lang;
	}
	return LANG_EN;
}

/* A program run where it was built has its catalogues beside src. */
static const char *
lang_folder(void)
{
	static char path[PATH_MAX + sizeof("/locale")];
	const char *told = getenv("VIGIE_LOCALEDIR");
	ssize_t length = readlink("/proc/self/exe", path, PATH_MAX);
	char *end;

	if (told && *told != '\0')
		return told;
	if (length <= 0)
		return LOCALEDIR;
	path[length] = '\0';
	*strrchr(path, '/') = '\0';
	end = strrchr(path, '/');
	if (!end || (strcmp(end, "/src") != 0 && strcmp(end, "/tests") != 0))
		return LOCALEDIR;
	memcpy(end, "/locale", sizeof("/locale"));
	return access(path, X_OK) == 0 ? path : LOCALEDIR;
}

void
lang_set(enum lang lang)
{
	current_lang = lang;
	lang_tell_gettext(lang);
}

enum lang
lang_current(void)
{
	return current_lang;
}

/* The message of a key that may name its context first, as NC_ makes it. */
static const char *
after_context(const char *key)
{
	const char *end = strchr(key, CONTEXT_END);

	return end ? end + 1 : key;
}

/*
 * English is the source. Any other language is asked of its catalogue, with
 * LANGUAGE turned to it meanwhile; a catalogue once loaded stays, and so do
 * its texts. The empty text would be answered with the catalogue's header.
 */
static const char *
text_in(enum lang lang, const char *msgid)
{
	const char *text = msgid;

	if (lang != LANG_EN && *msgid != '\0') {
		lang_tell_gettext(lang);
		text = dgettext(DOMAIN, msgid);
		lang_tell_gettext(current_lang);
	}
	return text == msgid ? after_context(msgid) : text;
}

/* Now, since what is opened later may be what a sandbox forbids. */
static void
lang_load_catalogues(void)
{
	for (int i = 0; i < LANG_COUNT; i++)
		text_in((enum lang)i, err_sentence(ERR_NONE));
}

void
lang_init(void)
{
	enum lang lang = lang_of_environment();

	lang_set_locale();
	bindtextdomain(DOMAIN, lang_folder());
	bind_textdomain_codeset(DOMAIN, "UTF-8");
	textdomain(DOMAIN);
	gettext_lang = LANG_COUNT;
	lang_load_catalogues();
	lang_set(lang);
}

static const char *
plural_in(enum lang lang, const char *one, const char *many,
	  unsigned long count)
{
	const char *text;

	if (lang == LANG_EN)
		return count == 1 ? one : many;
	lang_tell_gettext(lang);
	text = dngettext(DOMAIN, one, many, count);
	lang_tell_gettext(current_lang);
	return text;
}

const char *
lang_text(const char *msgid)
{
	return text_in(current_lang, msgid);
}

const char *
lang_plural(const char *one, const char *many, unsigned long count)
{
	return plural_in(current_lang, one, many, count);
}

const char *
lang_context(const char *context, const char *msgid)
{
	struct buf key = { 0 };
	const char *text;

	if (current_lang == LANG_EN)
		return msgid;
	buf_addf(&key, "%s%c%s", context, CONTEXT_END, msgid);
	text = lang_text(buf_text(&key));
	/* Untranslated, it is a part of the key that comes back. */
	if (text == after_context(buf_text(&key)))
		text = msgid;
	buf_clear(&key);
	return text;
}

struct translator
lang_translator(enum lang lang)
{
	return (struct translator){
		.lang = lang,
		.text = text_in,
		.plural = plural_in,
	};
}

const char *
lang_words(const struct words *words)
{
	return words->in[current_lang];
}
