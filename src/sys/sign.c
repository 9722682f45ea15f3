/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "sys/sign.h"

#include <fcntl.h>
#include <sodium.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "sys/files.h"
#include "sys/secret.h"

enum {
	SEED_HEX = 2 * crypto_sign_SEEDBYTES,
	PUBLIC_HEX = 2 * crypto_sign_PUBLICKEYBYTES,
};

_Static_assert(SIGN_HEX_LIMIT == 2 * crypto_sign_BYTES + 1, "hex and NUL");

/* Hex digits, a line feed or nothing after them, and no others. */
static bool
hex_read(uint8_t *out, size_t length, const char *text)
{
	size_t read = 0;
	const char *end = NULL;

	return sodium_hex2bin(out, length, text, strlen(text), "\r\n", &read,
			      &end) == 0 &&
	       read == length && *end == '\0';
}

static enum err
write_public(const char *key_path, const uint8_t *public)
{
	struct buf path = { 0 }, text = { 0 };
	char hex[PUBLIC_HEX + 1];
	enum err err;

	buf_addf(&path, "%s.pub", key_path);
	buf_addf(&text, "%s\n",
		 sodium_bin2hex(hex, sizeof(hex), public,
				crypto_sign_PUBLICKEYBYTES));
	err = files_replace(buf_text(&path), text.data, text.length);
	buf_clear(&path);
	buf_clear(&text);
	return err;
}

/* The seed is the whole secret: the key pair is made from it again. */
static enum err
write_seed(const char *key_path, const uint8_t *seed)
{
	char hex[SEED_HEX + 2];
	enum err err;

	sodium_bin2hex(hex, SEED_HEX + 1, seed, crypto_sign_SEEDBYTES);
	hex[SEED_HEX] = '\n';
	err = files_create(key_path, hex, SEED_HEX + 1);
	sodium_memzero(hex, sizeof(hex));
	return err;
}

static bool
seed_from_line(uint8_t *seed, const struct secret *line)
{
	size_t read = 0;
	const char *end = NULL;
	const char *text = (const char *)secret_open(line);
	bool is_whole = secret_length(line) == SEED_HEX &&
			sodium_hex2bin(seed, crypto_sign_SEEDBYTES, text,
				       SEED_HEX, NULL, &read, &end) == 0 &&
			read == crypto_sign_SEEDBYTES;

	secret_close(line);
	return is_whole;
}

static enum err
read_seed(uint8_t *seed, const char *key_path)
{
	struct secret *line;
	int fd;
	enum err err = files_open(&fd, key_path, O_RDONLY, 0);

	if (err != ERR_NONE)
		return err;
	err = secret_read_line(&line, fd);
	close(fd);
	if (err != ERR_NONE)
		return err;
	if (!seed_from_line(seed, line))
		err = err_note(ERR_INVALID, "%s", key_path);
	secret_free(line);
	return err;
}

static enum err
make_seed(uint8_t *seed, const char *key_path)
{
	uint8_t public[crypto_sign_PUBLICKEYBYTES];
	uint8_t secret[crypto_sign_SECRETKEYBYTES];
	enum err err;

	randombytes_buf(seed, crypto_sign_SEEDBYTES);
	crypto_sign_seed_keypair(public, secret, seed);
	sodium_memzero(secret, sizeof(secret));
	err = write_seed(key_path, seed);
	return err != ERR_NONE ? err : write_public(key_path, public);
}

enum err
sign_bytes(char out[static SIGN_HEX_LIMIT], const void *bytes, size_t length,
	   const char *key_path)
{
	uint8_t seed[crypto_sign_SEEDBYTES];
	uint8_t public[crypto_sign_PUBLICKEYBYTES];
	uint8_t secret[crypto_sign_SECRETKEYBYTES];
	uint8_t signature[crypto_sign_BYTES];
	enum err err = files_exist(key_path) ? read_seed(seed, key_path)
					     : make_seed(seed, key_path);

	if (err == ERR_NONE) {
		crypto_sign_seed_keypair(public, secret, seed);
		crypto_sign_detached(signature, NULL, bytes, length, secret);
		sodium_bin2hex(out, SIGN_HEX_LIMIT, signature,
			       sizeof(signature));
	}
	sodium_memzero(seed, sizeof(seed));
	sodium_memzero(secret, sizeof(secret));
	secret_wipe_stack();
	return err;
}

enum err
sign_verify(const void *bytes, size_t length, const char *signature,
	    const char *public_key)
{
	uint8_t public[crypto_sign_PUBLICKEYBYTES];
	uint8_t given[crypto_sign_BYTES];

	if (!hex_read(public, sizeof(public), public_key))
		return err_note(ERR_INVALID, "pack_key");
	if (!hex_read(given, sizeof(given), signature))
		return err_note(ERR_INVALID, "pack.sig");
	if (crypto_sign_verify_detached(given, bytes, length, public) != 0)
		return err_note(ERR_PACK, "pack.sig");
	return ERR_NONE;
}
