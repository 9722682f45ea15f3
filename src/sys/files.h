/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Files as a diary needs them: 0600, O_CLOEXEC|O_NOFOLLOW, never a
 * descriptor below 3, whole or not at all. All names are paths of the
 * system; every failure leaves a note with the path and errno.
 */
#ifndef VIGIE_SYS_FILES_H
#define VIGIE_SYS_FILES_H

#include <stdbool.h>
#include <stddef.h>
#include <sys/types.h>

#include "base/buf.h"
#include "base/err.h"

/*
 * Opens as open(2) would, with the flags above added; the descriptor is 3 or
 * more. ENOENT is ERR_NOT_FOUND, EEXIST is ERR_EXISTS. A directory, FIFO,
 * device or link is ERR_FOREIGN, and opening never waits for one. Somebody
 * else's file is not opened for writing: ERR_NO_RIGHTS.
 */
enum err files_open(int *out, const char *path, int flags, mode_t mode)
	MUST_CHECK;
/* Appends the whole file, or nothing. ERR_TOO_LARGE past limit. */
enum err files_read(struct buf *out, const char *path, size_t limit) MUST_CHECK;
/* "-" is standard input. */
enum err files_read_any(struct buf *out, const char *path, size_t limit)
	MUST_CHECK;
/* Every byte or an error; EINTR and short writes are retried. */
enum err files_write_at(int fd, const void *bytes, size_t length, off_t at)
	MUST_CHECK;
enum err files_read_at(int fd, void *bytes, size_t length, off_t at) MUST_CHECK;
/* fsync or fdatasync, once: a failure is not retried. */
enum err files_sync(int fd) MUST_CHECK;
enum err files_sync_data(int fd) MUST_CHECK;
/* The folder that holds path. */
enum err files_sync_folder(const char *path) MUST_CHECK;

/*
 * Written without a name, synced, then put in its place, folder synced. Any
 * failure leaves the old file as it was and no other; only when the folder's
 * sync is what fails, the new one stands there already. Where files without a
 * name are not known it is written beside, under a name of its own. A link,
 * folder or FIFO of that name is ERR_FOREIGN.
 */
enum err files_replace(const char *path, const void *bytes, size_t length)
	MUST_CHECK;
/* The same, but ERR_EXISTS when there is a file of that name already. */
enum err files_create(const char *path, const void *bytes, size_t length)
	MUST_CHECK;
/* The folder and those above it, 0700. */
enum err files_make_folder(const char *path) MUST_CHECK;
/* Anything of that name, a link that leads nowhere too. */
bool files_exist(const char *path);

#endif
