/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sys/files.h"

#include <errno.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "sys/paths.h"

enum {
	FIRST_FREE = STDERR_FILENO + 1,
	READ_STEP = 64 * 1024,
};

/* A name is kept from leading elsewhere, and opening from waiting for ever. */
enum { OPEN_FLAGS = O_CLOEXEC | O_NOFOLLOW | O_NOCTTY };

static enum err
files_open_failed(const char *path)
{
	switch (errno) {
	case ENOENT:
	case ENOTDIR:
		err_system(errno, "%s", path);
		return ERR_NOT_FOUND;
	case ELOOP:
	case EISDIR:
	case ENXIO:
	case ENODEV:
		err_system(errno, "%s", path);
		return ERR_FOREIGN;
	case EEXIST:
		err_system(errno, "%s", path);
		return ERR_EXISTS;
	default:
		return err_system(errno, "%s", path);
	}
}

/* The same file on a descriptor that no standard stream can be taken for. */
static int
files_lift(int fd)
{
	int lifted, saved;

	if (fd < 0 || fd >= FIRST_FREE)
		return fd;
	lifted = fcntl(fd, F_DUPFD_CLOEXEC, FIRST_FREE);
	saved = errno;
	close(fd);
	errno = saved;
	return lifted;
}

static enum err
files_check(int fd, const char *path, int flags)
{
	struct stat stat;
	int status;

	if (fstat(fd, &stat) == -1)
		return err_system(errno, "%s", path);
	if (!S_ISREG(stat.st_mode))
		return err_note(ERR_FOREIGN, "%s: not a plain file", path);
	if ((flags & O_ACCMODE) != O_RDONLY && stat.st_uid != geteuid())
		return err_note(ERR_NO_RIGHTS, "%s: owned by someone else",
				path);
	status = fcntl(fd, F_GETFL);
	if (status == -1 || fcntl(fd, F_SETFL, status & ~O_NONBLOCK) == -1)
		return err_system(errno, "%s", path);
	return ERR_NONE;
}

enum err
files_open(int *out, const char *path, int flags, mode_t mode)
{
	/* Without O_NONBLOCK a FIFO would wait for its other end. */
	int fd = files_lift(open(path, flags | OPEN_FLAGS | O_NONBLOCK, mode));
	enum err err;

	if (fd < 0)
		return files_open_failed(path);
	err = files_check(fd, path, flags);
	if (err) {
		close(fd);
		return err;
	}
	*out = fd;
	return ERR_NONE;
}

/* One step of reading; *got is 0 at the end. */
static enum err
files_read_step(int fd, uint8_t *bytes, size_t room, size_t *got)
{
	ssize_t length;

	do
		length = read(fd, bytes, room);
	while (length < 0 && errno == EINTR);
	if (length < 0)
		return err_system(errno, "reading");
	*got = (size_t)length;
	return ERR_NONE;
}

static enum err
files_read_fd(struct buf *out, int fd, size_t limit)
{
	uint8_t *step = alloc_zeroed(READ_STEP, 1);
	size_t total = 0;
	size_t got = 1;
	enum err err = ERR_NONE;

	while (!err && got > 0) {
		err = files_read_step(fd, step, READ_STEP, &got);
		if (err)
			break;
		total += got;
		if (total > limit)
			err = err_note(ERR_TOO_LARGE, "more than %zu bytes",
				       limit);
		else
			buf_add(out, step, got);
	}
	wipe(step, READ_STEP);
	free(step);
	return err;
}

/* Takes back what was added before it failed, and says whose it was. */
static enum err
files_read_whole(struct buf *out, int fd, size_t limit, const char *path)
{
	size_t before = out->length;
	enum err err = files_read_fd(out, fd, limit);

	if (!err)
		return ERR_NONE;
	buf_cut(out, before);
	return err_note(err, "%s: %s", path, err_last_note());
}

enum err
files_read(struct buf *out, const char *path, size_t limit)
{
	enum err err;
	int fd = -1;

	err = files_open(&fd, path, O_RDONLY, 0);
	if (err)
		return err;
	err = files_read_whole(out, fd, limit, path);
	close(fd);
	return err;
}

enum err
files_read_any(struct buf *out, const char *path, size_t limit)
{
	if (strcmp(path, "-") == 0)
		return files_read_whole(out, STDIN_FILENO, limit, path);
	return files_read(out, path, limit);
}

enum err
files_write_at(int fd, const void *bytes, size_t length, off_t at)
{
	const uint8_t *next = bytes;

	while (length > 0) {
		ssize_t written = pwrite(fd, next, length, at);

		if (written < 0 && errno == EINTR)
			continue;
		if (written <= 0)
			return err_system(written < 0 ? errno : EIO, "writing");
		next += written;
		at += written;
		length -= (size_t)written;
	}
	return ERR_NONE;
}

enum err
files_read_at(int fd, void *bytes, size_t length, off_t at)
{
	uint8_t *next = bytes;

	while (length > 0) {
		ssize_t got = pread(fd, next, length, at);

		if (got < 0 && errno == EINTR)
			continue;
		if (got < 0)
			return err_system(errno, "reading");
		if (got == 0)
			return err_note(ERR_IO, "the file ends too early");
		next += got;
		at += got;
		length -= (size_t)got;
	}
	return ERR_NONE;
}

enum err
files_sync(int fd)
{
	return fsync(fd) == 0 ? ERR_NONE : err_system(errno, "fsync");
}

enum err
files_sync_data(int fd)
{
	return fdatasync(fd) == 0 ? ERR_NONE : err_system(errno, "fdatasync");
}

static enum err
files_sync_this_folder(const char *folder)
{
	int fd = files_lift(open(folder, O_RDONLY | O_DIRECTORY | O_CLOEXEC));
	int failure;

	if (fd < 0)
		return err_system(errno, "%s", folder);
	failure = fsync(fd) == 0 ? 0 : errno;
	close(fd);
	/* Some file systems have no such thing, and need none. */
	if (failure != 0 && failure != EINVAL)
		return err_system(failure, "%s", folder);
	return ERR_NONE;
}

enum err
files_sync_folder(const char *path)
{
	char *folder = paths_folder(path);
	enum err err = files_sync_this_folder(folder);

	free(folder);
	return err;
}

bool
files_exist(const char *path)
{
	struct stat stat;

	return lstat(path, &stat) == 0;
}

static enum err
files_make_one(const char *path)
{
	struct stat there;

	if (mkdir(path, 0700) == 0)
		return files_sync_folder(path);
	if (errno != EEXIST)
		return err_system(errno, "%s", path);
	if (stat(path, &there) == -1 || !S_ISDIR(there.st_mode))
		return err_note(ERR_FOREIGN, "%s: not a folder", path);
	return ERR_NONE;
}

enum err
files_make_folder(const char *path)
{
	char *part = alloc_string(path);
	enum err err = ERR_NONE;

	for (char *slash = part; !err && (slash = strchr(slash + 1, '/'));) {
		*slash = '\0';
		err = files_make_one(part);
		*slash = '/';
	}
	if (!err)
		err = files_make_one(part);
	free(part);
	return err;
}
