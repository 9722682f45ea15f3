/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A folder with one file in it, and what may be planted there instead. */
#ifndef VIGIE_TESTS_PLACE_H
#define VIGIE_TESTS_PLACE_H

#include <stddef.h>
#include <sys/types.h>

enum { LIMIT = 1 << 20 };

struct place {
	char *folder;
	char *file;   /* holds "old" */
	char *absent; /* not there */
};

/* For a test's set-up and tear-down; no call fails after it. */
int place_set_up(void **state);
int place_tear_down(void **state);

/* The file holds this text and no more. */
void holds(const char *path, const char *want);
mode_t mode_of(const char *path);

/* Link, FIFO, socket, folder: each makes one at path; a link leads to
 * target. */
typedef void place_plant(const char *path, const char *target);
enum { PLANTS = 4 };
extern place_plant *const plants[PLANTS];
place_plant make_link;

#define PLACED(test) \
	cmocka_unit_test_setup_teardown(test, place_set_up, place_tear_down)

#endif
