/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "store/code.h"

#include <sodium.h>
#include <string.h>

#include "base/alloc.h"

static const char signs[] = "34679ACDEFGHJKMNPQRTWXY";
enum {
	BASE = sizeof(signs) - 1,
	CHECKED_SIGNS = CODE_SIGNS - CODE_GROUP,
	CHECK_FACTOR = 1000003,
	CHECK_PRIME = 6436327, /* the highest under BASE to the fifth */
};
_Static_assert(BASE == 23, "signs");

/* -1 for a sign that is none. Takes the same time for each. */
static int
digit_of(uint8_t sign)
{
	int digit = -1, i;

	if (sign >= 'a' && sign <= 'z')
		sign = (uint8_t)(sign - 'a' + 'A');
	for (i = 0; i < BASE; i++)
		if (sign == (uint8_t)signs[i])
			digit = i;
	return digit;
}

/* One wrong sign, or two swapped, never give the same check. */
static void
check_group(uint8_t out[static CODE_GROUP], const uint8_t *code)
{
	uint64_t sum = 0;
	int i;

	for (i = 0; i < CHECKED_SIGNS; i++)
		sum = (sum * CHECK_FACTOR + (uint64_t)digit_of(code[i]) + 1) %
		      CHECK_PRIME;
	for (i = CODE_GROUP - 1; i >= 0; i--) {
		out[i] = (uint8_t)signs[sum % BASE];
		sum /= BASE;
	}
}

struct secret *
code_new(void)
{
	struct secret *code = secret_new(CODE_SIGNS);
	uint8_t *bytes = secret_open_write(code);
	int i;

	for (i = 0; i < CHECKED_SIGNS; i++)
		bytes[i] = (uint8_t)signs[randombytes_uniform(BASE)];
	check_group(bytes + CHECKED_SIGNS, bytes);
	secret_close(code);
	secret_wipe_stack();
	return code;
}

struct secret *
code_format(const struct secret *code)
{
	struct secret *text = secret_new(CODE_TEXT);
	uint8_t *to = secret_open_write(text);
	const uint8_t *from = secret_open(code);
	int i;

	for (i = 0; i < CODE_SIGNS; i++) {
		if (i > 0 && i % CODE_GROUP == 0)
			*to++ = '-';
		*to++ = from[i];
	}
	secret_close(code);
	secret_close(text);
	return text;
}

static enum err
read_signs(uint8_t *out, const uint8_t *typed, size_t length)
{
	size_t count = 0, i;
	int digit;

	for (i = 0; i < length; i++) {
		if (typed[i] == ' ' || typed[i] == '-')
			continue;
		digit = digit_of(typed[i]);
		if (digit < 0)
			return err_note(ERR_INVALID, "group %zu",
					count / CODE_GROUP + 1);
		if (count == CODE_SIGNS)
			return err_note(ERR_INVALID, "more than %d groups",
					CODE_GROUPS);
		out[count++] = (uint8_t)signs[digit];
	}
	if (count < CODE_SIGNS)
		return err_note(ERR_INVALID, "fewer than %d groups",
				CODE_GROUPS);
	return ERR_NONE;
}

enum err
code_parse(struct secret **out, const struct secret *typed)
{
	struct secret *code = secret_new(CODE_SIGNS);
	uint8_t *bytes = secret_open_write(code), check[CODE_GROUP];
	enum err err;

	err = read_signs(bytes, secret_open(typed), secret_length(typed));
	secret_close(typed);
	if (!err) {
		check_group(check, bytes);
		if (sodium_memcmp(check, bytes + CHECKED_SIGNS, CODE_GROUP))
			err = err_note(ERR_INVALID, "one of the groups");
		wipe(check, sizeof(check));
	}
	secret_close(code);
	secret_wipe_stack();
	if (err) {
		secret_free(code);
		return err;
	}
	*out = code;
	return ERR_NONE;
}
