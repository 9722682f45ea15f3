/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A writer whose save failed lets go of the file to look at it again. What
 * another one keeps meanwhile is not its own to sweep away. */
#include "config.h"

#include <signal.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/alloc.h"
#include "test.h"
#include "vault_kit.h"

enum { ROOM = 300 * 1024, TOO_LONG = 400 * 1024, FIRST_FREE = 3 };

static struct rlimit
limit_to(int resource, rlim_t most)
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

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(test_a_failed_save_can_be_tried_again),
		IN_FOLDER(test_what_another_kept_meanwhile_is_not_swept_away),
		IN_FOLDER(test_a_passphrase_changed_meanwhile_stays_changed),
	};

	return cmocka_run_group_tests_name("vault apart", tests, NULL, NULL);
}
