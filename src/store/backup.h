/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files kept beside a diary, sealed as it is. */
#ifndef VIGIE_STORE_BACKUP_H
#define VIGIE_STORE_BACKUP_H

#include "base/err.h"
#include "base/stamp.h"

/* Gives the file a second name, after the day of the stamp, unless there is
 * one of that day; the oldest over seven go. It stands back for the save: a
 * failure is not one. */
void backup_keep(const char *path, struct stamp when);

/* The same for what restore puts aside: never instead of another. */
enum err backup_put_aside(const char *path, struct stamp when) MUST_CHECK;

struct vault;
typedef void backup_visit(const char *path, const struct vault *vault,
			  const void *context);
void backup_each(const struct vault *vault, backup_visit *visit,
		 const void *context);

#endif
