/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A ready-made diary to look at: a real sealed file in a private folder that
 * goes away with it. A fortnight that ends today, with one URGENT alert.
 */
#ifndef VIGIE_APP_DEMO_H
#define VIGIE_APP_DEMO_H

#include "app/session.h"
#include "base/err.h"

struct demo {
	char *folder;
	char *path;
	struct session *session; /* NULL once given away */
};

/* What opens it; shown on its unlock screen, it guards nothing. */
extern const char demo_passphrase[];

enum err demo_open(struct demo *out, const struct pack *pack) MUST_CHECK;
/* Closes the session unless it was given away, and removes the folder. */
void demo_close(struct demo *demo);

#endif
