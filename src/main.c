/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Language, hardening, hand over. */
#include "config.h"

#include "cli/cli.h"
#include "sys/harden.h"
#include "sys/lang.h"

int
main(int argc, char **argv)
{
	lang_init();
	harden_process();
	return cli_main(argc, argv);
}
