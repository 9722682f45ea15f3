/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which pack is in force, and whose it is. */
#include "config.h"

#include "test.h"

#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/packs.h"
#include "base/buf.h"
#include "sample_pack.h"
#include "scratch.h"
#include "sys/files.h"
#include "sys/paths.h"

/* A folder with the sample pack in it, a key beside it, and settings. */
struct clinic {
	char *folder, *pack, *key;
};

static void
write_in(const char *folder, const char *name, const void *bytes, size_t length)
{
	char *path = paths_join(folder, name);

	assert_int_equal(files_replace(path, bytes, length), ERR_NONE);
	free(path);
}

static void
settings(struct clinic *clinic, const char *text)
{
	char *folder = paths_join(clinic->folder, "vigie");

	assert_int_equal(files_make_folder(folder), ERR_NONE);
	write_in(folder, "vigie.conf", text, strlen(text));
	free(folder);
}

static int
set_up(void **state)
{
	struct clinic *clinic = calloc(1, sizeof(*clinic));
	const struct pack_file *files = sample_pack_files();

	assert_non_null(clinic);
	clinic->folder = scratch_new();
	clinic->pack = paths_join(clinic->folder, "pack");
	clinic->key = paths_join(clinic->folder, "clinic.key");
	assert_int_equal(files_make_folder(clinic->pack), ERR_NONE);
	for (size_t i = 0; i < PACK_FILES; i++)
		write_in(clinic->pack, files[i].name, files[i].bytes,
			 files[i].length);
	assert_int_equal(setenv("XDG_CONFIG_HOME", clinic->folder, 1), 0);
	*state = clinic;
	return 0;
}

static int
tear_down(void **state)
{
	struct clinic *clinic = *state;

	scratch_remove(clinic->folder);
	free(clinic->pack);
	free(clinic->key);
	free(clinic);
	return 0;
}

static enum err
open_pack(enum pack_trust *trust, const char *folder)
{
	struct pack *pack = NULL;
	enum err err = packs_open(&pack, trust, folder);

	pack_free(pack);
	return err;
}

/* The settings name the clinic's public key, as packs_sign made it. */
static void
trust_the_key(struct clinic *clinic)
{
	struct buf path = { 0 }, key = { 0 }, text = { 0 };

	buf_addf(&path, "%s.pub", clinic->key);
	assert_int_equal(files_read(&key, buf_text(&path), 1024), ERR_NONE);
	buf_cut(&key, strcspn(buf_text(&key), "\n"));
	buf_addf(&text, "pack_key = \"%.*s\";\n", (int)key.length,
		 (const char *)key.data);
	settings(clinic, buf_text(&text));
	buf_clear(&path);
	buf_clear(&key);
	buf_clear(&text);
}

static void
test_without_anything_said_the_sample_is_in_force(void **state)
{
	enum pack_trust trust = PACK_FORGED;

	(void)state;
	assert_int_equal(open_pack(&trust, NULL), ERR_NONE);
	assert_int_equal(trust, PACK_SAMPLE);
}

static void
test_a_folder_without_a_signature_is_unsigned(void **state)
{
	struct clinic *clinic = *state;
	enum pack_trust trust = PACK_FORGED;

	assert_int_equal(open_pack(&trust, clinic->pack), ERR_NONE);
	assert_int_equal(trust, PACK_UNSIGNED);
	assert_int_equal(packs_check(clinic->pack), ERR_NONE);
}

static void
test_a_folder_that_is_asked_for_is_never_silently_the_sample(void **state)
{
	struct clinic *clinic = *state;
	enum pack_trust trust = PACK_FORGED;
	char *path = paths_join(clinic->pack, "rules.cfg");

	assert_int_equal(open_pack(&trust, "/nowhere"), ERR_PACK);
	assert_int_equal(unlink(path), 0);
	assert_int_equal(open_pack(&trust, clinic->pack), ERR_PACK);
	assert_non_null(strstr(err_last_note(), "rules.cfg"));
	free(path);
}

static void
test_the_folder_of_the_settings_is_in_force(void **state)
{
	struct clinic *clinic = *state;
	enum pack_trust trust = PACK_FORGED;
	struct buf text = { 0 };

	buf_addf(&text, "pack = \"%s\";\n", clinic->pack);
	settings(clinic, buf_text(&text));
	buf_clear(&text);
	assert_int_equal(open_pack(&trust, NULL), ERR_NONE);
	assert_int_equal(trust, PACK_UNSIGNED);
	settings(clinic, "pack = \"/nowhere\";\n");
	assert_int_equal(open_pack(&trust, NULL), ERR_PACK);
}

static void
test_a_signature_is_that_of_the_key_that_is_trusted(void **state)
{
	struct clinic *clinic = *state;
	enum pack_trust trust = PACK_FORGED;

	assert_int_equal(packs_sign(clinic->pack, clinic->key), ERR_NONE);
	/* Signed by somebody, but nobody said by whom it should be. */
	assert_int_equal(open_pack(&trust, clinic->pack), ERR_NONE);
	assert_int_equal(trust, PACK_UNSIGNED);
	trust_the_key(clinic);
	assert_int_equal(open_pack(&trust, clinic->pack), ERR_NONE);
	assert_int_equal(trust, PACK_SIGNED);
}

static void
append(const char *folder, const char *name, const char *text)
{
	char *path = paths_join(folder, name);
	struct buf bytes = { 0 };

	assert_int_equal(files_read(&bytes, path, PACK_FILE_LIMIT), ERR_NONE);
	buf_adds(&bytes, text);
	assert_int_equal(files_replace(path, bytes.data, bytes.length),
			 ERR_NONE);
	buf_clear(&bytes);
	free(path);
}

static void
test_a_file_changed_after_signing_is_refused(void **state)
{
	struct clinic *clinic = *state;
	const struct pack_file *files = sample_pack_files();
	enum pack_trust trust = PACK_SAMPLE;

	assert_int_equal(packs_sign(clinic->pack, clinic->key), ERR_NONE);
	trust_the_key(clinic);
	for (size_t i = 0; i < PACK_FILES; i++) {
		append(clinic->pack, files[i].name, "\n");
		assert_int_equal(open_pack(&trust, clinic->pack), ERR_PACK);
		assert_int_equal(trust, PACK_FORGED);
		write_in(clinic->pack, files[i].name, files[i].bytes,
			 files[i].length);
		assert_int_equal(open_pack(&trust, clinic->pack), ERR_NONE);
		assert_int_equal(trust, PACK_SIGNED);
	}
}

static void
test_a_signature_of_another_key_is_refused(void **state)
{
	struct clinic *clinic = *state;
	enum pack_trust trust = PACK_SAMPLE;
	char *other = paths_join(clinic->folder, "other.key");

	assert_int_equal(packs_sign(clinic->pack, clinic->key), ERR_NONE);
	trust_the_key(clinic);
	assert_int_equal(packs_sign(clinic->pack, other), ERR_NONE);
	assert_int_equal(open_pack(&trust, clinic->pack), ERR_PACK);
	assert_int_equal(trust, PACK_FORGED);
	free(other);
}

static void
test_a_signature_that_is_no_signature_is_refused(void **state)
{
	struct clinic *clinic = *state;
	enum pack_trust trust = PACK_SAMPLE;

	assert_int_equal(packs_sign(clinic->pack, clinic->key), ERR_NONE);
	trust_the_key(clinic);
	write_in(clinic->pack, "pack.sig", "trust me\n", 9);
	assert_int_not_equal(open_pack(&trust, clinic->pack), ERR_NONE);
}

static void
test_only_what_loads_is_signed(void **state)
{
	struct clinic *clinic = *state;
	char *signature = paths_join(clinic->pack, "pack.sig");

	append(clinic->pack, "rules.cfg", "nonsense\n");
	assert_int_equal(packs_sign(clinic->pack, clinic->key), ERR_PACK);
	assert_false(files_exist(signature));
	free(signature);
}

#define PLACED(test) cmocka_unit_test_setup_teardown(test, set_up, tear_down)

int
main(void)
{
	const struct CMUnitTest tests[] = {
		PLACED(test_without_anything_said_the_sample_is_in_force),
		PLACED(test_a_folder_without_a_signature_is_unsigned),
		PLACED(test_a_folder_that_is_asked_for_is_never_silently_the_sample),
		PLACED(test_the_folder_of_the_settings_is_in_force),
		PLACED(test_a_signature_is_that_of_the_key_that_is_trusted),
		PLACED(test_a_file_changed_after_signing_is_refused),
		PLACED(test_a_signature_of_another_key_is_refused),
		PLACED(test_a_signature_that_is_no_signature_is_refused),
		PLACED(test_only_what_loads_is_signed),
	};

	return cmocka_run_group_tests_name("packs", tests, NULL, NULL);
}
