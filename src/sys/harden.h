/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What the process gives up before it touches a diary. */
#ifndef VIGIE_SYS_HARDEN_H
#define VIGIE_SYS_HARDEN_H

/*
 * Descriptors 0-2 open, umask 077, no core file, not dumpable, no new
 * privileges, SIGPIPE and SIGXFSZ ignored, sodium ready. Ends the program
 * with exit 1 and a sentence when the random source does not work.
 */
void harden_process(void);

/* Runs on a crash or abort(), before the program ends with exit 1: restores
 * the terminal. Async-signal-safe. NULL takes it away. */
void harden_on_crash(void (*restore)(void));

#endif
