/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The second reader, which shares no code with us, against real diaries. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "test.h"
#include "vault_kit.h"

static const char query[] = "SELECT words FROM note ORDER BY id";

/* What the reader says, and its exit code. */
static int
ask(struct buf *out, const char *typed, const char *sql)
{
	const char *folder = getenv("top_builddir");
	int to[2], from[2], status;
	char reader[512], bytes[4096];
	ssize_t got;
	pid_t child;

	snprintf(reader, sizeof(reader), "%s/tests/second_reader",
		 folder ? folder : ".");
	assert_int_equal(pipe(to), 0);
	assert_int_equal(pipe(from), 0);
	child = fork();
	if (child == 0) {
		dup2(to[0], 0);
		dup2(from[1], 1);
		close(to[1]);
		execl(reader, reader, kit_path(), sql, (char *)NULL);
		_exit(126);
	}
	close(to[0]);
	close(from[1]);
	assert_int_equal(write(to[1], typed, strlen(typed)), strlen(typed));
	close(to[1]);
	while ((got = read(from[0], bytes, sizeof(bytes))) > 0)
		buf_add(out, bytes, (size_t)got);
	close(from[0]);
	assert_int_equal(waitpid(child, &status, 0), child);
	return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

static void
assert_read(const char *typed, const char *want)
{
	struct buf said = { 0 };

	assert_int_equal(ask(&said, typed, query), 0);
	assert_string_equal(buf_text(&said), want);
	buf_clear(&said);
}

static void
assert_refused(const char *typed)
{
	struct buf said = { 0 };

	assert_int_equal(ask(&said, typed, query), 1);
	assert_int_equal(said.length, 0);
	buf_clear(&said);
}

static void
test_another_program_reads_what_we_kept(void **state)
{
	struct vault *vault = kit_create();
	struct buf found = { 0 };
	char *label;

	(void)state;
	assert_read(KIT_WORDS, "");
	kit_add(vault, "a rash", kit_day(1));
	kit_add(vault, "a cough", kit_day(1));
	assert_read(KIT_WORDS, "a rash\na cough\n");
	assert_int_equal(vault_undo(&label, vault, kit_day(1)), ERR_NONE);
	free(label);
	assert_read(KIT_WORDS, "a rash\n");
	assert_int_equal(vault_redo(&label, vault, kit_day(1)), ERR_NONE);
	free(label);
	kit_add(vault, "la fatigue, encore", kit_day(2));
	kit_add(vault, "a fever", kit_day(2));
	vault_close(vault);
	assert_read(KIT_WORDS "\n",
		    "a rash\na cough\nla fatigue, encore\na fever\n");
	assert_int_equal(ask(&found, KIT_WORDS,
			     "SELECT count(*) FROM seek "
			     "WHERE seek MATCH 'fatigue'"),
			 0);
	assert_string_equal(buf_text(&found), "1\n");
	buf_clear(&found);
}

static void
test_another_program_needs_the_passphrase_too(void **state)
{
	(void)state;
	vault_close(kit_create());
	assert_refused("other");
	assert_refused("");
}

static void
test_another_program_opens_with_the_recovery_code(void **state)
{
	struct vault *vault = kit_create();
	struct secret *code;
	char bare[64] = "";
	size_t i, used = 0;

	(void)state;
	kit_add(vault, "a rash", kit_day(1));
	assert_int_equal(vault_new_recovery(&code, vault), ERR_NONE);
	assert_int_equal(vault_confirm_recovery(vault, code), ERR_NONE);
	for (i = 0; i < secret_length(code); i++)
		if (secret_open(code)[i] != '-')
			bare[used++] = (char)secret_open(code)[i];
	secret_free(code);
	vault_close(vault);
	assert_read(bare, "a rash\n");
	assert_read(KIT_WORDS, "a rash\n");
}

static void
test_another_program_sees_a_new_key_and_a_large_diary(void **state)
{
	struct vault *vault = kit_create();
	struct secret *next = secret_from_bytes("next", 4);
	struct buf count = { 0 };
	uint32_t left;
	int i;

	(void)state;
	for (i = 0; i < 2000; i++)
		kit_add(vault, "one of very many lines", kit_day(1));
	assert_int_equal(vault_rekey(&left, vault, next), ERR_NONE);
	kit_add(vault, "the last", kit_day(1));
	vault_close(vault);
	assert_refused(KIT_WORDS);
	assert_int_equal(ask(&count, "next", "SELECT count(*) FROM note"), 0);
	assert_string_equal(buf_text(&count), "2001\n");
	buf_clear(&count);
	secret_free(next);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		IN_FOLDER(test_another_program_reads_what_we_kept),
		IN_FOLDER(test_another_program_needs_the_passphrase_too),
		IN_FOLDER(test_another_program_opens_with_the_recovery_code),
		IN_FOLDER(
			test_another_program_sees_a_new_key_and_a_large_diary),
	};

	return cmocka_run_group_tests_name("second reader", tests, NULL, NULL);
}
