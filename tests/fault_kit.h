/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Every system call of what a vault does to the disk is made to fail once, to
 * fail for ever, and to be the last of the process, also with its write torn.
 * Whatever was acknowledged is there afterwards, nothing is there by half, no
 * word of the patient's was ever written, and nothing was written before what
 * it stands on was on the disk.
 */
#ifndef VIGIE_TESTS_FAULT_KIT_H
#define VIGIE_TESTS_FAULT_KIT_H

#include "base/buf.h"
#include "faults.h"
#include "test.h"
#include "vault_kit.h"

extern const char fault_next_words[];

/* How a child ended. */
enum end {
	END_KEPT,    /* acknowledged */
	END_REFUSED, /* not acknowledged */
	END_RETRIED, /* refused, then kept when the disk was well again */
	END_UNHURT,  /* there are no so many calls */
	END_WRONG,   /* memory is not what it was before */
	END_LEAK,    /* a canary on the disk */
	END_DISORDER,
	END_DIED = FAULT_EXIT,
};

struct scenario {
	const char *name;
	void (*prepare)(void); /* in a copy of the pristine folder */
	/* In the child: what is tried. Calls fault_arm as late as it can. */
	enum end (*act)(void);
	/* In the parent, afterwards. */
	void (*check)(enum end end);
};

/* The fault of this run. */
struct fault_plan {
	enum fault_kind kind;
	int errno_value;
	long at;
};
extern struct fault_plan plan;
/* The diary each run begins with. */
extern struct buf pristine;
/* What a run adds, and on which day. */
extern const char *third;
extern int third_day;

/* Of each test, and after the group: a child whose assertion failed comes
 * there next, and ends. */
int fault_setup(void **state);
int fault_teardown(void **state);
void fault_child_ends(void);

void try_scenario(const struct scenario *scenario);
void arm(void);
/* What a child says of an act that ended so. */
enum end conclude(enum err err);
/* NULL when it is not this passphrase. */
struct vault *open_here(const char *typed);
/* The diary opens, holds the first two and so many of the third. */
void assert_holds(const char *typed, const char *more, int least, int most);

/* One more note: surely, surely not, or perhaps. */
void check_save(enum end end);
/* The third was to go: surely not there, or perhaps. */
void check_either(enum end end);

#define FAULTY(test) \
	cmocka_unit_test_setup_teardown(test, fault_setup, fault_teardown)

#endif
