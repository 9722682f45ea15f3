/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * Another reader of diaries, written from vigie-diary(5) alone: nothing of
 * src/ is in it. second_reader FILE QUERY; the passphrase is on standard
 * input, the first column of the query's rows goes to standard output. Stops
 * where the chain does, and leaves it to others to say what that means.
 */
#define SQLITE_ENABLE_SESSION 1
#define SQLITE_ENABLE_PREUPDATE_HOOK 1
#include <sodium.h>
#include <sqlite3.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

static uint8_t *file;
static size_t size;
static uint8_t data_key[32], record_key[32];

static _Noreturn void
stop(const char *why)
{
	fprintf(stderr, "second_reader: %s\n", why);
	exit(1);
}

static uint64_t
number(const uint8_t *bytes, int width)
{
	uint64_t value = 0;

	while (width-- > 0)
		value = value << 8 | bytes[width];
	return value;
}

static void
put(uint8_t *bytes, uint64_t value, int width)
{
	int i;

	for (i = 0; i < width; i++)
		bytes[i] = (uint8_t)(value >> 8 * i);
}

static const uint8_t *
find_header(void)
{
	static const uint8_t magic[] = "VIGIE\r\n\x1a";
	const uint8_t *best = NULL, *copy;
	uint8_t sum[32];
	size_t at;

	for (at = 0; at <= 4096 && at + 4096 <= size; at += 4096) {
		copy = file + at;
		crypto_generichash(sum, 32, copy, 4064, NULL, 0);
		if (memcmp(copy, magic, 8) != 0 ||
		    memcmp(sum, copy + 4064, 32) != 0)
			continue;
		if (!best || number(copy + 16, 8) > number(best + 16, 8))
			best = copy;
	}
	if (!best || number(best + 8, 4) != 1 || number(best + 12, 4) != 1)
		stop("no header of version 1");
	return best;
}

static int
open_slot(const uint8_t *header, unsigned i, const char *passphrase)
{
	const uint8_t *slot = header + 48 + 128 * i;
	uint8_t key[32], checked[64];
	unsigned long long passes = number(slot + 4, 4);

	if (number(slot, 4) == 0)
		return 0;
	if (crypto_pwhash(key, 32, passphrase, strlen(passphrase), slot + 16,
			  passes, number(slot + 8, 8),
			  crypto_pwhash_ALG_ARGON2ID13) != 0)
		stop("no memory");
	memcpy(checked, "vigie.slot.1", 12);
	memcpy(checked + 12, header + 24, 16);
	put(checked + 28, i, 4);
	memcpy(checked + 32, slot, 32);
	return crypto_aead_xchacha20poly1305_ietf_decrypt(
		       data_key, NULL, NULL, slot + 56, 48, checked, 64,
		       slot + 32, key) == 0;
}

static void
open_header(const uint8_t *header, const char *passphrase)
{
	uint8_t key[32], hash[32], said[30] = "vigie.commit.1";
	unsigned i = 0;

	while (i < 8 && !open_slot(header, i, passphrase))
		i++;
	if (i == 8)
		stop("not this passphrase");
	memcpy(said + 14, header + 24, 16);
	crypto_generichash(hash, 32, said, 30, data_key, 32);
	if (memcmp(hash, header + 1104, 32) != 0)
		stop("another key");
	crypto_kdf_derive_from_key(key, 32, 2, "vigie.k1", data_key);
	crypto_generichash(hash, 32, header, 4032, key, 32);
	if (memcmp(hash, header + 4032, 32) != 0)
		stop("the header was changed");
	crypto_kdf_derive_from_key(record_key, 32, 1, "vigie.k1", data_key);
}

/* The payload in a block of SQLite's own, or NULL where the chain ends. */
static uint8_t *
open_record(size_t *length, const uint8_t *header, size_t at, uint64_t next)
{
	uint64_t whole = at + 256 <= size ? number(file + at, 4) : 0;
	uint8_t checked[56] = { 0 }, *plain;
	uint64_t label, payload;

	if (whole < 256 || whole % 256 != 0 || whole > size - at)
		return NULL;
	if (at > 8192 && number(file + at + 4, 8) != next)
		return NULL;
	memcpy(checked, header + 24, 24);
	memcpy(checked + 24, file + at + 4, 8);
	put(checked + 32, at == 8192 ? 1 : 2, 4);
	put(checked + 36, whole, 4);
	if (at > 8192)
		memcpy(checked + 40, file + at - 16, 16);
	plain = sqlite3_malloc64(whole);
	if (crypto_aead_xchacha20poly1305_ietf_decrypt(
		    plain, NULL, NULL, file + at + 36, whole - 36, checked, 56,
		    file + at + 12, record_key) != 0)
		return NULL;
	label = number(plain + 24, 4);
	payload = number(plain + 28, 4);
	if (32 + label + payload > whole - 52)
		stop("a record lies");
	memmove(plain, plain + 32 + label, payload);
	*length = payload;
	return plain;
}

static int
never(void *context, int why, sqlite3_changeset_iter *iter)
{
	(void)context, (void)why, (void)iter;
	return SQLITE_CHANGESET_ABORT;
}

static sqlite3 *
read_diary(const uint8_t *header)
{
	size_t at = 8192, length;
	uint64_t next = number(file + at + 4, 8);
	uint8_t *payload = open_record(&length, header, at, 0);
	sqlite3 *db;

	if (!payload)
		stop("no image");
	sqlite3_open(":memory:", &db);
	if (sqlite3_deserialize(db, "main", payload, (sqlite3_int64)length,
				(sqlite3_int64)length,
				SQLITE_DESERIALIZE_FREEONCLOSE |
					SQLITE_DESERIALIZE_RESIZEABLE))
		stop("not an image");
	for (;;) {
		at += number(file + at, 4);
		payload = open_record(&length, header, at, ++next);
		if (!payload)
			return db;
		if (sqlite3changeset_apply(db, (int)length, payload, NULL,
					   never, NULL))
			stop("a changeset does not apply");
		sqlite3_free(payload);
	}
}

static void
load(const char *name)
{
	FILE *in = fopen(name, "rb");

	if (!in || fseek(in, 0, SEEK_END) != 0)
		stop("no such file");
	size = (size_t)ftell(in);
	rewind(in);
	file = malloc(size + 1);
	if (!file || fread(file, 1, size, in) != size || size < 8192 + 256)
		stop("too short");
	fclose(in);
}

int
main(int argc, char **argv)
{
	char passphrase[1024];
	const uint8_t *header;
	sqlite3_stmt *rows;
	sqlite3 *db;

	if (argc != 3 || sodium_init() < 0)
		stop("second_reader FILE QUERY");
	if (!fgets(passphrase, sizeof(passphrase), stdin))
		stop("no passphrase");
	passphrase[strcspn(passphrase, "\n")] = '\0';
	load(argv[1]);
	header = find_header();
	open_header(header, passphrase);
	db = read_diary(header);
	if (sqlite3_prepare_v2(db, argv[2], -1, &rows, NULL) != SQLITE_OK)
		stop(sqlite3_errmsg(db));
	while (sqlite3_step(rows) == SQLITE_ROW)
		printf("%s\n", (const char *)sqlite3_column_text(rows, 0));
	sqlite3_finalize(rows);
	sqlite3_close(db);
	return 0;
}
