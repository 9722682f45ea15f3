/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/err.h"

#include <assert.h>
#include <errno.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdio.h>
#include <string.h>

#include "base/i18n.h"

struct failure {
	const char *name;
	int exit_code;
	const char *sentence;
};

static const struct failure failures[] = {
#define FAILURE(name, exit_code, sentence) { #name, exit_code, sentence },
#include "base/err_list.h"
};

enum { FAILURES = sizeof(failures) / sizeof(failures[0]) };

/* The only thing of the pure half that can change. */
static char err_kept_note[ERR_NOTE_LIMIT];

static const struct failure *
err_failure(enum err err)
{
	assert((size_t)err < FAILURES);
	return &failures[err];
}

const char *
err_sentence(enum err err)
{
	return err_failure(err)->sentence;
}

int
err_exit_code(enum err err)
{
	return err_failure(err)->exit_code;
}

const char *
err_name(enum err err)
{
	return err_failure(err)->name;
}

/* The length nearest below at which no character is cut in half. */
static size_t
err_whole_length(const char *text, size_t length)
{
	for (size_t back = 0; back < 4 && back <= length; back++)
		if (((unsigned char)text[length - back] & 0xc0) != 0x80)
			return length - back;
	return length;
}

/* note may hold what is kept now: it is read before that is replaced. */
static void
err_keep(const char *note, size_t length)
{
	if (length >= ERR_NOTE_LIMIT)
		length = err_whole_length(note, ERR_NOTE_LIMIT - 1);
	for (size_t i = 0; i < length; i++) {
		unsigned char byte = (unsigned char)note[i];

		err_kept_note[i] = byte < ' ' || byte == 0x7f ? '?' : note[i];
	}
	err_kept_note[length] = '\0';
}

static size_t PRINTF_LIKE(3, 0)
	err_print(char *out, size_t room, const char *format, va_list args)
{
	int length = vsnprintf(out, room, format, args);

	return length < 0 ? 0 : (size_t)length;
}

enum err
err_keep_note(enum err err, const char *format, ...)
{
	char note[ERR_NOTE_LIMIT + 1]; /* one more, to see what is cut */
	size_t length;
	va_list args;

	va_start(args, format);
	length = err_print(note, sizeof(note), format, args);
	va_end(args);
	err_keep(note, length);
	return err;
}

static enum err
err_of_errno(int errno_value)
{
	switch (errno_value) {
	case ENOSPC:
	case EDQUOT:
	case EFBIG:
		return ERR_DISK_FULL;
	case EACCES:
	case EPERM:
	case EROFS:
		return ERR_NO_RIGHTS;
	default:
		return ERR_IO;
	}
}

enum err
err_keep_system(int errno_value, const char *format, ...)
{
	char what[ERR_NOTE_LIMIT];
	va_list args;

	va_start(args, format);
	err_print(what, sizeof(what), format, args);
	va_end(args);
	return err_note(err_of_errno(errno_value), "%s: %s", what,
			strerror(errno_value));
}

const char *
err_last_note(void)
{
	return err_kept_note;
}

void
err_forget_note(void)
{
	err_kept_note[0] = '\0';
}
