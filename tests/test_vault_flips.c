/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A diary that was altered on the disk: it is refused, or what it is still
 * good for is read and that is said. Never is anything else shown as if
 * nothing had happened. A run looks at a sample and prints how much of the
 * whole it was; with VIGIE_TORTURE=all it looks at everything.
 */
#include "config.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"
#include "test.h"
#include "vault_kit.h"

enum { NOTES = 6, RECORDS = NOTES + 1, BODY = 8192, UNIT = 256 };

/* The good file, and where its records stand; the last entry is the end. */
static struct buf good;
static size_t record_at[RECORDS + 1];
static char *states[NOTES + 1]; /* what reads as after so many notes */
static int disk = -1;
static size_t tried, total;

enum verdict { REFUSED, SAID, SILENT };

static bool
is_torture(void)
{
	const char *wish = getenv("VIGIE_TORTURE");

	return wish && strcmp(wish, "all") == 0;
}

/* How far to go from one to the next. */
static size_t
sample_step(size_t step)
{
	if (is_torture())
		return 1;
	return KIT_IS_SLOW ? step * 4 + 1 : step;
}

static void
find_records(void)
{
	size_t i;

	record_at[0] = BODY;
	for (i = 0; i < RECORDS; i++)
		record_at[i + 1] = record_at[i] +
				   bytes_u32(good.data + record_at[i]);
}

static void
build(void)
{
	static const char *const notes[NOTES] = {
		"a rash on the arm",
		"a cough",
		"a long line about a fever that came in the evening and was "
		"gone in the morning, with shivers, and of which nobody could "
		"tell where it had come from, so that it was noted at length, "
		"for the doctor, who had asked for it",
		"some nausea",
		"a little diarrhoea",
		"tired",
	};
	struct vault *vault = kit_create();
	size_t i;

	states[0] = kit_dump(vault);
	for (i = 0; i < NOTES; i++) {
		kit_add(vault, notes[i], kit_day(1));
		states[i + 1] = kit_dump(vault);
	}
	vault_close(vault);
	kit_read(&good, kit_path());
	find_records();
	disk = open(kit_path(), O_RDWR | O_CLOEXEC);
	assert_true(disk >= 0);
}

static int
setup(void **state)
{
	kit_setup(state);
	build();
	tried = total = 0;
	return 0;
}

static int
teardown(void **state)
{
	size_t i;

	if (total > 0)
		print_message("# %zu of %zu\n", tried, total);
	for (i = 0; i <= NOTES; i++)
		wipe_string(states[i]);
	close(disk);
	buf_clear(&good);
	return kit_teardown(state);
}

static void
put(const void *bytes, size_t length, size_t at)
{
	assert_int_equal(pwrite(disk, bytes, length, (off_t)at), length);
}

static void
put_all(const struct buf *file)
{
	assert_int_equal(ftruncate(disk, (off_t)file->length), 0);
	put(file->data, file->length, 0);
}

/* How many notes are read, when any state of the past is. */
static int
notes_read(struct vault *vault)
{
	char *got = kit_dump(vault);
	int i;

	for (i = 0; i <= NOTES; i++)
		if (strcmp(got, states[i]) == 0)
			break;
	free(got);
	return i;
}

static enum verdict
open_it(struct vault **out)
{
	struct vault_news news;
	enum err err = kit_open(out, &news, VAULT_READ);

	tried++;
	if (err) {
		assert_true(err == ERR_DAMAGED || err == ERR_FOREIGN ||
			    err == ERR_NEWER);
		*out = NULL;
		return REFUSED;
	}
	return news.header_repaired || news.commit_recovered ||
			       news.older_than_seen
		       ? SAID
		       : SILENT;
}

static enum verdict
look(int *notes)
{
	struct vault *vault;
	enum verdict verdict = open_it(&vault);

	*notes = -1;
	if (verdict != REFUSED) {
		/* Never a state that was not. */
		*notes = notes_read(vault);
		assert_in_range(*notes, 0, NOTES);
	}
	vault_close(vault);
	return verdict;
}

static void
forget_seen(void)
{
	unlink(kit_seen_file());
}

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

/* ---- records ---- */

static void
add_record(struct buf *out, size_t i)
{
	buf_add(out, good.data + record_at[i], record_at[i + 1] - record_at[i]);
}

static void
begin_file(struct buf *out, size_t records)
{
	size_t i;

	buf_add(out, good.data, BODY);
	for (i = 0; i < records; i++)
		add_record(out, i);
}

static enum verdict
look_at(struct buf *file, int *notes)
{
	enum verdict verdict;

	while (file->length % 262144 != 0)
		buf_add_zeros(file, 262144 - file->length % 262144);
	put_all(file);
	verdict = look(notes);
	buf_clear(file);
	return verdict;
}

static void
assert_never_silent(struct buf *file)
{
	int notes;

	total++;
	assert_int_not_equal(look_at(file, &notes), SILENT);
}

/* Every two swapped, each removed, each doubled, at each place. */
static void
shuffle_all(void)
{
	struct buf file = { 0 };
	size_t i, k, m;

	for (i = 0; i < RECORDS; i++)
		for (k = i + 1; k < RECORDS; k++) {
			begin_file(&file, i);
			add_record(&file, k);
			for (m = i + 1; m < RECORDS; m++)
				add_record(&file, m == k ? i : m);
			assert_never_silent(&file);
		}
	for (i = 0; i < RECORDS; i++) {
		begin_file(&file, i + 1);
		for (k = i; k < RECORDS; k++)
			add_record(&file, k);
		assert_never_silent(&file);
	}
	for (i = 0; i + 1 < RECORDS; i++) {
		begin_file(&file, i);
		for (k = i + 1; k < RECORDS; k++)
			add_record(&file, k);
		assert_never_silent(&file);
		begin_file(&file, i);
		buf_add_zeros(&file, record_at[i + 1] - record_at[i]);
		for (k = i + 1; k < RECORDS; k++)
			add_record(&file, k);
		assert_never_silent(&file);
	}
}

static void
test_records_out_of_order_are_refused_or_said(void **state)
{
	(void)state;
	shuffle_all();
}

static void
test_records_out_of_order_are_refused_or_said_elsewhere(void **state)
{
	(void)state;
	forget_seen();
	shuffle_all();
}

static void
test_missing_last_records_are_an_older_copy(void **state)
{
	struct buf file = { 0 };
	size_t kept;
	int notes;

	(void)state;
	for (kept = 1; kept < RECORDS; kept++) {
		begin_file(&file, kept);
		assert_int_equal(look_at(&file, &notes), SAID);
		assert_int_equal(notes, kept - 1);
		total++;
	}
}

/* A record of the same number, from elsewhere, in the place of ours. */
static void
swap_in(const struct buf *other, size_t at)
{
	struct buf file = { 0 };
	size_t i;

	for (i = 0; i < RECORDS && at < other->length; i++) {
		uint32_t length = bytes_u32(other->data + at);
		size_t k;

		begin_file(&file, i);
		buf_add(&file, other->data + at, length);
		for (k = i + 1; k < RECORDS; k++)
			add_record(&file, k);
		assert_never_silent(&file);
		at += length;
	}
}

static void
test_records_of_another_diary_are_refused(void **state)
{
	struct buf other = { 0 };
	struct vault *vault;
	int i;

	(void)state;
	assert_int_equal(rename(kit_path(), kit_file("mine")), 0);
	vault = kit_create();
	for (i = 0; i < NOTES; i++)
		kit_add(vault, "another's", kit_day(1));
	vault_close(vault);
	kit_read(&other, kit_path());
	assert_int_equal(rename(kit_file("mine"), kit_path()), 0);
	swap_in(&other, BODY);
	buf_clear(&other);
}

/* Each block of the file before, in the place of one of the new file: sealed
 * with the same key, for the same diary. */
static void
put_back_blocks(const struct buf *older, const struct buf *now)
{
	struct vault *vault;
	size_t at;

	for (at = 0; at < older->length; at += UNIT) {
		if (memcmp(older->data + at, now->data + at, UNIT) == 0)
			continue;
		total++;
		put(older->data + at, UNIT, at);
		if (open_it(&vault) == SILENT)
			fail_msg("block at %zu", at);
		vault_close(vault);
		put(now->data + at, UNIT, at);
	}
}

static void
test_blocks_of_an_older_chain_are_refused_or_said(void **state)
{
	struct buf older = { 0 }, now = { 0 };
	struct vault *vault;
	int i;

	(void)state;
	kit_read(&older, kit_path());
	assert_int_equal(kit_open(&vault, NULL, VAULT_WRITE), ERR_NONE);
	for (i = 0; i < NOTES; i++)
		kit_add(vault, "tired", kit_day(2));
	vault_close(vault);
	close(disk);
	disk = open(kit_path(), O_RDWR | O_CLOEXEC);
	kit_read(&now, kit_path());
	put_back_blocks(&older, &now);
	forget_seen();
	put_back_blocks(&older, &now);
	buf_clear(&older);
	buf_clear(&now);
}

#define ALTERED(test) cmocka_unit_test_setup_teardown(test, setup, teardown)

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
		ALTERED(test_records_out_of_order_are_refused_or_said),
		ALTERED(test_records_out_of_order_are_refused_or_said_elsewhere),
		ALTERED(test_missing_last_records_are_an_older_copy),
		ALTERED(test_records_of_another_diary_are_refused),
		ALTERED(test_blocks_of_an_older_chain_are_refused_or_said),
	};

	return cmocka_run_group_tests_name("vault flips", tests, NULL, NULL);
}
