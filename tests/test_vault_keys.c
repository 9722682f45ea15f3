/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What opens a diary: passphrases, recovery codes, a new data key. */
#include "config.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "test.h"
#include "vault_kit.h"

static struct secret *
words(const char *text)
{
	return secret_from_bytes(text, strlen(text));
}

static enum err
open_with(struct vault **out, struct vault_news *news, const char *typed)
{
	struct vault_request request = kit_request(VAULT_WRITE);
	struct secret *secret = words(typed);
	enum err err;

	request.passphrase = secret;
	err = kit_open_as(out, news, &request);
	secret_free(secret);
	return err;
}

static void
test_a_new_passphrase_takes_the_place_of_the_old_one(void **state)
{
	struct vault *vault = kit_create();
	struct secret *next = words("next");

	(void)state;
	kit_add(vault, "a", kit_day(1));
	assert_int_equal(vault_set_passphrase(vault, next), ERR_NONE);
	kit_add(vault, "b", kit_day(1));
	vault_close(vault);
	assert_int_equal(kit_open(NULL, NULL, VAULT_WRITE), ERR_PASSPHRASE);
	assert_int_equal(open_with(&vault, NULL, "next"), ERR_NONE);
	assert_notes(vault, "a\nb\n");
	vault_close(vault);
	secret_free(next);
}

static void
take_code(char out[static 64], struct vault *vault)
{
	struct secret *code;
	size_t length;

	assert_int_equal(vault_new_recovery(&code, vault), ERR_NONE);
	length = secret_length(code);
	assert_int_equal(length, 47);
	memcpy(out, secret_open(code), length);
	out[length] = '\0';
	secret_close(code);
	secret_free(code);
}

static enum err
confirm(struct vault *vault, const char *typed)
{
	struct secret *secret = words(typed);
	enum err err = vault_confirm_recovery(vault, secret);

	secret_free(secret);
	return err;
}

static void
test_a_recovery_code_counts_once_it_was_typed_back(void **state)
{
	struct vault *vault = kit_create();
	struct vault_status status;
	char code[64], slip[64], other[64];

	(void)state;
	kit_add(vault, "a", kit_day(1));
	assert_int_equal(confirm(vault, "x"), ERR_NOT_FOUND);
	take_code(other, vault);
	take_code(code, vault);
	memcpy(slip, code, sizeof(slip));
	slip[0] = slip[0] == 'A' ? 'C' : 'A';
	assert_int_equal(confirm(vault, slip), ERR_INVALID);
	assert_int_equal(confirm(vault, other), ERR_INVALID);
	vault_status(&status, vault);
	assert_false(status.has_recovery);
	assert_int_equal(confirm(vault, code), ERR_NONE);
	vault_status(&status, vault);
	assert_true(status.has_recovery);
	assert_int_equal(confirm(vault, code), ERR_NOT_FOUND);
	vault_close(vault);
	assert_int_equal(open_with(NULL, NULL, other), ERR_PASSPHRASE);
	assert_int_equal(open_with(NULL, NULL, slip), ERR_PASSPHRASE);
	assert_int_equal(open_with(&vault, NULL, code), ERR_NONE);
	assert_notes(vault, "a\n");
	vault_close(vault);
	assert_int_equal(kit_open(NULL, NULL, VAULT_WRITE), ERR_NONE);
}

static void
test_a_code_that_was_not_typed_back_opens_nothing(void **state)
{
	struct vault *vault = kit_create();
	char code[64];

	(void)state;
	take_code(code, vault);
	vault_close(vault);
	assert_int_equal(open_with(NULL, NULL, code), ERR_PASSPHRASE);
}

static void
test_with_the_code_a_forgotten_passphrase_is_replaced(void **state)
{
	struct vault *vault = kit_create();
	struct secret *next = words("next");
	char code[64];

	(void)state;
	take_code(code, vault);
	assert_int_equal(confirm(vault, code), ERR_NONE);
	vault_close(vault);
	assert_int_equal(open_with(&vault, NULL, code), ERR_NONE);
	assert_int_equal(vault_set_passphrase(vault, next), ERR_NONE);
	vault_close(vault);
	assert_int_equal(open_with(NULL, NULL, "next"), ERR_NONE);
	assert_int_equal(open_with(NULL, NULL, code), ERR_NONE);
	secret_free(next);
}

static void
rekeyed(struct buf *before)
{
	struct vault *vault = kit_create();
	struct secret *next = words("next");
	uint32_t left;
	char code[64];

	take_code(code, vault);
	assert_int_equal(confirm(vault, code), ERR_NONE);
	kit_add(vault, "a", kit_day(1));
	kit_add(vault, "b", kit_day(2));
	assert_int_equal(vault_save_draft(vault, "half", 4), ERR_NONE);
	kit_read(before, kit_path());
	assert_int_equal(vault_rekey(&left, vault, next), ERR_NONE);
	assert_int_equal(left, 0);
	kit_add(vault, "c", kit_day(2));
	vault_close(vault);
	assert_int_equal(open_with(NULL, NULL, code), ERR_PASSPHRASE);
	assert_int_equal(kit_open(NULL, NULL, VAULT_WRITE), ERR_PASSPHRASE);
	secret_free(next);
}

static void
test_a_new_key_keeps_all_that_was_noted(void **state)
{
	struct buf before = { 0 }, draft = { 0 };
	struct vault_status status;
	struct vault *vault;

	(void)state;
	rekeyed(&before);
	assert_int_equal(open_with(&vault, NULL, "next"), ERR_NONE);
	assert_notes(vault, "a\nb\nc\n");
	vault_status(&status, vault);
	assert_false(status.has_recovery);
	assert_int_equal(status.commits, 3);
	assert_int_equal(vault_load_draft(&draft, vault), ERR_NONE);
	assert_string_equal(buf_text(&draft), "half");
	vault_close(vault);
	buf_clear(&draft);
	buf_clear(&before);
}

static void
test_an_old_header_opens_nothing_of_a_rekeyed_diary(void **state)
{
	struct buf before = { 0 }, now = { 0 };
	struct vault_news news;

	(void)state;
	rekeyed(&before);
	kit_read(&now, kit_path());
	memcpy(now.data, before.data, 8192);
	kit_write(kit_path(), now.data, now.length);
	assert_int_equal(kit_open(NULL, NULL, VAULT_WRITE), ERR_DAMAGED);
	/* The whole old file opens, but this computer knows better. */
	kit_write(kit_path(), before.data, before.length);
	assert_int_equal(kit_open(NULL, &news, VAULT_WRITE), ERR_NONE);
	assert_true(news.older_than_seen);
	buf_clear(&before);
	buf_clear(&now);
}

static void
test_backups_go_over_to_the_new_key(void **state)
{
	struct vault_request request = kit_request(VAULT_READ);
	struct secret *next = words("next");
	struct buf before = { 0 };
	struct vault *vault;

	(void)state;
	rekeyed(&before);
	request.path = kit_file("diary.vigie.2026-11-01");
	assert_int_equal(kit_open_as(NULL, NULL, &request), ERR_PASSPHRASE);
	request.passphrase = next;
	assert_int_equal(kit_open_as(&vault, NULL, &request), ERR_NONE);
	assert_notes(vault, "a\nb\n");
	vault_close(vault);
	secret_free(next);
	buf_clear(&before);
}

static void
test_a_backup_that_keeps_its_key_is_counted(void **state)
{
	struct secret *again = words("again");
	struct buf before = { 0 };
	struct vault *vault;
	uint32_t left;

	(void)state;
	rekeyed(&before);
	kit_write(kit_file("diary.vigie.2026-10-30"), before.data,
		  before.length);
	assert_int_equal(open_with(&vault, NULL, "next"), ERR_NONE);
	assert_int_equal(vault_rekey(&left, vault, again), ERR_NONE);
	assert_int_equal(left, 1);
	vault_close(vault);
	secret_free(again);
	buf_clear(&before);
}

static void
test_status_says_what_a_guess_costs(void **state)
{
	struct vault *vault = kit_create();
	struct vault_request request = kit_request(VAULT_WRITE);
	struct vault_status status;

	(void)state;
	vault_status(&status, vault);
	assert_true(status.cheap_to_guess);
	assert_int_equal(status.kdf_memory, 8192);
	assert_int_equal(status.kdf_passes, 1);
	assert_int_equal(status.format, 1);
	vault_close(vault);
	unlink(kit_path());
	assert_int_equal(vault_create(&vault, &request, KDF_INTERACTIVE),
			 ERR_NONE);
	vault_status(&status, vault);
	assert_false(status.cheap_to_guess);
	assert_int_equal(status.kdf_memory, 64 * 1024 * 1024);
	vault_close(vault);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(test_a_new_passphrase_takes_the_place_of_the_old_one),
		IN_FOLDER(test_a_recovery_code_counts_once_it_was_typed_back),
		IN_FOLDER(test_a_code_that_was_not_typed_back_opens_nothing),
		IN_FOLDER(
			test_with_the_code_a_forgotten_passphrase_is_replaced),
		IN_FOLDER(test_a_new_key_keeps_all_that_was_noted),
		IN_FOLDER(test_an_old_header_opens_nothing_of_a_rekeyed_diary),
		IN_FOLDER(test_backups_go_over_to_the_new_key),
		IN_FOLDER(test_a_backup_that_keeps_its_key_is_counted),
		IN_FOLDER(test_status_says_what_a_guess_costs),
	};

	return cmocka_run_group_tests_name("vault keys", tests, NULL, NULL);
}
