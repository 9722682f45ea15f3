/* SPDX-License-Identifier: GPL-3.0-or-later */
/* tests/fortnight/every.keys goes to every screen there is. */
#include "config.h"

#include "test.h"

#include <stdio.h>
#include <string.h>

#include "player.h"
#include "sys/lang.h"
#include "tui/screen.h"

enum { NAME_ROOM = 80 };

static void
assert_seen(const struct player *player, const struct screen *screen)
{
	char name[NAME_ROOM];

	(void)snprintf(name, sizeof(name), " %s ", screen->name);
	if (strstr(buf_text(&player->seen), name) == NULL)
		fail_msg("nobody looked at the screen '%s'", screen->name);
}

static void
look_everywhere(const char *lang)
{
	const struct screen *screen;
	struct player player;
	size_t count = 0;

	player_begin(&player, lang);
	player_play(&player, "every.keys");
	for (; (screen = screen_at(count)) != NULL; count++)
		assert_seen(&player, screen);
	assert_true(count > 0);
	player_end(&player);
}

static void
test_every_screen_has_its_cursor_and_its_lines_whole_in_english(void **state)
{
	(void)state;
	look_everywhere("en");
}

static void
test_every_screen_has_its_cursor_and_its_lines_whole_in_french(void **state)
{
	(void)state;
	look_everywhere("fr");
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_every_screen_has_its_cursor_and_its_lines_whole_in_english),
		cmocka_unit_test(
			test_every_screen_has_its_cursor_and_its_lines_whole_in_french),
	};

	lang_init();
	return cmocka_run_group_tests_name("every screen", tests, NULL, NULL);
}
