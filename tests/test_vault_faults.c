/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Saves on a disk that fails. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "fault_kit.h"

/* ---- saves ---- */

static enum end
act_save(void)
{
	struct vault *vault = open_here(KIT_WORDS);
	enum end end;
	enum err err;

	arm();
	err = kit_try_add(vault, third, kit_day(third_day));
	end = conclude(err);
	if (kit_count(vault) != (err ? 2 : 3))
		return END_WRONG;
	if (err && plan.kind != FAULT_EVER) {
		err = kit_try_add(vault, third, kit_day(third_day));
		if (err) {
			fprintf(stderr, "again: %s %s\n", err_name(err),
				err_last_note());
			return END_WRONG;
		}
		end = END_RETRIED;
	}
	vault_close(vault);
	return end;
}

static void
test_a_save_is_whole_or_not_there(void **state)
{
	static const struct scenario save = { "save", NULL, act_save,
					      check_save };

	(void)state;
	third = "CANARY-third";
	third_day = 1;
	try_scenario(&save);
}

static void
test_a_save_that_makes_the_file_grow_is_whole_or_not_there(void **state)
{
	static const struct scenario grow = { "growing save", NULL, act_save,
					      check_save };
	char *words = alloc_zeroed(230001, 1);

	(void)state;
	memset(words, 'x', 230000);
	memcpy(words, "CANARY-third ", 13);
	third = words;
	third_day = 1;
	try_scenario(&grow);
	free(words);
}

static void
test_the_first_save_of_a_day_is_whole_or_not_there(void **state)
{
	static const struct scenario first = { "first save of a day", NULL,
					       act_save, check_save };

	(void)state;
	third = "CANARY-third";
	third_day = 2;
	try_scenario(&first);
}

/* What a save that was never acknowledged left behind. */
static void
leave_dirt(void)
{
	struct buf file = { 0 };
	size_t at = 8192;

	buf_add(&file, pristine.data, pristine.length);
	while (bytes_u32(file.data + at) > 0)
		at += bytes_u32(file.data + at);
	memset(file.data + at, 0xa5, 1000);
	kit_write(kit_path(), file.data, file.length);
	buf_clear(&file);
}

static void
test_a_save_over_an_unfinished_one_is_whole_or_not_there(void **state)
{
	static const struct scenario over = { "save over another", leave_dirt,
					      act_save, check_save };

	(void)state;
	third = "CANARY-third";
	third_day = 1;
	try_scenario(&over);
}

static enum end
act_undo(void)
{
	struct vault *vault = open_here(KIT_WORDS);
	char *label = NULL;
	enum end end;
	enum err err;

	kit_add(vault, third, kit_day(1));
	arm();
	err = vault_undo(&label, vault, kit_day(1));
	end = conclude(err);
	free(label);
	if (kit_count(vault) != (err ? 3 : 2))
		return END_WRONG;
	vault_close(vault);
	return end;
}

static void
test_an_undo_is_whole_or_not_there(void **state)
{
	static const struct scenario undo = { "undo", NULL, act_undo,
					      check_either };

	(void)state;
	third = "CANARY-third";
	try_scenario(&undo);
}

/* ---- the watch itself ---- */

static void
test_a_canary_on_the_disk_would_have_been_seen(void **state)
{
	unsigned long before = fault_canaries();
	struct buf bytes = { 0 };

	(void)state;
	assert_true(fault_bytes() > 0);
	assert_int_equal(before, 0);
	buf_adds(&bytes, "some CANARY-third in between");
	kit_write(kit_file("leak"), bytes.data, bytes.length);
	assert_int_equal(fault_canaries(), before + 1);
	buf_clear(&bytes);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		FAULTY(test_a_save_is_whole_or_not_there),
		FAULTY(test_a_save_that_makes_the_file_grow_is_whole_or_not_there),
		FAULTY(test_the_first_save_of_a_day_is_whole_or_not_there),
		FAULTY(test_a_save_over_an_unfinished_one_is_whole_or_not_there),
		FAULTY(test_an_undo_is_whole_or_not_there),
		FAULTY(test_a_canary_on_the_disk_would_have_been_seen),
	};
	int failed = cmocka_run_group_tests_name("vault faults", tests, NULL,
						 NULL);

	fault_child_ends();
	return failed;
}
