/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is left in memory of a diary that was closed: nothing. */
#include "config.h"

#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

#include "base/alloc.h"
#include "store/heap.h"
#include "store/inside.h"
#include "test.h"
#include "vault_kit.h"

/* Hidden, so that this program's own copy is not what is found. */
enum { MASK = 0x5a, PIECE = 8, CHUNK = 64 * 1024 };
static uint8_t hidden_words[] = "Zq7vW9kXr2LmT4pB a rash nobody knows of";
static uint8_t hidden_passphrase[] = "Nf6bY1cHs8DgJ3wE open sesame";
static uint8_t hidden_key[KEY_LENGTH];

static void
hide(uint8_t *bytes, size_t length)
{
	size_t i;

	for (i = 0; i < length; i++)
		bytes[i] ^= MASK;
}

static int
setup(void **state)
{
	hide(hidden_words, sizeof(hidden_words) - 1);
	hide(hidden_passphrase, sizeof(hidden_passphrase) - 1);
	return kit_setup(state);
}

static int
teardown(void **state)
{
	hide(hidden_words, sizeof(hidden_words) - 1);
	hide(hidden_passphrase, sizeof(hidden_passphrase) - 1);
	return kit_teardown(state);
}

/* Pieces of eight bytes of the hidden text in a chunk. */
static size_t
pieces_in(const uint8_t *chunk, size_t length, const uint8_t *hidden,
	  size_t hidden_length)
{
	size_t found = 0, at, i, k;

	for (at = 0; at + PIECE <= length; at++)
		for (i = 0; i + PIECE <= hidden_length; i++) {
			if ((chunk[at] ^ MASK) != hidden[i])
				continue;
			for (k = 1; k < PIECE; k++)
				if ((chunk[at + k] ^ MASK) != hidden[i + k])
					break;
			found += k == PIECE;
		}
	return found;
}

static size_t
search_range(int memory, unsigned long from, unsigned long to,
	     const uint8_t *hidden, size_t length)
{
	static uint8_t chunk[CHUNK];
	size_t found = 0;
	ssize_t got;

	while (from < to) {
		size_t part = to - from < CHUNK ? to - from : CHUNK;

		got = pread(memory, chunk, part, (off_t)from);
		if (got > 0)
			found += pieces_in(chunk, (size_t)got, hidden, length);
		wipe(chunk, sizeof(chunk));
		from += part;
	}
	return found;
}

/* In all the process may write to, itself included. */
static size_t
search_memory(const uint8_t *hidden, size_t length)
{
	FILE *maps = fopen("/proc/self/maps", "re");
	int memory = open("/proc/self/mem", O_RDONLY | O_CLOEXEC);
	unsigned long from, to;
	char line[512], rights[8];
	size_t found = 0;

	assert_non_null(maps);
	assert_true(memory >= 0);
	while (fgets(line, sizeof(line), maps)) {
		if (sscanf(line, "%lx-%lx %7s", &from, &to, rights) != 3)
			continue;
		/* Sanitizers keep a shadow of terabytes. */
		if (strstr(line, "[v") || to - from > 1UL << 30)
			continue;
		if (rights[1] == 'w' || strcmp(rights, "---p") == 0)
			found += search_range(memory, from, to, hidden, length);
	}
	fclose(maps);
	close(memory);
	return found;
}

static size_t
search_words(void)
{
	return search_memory(hidden_words, sizeof(hidden_words) - 1);
}

static size_t
search_passphrase(void)
{
	return search_memory(hidden_passphrase, sizeof(hidden_passphrase) - 1);
}

static void
add_hidden(struct vault *vault)
{
	char words[sizeof(hidden_words)];

	memcpy(words, hidden_words, sizeof(words));
	hide((uint8_t *)words, sizeof(words) - 1);
	kit_add(vault, words, kit_day(1));
	wipe(words, sizeof(words));
}

static struct secret *
passphrase(void)
{
	uint8_t words[sizeof(hidden_passphrase) - 1];
	struct secret *secret;

	memcpy(words, hidden_passphrase, sizeof(words));
	hide(words, sizeof(words));
	secret = secret_from_bytes(words, sizeof(words));
	wipe(words, sizeof(words));
	return secret;
}

static void
keep_key(const struct vault *vault)
{
	memcpy(hidden_key, secret_open(vault->keys), KEY_LENGTH);
	secret_close(vault->keys);
	hide(hidden_key, KEY_LENGTH);
}

static void
test_nothing_of_a_closed_diary_is_left_in_memory(void **state)
{
	struct vault_request request = kit_request(VAULT_WRITE);
	struct secret *secret = passphrase();
	struct vault *vault = NULL;
	char *label = NULL;

	(void)state;
	request.passphrase = secret;
	assert_int_equal(vault_create(&vault, &request, KDF_MIN), ERR_NONE);
	add_hidden(vault);
	assert_int_equal(vault_undo(&label, vault, kit_day(1)), ERR_NONE);
	free(label);
	assert_int_equal(vault_redo(&label, vault, kit_day(1)), ERR_NONE);
	free(label);
	vault_close(vault);
	assert_int_equal(vault_open(&vault, NULL, &request), ERR_NONE);
	secret_free(secret);
	keep_key(vault);
	/* The search finds what is there. */
	assert_true(search_words() > 0);
	assert_true(search_memory(hidden_key, KEY_LENGTH) > 0);
	vault_close(vault);
	assert_int_equal(search_words(), 0);
	assert_int_equal(search_passphrase(), 0);
	assert_int_equal(search_memory(hidden_key, KEY_LENGTH), 0);
}

static void
test_a_wrong_passphrase_is_not_left_in_memory_either(void **state)
{
	struct vault_request request = kit_request(VAULT_WRITE);
	struct vault *vault;
	struct secret *secret;

	(void)state;
	vault_close(kit_create());
	secret = passphrase();
	assert_true(search_passphrase() > 0);
	request.passphrase = secret;
	assert_int_equal(vault_open(&vault, NULL, &request), ERR_PASSPHRASE);
	secret_free(secret);
	assert_int_equal(search_passphrase(), 0);
}

static void
test_large_blocks_are_locked_as_far_as_the_limit_goes(void **state)
{
	const sqlite3_mem_methods *heap = heap_methods();
	struct rlimit limit = { 8 << 20, 8 << 20 }, before;
	void *small, *large;

	(void)state;
	assert_int_equal(getrlimit(RLIMIT_MEMLOCK, &before), 0);
	limit.rlim_max = before.rlim_max;
	if (before.rlim_max < limit.rlim_cur)
		limit.rlim_cur = before.rlim_max;
	assert_int_equal(setrlimit(RLIMIT_MEMLOCK, &limit), 0);
	small = heap->xMalloc(1 << 20);
	assert_true(heap_is_locked() || limit.rlim_cur < 4 << 20);
	large = heap->xMalloc(16 << 20);
	memset(large, 1, 16 << 20);
	assert_false(heap_is_locked());
	large = heap->xRealloc(large, 20 << 20);
	assert_int_equal(((uint8_t *)large)[(16 << 20) - 1], 1);
	heap->xFree(large);
	assert_true(heap_is_locked() || limit.rlim_cur < 4 << 20);
	heap->xFree(small);
	assert_int_equal(setrlimit(RLIMIT_MEMLOCK, &before), 0);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(
			test_nothing_of_a_closed_diary_is_left_in_memory, setup,
			teardown),
		cmocka_unit_test_setup_teardown(
			test_a_wrong_passphrase_is_not_left_in_memory_either,
			setup, teardown),
		cmocka_unit_test(
			test_large_blocks_are_locked_as_far_as_the_limit_goes),
	};

	return cmocka_run_group_tests_name("vault memory", tests, NULL, NULL);
}
