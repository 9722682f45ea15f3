/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A disk that fails where it is told to. The system calls our code makes are
 * counted once armed; the one with the given number fails, or it and all
 * after it, or the process dies there, with the last write torn if wished.
 * Everything that is written is searched for canary words, and what has to be
 * on disk before something else is written is watched.
 */
#ifndef VIGIE_TESTS_FAULTS_H
#define VIGIE_TESTS_FAULTS_H

#include <stdbool.h>

enum fault_kind {
	FAULT_NONE,
	FAULT_ONCE,       /* that call fails */
	FAULT_EVER,       /* and all after it */
	FAULT_SHORT,      /* writes half, then goes on */
	FAULT_KILL,       /* dies before the call */
	FAULT_TORN_FIRST, /* dies when the first half is written */
	FAULT_TORN_LAST,  /* dies when only the last half is written */
	FAULT_TORN_MIXED, /* dies when every other sector is written */
	FAULT_KINDS,
};
enum { FAULT_EXIT = 77 }; /* of a process that died so */

/* Before a program is started that is to fail: what is armed from here is
 * armed there, and counted there. */
void fault_share(void);
/* The call number at from now on, from 1, ends so, with that errno. */
void fault_arm(enum fault_kind kind, long at, int errno_value);
void fault_disarm(void);
/* Calls since armed; whether the fault happened. */
long fault_calls(void);
bool fault_happened(void);
/* Bytes looked at, canaries found in them, and writes that came before what
 * they needed was on disk; since the program began. */
unsigned long fault_bytes(void);
unsigned long fault_canaries(void);
unsigned long fault_disorders(void);
/* Something written since armed, a name or bytes, is not yet on the disk; what
 * this computer has seen does not count. */
bool fault_waits(void);

/* The words to look for, NULL at the end. */
extern const char *const fault_words[];

#endif
