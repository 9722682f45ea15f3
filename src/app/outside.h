/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The numbers to call, outside the sealed diary, so that they can be read
 * while it is closed: only by the person's wish, in a small plain file beside
 * it, NAME.numbers. It holds the team's numbers and hours, and no word
 * of illness: no specialist is named there.
 */
#ifndef VIGIE_APP_OUTSIDE_H
#define VIGIE_APP_OUTSIDE_H

#include <stdbool.h>

#include "app/session.h"
#include "base/buf.h"
#include "base/err.h"

/* Appends its lines; nothing when there are none. */
void outside_read(struct buf *out, const char *diary);
bool outside_is_wished(const char *diary);
enum err outside_write(struct session *session) MUST_CHECK;
enum err outside_forget(const char *diary) MUST_CHECK;
/* After the contacts changed: where it is wished it says what they are now;
 * what cannot be written anew goes, since an old number is worse than none. */
void outside_keep_up(struct session *session);

/* "Care team, 8:00 to 18:00, Monday to Friday" */
void outside_add_who(struct buf *out, const struct contact *contact);
/* After the number, which is so never parted by the end of a line. */
void outside_add_line(struct buf *out, const struct contact *contact);
/* "Care team", "Night and weekend", or the body area's specialist. */
const char *outside_role(const char *role);

#endif
