/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/alloc.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

void *
alloc_zeroed(size_t count, size_t size)
{
	void *memory;

	/* Nothing is still something that can be freed. */
	if (count == 0 || size == 0)
		count = size = 1;
	memory = calloc(count, size);
	if (!memory)
		abort();
	return memory;
}

void *
alloc_resize(void *memory, size_t count, size_t size)
{
	void *resized;

	if (count == 0 || size == 0)
		count = size = 1;
	resized = reallocarray(memory, count, size);
	if (!resized)
		abort();
	return resized;
}

char *
alloc_string_part(const char *text, size_t length)
{
	char *copy;

	if (length == SIZE_MAX)
		abort();
	copy = alloc_zeroed(length + 1, 1);
	memcpy(copy, text, length);
	return copy;
}

char *
alloc_string(const char *text)
{
	return alloc_string_part(text, strlen(text));
}

char *
alloc_string_or_null(const char *text)
{
	return text ? alloc_string(text) : NULL;
}

void
wipe(void *memory, size_t length)
{
	if (length > 0)
		explicit_bzero(memory, length);
}

void
wipe_string(char *text)
{
	if (!text)
		return;
	wipe(text, strlen(text));
	free(text);
}
