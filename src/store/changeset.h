/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A changeset of SQLite's session extension, as bytes. SQLite reads beyond
 * the end of one that was cut, so it is looked through first. */
#ifndef VIGIE_STORE_CHANGESET_H
#define VIGIE_STORE_CHANGESET_H

#include <stddef.h>
#include <stdint.h>

#include "base/err.h"

/* Whole, and made only of what the extension writes. ERR_DAMAGED. */
enum err changeset_check(const uint8_t *bytes, size_t length) MUST_CHECK;

#endif
