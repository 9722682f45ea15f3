/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Ed25519 signatures over bytes, with keys kept as one line of hex digits. */
#ifndef VIGIE_SYS_SIGN_H
#define VIGIE_SYS_SIGN_H

#include <stddef.h>

#include "base/err.h"

enum { SIGN_HEX_LIMIT = 129 }; /* 64 bytes as hex digits, and the NUL */

/*
 * Signs with the secret key of that file, as hex. Where there is no file a
 * new key is made: the secret half there, 0600, the public half beside it
 * under the same name and ".pub".
 */
enum err sign_bytes(char out[static SIGN_HEX_LIMIT], const void *bytes,
		    size_t length, const char *key_path) MUST_CHECK;
/* ERR_INVALID when signature or key are not hex of the right length, ERR_PACK
 * when the signature is not that of the key over these bytes. */
enum err sign_verify(const void *bytes, size_t length, const char *signature,
		     const char *public_key) MUST_CHECK;

#endif
