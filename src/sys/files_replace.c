/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sys/files.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/buf.h"
#include "sys/paths.h"

/* Sixteen letters nobody can guess, so that the name is not waiting. */
enum { NAME_BYTES = 8 };

static char *
beside(const char *path)
{
	uint8_t bytes[NAME_BYTES];
	char letters[NAME_BYTES * 2 + 1];
	char *folder = paths_folder(path);
	struct buf name = { 0 };
	char *result, *taken;

	randombytes_buf(bytes, sizeof(bytes));
	sodium_bin2hex(letters, sizeof(letters), bytes, sizeof(bytes));
	buf_addf(&name, ".vigie-%s", letters);
	taken = buf_take(&name);
	result = paths_join(folder, taken);
	free(taken);
	free(folder);
	return result;
}

static enum err
fill(int fd, const void *bytes, size_t length)
{
	enum err err;

	/* Whatever the umask and the folder make of a new file. */
	if (fchmod(fd, 0600) == -1)
		return err_system(errno, "chmod");
	err = files_write_at(fd, bytes, length, 0);
	return err ? err : files_sync(fd);
}

/* A name for what stands in no folder. */
static enum err
give_name(int fd, const char *path)
{
	char link[sizeof("/proc/self/fd/") + 3 * sizeof(int)];

	snprintf(link, sizeof(link), "/proc/self/fd/%d", fd);
	if (linkat(AT_FDCWD, link, AT_FDCWD, path, AT_SYMLINK_FOLLOW) == 0)
		return ERR_NONE;
	return errno == EEXIST ? err_note(ERR_EXISTS, "%s", path)
			       : err_system(errno, "%s", path);
}

/*
 * Without a name until it is whole: whoever is killed leaves nothing behind.
 * *is_known is false where the file system has no such files, or /proc is not
 * there; the other way is then the one.
 */
static enum err
write_nameless(bool *is_known, const char *path, const void *bytes,
	       size_t length)
{
	char *folder = paths_folder(path);
	enum err err;
	int fd;

	err = files_open(&fd, folder, O_WRONLY | O_TMPFILE, 0600);
	free(folder);
	*is_known = err == ERR_NONE;
	if (err)
		return err;
	err = fill(fd, bytes, length);
	if (!err) {
		err = give_name(fd, path);
		*is_known = err == ERR_NONE || err == ERR_EXISTS;
	}
	close(fd);
	return err;
}

static enum err
write_named(const char *path, const void *bytes, size_t length)
{
	enum err err;
	int fd;

	err = files_open(&fd, path, O_WRONLY | O_CREAT | O_EXCL, 0600);
	if (!err) {
		err = fill(fd, bytes, length);
		close(fd);
	}
	/* It may be there also when opening says no. */
	if (err && err != ERR_EXISTS)
		unlink(path);
	return err;
}

static enum err
write_new(const char *path, const void *bytes, size_t length)
{
	bool is_known;
	enum err err = write_nameless(&is_known, path, bytes, length);

	return is_known ? err : write_named(path, bytes, length);
}

static int
rename_over(const char *from, const char *to)
{
	return rename(from, to);
}

/* Where renaming cannot be told to spare a file, linking does. */
static int
rename_to_free(const char *from, const char *to)
{
	if (renameat2(AT_FDCWD, from, AT_FDCWD, to, RENAME_NOREPLACE) == 0)
		return 0;
	if (errno != EINVAL && errno != ENOSYS)
		return -1;
	if (link(from, to) == -1)
		return -1;
	unlink(from);
	return 0;
}

static enum err
move(const char *from, const char *to,
     int (*rename_as)(const char *, const char *))
{
	enum err err;

	if (rename_as(from, to) == 0)
		return files_sync_folder(to);
	err = errno == EEXIST ? err_note(ERR_EXISTS, "%s", to)
			      : err_system(errno, "%s", to);
	unlink(from);
	return err;
}

static enum err
write_and_move(const char *path, const void *bytes, size_t length,
	       int (*rename_as)(const char *, const char *))
{
	char *temporary = beside(path);
	enum err err = write_new(temporary, bytes, length);

	if (err)
		err_note(err, "%s: %s", path, err_last_note());
	else
		err = move(temporary, path, rename_as);
	free(temporary);
	return err;
}

enum err
files_replace(const char *path, const void *bytes, size_t length)
{
	struct stat stat;

	if (lstat(path, &stat) == 0 && !S_ISREG(stat.st_mode))
		return err_note(ERR_FOREIGN, "%s: not a plain file", path);
	return write_and_move(path, bytes, length, rename_over);
}

enum err
files_create(const char *path, const void *bytes, size_t length)
{
	bool is_known;
	enum err err;

	if (files_exist(path))
		return err_note(ERR_EXISTS, "%s", path);
	err = write_nameless(&is_known, path, bytes, length);
	if (!is_known)
		return write_and_move(path, bytes, length, rename_to_free);
	return err ? err : files_sync_folder(path);
}
