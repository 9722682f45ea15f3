/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/buf.h"

#include <assert.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

enum { BUF_FIRST_ROOM = 64 };

/* One byte more than asked for is always there, for the NUL. */
void
buf_reserve(struct buf *buf, size_t extra)
{
	size_t room = buf->room ? buf->room : BUF_FIRST_ROOM;
	uint8_t *grown;

	if (extra >= SIZE_MAX / 2 - buf->length)
		abort();
	if (buf->length + extra < buf->room)
		return;
	while (room <= buf->length + extra)
		room *= 2;
	/* Not realloc, which would leave the words where they were. */
	grown = alloc_zeroed(room, 1);
	if (buf->data) {
		memcpy(grown, buf->data, buf->length);
		wipe(buf->data, buf->room);
		free(buf->data);
	}
	buf->data = grown;
	buf->room = room;
}

void
buf_add(struct buf *buf, const void *bytes, size_t length)
{
	buf_reserve(buf, length);
	if (length > 0)
		memcpy(buf->data + buf->length, bytes, length);
	buf->length += length;
	buf->data[buf->length] = '\0';
}

void
buf_add_byte(struct buf *buf, uint8_t byte)
{
	buf_add(buf, &byte, 1);
}

void
buf_add_zeros(struct buf *buf, size_t length)
{
	buf_reserve(buf, length);
	memset(buf->data + buf->length, 0, length + 1);
	buf->length += length;
}

void
buf_adds(struct buf *buf, const char *text)
{
	buf_add(buf, text, strlen(text));
}

void
buf_addf(struct buf *buf, const char *format, ...)
{
	va_list args;

	va_start(args, format);
	buf_addfv(buf, format, args);
	va_end(args);
}

void
buf_addfv(struct buf *buf, const char *format, va_list args)
{
	va_list again;
	int length;

	va_copy(again, args);
	length = vsnprintf(NULL, 0, format, again);
	va_end(again);
	assert(length >= 0);
	buf_reserve(buf, (size_t)length);
	vsnprintf((char *)buf->data + buf->length, (size_t)length + 1, format,
		  args);
	buf->length += (size_t)length;
}

void
buf_add_u32(struct buf *buf, uint32_t value)
{
	for (unsigned shift = 0; shift < 32; shift += 8)
		buf_add_byte(buf, (uint8_t)(value >> shift & 0xff));
}

void
buf_add_u64(struct buf *buf, uint64_t value)
{
	for (unsigned shift = 0; shift < 64; shift += 8)
		buf_add_byte(buf, (uint8_t)(value >> shift & 0xff));
}

const char *
buf_text(const struct buf *buf)
{
	return buf->data ? (const char *)buf->data : "";
}

void
buf_cut(struct buf *buf, size_t length)
{
	if (length >= buf->length)
		return;
	wipe(buf->data + length, buf->length - length);
	buf->length = length;
}

char *
buf_take(struct buf *buf)
{
	char *text;

	buf_reserve(buf, 0);
	text = (char *)buf->data;
	*buf = (struct buf){ 0 };
	return text;
}

void
buf_clear(struct buf *buf)
{
	if (buf->data) {
		wipe(buf->data, buf->room);
		free(buf->data);
	}
	*buf = (struct buf){ 0 };
}

uint32_t
bytes_u32(const uint8_t bytes[4])
{
	uint32_t value = 0;

	for (int i = 3; i >= 0; i--)
		value = value << 8 | bytes[i];
	return value;
}

uint64_t
bytes_u64(const uint8_t bytes[8])
{
	uint64_t value = 0;

	for (int i = 7; i >= 0; i--)
		value = value << 8 | bytes[i];
	return value;
}
