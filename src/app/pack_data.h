/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The files of the sample pack as they stood in data/pack at the build. */
#ifndef VIGIE_APP_PACK_DATA_H
#define VIGIE_APP_PACK_DATA_H

#include "clinic/pack.h"

/* Ends with a row whose name is NULL. */
extern const struct pack_file pack_data[];

#endif
