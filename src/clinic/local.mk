# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += src/libclinic.a
src_libclinic_a_SOURCES =
