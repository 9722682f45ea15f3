/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/wait.h>
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

/* A name of a folder where no file without a name is made. */
static char *
by_link(const struct place *place, const char *name)
{
	char *link = paths_join(place->folder, "link");
	char *path = paths_join(link, name);

	if (!files_exist(link))
		make_link(link, place->folder);
	free(link);
	return path;
}

static void
test_creating_spares_a_file_that_comes_meanwhile(void **state)
{
	struct place *place = *state;
	char *path = by_link(place, "absent");

	fail_at("linkat", 0, EEXIST);
	assert_int_equal(files_create(place->absent, "new", 3), ERR_EXISTS);
	fail_at("renameat2", 0, EEXIST);
	assert_int_equal(files_create(path, "new", 3), ERR_EXISTS);
	assert_true(plan.has_failed);
	assert_int_equal(scratch_count(place->folder), 2);
	free(path);
}

static void
test_creating_links_where_renaming_cannot_spare(void **state)
{
	struct place *place = *state;
	char *path = by_link(place, "absent");

	fail_at("renameat2", 0, EINVAL);
	assert_int_equal(files_create(path, "new", 3), ERR_NONE);
	assert_true(plan.has_failed);
	holds(place->absent, "new");
	assert_int_equal(scratch_count(place->folder), 3);
	free(path);
}

static void
test_a_file_is_made_where_none_can_be_without_a_name(void **state)
{
	struct place *place = *state;
	char *path = by_link(place, "absent");

	fail_at("linkat", 0, ENOENT);
	assert_int_equal(files_replace(place->file, "newer", 5), ERR_NONE);
	assert_true(plan.has_failed);
	fail_no_more();
	assert_int_equal(files_create(path, "new", 3), ERR_NONE);
	assert_int_equal(files_replace(path, "new, too", 8), ERR_NONE);
	holds(place->file, "newer");
	holds(place->absent, "new, too");
	assert_int_equal(scratch_count(place->folder), 3);
	free(path);
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

/* Each call fails in turn, with a name from the first and without. */
static void
test_a_replacement_that_fails_leaves_the_old_file_alone(void **state)
{
	static const char *const calls[] = { "fchmod", "pwrite", "fsync",
					     "rename" };
	struct place *place = *state;
	char *paths[] = { by_link(place, "file"), place->file };

	for (size_t i = 0; i < sizeof(calls) / sizeof(calls[0]) * 2; i++) {
		fail_at(calls[i / 2], 0, ENOSPC);
		assert_int_equal(files_replace(paths[i % 2], "new", 3),
				 ERR_DISK_FULL);
		assert_true(plan.has_failed);
		fail_no_more();
		holds(place->file, "old");
		assert_int_equal(scratch_count(place->folder), 2);
	}
	free(paths[0]);
}

static void
test_a_creation_that_fails_leaves_nothing(void **state)
{
	static const char *const calls[] = { "fchmod", "pwrite", "fsync",
					     "renameat2" };
	struct place *place = *state;
	char *paths[] = { by_link(place, "absent"), place->absent };

	for (size_t i = 0; i < sizeof(calls) / sizeof(calls[0]) * 2 - 1; i++) {
		fail_at(calls[i / 2], 0, EIO);
		assert_int_equal(files_create(paths[i % 2], "new", 3), ERR_IO);
		assert_true(plan.has_failed);
		fail_no_more();
		assert_int_equal(scratch_count(place->folder), 2);
	}
	free(paths[0]);
}

static void
test_only_the_folders_sync_fails_after_the_file_stands(void **state)
{
	struct place *place = *state;

	fail_at("fsync", 1, EIO);
	assert_int_equal(files_replace(place->file, "new", 3), ERR_IO);
	fail_at("fsync", 1, EIO);
	assert_int_equal(files_create(place->absent, "new", 3), ERR_IO);
	fail_no_more();
	holds(place->absent, "new");
	holds(place->file, "new");
	assert_int_equal(scratch_count(place->folder), 2);
}

/* Killed anywhere before it has its name: nothing of it is in the folder. */
static void
test_who_is_killed_while_writing_leaves_nothing(void **state)
{
	static const char *const calls[] = { "fchmod", "pwrite", "fsync",
					     "linkat" };
	struct place *place = *state;

	for (size_t i = 0; i < sizeof(calls) / sizeof(calls[0]); i++) {
		pid_t child = fork();
		int status;

		assert_true(child >= 0);
		if (child == 0) {
			fail_at(calls[i], 0, 0);
			plan.is_deadly = true;
			(void)!files_create(place->absent, "new", 3);
			_exit(0);
		}
		assert_int_equal(waitpid(child, &status, 0), child);
		assert_true(WIFSIGNALED(status));
		assert_int_equal(scratch_count(place->folder), 1);
	}
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
		PLACED(test_a_file_is_made_where_none_can_be_without_a_name),
		PLACED(test_a_folder_that_is_not_there_takes_no_file),
		PLACED(test_a_replacement_that_fails_leaves_the_old_file_alone),
		PLACED(test_a_creation_that_fails_leaves_nothing),
		PLACED(test_only_the_folders_sync_fails_after_the_file_stands),
		PLACED(test_who_is_killed_while_writing_leaves_nothing),
	};

	return cmocka_run_group_tests_name("replace", tests, NULL, NULL);
}
