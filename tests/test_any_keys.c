/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys pressed without rhyme or reason, and windows of any size: the program
 * goes on, and the diary it leaves is whole. */
#include "config.h"

#include "test.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "player.h"

enum {
	KEYS_IN_CHECK = 1500,
	KEYS_IN_TORTURE = 5000,
	LINES_IN_CHECK = 100,
	LINES_IN_TORTURE = 1000,
	KEYS_AT_ONCE = 25,
	SEED = 20261120,
	ROWS = 24,
	COLUMNS = 80,
	LEAST_ROWS = 12,
	LEAST_COLUMNS = 40,
	MORE_ROWS = 40,
	MORE_COLUMNS = 110,
	TRIES = 3,
	BURST_ROOM = 512,
};

/* xorshift: the same keys again from the same seed. */
static uint32_t
next_random(uint32_t *seed)
{
	*seed ^= *seed << 13;
	*seed ^= *seed >> 17;
	*seed ^= *seed << 5;
	return *seed;
}

static int
below(uint32_t *seed, int limit)
{
	return (int)(next_random(seed) % (uint32_t)limit);
}

static const char *
any_key(uint32_t *seed)
{
	static const char *const keys[] = {
		/* Enter, Tab, Space, arrows, pages, Home, End, Delete, F1 */
		"\r", "\r", "\r", "\t", "\t", " ", "\033[A", "\033[B", "\033[B",
		"\033[C", "\033[D", "\033[Z", "\033[5~", "\033[6~", "\033[H",
		"\033[F", "\033[3~", "\177", "\033OP", "\033OQ",
		/* redraw, redo, home, answers, what letters do */
		"\014", "\022", "\003", "0", "1", "2", "3", "4", "5", "6", "7",
		"8", "9", "s", "m", "a", "r", "h", "v", "c", "n", "e", "x", "o",
		"w", "t", "u", "/", "?", "z", "f", "y", "q", "l", "g", "d", "p",
		"b", "'", "&", "-",
		/* beyond ASCII, badly encoded, the mouse, a paste, a lone Esc
		 */
		"\303\251", "\342\202\254", "\377", "\033[<0;3;3M",
		"\033[<0;20;9M", "\033[200~ab\ncd\033[201~", "38,5", "hier",
		"\033[19~", "\033[20~", "\033"
	};

	return keys[below(seed, sizeof(keys) / sizeof(keys[0]))];
}

static void
press_some(struct player *player, uint32_t *seed)
{
	char burst[BURST_ROOM] = "";

	for (int i = 0; i < KEYS_AT_ONCE; i++)
		strncat(burst, any_key(seed),
			sizeof(burst) - strlen(burst) - 1);
	vt_send(&player->vt, burst);
}

static bool
is_closed(struct player *player)
{
	return vt_shows(&player->vt, "Votre phrase secr") ||
	       vt_shows(&player->vt, "Your passphrase");
}

/* Left by its own way out, or locked: somebody comes back. What stands in the
 * field by then is wrong, and gone after the first try. */
static void
come_back(struct player *player)
{
	if (!vt_runs(&player->vt)) {
		player_do(player, "end");
		player_do(player, "start");
	}
	for (int i = 0; i < TRIES && is_closed(player); i++)
		player_do(player, "passphrase");
}

/* One in four is too small for anything. */
static void
change_size(struct player *player, uint32_t *seed)
{
	bool is_small = below(seed, 4) == 0;

	vt_resize(&player->vt,
		  (is_small ? 1 : LEAST_ROWS) + below(seed, MORE_ROWS),
		  (is_small ? 1 : LEAST_COLUMNS) + below(seed, MORE_COLUMNS));
	if (is_small)
		vt_resize(&player->vt, ROWS, COLUMNS);
}

static void
make_diary(struct player *player)
{
	static const char *const lines[] = {
		"day 2026-10-12 09:12 Europe/Paris",
		"run init --kdf min --no-recovery",
		"run profile name Jeanne",
		"run add treatment nivolumab --at 2026-09-21",
		"run add infusion --at 2026-09-21",
		"run contact add --role team --number 0199001234",
		"run add symptom diarrhea frequency=1",
		"run add product millepertuis --status planned",
		"run question add \"May I travel?\"",
	};

	for (size_t i = 0; i < sizeof(lines) / sizeof(lines[0]); i++)
		player_do(player, lines[i]);
}

static const char *
any_line(uint32_t *seed)
{
	static const char *const lines[] = {
		"",         "1",      "2",      "3",    "4",  "5",
		"6",        "7",      "8",      "9",    "10", "11",
		"12",       "0",      "<",      "<",    "-1", "99",
		"a",        "r",      "h",      "m",    "s",  "v",
		"c",        "n",      "e",      "x",    "o",  "w",
		"t",        "u",      "?",      "/",    "g",  "toux",
		"38,5",     "hier",   "2,5 kg", "l",    "q",  "\303\251",
		"\377\376", "\033[A", "ab\tcd", "8-18",
	};

	return lines[below(seed, sizeof(lines) / sizeof(lines[0]))];
}

static bool
asks_for_passphrase(const struct player *player)
{
	const char *said = player_heard(player);

	return strstr(said, "Votre phrase secr") != NULL ||
	       strstr(said, "Your passphrase") != NULL;
}

static void
say_any(const char *lang)
{
	int count = getenv("VIGIE_TORTURE") != NULL ? LINES_IN_TORTURE
						    : LINES_IN_CHECK;
	uint32_t seed = SEED;
	struct player player;

	print_message("seed %u, %d of %d lines, %s\n", seed, count,
		      LINES_IN_TORTURE, lang);
	player_begin(&player, lang);
	make_diary(&player);
	player_do(&player, "start --linear");
	player_do(&player, "passphrase");
	for (int i = 0; i < count; i++) {
		struct buf line = { 0 };

		buf_addf(&line, "say %s", any_line(&seed));
		player_do(&player, buf_text(&line));
		buf_clear(&line);
		if (!vt_runs(&player.vt)) {
			player_do(&player, "end");
			player_do(&player, "start --linear");
		}
		if (asks_for_passphrase(&player))
			player_do(&player, "passphrase");
	}
	player_do(&player, "kill");
	player_do(&player, "run check");
	player_do(&player, "see ok");
	player_end(&player);
}

static void
press_any(const char *lang)
{
	int keys = getenv("VIGIE_TORTURE") != NULL ? KEYS_IN_TORTURE
						   : KEYS_IN_CHECK;
	uint32_t seed = SEED;
	struct player player;

	print_message("seed %u, %d of %d keys, %s\n", seed, keys,
		      KEYS_IN_TORTURE, lang);
	player_begin(&player, lang);
	make_diary(&player);
	player_do(&player, "start");
	player_do(&player, "passphrase");
	for (int i = 0; i < keys; i += KEYS_AT_ONCE) {
		press_some(&player, &seed);
		come_back(&player);
		if (below(&seed, 4) == 0)
			change_size(&player, &seed);
	}
	vt_resize(&player.vt, ROWS, COLUMNS);
	come_back(&player);
	assert_false(is_closed(&player));
	player_do(&player, "kill");
	player_do(&player, "run check");
	player_do(&player, "see ok");
	player_end(&player);
}

static void
test_any_keys_end_nothing_and_leave_a_whole_diary_in_english(void **state)
{
	(void)state;
	press_any("en");
}

static void
test_any_keys_end_nothing_and_leave_a_whole_diary_in_french(void **state)
{
	(void)state;
	press_any("fr");
}

static void
test_any_lines_end_nothing_and_leave_a_whole_diary_in_english(void **state)
{
	(void)state;
	say_any("en");
}

static void
test_any_lines_end_nothing_and_leave_a_whole_diary_in_french(void **state)
{
	(void)state;
	say_any("fr");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_any_keys_end_nothing_and_leave_a_whole_diary_in_english),
		cmocka_unit_test(
			test_any_keys_end_nothing_and_leave_a_whole_diary_in_french),
		cmocka_unit_test(
			test_any_lines_end_nothing_and_leave_a_whole_diary_in_english),
		cmocka_unit_test(
			test_any_lines_end_nothing_and_leave_a_whole_diary_in_french),
	};

	return cmocka_run_group_tests_name("any keys", tests, NULL, NULL);
}
