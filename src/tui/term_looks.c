/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <ctype.h>
#include <curses.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "tui/term.h"

/*
 * A theme: what each look is. Colours only repeat what sign, word and place
 * say. NO_COLOUR in ink or paper is the terminal's own.
 */
enum { NO_COLOUR = -1 };
struct theme {
	const char *name;
	struct {
		attr_t attributes;
		short ink, paper;
	} looks[LOOK_COUNT];
};

static const struct theme themes[] = {
	{ "default",
	  {
		  [LOOK_PLAIN] = { A_NORMAL, NO_COLOUR, NO_COLOUR },
		  [LOOK_BOLD] = { A_BOLD, NO_COLOUR, NO_COLOUR },
		  [LOOK_FOCUS] = { A_REVERSE, NO_COLOUR, NO_COLOUR },
		  [LOOK_REPORT] = { A_BOLD, NO_COLOUR, NO_COLOUR },
		  [LOOK_URGENT] = { A_BOLD, COLOR_RED, NO_COLOUR },
		  [LOOK_EMERGENCY] = { A_BOLD, COLOR_WHITE, COLOR_RED },
	  } },
	{ "mono",
	  {
		  [LOOK_PLAIN] = { A_NORMAL, NO_COLOUR, NO_COLOUR },
		  [LOOK_BOLD] = { A_BOLD, NO_COLOUR, NO_COLOUR },
		  [LOOK_FOCUS] = { A_REVERSE, NO_COLOUR, NO_COLOUR },
		  [LOOK_REPORT] = { A_BOLD, NO_COLOUR, NO_COLOUR },
		  [LOOK_URGENT] = { A_BOLD, NO_COLOUR, NO_COLOUR },
		  [LOOK_EMERGENCY] = { A_BOLD | A_REVERSE, NO_COLOUR,
				       NO_COLOUR },
	  } },
	{ "contrast",
	  {
		  [LOOK_PLAIN] = { A_BOLD, COLOR_WHITE, COLOR_BLACK },
		  [LOOK_BOLD] = { A_BOLD, COLOR_YELLOW, COLOR_BLACK },
		  [LOOK_FOCUS] = { A_NORMAL, COLOR_BLACK, COLOR_WHITE },
		  [LOOK_REPORT] = { A_BOLD, COLOR_YELLOW, COLOR_BLACK },
		  [LOOK_URGENT] = { A_BOLD, COLOR_BLACK, COLOR_YELLOW },
		  [LOOK_EMERGENCY] = { A_BOLD, COLOR_WHITE, COLOR_RED },
	  } },
	{ "night",
	  {
		  [LOOK_PLAIN] = { A_NORMAL, COLOR_WHITE, COLOR_BLACK },
		  [LOOK_BOLD] = { A_NORMAL, COLOR_YELLOW, COLOR_BLACK },
		  [LOOK_FOCUS] = { A_NORMAL, COLOR_BLACK, COLOR_YELLOW },
		  [LOOK_REPORT] = { A_NORMAL, COLOR_YELLOW, COLOR_BLACK },
		  [LOOK_URGENT] = { A_BOLD, COLOR_RED, COLOR_BLACK },
		  [LOOK_EMERGENCY] = { A_BOLD, COLOR_WHITE, COLOR_RED },
	  } },
};
enum { THEMES = sizeof(themes) / sizeof(themes[0]), THEME_MONO = 1 };

static const struct theme *theme;
static enum glyphs glyphs;

static const struct theme *
theme_find(const char *name)
{
	for (int i = 0; name != NULL && i < THEMES; i++)
		if (strcmp(themes[i].name, name) == 0)
			return &themes[i];
	return NULL;
}

bool
term_looks_open(const char *name)
{
	theme = name == NULL ? &themes[0] : theme_find(name);
	if (theme == NULL)
		return false;
	if (theme == &themes[THEME_MONO] || !has_colors() ||
	    start_color() != OK) {
		theme = &themes[THEME_MONO];
		return true;
	}
	(void)use_default_colors();
	for (int i = 0; i < LOOK_COUNT; i++)
		(void)init_pair((short)(i + 1), theme->looks[i].ink,
				theme->looks[i].paper);
	if (theme->looks[LOOK_PLAIN].paper != NO_COLOUR)
		(void)bkgd((chtype)COLOR_PAIR(LOOK_PLAIN + 1));
	return true;
}

void
term_looks_set(enum look look)
{
	short pair = (short)(theme == &themes[THEME_MONO] ? 0 : look + 1);

	(void)attr_set(theme->looks[look].attributes, pair, NULL);
}

/* Consoles of the time before UTF-8, and those that say they are not. */
void
term_glyphs_open(void)
{
	static const char *const names[] = { "LC_ALL", "LC_CTYPE", "LANG" };
	const char *term = getenv("TERM");
	const char *said = NULL;

	glyphs = GLYPHS_UNICODE;
	for (int i = 0; i < 3 && (said == NULL || *said == '\0'); i++)
		said = getenv(names[i]);
	if (said != NULL && *said != '\0' && strcasestr(said, "utf") == NULL &&
	    strchr(said, '@') == NULL &&
	    (strchr(said, '.') != NULL || strcmp(said, "C") == 0 ||
	     strcmp(said, "POSIX") == 0))
		glyphs = GLYPHS_ASCII;
	if (term != NULL && strncmp(term, "vt", 2) == 0)
		glyphs = GLYPHS_ASCII;
}

enum glyphs
term_glyphs(void)
{
	return glyphs;
}

/* What stands for a sign on a terminal that has only ASCII. */
static const struct {
	const char *sign, *ascii;
} stand_ins[] = {
	{ "─", "-" },        { "│", "|" },
	{ "┌", "+" },        { "┐", "+" },
	{ "└", "+" },        { "┘", "+" },
	{ "«", "\"" },       { "»", "\"" },
	{ "’", "'" },        { "…", "..." },
	{ "·", "." },        { "—", "-" },
	{ "°", "o" },        { "µ", "u" },
	{ "\xc2\xa0", " " }, { "\xe2\x80\xaf", " " },
};
enum { STAND_INS = sizeof(stand_ins) / sizeof(stand_ins[0]) };

static const char *
stand_in(const char *sign)
{
	for (int i = 0; i < STAND_INS; i++)
		if (strcmp(stand_ins[i].sign, sign) == 0)
			return stand_ins[i].ascii;
	return NULL;
}

/* Folding makes all letters small: of Latin-1 and the ligature. */
static bool
is_capital(const char *sign)
{
	size_t length = 0;
	uint32_t c = utf8_next(sign, &length);

	return (c >= 0xc0 && c <= 0xde) || c == 0x152;
}

static void
add_ascii(struct buf *out, const char *sign)
{
	const char *ascii = stand_in(sign);
	struct buf folded = { 0 };

	if (ascii != NULL) {
		buf_adds(out, ascii);
		return;
	}
	utf8_add_folded(&folded, sign);
	if (folded.length == 0)
		buf_adds(&folded, "?");
	for (size_t i = 0; is_capital(sign) && i < folded.length; i++)
		folded.data[i] = (uint8_t)toupper(folded.data[i]);
	buf_add(out, folded.data, folded.length);
	buf_clear(&folded);
}

static void
draw_ascii(const char *text)
{
	struct buf out = { 0 };

	while (*text != '\0') {
		char sign[64] = { 0 };
		size_t length = utf8_grapheme(text);

		if ((unsigned char)*text < 0x80)
			buf_add(&out, text, length);
		else if (length < sizeof(sign)) {
			memcpy(sign, text, length);
			add_ascii(&out, sign);
		}
		text += length;
	}
	(void)addstr(buf_text(&out));
	buf_clear(&out);
}

void
term_draw(const char *text)
{
	if (glyphs == GLYPHS_ASCII)
		draw_ascii(text);
	else
		(void)addstr(text);
}
