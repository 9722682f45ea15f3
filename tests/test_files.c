/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test.h"

#include <errno.h>
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "child.h"
#include "failing.h"
#include "place.h"
#include "scratch.h"
#include "sys/files.h"
#include "sys/paths.h"

static void
test_a_file_that_is_not_there_is_not_found(void **state)
{
	struct place *place = *state;
	struct buf out = { 0 };
	int fd = 99;

	assert_int_equal(files_open(&fd, place->absent, O_RDONLY, 0),
			 ERR_NOT_FOUND);
	assert_int_equal(fd, 99);
	assert_non_null(strstr(err_last_note(), place->absent));
	assert_int_equal(files_read(&out, "", LIMIT), ERR_NOT_FOUND);
	assert_null(out.data);
}

static void
test_a_file_below_a_file_is_not_found(void **state)
{
	struct place *place = *state;
	char *path = paths_join(place->file, "below");
	int fd;

	assert_int_equal(files_open(&fd, path, O_RDONLY, 0), ERR_NOT_FOUND);
	free(path);
}

static void
test_a_name_that_is_taken_exists(void **state)
{
	struct place *place = *state;
	int fd;

	assert_int_equal(
		files_open(&fd, place->file, O_WRONLY | O_CREAT | O_EXCL, 0600),
		ERR_EXISTS);
}

static void
test_what_is_no_plain_file_is_foreign(void **state)
{
	static const int flags[] = { O_RDONLY, O_WRONLY, O_RDWR,
				     O_WRONLY | O_CREAT | O_TRUNC };
	struct place *place = *state;

	for (size_t i = 0; i < PLANTS; i++) {
		plants[i](place->absent, place->file);
		for (size_t j = 0; j < sizeof(flags) / sizeof(flags[0]); j++) {
			int fd = 99;

			assert_int_equal(
				files_open(&fd, place->absent, flags[j], 0600),
				ERR_FOREIGN);
			assert_int_equal(fd, 99);
		}
		assert_int_equal(remove(place->absent), 0);
	}
	holds(place->file, "old");
}

static void
test_a_device_is_foreign(void **state)
{
	int fd;

	(void)state;
	assert_int_equal(files_open(&fd, "/dev/null", O_RDWR, 0), ERR_FOREIGN);
	assert_int_equal(files_open(&fd, "/dev/tty", O_RDWR, 0), ERR_FOREIGN);
}

static void
test_somebody_elses_file_is_only_read(void **state)
{
	struct place *place = *state;
	int fd;

	fail_at("geteuid", 0, 0);
	assert_int_equal(files_open(&fd, place->file, O_RDWR, 0),
			 ERR_NO_RIGHTS);
	fail_at("geteuid", 0, 0);
	assert_int_equal(files_open(&fd, place->file, O_RDONLY, 0), ERR_NONE);
	close(fd);
}

/* What the child opens. */
static const char *child_file;

static void
open_without_streams(void)
{
	int fd = -1;

	close(STDIN_FILENO);
	close(STDOUT_FILENO);
	if (files_open(&fd, child_file, O_RDONLY, 0) || fd < 3)
		_exit(1);
	if ((fcntl(fd, F_GETFD) & FD_CLOEXEC) == 0)
		_exit(2);
	if ((fcntl(fd, F_GETFL) & O_NONBLOCK) != 0)
		_exit(3);
	if (files_sync_folder(child_file))
		_exit(4);
	if (fcntl(STDIN_FILENO, F_GETFD) != -1)
		_exit(5);
}

static void
test_no_descriptor_is_one_of_the_standard_streams(void **state)
{
	struct place *place = *state;
	struct buf out = { 0 };

	child_file = place->file;
	assert_int_equal(child_run(&out, open_without_streams), 0);
	buf_clear(&out);
}

static void
test_a_name_that_no_disk_takes_is_told(void **state)
{
	const struct place *place = *state;
	char name[400];
	char *path;
	int fd;

	memset(name, 'n', sizeof(name) - 1);
	name[sizeof(name) - 1] = '\0';
	path = paths_join(place->folder, name);
	assert_int_equal(files_open(&fd, path, O_RDONLY, 0), ERR_IO);
	assert_int_equal(files_replace(path, "x", 1), ERR_IO);
	assert_int_equal(files_make_folder(path), ERR_IO);
	assert_int_equal(scratch_count(place->folder), 1);
	free(path);
}

static void
test_reading_appends_up_to_the_limit(void **state)
{
	struct place *place = *state;
	struct buf out = { 0 };

	buf_adds(&out, "before ");
	assert_int_equal(files_read(&out, place->file, 3), ERR_NONE);
	assert_string_equal(buf_text(&out), "before old");
	assert_int_equal(files_read(&out, place->file, 2), ERR_TOO_LARGE);
	assert_string_equal(buf_text(&out), "before old");
	assert_non_null(strstr(err_last_note(), place->file));
	buf_clear(&out);
}

static void
test_a_file_of_many_steps_is_read_whole(void **state)
{
	struct place *place = *state;
	struct buf big = { 0 };
	struct buf out = { 0 };

	for (uint32_t i = 0; i < 70000; i++)
		buf_add_u32(&big, i * 2654435761U);
	assert_int_equal(files_replace(place->file, big.data, big.length),
			 ERR_NONE);
	assert_int_equal(files_read(&out, place->file, LIMIT), ERR_NONE);
	assert_int_equal(out.length, big.length);
	assert_memory_equal(out.data, big.data, big.length);
	buf_clear(&out);
	buf_clear(&big);
}

static void
read_input(const char *path, enum err want, const char *text)
{
	struct buf out = { 0 };
	int saved = dup(STDIN_FILENO);
	int fd = open(path, O_RDONLY | O_CLOEXEC);

	assert_true(saved >= 0 && fd >= 0);
	assert_int_equal(dup2(fd, STDIN_FILENO), STDIN_FILENO);
	assert_int_equal(files_read_any(&out, "-", LIMIT), want);
	assert_string_equal(buf_text(&out), text);
	assert_int_equal(dup2(saved, STDIN_FILENO), STDIN_FILENO);
	close(saved);
	close(fd);
	buf_clear(&out);
}

static void
test_a_dash_is_standard_input(void **state)
{
	struct place *place = *state;
	struct buf out = { 0 };

	read_input(place->file, ERR_NONE, "old");
	read_input(place->folder, ERR_IO, "");
	assert_int_equal(files_read_any(&out, place->file, LIMIT), ERR_NONE);
	assert_string_equal(buf_text(&out), "old");
	buf_clear(&out);
}

static void
test_each_byte_is_written_however_short_the_writes(void **state)
{
	struct place *place = *state;
	char back[10] = "";
	int fd;

	assert_int_equal(files_open(&fd, place->file, O_RDWR, 0), ERR_NONE);
	plan.is_short = plan.is_interrupted = true;
	assert_int_equal(files_write_at(fd, "abcdef", 6, 2), ERR_NONE);
	assert_int_equal(files_read_at(fd, back, 8, 0), ERR_NONE);
	assert_string_equal(back, "olabcdef");
	assert_int_equal(files_read_at(fd, back, 9, 0), ERR_IO);
	fail_no_more();
	assert_int_equal(files_write_at(fd, NULL, 0, 0), ERR_NONE);
	assert_int_equal(files_read_at(fd, NULL, 0, 0), ERR_NONE);
	close(fd);
}

static void
test_a_failed_call_is_told_as_what_it_is(void **state)
{
	struct place *place = *state;
	char back[3];
	int fd;

	assert_int_equal(files_open(&fd, place->file, O_RDWR, 0), ERR_NONE);
	fail_at("pwrite", 0, ENOSPC);
	assert_int_equal(files_write_at(fd, "x", 1, 0), ERR_DISK_FULL);
	fail_at("pwrite of nothing", 0, 0);
	assert_int_equal(files_write_at(fd, "x", 1, 0), ERR_IO);
	fail_at("pread", 0, EIO);
	assert_int_equal(files_read_at(fd, back, 3, 0), ERR_IO);
	fail_at("fsync", 0, EIO);
	assert_int_equal(files_sync(fd), ERR_IO);
	fail_at("fdatasync", 0, EDQUOT);
	assert_int_equal(files_sync_data(fd), ERR_DISK_FULL);
	fail_no_more();
	assert_int_equal(files_sync(fd), ERR_NONE);
	assert_int_equal(files_sync_data(fd), ERR_NONE);
	close(fd);
}

static void
test_a_folder_that_cannot_be_synced_is_told(void **state)
{
	struct place *place = *state;
	char *path = paths_join(place->absent, "file");

	assert_int_equal(files_sync_folder(path), ERR_IO);
	fail_at("fsync", 0, EIO);
	assert_int_equal(files_sync_folder(place->file), ERR_IO);
	/* A file system that has no such thing needs none. */
	fail_at("fsync", 0, EINVAL);
	assert_int_equal(files_sync_folder(place->file), ERR_NONE);
	free(path);
}

static void
test_folders_are_made_private_down_to_the_last(void **state)
{
	struct place *place = *state;
	char *middle = paths_join(place->absent, "b");
	char *deep = paths_join(middle, "c/");
	mode_t before = umask(0);

	assert_int_equal(files_make_folder(deep), ERR_NONE);
	assert_int_equal(files_make_folder(deep), ERR_NONE);
	umask(before);
	assert_int_equal(mode_of(place->absent), 0700);
	assert_int_equal(mode_of(middle), 0700);
	assert_int_equal(mode_of(deep), 0700);
	free(deep);
	free(middle);
}

static void
test_a_folder_cannot_be_made_below_a_file(void **state)
{
	struct place *place = *state;
	char *path = paths_join(place->file, "below");

	assert_int_equal(files_make_folder(place->file), ERR_FOREIGN);
	assert_int_equal(files_make_folder(path), ERR_FOREIGN);
	assert_int_equal(files_make_folder("/proc/vigie"), ERR_IO);
	free(path);
}

static void
test_a_folder_of_another_name_is_a_folder(void **state)
{
	struct place *place = *state;
	char *path = paths_join(place->absent, "new");

	make_link(place->absent, place->folder);
	assert_int_equal(files_make_folder(path), ERR_NONE);
	assert_int_equal(scratch_count(place->folder), 3);
	free(path);
}

static void
test_a_link_that_leads_nowhere_exists(void **state)
{
	struct place *place = *state;

	assert_true(files_exist(place->file));
	assert_true(files_exist(place->folder));
	assert_false(files_exist(place->absent));
	make_link(place->absent, "nowhere");
	assert_true(files_exist(place->absent));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		PLACED(test_a_file_that_is_not_there_is_not_found),
		PLACED(test_a_file_below_a_file_is_not_found),
		PLACED(test_a_name_that_is_taken_exists),
		PLACED(test_what_is_no_plain_file_is_foreign),
		PLACED(test_a_device_is_foreign),
		PLACED(test_somebody_elses_file_is_only_read),
		PLACED(test_no_descriptor_is_one_of_the_standard_streams),
		PLACED(test_a_name_that_no_disk_takes_is_told),
		PLACED(test_reading_appends_up_to_the_limit),
		PLACED(test_a_file_of_many_steps_is_read_whole),
		PLACED(test_a_dash_is_standard_input),
		PLACED(test_each_byte_is_written_however_short_the_writes),
		PLACED(test_a_failed_call_is_told_as_what_it_is),
		PLACED(test_a_folder_that_cannot_be_synced_is_told),
		PLACED(test_folders_are_made_private_down_to_the_last),
		PLACED(test_a_folder_cannot_be_made_below_a_file),
		PLACED(test_a_folder_of_another_name_is_a_folder),
		PLACED(test_a_link_that_leads_nowhere_exists),
	};

	return cmocka_run_group_tests_name("files", tests, NULL, NULL);
}
