/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What others did to a diary meanwhile: another program while a writer whose
 * save had failed let go of the file, another computer, another's hand. */
#include "config.h"

#include <fcntl.h>
#include <signal.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/alloc.h"
#include "test.h"
#include "vault_kit.h"

enum { ROOM = 300 * 1024, TOO_LONG = 400 * 1024, FIRST_FREE = 3 };

static struct rlimit
limit_to(unsigned resource, rlim_t most)
{
	struct rlimit before, limit;

	assert_int_equal(getrlimit(resource, &before), 0);
	limit = before;
	limit.rlim_cur = most;
	assert_int_equal(setrlimit(resource, &limit), 0);
	return before;
}

/* The disk is full, and a moment later no file can be opened: the lock is
 * gone, and the vault has to look again. */
static void
lose_the_file(struct vault *vault)
{
	struct rlimit size, files;
	char *words = alloc_zeroed(TOO_LONG + 1, 1);

	memset(words, 'w', TOO_LONG);
	signal(SIGXFSZ, SIG_IGN);
	size = limit_to(RLIMIT_FSIZE, ROOM);
	assert_int_equal(kit_try_add(vault, words, kit_day(1)), ERR_DISK_FULL);
	assert_int_equal(setrlimit(RLIMIT_FSIZE, &size), 0);
	free(words);
	files = limit_to(RLIMIT_NOFILE, FIRST_FREE);
	assert_true(kit_try_add(vault, "mine", kit_day(1)) != ERR_NONE);
	assert_int_equal(setrlimit(RLIMIT_NOFILE, &files), 0);
}

static void
test_a_failed_save_can_be_tried_again(void **state)
{
	struct vault *vault = kit_create();

	(void)state;
	kit_add(vault, "first", kit_day(1));
	lose_the_file(vault);
	kit_add(vault, "mine", kit_day(1));
	vault = kit_reopen(vault);
	assert_notes(vault, "first\nmine\n");
	vault_close(vault);
}

static void
test_what_another_kept_meanwhile_is_not_swept_away(void **state)
{
	struct vault *vault = kit_create(), *other;
	struct vault_news news;

	(void)state;
	kit_add(vault, "first", kit_day(1));
	lose_the_file(vault);
	assert_int_equal(kit_open(&other, NULL, VAULT_WRITE), ERR_NONE);
	kit_add(other, "theirs", kit_day(1));
	vault_close(other);
	assert_int_equal(kit_try_add(vault, "mine", kit_day(1)), ERR_BUSY);
	assert_int_equal(kit_try_add(vault, "mine", kit_day(1)), ERR_BUSY);
	vault_close(vault);
	assert_int_equal(kit_open(&vault, &news, VAULT_WRITE), ERR_NONE);
	assert_false(news.commit_recovered);
	assert_notes(vault, "first\ntheirs\n");
	vault_close(vault);
}

static void
test_a_passphrase_changed_meanwhile_stays_changed(void **state)
{
	struct secret *next = secret_from_bytes("another one", 11);
	struct vault_request request = kit_request(VAULT_WRITE);
	struct vault *vault = kit_create(), *other;

	(void)state;
	kit_add(vault, "first", kit_day(1));
	lose_the_file(vault);
	assert_int_equal(kit_open(&other, NULL, VAULT_WRITE), ERR_NONE);
	assert_int_equal(vault_set_passphrase(other, next), ERR_NONE);
	vault_close(other);
	/* A new day would write the old slots into a new file. */
	assert_int_equal(kit_try_add(vault, "mine", kit_day(2)), ERR_BUSY);
	vault_close(vault);
	assert_int_equal(kit_open(NULL, NULL, VAULT_READ), ERR_PASSPHRASE);
	request.passphrase = next;
	assert_int_equal(kit_open_as(&vault, NULL, &request), ERR_NONE);
	assert_notes(vault, "first\n");
	vault_close(vault);
	secret_free(next);
}

/* As cp does it, or a program that keeps folders alike. */
static void
write_over(const struct buf *bytes)
{
	const struct timespec later[2] = { { INT32_MAX, 0 }, { INT32_MAX, 0 } };

	kit_write(kit_path(), bytes->data, bytes->length);
	assert_int_equal(utimensat(AT_FDCWD, kit_path(), later, 0), 0);
}

static void
test_nothing_is_saved_after_an_older_copy_written_over_the_file(void **state)
{
	struct buf older = { 0 }, now = { 0 };
	struct vault *vault = kit_create();
	struct vault_news news;

	(void)state;
	kit_add(vault, "first", kit_day(1));
	kit_read(&older, kit_path());
	kit_add(vault, "second", kit_day(1));
	write_over(&older);
	assert_int_equal(kit_try_add(vault, "third", kit_day(1)), ERR_DAMAGED);
	assert_int_equal(kit_try_add(vault, "third", kit_day(2)), ERR_DAMAGED);
	vault_close(vault);
	kit_read(&now, kit_path());
	assert_int_equal(now.length, older.length);
	assert_memory_equal(now.data, older.data, older.length);
	assert_int_equal(kit_open(&vault, &news, VAULT_WRITE), ERR_NONE);
	assert_true(news.older_than_seen);
	assert_notes(vault, "first\n");
	vault_close(vault);
	buf_clear(&older);
	buf_clear(&now);
}

static void
test_the_same_bytes_written_over_the_file_are_no_matter(void **state)
{
	struct vault *vault = kit_create();
	struct buf same = { 0 };

	(void)state;
	kit_add(vault, "first", kit_day(1));
	kit_read(&same, kit_path());
	write_over(&same);
	kit_add(vault, "second", kit_day(1));
	vault = kit_reopen(vault);
	assert_notes(vault, "first\nsecond\n");
	vault_close(vault);
	buf_clear(&same);
}

/* A stick that goes from one computer to another: there an older copy was put
 * back, here only what came before that was seen. */
static void
test_a_torn_save_after_a_restore_elsewhere_is_no_damage(void **state)
{
	struct vault_request copy = kit_request(VAULT_READ);
	struct buf seen = { 0 }, file = { 0 };
	struct vault *vault = kit_create();
	struct vault_news news;
	size_t end;

	(void)state;
	kit_add(vault, "first", kit_day(1));
	assert_int_equal(vault_backup(vault, kit_file("copy")), ERR_NONE);
	kit_add(vault, "second", kit_day(1));
	kit_add(vault, "third", kit_day(1));
	vault_close(vault);
	kit_read(&seen, kit_seen_file());
	copy.path = kit_file("copy");
	assert_int_equal(vault_restore(NULL, &copy, kit_path()), ERR_NONE);
	assert_int_equal(kit_open(&vault, NULL, VAULT_WRITE), ERR_NONE);
	kit_add(vault, "torn", kit_day(1));
	vault_close(vault);
	kit_read(&file, kit_path());
	for (end = file.length; file.data[end - 1] == 0;)
		end--;
	file.data[end - 1] ^= 1;
	kit_write(kit_path(), file.data, file.length);
	kit_write(kit_seen_file(), seen.data, seen.length);
	assert_int_equal(kit_open(&vault, &news, VAULT_WRITE), ERR_NONE);
	assert_true(news.commit_recovered);
	assert_true(news.older_than_seen);
	assert_notes(vault, "first\n");
	vault_close(vault);
	buf_clear(&seen);
	buf_clear(&file);
}

enum { CHAIN_AT = 40, CHECKSUM_AT = 4064, COPY = 4096 };

/* The file that stands where a copy goes says of itself what it likes. */
static void
test_a_forged_header_does_not_choose_the_next_chain(void **state)
{
	struct vault_request copy = kit_request(VAULT_READ);
	struct buf file = { 0 };
	struct vault *vault = kit_create();
	struct vault_news news;
	size_t at;

	(void)state;
	kit_add(vault, "first", kit_day(1));
	assert_int_equal(vault_backup(vault, kit_file("copy")), ERR_NONE);
	kit_add(vault, "second", kit_day(1));
	vault_close(vault);
	kit_read(&file, kit_path());
	for (at = 0; at <= COPY; at += COPY) {
		memset(file.data + at + CHAIN_AT, 0xff, 8);
		crypto_generichash(file.data + at + CHECKSUM_AT, 32,
				   file.data + at, CHECKSUM_AT, NULL, 0);
	}
	kit_write(kit_path(), file.data, file.length);
	copy.path = kit_file("copy");
	assert_int_equal(vault_restore(NULL, &copy, kit_path()), ERR_NONE);
	assert_int_equal(kit_open(&vault, &news, VAULT_WRITE), ERR_NONE);
	assert_false(news.older_than_seen);
	vault_close(vault);
	buf_clear(&file);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(test_a_failed_save_can_be_tried_again),
		IN_FOLDER(test_what_another_kept_meanwhile_is_not_swept_away),
		IN_FOLDER(test_a_passphrase_changed_meanwhile_stays_changed),
		IN_FOLDER(
			test_nothing_is_saved_after_an_older_copy_written_over_the_file),
		IN_FOLDER(
			test_the_same_bytes_written_over_the_file_are_no_matter),
		IN_FOLDER(
			test_a_torn_save_after_a_restore_elsewhere_is_no_damage),
		IN_FOLDER(test_a_forged_header_does_not_choose_the_next_chain),
	};

	return cmocka_run_group_tests_name("vault apart", tests, NULL, NULL);
}
