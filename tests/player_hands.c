/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "player_inside.h"
#include "stage.h"

enum {
	LOOKS = 300, /* until a text is given up */
	FAR = 40,    /* keys to a place on the screen */
	TEXT_ROOM = 512,
};

/* ---- what there is to see ---- */

const char *
player_heard(const struct player *player)
{
	return buf_text(&player->vt.raw) + player->heard;
}

/* The lines of boxes are three bytes each, from U+2500; a blank that keeps a
 * line whole is two. */
static size_t
blank_length(const char *at)
{
	if (*at == ' ' || *at == '\n' || *at == '\r')
		return 1;
	if (strncmp(at, "\302\240", 2) == 0)
		return 2;
	return strncmp(at, "\342\224", 2) == 0 && at[2] != '\0' ? 3 : 0;
}

char *
player_squeeze(const char *text)
{
	struct buf out = { 0 };

	while (*text != '\0') {
		size_t blank = blank_length(text);

		if (blank == 0)
			buf_add_byte(&out, (uint8_t)*text++);
		else if (out.length > 0 && out.data[out.length - 1] != ' ')
			buf_add_byte(&out, ' ');
		text += blank;
	}
	return buf_take(&out);
}

/* What is on the screen, or was said since the last line. */
static char *
shown(struct player *player)
{
	if (player->is_spoken)
		return alloc_string(player_heard(player));
	return vt_text(&player->vt);
}

static bool
is_shown(struct player *player, const char *words)
{
	char *screen = shown(player);
	char *squeezed = player_squeeze(screen);
	bool is_there = strstr(squeezed, words) != NULL;

	free(squeezed);
	free(screen);
	return is_there;
}

/* The test ends here. */
void
player_refuse(struct player *player, const char *why)
{
	char *screen = player->vt.term != NULL ? shown(player)
					       : alloc_string("");

	(void)fprintf(stderr, "%s:%d: %s\n%s", player->script, player->line,
		      why, screen);
	free(screen);
	fail();
}

void
player_refuse_word(struct player *player, const char *why, const char *word)
{
	char text[TEXT_ROOM];

	(void)snprintf(text, sizeof(text), "%s: %s", why, word);
	player_refuse(player, text);
}

void
player_refuse_number(struct player *player, const char *why, int number)
{
	char text[TEXT_ROOM];

	(void)snprintf(text, sizeof(text), "%s %d", why, number);
	player_refuse(player, text);
}

void
player_need(struct player *player, bool is_running)
{
	if (player->is_running != is_running)
		player_refuse(player, is_running ? "the program does not run"
						 : "the program still runs");
}

/* ---- hands ---- */

static int
characters(const char *text)
{
	int count = 0;

	for (; *text != '\0'; text++)
		count += ((unsigned char)*text & 0xc0) != 0x80;
	return count;
}

static void
count_keys(struct player *player, int keys)
{
	player->keys += keys;
	player->keys_of_part += keys;
}

void
fingers_type(struct player *player, char *rest)
{
	player_need(player, true);
	count_keys(player, characters(rest));
	vt_type(&player->vt, rest);
}

/* "Ctrl-R", "F9", "Shift-Tab", or a name of the table. */
static bool
press_named(struct vt *vt, const char *name)
{
	static const struct {
		const char *name;
		VTermKey key;
	} keys[] = {
		{ "Enter", VTERM_KEY_ENTER },
		{ "Tab", VTERM_KEY_TAB },
		{ "Esc", VTERM_KEY_ESCAPE },
		{ "Up", VTERM_KEY_UP },
		{ "Down", VTERM_KEY_DOWN },
		{ "Left", VTERM_KEY_LEFT },
		{ "Right", VTERM_KEY_RIGHT },
		{ "Home", VTERM_KEY_HOME },
		{ "End", VTERM_KEY_END },
		{ "PageUp", VTERM_KEY_PAGEUP },
		{ "Delete", VTERM_KEY_DEL },
		{ "PageDown", VTERM_KEY_PAGEDOWN },
		{ "Back", VTERM_KEY_BACKSPACE },
	};

	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++) {
		if (strcmp(keys[i].name, name) != 0)
			continue;
		vt_key(vt, keys[i].key);
		return true;
	}
	if (strcmp(name, "Shift-Tab") == 0)
		vt_shift_tab(vt);
	else if (strcmp(name, "Space") == 0)
		vt_type(vt, " ");
	else if (strncmp(name, "Ctrl-", 5) == 0)
		vt_control(vt, name[5]);
	else if (name[0] == 'F' && name[1] >= '1' && name[1] <= '9')
		vt_key(vt, (VTermKey)VTERM_KEY_FUNCTION(name[1] - '0'));
	else
		return false;
	return true;
}

static void
press(struct player *player, const char *name)
{
	count_keys(player, 1);
	if (press_named(&player->vt, name))
		return;
	if (characters(name) != 1)
		player_refuse_word(player, "no such key", name);
	vt_type(&player->vt, name);
}

/* keys 2 Down*3 Enter */
void
fingers_keys(struct player *player, char *rest)
{
	char *name;

	player_need(player, true);
	while ((name = strsep(&rest, " ")) != NULL) {
		char *times = strchr(name, '*');
		int count = times != NULL ? player_number(times + 1) : 1;

		if (times != NULL)
			*times = '\0';
		for (int i = 0; i < count && *name != '\0'; i++)
			press(player, name);
	}
}

/* A row of the screen from that cell on; owned. */
static char *
text_at(struct player *player, int row, int column)
{
	char *screen = vt_text(&player->vt), *out;
	const char *at = screen;

	for (int i = 0; i < row && strchr(at, '\n') != NULL; i++)
		at = strchr(at, '\n') + 1;
	out = alloc_string(at + utf8_prefix(at, (size_t)column));
	out[strcspn(out, "\n")] = '\0';
	free(screen);
	return out;
}

/* Nothing but answers stands in this row: their question is above. */
static bool
is_only_answers(const char *row)
{
	row += strspn(row, " >");
	return *row == '(' || *row == '[' || *row == '_';
}

static bool
row_holds(struct player *player, int row, const char *words)
{
	char *text = text_at(player, row, 0);
	char *squeezed = player_squeeze(text);
	bool is_there = strstr(squeezed, words) != NULL;

	if (!is_there && row > 0 && is_only_answers(text))
		is_there = row_holds(player, row - 1, words);
	free(squeezed);
	free(text);
	return is_there;
}

/* The row of the cursor holds the words, or the question above it does. */
static bool
stands_by(struct player *player, const char *words)
{
	int row, column;

	vt_cursor(&player->vt, &row, &column);
	return row_holds(player, row, words);
}

/* The item under the cursor begins so, its box or its digit left aside. */
static bool
stands_on(struct player *player, const char *words)
{
	static const char *const marks[] = { "( ) ", "(o) ", "[ ] ", "[x] ",
					     "[ " };
	int row, column;
	char *text;
	const char *at;
	bool is_there;

	vt_cursor(&player->vt, &row, &column);
	at = text = text_at(player, row, column);
	for (size_t i = 0; i < sizeof(marks) / sizeof(marks[0]); i++)
		if (strncmp(text, marks[i], strlen(marks[i])) == 0) {
			at += strlen(marks[i]);
			break;
		}
	if (*at >= '0' && *at <= '9')
		at += 1 + strspn(at + 1, " ");
	is_there = strncmp(at, words, strlen(words)) == 0;
	free(text);
	return is_there;
}

/* ---- where it speaks in lines ---- */

/* A line to the program, and Enter. */
void
fingers_say(struct player *player, char *rest)
{
	player_need(player, true);
	count_keys(player, characters(rest) + 1);
	player->heard = player->vt.raw.length;
	vt_type(&player->vt, rest);
	vt_type(&player->vt, "\n");
}

/* "2  yesterday": the number before these words, where they are found first;
 * "" when they are not. */
static void
find_number(char number[static TEXT_ROOM], const char *text, const char *words)
{
	const char *line = text, *label;
	size_t digits;

	number[0] = '\0';
	while (*line != '\0' && number[0] == '\0') {
		digits = strspn(line, "0123456789");
		label = line + digits + strspn(line + digits, " ");
		if (digits > 0 && digits < TEXT_ROOM &&
		    strncmp(label, words, strlen(words)) == 0)
			(void)snprintf(number, TEXT_ROOM, "%.*s", (int)digits,
				       line);
		line += strcspn(line, "\n");
		line += *line != '\0';
	}
}

/* In what was said since the last line, or since the one before that: after a
 * tick a question is not said again. */
static void
say_number_of(struct player *player, const char *words)
{
	char number[TEXT_ROOM];

	find_number(number, player_heard(player), words);
	if (number[0] == '\0')
		find_number(number, buf_text(&player->vt.raw) + player->asked,
			    words);
	else
		player->asked = player->heard;
	if (number[0] == '\0')
		player_refuse_word(player, "there is no such number", words);
	fingers_say(player, number);
}

static void
go_on_to(struct player *player, const char *words)
{
	int lines = 0;
	char nothing[] = "";

	while (!is_shown(player, words) && lines++ < FAR)
		fingers_say(player, nothing);
	if (lines > FAR)
		player_refuse_word(player, "there is no way to", words);
}

/* ---- on either ---- */

/* to Since when?: Tab as often as it takes */
void
fingers_to(struct player *player, char *rest)
{
	int presses = 0;

	player_need(player, true);
	if (player->is_spoken) {
		go_on_to(player, rest);
		return;
	}
	while (!stands_by(player, rest) && presses++ < FAR)
		press(player, "Tab");
	if (presses > FAR)
		player_refuse_word(player, "there is no way to", rest);
}

/* pick yesterday: Right as often as it takes, and Space */
void
fingers_pick(struct player *player, char *rest)
{
	int presses = 0;

	player_need(player, true);
	if (player->is_spoken) {
		say_number_of(player, rest);
		return;
	}
	while (!stands_on(player, rest) && presses++ < FAR)
		press(player, "Right");
	if (presses > FAR)
		player_refuse_word(player, "there is no such answer", rest);
	press(player, "Space");
}

/* Down as often as it takes. */
static void
go_down_to(struct player *player, const char *words)
{
	int presses = 0;

	while (!stands_on(player, words) && presses++ < FAR)
		press(player, "Down");
	if (presses > FAR)
		player_refuse_word(player, "there is no such line", words);
}

/* choose Cough: Down as often as it takes, and Enter */
void
fingers_choose(struct player *player, char *rest)
{
	player_need(player, true);
	if (player->is_spoken) {
		say_number_of(player, rest);
		return;
	}
	go_down_to(player, rest);
	press(player, "Enter");
}

/* tick Cough: Down as often as it takes, and Space */
void
fingers_tick(struct player *player, char *rest)
{
	player_need(player, true);
	if (player->is_spoken) {
		say_number_of(player, rest);
		return;
	}
	go_down_to(player, rest);
	press(player, "Space");
}

static void
send_line(struct player *player, const char *text)
{
	player->heard = player->vt.raw.length;
	vt_type(&player->vt, text);
	if (player->is_spoken)
		vt_type(&player->vt, "\n");
	else
		vt_key(&player->vt, VTERM_KEY_ENTER);
}

/* The passphrase, and what comes of it; not counted among the keys. */
void
fingers_passphrase(struct player *player, char *rest)
{
	(void)rest;
	player_need(player, true);
	send_line(player, PASSPHRASE);
}

void
fingers_see(struct player *player, char *rest)
{
	char *words = player_squeeze(rest);
	int looks = 0;

	while (!is_shown(player, words) && looks++ < LOOKS)
		if (player->is_running)
			vt_settle(&player->vt);
	if (looks > LOOKS)
		player_refuse_word(player, "not to be seen", words);
	free(words);
}

void
fingers_not(struct player *player, char *rest)
{
	char *words = player_squeeze(rest);

	if (is_shown(player, words))
		player_refuse_word(player, "should not be seen", words);
	free(words);
}

/* Kept by hand from the screen, as it asks. */
void
fingers_copy_code(struct player *player, char *rest)
{
	char *screen = shown(player);

	(void)rest;
	free(player->recovery);
	player->recovery = stage_code(screen);
	free(screen);
}

void
fingers_type_code(struct player *player, char *rest)
{
	(void)rest;
	send_line(player, player->recovery);
}

/* at-most 40: keys since count, or the beginning */
void
fingers_at_most(struct player *player, char *rest)
{
	char text[TEXT_ROOM];

	(void)snprintf(text, sizeof(text), "%d keys, and at most %s",
		       player->keys_of_part, rest);
	if (player->keys_of_part > player_number(rest))
		player_refuse(player, text);
}

void
fingers_count(struct player *player, char *rest)
{
	(void)rest;
	player->keys_of_part = 0;
}
