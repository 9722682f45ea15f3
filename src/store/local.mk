# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += src/libstore.a
src_libstore_a_SOURCES = \
	src/store/code.c src/store/code.h \
	src/store/envelope.c src/store/envelope.h \
	src/store/header.c src/store/header.h \
	src/store/kdf.c src/store/kdf.h \
	src/store/nonces.c \
	src/store/slot.c src/store/slot.h
