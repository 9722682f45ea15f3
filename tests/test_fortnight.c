/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A fortnight of days, typed by a script through the screens, spoken line by
 * line and given as commands: the same diary each time, and what was typed. */
#include "config.h"

#include "test.h"

#include "app/session.h"
#include "player.h"

enum err __real_session_create(struct session **out,
			       const struct session_request *request,
			       enum session_cost cost);
enum err __wrap_session_create(struct session **out,
			       const struct session_request *request,
			       enum session_cost cost);

/* A diary is opened each day of the fortnight: cheap to guess, for once. */
enum err
__wrap_session_create(struct session **out,
		      const struct session_request *request,
		      enum session_cost cost)
{
	(void)cost;
	return __real_session_create(out, request, COST_MIN);
}

static void
play_screens(const char *lang, int rows, int columns)
{
	struct player player;

	player_begin(&player, lang);
	player.options.rows = rows;
	player.options.columns = columns;
	player_play(&player, "screens.keys");
	print_message("%s %dx%d: %d keys in the fortnight, by day:%s\n", lang,
		      columns, rows, player.keys_of_days,
		      buf_text(&player.days));
	player_end(&player);
}

static void
test_a_fortnight_is_typed_in_english(void **state)
{
	(void)state;
	play_screens("en", 24, 80);
}

static void
test_a_fortnight_is_typed_in_french(void **state)
{
	(void)state;
	play_screens("fr", 24, 80);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_fortnight_is_typed_in_english),
		cmocka_unit_test(test_a_fortnight_is_typed_in_french),
	};

	return cmocka_run_group_tests_name("fortnight", tests, NULL, NULL);
}
