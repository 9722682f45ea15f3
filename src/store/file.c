/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <errno.h>
#include <fcntl.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <time.h>
#include <unistd.h>

#include "base/alloc.h"
#include "base/buf.h"
#include "store/inside.h"
#include "sys/clock.h"
#include "sys/files.h"

enum {
	PATIENCE_MS = 2000, /* a command waits for another to end */
	NAP_MS = 4,         /* at most, so that waiters do not march in step */
};
/* The lock that counts, and beside it one that says which process has it: the
 * first kind does not tell, the second one a careless close() loses. */
#define LOCK_LENGTH ((off_t)1 << 40)
#define NAME_AT ((off_t)1 << 41)

char *
vault_beside(const char *path, const char *suffix)
{
	struct buf name = { 0 };

	buf_adds(&name, path);
	buf_adds(&name, suffix);
	return buf_take(&name);
}

static struct flock
whole_file(void)
{
	return (struct flock){ .l_type = F_WRLCK,
			       .l_whence = SEEK_SET,
			       .l_len = LOCK_LENGTH };
}

static struct flock
name_byte(void)
{
	return (struct flock){ .l_type = F_WRLCK,
			       .l_whence = SEEK_SET,
			       .l_start = NAME_AT,
			       .l_len = 1 };
}

static enum err
say_busy(int fd, const char *path)
{
	struct flock lock = name_byte();

	if (fcntl(fd, F_GETLK, &lock) == 0 && lock.l_type != F_UNLCK &&
	    lock.l_pid > 0)
		return err_note(ERR_BUSY, "%s: process %ld", path,
				(long)lock.l_pid);
	return err_note(ERR_BUSY, "%s", path);
}

static void
take_a_nap(void)
{
	uint32_t most = NAP_MS * 1000000, least = most / 4;
	struct timespec nap = { 0, (long)(least +
					  randombytes_uniform(most - least)) };

	nanosleep(&nap, NULL);
}

/* until: of the clock that only goes forward. */
static enum err
lock_until(int fd, const char *path, int64_t until)
{
	struct flock lock;

	for (;;) {
		lock = whole_file();
		if (fcntl(fd, F_OFD_SETLK, &lock) == 0)
			break;
		if (errno != EAGAIN && errno != EACCES && errno != EINTR)
			return err_system(errno, "lock %s", path);
		if (clock_monotonic() >= until)
			return say_busy(fd, path);
		take_a_nap();
	}
	lock = name_byte();
	/* Only so that others can be told: nothing depends on it. */
	(void)fcntl(fd, F_SETLK, &lock);
	return ERR_NONE;
}

enum err
file_lock(int fd, const char *path)
{
	return lock_until(fd, path, clock_monotonic() + PATIENCE_MS);
}

bool
file_is_locked_elsewhere(int fd)
{
	struct flock lock = whole_file();

	lock.l_type = F_RDLCK;
	return fcntl(fd, F_OFD_GETLK, &lock) == 0 && lock.l_type != F_UNLCK;
}

/* ERR_NO_DIARY: nothing there. ERR_BUSY: another file. */
static enum err
names_file(const char *path, dev_t device, ino_t inode)
{
	struct stat st;

	if (lstat(path, &st) != 0) {
		if (errno == ENOENT)
			return err_note(ERR_NO_DIARY, "%s is gone", path);
		return err_system(errno, "%s", path);
	}
	if (st.st_dev != device || st.st_ino != inode)
		return err_note(ERR_BUSY, "%s is another file now", path);
	return ERR_NONE;
}

enum err
file_is_in_place(const struct vault *vault)
{
	return names_file(vault->path, vault->device, vault->inode);
}

/* ERR_EXISTS when another has put a new file there while we waited. */
static enum err
open_once(int *out, const char *path, enum vault_mode mode, int64_t until)
{
	int flags = mode == VAULT_WRITE ? O_RDWR : O_RDONLY, fd;
	struct stat st;
	enum err err;

	err = files_open(&fd, path, flags, 0);
	if (err == ERR_NOT_FOUND)
		return err_note(ERR_NO_DIARY, "%s", path);
	if (err)
		return err;
	if (mode == VAULT_WRITE)
		err = lock_until(fd, path, until);
	if (!err && fstat(fd, &st) != 0)
		err = err_system(errno, "%s", path);
	if (!err && mode == VAULT_WRITE)
		err = names_file(path, st.st_dev, st.st_ino) ? ERR_EXISTS
							     : ERR_NONE;
	if (err) {
		close(fd);
		return err;
	}
	*out = fd;
	return ERR_NONE;
}

enum err
file_open(int *out, const char *path, enum vault_mode mode)
{
	int64_t until = clock_monotonic() + PATIENCE_MS;
	enum err err;

	do
		err = open_once(out, path, mode, until);
	while (err == ERR_EXISTS && clock_monotonic() < until);
	return err == ERR_EXISTS ? err_note(ERR_BUSY, "%s", path) : err;
}

enum err
file_adopt(struct vault *vault, int fd)
{
	struct stat st;

	if (fstat(fd, &st) != 0)
		return err_system(errno, "%s", vault->path);
	if (st.st_size > FILE_LIMIT)
		return err_note(ERR_TOO_LARGE, "%s", vault->path);
	vault->fd = fd;
	vault->device = st.st_dev;
	vault->inode = st.st_ino;
	vault->size = (uint64_t)st.st_size;
	vault->written = st.st_mtim;
	vault->rights_are_wide = (st.st_mode & 0177) != 0;
	return ERR_NONE;
}

bool
file_was_touched(const struct vault *vault)
{
	struct stat st;

	return fstat(vault->fd, &st) != 0 ||
	       (uint64_t)st.st_size != vault->size ||
	       st.st_mtim.tv_sec != vault->written.tv_sec ||
	       st.st_mtim.tv_nsec != vault->written.tv_nsec;
}

void
file_note_written(struct vault *vault)
{
	struct stat st;

	if (fstat(vault->fd, &st) == 0)
		vault->written = st.st_mtim;
	else
		vault->is_suspect = true;
}

enum err
file_read_whole(uint8_t **out, const struct vault *vault)
{
	uint8_t *bytes = malloc(vault->size + 1);
	enum err err;

	if (!bytes)
		return err_note(ERR_FAILED, "not enough memory");
	err = files_read_at(vault->fd, bytes, vault->size, 0);
	if (err) {
		free(bytes);
		return err;
	}
	*out = bytes;
	return ERR_NONE;
}

/* Nothing follows what we wrote last, but for the record that was refused: by
 * itself it may stand there, whole or torn. */
static enum err
is_ours(const struct vault *vault, const struct chain_read *read)
{
	const struct chain *ours = &vault->chain, *there = &read->chain;
	const uint8_t *tag = ours->tag;

	if (there->sequence < ours->sequence || read->tail == TAIL_UNREADABLE)
		return err_note(ERR_DAMAGED, "%s: not what was saved",
				vault->path);
	if (there->sequence == ours->sequence + 1)
		tag = vault->refused;
	if (there->sequence > ours->sequence + 1 ||
	    memcmp(there->tag, tag, TAG_LENGTH) != 0)
		return err_note(ERR_BUSY, "%s was written by another",
				vault->path);
	return ERR_NONE;
}

/* While the lock was gone another may have changed what opens the diary. */
static enum err
compare_header(const struct vault *vault, const uint8_t *bytes)
{
	struct header_found found;
	enum err err = header_open_with(&found, bytes, vault->keys);

	if (err) {
		/* Both copies torn by a write of ours are written again. */
		err_forget_note();
		return ERR_NONE;
	}
	secret_free(found.keys);
	if (found.header.generation > vault->header.generation)
		return err_note(ERR_BUSY, "%s was written by another",
				vault->path);
	return ERR_NONE;
}

static enum err
compare(struct vault *vault, const uint8_t *bytes)
{
	struct chain_source source = { .header = &vault->header,
				       .keys = vault->keys,
				       .file = bytes,
				       .length = (size_t)vault->size };
	struct chain_read read;
	enum err err;

	if (vault->size < vault->chain.end)
		return err_note(ERR_DAMAGED, "%s was cut", vault->path);
	err = compare_header(vault, bytes);
	if (!err)
		err = chain_read(&read, &source);
	if (err)
		return err;
	err = is_ours(vault, &read);
	vault->dirty_end = read.dirty_end;
	sqlite3_free(read.image.bytes);
	chain_clear(&read.chain);
	return err;
}

/* What is on the disk, not in the cache, is what is in memory. */
static enum err
compare_file(struct vault *vault)
{
	uint8_t *bytes;
	enum err err;

	(void)posix_fadvise(vault->fd, 0, 0, POSIX_FADV_DONTNEED);
	err = file_read_whole(&bytes, vault);
	if (err)
		return err;
	err = compare(vault, bytes);
	free(bytes);
	return err;
}

enum err
file_verify(struct vault *vault)
{
	dev_t device = vault->device;
	ino_t inode = vault->inode;
	int fd;
	enum err err;

	if (vault->fd >= 0)
		close(vault->fd);
	vault->fd = -1;
	err = file_open(&fd, vault->path, VAULT_WRITE);
	if (err)
		return err;
	err = file_adopt(vault, fd);
	if (err) {
		close(fd);
		return err;
	}
	if (vault->device != device || vault->inode != inode)
		err = err_note(ERR_BUSY, "%s is another file now", vault->path);
	if (!err)
		err = compare_file(vault);
	if (!err)
		err = files_sync_folder(vault->path);
	if (err) {
		/* The next save looks again, for the file it knew. */
		close(vault->fd);
		vault->fd = -1;
		vault->device = device;
		vault->inode = inode;
		return err;
	}
	vault->is_suspect = false;
	return ERR_NONE;
}
