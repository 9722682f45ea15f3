/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/strength.h"

#include <string.h>

#include "base/i18n.h"

/* Bits that each new character or each further word is worth, at least; what
 * an attacker who tries words would need. */
enum {
	BITS_A_CHARACTER = 2,
	BITS_A_WORD = 8,
	BITS_WEAK = 30,
	BITS_FAIR = 44,
	BITS_STRONG = 60,
	BYTES = 256,
};

static int
distinct(const uint8_t *bytes, size_t length)
{
	uint8_t seen[BYTES] = { 0 };
	int count = 0;

	for (size_t i = 0; i < length; i++) {
		if (seen[bytes[i]] == 0)
			count++;
		seen[bytes[i]] = 1;
	}
	return count;
}

static int
words(const uint8_t *bytes, size_t length)
{
	int count = 0;

	for (size_t i = 1; i < length; i++)
		if (bytes[i - 1] == ' ' && bytes[i] != ' ')
			count++;
	return count;
}

static int
bits_of(const struct field *field)
{
	const uint8_t *bytes = secret_open(field->secret);
	int various = distinct(bytes, field->secret_length);
	int length = (int)field->secret_length;
	int bits;

	/* Repeating what is there adds next to nothing. */
	if (length > 2 * various)
		length = 2 * various;
	bits = length * BITS_A_CHARACTER +
	       words(bytes, field->secret_length) * BITS_A_WORD;
	secret_close(field->secret);
	return bits;
}

const char *
strength_sentence(const struct field *field)
{
	int bits = bits_of(field);

	if (bits >= BITS_STRONG)
		return N_("Strong: very hard to guess.");
	if (bits >= BITS_FAIR)
		return N_("Fair: one more word makes it strong.");
	if (bits >= BITS_WEAK)
		return N_("Weak: somebody patient could guess it.");
	return N_("Very weak: a computer guesses it quickly.");
}
