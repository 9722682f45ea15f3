/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Language, hardening, hand over. */
#include "config.h"

#include <stdio.h>

int
main(void)
{
	return puts(PACKAGE_STRING) == EOF;
}
