/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "failing.h"

#include <errno.h>
#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

struct failing_plan plan;

static bool
must_fail(const char *call)
{
	if (!plan.call || strcmp(plan.call, call) != 0 || plan.after-- != 0)
		return false;
	if (plan.is_deadly)
		raise(SIGKILL);
	plan.has_failed = true;
	errno = plan.errno_value;
	return true;
}

void
fail_at(const char *call, int after, int errno_value)
{
	memset(&plan, 0, sizeof(plan));
	plan.call = call;
	plan.after = after;
	plan.errno_value = errno_value;
}

void
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
int __real_linkat(int a, const char *from, int b, const char *to, int flags);
int __wrap_linkat(int a, const char *from, int b, const char *to, int flags);
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

int
__wrap_linkat(int a, const char *from, int b, const char *to, int flags)
{
	return must_fail("linkat") ? -1 : __real_linkat(a, from, b, to, flags);
}

uid_t
__wrap_geteuid(void)
{
	return must_fail("geteuid") ? 12345 : __real_geteuid();
}
