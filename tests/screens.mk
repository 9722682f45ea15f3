# SPDX-License-Identifier: GPL-3.0-or-later
# The screens, on a terminal of their own.
SCREEN_KIT = tests/vt.c tests/vt.h tests/stage.c tests/stage.h $(HOME_KIT)
WRAP_CLOCK = -Wl,--wrap=clock_now -Wl,--wrap=clock_monotonic
check_PROGRAMS += tests/test_screens
tests_test_screens_SOURCES = tests/test_screens.c $(SCREEN_KIT)
tests_test_screens_LDFLAGS = $(AM_LDFLAGS) $(WRAP_CLOCK)
check_PROGRAMS += tests/test_hands
tests_test_hands_SOURCES = tests/test_hands.c $(SCREEN_KIT)
tests_test_hands_LDFLAGS = $(AM_LDFLAGS) $(WRAP_CLOCK)
check_PROGRAMS += tests/test_ways
tests_test_ways_SOURCES = tests/test_ways.c $(SCREEN_KIT)
tests_test_ways_LDFLAGS = $(AM_LDFLAGS) $(WRAP_CLOCK)
check_PROGRAMS += tests/test_draft_kills
tests_test_draft_kills_SOURCES = tests/test_draft_kills.c tests/faults.c \
	tests/faults.h $(SCREEN_KIT)
tests_test_draft_kills_LDFLAGS = $(AM_LDFLAGS) $(WRAP_CLOCK) $(VAULT_WRAPS)
check_PROGRAMS += tests/test_doses
tests_test_doses_SOURCES = tests/test_doses.c $(SCREEN_KIT)
tests_test_doses_LDFLAGS = $(AM_LDFLAGS) $(WRAP_CLOCK)
check_PROGRAMS += tests/test_visits
tests_test_visits_SOURCES = tests/test_visits.c $(SCREEN_KIT)
tests_test_visits_LDFLAGS = $(AM_LDFLAGS) $(WRAP_CLOCK)
check_PROGRAMS += tests/test_reminder
tests_test_reminder_SOURCES = tests/test_reminder.c $(SCREEN_KIT)
tests_test_reminder_LDFLAGS = $(AM_LDFLAGS) $(WRAP_CLOCK)
check_PROGRAMS += tests/test_checkin
tests_test_checkin_SOURCES = tests/test_checkin.c $(SCREEN_KIT)
tests_test_checkin_LDFLAGS = $(AM_LDFLAGS) $(WRAP_CLOCK)
check_PROGRAMS += tests/test_week
tests_test_week_SOURCES = tests/test_week.c $(SCREEN_KIT)
tests_test_week_LDFLAGS = $(AM_LDFLAGS) $(WRAP_CLOCK)
PLAYER = tests/player.c tests/player.h tests/player_hands.c \
	tests/player_look.c tests/player_inside.h $(SCREEN_KIT)
WRAP_PLAYER = $(WRAP_CLOCK) -Wl,--wrap=session_create
check_PROGRAMS += tests/test_fortnight
tests_test_fortnight_SOURCES = tests/test_fortnight.c $(PLAYER)
tests_test_fortnight_LDFLAGS = $(AM_LDFLAGS) $(WRAP_PLAYER)
check_PROGRAMS += tests/test_every_screen
tests_test_every_screen_SOURCES = tests/test_every_screen.c $(PLAYER)
tests_test_every_screen_LDFLAGS = $(AM_LDFLAGS) $(WRAP_PLAYER)
check_PROGRAMS += tests/test_time_matrix
tests_test_time_matrix_SOURCES = tests/test_time_matrix.c $(PLAYER)
tests_test_time_matrix_LDFLAGS = $(AM_LDFLAGS) $(WRAP_PLAYER)
check_PROGRAMS += tests/test_any_keys
tests_test_any_keys_SOURCES = tests/test_any_keys.c $(PLAYER)
tests_test_any_keys_LDFLAGS = $(AM_LDFLAGS) $(WRAP_PLAYER)
EXTRA_DIST += tests/screens tests/fortnight
check_PROGRAMS += tests/test_measure_ways
tests_test_measure_ways_SOURCES = tests/test_measure_ways.c $(SCREEN_KIT)
tests_test_measure_ways_LDFLAGS = $(AM_LDFLAGS) $(WRAP_CLOCK)
check_PROGRAMS += tests/test_history_screen
tests_test_history_screen_SOURCES = tests/test_history_screen.c $(SCREEN_KIT)
tests_test_history_screen_LDFLAGS = $(AM_LDFLAGS) $(WRAP_CLOCK)
check_PROGRAMS += tests/test_drafts
tests_test_drafts_SOURCES = tests/test_drafts.c tests/faults.c tests/faults.h \
	$(SCREEN_KIT)
tests_test_drafts_LDFLAGS = $(AM_LDFLAGS) $(WRAP_CLOCK) $(VAULT_WRAPS)
check_PROGRAMS += tests/test_symptom_ways
tests_test_symptom_ways_SOURCES = tests/test_symptom_ways.c $(SCREEN_KIT)
tests_test_symptom_ways_LDFLAGS = $(AM_LDFLAGS) $(WRAP_CLOCK)
check_PROGRAMS += tests/test_kept
tests_test_kept_SOURCES = tests/test_kept.c $(SCREEN_KIT)
tests_test_kept_LDFLAGS = $(AM_LDFLAGS) $(WRAP_CLOCK)
check_PROGRAMS += tests/test_treatment_ways
tests_test_treatment_ways_SOURCES = tests/test_treatment_ways.c $(SCREEN_KIT)
tests_test_treatment_ways_LDFLAGS = $(AM_LDFLAGS) $(WRAP_CLOCK)
