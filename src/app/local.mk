# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += src/libapp.a
src_libapp_a_SOURCES = \
	src/app/advice.c src/app/advice.h src/app/advice_inside.h \
	src/app/advice_change.c src/app/advice_instruction.c \
	src/app/advice_say.c src/app/advice_again.c src/app/advice_waiting.c src/app/advice_beside.c src/app/advice_level.c src/app/advice_pack.c \
	src/app/advice_numbers.c src/app/advice_why.c \
	src/app/advice_change.c src/app/advice_numbers.c src/app/advice_why.c \
	src/app/days.c src/app/days.h \
	src/app/demo.c src/app/demo.h \
	src/app/followed.c src/app/followed.h \
	src/app/inside.h src/app/pack_data.h \
	src/app/outside.c src/app/outside.h \
	src/app/packs.c src/app/packs.h \
	src/app/reminder.c src/app/reminder.h src/app/reminder_day.c \
	src/app/session.h \
	src/app/session_alerts.c \
	src/app/session_ask.c \
	src/app/session_call.c \
	src/app/session_case.c \
	src/app/session_commit.c \
	src/app/exchange_inside.h \
	src/app/session_draft.c \
	src/app/session_exchange.c \
	src/app/session_file.c \
	src/app/session_import.c \
	src/app/session_log.c src/app/session_undo.c \
	src/app/session_doses.c src/app/session_question.c \
	src/app/session_open.c \
	src/app/session_person.c src/app/session_remind.c \
	src/app/settings.c src/app/settings.h \
	src/app/wanted.c src/app/wanted.h \
	src/app/start.c src/app/start.h src/app/wording_start.c \
	src/app/wording_answers.c src/app/wording.c src/app/wording.h
nodist_src_libapp_a_SOURCES = src/app/pack_data.c

# The sample pack, compiled in.
CLEANFILES += src/app/pack_data.c
src/app/pack_data.c: $(PACK_FILES) $(srcdir)/data/embed.sh
	$(AM_V_GEN)$(MKDIR_P) src/app && cd $(srcdir) && \
	  $(SHELL) data/embed.sh $(PACK_FILES) \
	  >"$(abs_builddir)/$@.new" && \
	  mv "$(abs_builddir)/$@.new" "$(abs_builddir)/$@"
