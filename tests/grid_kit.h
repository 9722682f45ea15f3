/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Some days of a diary written by hand, and the grid made of them. */
#ifndef VIGIE_TESTS_GRID_KIT_H
#define VIGIE_TESTS_GRID_KIT_H

#include "report/grid.h"

int days_set_up(void **state);
int days_tear_down(void **state);
int days_put_away(void **state); /* of a group */
#define DAYS_TEST(test) \
	cmocka_unit_test_setup_teardown(test, days_set_up, days_tear_down)

/* The entry holds until the next one. when: "2026-10-01T09:00:00+02:00". */
struct entry *days_note(const char *when, enum entry_kind kind,
			const char *code);
struct entry *days_feel(const char *when, const char *code, int level);
void days_nothing(const char *when);
void days_measure(const char *when, const char *code, milli value);
void days_say(struct entry *entry, const char *key, const char *text);
void days_answer(struct entry *entry, const char *name, int value);
int32_t days_day(const char *text);

/* Of the grid that is made next; as they were at each set-up. */
extern bool days_call_is_due;
extern const char *days_first;
/* Today is the last of the days. */
void days_look(const char *from, const char *to);
const struct grid *days_grid(void);
const struct pack *days_pack(void);
/* code NULL: the first of the kind; NULL when there is none. */
const struct grid_row *days_row(enum grid_kind kind, const char *code);
void assert_cells(enum grid_kind kind, const char *code, const char *want);

#endif
