/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Keys, new files and drafts on a disk that fails. */
#include "config.h"

#include <string.h>
#include <unistd.h>

#include "fault_kit.h"

/* ---- what opens the diary ---- */

static struct secret *
next_secret(void)
{
	return secret_from_bytes(fault_next_words, strlen(fault_next_words));
}

static enum end
act_passphrase(void)
{
	struct vault *vault = open_here(KIT_WORDS);
	struct secret *next = next_secret();
	enum end end;

	arm();
	end = conclude(vault_set_passphrase(vault, next));
	secret_free(next);
	vault_close(vault);
	return end;
}

/* One of the two opens it, and after success the new one does. */
static void
check_keys(enum end end)
{
	struct vault *vault = open_here(fault_next_words);

	if (end == END_KEPT || end == END_UNHURT)
		assert_non_null(vault);
	vault_close(vault);
	assert_holds(vault ? fault_next_words : KIT_WORDS, "", 0, 0);
}

static void
test_a_new_passphrase_counts_or_the_old_one_does(void **state)
{
	static const struct scenario passphrase = { "new passphrase", NULL,
						    act_passphrase,
						    check_keys };

	(void)state;
	try_scenario(&passphrase);
}

/* Nothing comes after it that would wait for the disk. What was seen is told
 * apart by its length, so a write of half of it is not. */
static enum end
conclude_for_good(enum err err)
{
	bool waits = fault_waits() && plan.kind != FAULT_SHORT;
	enum end end = conclude(err);

	return end == END_KEPT && waits ? END_DISORDER : end;
}

static enum end
act_rekey(void)
{
	struct vault *vault = open_here(KIT_WORDS);
	struct secret *next = next_secret();
	uint32_t left;
	enum end end;

	if (vault_save_draft(vault, "CANARY-draft", 12) != ERR_NONE)
		return END_WRONG;
	arm();
	end = conclude_for_good(vault_rekey(&left, vault, next));
	secret_free(next);
	vault_close(vault);
	return end;
}

static void
test_a_new_key_counts_or_the_old_one_does(void **state)
{
	static const struct scenario rekey = { "new key", NULL, act_rekey,
					       check_keys };

	(void)state;
	try_scenario(&rekey);
}

static void
break_header(void)
{
	struct buf file = { 0 };

	buf_add(&file, pristine.data, pristine.length);
	file.data[plan.at % 2 ? 100 : 4196] ^= 1;
	kit_write(kit_path(), file.data, file.length);
	buf_clear(&file);
}

/* Opening, with a header to mend, and a save with it. */
static enum end
act_open(void)
{
	struct vault *vault;
	enum end end;
	enum err err;

	arm();
	err = kit_open(&vault, NULL, VAULT_WRITE);
	if (err) {
		fault_disarm();
		return END_REFUSED;
	}
	end = conclude(kit_try_add(vault, third, kit_day(1)));
	vault_close(vault);
	return end;
}

static void
test_mending_a_header_loses_nothing(void **state)
{
	static const struct scenario mend = { "mending", break_header, act_open,
					      check_save };

	(void)state;
	third = "CANARY-third";
	try_scenario(&mend);
}

/* ---- whole files ---- */

static void
take_diary_away(void)
{
	unlink(kit_path());
}

static enum end
act_create(void)
{
	struct vault_request request = kit_request(VAULT_WRITE);
	struct vault *vault = NULL;
	enum end end;

	arm();
	end = conclude(vault_create(&vault, &request, KDF_MIN));
	vault_close(vault);
	return end;
}

static void
check_create(enum end end)
{
	enum err err = kit_open(NULL, NULL, VAULT_WRITE);

	if (end == END_KEPT || end == END_UNHURT)
		assert_int_equal(err, ERR_NONE);
	else
		assert_true(err == ERR_NONE || err == ERR_NO_DIARY);
}

static void
test_a_new_diary_is_whole_or_not_there(void **state)
{
	static const struct scenario create = { "new diary", take_diary_away,
						act_create, check_create };

	(void)state;
	try_scenario(&create);
}

static enum end
act_restore(void)
{
	struct vault_request copy = kit_request(VAULT_READ);
	struct vault *vault = open_here(KIT_WORDS);
	enum end end;

	if (vault_backup(vault, kit_file("copy")) != ERR_NONE)
		return END_WRONG;
	kit_add(vault, third, kit_day(1));
	vault_close(vault);
	copy.path = kit_file("copy");
	arm();
	end = conclude_for_good(vault_restore(NULL, &copy, kit_path()));
	return end;
}

static void
test_a_restored_copy_is_there_or_what_stood_there(void **state)
{
	static const struct scenario restore = { "restore", NULL, act_restore,
						 check_either };

	(void)state;
	third = "CANARY-third";
	try_scenario(&restore);
}

static enum end
act_backup(void)
{
	struct vault *vault = open_here(KIT_WORDS);
	enum end end;

	arm();
	end = conclude_for_good(vault_backup(vault, kit_file("copy")));
	vault_close(vault);
	return end;
}

/* Copies that were refused and stand there: another try finds no room. */
static int copies_in_the_way;

static void
check_backup(enum end end)
{
	struct vault_request request = kit_request(VAULT_READ);
	bool is_there = access(kit_file("copy"), F_OK) == 0;

	request.path = kit_file("copy");
	if (end == END_KEPT || end == END_UNHURT)
		assert_true(is_there);
	else if (is_there && plan.kind == FAULT_ONCE)
		copies_in_the_way++;
	if (is_there)
		assert_int_equal(kit_open_as(NULL, NULL, &request), ERR_NONE);
	assert_holds(KIT_WORDS, "", 0, 0);
}

static void
test_a_backup_is_whole_or_not_there(void **state)
{
	static const struct scenario backup = { "backup", NULL, act_backup,
						check_backup };

	(void)state;
	copies_in_the_way = 0;
	try_scenario(&backup);
	/* Where the folder could not be opened or synced, in two ways each. */
	assert_in_range(copies_in_the_way, 0, 4);
}

static enum end
act_draft(void)
{
	struct vault *vault = open_here(KIT_WORDS);
	enum end end;

	if (vault_save_draft(vault, "CANARY-draft 1", 14) != ERR_NONE)
		return END_WRONG;
	arm();
	end = conclude(vault_save_draft(vault, "CANARY-draft 2", 14));
	vault_close(vault);
	return end;
}

static void
check_draft(enum end end)
{
	struct vault *vault = open_here(KIT_WORDS);
	struct buf draft = { 0 };

	assert_int_equal(vault_load_draft(&draft, vault), ERR_NONE);
	if (end == END_KEPT || end == END_UNHURT)
		assert_string_equal(buf_text(&draft), "CANARY-draft 2");
	else
		assert_true(!strcmp(buf_text(&draft), "CANARY-draft 1") ||
			    !strcmp(buf_text(&draft), "CANARY-draft 2"));
	buf_clear(&draft);
	vault_close(vault);
}

static void
test_a_draft_is_the_new_one_or_the_old_one(void **state)
{
	static const struct scenario draft = { "draft", NULL, act_draft,
					       check_draft };

	(void)state;
	try_scenario(&draft);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		FAULTY(test_a_new_passphrase_counts_or_the_old_one_does),
		FAULTY(test_a_new_key_counts_or_the_old_one_does),
		FAULTY(test_mending_a_header_loses_nothing),
		FAULTY(test_a_new_diary_is_whole_or_not_there),
		FAULTY(test_a_restored_copy_is_there_or_what_stood_there),
		FAULTY(test_a_backup_is_whole_or_not_there),
		FAULTY(test_a_draft_is_the_new_one_or_the_old_one),
	};
	int failed = cmocka_run_group_tests_name("vault faults, files", tests,
						 NULL, NULL);

	fault_child_ends();
	return failed;
}
