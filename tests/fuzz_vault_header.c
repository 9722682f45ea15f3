/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Hostile headers. Checksums are made right and demands cheap, so that what
 * stands behind them is reached; the MAC nobody can forge. */
#include "config.h"

#include <sodium.h>
#include <string.h>

#include "store/header.h"

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t length);

static void
make_plausible(uint8_t *copy, uint8_t wishes)
{
	size_t slot;

	if (wishes & 1)
		memcpy(copy, "VIGIE\r\n\x1a\x01\0\0\0\x01\0\0", 16);
	for (slot = 0; slot < HEADER_SLOTS; slot++) {
		uint8_t *at = copy + 48 + slot * SLOT_LENGTH;

		at[0] &= 3;
		/* Beyond the bounds or cheap, never in between. */
		if (at[11] < 0x80)
			memset(at + 10, 0, 6);
		if (at[7] < 0x80)
			memset(at + 5, 0, 3);
	}
	if (wishes & 2)
		crypto_generichash(copy + 4064, 32, copy, 4064, NULL, 0);
}

int
LLVMFuzzerTestOneInput(const uint8_t *data, size_t length)
{
	static uint8_t area[HEADER_AREA];
	struct header_found found;
	struct secret *typed;

	if (length < 2 || sodium_init() < 0)
		return 0;
	memset(area, 0, sizeof(area));
	memcpy(area, data + 1,
	       length - 1 < sizeof(area) ? length - 1 : sizeof(area));
	make_plausible(area, data[0]);
	if (data[0] & 4)
		memcpy(area + HEADER_LENGTH, area, HEADER_LENGTH);
	else
		make_plausible(area + HEADER_LENGTH, data[0] >> 3);
	typed = secret_from_bytes("x", 1);
	if (header_open(&found, area, typed) == ERR_NONE)
		secret_free(found.keys);
	secret_free(typed);
	return 0;
}
