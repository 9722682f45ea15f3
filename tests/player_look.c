/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A screen as it must be at each size: the cursor where the focus is, and
 * nothing cut of the two lines at the bottom. */
#include "config.h"

#include "test.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "player_inside.h"
#include "stage.h"
#include "sys/lang.h"
#include "tui/screen.h"

enum {
	WIDE_ROWS = 50,
	WIDE_COLUMNS = 250, /* all that is said fits */
	ROWS = 24,
	COLUMNS = 80,
	LARGE_ROWS = 20, /* in large letters */
	LARGE_COLUMNS = 60,
};

/* What is said at the bottom: the message, and which keys there are. */
struct foot {
	char *message, *keys;
};

static void
foot_clear(struct foot *foot)
{
	free(foot->message);
	free(foot->keys);
}

/* Below the last rule, the last row being the keys; owned. */
static struct foot
foot_of(char *screen)
{
	struct foot foot = { 0 };
	char *rule = screen, *last = screen;

	for (char *at = screen; *at != '\0'; at = strchr(at, '\n') + 1) {
		if (strncmp(at, "\342\224\200", 3) == 0)
			rule = at;
		last = at;
	}
	foot.keys = alloc_string(last);
	foot.keys[strcspn(foot.keys, "\n")] = '\0';
	*last = '\0';
	foot.message = player_squeeze(strchr(rule, '\n'));
	return foot;
}

static struct foot
foot_at(struct player *player, int rows, int columns)
{
	struct foot foot;
	char *screen;

	vt_resize(&player->vt, rows, columns);
	screen = vt_text(&player->vt);
	stage_assert_cursor(&player->vt, screen);
	foot = foot_of(screen);
	free(screen);
	return foot;
}

/* Keys may be left out where there is no room, but never the last one, which
 * is the way out; those that are there are whole, with what they do. */
static bool
are_keys_whole(const struct foot *narrow, const struct foot *whole)
{
	const char *at = narrow->keys + 1, *last = at;
	char *piece;
	bool is_whole = true;

	for (; *at != '\0'; at += strspn(at, " ")) {
		const char *end = strstr(at, "  ");

		last = at;
		at = end != NULL ? end : at + strlen(at);
		piece = alloc_string_part(last, (size_t)(at - last));
		is_whole &= strstr(whole->keys, piece) != NULL;
		free(piece);
	}
	at = strstr(whole->keys, last);
	return is_whole && at != NULL && strcmp(at, last) == 0;
}

static void
compare(struct player *player, const struct foot *narrow,
	const struct foot *whole)
{
	if (strcmp(narrow->message, whole->message) != 0)
		player_refuse_word(player, "cut", whole->message);
	if (!are_keys_whole(narrow, whole))
		player_refuse_word(player, "cut", whole->keys);
}

/* Its help says which screen it is; a closed diary has none. */
static void
ask_for_help(struct player *player, const char *name)
{
	const struct screen *screen = screen_find(name);
	char *help;
	enum lang lang;

	if (screen == NULL)
		player_refuse_word(player, "no such screen", name);
	if ((screen->flags & SCREEN_CLOSED) != 0 || screen == &screen_help)
		return;
	assert_int_equal(lang_parse(&lang, player->options.lang), ERR_NONE);
	lang_set(lang);
	help = player_squeeze(_(screen->help));
	player_do(player, "keys F1");
	fingers_see(player, help);
	player_do(player, "keys Esc");
	free(help);
}

/* look choose: the screen of this name stands there */
void
look_at(struct player *player, char *name)
{
	struct foot whole, narrow;

	player_need(player, true);
	whole = foot_at(player, WIDE_ROWS, WIDE_COLUMNS);
	narrow = foot_at(player, ROWS, COLUMNS);
	compare(player, &narrow, &whole);
	foot_clear(&narrow);
	narrow = foot_at(player, LARGE_ROWS, LARGE_COLUMNS);
	compare(player, &narrow, &whole);
	foot_clear(&narrow);
	vt_resize(&player->vt, WIDE_ROWS, WIDE_COLUMNS);
	ask_for_help(player, name);
	vt_resize(&player->vt, player->options.rows, player->options.columns);
	buf_addf(&player->seen, " %s ", name);
	foot_clear(&whole);
}
