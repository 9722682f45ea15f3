/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Bytes changed, files cut and lengthened. */
#include "config.h"

#include <unistd.h>

#include "altered.h"

/* ---- flips ---- */

static void
flip(size_t at, uint8_t mask, enum verdict want)
{
	uint8_t byte = good.data[at] ^ mask;
	int notes;

	put(&byte, 1, at);
	if (look(&notes) != want)
		fail_msg("byte %zu ^ %02x", at, mask);
	if (want == SAID)
		assert_int_equal(notes, NOTES);
	put(good.data + at, 1, at);
}

static void
flip_range(size_t from, size_t to, size_t step, enum verdict want)
{
	size_t at;

	total += (to - from) * 2;
	step = sample_step(step);
	for (at = from; at < to; at += step) {
		flip(at, 0xff, want);
		flip(at, (uint8_t)(1 << at % 8), want);
	}
}

static void
test_a_flip_in_either_header_is_mended_and_said(void **state)
{
	(void)state;
	flip_range(0, 64, 1, SAID);
	flip_range(64, 4096, 7, SAID);
	flip_range(4096, 4096 + 64, 1, SAID);
	flip_range(4096 + 64, 8192, 7, SAID);
}

static void
test_a_flip_in_the_image_is_refused(void **state)
{
	(void)state;
	flip_range(BODY, BODY + 64, 1, REFUSED);
	flip_range(BODY + 64, record_at[1] - 64, 11, REFUSED);
	flip_range(record_at[1] - 64, record_at[1], 1, REFUSED);
}

static void
test_a_flip_in_the_log_is_refused(void **state)
{
	(void)state;
	flip_range(record_at[1], record_at[RECORDS], 1, REFUSED);
}

/* Without what this computer has seen, the last commit could be one that was
 * never acknowledged: only then it is left out, and that is said. */
static void
test_a_flip_in_the_log_is_refused_or_said_on_another_computer(void **state)
{
	size_t at, last = record_at[RECORDS - 1];
	enum verdict verdict;
	int notes;

	(void)state;
	forget_seen();
	total = record_at[RECORDS] - record_at[1];
	for (at = record_at[1]; at < record_at[RECORDS]; at += sample_step(1)) {
		uint8_t byte = good.data[at] ^ 0xff;

		put(&byte, 1, at);
		verdict = look(&notes);
		if (verdict == SILENT || (verdict == SAID && at < last))
			fail_msg("byte %zu", at);
		if (verdict == SAID)
			assert_int_equal(notes, NOTES - 1);
		put(good.data + at, 1, at);
	}
}

static void
test_a_flip_in_the_zeros_is_said(void **state)
{
	(void)state;
	flip_range(record_at[RECORDS], record_at[RECORDS] + 600, 1, SAID);
	flip_range(record_at[RECORDS] + 600, good.length, 211, SAID);
}

/* What stands before the damage can be printed, and nothing be added. */
static void
test_what_stands_before_the_damage_can_be_salvaged(void **state)
{
	struct vault_news news;
	struct vault *vault;
	size_t i;

	(void)state;
	for (i = 1; i < RECORDS; i++) {
		uint8_t byte = good.data[record_at[i] + 50] ^ 0x10;

		put(&byte, 1, record_at[i] + 50);
		assert_int_equal(kit_open(NULL, NULL, VAULT_WRITE),
				 ERR_DAMAGED);
		assert_int_equal(kit_open(&vault, &news, VAULT_SALVAGE),
				 ERR_NONE);
		assert_true(news.rest_unreadable);
		assert_int_equal(notes_read(vault), i - 1);
		assert_int_equal(vault_begin(vault), ERR_READ_ONLY);
		vault_close(vault);
		put(good.data + record_at[i] + 50, 1, record_at[i] + 50);
	}
	assert_int_equal(kit_open(&vault, &news, VAULT_SALVAGE), ERR_NONE);
	assert_false(news.rest_unreadable);
	assert_int_equal(notes_read(vault), NOTES);
	vault_close(vault);
}

static void
test_a_lost_header_is_mended_and_both_lost_are_refused(void **state)
{
	static const uint8_t zeros[4096];
	struct vault_news news;
	int notes;

	(void)state;
	put(zeros, 4096, 0);
	assert_int_equal(look(&notes), SAID);
	put(zeros, 4096, 4096);
	assert_int_equal(look(&notes), REFUSED);
	put(good.data, 4096, 4096);
	assert_int_equal(kit_open(NULL, &news, VAULT_WRITE), ERR_NONE);
	assert_true(news.header_repaired);
	assert_int_equal(kit_open(NULL, &news, VAULT_WRITE), ERR_NONE);
	assert_false(news.header_repaired);
	put(zeros, 4096, 4096);
	assert_int_equal(kit_open(NULL, &news, VAULT_WRITE), ERR_NONE);
	assert_true(news.header_repaired);
	assert_int_equal(look(&notes), SILENT);
	assert_int_equal(notes, NOTES);
}

/* ---- lengths ---- */

static void
cut_range(size_t from, size_t to, size_t step)
{
	enum verdict verdict;
	size_t length;
	int notes;

	total += to - from;
	step = sample_step(step);
	for (length = to - 1; length + 1 > from && length < to;
	     length -= step) {
		assert_int_equal(ftruncate(disk, (off_t)length), 0);
		verdict = look(&notes);
		if (verdict == SILENT)
			fail_msg("cut to %zu", length);
		if (length >= record_at[RECORDS])
			assert_int_equal(notes, NOTES);
		if (length < step)
			break;
	}
	put_all(&good);
}

static void
cut_everywhere(void)
{
	cut_range(record_at[RECORDS] + 300, good.length, 499);
	cut_range(record_at[1] - 300, record_at[RECORDS] + 300, 1);
	cut_range(8192 + 300, record_at[1] - 300, 61);
	cut_range(1, 8192 + 300, 17);
}

static void
test_every_length_is_refused_or_said(void **state)
{
	(void)state;
	cut_everywhere();
}

static void
test_every_length_is_refused_or_said_on_another_computer(void **state)
{
	(void)state;
	forget_seen();
	cut_everywhere();
}

static void
test_what_is_added_at_the_end_is_said(void **state)
{
	static const size_t lengths[] = { 1, 255, 256, 4096, 262144 };
	struct buf longer = { 0 };
	size_t i;
	int notes;

	(void)state;
	for (i = 0; i < sizeof(lengths) / sizeof(*lengths); i++) {
		buf_add(&longer, good.data, good.length);
		buf_add_zeros(&longer, lengths[i] - 1);
		buf_add_byte(&longer, 'x');
		put_all(&longer);
		assert_int_equal(look(&notes), SAID);
		assert_int_equal(notes, NOTES);
		buf_clear(&longer);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		ALTERED(test_a_flip_in_either_header_is_mended_and_said),
		ALTERED(test_a_flip_in_the_image_is_refused),
		ALTERED(test_a_flip_in_the_log_is_refused),
		ALTERED(test_a_flip_in_the_log_is_refused_or_said_on_another_computer),
		ALTERED(test_a_flip_in_the_zeros_is_said),
		ALTERED(test_what_stands_before_the_damage_can_be_salvaged),
		ALTERED(test_a_lost_header_is_mended_and_both_lost_are_refused),
		ALTERED(test_every_length_is_refused_or_said),
		ALTERED(test_every_length_is_refused_or_said_on_another_computer),
		ALTERED(test_what_is_added_at_the_end_is_said),
	};

	return cmocka_run_group_tests_name("vault flips", tests, NULL, NULL);
}
