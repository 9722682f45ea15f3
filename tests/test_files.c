/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test.h"

#include <errno.h>
#include <fcntl.h>
#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/alloc.h"
#include "scratch.h"
#include "sys/files.h"
#include "sys/paths.h"

enum { LIMIT = 1 << 20 };

/* Which call fails next, after how many that do not, and how. */
static struct {
	const char *call;
	int after;
	int errno_value;
	bool is_short;       /* writes and reads of one byte */
	bool is_interrupted; /* every other one */
	bool has_failed;
} plan;

static bool
must_fail(const char *call)
{
	if (!plan.call || strcmp(plan.call, call) != 0 || plan.after-- != 0)
		return false;
	plan.has_failed = true;
	errno = plan.errno_value;
	return true;
}

static void
fail_at(const char *call, int after, int errno_value)
{
	memset(&plan, 0, sizeof(plan));
	plan.call = call;
	plan.after = after;
	plan.errno_value = errno_value;
}

static void
fail_no_more(void)
{
	memset(&plan, 0, sizeof(plan));
}

/* True for a call that is to be tried again. */
static bool
is_in_between(void)
{
	static bool turn;

	if (!plan.is_interrupted)
		return false;
	turn = !turn;
	if (turn)
		errno = EINTR;
	return turn;
}

ssize_t __real_pwrite(int fd, const void *bytes, size_t length, off_t at);
ssize_t __wrap_pwrite(int fd, const void *bytes, size_t length, off_t at);
ssize_t __real_pread(int fd, void *bytes, size_t length, off_t at);
ssize_t __wrap_pread(int fd, void *bytes, size_t length, off_t at);
int __real_fsync(int fd);
int __wrap_fsync(int fd);
int __real_fdatasync(int fd);
int __wrap_fdatasync(int fd);
int __real_fchmod(int fd, mode_t mode);
int __wrap_fchmod(int fd, mode_t mode);
int __real_fstat(int fd, struct stat *stat);
int __wrap_fstat(int fd, struct stat *stat);
int __real_rename(const char *from, const char *to);
int __wrap_rename(const char *from, const char *to);
int __real_renameat2(int a, const char *from, int b, const char *to,
		     unsigned flags);
int __wrap_renameat2(int a, const char *from, int b, const char *to,
		     unsigned flags);
int __real_link(const char *from, const char *to);
int __wrap_link(const char *from, const char *to);
uid_t __real_geteuid(void);
uid_t __wrap_geteuid(void);

ssize_t
__wrap_pwrite(int fd, const void *bytes, size_t length, off_t at)
{
	if (is_in_between() || must_fail("pwrite"))
		return -1;
	if (must_fail("pwrite of nothing"))
		return 0;
	return __real_pwrite(fd, bytes, plan.is_short ? 1 : length, at);
}

ssize_t
__wrap_pread(int fd, void *bytes, size_t length, off_t at)
{
	if (is_in_between() || must_fail("pread"))
		return -1;
	return __real_pread(fd, bytes, plan.is_short ? 1 : length, at);
}

int
__wrap_fsync(int fd)
{
	return must_fail("fsync") ? -1 : __real_fsync(fd);
}

int
__wrap_fdatasync(int fd)
{
	return must_fail("fdatasync") ? -1 : __real_fdatasync(fd);
}

int
__wrap_fchmod(int fd, mode_t mode)
{
	return must_fail("fchmod") ? -1 : __real_fchmod(fd, mode);
}

int
__wrap_fstat(int fd, struct stat *stat)
{
	return must_fail("fstat") ? -1 : __real_fstat(fd, stat);
}

int
__wrap_rename(const char *from, const char *to)
{
	return must_fail("rename") ? -1 : __real_rename(from, to);
}

int
__wrap_renameat2(int a, const char *from, int b, const char *to, unsigned flags)
{
	return must_fail("renameat2") ? -1
				      : __real_renameat2(a, from, b, to, flags);
}

int
__wrap_link(const char *from, const char *to)
{
	return must_fail("link") ? -1 : __real_link(from, to);
}

uid_t
__wrap_geteuid(void)
{
	return must_fail("geteuid") ? 12345 : __real_geteuid();
}

struct place {
	char *folder;
	char *file;   /* holds "old" */
	char *absent; /* not there */
};

static void
write_file(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

static int
set_up(void **state)
{
	struct place *place = alloc_zeroed(1, sizeof(*place));

	place->folder = scratch_new();
	place->file = paths_join(place->folder, "file");
	place->absent = paths_join(place->folder, "absent");
	write_file(place->file, "old");
	*state = place;
	return 0;
}

static int
tear_down(void **state)
{
	struct place *place = *state;

	fail_no_more();
	scratch_remove(place->folder);
	free(place->file);
	free(place->absent);
	free(place);
	return 0;
}

static void
holds(const char *path, const char *want)
{
	struct buf got = { 0 };

	assert_int_equal(files_read(&got, path, LIMIT), ERR_NONE);
	assert_string_equal(buf_text(&got), want);
	buf_clear(&got);
}

static mode_t
mode_of(const char *path)
{
	struct stat stat;

	assert_int_equal(lstat(path, &stat), 0);
	return stat.st_mode & 07777;
}

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
make_link(const char *path, const char *target)
{
	assert_int_equal(symlink(target, path), 0);
}

static void
make_fifo(const char *path, const char *target)
{
	(void)target;
	assert_int_equal(mkfifo(path, 0600), 0);
}

static void
make_socket(const char *path, const char *target)
{
	struct sockaddr_un address = { .sun_family = AF_UNIX };
	int fd = socket(AF_UNIX, SOCK_STREAM, 0);

	(void)target;
	snprintf(address.sun_path, sizeof(address.sun_path), "%s", path);
	assert_int_equal(bind(fd, (struct sockaddr *)&address, sizeof(address)),
			 0);
	close(fd);
}

static void
make_directory(const char *path, const char *target)
{
	(void)target;
	assert_int_equal(mkdir(path, 0700), 0);
}

static void (*const plants[])(const char *,
			      const char *) = { make_link, make_fifo,
						make_socket, make_directory };

enum { PLANTS = sizeof(plants) / sizeof(plants[0]) };

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

/* The child has nothing on its standard streams. */
static void
test_no_descriptor_is_one_of_the_standard_streams(void **state)
{
	struct place *place = *state;
	int status;
	pid_t child = fork();

	if (child == 0) {
		int fd = -1;

		close(STDIN_FILENO);
		close(STDOUT_FILENO);
		if (files_open(&fd, place->file, O_RDONLY, 0) || fd < 3)
			_exit(1);
		if ((fcntl(fd, F_GETFD) & FD_CLOEXEC) == 0)
			_exit(2);
		if ((fcntl(fd, F_GETFL) & O_NONBLOCK) != 0)
			_exit(3);
		if (files_sync_folder(place->file))
			_exit(4);
		_exit(fcntl(STDIN_FILENO, F_GETFD) == -1 ? 0 : 5);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 0);
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

#define PLACED(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		PLACED(test_a_file_that_is_not_there_is_not_found),
		PLACED(test_a_file_below_a_file_is_not_found),
		PLACED(test_a_name_that_is_taken_exists),
		PLACED(test_what_is_no_plain_file_is_foreign),
		PLACED(test_nothing_is_put_in_the_place_of_what_is_no_plain_file),
		PLACED(test_a_device_is_foreign),
		PLACED(test_somebody_elses_file_is_only_read),
		PLACED(test_no_descriptor_is_one_of_the_standard_streams),
		PLACED(test_reading_appends_up_to_the_limit),
		PLACED(test_a_file_of_many_steps_is_read_whole),
		PLACED(test_a_dash_is_standard_input),
		PLACED(test_each_byte_is_written_however_short_the_writes),
		PLACED(test_a_failed_call_is_told_as_what_it_is),
		PLACED(test_a_folder_that_cannot_be_synced_is_told),
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
		PLACED(test_folders_are_made_private_down_to_the_last),
		PLACED(test_a_folder_cannot_be_made_below_a_file),
		PLACED(test_a_folder_of_another_name_is_a_folder),
		PLACED(test_a_link_that_leads_nowhere_exists),
	};

	return cmocka_run_group_tests_name("files", tests, NULL, NULL);
}
