/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A diary that was altered on the disk: it is refused, or what it is still
 * good for is read and that is said. Never is anything else shown as if
 * nothing had happened. A run looks at a sample and prints how much of the
 * whole it was; with VIGIE_TORTURE=all it looks at everything.
 */
#ifndef VIGIE_TESTS_ALTERED_H
#define VIGIE_TESTS_ALTERED_H

#include "base/buf.h"
#include "test.h"
#include "vault_kit.h"

enum { NOTES = 6, RECORDS = NOTES + 1, BODY = 8192, UNIT = 256 };

/* The good file, and where its records stand; the last entry is the end. */
extern struct buf good;
extern size_t record_at[RECORDS + 1];
/* The file that is altered. */
extern int disk;
/* Alterations looked at, and how many there could be. */
extern size_t tried, total;

enum verdict { REFUSED, SAID, SILENT };

bool is_torture(void);
/* How far to go from one to the next. */
size_t sample_step(size_t step);
void put(const void *bytes, size_t length, size_t at);
void put_all(const struct buf *file);
/* How many notes are read, when any state of the past is. */
int notes_read(struct vault *vault);
enum verdict open_it(struct vault **out);
enum verdict look(int *notes);
/* As on another computer. */
void forget_seen(void);

int altered_setup(void **state);
int altered_teardown(void **state);
#define ALTERED(test) \
	cmocka_unit_test_setup_teardown(test, altered_setup, altered_teardown)

#endif
