/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Records swapped, removed, doubled, brought from elsewhere. */
#include "config.h"

#include <fcntl.h>
#include <stdio.h>
#include <string.h>
#include <unistd.h>

#include "altered.h"

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
test_an_older_body_under_a_newer_header_is_refused(void **state)
{
	struct buf older = { 0 }, now = { 0 };
	struct vault *vault;

	(void)state;
	kit_read(&older, kit_path());
	assert_int_equal(kit_open(&vault, NULL, VAULT_WRITE), ERR_NONE);
	kit_add(vault, "tired", kit_day(2));
	vault_close(vault);
	kit_read(&now, kit_path());
	memcpy(older.data, now.data, BODY);
	kit_write(kit_path(), older.data, older.length);
	forget_seen();
	assert_int_equal(open_it(&vault), REFUSED);
	buf_clear(&older);
	buf_clear(&now);
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		ALTERED(test_records_out_of_order_are_refused_or_said),
		ALTERED(test_records_out_of_order_are_refused_or_said_elsewhere),
		ALTERED(test_missing_last_records_are_an_older_copy),
		ALTERED(test_records_of_another_diary_are_refused),
		ALTERED(test_an_older_body_under_a_newer_header_is_refused),
		ALTERED(test_blocks_of_an_older_chain_are_refused_or_said),
	};

	return cmocka_run_group_tests_name("vault records", tests, NULL, NULL);
}
