/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "faults.h"

#include <dirent.h>
#include <errno.h>
#include <fcntl.h>
#include <stdarg.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/types.h>
#include <unistd.h>

enum { SECTOR = 512, HEADER = 4096, SEEN = 96 };

struct fault {
	enum fault_kind kind;
	long at, calls;
	int errno_value;
	bool is_armed, happened;
};
static struct fault own;
static struct fault *fault = &own;
/* Who shares it with a program, and fails nowhere; 0 for nobody. */
static pid_t watcher;

static unsigned long bytes_seen, canaries_seen, disorders_seen;
/* Not yet on disk: a copy of the header, the name of a new file. */
static bool header_waits, name_waits, data_waits;

void
fault_share(void)
{
	void *memory = mmap(NULL, sizeof(*fault), PROT_READ | PROT_WRITE,
			    MAP_SHARED | MAP_ANONYMOUS, -1, 0);

	if (memory == MAP_FAILED)
		abort();
	fault = memory;
	watcher = getpid();
}

void
fault_arm(enum fault_kind kind, long at, int errno_value)
{
	fault->kind = kind;
	fault->at = at;
	fault->errno_value = errno_value;
	fault->calls = 0;
	fault->happened = false;
	fault->is_armed = true;
	header_waits = name_waits = data_waits = false;
}

void
fault_disarm(void)
{
	fault->is_armed = false;
}

long
fault_calls(void)
{
	return fault->calls;
}

bool
fault_happened(void)
{
	return fault->happened;
}

unsigned long
fault_bytes(void)
{
	return bytes_seen;
}

unsigned long
fault_canaries(void)
{
	return canaries_seen;
}

bool
fault_waits(void)
{
	return name_waits || data_waits;
}

unsigned long
fault_disorders(void)
{
	return disorders_seen;
}

/* Counts a call; true when it has to fail. */
static bool
fails(void)
{
	bool is_due;

	if (!fault->is_armed || getpid() == watcher)
		return false;
	fault->calls++;
	is_due = fault->calls == fault->at;
	if (is_due)
		fault->happened = true;
	if (is_due && fault->kind >= FAULT_KILL)
		_exit(FAULT_EXIT);
	if (fault->kind == FAULT_EVER && fault->calls > fault->at)
		is_due = true;
	if (!is_due || (fault->kind != FAULT_ONCE && fault->kind != FAULT_EVER))
		return false;
	errno = fault->errno_value;
	return true;
}

static void
search(const void *bytes, size_t length)
{
	const char *const *word;

	bytes_seen += length;
	for (word = fault_words; *word; word++)
		if (memmem(bytes, length, *word, strlen(*word)))
			canaries_seen++;
}

static void
search_name(const char *name)
{
	search(name, strlen(name));
}

/* ---- the calls ---- */

ssize_t __real_pwrite(int fd, const void *bytes, size_t length, off_t at);
ssize_t __wrap_pwrite(int fd, const void *bytes, size_t length, off_t at);
int __real_fstat(int fd, struct stat *st);
int __wrap_fstat(int fd, struct stat *st);

int __real_open(const char *path, int flags, ...);
int __wrap_open(const char *path, int flags, ...);
int
__wrap_open(const char *path, int flags, ...)
{
	mode_t mode = 0;
	va_list args;

	va_start(args, flags);
	if (flags & O_CREAT)
		mode = va_arg(args, mode_t);
	va_end(args);
	search_name(path);
	return fails() ? -1 : __real_open(path, flags, mode);
}

int __real_fcntl(int fd, int command, ...);
int __wrap_fcntl(int fd, int command, ...);
int
__wrap_fcntl(int fd, int command, ...)
{
	va_list args;
	void *argument;

	va_start(args, command);
	argument = va_arg(args, void *);
	va_end(args);
	return fails() ? -1 : __real_fcntl(fd, command, argument);
}

/* Half of it, and the process is gone. */
static void
tear(int fd, const uint8_t *bytes, size_t length, off_t at)
{
	size_t half = length / 2 / SECTOR * SECTOR, sector, part;

	if (fault->kind == FAULT_TORN_FIRST)
		(void)!__real_pwrite(fd, bytes, half, at);
	if (fault->kind == FAULT_TORN_LAST)
		(void)!__real_pwrite(fd, bytes + half, length - half,
				     at + (off_t)half);
	for (sector = 0; fault->kind == FAULT_TORN_MIXED && sector < length;
	     sector += (size_t)SECTOR * 2) {
		part = length - sector < SECTOR ? length - sector : SECTOR;
		(void)!__real_pwrite(fd, bytes + sector, part,
				     at + (off_t)sector);
	}
	_exit(FAULT_EXIT);
}

ssize_t
__wrap_pwrite(int fd, const void *bytes, size_t length, off_t at)
{
	bool is_next = fault->is_armed && getpid() != watcher &&
		       fault->calls + 1 == fault->at;

	search(bytes, length);
	if (length != SEEN) {
		if (name_waits && at > 0)
			disorders_seen++;
		data_waits = true;
	}
	if (at <= HEADER && length == HEADER) {
		if (header_waits)
			disorders_seen++;
		header_waits = true;
	}
	if (is_next && fault->kind >= FAULT_TORN_FIRST) {
		fault->is_armed = false;
		tear(fd, bytes, length, at);
	}
	if (is_next && fault->kind == FAULT_SHORT && length > 1)
		length /= 2;
	return fails() ? -1 : __real_pwrite(fd, bytes, length, at);
}

int __real_fsync(int fd);
int __wrap_fsync(int fd);
int
__wrap_fsync(int fd)
{
	struct stat st;

	if (fails())
		return -1;
	if (__real_fstat(fd, &st) == 0 && S_ISDIR(st.st_mode))
		name_waits = false;
	else
		data_waits = false;
	header_waits = false;
	return __real_fsync(fd);
}

int __real_fdatasync(int fd);
int __wrap_fdatasync(int fd);
int
__wrap_fdatasync(int fd)
{
	if (fails())
		return -1;
	header_waits = data_waits = false;
	return __real_fdatasync(fd);
}

int __real_rename(const char *from, const char *to);
int __wrap_rename(const char *from, const char *to);
int
__wrap_rename(const char *from, const char *to)
{
	search_name(to);
	if (fails())
		return -1;
	name_waits = true;
	return __real_rename(from, to);
}

int __real_renameat2(int from_fd, const char *from, int to_fd, const char *to,
		     unsigned flags);
int __wrap_renameat2(int from_fd, const char *from, int to_fd, const char *to,
		     unsigned flags);
int
__wrap_renameat2(int from_fd, const char *from, int to_fd, const char *to,
		 unsigned flags)
{
	search_name(to);
	if (fails())
		return -1;
	name_waits = true;
	return __real_renameat2(from_fd, from, to_fd, to, flags);
}

int __real_linkat(int from_fd, const char *from, int to_fd, const char *to,
		  int flags);
int __wrap_linkat(int from_fd, const char *from, int to_fd, const char *to,
		  int flags);
int
__wrap_linkat(int from_fd, const char *from, int to_fd, const char *to,
	      int flags)
{
	search_name(to);
	if (fails())
		return -1;
	name_waits = true;
	return __real_linkat(from_fd, from, to_fd, to, flags);
}

ssize_t __real_pread(int fd, void *bytes, size_t length, off_t at);
ssize_t __wrap_pread(int fd, void *bytes, size_t length, off_t at);
ssize_t
__wrap_pread(int fd, void *bytes, size_t length, off_t at)
{
	return fails() ? -1 : __real_pread(fd, bytes, length, at);
}

ssize_t __real_read(int fd, void *bytes, size_t length);
ssize_t __wrap_read(int fd, void *bytes, size_t length);
ssize_t
__wrap_read(int fd, void *bytes, size_t length)
{
	return fails() ? -1 : __real_read(fd, bytes, length);
}

ssize_t __real_write(int fd, const void *bytes, size_t length);
ssize_t __wrap_write(int fd, const void *bytes, size_t length);
ssize_t
__wrap_write(int fd, const void *bytes, size_t length)
{
	search(bytes, length);
	return fails() ? -1 : __real_write(fd, bytes, length);
}

int __real_ftruncate(int fd, off_t length);
int __wrap_ftruncate(int fd, off_t length);
int
__wrap_ftruncate(int fd, off_t length)
{
	return fails() ? -1 : __real_ftruncate(fd, length);
}

int __real_fchmod(int fd, mode_t mode);
int __wrap_fchmod(int fd, mode_t mode);
int
__wrap_fchmod(int fd, mode_t mode)
{
	return fails() ? -1 : __real_fchmod(fd, mode);
}

int
__wrap_fstat(int fd, struct stat *st)
{
	return fails() ? -1 : __real_fstat(fd, st);
}

int __real_lstat(const char *path, struct stat *st);
int __wrap_lstat(const char *path, struct stat *st);
int
__wrap_lstat(const char *path, struct stat *st)
{
	return fails() ? -1 : __real_lstat(path, st);
}

int __real_link(const char *from, const char *to);
int __wrap_link(const char *from, const char *to);
int
__wrap_link(const char *from, const char *to)
{
	search_name(to);
	return fails() ? -1 : __real_link(from, to);
}

int __real_unlink(const char *path);
int __wrap_unlink(const char *path);
int
__wrap_unlink(const char *path)
{
	return fails() ? -1 : __real_unlink(path);
}

int __real_mkdir(const char *path, mode_t mode);
int __wrap_mkdir(const char *path, mode_t mode);
int
__wrap_mkdir(const char *path, mode_t mode)
{
	search_name(path);
	return fails() ? -1 : __real_mkdir(path, mode);
}

/* The descriptor is gone either way, as it is on Linux. */
int __real_close(int fd);
int __wrap_close(int fd);
int
__wrap_close(int fd)
{
	bool is_failing = fails();
	int result = __real_close(fd);

	if (is_failing)
		errno = fault->errno_value;
	return is_failing ? -1 : result;
}

DIR *__real_opendir(const char *path);
DIR *__wrap_opendir(const char *path);
DIR *
__wrap_opendir(const char *path)
{
	return fails() ? NULL : __real_opendir(path);
}
