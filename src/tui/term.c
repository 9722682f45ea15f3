/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Views as cells: title, rule, content, rule, message, keys. */
#include "config.h"

#include "tui/term.h"

#include <curses.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "sys/harden.h"
#include "sys/lang.h"
#include "tui/render.h"

enum {
	TERM_LEAST_ROWS = 12,
	TERM_LEAST_COLUMNS = 40,
	ROWS_AROUND = 5, /* title, two rules, message, keys */
	HINT_GAP = 3,
	MESSAGE_ROWS = 2, /* where it is too long for one */
	CONTENT_ROW = 2,
};

static SCREEN *screen;
static struct termios saved;
static bool has_paste_mode;
/* Of the content below its head, when that is longer than the screen. */
static int first_row;
static int last_serial, last_height;
/* The text above the first item is longer than the screen: it is read page by
 * page, and until then the mark of focus is at "more below". */
static bool is_reading;
static int message_rows = 1;

/* In the order that leaves nothing: some terminals push a cleared screen into
 * their history. */
static const char erase_all[] = "\033[2J\033[H\033[3J";
static const char paste_on[] = "\033[?2004h", paste_off[] = "\033[?2004l";

static void
send(const char *text)
{
	ssize_t ignored = write(STDOUT_FILENO, text, strlen(text));

	(void)ignored;
}

static bool
knows_escapes(void)
{
	const char *term = getenv("TERM");

	return term != NULL && strncmp(term, "vt", 2) != 0;
}

/* After a crash; nothing here but system calls. */
static void
restore_after_crash(void)
{
	send("\033[?2004l\033[2J\033[H\033[3J\033[?1049l\033[m\033[?25h");
	(void)tcsetattr(STDIN_FILENO, TCSANOW, &saved);
}

static const char *
theme_name(const struct tui_options *options)
{
	const char *no_color = getenv("NO_COLOR");

	if (options->no_color || (no_color != NULL && *no_color != '\0'))
		return "mono";
	return options->theme;
}

static enum err
term_open(const struct tui_options *options)
{
	if (!isatty(STDIN_FILENO) || !isatty(STDOUT_FILENO) ||
	    tcgetattr(STDIN_FILENO, &saved) != 0 || !term_can_move_cursor())
		return ERR_NO_TERMINAL;
	harden_on_crash(restore_after_crash);
	screen = newterm(NULL, stdout, stdin);
	if (screen == NULL)
		return ERR_NO_TERMINAL;
	wait_begin();
	term_keys_open();
	term_glyphs_open();
	if (!term_looks_open(theme_name(options)))
		(void)term_looks_open(NULL);
	has_paste_mode = knows_escapes();
	if (has_paste_mode)
		send(paste_on);
	return ERR_NONE;
}

static void
term_wipe(void)
{
	(void)erase();
	(void)clearok(curscr, TRUE);
	(void)refresh();
	if (knows_escapes())
		send(erase_all);
	(void)clearok(curscr, TRUE);
	first_row = 0;
	last_serial = 0;
}

static void
term_close(void)
{
	term_wipe();
	if (has_paste_mode)
		send(paste_off);
	(void)endwin();
	delscreen(screen);
	screen = NULL;
	term_keys_close();
	harden_on_crash(NULL);
	wait_end();
}

static void
term_stop(void)
{
	term_wipe();
	if (has_paste_mode)
		send(paste_off);
	(void)endwin();
	wait_stop();
	if (has_paste_mode)
		send(paste_on);
	(void)clearok(curscr, TRUE);
	(void)refresh();
}

/* As much as fits from the column on. */
static void
draw_at(int row, int column, const char *text)
{
	size_t room = column < COLS ? (size_t)(COLS - column) : 0;
	char *part = alloc_string_part(text, utf8_prefix(text, room));

	if (move(row, column) == OK)
		term_draw(part);
	wipe_string(part);
}

static void
draw_rule(int row, const char *word)
{
	term_looks_set(LOOK_PLAIN);
	for (int i = 0; i < COLS; i++)
		if (move(row, i) == OK)
			term_draw("─");
	if (word != NULL)
		draw_at(row, COLS - (int)utf8_width(word) - 3, word);
}

static void
draw_title(const struct view *view)
{
	const char *aside = view->aside != NULL ? view->aside : "";
	int width = (int)utf8_width(aside);
	int title_end;

	term_looks_set(LOOK_BOLD);
	draw_at(0, 1, "vigie");
	if (view->title != NULL)
		draw_at(0, COLS < LAYOUT_WIDE ? 8 : 9, view->title);
	title_end = getcurx(stdscr);
	term_looks_set(LOOK_PLAIN);
	if (title_end + 2 + width < COLS)
		draw_at(0, COLS - width - 1, aside);
}

static void
draw_message(const struct view *view)
{
	const char *text = view->message != NULL ? view->message : "";
	size_t skip;

	message_rows = (int)utf8_width(text) > COLS - 2 ? MESSAGE_ROWS : 1;
	term_looks_set(LOOK_PLAIN);
	for (int i = 0; i < message_rows && *text != '\0'; i++) {
		size_t length = layout_wrap(text, COLS - 2, &skip);
		char *line = alloc_string_part(text, length);

		draw_at(LINES - 1 - message_rows + i, 1, line);
		wipe_string(line);
		text += length + skip;
	}
}

/* Of the rule above the message. */
static int
rule_row(void)
{
	return LINES - 2 - message_rows;
}

static int
content_height(void)
{
	return LINES - ROWS_AROUND + 1 - message_rows;
}

static int
hint_width(const struct hint *hint)
{
	return (int)(utf8_width(hint->key) + utf8_width(hint->label)) + 1;
}

/* Cells between hints: fewer where else they would not fit. */
static int
hint_gap(const struct view *view)
{
	int width = 1;

	for (size_t i = 0; i < view->hint_count; i++)
		width += hint_width(&view->hints[i]) + HINT_GAP;
	return width - HINT_GAP < COLS ? HINT_GAP : HINT_GAP - 1;
}

/* Hints from the first on, as many as fit whole; the last, which is the way
 * out, always has its place. */
static void
draw_keys(const struct view *view)
{
	int column = 1, kept = 0, gap = hint_gap(view);

	if (view->hint_count > 1)
		kept = hint_width(&view->hints[view->hint_count - 1]) + gap;
	for (size_t i = 0; i < view->hint_count; i++) {
		const struct hint *hint = &view->hints[i];
		int width = hint_width(hint);

		if (i + 1 == view->hint_count)
			kept = 0;
		if (column + width + kept >= COLS)
			continue;
		term_looks_set(LOOK_BOLD);
		draw_at(LINES - 1, column, hint->key);
		term_looks_set(LOOK_PLAIN);
		draw_at(LINES - 1, column + (int)utf8_width(hint->key) + 1,
			hint->label);
		column += width + gap;
	}
}

static void
draw_row(int at, const struct row *row)
{
	for (int i = 0; i < row->span_count; i++) {
		term_looks_set(row->spans[i].look);
		draw_at(at, row->spans[i].column, row->spans[i].text);
	}
}

/* Rows that move: those below the head. */
static int
moving_height(const struct layout *layout)
{
	return content_height() - layout->head_rows;
}

static bool
is_in_sight(const struct layout *layout, int focus)
{
	int height = moving_height(layout);

	return focus >= layout->place_count ||
	       layout->places[focus].last_row < first_row + height;
}

static void
begin_reading(const struct view *view, const struct layout *layout)
{
	int height = content_height();

	if (view->serial == last_serial && height == last_height)
		return;
	last_serial = view->serial;
	last_height = height;
	first_row = layout->head_rows;
	is_reading = view->focus == 0;
	is_reading = is_reading && !is_in_sight(layout, view->focus);
}

/* The focused item is in sight, with a row around it where there is room. In a
 * few rows below a head there is none: a list that goes on by one row there is
 * moved by the terminal itself. */
static void
scroll_to(const struct layout *layout, int focus)
{
	int height = moving_height(layout), head = layout->head_rows;
	int last = layout->row_count - height;

	is_reading = is_reading && !is_in_sight(layout, focus);
	if (!is_reading && focus < layout->place_count) {
		const struct place *place = &layout->places[focus];
		int below = head > 0 ? 0 : 1;

		if (place->last_row + below >= first_row + height)
			first_row = place->last_row + 1 + below - height;
		if (place->first_row - 1 < first_row)
			first_row = place->first_row - 1;
	}
	/* What stands above the first item is read before it. */
	if (focus == 0 && layout->place_count > 0 &&
	    layout->places[0].last_row < head + height)
		first_row = head;
	if (first_row > last)
		first_row = last;
	if (first_row < head)
		first_row = head;
}

static int
reading_column(void)
{
	return COLS - (int)utf8_width(_(" more below ")) - 2;
}

static void
draw_reading(void)
{
	draw_at(rule_row(), reading_column() - 3, " >");
	term_looks_set(LOOK_FOCUS);
	draw_at(rule_row(), reading_column() - 1, _(" more below "));
}

/* The one place where the hardware cursor is put, after all is drawn: speech
 * and braille follow it. */
static void
place_cursor(const struct layout *layout, int focus, int height)
{
	const struct place *place;
	int row;

	if (is_reading) {
		(void)move(rule_row(), reading_column());
		return;
	}
	if (focus >= layout->place_count) {
		(void)move(CONTENT_ROW, 0);
		return;
	}
	place = &layout->places[focus];
	row = layout->head_rows + place->cursor_row - first_row;
	if (row < 0)
		row = 0;
	if (row >= height)
		row = height - 1;
	(void)move(CONTENT_ROW + row, place->cursor_column);
}

static void
show_too_small(void)
{
	const char *text = _("This window is too small: 40 by 12 at least. "
			     "Nothing is lost.");
	size_t skip;

	(void)erase();
	term_looks_set(LOOK_PLAIN);
	for (int row = 0; row < LINES && *text != '\0'; row++) {
		size_t length = layout_wrap(text, COLS, &skip);
		char *line = alloc_string_part(text, length);

		draw_at(row, 0, line);
		free(line);
		text += length + skip;
	}
	(void)move(0, 0);
	(void)refresh();
}

static void
show_content(const struct view *view)
{
	int height = content_height(), head, last;
	struct layout layout;
	bool is_more;

	layout_build(&layout, view, COLS, height);
	begin_reading(view, &layout);
	scroll_to(&layout, view->focus);
	head = layout.head_rows;
	last = first_row + height - head;
	is_more = last < layout.row_count;
	for (int i = 0; i < head; i++)
		draw_row(CONTENT_ROW + i, &layout.rows[i]);
	for (int i = first_row; i < last && i < layout.row_count; i++)
		draw_row(CONTENT_ROW + head + i - first_row, &layout.rows[i]);
	draw_rule(1, first_row > head ? _(" more above ") : NULL);
	draw_rule(rule_row(), is_more ? _(" more below ") : NULL);
	if (is_reading)
		draw_reading();
	place_cursor(&layout, view->focus, height);
	layout_clear(&layout);
}

static void
term_show(const struct view *view)
{
	int row, column;

	if (LINES < TERM_LEAST_ROWS || COLS < TERM_LEAST_COLUMNS) {
		show_too_small();
		return;
	}
	(void)erase();
	draw_title(view);
	draw_message(view);
	draw_keys(view);
	show_content(view);
	getyx(stdscr, row, column);
	term_looks_set(LOOK_PLAIN);
	(void)move(row, column);
	(void)curs_set(1);
	(void)refresh();
}

/* A page on; past the last one the keys are those of the item again. */
static bool
read_on(const struct press *press)
{
	int page = content_height() - 1;

	if (press->kind == PRESS_UP || press->kind == PRESS_PAGE_UP) {
		first_row -= page;
		return true;
	}
	if (press->kind != PRESS_DOWN && press->kind != PRESS_PAGE_DOWN &&
	    press->kind != PRESS_ENTER && press->kind != PRESS_TAB &&
	    (press->kind != PRESS_CHARACTER || press->character != ' '))
		return false;
	first_row += page;
	return true;
}

static void
term_hear(struct press *out, int timeout)
{
	term_keys_hear(out, timeout);
	if (is_reading && read_on(out))
		out->kind = PRESS_READ;
	if (out->kind == PRESS_REDRAW)
		(void)clearok(curscr, TRUE);
}

const struct renderer renderer_term = {
	.open = term_open,
	.close = term_close,
	.show = term_show,
	.hear = term_hear,
	.wipe = term_wipe,
	.stop = term_stop,
};
