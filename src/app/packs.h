/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Which pack is in force: --pack, the settings, /etc/vigie/pack, or the
 * sample that is compiled in. */
#ifndef VIGIE_APP_PACKS_H
#define VIGIE_APP_PACKS_H

#include "base/err.h"
#include "clinic/pack.h"
#include "sys/secret.h"

enum pack_trust {
	PACK_SAMPLE,   /* not validated, and shown so */
	PACK_UNSIGNED, /* from a folder, without a signature */
	PACK_SIGNED,   /* the signature is that of the configured key */
	PACK_FORGED,   /* there is a signature and it is wrong: refused */
};

/* folder NULL: the settings, /etc/vigie/pack, else the sample. A folder that
 * was asked for and does not load is an error, never silently the sample. */
enum err packs_open(struct pack **out, enum pack_trust *trust,
		    const char *folder) MUST_CHECK;
/* Every file of a folder checked; ERR_PACK with file:line and the reason. */
enum err packs_check(const char *folder) MUST_CHECK;
/* Writes pack.sig with an Ed25519 secret key read from a file. */
enum err packs_sign(const char *folder, const char *key_path) MUST_CHECK;

#endif
