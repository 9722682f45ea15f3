/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of the sample pack as they stood in data/pack at the build. */
#ifndef VIGIE_APP_PACK_DATA_H
#define VIGIE_APP_PACK_DATA_H

#include <stddef.h>
#include <stdint.h>

struct pack_file {
	const char *name; /* "rules.cfg" */
	const uint8_t *bytes;
	size_t length;
};

/* Ends with a row whose name is NULL. */
extern const struct pack_file pack_data[];

#endif
