/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "test.h"
#include "vault_kit.h"

static int
start(void **state)
{
	(void)state;
	kit_start();
	return 0;
}

static int
stop(void **state)
{
	(void)state;
	kit_stop();
	return 0;
}

static void
assert_notes(struct vault *vault, const char *want)
{
	char *got = kit_dump(vault);

	assert_string_equal(got, want);
	free(got);
}

static void
test_a_new_diary_opens_again_with_its_passphrase(void **state)
{
	struct vault *vault = kit_create();

	(void)state;
	vault = kit_reopen(vault);
	assert_int_equal(kit_count(vault), 0);
	vault_close(vault);
}

static void
test_what_was_kept_is_there_again(void **state)
{
	struct vault *vault = kit_create();

	(void)state;
	kit_add(vault, "a rash on the arm", kit_day(1));
	kit_add(vault, "a cough", kit_day(1));
	vault = kit_reopen(vault);
	assert_notes(vault, "a rash on the arm\na cough\n");
	assert_int_equal(kit_find(vault, "rash"), 1);
	vault_close(vault);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			test_a_new_diary_opens_again_with_its_passphrase, start,
			stop),
		cmocka_unit_test_setup_teardown(
			test_what_was_kept_is_there_again, start, stop),
	};

	return cmocka_run_group_tests_name("vault", tests, NULL, NULL);
}
