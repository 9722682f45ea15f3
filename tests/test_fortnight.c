/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A fortnight of days, typed by a script through the screens, spoken line by
 * line and given as commands: the same diary each time, and what was typed. */
#include "config.h"

#include "test.h"

#include <stdio.h>
#include <stdlib.h>

#include <jansson.h>

#include "player.h"
#include "sys/files.h"
#include "sys/paths.h"

enum {
	EXPORT_LIMIT = 1024 * 1024,
	BEFORE = 400, /* bytes shown around a difference */
	AFTER = 300,
};

/* In one order of keys: who answers a form has another one than who writes a
 * command. */
static char *
in_order(const char *text)
{
	json_t *diary = json_loads(text, JSON_REJECT_DUPLICATES, NULL);
	char *out;

	assert_non_null(diary);
	out = json_dumps(diary, JSON_INDENT(1) | JSON_SORT_KEYS);
	json_decref(diary);
	return out;
}

/* The whole diary as it is written out; owned. */
static char *
export_of(struct player *player)
{
	char *path = paths_join(player->folder, "diary.json");
	struct buf text = { 0 }, words = { 0 };
	char *out;

	buf_addf(&words, "export --format json -o %s", path);
	assert_int_equal(player_run(player, buf_text(&words)), 0);
	assert_int_equal(files_read(&text, path, EXPORT_LIMIT), ERR_NONE);
	out = in_order(buf_text(&text));
	buf_clear(&text);
	buf_clear(&words);
	free(path);
	return out;
}

/* What the commands come to, in both languages. */
struct fortnight {
	char *english, *french;
};

/* The same diary, seen again at 80x24: what was declared by hand. */
static void
expect(struct player *player)
{
	int rows = player->options.rows, columns = player->options.columns;

	player->options.rows = 24;
	player->options.columns = 80;
	player_play(player, "expect.keys");
	player->options.rows = rows;
	player->options.columns = columns;
}

static char *
play(struct player *player, const char *script)
{
	char *diary;

	player_play(player, script);
	print_message("%s, %s, %dx%d: %d keys in the fortnight, by day:%s\n",
		      script, player->options.lang, player->options.columns,
		      player->options.rows, player->keys_of_days,
		      buf_text(&player->days));
	diary = export_of(player);
	expect(player);
	return diary;
}

static char *
play_commands(const char *lang)
{
	struct player player;
	char *diary;

	player_begin(&player, lang);
	diary = play(&player, "commands.keys");
	player_end(&player);
	return diary;
}

static int
set_up(void **state)
{
	static struct fortnight fortnight;

	fortnight.english = play_commands("en");
	fortnight.french = play_commands("fr");
	*state = &fortnight;
	return 0;
}

static int
tear_down(void **state)
{
	struct fortnight *fortnight = *state;

	if (fortnight == NULL)
		return 0;
	free(fortnight->english);
	free(fortnight->french);
	return 0;
}

/* The line where two texts part, with some before it. */
static void
assert_same_diary(const char *got, const char *want)
{
	size_t same = 0, from;

	while (got[same] != '\0' && got[same] == want[same])
		same++;
	if (got[same] == want[same])
		return;
	from = same > BEFORE ? same - BEFORE : 0;
	(void)fprintf(stderr,
		      "the diaries part after %zu bytes\n--- here\n%.*s\n"
		      "--- by commands\n%.*s\n",
		      same, BEFORE + AFTER, got + from, BEFORE + AFTER,
		      want + from);
	fail();
}

static void
play_screens(const char *lang, int rows, int columns, const char *want)
{
	struct player player;
	char *diary;

	player_begin(&player, lang);
	player.options.rows = rows;
	player.options.columns = columns;
	diary = play(&player, "screens.keys");
	assert_same_diary(diary, want);
	free(diary);
	player_end(&player);
}

static void
play_lines(const char *lang, const char *want)
{
	struct player player;
	char *diary;

	player_begin(&player, lang);
	diary = play(&player, "lines.keys");
	assert_same_diary(diary, want);
	free(diary);
	player_end(&player);
}

/* In the check each language at one size; all of it in the torture. */
static void
play_other_size(const char *lang, int rows, int columns, const char *want)
{
	if (getenv("VIGIE_TORTURE") == NULL) {
		print_message("1 of 2 sizes, %s\n", lang);
		return;
	}
	play_screens(lang, rows, columns, want);
}

static void
test_a_fortnight_is_typed_in_english(void **state)
{
	const struct fortnight *fortnight = *state;

	play_screens("en", 24, 80, fortnight->english);
	play_other_size("en", 20, 60, fortnight->english);
}

/* In large letters first. */
static void
test_a_fortnight_is_typed_in_french(void **state)
{
	const struct fortnight *fortnight = *state;

	play_screens("fr", 20, 60, fortnight->french);
	play_other_size("fr", 24, 80, fortnight->french);
}

static void
test_a_fortnight_is_spoken_in_english(void **state)
{
	const struct fortnight *fortnight = *state;

	play_lines("en", fortnight->english);
}

static void
test_a_fortnight_is_spoken_in_french(void **state)
{
	const struct fortnight *fortnight = *state;

	play_lines("fr", fortnight->french);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_fortnight_is_typed_in_english),
		cmocka_unit_test(test_a_fortnight_is_typed_in_french),
		cmocka_unit_test(test_a_fortnight_is_spoken_in_english),
		cmocka_unit_test(test_a_fortnight_is_spoken_in_french),
	};

	return cmocka_run_group_tests_name("fortnight", tests, set_up,
					   tear_down);
}
