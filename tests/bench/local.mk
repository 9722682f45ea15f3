# SPDX-License-Identifier: GPL-3.0-or-later
# How fast: the same code over Vigie's vault, over SQLite, over SQLCipher.
BENCH = tests/bench/bench.c tests/bench/must.h tests/bench/rows.c \
	tests/bench/rows.h
BENCH_CPPFLAGS = $(AM_CPPFLAGS) -I$(top_srcdir)/tests \
	-DSQLITE_ENABLE_SESSION -DSQLITE_ENABLE_PREUPDATE_HOOK
BENCH_PEERS = tests/bench/with_vigie$(EXEEXT) tests/bench/with_sqlite$(EXEEXT)
EXTRA_PROGRAMS += tests/bench/with_vigie tests/bench/with_sqlite
tests_bench_with_vigie_SOURCES = $(BENCH)
tests_bench_with_vigie_CPPFLAGS = $(BENCH_CPPFLAGS)
tests_bench_with_vigie_LDADD = $(FLOORS) $(FLOOR_LIBS)
tests_bench_with_sqlite_SOURCES = $(BENCH) tests/bench/open_vault.c
tests_bench_with_sqlite_CPPFLAGS = $(BENCH_CPPFLAGS)
tests_bench_with_sqlite_LDADD = $(FLOORS) $(FLOOR_LIBS)

# The program itself, on a terminal.
EXTRA_PROGRAMS += tests/bench/screen
tests_bench_screen_SOURCES = tests/bench/screen.c tests/bench/must.h
tests_bench_screen_CPPFLAGS = $(BENCH_CPPFLAGS)
tests_bench_screen_LDADD = $(FLOORS) $(FLOOR_LIBS)

# Both libraries have the same names: SQLite itself is left out here.
if HAVE_SQLCIPHER
EXTRA_PROGRAMS += tests/bench/with_sqlcipher
BENCH_PEERS += tests/bench/with_sqlcipher$(EXEEXT)
tests_bench_with_sqlcipher_SOURCES = $(BENCH) tests/bench/open_vault.c \
	tests/bench/old_sqlite.c
tests_bench_with_sqlcipher_CPPFLAGS = $(BENCH_CPPFLAGS)
tests_bench_with_sqlcipher_LDADD = $(FLOORS) $(CURSES_LIBS) $(PDF_LIBS) \
	$(QRENCODE_LIBS) $(SECCOMP_LIBS) $(SQLCIPHER_LIBS) $(SODIUM_LIBS) \
	$(CONFIG_LIBS) $(JANSSON_LIBS) $(CSV_LIBS) $(UTF8PROC_LIBS) $(LIBINTL)
endif
CLEANFILES += $(BENCH_PEERS) tests/bench/screen$(EXEEXT)

EXTRA_DIST += tests/bench/run.sh tests/bench/table.awk tests/bench/readme.sh
bench: $(BENCH_PEERS) src/vigie$(EXEEXT) tests/bench/screen$(EXEEXT)
	$(SHELL) $(srcdir)/tests/bench/run.sh $(BENCH_PEERS)
# Puts the table of the last run in its place in the README.
bench-readme:
	$(SHELL) $(srcdir)/tests/bench/readme.sh $(srcdir)/README
.PHONY: bench bench-readme
