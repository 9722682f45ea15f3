/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Memory that is there or ends the program: no caller checks for NULL.
 * When there is none left abort() is called; the handler of sys/harden then
 * restores the terminal and ends the program, which leaves no core file.
 */
#ifndef VIGIE_BASE_ALLOC_H
#define VIGIE_BASE_ALLOC_H

#include <stddef.h>

/* Also for nothing a block that can be freed. */
void *alloc_zeroed(size_t count, size_t size)
	__attribute__((returns_nonnull, alloc_size(1, 2)));
/* Grows to room for count items; the new part is zeroed by the caller. */
void *alloc_resize(void *memory, size_t count, size_t size)
	__attribute__((returns_nonnull, alloc_size(2, 3)));
char *alloc_string(const char *text) __attribute__((returns_nonnull));
char *alloc_string_part(const char *text, size_t length)
	__attribute__((returns_nonnull));
/* A copy, or NULL for NULL. */
char *alloc_string_or_null(const char *text);

/* Overwrites so that no compiler leaves it out. */
void wipe(void *memory, size_t length);
/* Wipes a string of the patient's words and frees it; NULL is fine. */
void wipe_string(char *text);

#endif
