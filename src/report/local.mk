# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += src/libreport.a
src_libreport_a_SOURCES = \
	src/report/csv.c \
	src/report/csv.h \
	src/report/exchange.h \
	src/report/grid.c \
	src/report/grid.h \
	src/report/grid_inside.h \
	src/report/grid_rows.c \
	src/report/grid_words.c \
	src/report/json.h \
	src/report/json_exchange.c \
	src/report/json_exchange_read.c \
	src/report/json_lists.c \
	src/report/json_parts.c \
	src/report/json_parts.h \
	src/report/json_read_alert.c \
	src/report/json_read_entry.c \
	src/report/json_take.c \
	src/report/json_take.h \
	src/report/label.c \
	src/report/label.h \
	src/report/measured.c \
	src/report/measured.h
