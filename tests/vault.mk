# SPDX-License-Identifier: GPL-3.0-or-later
# The vault.
VAULT_KIT = tests/vault_kit.c tests/vault_kit.h tests/test.h
check_PROGRAMS += tests/test_vault
tests_test_vault_SOURCES = tests/test_vault.c $(VAULT_KIT)
check_PROGRAMS += tests/test_envelope
tests_test_envelope_SOURCES = tests/test_envelope.c tests/test.h
check_PROGRAMS += tests/test_header
tests_test_header_SOURCES = tests/test_header.c tests/test.h
check_PROGRAMS += tests/test_vault_undo
tests_test_vault_undo_SOURCES = tests/test_vault_undo.c $(VAULT_KIT)
EXTRA_DIST += tests/fixtures/format-1.vigie-part
check_PROGRAMS += tests/test_vault_files
tests_test_vault_files_SOURCES = tests/test_vault_files.c $(VAULT_KIT)
check_PROGRAMS += tests/test_vault_keys
tests_test_vault_keys_SOURCES = tests/test_vault_keys.c $(VAULT_KIT)
check_PROGRAMS += tests/test_vault_reader
tests_test_vault_reader_SOURCES = tests/test_vault_reader.c $(VAULT_KIT)
# Nothing of our own code is in the second reader.
EXTRA_PROGRAMS += tests/second_reader
CLEANFILES += tests/second_reader$(EXEEXT)
tests_second_reader_SOURCES = tests/second_reader.c
tests_second_reader_LDADD = $(SQLITE_LIBS) $(SODIUM_LIBS)
EXTRA_tests_test_vault_reader_DEPENDENCIES = tests/second_reader$(EXEEXT)
ALTERED_KIT = tests/altered.c tests/altered.h $(VAULT_KIT)
check_PROGRAMS += tests/test_vault_flips
tests_test_vault_flips_SOURCES = tests/test_vault_flips.c $(ALTERED_KIT)
check_PROGRAMS += tests/test_vault_records
tests_test_vault_records_SOURCES = tests/test_vault_records.c $(ALTERED_KIT)
VAULT_WRAPS = -Wl,--wrap=open -Wl,--wrap=fcntl -Wl,--wrap=pwrite \
	-Wl,--wrap=pread -Wl,--wrap=read -Wl,--wrap=write -Wl,--wrap=fsync \
	-Wl,--wrap=fdatasync -Wl,--wrap=rename -Wl,--wrap=renameat2 \
	-Wl,--wrap=ftruncate -Wl,--wrap=fchmod -Wl,--wrap=fstat \
	-Wl,--wrap=lstat -Wl,--wrap=link -Wl,--wrap=linkat -Wl,--wrap=unlink \
	-Wl,--wrap=mkdir -Wl,--wrap=close -Wl,--wrap=opendir
FAULT_KIT = tests/faults.c tests/faults.h tests/fault_kit.c \
	tests/fault_kit.h $(VAULT_KIT)
check_PROGRAMS += tests/test_vault_faults
tests_test_vault_faults_SOURCES = tests/test_vault_faults.c $(FAULT_KIT)
tests_test_vault_faults_LDFLAGS = $(AM_LDFLAGS) $(VAULT_WRAPS)
check_PROGRAMS += tests/test_alert_faults
tests_test_alert_faults_SOURCES = tests/test_alert_faults.c tests/faults.c \
	tests/faults.h $(HOME_KIT)
tests_test_alert_faults_LDFLAGS = $(AM_LDFLAGS) $(VAULT_WRAPS)
check_PROGRAMS += tests/test_vault_file_faults
tests_test_vault_file_faults_SOURCES = tests/test_vault_file_faults.c \
	$(FAULT_KIT)
tests_test_vault_file_faults_LDFLAGS = $(AM_LDFLAGS) $(VAULT_WRAPS)
check_PROGRAMS += tests/test_vault_memory
tests_test_vault_memory_SOURCES = tests/test_vault_memory.c $(VAULT_KIT)
check_PROGRAMS += tests/test_vault_apart
tests_test_vault_apart_SOURCES = tests/test_vault_apart.c $(VAULT_KIT)
check_PROGRAMS += tests/test_vault_hostile
tests_test_vault_hostile_SOURCES = tests/test_vault_hostile.c $(VAULT_KIT)

# Not part of check: as long as you like, with clang.
EXTRA_DIST += tests/fuzz.sh tests/fuzz_vault_chain.c tests/fuzz_vault_header.c
fuzz:
	top_srcdir='$(srcdir)' $(SHELL) $(srcdir)/tests/fuzz.sh
.PHONY: fuzz
