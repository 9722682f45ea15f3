/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "place.h"

#include "test.h"

#include <stdio.h>
#include <stdlib.h>
#include <sys/socket.h>
#include <sys/stat.h>
#include <sys/un.h>
#include <unistd.h>

#include "base/alloc.h"
#include "failing.h"
#include "scratch.h"
#include "sys/files.h"
#include "sys/paths.h"

static void
write_file(const char *path, const char *text)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_true(fputs(text, file) >= 0);
	assert_int_equal(fclose(file), 0);
}

int
place_set_up(void **state)
{
	struct place *place = alloc_zeroed(1, sizeof(*place));

	place->folder = scratch_new();
	place->file = paths_join(place->folder, "file");
	place->absent = paths_join(place->folder, "absent");
	write_file(place->file, "old");
	*state = place;
	return 0;
}

int
place_tear_down(void **state)
{
	struct place *place = *state;

	fail_no_more();
	scratch_remove(place->folder);
	free(place->file);
	free(place->absent);
	free(place);
	return 0;
}

void
holds(const char *path, const char *want)
{
	struct buf got = { 0 };

	assert_int_equal(files_read(&got, path, LIMIT), ERR_NONE);
	assert_string_equal(buf_text(&got), want);
	buf_clear(&got);
}

mode_t
mode_of(const char *path)
{
	struct stat stat;

	assert_int_equal(lstat(path, &stat), 0);
	return stat.st_mode & 07777;
}

void
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

place_plant *const plants[PLANTS] = { make_link, make_fifo, make_socket,
				      make_directory };
