/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "altered.h"

#include <fcntl.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/alloc.h"

struct buf good;
size_t record_at[RECORDS + 1];
static char *states[NOTES + 1]; /* what reads as after so many notes */
int disk = -1;
size_t tried, total;

bool
is_torture(void)
{
	const char *wish = getenv("VIGIE_TORTURE");

	return wish && strcmp(wish, "all") == 0;
}

size_t
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

int
altered_setup(void **state)
{
	kit_setup(state);
	build();
	tried = total = 0;
	return 0;
}

int
altered_teardown(void **state)
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

void
put(const void *bytes, size_t length, size_t at)
{
	assert_int_equal(pwrite(disk, bytes, length, (off_t)at), length);
}

void
put_all(const struct buf *file)
{
	assert_int_equal(ftruncate(disk, (off_t)file->length), 0);
	put(file->data, file->length, 0);
}

int
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

enum verdict
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

enum verdict
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

void
forget_seen(void)
{
	unlink(kit_seen_file());
}
