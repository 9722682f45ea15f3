/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The sample pack of data/pack, whole or with something changed in it. */
#ifndef VIGIE_TESTS_SAMPLE_PACK_H
#define VIGIE_TESTS_SAMPLE_PACK_H

#include "clinic/pack.h"

/* Its files as bytes; the same ones at every call. */
const struct pack_file *sample_pack_files(void);
/* Loaded whole; the test fails when it cannot be. Owned by the caller. */
struct pack *sample_pack(void);
/*
 * What loading says of the pack whose file NAME has its only "from" replaced
 * by "to": the note, owned by the caller, or NULL when the pack is taken.
 */
char *sample_pack_changed(const char *name, const char *from, const char *to);
/* The pack with several things replaced, loaded; owned by the caller. */
struct sample_change {
	const char *name;
	const char *from;
	const char *to;
};
struct pack *sample_pack_having(const struct sample_change *changes,
				size_t count);
/* The same for the whole content of a file; NULL leaves the file out. */
char *sample_pack_with(const char *name, const char *content);
char *sample_pack_with_bytes(const char *name, const void *bytes,
			     size_t length);
/* The same for a rules.cfg of one rule, X-1, which starts on its third line
 * and has this in it on the next. */
char *sample_pack_rule(const char *body);

#endif
