/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "app/session.h"
#include "base/alloc.h"
#include "player_inside.h"
#include "scratch.h"
#include "sys/clock.h"
#include "sys/files.h"
#include "sys/paths.h"

enum {
	SCRIPT_LIMIT = 256 * 1024,
	STEP_SECONDS = 60, /* in which time goes by */
	SIGNALLED = 128,
	TEXT_ROOM = 512,
};

enum err __real_session_create(struct session **out,
			       const struct session_request *request,
			       enum session_cost cost);
enum err __wrap_session_create(struct session **out,
			       const struct session_request *request,
			       enum session_cost cost);

/* A diary is opened again and again: cheap to guess, for once. */
enum err
__wrap_session_create(struct session **out,
		      const struct session_request *request,
		      enum session_cost cost)
{
	(void)cost;
	return __real_session_create(out, request, COST_MIN);
}

int
player_number(const char *text)
{
	return (int)strtol(text, NULL, 10);
}

/* ---- the program, day after day ---- */

static void
close_day(struct player *player)
{
	if (player->keys > 0)
		buf_addf(&player->days, " %d", player->keys);
	player->keys_of_days += player->keys;
	player->keys = 0;
}

/* day 2026-10-12 09:12 Europe/Paris */
static void
do_day(struct player *player, char *rest)
{
	char text[TEXT_ROOM];
	char *date = strsep(&rest, " "), *hour = strsep(&rest, " ");

	player_need(player, false);
	close_day(player);
	if (hour == NULL || rest == NULL)
		player_refuse(player, "a day has a date, an hour and a zone");
	free(player->zone);
	player->options.zone = player->zone = alloc_string(rest);
	(void)setenv("TZ", rest, 1);
	tzset();
	(void)snprintf(text, sizeof(text), "%sT%s", date, hour);
	(void)snprintf(player->date, sizeof(player->date), "%s", date);
	if (clock_parse(&player->options.now, text, player->options.now) !=
	    ERR_NONE)
		player_refuse_word(player, "not a day", text);
}

/* clock 09:40, of the same day; the program is woken now and then. */
static void
do_clock(struct player *player, char *rest)
{
	struct stamp to, now = player->options.now;
	char text[TEXT_ROOM];

	(void)snprintf(text, sizeof(text), "%sT%s", player->date, rest);
	if (clock_parse(&to, text, now) != ERR_NONE || to.at < now.at)
		player_refuse_word(player, "not an hour to come", rest);
	while (player->is_running && now.at + STEP_SECONDS < to.at) {
		now.at += STEP_SECONDS;
		vt_pass_to(&player->vt, now);
	}
	if (player->is_running)
		vt_pass_to(&player->vt, to);
	player->options.now = to;
}

static void
do_start(struct player *player, char *rest)
{
	int count = 0;
	char *word;

	player_need(player, false);
	player->is_spoken = strstr(rest, "--linear") != NULL;
	player->options.is_piped = player->is_spoken;
	player->options.arguments[count++] = "--diary";
	player->options.arguments[count++] = player->path;
	while ((word = strsep(&rest, " ")) != NULL && *word != '\0')
		player->options.arguments[count++] = word;
	player->options.arguments[count] = NULL;
	if (player->vt.term != NULL)
		vt_stop(&player->vt);
	vt_start(&player->vt, &player->options);
	player->is_running = true;
	player->heard = player->asked = 0;
	vt_settle(&player->vt);
}

static void
is_over(struct player *player, int code)
{
	int got = vt_end(&player->vt);

	player->is_running = false;
	if (got != code)
		player_refuse_number(player, "the program ended with", got);
	vt_stop(&player->vt);
	memset(&player->vt, 0, sizeof(player->vt));
}

/* The program ends by itself. */
static void
do_end(struct player *player, char *rest)
{
	(void)rest;
	player_need(player, true);
	is_over(player, 0);
}

static void
do_kill(struct player *player, char *rest)
{
	(void)rest;
	player_need(player, true);
	(void)kill(player->vt.pid, SIGKILL);
	is_over(player, SIGNALLED + SIGKILL);
}

static void
do_close_window(struct player *player, char *rest)
{
	(void)rest;
	player_need(player, true);
	vt_hang_up(&player->vt);
	is_over(player, SIGNALLED + SIGHUP);
}

/* resize 60 20, or resize alone: as it was */
static void
do_resize(struct player *player, char *rest)
{
	int columns = player->options.columns, rows = player->options.rows;

	player_need(player, true);
	if (*rest != '\0' && sscanf(rest, "%d %d", &columns, &rows) != 2)
		player_refuse(player, "a size is columns and rows");
	vt_resize(&player->vt, rows, columns);
}

static void
do_run(struct player *player, char *rest)
{
	player_need(player, false);
	player->code = player_run(player, rest);
}

static void
do_gave(struct player *player, char *rest)
{
	if (player->code != player_number(rest))
		player_refuse_number(player, "the command ended with",
				     player->code);
	player->code = 0;
}

/* ---- commands ---- */

/* One word, quotes taken off; NULL at the end. */
static char *
next_word(char **rest)
{
	char *word = *rest + strspn(*rest, " ");
	char *to = word, *from = word;
	bool is_quoted = false;

	if (*word == '\0')
		return NULL;
	for (; *from != '\0' && (is_quoted || *from != ' '); from++) {
		if (*from == '"')
			is_quoted = !is_quoted;
		else
			*to++ = *from;
	}
	*rest = *from != '\0' ? from + 1 : from;
	*to = '\0';
	return word;
}

int
player_run(struct player *player, const char *words)
{
	struct vt_options options = player->options;
	char *copy = alloc_string(words), *rest = copy, *word;
	int count = 0, code;

	options.is_piped = player->is_spoken = true;
	options.arguments[count++] = "--diary";
	options.arguments[count++] = player->path;
	options.arguments[count++] = "--passphrase-stdin";
	while ((word = next_word(&rest)) != NULL && count < VT_ARGUMENTS)
		options.arguments[count++] = word;
	if (count < VT_ARGUMENTS)
		options.arguments[count] = NULL;
	if (player->vt.term != NULL)
		vt_stop(&player->vt);
	vt_start(&player->vt, &options);
	player->heard = 0;
	vt_send(&player->vt, PASSPHRASE "\n");
	code = vt_end(&player->vt);
	free(copy);
	return code;
}

/* ---- a script ---- */

static const struct action {
	const char *word;
	void (*act)(struct player *player, char *rest);
} actions[] = {
	{ "day", do_day },
	{ "clock", do_clock },
	{ "start", do_start },
	{ "passphrase", fingers_passphrase },
	{ "keys", fingers_keys },
	{ "type", fingers_type },
	{ "to", fingers_to },
	{ "pick", fingers_pick },
	{ "choose", fingers_choose },
	{ "tick", fingers_tick },
	{ "say", fingers_say },
	{ "see", fingers_see },
	{ "not", fingers_not },
	{ "resize", do_resize },
	{ "end", do_end },
	{ "kill", do_kill },
	{ "close-window", do_close_window },
	{ "copy-code", fingers_copy_code },
	{ "type-code", fingers_type_code },
	{ "look", look_at },
	{ "count", fingers_count },
	{ "at-most", fingers_at_most },
	{ "run", do_run },
	{ "gave", do_gave },
};

static void
play_line(struct player *player, char *line)
{
	char *rest = line + strspn(line, " \t"), *word;

	if (*rest == '\0' || *rest == '#')
		return;
	word = strsep(&rest, " ");
	if (strcmp(word, "fr") == 0 || strcmp(word, "en") == 0) {
		if (strcmp(word, player->options.lang) != 0)
			return;
		word = strsep(&rest, " ");
	}
	if (player->code != 0 && strcmp(word, "gave") != 0)
		player_refuse_number(player, "the command before ended with",
				     player->code);
	for (size_t i = 0; i < sizeof(actions) / sizeof(actions[0]); i++) {
		if (strcmp(actions[i].word, word) != 0)
			continue;
		actions[i].act(player,
			       rest != NULL ? rest : line + strlen(line));
		return;
	}
	player_refuse_word(player, "no such word", word);
}

void
player_do(struct player *player, const char *line)
{
	const char *before = player->script;
	char *copy = alloc_string(line);

	if (before == NULL)
		player->script = line;
	play_line(player, copy);
	player->script = before;
	free(copy);
}

static char *
script_path(const char *name)
{
	const char *top = getenv("top_srcdir");
	struct buf path = { 0 };

	buf_addf(&path, "%s/tests/fortnight/%s", top != NULL ? top : ".", name);
	return buf_take(&path);
}

void
player_play(struct player *player, const char *name)
{
	char *path = script_path(name), *line;
	struct buf text = { 0 };
	char *copy, *rest;

	assert_int_equal(files_read(&text, path, SCRIPT_LIMIT), ERR_NONE);
	copy = rest = alloc_string(buf_text(&text));
	player->script = name;
	player->line = 0;
	while ((line = strsep(&rest, "\n")) != NULL) {
		player->line++;
		play_line(player, line);
	}
	player_need(player, false);
	close_day(player);
	free(copy);
	buf_clear(&text);
	free(path);
}

void
player_begin(struct player *player, const char *lang)
{
	memset(player, 0, sizeof(*player));
	player->folder = scratch_new();
	player->path = paths_join(player->folder, "diary.vigie");
	player->options = (struct vt_options){
		.rows = 24,
		.columns = 80,
		.lang = lang,
		.folder = player->folder,
	};
}

void
player_end(struct player *player)
{
	if (player->vt.term != NULL)
		vt_stop(&player->vt);
	free(player->zone);
	free(player->recovery);
	buf_clear(&player->days);
	buf_clear(&player->seen);
	scratch_remove(player->folder);
	free(player->path);
}
