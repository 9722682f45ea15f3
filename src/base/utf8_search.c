/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "base/utf8.h"

#include <string.h>
#include <utf8proc.h>

/* The longest a single code point becomes when taken apart is 18. */
enum { PARTS_LIMIT = 32 };

/* Most text is below it, and needs no table. */
enum { ASCII_END = 0x80 };

/* Letters that Unicode does not take apart and a keyboard may not have. */
static const struct {
	uint32_t code;
	const char *plain;
} plain_letters[] = {
	{ 0xe6, "ae" },  /* small ae */
	{ 0xf0, "d" },   /* small eth */
	{ 0xf8, "o" },   /* small o with stroke */
	{ 0xfe, "th" },  /* small thorn */
	{ 0x111, "d" },  /* small d with stroke */
	{ 0x131, "i" },  /* small dotless i */
	{ 0x142, "l" },  /* small l with stroke */
	{ 0x153, "oe" }, /* small oe */
};

enum { PLAIN_LETTERS = sizeof(plain_letters) / sizeof(plain_letters[0]) };

static bool
is_letter_or_number(utf8proc_int32_t code)
{
	utf8proc_category_t category = utf8proc_category(code);

	return (category >= UTF8PROC_CATEGORY_LU &&
		category <= UTF8PROC_CATEGORY_LO) ||
	       (category >= UTF8PROC_CATEGORY_ND &&
		category <= UTF8PROC_CATEGORY_NO);
}

static void
add_letter(struct buf *out, utf8proc_int32_t code)
{
	utf8proc_uint8_t bytes[4];
	utf8proc_ssize_t length;

	if (code < ASCII_END) {
		buf_add_byte(out, (uint8_t)code);
		return;
	}
	for (size_t i = 0; i < PLAIN_LETTERS; i++) {
		if (plain_letters[i].code == (uint32_t)code) {
			buf_adds(out, plain_letters[i].plain);
			return;
		}
	}
	length = utf8proc_encode_char(code, bytes);
	buf_add(out, bytes, (size_t)length);
}

/* The code point in small letters without accents; returns how many. */
static utf8proc_ssize_t
take_apart(utf8proc_int32_t parts[static PARTS_LIMIT], uint32_t code)
{
	const utf8proc_option_t options = UTF8PROC_COMPAT | UTF8PROC_DECOMPOSE |
					  UTF8PROC_CASEFOLD |
					  UTF8PROC_STRIPMARK;
	int boundary = 0;
	utf8proc_ssize_t count;

	if (code < ASCII_END) {
		parts[0] = (utf8proc_int32_t)code;
		if (code >= 'A' && code <= 'Z')
			parts[0] += 'a' - 'A';
		return 1;
	}
	count = utf8proc_decompose_char((utf8proc_int32_t)code, parts,
					PARTS_LIMIT, options, &boundary);

	return count <= PARTS_LIMIT ? count : 0;
}

void
utf8_add_folded(struct buf *out, const char *text)
{
	utf8proc_int32_t parts[PARTS_LIMIT];
	bool has_word = false;
	bool has_gap = false;
	size_t length;

	for (; *text != '\0'; text += length) {
		utf8proc_ssize_t count = take_apart(parts,
						    utf8_next(text, &length));

		for (utf8proc_ssize_t i = 0; i < count; i++) {
			if (!is_letter_or_number(parts[i])) {
				has_gap = true;
				continue;
			}
			if (has_gap && has_word)
				buf_add_byte(out, ' ');
			has_gap = false;
			has_word = true;
			add_letter(out, parts[i]);
		}
	}
}

/* Moves both to their first difference, at the start of a letter: where one
 * is within a letter there, so is the other. */
static void
skip_same(const char **a, const char **b)
{
	size_t same = 0;

	while ((*a)[same] != '\0' && (*a)[same] == (*b)[same])
		same++;
	while (same > 0 && ((unsigned char)(*a)[same] & 0xc0) == 0x80)
		same--;
	*a += same;
	*b += same;
}

static bool
is_swapped(const char *a, const char *b)
{
	size_t first, second;
	uint32_t a0 = utf8_next(a, &first);
	uint32_t a1 = utf8_next(a + first, &second);
	size_t b_first, b_second;
	uint32_t b0 = utf8_next(b, &b_first);
	uint32_t b1 = utf8_next(b + b_first, &b_second);

	return a0 == b1 && a1 == b0 &&
	       strcmp(a + first + second, b + b_first + b_second) == 0;
}

bool
utf8_is_one_slip(const char *a, const char *b)
{
	size_t a_length, b_length;

	skip_same(&a, &b);
	utf8_next(a, &a_length);
	utf8_next(b, &b_length);
	return strcmp(a + a_length, b + b_length) == 0 ||
	       strcmp(a + a_length, b) == 0 || strcmp(a, b + b_length) == 0 ||
	       is_swapped(a, b);
}
