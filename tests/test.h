/* SPDX-License-Identifier: GPL-3.0-or-later */
/* cmocka, with the headers it needs before it, in the order it needs them. */
#ifndef VIGIE_TESTS_TEST_H
#define VIGIE_TESTS_TEST_H

/* clang-format off */
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <setjmp.h>
#include <cmocka.h>
/* clang-format on */

#endif
