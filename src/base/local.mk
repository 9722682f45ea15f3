# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += src/libbase.a
src_libbase_a_SOURCES = \
	src/base/alloc.c src/base/alloc.h \
	src/base/buf.c src/base/buf.h \
	src/base/day_words.c src/base/day_words.h \
	src/base/err.c src/base/err.h src/base/err_list.h \
	src/base/i18n.c src/base/i18n.h \
	src/base/milli.c src/base/milli.h \
	src/base/scan.c src/base/scan.h \
	src/base/stamp.c src/base/stamp.h \
	src/base/utf8.c src/base/utf8.h \
	src/base/utf8_search.c \
	src/base/when.c src/base/when.h src/base/when_inside.h \
	src/base/when_day.c src/base/when_hour.c
