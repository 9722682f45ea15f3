/* SPDX-License-Identifier: GPL-3.0-or-later */
/* How things fail: a code that decides, and a one-line note that explains. */
#ifndef VIGIE_BASE_ERR_H
#define VIGIE_BASE_ERR_H

#include <assert.h>

#define MUST_CHECK __attribute__((warn_unused_result))
#define PRINTF_LIKE(f, a) __attribute__((format(printf, f, a)))

enum err {
#define FAILURE(name, exit_code, sentence) name,
#include "base/err_list.h"
};

/* The sentence for the person, as a message id in English; never NULL. */
const char *err_sentence(enum err err);

/* The exit code of the command line, as the manual lists them. */
int err_exit_code(enum err err);

/* "ERR_DAMAGED", for logs and tests. */
const char *err_name(enum err err);

/*
 * Keeps one line that explains the failure being returned: a path, an errno,
 * a line number. Never a secret, never the patient's words. Returns err, so
 * that a function can end with return err_note(ERR_IO, "...", ...). The note
 * before is forgotten, but may be one of the arguments. Fewer than
 * ERR_NOTE_LIMIT bytes are kept, and each control character as "?".
 */
enum { ERR_NOTE_LIMIT = 256 };
enum err err_keep_note(enum err err, const char *format, ...) PRINTF_LIKE(2, 3);
#define err_note(...) err_failed(err_keep_note(__VA_ARGS__))

/* As err_note, with ": " and strerror(errno_value) after it, and the code
 * chosen from errno: ENOSPC, EDQUOT, EFBIG are ERR_DISK_FULL; EACCES, EPERM,
 * EROFS are ERR_NO_RIGHTS; all others ERR_IO. */
enum err err_keep_system(int errno_value, const char *format, ...)
	PRINTF_LIKE(2, 3);
#define err_system(...) err_failed(err_keep_system(__VA_ARGS__))

/* What is noted is a failure: whoever returns early on one can be read so, by
 * the analyzers too. */
static inline enum err
err_failed(enum err err)
{
	assert(err != ERR_NONE);
	return err;
}

/* The note of the last failure, "" when there is none; borrowed. */
const char *err_last_note(void);
void err_forget_note(void);

#endif
