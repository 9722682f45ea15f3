/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <curses.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "tui/form.h"
#include "tui/render.h"
#include "tui/term.h"

enum {
	ESCAPE_WAIT = 50, /* ms; more makes Esc slow, less breaks slow links */
	ESCAPE = 27,
	BELL = 7,
	CTRL_C = 3,
	BACKSPACE = 8,
	CTRL_L = 12,
	CTRL_R = 18,
	CTRL_Z = 26,
	RUBOUT = 127,
	ANSWER_LIMIT = 4096, /* of a terminal that answers what was not asked */
	PASTE_BEGIN = KEY_MAX + 1,
	PASTE_END = KEY_MAX + 2,
};

/* What was pasted, until the next press. */
static struct buf pasted;

static const struct {
	wint_t code;
	enum press_kind kind;
} named_keys[] = {
	{ KEY_ENTER, PRESS_ENTER },
	{ KEY_BTAB, PRESS_BACK_TAB },
	{ KEY_UP, PRESS_UP },
	{ KEY_DOWN, PRESS_DOWN },
	{ KEY_LEFT, PRESS_LEFT },
	{ KEY_RIGHT, PRESS_RIGHT },
	{ KEY_HOME, PRESS_HOME },
	{ KEY_FIND, PRESS_HOME },
	{ KEY_END, PRESS_END },
	{ KEY_SELECT, PRESS_END },
	{ KEY_PPAGE, PRESS_PAGE_UP },
	{ KEY_NPAGE, PRESS_PAGE_DOWN },
	{ KEY_BACKSPACE, PRESS_BACKSPACE },
	{ KEY_DC, PRESS_DELETE },
	{ KEY_RESIZE, PRESS_RESIZE },
	/* The keypad without its lock. */
	{ KEY_A1, PRESS_HOME },
	{ KEY_A3, PRESS_PAGE_UP },
	{ KEY_C1, PRESS_END },
	{ KEY_C3, PRESS_PAGE_DOWN },
};
enum { NAMED_KEYS = sizeof(named_keys) / sizeof(named_keys[0]) };

static const struct {
	wint_t code;
	enum press_kind kind;
} control_keys[] = {
	{ '\r', PRESS_ENTER },       { '\n', PRESS_ENTER },
	{ '\t', PRESS_TAB },         { BACKSPACE, PRESS_BACKSPACE },
	{ RUBOUT, PRESS_BACKSPACE }, { CTRL_C, PRESS_INTERRUPT },
	{ CTRL_L, PRESS_REDRAW },    { CTRL_R, PRESS_REDO },
	{ CTRL_Z, PRESS_SUSPEND },
};
enum { CONTROL_KEYS = sizeof(control_keys) / sizeof(control_keys[0]) };

/* Keys of a keypad in application mode, which curses may not know. */
static const struct {
	const char *sequence;
	int code;
} sequences[] = {
	{ "\033[200~", PASTE_BEGIN },
	{ "\033[201~", PASTE_END },
	{ "\033OM", KEY_ENTER },
	{ "\033[1~", KEY_HOME },
	{ "\033[4~", KEY_END },
	{ "\033[7~", KEY_HOME },
	{ "\033[8~", KEY_END },
	{ "\033[Z", KEY_BTAB },
	{ "\033Op", '0' },
	{ "\033Oq", '1' },
	{ "\033Or", '2' },
	{ "\033Os", '3' },
	{ "\033Ot", '4' },
	{ "\033Ou", '5' },
	{ "\033Ov", '6' },
	{ "\033Ow", '7' },
	{ "\033Ox", '8' },
	{ "\033Oy", '9' },
};
enum { SEQUENCES = sizeof(sequences) / sizeof(sequences[0]) };

void
term_keys_open(void)
{
	if (getenv("ESCDELAY") == NULL)
		(void)set_escdelay(ESCAPE_WAIT);
	(void)raw();
	(void)noecho();
	(void)nonl();
	(void)intrflush(stdscr, FALSE);
	(void)keypad(stdscr, TRUE);
	(void)nodelay(stdscr, TRUE);
	for (int i = 0; i < SEQUENCES; i++)
		if (key_defined(sequences[i].sequence) == 0)
			(void)define_key(sequences[i].sequence,
					 sequences[i].code);
}

void
term_keys_close(void)
{
	buf_clear(&pasted);
}

/* An unasked answer of the terminal, or a key that no table knows: read to
 * its end and forgotten, so that none of it is taken for letters. */
static void
skip_sequence(wint_t kind)
{
	wint_t c;

	for (int i = 0; i < ANSWER_LIMIT && get_wch(&c) == OK; i++) {
		if ((kind == '[' || kind == 'O') && c >= '@' && c <= '~')
			return;
		if (c == BELL || c == '\\')
			return;
	}
}

static void
hear_escape(struct press *out)
{
	wint_t next;
	int found = get_wch(&next);

	out->kind = PRESS_ESCAPE;
	if (found == ERR)
		return;
	if (found == OK && strchr("[O]P^_X", (int)next) != NULL && next != 0) {
		out->kind = PRESS_NONE;
		skip_sequence(next);
		return;
	}
	if (found == KEY_CODE_YES)
		(void)ungetch((int)next);
	else
		(void)unget_wch((wchar_t)next);
}

static void
add_pasted(wint_t c)
{
	struct field field = { .kind = FIELD_TEXT };
	struct press press = { .kind = PRESS_CHARACTER, .character = c };

	if (c == '\n' || c == '\r' || c == '\t')
		press.character = ' ';
	if (pasted.length < FIELD_TEXT_LIMIT &&
	    field_press(&field, &press) == EDIT_CHANGED)
		buf_adds(&pasted, buf_text(&field.text));
	buf_clear(&field.text);
}

/* Up to the end mark, however long; what no field can hold is dropped. A line
 * feed is a blank: pasting never presses Enter. */
static void
hear_paste(struct press *out)
{
	enum { PATIENCE = 500 };
	wint_t c;

	buf_clear(&pasted);
	for (;;) {
		int found = get_wch(&c);

		if (found == KEY_CODE_YES && c == PASTE_END)
			break;
		if (found == OK)
			add_pasted(c);
		if (found == ERR && wait_for_input(PATIENCE) != WAIT_INPUT)
			break;
	}
	out->kind = PRESS_PASTE;
	out->line = buf_text(&pasted);
}

static void
hear_code(struct press *out, wint_t code)
{
	if (code == PASTE_BEGIN) {
		hear_paste(out);
		return;
	}
	if (code >= KEY_F(1) && code <= KEY_F(12)) {
		out->kind = PRESS_FUNCTION;
		out->character = code - KEY_F0;
		return;
	}
	if (code >= '0' && code <= '9') {
		out->kind = PRESS_CHARACTER;
		out->character = code;
		return;
	}
	for (int i = 0; i < NAMED_KEYS; i++)
		if (named_keys[i].code == code)
			out->kind = named_keys[i].kind;
}

static void
hear_character(struct press *out, wint_t c)
{
	if (c == ESCAPE) {
		hear_escape(out);
		return;
	}
	for (int i = 0; i < CONTROL_KEYS; i++)
		if (control_keys[i].code == c) {
			out->kind = control_keys[i].kind;
			return;
		}
	if (c < ' ')
		return;
	out->kind = PRESS_CHARACTER;
	out->character = c;
}

static enum press_kind
kind_of_wait(int timeout)
{
	switch (wait_for_input(timeout)) {
	case WAIT_INPUT:
		return PRESS_CHARACTER;
	case WAIT_TIME:
		return PRESS_NONE;
	case WAIT_SIGNAL:
		if (wait_ending() != 0)
			return PRESS_HANGUP;
		if (wait_stop_asked())
			return PRESS_SUSPEND;
		return PRESS_CHARACTER;
	case WAIT_GONE:
		break;
	}
	return PRESS_HANGUP;
}

void
term_keys_hear(struct press *out, int timeout)
{
	memset(out, 0, sizeof(*out));
	for (;;) {
		wint_t c = 0;
		int found = get_wch(&c);

		if (found == KEY_CODE_YES)
			hear_code(out, c);
		else if (found == OK)
			hear_character(out, c);
		if (found != ERR)
			return;
		out->kind = kind_of_wait(timeout);
		if (out->kind != PRESS_CHARACTER)
			return;
		out->kind = PRESS_NONE;
	}
}
