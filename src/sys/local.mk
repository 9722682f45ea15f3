# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += src/libsys.a
src_libsys_a_SOURCES =
