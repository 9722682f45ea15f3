# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += src/libsys.a
src_libsys_a_SOURCES = \
	src/sys/clock.c src/sys/clock.h \
	src/sys/files.c src/sys/files.h \
	src/sys/files_replace.c \
	src/sys/harden.c src/sys/harden.h \
	src/sys/lang.c src/sys/lang.h \
	src/sys/lang_days.c \
	src/sys/paths.c src/sys/paths.h \
	src/sys/run.c src/sys/run.h \
	src/sys/secret.c src/sys/secret.h \
	src/sys/secret_prompt.c \
	src/sys/secret_read.c \
	src/sys/sign.c src/sys/sign.h \
	src/sys/tty.c src/sys/tty.h
src_libsys_a_CPPFLAGS = $(AM_CPPFLAGS) $(SODIUM_CFLAGS)
