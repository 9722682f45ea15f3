/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * What somebody could do who knows the passphrase, and what a full or wrong
 * disk does to those who do not know better.
 */
#include "config.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/alloc.h"
#include "store/changeset.h"
#include "test.h"
#include "vault_kit.h"

/* ---- changesets ---- */

/* A table "t" of two columns, the first its key, and one row of each kind. */
static const uint8_t good[] = { 'T', 2, 1, 0, 't', 0,
				/* insert: 7, "hi" */
				18, 0, 1, 0, 0, 0, 0, 0, 0, 0, 7, 3, 2, 'h',
				'i',
				/* update of it: 7, "hi" to -, x'01' */
				23, 0, 1, 0, 0, 0, 0, 0, 0, 0, 7, 3, 2, 'h',
				'i', 0, 4, 1, 1,
				/* delete: 7, NULL */
				9, 0, 1, 0, 0, 0, 0, 0, 0, 0, 7, 5 };

static bool
ends_a_row(size_t length)
{
	return length == 0 || length == 6 || length == 21 || length == 40 ||
	       length == sizeof(good);
}

static void
test_a_changeset_that_was_cut_is_refused(void **state)
{
	size_t length;

	(void)state;
	for (length = 0; length <= sizeof(good); length++)
		assert_int_equal(changeset_check(good, length),
				 ends_a_row(length) ? ERR_NONE : ERR_DAMAGED);
}

static void
test_a_changeset_of_what_is_not_written_is_refused(void **state)
{
	static const struct {
		size_t at;
		uint8_t byte;
	} cases[] = {
		{ 0, 'P' },  /* a patchset */
		{ 1, 0 },    /* no column */
		{ 1, 200 },  /* more than there is */
		{ 2, 0 },    /* no key */
		{ 2, 0xf8 }, /* a key of more columns than there are */
		{ 3, 1 },    /* all of it is the key, and yet it changes */
		{ 5, 'u' },  /* a name without an end */
		{ 6, 17 },   /* no such change */
		{ 8, 6 },    /* no such value */
		{ 8, 5 },    /* a key of NULL */
		{ 17, 0 },   /* an addition with a hole */
		{ 18, 0xff }, { 21, 24 },
		{ 23, 0xff }, { 36, 5 }, /* the key changes */
		{ 40, 'T' },  { 51, 6 },
	};
	uint8_t bad[sizeof(good)];
	size_t i;

	(void)state;
	for (i = 0; i < sizeof(cases) / sizeof(*cases); i++) {
		memcpy(bad, good, sizeof(good));
		bad[cases[i].at] = cases[i].byte;
		assert_int_equal(changeset_check(bad, sizeof(bad)),
				 ERR_DAMAGED);
	}
	assert_int_equal(changeset_check(good + 6, 15), ERR_DAMAGED);
	assert_int_equal(changeset_check((const uint8_t *)"T", 1), ERR_DAMAGED);
}

/* ---- the disk ---- */

static int
fill_until_refused(void)
{
	struct vault *vault;
	char *words = alloc_zeroed(20001, 1);
	enum err err;
	int kept = 0;

	memset(words, 'w', 20000);
	if (kit_open(&vault, NULL, VAULT_WRITE) != ERR_NONE)
		return -1;
	while ((err = kit_try_add(vault, words, kit_day(1))) == ERR_NONE)
		kept++;
	if (err != ERR_DISK_FULL || kit_count(vault) != kept)
		return -1;
	/* A short one still finds room. */
	if (kit_try_add(vault, "short", kit_day(1)) == ERR_NONE)
		kept++;
	vault_close(vault);
	free(words);
	return kept;
}

/* The limit stands for a disk with no more room. */
static void
test_a_full_disk_keeps_what_was_kept_and_says_so(void **state)
{
	struct rlimit limit = { 600 * 1024, 600 * 1024 };
	struct vault *vault;
	int status;
	pid_t child;

	(void)state;
	vault_close(kit_create());
	child = fork();
	if (child == 0) {
		signal(SIGXFSZ, SIG_IGN);
		if (setrlimit(RLIMIT_FSIZE, &limit) != 0)
			_exit(200);
		_exit(fill_until_refused());
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_in_range(WEXITSTATUS(status), 10, 40);
	assert_int_equal(kit_open(&vault, NULL, VAULT_WRITE), ERR_NONE);
	assert_int_equal(kit_count(vault), WEXITSTATUS(status));
	assert_int_equal(kit_find(vault, "short"), 1);
	vault_close(vault);
}

static void
test_a_disk_full_from_the_start_makes_no_diary(void **state)
{
	struct rlimit limit = { 100 * 1024, 100 * 1024 };
	struct vault_request request = kit_request(VAULT_WRITE);
	struct vault *vault;
	char *files;
	int status;
	pid_t child = fork();

	(void)state;
	if (child == 0) {
		signal(SIGXFSZ, SIG_IGN);
		if (setrlimit(RLIMIT_FSIZE, &limit) != 0)
			_exit(200);
		_exit(vault_create(&vault, &request, KDF_MIN) != ERR_DISK_FULL);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
	files = kit_list();
	assert_string_equal(files, "");
	free(files);
}

/* ---- many at once ---- */

enum { WRITERS = 4, COMMITS_EACH = 25 };

static _Noreturn void
write_some(void)
{
	struct vault *vault;
	int i;

	for (i = 0; i < COMMITS_EACH; i++) {
		if (kit_open(&vault, NULL, VAULT_WRITE) != ERR_NONE)
			_exit(1);
		if (kit_try_add(vault, "mine", kit_day(1 + i % 3)) != ERR_NONE)
			_exit(2);
		vault_close(vault);
	}
	_exit(0);
}

static void
test_commands_at_the_same_time_wait_for_each_other(void **state)
{
	struct vault *vault;
	int i, status;

	(void)state;
	vault_close(kit_create());
	for (i = 0; i < WRITERS; i++)
		if (fork() == 0)
			write_some();
	for (i = 0; i < WRITERS; i++) {
		assert_true(wait(&status) > 0);
		assert_int_equal(status, 0);
	}
	assert_int_equal(kit_open(&vault, NULL, VAULT_WRITE), ERR_NONE);
	assert_int_equal(kit_count(vault), WRITERS * COMMITS_EACH);
	assert_int_equal(kit_find(vault, "mine"), WRITERS * COMMITS_EACH);
	vault_close(vault);
}

/* A reader never meets half a save, nor takes one for damage. */
static void
test_readers_beside_a_writer_are_never_disturbed(void **state)
{
	struct vault_news news;
	struct vault *vault;
	int64_t before = 0, now;
	int i, status;
	pid_t child;

	(void)state;
	vault_close(kit_create());
	child = fork();
	if (child == 0)
		write_some();
	for (i = 0; i < 100; i++) {
		assert_int_equal(kit_open(&vault, &news, VAULT_READ), ERR_NONE);
		assert_false(news.commit_recovered);
		assert_false(news.older_than_seen);
		now = kit_count(vault);
		assert_true(now >= before);
		before = now;
		vault_close(vault);
	}
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_int_equal(status, 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_changeset_that_was_cut_is_refused),
		cmocka_unit_test(
			test_a_changeset_of_what_is_not_written_is_refused),
		IN_FOLDER(test_a_full_disk_keeps_what_was_kept_and_says_so),
		IN_FOLDER(test_a_disk_full_from_the_start_makes_no_diary),
		IN_FOLDER(test_commands_at_the_same_time_wait_for_each_other),
		IN_FOLDER(test_readers_beside_a_writer_are_never_disturbed),
	};

	return cmocka_run_group_tests_name("vault hostile", tests, NULL, NULL);
}
