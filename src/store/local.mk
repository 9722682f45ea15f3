# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += src/libstore.a
src_libstore_a_SOURCES = \
	src/store/backup.c src/store/backup.h \
	src/store/chain.c src/store/chain.h \
	src/store/changes.c \
	src/store/changeset.c src/store/changeset.h \
	src/store/code.c src/store/code.h \
	src/store/copy.c \
	src/store/create.c \
	src/store/database.c src/store/database.h \
	src/store/diary.c src/store/diary.h \
	src/store/diary_alerts.c \
	src/store/case_inside.h src/store/case_past.c \
	src/store/diary_case.c \
	src/store/diary_person.c \
	src/store/diary_read.c \
	src/store/draft.c \
	src/store/envelope.c src/store/envelope.h \
	src/store/file.c \
	src/store/header.c src/store/header.h \
	src/store/heap.c src/store/heap.h \
	src/store/inside.h \
	src/store/kdf.c src/store/kdf.h \
	src/store/load.c \
	src/store/nonces.c \
	src/store/passphrase.c \
	src/store/rekey.c \
	src/store/rewrite.c src/store/rewrite.h \
	src/store/rows.c src/store/rows.h \
	src/store/save.c \
	src/store/schema.c \
	src/store/search.c src/store/search.h \
	src/store/seen.c src/store/seen.h \
	src/store/slot.c src/store/slot.h \
	src/store/tail.c src/store/tail.h \
	src/store/undo.c \
	src/store/vault.c src/store/vault.h
