/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "failing.h"
#include "place.h"
#include "scratch.h"
#include "sys/files.h"
#include "sys/paths.h"

static void
test_nothing_is_put_in_the_place_of_what_is_no_plain_file(void **state)
{
	struct place *place = *state;

	for (size_t i = 0; i < PLANTS; i++) {
		plants[i](place->absent, place->file);
		assert_int_equal(files_replace(place->absent, "new", 3),
				 ERR_FOREIGN);
		assert_int_equal(files_create(place->absent, "new", 3),
				 ERR_EXISTS);
		assert_int_equal(scratch_count(place->folder), 2);
		assert_int_equal(remove(place->absent), 0);
	}
	holds(place->file, "old");
}

static void
test_a_replaced_file_is_whole_and_private(void **state)
{
	struct place *place = *state;
	mode_t before = umask(0);

	assert_int_equal(files_replace(place->file, "newer", 5), ERR_NONE);
	assert_int_equal(files_replace(place->absent, "", 0), ERR_NONE);
	umask(before);
	holds(place->file, "newer");
	holds(place->absent, "");
	assert_int_equal(mode_of(place->file), 0600);
	assert_int_equal(mode_of(place->absent), 0600);
	assert_int_equal(scratch_count(place->folder), 2);
}

static void
test_a_file_is_replaced_even_under_a_harsh_umask(void **state)
{
	struct place *place = *state;
	mode_t before = umask(0777);

	assert_int_equal(files_create(place->absent, "x", 1), ERR_NONE);
	umask(before);
	assert_int_equal(mode_of(place->absent), 0600);
}

static void
test_the_other_name_of_a_file_keeps_the_old_bytes(void **state)
{
	struct place *place = *state;

	assert_int_equal(link(place->file, place->absent), 0);
	assert_int_equal(files_replace(place->file, "new", 3), ERR_NONE);
	holds(place->absent, "old");
	holds(place->file, "new");
}

static void
test_creating_spares_a_file_that_is_there(void **state)
{
	struct place *place = *state;

	assert_int_equal(files_create(place->file, "new", 3), ERR_EXISTS);
	holds(place->file, "old");
	assert_int_equal(files_create(place->absent, "new", 3), ERR_NONE);
	holds(place->absent, "new");
	assert_int_equal(mode_of(place->absent), 0600);
}

static void
test_creating_spares_a_file_that_comes_meanwhile(void **state)
{
	struct place *place = *state;

	fail_at("renameat2", 0, EEXIST);
	assert_int_equal(files_create(place->absent, "new", 3), ERR_EXISTS);
	assert_int_equal(scratch_count(place->folder), 1);
}

static void
test_creating_links_where_renaming_cannot_spare(void **state)
{
	struct place *place = *state;

	fail_at("renameat2", 0, EINVAL);
	assert_int_equal(files_create(place->absent, "new", 3), ERR_NONE);
	holds(place->absent, "new");
	assert_int_equal(scratch_count(place->folder), 2);
}

static void
test_a_folder_that_is_not_there_takes_no_file(void **state)
{
	struct place *place = *state;
	char *path = paths_join(place->absent, "file");

	assert_int_equal(files_replace(path, "x", 1), ERR_NOT_FOUND);
	assert_int_equal(files_create(path, "x", 1), ERR_NOT_FOUND);
	assert_false(files_exist(place->absent));
	free(path);
}

/* Each call of a replacement fails in turn, until none is left to fail. */
static void
test_a_replacement_that_fails_leaves_the_old_file_alone(void **state)
{
	static const char *const calls[] = { "fstat", "fchmod", "pwrite",
					     "fsync", "rename" };
	struct place *place = *state;

	for (size_t i = 0; i < sizeof(calls) / sizeof(calls[0]); i++) {
		fail_at(calls[i], 0, ENOSPC);
		assert_int_equal(files_replace(place->file, "new", 3),
				 ERR_DISK_FULL);
		assert_true(plan.has_failed);
		fail_no_more();
		holds(place->file, "old");
		assert_int_equal(scratch_count(place->folder), 1);
	}
}

static void
test_a_creation_that_fails_leaves_nothing(void **state)
{
	static const char *const calls[] = { "fstat", "fchmod", "pwrite",
					     "fsync", "renameat2" };
	struct place *place = *state;

	for (size_t i = 0; i < sizeof(calls) / sizeof(calls[0]); i++) {
		fail_at(calls[i], 0, EIO);
		assert_int_equal(files_create(place->absent, "new", 3), ERR_IO);
		assert_true(plan.has_failed);
		fail_no_more();
		assert_int_equal(scratch_count(place->folder), 1);
	}
}

static void
test_only_the_folders_sync_fails_after_the_file_stands(void **state)
{
	struct place *place = *state;

	fail_at("fsync", 1, EIO);
	assert_int_equal(files_replace(place->file, "new", 3), ERR_IO);
	fail_no_more();
	holds(place->file, "new");
	assert_int_equal(scratch_count(place->folder), 1);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		PLACED(test_nothing_is_put_in_the_place_of_what_is_no_plain_file),
		PLACED(test_a_replaced_file_is_whole_and_private),
		PLACED(test_a_file_is_replaced_even_under_a_harsh_umask),
		PLACED(test_the_other_name_of_a_file_keeps_the_old_bytes),
		PLACED(test_creating_spares_a_file_that_is_there),
		PLACED(test_creating_spares_a_file_that_comes_meanwhile),
		PLACED(test_creating_links_where_renaming_cannot_spare),
		PLACED(test_a_folder_that_is_not_there_takes_no_file),
		PLACED(test_a_replacement_that_fails_leaves_the_old_file_alone),
		PLACED(test_a_creation_that_fails_leaves_nothing),
		PLACED(test_only_the_folders_sync_fails_after_the_file_stands),
	};

	return cmocka_run_group_tests_name("replace", tests, NULL, NULL);
}
