/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A small diary to try the vault on: notes with a full-text index, in a
 * folder of its own, with the cheapest key derivation. */
#ifndef VIGIE_TESTS_VAULT_KIT_H
#define VIGIE_TESTS_VAULT_KIT_H

#include <sqlite3.h>

#include "base/buf.h"
#include "store/vault.h"

extern const struct vault_schema kit_schema;
/* The same with a table more. */
extern const struct vault_schema kit_schema_2;

/* Where each step takes ten times as long, a sample does. */
#if defined(__SANITIZE_ADDRESS__)
#define KIT_IS_SLOW 1
#elif defined(__has_feature)
#if __has_feature(address_sanitizer)
#define KIT_IS_SLOW 1
#endif
#endif
#ifndef KIT_IS_SLOW
#define KIT_IS_SLOW 0
#endif

#define KIT_WORDS "correct horse battery staple"

const char *kit_path(void);
/* A path in the folder, good until the next call but three. */
const char *kit_file(const char *name);

struct vault *kit_create(void);
struct vault_request kit_request(enum vault_mode mode);
/* The error of opening; closes again unless out is given. */
enum err kit_open(struct vault **out, struct vault_news *news,
		  enum vault_mode mode);
enum err kit_open_as(struct vault **out, struct vault_news *news,
		     const struct vault_request *request);
struct vault *kit_reopen(struct vault *vault);

/* Noon of a day in November 2026. */
struct stamp kit_day(int day);
enum err kit_try_add(struct vault *vault, const char *words, struct stamp now);
void kit_add(struct vault *vault, const char *words, struct stamp now);
int64_t kit_count(struct vault *vault);
/* How many notes the index finds. */
int64_t kit_find(struct vault *vault, const char *words);
/* All notes, one a line; owned. */
char *kit_dump(struct vault *vault);

void assert_notes(struct vault *vault, const char *want);

void kit_read(struct buf *out, const char *path);
void kit_write(const char *path, const void *bytes, size_t length);
/* Everything in the folder goes. */
void kit_clear(void);
/* The only file of what this computer has seen; as kit_file. */
const char *kit_seen_file(void);
/* Files of the folder, sorted, one a line; owned. */
char *kit_list(void);

/* Each test in a fresh folder, which is XDG_STATE_HOME too. */
int kit_setup(void **state);
int kit_teardown(void **state);
#define IN_FOLDER(test) \
	cmocka_unit_test_setup_teardown(test, kit_setup, kit_teardown)

#endif
