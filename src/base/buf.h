/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Bytes that grow. What is in them may be the patient's words, so growing
 * and clearing wipe the old memory. Never put a secret here: see sys/secret.
 * What is added is not part of the same buf.
 */
#ifndef VIGIE_BASE_BUF_H
#define VIGIE_BASE_BUF_H

#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

/* Zeroed is empty and valid. data is NUL-terminated after any buf_add*. */
struct buf {
	uint8_t *data;
	size_t length;
	size_t room;
};

void buf_reserve(struct buf *buf, size_t extra);
void buf_add(struct buf *buf, const void *bytes, size_t length);
void buf_add_byte(struct buf *buf, uint8_t byte);
void buf_add_zeros(struct buf *buf, size_t length);
void buf_adds(struct buf *buf, const char *text);
void buf_addf(struct buf *buf, const char *format, ...) PRINTF_LIKE(2, 3);
void buf_addfv(struct buf *buf, const char *format, va_list args)
	PRINTF_LIKE(2, 0);
/* Little-endian integers, as every stored format of Vigie has them. */
void buf_add_u32(struct buf *buf, uint32_t value);
void buf_add_u64(struct buf *buf, uint64_t value);
/* The text, "" when empty; borrowed until the next change. */
const char *buf_text(const struct buf *buf);
/* Forgets the bytes from length on, wiping them; keeps the room. */
void buf_cut(struct buf *buf, size_t length);
/* Gives the text away as an owned string; the buf is empty afterwards. */
char *buf_take(struct buf *buf);
/* Wipes, frees, and leaves an empty buf. */
void buf_clear(struct buf *buf);

uint32_t bytes_u32(const uint8_t bytes[4]);
uint64_t bytes_u64(const uint8_t bytes[8]);

#endif
