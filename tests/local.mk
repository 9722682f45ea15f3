# SPDX-License-Identifier: GPL-3.0-or-later
# A cmocka program is two lines, and links every floor by itself:
#	check_PROGRAMS += tests/test_milli
#	tests_test_milli_SOURCES = tests/test_milli.c tests/test.h
# A gate is a shell script: dist_check_SCRIPTS += tests/layers.sh
TESTS += $(check_PROGRAMS) $(dist_check_SCRIPTS)
TEST_EXTENSIONS = .sh
SH_LOG_COMPILER = $(SHELL)
# cmocka speaks TAP to the harness, so that each case is counted and named.
LOG_DRIVER = env AM_TAP_AWK='$(AWK)' $(SHELL) \
	$(top_srcdir)/build-aux/tap-driver.sh
AM_TESTS_ENVIRONMENT = \
	VIGIE='$(abs_top_builddir)/src/vigie'; export VIGIE; \
	VIGIE_LOCALEDIR='$(abs_top_builddir)/locale'; export VIGIE_LOCALEDIR; \
	top_srcdir='$(abs_top_srcdir)'; export top_srcdir; \
	top_builddir='$(abs_top_builddir)'; export top_builddir; \
	CC='$(CC)'; export CC; \
	CMOCKA_MESSAGE_OUTPUT=TAP; export CMOCKA_MESSAGE_OUTPUT; \
	LC_ALL=C.UTF-8; export LC_ALL; unset LANGUAGE LANG;

EXTRA_DIST += tests/test.h tests/tidy.sh
dist_check_SCRIPTS += tests/layers.sh
# A sanitizer or a counter of branches puts calls and variables everywhere.
if !SANITIZE
if !COVERAGE
dist_check_SCRIPTS += tests/purity.sh
endif
endif
dist_check_SCRIPTS += tests/i18n.sh tests/licence.sh tests/style.sh \
	tests/man.sh tests/vectors.sh

# The medicine as cases that a doctor can read.
VECTORS = tests/vectors/measures.tsv tests/vectors/combinations.tsv \
	tests/vectors/symptoms.tsv tests/vectors/status.tsv \
	tests/vectors/missing.tsv tests/vectors/medicines.tsv \
	tests/vectors/natural.tsv
EXTRA_DIST += $(VECTORS)
dist_check_SCRIPTS += tests/vectors.sh

# The two lowest floors.
check_PROGRAMS += tests/test_err
tests_test_err_SOURCES = tests/test_err.c tests/test.h
check_PROGRAMS += tests/test_buf
tests_test_buf_SOURCES = tests/test_buf.c tests/test.h
tests_test_buf_LDFLAGS = $(AM_LDFLAGS) -Wl,--wrap=free
check_PROGRAMS += tests/test_milli
tests_test_milli_SOURCES = tests/test_milli.c tests/test.h
check_PROGRAMS += tests/test_stamp
tests_test_stamp_SOURCES = tests/test_stamp.c tests/test.h
check_PROGRAMS += tests/test_when
tests_test_when_SOURCES = tests/test_when.c tests/test.h
check_PROGRAMS += tests/test_utf8
tests_test_utf8_SOURCES = tests/test_utf8.c tests/test.h
CHILD = tests/child.c tests/child.h tests/test.h
WRAP_CHILD = -Wl,--wrap=_exit
FAILING_FILES = tests/failing.c tests/failing.h tests/place.c tests/place.h \
	tests/scratch.c tests/scratch.h tests/test.h
WRAP_FILES = -Wl,--wrap=pwrite -Wl,--wrap=pread -Wl,--wrap=fsync \
	-Wl,--wrap=fdatasync -Wl,--wrap=fchmod -Wl,--wrap=fstat \
	-Wl,--wrap=rename -Wl,--wrap=renameat2 -Wl,--wrap=link \
	-Wl,--wrap=linkat -Wl,--wrap=geteuid
check_PROGRAMS += tests/test_files
tests_test_files_SOURCES = tests/test_files.c $(FAILING_FILES) \
	tests/child.c tests/child.h
tests_test_files_LDFLAGS = $(AM_LDFLAGS) $(WRAP_FILES) $(WRAP_CHILD)
check_PROGRAMS += tests/test_replace
tests_test_replace_SOURCES = tests/test_replace.c $(FAILING_FILES)
tests_test_replace_LDFLAGS = $(AM_LDFLAGS) $(WRAP_FILES)
check_PROGRAMS += tests/test_sign
tests_test_sign_SOURCES = tests/test_sign.c $(FAILING_FILES)
tests_test_sign_LDFLAGS = $(AM_LDFLAGS) $(WRAP_FILES)
check_PROGRAMS += tests/test_clock
tests_test_clock_SOURCES = tests/test_clock.c tests/test.h
check_PROGRAMS += tests/test_lang
tests_test_lang_SOURCES = tests/test_lang.c tests/test.h
tests_test_lang_LDFLAGS = $(AM_LDFLAGS) -Wl,--wrap=setlocale
check_PROGRAMS += tests/test_paths
tests_test_paths_SOURCES = tests/test_paths.c tests/test.h
tests_test_paths_LDFLAGS = $(AM_LDFLAGS) -Wl,--wrap=getpwuid
check_PROGRAMS += tests/test_secret
tests_test_secret_SOURCES = tests/test_secret.c $(CHILD)
tests_test_secret_LDFLAGS = $(AM_LDFLAGS) $(WRAP_CHILD)
check_PROGRAMS += tests/test_prompt
tests_test_prompt_SOURCES = tests/test_prompt.c $(CHILD)
tests_test_prompt_LDFLAGS = $(AM_LDFLAGS) $(WRAP_CHILD)
check_PROGRAMS += tests/test_tty
tests_test_tty_SOURCES = tests/test_tty.c $(CHILD)
tests_test_tty_LDFLAGS = $(AM_LDFLAGS) $(WRAP_CHILD)
check_PROGRAMS += tests/test_harden
tests_test_harden_SOURCES = tests/test_harden.c $(CHILD)
tests_test_harden_LDFLAGS = $(AM_LDFLAGS) $(WRAP_CHILD) \
	-Wl,--wrap=sodium_init

# The pack.
SAMPLE_PACK = tests/sample_pack.c tests/sample_pack.h tests/test.h
check_PROGRAMS += tests/test_pack
tests_test_pack_SOURCES = tests/test_pack.c $(SAMPLE_PACK)
check_PROGRAMS += tests/test_pack_find
tests_test_pack_find_SOURCES = tests/test_pack_find.c $(SAMPLE_PACK)
check_PROGRAMS += tests/test_pack_refusals
tests_test_pack_refusals_SOURCES = tests/test_pack_refusals.c $(SAMPLE_PACK)
check_PROGRAMS += tests/test_condition_refusals
tests_test_condition_refusals_SOURCES = tests/test_condition_refusals.c \
	$(SAMPLE_PACK)
check_PROGRAMS += tests/test_rules_refusals
tests_test_rules_refusals_SOURCES = tests/test_rules_refusals.c $(SAMPLE_PACK)
check_PROGRAMS += tests/test_pack_text
tests_test_pack_text_SOURCES = tests/test_pack_text.c $(SAMPLE_PACK)

check_PROGRAMS += tests/test_csv
tests_test_csv_SOURCES = tests/test_csv.c $(SAMPLE_PACK)
dist_check_SCRIPTS += tests/cli.sh tests/reminder.sh tests/undo.sh

check_PROGRAMS += tests/test_regimen
tests_test_regimen_SOURCES = tests/test_regimen.c $(SAMPLE_PACK)

# The medicine: cases in memory.
CASE_KIT = tests/case_kit.c tests/case_kit.h $(SAMPLE_PACK)
check_PROGRAMS += tests/test_history
tests_test_history_SOURCES = tests/test_history.c $(CASE_KIT)
check_PROGRAMS += tests/test_history_measures
tests_test_history_measures_SOURCES = tests/test_history_measures.c $(CASE_KIT)
check_PROGRAMS += tests/test_travel
tests_test_travel_SOURCES = tests/test_travel.c $(CASE_KIT)
# A patient at home.
HOME_KIT = tests/home.c tests/home.h tests/scratch.c tests/scratch.h \
	$(SAMPLE_PACK)
check_PROGRAMS += tests/test_alerts_flow
tests_test_alerts_flow_SOURCES = tests/test_alerts_flow.c $(HOME_KIT)
check_PROGRAMS += tests/test_alerts_mended
tests_test_alerts_mended_SOURCES = tests/test_alerts_mended.c $(HOME_KIT)
check_PROGRAMS += tests/test_triage
tests_test_triage_SOURCES = tests/test_triage.c $(CASE_KIT)
check_PROGRAMS += tests/test_trend
tests_test_trend_SOURCES = tests/test_trend.c $(CASE_KIT)
check_PROGRAMS += tests/test_profile
tests_test_profile_SOURCES = tests/test_profile.c $(CASE_KIT)
check_PROGRAMS += tests/test_vector
tests_test_vector_SOURCES = tests/test_vector.c $(CASE_KIT)
check_PROGRAMS += tests/test_properties
tests_test_properties_SOURCES = tests/test_properties.c tests/plan_kit.c \
	tests/plan_kit.h $(CASE_KIT)
check_PROGRAMS += tests/test_window
tests_test_window_SOURCES = tests/test_window.c $(HOME_KIT)
check_PROGRAMS += tests/test_alert
tests_test_alert_SOURCES = tests/test_alert.c $(SAMPLE_PACK)
check_PROGRAMS += tests/test_contact
tests_test_contact_SOURCES = tests/test_contact.c tests/test.h
check_PROGRAMS += tests/test_entry
tests_test_entry_SOURCES = tests/test_entry.c tests/test.h
check_PROGRAMS += tests/test_driver
tests_test_driver_SOURCES = tests/test_driver.c $(CASE_KIT)

check_PROGRAMS += tests/test_exchange
tests_test_exchange_SOURCES = tests/test_exchange.c tests/test.h
check_PROGRAMS += tests/test_import
tests_test_import_SOURCES = tests/test_import.c $(HOME_KIT)
check_PROGRAMS += tests/test_diary
tests_test_diary_SOURCES = tests/test_diary.c $(HOME_KIT)
check_PROGRAMS += tests/test_triage_products
tests_test_triage_products_SOURCES = tests/test_triage_products.c $(CASE_KIT)
check_PROGRAMS += tests/test_conditions_product
tests_test_conditions_product_SOURCES = tests/test_conditions_product.c \
	$(CASE_KIT)
check_PROGRAMS += tests/test_conditions
tests_test_conditions_SOURCES = tests/test_conditions.c $(CASE_KIT)
check_PROGRAMS += tests/test_session
tests_test_session_SOURCES = tests/test_session.c $(HOME_KIT)
check_PROGRAMS += tests/test_treatment tests/test_baseline
tests_test_treatment_SOURCES = tests/test_treatment.c $(HOME_KIT)
tests_test_baseline_SOURCES = tests/test_baseline.c $(HOME_KIT)
check_PROGRAMS += tests/test_session_exchange
tests_test_session_exchange_SOURCES = tests/test_session_exchange.c $(HOME_KIT)
check_PROGRAMS += tests/test_advice
tests_test_advice_SOURCES = tests/test_advice.c $(HOME_KIT)
check_PROGRAMS += tests/test_packs
tests_test_packs_SOURCES = tests/test_packs.c tests/scratch.c tests/scratch.h \
	$(SAMPLE_PACK)
check_PROGRAMS += tests/test_settings
tests_test_settings_SOURCES = tests/test_settings.c tests/scratch.c \
	tests/scratch.h tests/test.h

# What the sanitizer cannot see: bytes used before they were written. Leaks
# are its own, since a child of a test ends with all it has.
MEMORY_TESTS = tests/test_secret$(EXEEXT) tests/test_vault$(EXEEXT) \
	tests/test_session$(EXEEXT)
memory: $(MEMORY_TESTS) $(CATALOGUES)
	$(AM_TESTS_ENVIRONMENT) for test in $(MEMORY_TESTS); do \
	  $(VALGRIND) -q --child-silent-after-fork=yes \
	    --leak-check=no --error-exitcode=99 ./$$test || exit 1; \
	done
.PHONY: memory
check_PROGRAMS += tests/test_alert_update
tests_test_alert_update_SOURCES = tests/test_alert_update.c \
	tests/alert_bench.c tests/alert_bench.h $(SAMPLE_PACK)
check_PROGRAMS += tests/test_alert_struck
tests_test_alert_struck_SOURCES = tests/test_alert_struck.c \
	tests/alert_bench.c tests/alert_bench.h $(SAMPLE_PACK)
check_PROGRAMS += tests/test_pack_edges
tests_test_pack_edges_SOURCES = tests/test_pack_edges.c $(SAMPLE_PACK)

# Numbers as people type them.
check_PROGRAMS += tests/test_measure
tests_test_measure_SOURCES = tests/test_measure.c $(SAMPLE_PACK)
check_PROGRAMS += tests/test_measured
tests_test_measured_SOURCES = tests/test_measured.c $(SAMPLE_PACK)
GRID_KIT = tests/grid_kit.c tests/grid_kit.h $(SAMPLE_PACK)
check_PROGRAMS += tests/test_grid
tests_test_grid_SOURCES = tests/test_grid.c $(GRID_KIT)
check_PROGRAMS += tests/test_grid_words
tests_test_grid_words_SOURCES = tests/test_grid_words.c $(GRID_KIT)
check_PROGRAMS += tests/test_search
tests_test_search_SOURCES = tests/test_search.c $(HOME_KIT)
check_PROGRAMS += tests/test_coming
tests_test_coming_SOURCES = tests/test_coming.c tests/test.h
check_PROGRAMS += tests/test_episodes
tests_test_episodes_SOURCES = tests/test_episodes.c $(HOME_KIT)
check_PROGRAMS += tests/test_alert_states
tests_test_alert_states_SOURCES = tests/test_alert_states.c $(HOME_KIT)
