/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "test.h"

#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "failing.h"
#include "place.h"
#include "sys/files.h"
#include "sys/paths.h"
#include "sys/sign.h"

#define WORDS "the words of a pack"

enum { WORDS_LENGTH = sizeof(WORDS) - 1 };

/* A signature, and the public key as its file holds it. */
struct signing {
	char *public_path;
	struct buf public_key;
	char signature[SIGN_HEX_LIMIT];
};

static void
sign_in(struct signing *signing, const struct place *place)
{
	memset(signing, 0, sizeof(*signing));
	signing->public_path = paths_join(place->folder, "absent.pub");
	assert_int_equal(sign_bytes(signing->signature, WORDS, WORDS_LENGTH,
				    place->absent),
			 ERR_NONE);
	assert_int_equal(
		files_read(&signing->public_key, signing->public_path, LIMIT),
		ERR_NONE);
}

static void
forget(struct signing *signing)
{
	buf_clear(&signing->public_key);
	free(signing->public_path);
}

static enum err
verify(const struct signing *signing, const char *words)
{
	return sign_verify(words, strlen(words), signing->signature,
			   buf_text(&signing->public_key));
}

static void
test_what_is_signed_verifies(void **state)
{
	struct signing signing;

	sign_in(&signing, *state);
	assert_int_equal(strlen(signing.signature), SIGN_HEX_LIMIT - 1);
	assert_int_equal(verify(&signing, WORDS), ERR_NONE);
	forget(&signing);
}

static void
test_the_key_is_made_once_and_private(void **state)
{
	const struct place *place = *state;
	struct signing first, second;

	sign_in(&first, place);
	sign_in(&second, place);
	assert_int_equal(mode_of(place->absent), 0600);
	assert_string_equal(first.signature, second.signature);
	assert_string_equal(buf_text(&first.public_key),
			    buf_text(&second.public_key));
	forget(&second);
	forget(&first);
}

static void
test_other_words_do_not_verify(void **state)
{
	struct signing signing;
	char words[] = WORDS;

	sign_in(&signing, *state);
	for (size_t i = 0; i < WORDS_LENGTH; i++) {
		words[i] ^= 1;
		assert_int_equal(verify(&signing, words), ERR_PACK);
		words[i] ^= 1;
	}
	assert_int_equal(verify(&signing, ""), ERR_PACK);
	forget(&signing);
}

static void
test_no_changed_signature_verifies(void **state)
{
	struct signing signing;

	sign_in(&signing, *state);
	for (size_t i = 0; i < SIGN_HEX_LIMIT - 1; i++) {
		char kept = signing.signature[i];

		signing.signature[i] = kept == '0' ? '1' : '0';
		assert_int_equal(verify(&signing, WORDS), ERR_PACK);
		signing.signature[i] = 'x';
		assert_int_equal(verify(&signing, WORDS), ERR_INVALID);
		signing.signature[i] = '\0';
		assert_int_equal(verify(&signing, WORDS), ERR_INVALID);
		signing.signature[i] = kept;
	}
	assert_int_equal(verify(&signing, WORDS), ERR_NONE);
	forget(&signing);
}

static void
test_another_key_does_not_verify(void **state)
{
	const struct place *place = *state;
	char *path = paths_join(place->folder, "other");
	char other[SIGN_HEX_LIMIT];
	struct signing signing;

	sign_in(&signing, place);
	assert_int_equal(sign_bytes(other, WORDS, WORDS_LENGTH, path),
			 ERR_NONE);
	assert_string_not_equal(other, signing.signature);
	memcpy(signing.signature, other, sizeof(other));
	assert_int_equal(verify(&signing, WORDS), ERR_PACK);
	forget(&signing);
	free(path);
}

static void
test_a_key_that_is_none_is_invalid(void **state)
{
	static const char *const keys[] = { "", "zz", "00", "\n" };
	const struct place *place = *state;
	char out[SIGN_HEX_LIMIT] = "";
	struct signing signing;

	sign_in(&signing, place);
	for (size_t i = 0; i < sizeof(keys) / sizeof(keys[0]); i++)
		assert_int_equal(sign_verify(WORDS, WORDS_LENGTH,
					     signing.signature, keys[i]),
				 ERR_INVALID);
	/* It holds "old". */
	assert_int_equal(sign_bytes(out, WORDS, WORDS_LENGTH, place->file),
			 ERR_INVALID);
	assert_string_equal(out, "");
	forget(&signing);
}

static void
test_a_key_that_cannot_be_kept_signs_nothing(void **state)
{
	const struct place *place = *state;
	char out[SIGN_HEX_LIMIT] = "";

	fail_at("pwrite", 0, ENOSPC);
	assert_int_equal(sign_bytes(out, WORDS, WORDS_LENGTH, place->absent),
			 ERR_DISK_FULL);
	assert_string_equal(out, "");
	assert_false(files_exist(place->absent));
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		PLACED(test_what_is_signed_verifies),
		PLACED(test_the_key_is_made_once_and_private),
		PLACED(test_other_words_do_not_verify),
		PLACED(test_no_changed_signature_verifies),
		PLACED(test_another_key_does_not_verify),
		PLACED(test_a_key_that_is_none_is_invalid),
		PLACED(test_a_key_that_cannot_be_kept_signs_nothing),
	};

	return cmocka_run_group_tests_name("sign", tests, NULL, NULL);
}
