/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/alloc.h"
#include "store/envelope.h"
#include "store/header.h"
#include "test.h"

/* Made once by another implementation, in another language, of HChaCha20,
 * ChaCha20, Poly1305 and BLAKE2b: see known_place() for what is in it. */
static const char known_record[] =
	"000100002a00000000000000c8c9cacbcccdcecfd0d1d2d3d4d5d6d7d8d9dadb"
	"dcdddedf700038a4e529f73ce5271a4ea6b5a3389b1f38305f74f0aa18e802f9"
	"8d37a399ff6a1baa47b607b8978853f77d1f466c7faba7265b319abaf70f60c6"
	"ca591d4be4473d82abacf23bd09bfc9e7dfc8e64fc38bc1d61d504c123f2f2cd"
	"7e1f939872d618d5bda51252aa428c87b7956cd0e46feaa2f3cd00e956e32d89"
	"452cc5e7a7217304cda65240a2938c1911c5892969c25897f19c1665a2331b7c"
	"96802af61409507d1312982d88d83fb45d8d6a4b255ab7a5055f17b844fa6b9f"
	"3e62c3acd0e9505ee9bc2ac56c7dd3a2ab4b9da2bb5ad5234e957624e8fb7577";
static const char *const known_subkeys[KEY_COUNT] = {
	[KEY_DATA] = "000102030405060708090a0b0c0d0e0f"
		     "101112131415161718191a1b1c1d1e1f",
	[KEY_RECORDS] = "f14e11d7b85111fafd6eac1fb8a78ffc"
			"645f47ba6cf7b8b5eb4e16c2277623ce",
	[KEY_HEADER] = "2a4691a339cbe922b48ce9b80d15ff46"
		       "f1f7f6fe3a74ac27fe09210734f345b6",
	[KEY_SEEN] = "c6efe28f79a9b9a36f8f407db49fede2"
		     "610dc9a4bb7b9e3da2db607227c97237",
	[KEY_DRAFT] = "5bca27e587ed43e8178c056ec945078a"
		      "5dda1684290edecb749cfea6b5e48cc4",
};
static const char known_commitment[] =
	"2b3bb74bff7286ae8db253ba833bb7eb6f863a7fa7101870ccdc37e18e1f9778";

static void
count_from(uint8_t *out, size_t length, unsigned first)
{
	size_t i;

	for (i = 0; i < length; i++)
		out[i] = (uint8_t)(first + i);
}

static struct secret *
known_keys(void)
{
	uint8_t data[KEY_LENGTH];

	count_from(data, sizeof(data), 0);
	return keys_from(data);
}

static struct place
known_place(void)
{
	struct place place = { .chain = 7,
			       .sequence = 42,
			       .type = RECORD_CHANGESET };

	count_from(place.file_id, FILE_ID_LENGTH, 100);
	count_from(place.before, TAG_LENGTH, 0);
	return place;
}

static enum err
open_known(uint8_t *plain, const uint8_t *record, const struct place *place)
{
	struct secret *keys = known_keys();
	enum err err;

	err = record_open(plain, record, place,
			  key_of(secret_open(keys), KEY_RECORDS));
	secret_close(keys);
	secret_free(keys);
	return err;
}

static void
from_hex(uint8_t *out, size_t length, const char *hex)
{
	size_t got;

	assert_int_equal(
		sodium_hex2bin(out, length, hex, strlen(hex), NULL, &got, NULL),
		0);
	assert_int_equal(got, length);
}

static void
test_subkeys_and_commitment_are_those_of_the_page(void **state)
{
	struct secret *keys = known_keys();
	const uint8_t *bytes = secret_open(keys);
	uint8_t want[KEY_LENGTH], got[HASH_LENGTH];
	struct header header = { 0 };
	size_t use;

	(void)state;
	for (use = 0; use < KEY_COUNT; use++) {
		from_hex(want, KEY_LENGTH, known_subkeys[use]);
		assert_memory_equal(key_of(bytes, (enum key_use)use), want,
				    KEY_LENGTH);
	}
	secret_close(keys);
	count_from(header.file_id, FILE_ID_LENGTH, 100);
	header_commit(got, &header, keys);
	from_hex(want, HASH_LENGTH, known_commitment);
	assert_memory_equal(got, want, HASH_LENGTH);
	secret_free(keys);
}

static void
test_a_record_of_another_implementation_opens(void **state)
{
	uint8_t record[RECORD_UNIT], plain[RECORD_UNIT];
	struct place place = known_place();
	struct content content;

	(void)state;
	from_hex(record, sizeof(record), known_record);
	assert_int_equal(record_length(record, sizeof(record)), RECORD_UNIT);
	assert_int_equal(open_known(plain, record, &place), ERR_NONE);
	assert_int_equal(
		content_parse(&content, plain, RECORD_UNIT - RECORD_OVERHEAD),
		ERR_NONE);
	assert_int_equal(content.when.at, 1795000000);
	assert_int_equal(content.when.offset, 3600);
	assert_int_equal(content.kind, COMMIT_CHANGE);
	assert_memory_equal(content.label, "add note", 8);
	assert_int_equal(content.length, 17);
	assert_memory_equal(content.payload, "a rash on the arm", 17);
}

static void
seal_known(struct buf *out, const struct content *content)
{
	struct secret *keys = known_keys();
	struct nonces *nonces = nonces_new();
	struct sealer by = { keys, KEY_RECORDS, nonces };
	struct place place = known_place();

	assert_int_equal(record_seal(out, &place, content, &by), ERR_NONE);
	nonces_free(nonces);
	secret_free(keys);
}

static const struct content a_note = {
	.when = { 1795000000, 3600 },
	.kind = COMMIT_CHANGE,
	.label = "add note",
	.label_length = 8,
	.payload = (const uint8_t *)"a rash on the arm",
	.length = 17,
};

static void
test_a_record_opens_only_in_its_place(void **state)
{
	struct place here = known_place(), elsewhere;
	uint8_t plain[RECORD_UNIT];
	struct buf record = { 0 };

	(void)state;
	seal_known(&record, &a_note);
	assert_int_equal(open_known(plain, record.data, &here), ERR_NONE);
	elsewhere = here;
	elsewhere.chain--;
	assert_int_equal(open_known(plain, record.data, &elsewhere),
			 ERR_DAMAGED);
	elsewhere = here;
	elsewhere.sequence++;
	assert_int_equal(open_known(plain, record.data, &elsewhere),
			 ERR_DAMAGED);
	elsewhere = here;
	elsewhere.type = RECORD_IMAGE;
	assert_int_equal(open_known(plain, record.data, &elsewhere),
			 ERR_DAMAGED);
	elsewhere = here;
	elsewhere.file_id[15] ^= 1;
	assert_int_equal(open_known(plain, record.data, &elsewhere),
			 ERR_DAMAGED);
	elsewhere = here;
	elsewhere.before[0] ^= 0x80;
	assert_int_equal(open_known(plain, record.data, &elsewhere),
			 ERR_DAMAGED);
	buf_clear(&record);
}

static void
test_a_record_with_any_bit_changed_does_not_open(void **state)
{
	struct place place = known_place();
	uint8_t plain[RECORD_UNIT * 4];
	struct buf record = { 0 };
	size_t bit, length;

	(void)state;
	seal_known(&record, &a_note);
	assert_int_equal(record.length, RECORD_UNIT);
	for (bit = 0; bit < record.length * 8; bit++) {
		record.data[bit / 8] ^= (uint8_t)(1 << bit % 8);
		length = record_length(record.data, record.length);
		if (length > 0)
			assert_int_equal(open_known(plain, record.data, &place),
					 ERR_DAMAGED);
		record.data[bit / 8] ^= (uint8_t)(1 << bit % 8);
	}
	assert_int_equal(open_known(plain, record.data, &place), ERR_NONE);
	buf_clear(&record);
}

static void
test_lengths_are_hidden_in_steps_of_256(void **state)
{
	static const uint8_t bytes[600];
	struct content content = { .label = "x",
				   .label_length = 1,
				   .payload = bytes };
	size_t seen = 0;

	(void)state;
	for (content.length = 0; content.length <= 600; content.length++) {
		struct buf record = { 0 };

		seal_known(&record, &content);
		assert_int_equal(record.length % RECORD_UNIT, 0);
		assert_true(record.length >= seen);
		assert_true(record.length < content.length + RECORD_UNIT + 100);
		seen = record.length;
		buf_clear(&record);
	}
	assert_int_equal(seen, 768);
}

static void
test_what_is_too_large_for_a_record_is_refused(void **state)
{
	struct content content = { .label = "", .length = RECORD_LIMIT };

	(void)state;
	assert_int_equal(record_size(&content), 0);
	content.length = 0;
	content.label_length = LABEL_LIMIT + 1;
	assert_int_equal(record_size(&content), 0);
	content.label_length = LABEL_LIMIT;
	assert_int_equal(record_size(&content), RECORD_UNIT);
}

static void
test_impossible_lengths_are_no_record(void **state)
{
	static const struct {
		uint32_t length;
		size_t available, want;
	} cases[] = {
		{ 256, 256, 256 },       { 512, 512, 512 },
		{ 512, 511, 0 },         { 0, 4096, 0 },
		{ 255, 4096, 0 },        { 257, 4096, 0 },
		{ 256, 255, 0 },         { 4096, 256, 0 },
		{ 0xffffff00, 4096, 0 }, { 0xffffffff, 4096, 0 },
	};
	uint8_t bytes[4096] = { 0 };
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		struct buf word = { 0 };

		buf_add_u32(&word, cases[i].length);
		memcpy(bytes, word.data, 4);
		buf_clear(&word);
		assert_int_equal(record_length(bytes, cases[i].available),
				 cases[i].want);
	}
}

static void
test_content_that_lies_about_its_lengths_is_refused(void **state)
{
	uint8_t plain[204] = { 0 };
	struct content content;

	(void)state;
	assert_int_equal(content_parse(&content, plain, 204), ERR_NONE);
	plain[12] = COMMIT_REDO + 1;
	assert_int_equal(content_parse(&content, plain, 204), ERR_DAMAGED);
	plain[12] = 0;
	plain[24] = LABEL_LIMIT + 1;
	assert_int_equal(content_parse(&content, plain, 204), ERR_DAMAGED);
	plain[24] = 0;
	plain[28] = 204 - 32;
	assert_int_equal(content_parse(&content, plain, 204), ERR_NONE);
	plain[28]++;
	assert_int_equal(content_parse(&content, plain, 204), ERR_DAMAGED);
	memset(plain + 24, 0xff, 8);
	assert_int_equal(content_parse(&content, plain, 204), ERR_DAMAGED);
	memset(plain + 24, 0, 8);
	plain[203] = 1;
	assert_int_equal(content_parse(&content, plain, 204), ERR_DAMAGED);
}

/* ---- nonces ---- */

static int
by_bytes(const void *a, const void *b)
{
	return memcmp(a, b, NONCE_LENGTH);
}

static void
test_ten_thousand_nonces_are_all_different(void **state)
{
	enum { MANY = 10000 };
	uint8_t(*all)[NONCE_LENGTH] = alloc_zeroed(MANY, NONCE_LENGTH);
	struct nonces *nonces = nonces_new();
	size_t i;

	(void)state;
	for (i = 0; i < MANY; i++)
		nonces_next(all[i], nonces);
	qsort(all, MANY, NONCE_LENGTH, by_bytes);
	for (i = 1; i < MANY; i++)
		assert_memory_not_equal(all[i - 1], all[i], NONCE_LENGTH);
	nonces_free(nonces);
	free(all);
}

static void
test_a_forked_child_draws_nonces_of_its_own(void **state)
{
	struct nonces *nonces = nonces_new();
	uint8_t mine[NONCE_LENGTH], theirs[NONCE_LENGTH];
	int ends[2], status;
	pid_t child;

	(void)state;
	nonces_next(mine, nonces);
	assert_int_equal(pipe(ends), 0);
	child = fork();
	if (child == 0) {
		nonces_next(theirs, nonces);
		_exit(write(ends[1], theirs, NONCE_LENGTH) != NONCE_LENGTH);
	}
	nonces_next(mine, nonces);
	assert_int_equal(read(ends[0], theirs, NONCE_LENGTH), NONCE_LENGTH);
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	assert_memory_not_equal(mine, theirs, NONCE_LENGTH);
	close(ends[0]);
	close(ends[1]);
	nonces_free(nonces);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(
			test_subkeys_and_commitment_are_those_of_the_page),
		cmocka_unit_test(test_a_record_of_another_implementation_opens),
		cmocka_unit_test(test_a_record_opens_only_in_its_place),
		cmocka_unit_test(
			test_a_record_with_any_bit_changed_does_not_open),
		cmocka_unit_test(test_lengths_are_hidden_in_steps_of_256),
		cmocka_unit_test(
			test_what_is_too_large_for_a_record_is_refused),
		cmocka_unit_test(test_impossible_lengths_are_no_record),
		cmocka_unit_test(
			test_content_that_lies_about_its_lengths_is_refused),
		cmocka_unit_test(test_ten_thousand_nonces_are_all_different),
		cmocka_unit_test(test_a_forked_child_draws_nonces_of_its_own),
	};

	if (sodium_init() < 0)
		return 99;
	return cmocka_run_group_tests_name("envelope", tests, NULL, NULL);
}
