/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Calls of the system that fail when a test says so. A program that is linked
 * with it names the calls to the linker: -Wl,--wrap=fsync and so on.
 */
#ifndef VIGIE_TESTS_FAILING_H
#define VIGIE_TESTS_FAILING_H

#include <stdbool.h>

/* Which call fails next, after how many that do not, and how. */
struct failing_plan {
	const char *call;
	int after;
	int errno_value;
	bool is_short;       /* writes and reads of one byte */
	bool is_interrupted; /* every other one */
	bool is_deadly;      /* the process is killed at the call */
	bool has_failed;
};
extern struct failing_plan plan;

/* Beside the calls themselves there is "pwrite of nothing", which returns 0,
 * and "geteuid", which is somebody else. */
void fail_at(const char *call, int after, int errno_value);
void fail_no_more(void);

#endif
