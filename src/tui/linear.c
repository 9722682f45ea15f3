/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Views as numbered lines: for speech, braille, a plain terminal, a pipe. */
#include "config.h"

#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <termios.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "base/utf8.h"
#include "sys/lang.h"
#include "sys/tty.h"
#include "tui/layout.h"
#include "tui/loop.h"
#include "tui/render.h"

enum { LINE_LIMIT = FIELD_TEXT_LIMIT, NEVER_SHOWN = -2 };

static struct buf line, last_message;
static int last_serial = NEVER_SHOWN, last_group;
static bool is_secret, is_terminal;
static struct termios saved;

static enum err
linear_open(const struct tui_options *options)
{
	(void)options;
	is_terminal = tcgetattr(STDIN_FILENO, &saved) == 0;
	last_serial = NEVER_SHOWN;
	wait_begin();
	return ERR_NONE;
}

static void
set_echo(bool is_on)
{
	struct termios mode = saved;

	if (!is_terminal)
		return;
	if (!is_on)
		mode.c_lflag &= ~(tcflag_t)ECHO;
	(void)tcsetattr(STDIN_FILENO, TCSADRAIN, &mode);
}

static void
linear_close(void)
{
	set_echo(true);
	buf_clear(&line);
	buf_clear(&last_message);
	wait_end();
}

/* Whole words, as wide as the terminal. */
static void
say(const char *text)
{
	struct buf out = { 0 };
	size_t skip;

	while (*text != '\0') {
		size_t length = layout_wrap(text, tty_columns() - 1, &skip);

		buf_add(&out, text, length);
		buf_adds(&out, "\n");
		text += length + skip;
	}
	if (tty_out(buf_text(&out)) != ERR_NONE)
		wait_is_gone();
	buf_clear(&out);
}

static void
say_item(const struct view *view, int index)
{
	const struct item *item = &view->items[index];
	struct buf text = { 0 };

	if (item->lead != NULL)
		say(item->lead);
	if (item->kind == ITEM_TEXT && item->text[0] != '\0')
		buf_addf(&text, _("Written so far: %s"), item->text);
	if (item->kind != ITEM_TEXT && item->kind != ITEM_SECRET)
		buf_addf(&text, "%ld  %s", focus_number(view, index),
			 item->label);
	if (item->hint != NULL)
		buf_addf(&text, "  %s", item->hint);
	if (item->is_chosen)
		buf_addf(&text, "  (%s)", C_("answer", "chosen"));
	say(buf_text(&text));
	buf_clear(&text);
}

static void
say_banner(const struct block *block)
{
	struct buf text = { 0 };

	buf_addf(&text, "%s %s", level_sign(block->level), block->text);
	say(buf_text(&text));
	buf_clear(&text);
}

static void
say_block(const struct view *view, const struct block *block)
{
	if (block->kind == BLOCK_BANNER)
		say_banner(block);
	else if (block->kind == BLOCK_ITEM)
		say_item(view, block->item);
	else if (block->text != NULL && block->kind != BLOCK_CELLS)
		say(block->text);
}

/* What is said before an item belongs to its question. */
static int
group_of_block(const struct view *view, size_t at)
{
	for (size_t i = at; i < view->block_count; i++)
		if (view->blocks[i].kind == BLOCK_ITEM)
			return view->items[view->blocks[i].item].group;
	return INT_MAX;
}

/* A form is said question by question; all else whole. */
static void
say_blocks(const struct view *view, int from, int to)
{
	for (size_t i = 0; i < view->block_count; i++) {
		const struct block *block = &view->blocks[i];
		int group = group_of_block(view, i);

		if (group < from || (view->is_form && group > to))
			continue;
		if (block->kind == BLOCK_ITEM && view->is_form && group != to)
			continue;
		say_block(view, block);
	}
}

/* "What to do now?" needs no full stop. */
static bool
ends_sentence(const struct buf *text)
{
	return text->length > 0 &&
	       strchr(".?!", text->data[text->length - 1]) != NULL;
}

static void
say_title(const struct view *view)
{
	struct buf text = { 0 };

	buf_adds(&text, "vigie");
	if (view->title != NULL && view->title[0] != '\0')
		buf_addf(&text, ", %s", view->title);
	if (view->aside != NULL)
		buf_addf(&text, "%s%s", ends_sentence(&text) ? " " : ". ",
			 view->aside);
	say(buf_text(&text));
	buf_clear(&text);
}

static void
say_hints(const struct view *view)
{
	struct buf text = { 0 };

	/* Letters can be typed here; arrows and Tab mean nothing. */
	for (size_t i = 0; i < view->hint_count; i++)
		if (strlen(view->hints[i].key) == 1)
			buf_addf(&text, "%s%s %s", text.length > 0 ? ". " : "",
				 view->hints[i].key, view->hints[i].label);
	say(buf_text(&text));
	buf_clear(&text);
}

static void
say_prompt(const struct view *view)
{
	const struct item *item = view->item_count > 0
					  ? &view->items[view->focus]
					  : NULL;
	bool is_text = item != NULL &&
		       (item->kind == ITEM_TEXT || item->kind == ITEM_SECRET);

	is_secret = item != NULL && item->kind == ITEM_SECRET;
	if (tty_out(is_text ? _("Type here (Enter goes on, < goes back): ")
			    : _("Your choice (< goes back): ")) != ERR_NONE)
		wait_is_gone();
}

/* Once, not after each answer. */
static void
say_message(const struct view *view)
{
	const char *message = view->message != NULL ? view->message : "";

	if (strcmp(message, buf_text(&last_message)) == 0)
		return;
	say(message);
	buf_cut(&last_message, 0);
	buf_adds(&last_message, message);
}

static void
linear_show(const struct view *view)
{
	int group = view->item_count > 0 ? view->items[view->focus].group : 0;

	if (view->serial != last_serial) {
		buf_cut(&last_message, 0);
		say("");
		say_title(view);
		say_blocks(view, 0, group);
		if (!view->is_form)
			say_hints(view);
	} else if (group != last_group) {
		say_blocks(view, group, group);
	}
	say_message(view);
	last_serial = view->serial;
	last_group = group;
	say_prompt(view);
}

/* Byte by byte, so that a secret does not stay in a buffer of stdio. */
static bool
take_byte(void)
{
	char byte;
	ssize_t count = read(STDIN_FILENO, &byte, 1);

	if (count <= 0) {
		if (count == 0 || errno != EINTR)
			wait_is_gone();
		return false;
	}
	if (byte == '\n')
		return true;
	if (line.length < LINE_LIMIT && (unsigned char)byte >= ' ')
		buf_add_byte(&line, (uint8_t)byte);
	return false;
}

static enum press_kind
read_line(int timeout)
{
	bool is_whole = false;

	while (!is_whole) {
		switch (wait_for_input(timeout)) {
		case WAIT_INPUT:
			is_whole = take_byte();
			break;
		case WAIT_TIME:
			return PRESS_NONE;
		case WAIT_SIGNAL:
			if (wait_ending() != 0)
				return PRESS_HANGUP;
			if (wait_stop_asked())
				return PRESS_SUSPEND;
			break;
		case WAIT_GONE:
			return PRESS_HANGUP;
		}
	}
	return PRESS_LINE;
}

static void
linear_hear(struct press *out, int timeout)
{
	static bool was_read;

	memset(out, 0, sizeof(*out));
	if (was_read)
		buf_cut(&line, 0);
	set_echo(!is_secret);
	out->kind = read_line(timeout);
	was_read = out->kind == PRESS_LINE;
	if (is_secret && was_read && is_terminal)
		say(" ");
	set_echo(true);
	if (!utf8_is_valid(buf_text(&line), line.length))
		buf_cut(&line, 0);
	out->line = buf_text(&line);
}

static void
linear_wipe(void)
{
	buf_clear(&line);
	buf_clear(&last_message);
	last_serial = NEVER_SHOWN;
}

static void
linear_stop(void)
{
	set_echo(true);
	wait_stop();
}

const struct renderer renderer_linear = {
	.is_linear = true,
	.open = linear_open,
	.close = linear_close,
	.show = linear_show,
	.hear = linear_hear,
	.wipe = linear_wipe,
	.stop = linear_stop,
};
