/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <sodium.h>
#include <string.h>

#include "store/code.h"
#include "store/header.h"
#include "store/kdf.h"
#include "test.h"

static const struct cost least = { 1, 8192 };

static struct secret *
words(const char *text)
{
	return secret_from_bytes(text, strlen(text));
}

/* Two good copies that "right" opens; the keys. */
static struct secret *
make_area(uint8_t area[static HEADER_AREA], struct header *header)
{
	struct secret *keys = keys_new(), *right = words("right");
	struct slot_wish wish = { SLOT_PASSPHRASE, least, right };

	header_init(header, keys);
	assert_int_equal(header_fill_slot(header, &wish, keys), ERR_NONE);
	header_encode(area, header, keys);
	memcpy(area + HEADER_LENGTH, area, HEADER_LENGTH);
	secret_free(right);
	return keys;
}

/* The error, and which copies have to be written again. */
static enum err
try_area(unsigned *wrong, const uint8_t *area, const char *typed)
{
	struct secret *secret = words(typed);
	struct header_found found = { 0 };
	enum err err = header_open(&found, area, secret);

	*wrong = found.wrong;
	secret_free(found.keys);
	secret_free(secret);
	return err;
}

static void
put_checksum(uint8_t *copy)
{
	crypto_generichash(copy + 4064, 32, copy, 4064, NULL, 0);
}

static void
test_the_right_passphrase_opens_and_a_wrong_one_does_not(void **state)
{
	uint8_t area[HEADER_AREA];
	struct header header;
	struct secret *keys = make_area(area, &header);
	struct header_found found;
	struct secret *right = words("right");
	unsigned wrong;

	(void)state;
	assert_int_equal(header_open(&found, area, right), ERR_NONE);
	assert_true(secret_equal(found.keys, keys));
	assert_memory_equal(found.header.file_id, header.file_id,
			    FILE_ID_LENGTH);
	assert_int_equal(found.wrong, 0);
	assert_int_equal(try_area(&wrong, area, "wrong"), ERR_PASSPHRASE);
	assert_int_equal(try_area(&wrong, area, "right "), ERR_PASSPHRASE);
	secret_free(found.keys);
	secret_free(right);
	secret_free(keys);
}

static void
test_any_byte_of_either_copy_may_be_lost_and_it_is_said(void **state)
{
	uint8_t area[HEADER_AREA];
	struct header header;
	struct secret *keys = make_area(area, &header);
	unsigned wrong;
	size_t i;

	(void)state;
	for (i = 0; i < HEADER_AREA; i += i % HEADER_LENGTH < 64 ? 1 : 13) {
		area[i] ^= 0xff;
		assert_int_equal(try_area(&wrong, area, "right"), ERR_NONE);
		assert_int_equal(wrong, 1u << i / HEADER_LENGTH);
		area[i] ^= 0xff;
	}
	secret_free(keys);
}

static void
test_both_copies_lost_is_damage(void **state)
{
	uint8_t area[HEADER_AREA];
	struct header header;
	struct secret *keys = make_area(area, &header);
	unsigned wrong;

	(void)state;
	area[100] ^= 1;
	area[HEADER_LENGTH + 3000] ^= 1;
	assert_int_equal(try_area(&wrong, area, "right"), ERR_DAMAGED);
	memset(area, 0, HEADER_LENGTH);
	assert_int_equal(try_area(&wrong, area, "right"), ERR_DAMAGED);
	memset(area, 0, HEADER_AREA);
	assert_int_equal(try_area(&wrong, area, "right"), ERR_FOREIGN);
	secret_free(keys);
}

static void
test_the_newer_of_two_good_copies_counts(void **state)
{
	uint8_t area[HEADER_AREA];
	struct header header;
	struct secret *keys = make_area(area, &header), *next = words("next");
	struct slot_wish wish = { SLOT_PASSPHRASE, least, next };
	unsigned wrong;

	(void)state;
	header.generation++;
	assert_int_equal(header_fill_slot(&header, &wish, keys), ERR_NONE);
	header_encode(area + HEADER_LENGTH, &header, keys);
	assert_int_equal(try_area(&wrong, area, "next"), ERR_NONE);
	assert_int_equal(wrong, 1);
	/* The change was never finished: the old one is not locked out. */
	assert_int_equal(try_area(&wrong, area, "right"), ERR_NONE);
	assert_int_equal(wrong, 2);
	assert_int_equal(try_area(&wrong, area, "other"), ERR_PASSPHRASE);
	secret_free(next);
	secret_free(keys);
}

static void
test_a_header_from_a_newer_vigie_is_told_apart(void **state)
{
	uint8_t area[HEADER_AREA];
	struct header header;
	struct secret *keys = make_area(area, &header);
	unsigned wrong;

	(void)state;
	area[8] = 2;
	area[HEADER_LENGTH + 8] = 2;
	assert_int_equal(try_area(&wrong, area, "right"), ERR_NEWER);
	put_checksum(area);
	assert_int_equal(try_area(&wrong, area, "right"), ERR_NEWER);
	area[8] = 1;
	area[12] = 2;
	put_checksum(area);
	assert_int_equal(try_area(&wrong, area, "right"), ERR_NEWER);
	secret_free(keys);
}

/* A forger can compute the checksum, but not the MAC nor a tag. */
static void
test_a_forged_header_does_not_open(void **state)
{
	static const struct {
		size_t at;
		enum err want;
	} cases[] = {
		{ 16, ERR_DAMAGED },         /* generation */
		{ 40, ERR_DAMAGED },         /* chain */
		{ 24, ERR_PASSPHRASE },      /* file id */
		{ 48 + 4, ERR_PASSPHRASE },  /* passes */
		{ 48 + 10, ERR_PASSPHRASE }, /* memory */
		{ 48 + 16, ERR_PASSPHRASE }, /* salt */
		{ 48 + 32, ERR_PASSPHRASE }, /* nonce */
		{ 48 + 56, ERR_PASSPHRASE }, /* key */
		{ 48 + 110, ERR_DAMAGED },   /* the zeros of a slot */
		{ 1072, ERR_DAMAGED },       /* key for drops */
		{ 1104, ERR_DAMAGED },       /* commitment */
		{ 1200, ERR_DAMAGED },       /* the zeros */
		{ 4032, ERR_DAMAGED },       /* MAC */
	};
	uint8_t area[HEADER_AREA], forged[HEADER_AREA];
	struct header header;
	struct secret *keys = make_area(area, &header);
	unsigned wrong;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		memcpy(forged, area, HEADER_AREA);
		forged[cases[i].at] ^= 2;
		put_checksum(forged);
		memcpy(forged + HEADER_LENGTH, forged, HEADER_LENGTH);
		assert_int_equal(try_area(&wrong, forged, "right"),
				 cases[i].want);
	}
	secret_free(keys);
}

static void
test_a_slot_does_not_open_in_another_place(void **state)
{
	uint8_t area[HEADER_AREA];
	struct header header;
	struct secret *keys = make_area(area, &header);
	unsigned wrong;

	(void)state;
	header.slots[3] = header.slots[0];
	header.slots[0] = (struct slot){ 0 };
	header_encode(area, &header, keys);
	memcpy(area + HEADER_LENGTH, area, HEADER_LENGTH);
	assert_int_equal(try_area(&wrong, area, "right"), ERR_PASSPHRASE);
	secret_free(keys);
}

/* Refused before anything is paid: none of these costs could be. */
static void
test_a_header_that_demands_too_much_is_refused_at_once(void **state)
{
	static const struct cost demands[] = {
		{ 1, (uint64_t)2 << 30 },
		{ 5, (uint64_t)1 << 30 },
		{ UINT32_MAX, 8192 },
		{ 1, UINT64_MAX },
		{ 0, 8192 },
		{ 1, 8191 },
		{ 0, 0 },
		{ UINT32_MAX, UINT64_MAX },
	};
	uint8_t area[HEADER_AREA];
	struct header header;
	struct secret *keys = make_area(area, &header);
	unsigned wrong;
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(demands) / sizeof(*demands); i++) {
		header.slots[0].cost = demands[i];
		header_encode(area, &header, keys);
		memcpy(area + HEADER_LENGTH, area, HEADER_LENGTH);
		assert_int_equal(try_area(&wrong, area, "right"), ERR_DAMAGED);
	}
	for (i = 0; i < HEADER_SLOTS; i++) {
		header.slots[i] = header.slots[0];
		header.slots[i].cost = (struct cost){ 4, (uint64_t)1 << 30 };
	}
	header_encode(area, &header, keys);
	memcpy(area + HEADER_LENGTH, area, HEADER_LENGTH);
	assert_int_equal(try_area(&wrong, area, "right"), ERR_DAMAGED);
	secret_free(keys);
}

static void
test_a_calibrated_cost_is_never_under_64_mib(void **state)
{
	struct cost cost = cost_choose(KDF_MODERATE);

	(void)state;
	assert_true(cost.memory >= (uint64_t)64 << 20);
	assert_true(cost.passes >= 3);
	assert_true(cost_is_bearable(cost));
	assert_false(cost_is_cheap(cost));
	assert_true(cost_is_cheap(cost_choose(KDF_MIN)));
	assert_false(cost_is_cheap(cost_choose(KDF_INTERACTIVE)));
	assert_true(cost_is_bearable(cost_choose(KDF_SENSITIVE)));
}

/* ---- recovery codes ---- */

static enum err
try_code(const char *typed)
{
	struct secret *secret = words(typed), *code;
	enum err err = code_parse(&code, secret);

	if (!err)
		secret_free(code);
	secret_free(secret);
	return err;
}

static void
fresh_code(char out[static CODE_TEXT + 1])
{
	struct secret *code = code_new(), *text = code_format(code);

	memcpy(out, secret_open(text), CODE_TEXT);
	out[CODE_TEXT] = '\0';
	secret_close(text);
	secret_free(text);
	secret_free(code);
}

static void
test_a_code_is_read_back_however_it_is_typed(void **state)
{
	char text[CODE_TEXT + 1], typed[CODE_TEXT * 2];
	size_t i, used = 0;

	(void)state;
	fresh_code(text);
	assert_int_equal(try_code(text), ERR_NONE);
	for (i = 0; i < CODE_TEXT; i++) {
		if (text[i] == '-')
			continue;
		typed[used++] = (char)(text[i] >= 'A' ? text[i] + 32 : text[i]);
		typed[used++] = ' ';
	}
	typed[used - 1] = '\0';
	assert_int_equal(try_code(typed), ERR_NONE);
}

static void
test_the_check_group_of_the_page_is_ours(void **state)
{
	(void)state;
	assert_int_equal(try_code("33333-33333-33333-33333-33333-33333-33333-"
				  "AWWEE"),
			 ERR_NONE);
}

static void
test_any_slip_in_a_code_is_noticed(void **state)
{
	static const char signs[] = "34679ACDEFGHJKMNPQRTWXY";
	char text[CODE_TEXT + 1], slip;
	size_t i, k;

	(void)state;
	fresh_code(text);
	for (i = 0; i < CODE_TEXT; i++) {
		char was = text[i];

		if (was == '-')
			continue;
		for (k = 0; k < sizeof(signs) - 1; k++) {
			text[i] = signs[k];
			assert_int_equal(try_code(text), signs[k] == was
								 ? ERR_NONE
								 : ERR_INVALID);
		}
		text[i] = was;
		slip = text[i + 1];
		if (slip == '\0' || slip == '-' || slip == was)
			continue;
		text[i + 1] = was;
		text[i] = slip;
		assert_int_equal(try_code(text), ERR_INVALID);
		text[i + 1] = slip;
		text[i] = was;
	}
	text[CODE_TEXT - 1] = '\0';
	assert_int_equal(try_code(text), ERR_INVALID);
	assert_int_equal(try_code("correct horse battery staple"), ERR_INVALID);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_the_right_passphrase_opens_and_a_wrong_one_does_not),
		cmocka_unit_test(
			test_any_byte_of_either_copy_may_be_lost_and_it_is_said),
		cmocka_unit_test(test_both_copies_lost_is_damage),
		cmocka_unit_test(test_the_newer_of_two_good_copies_counts),
		cmocka_unit_test(
			test_a_header_from_a_newer_vigie_is_told_apart),
		cmocka_unit_test(test_a_forged_header_does_not_open),
		cmocka_unit_test(test_a_slot_does_not_open_in_another_place),
		cmocka_unit_test(
			test_a_header_that_demands_too_much_is_refused_at_once),
		cmocka_unit_test(test_a_calibrated_cost_is_never_under_64_mib),
		cmocka_unit_test(test_a_code_is_read_back_however_it_is_typed),
		cmocka_unit_test(test_the_check_group_of_the_page_is_ours),
		cmocka_unit_test(test_any_slip_in_a_code_is_noticed),
	};

	if (sodium_init() < 0)
		return 99;
	return cmocka_run_group_tests_name("header", tests, NULL, NULL);
}
