/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Passphrases and keys. A secret lives in guarded, locked memory that nobody
 * can read between uses and that is wiped when freed. It is never a string
 * of the heap, a global, an argument or an environment variable.
 */
#ifndef VIGIE_SYS_SECRET_H
#define VIGIE_SYS_SECRET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

struct secret;

enum { SECRET_LIMIT = 1024 };

/* Zeroed bytes, closed. length is 1..SECRET_LIMIT. */
struct secret *secret_new(size_t length);
/* Wipes; NULL is fine. */
void secret_free(struct secret *secret);
/* Copies bytes in; the caller wipes its own copy. */
struct secret *secret_from_bytes(const void *bytes, size_t length);
size_t secret_length(const struct secret *secret);
/* Shortens, wiping the rest. */
void secret_cut(struct secret *secret, size_t length);

/* Between open and close the bytes can be used; calls nest. */
const uint8_t *secret_open(const struct secret *secret);
uint8_t *secret_open_write(struct secret *secret);
void secret_close(const struct secret *secret);

/* Constant time. */
bool secret_equal(const struct secret *a, const struct secret *b);
/* Clears the part of the stack that a use may have left something on. */
void secret_wipe_stack(void);

/* Memory locking works here; status and doctor say so. */
bool secret_memory_is_locked(void);

/* One line from a descriptor, without its newline; NUL and over-long lines are
 * ERR_INVALID and ERR_TOO_LARGE, an empty one ERR_INVALID. Reads byte by byte
 * so that what follows stays unread. */
enum err secret_read_line(struct secret **out, int fd) MUST_CHECK;
/* Asks on /dev/tty with the echo off, and puts the terminal right again also
 * when a signal ends the program. ERR_NO_TERMINAL when there is none. */
enum err secret_prompt(struct secret **out, const char *prompt) MUST_CHECK;

#endif
