# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += src/libtui.a
src_libtui_a_CPPFLAGS = $(AM_CPPFLAGS) $(CURSES_CFLAGS)
src_libtui_a_SOURCES = src/tui/tui.h src/tui/tui.c src/tui/press.h \
	src/tui/view.h src/tui/view.c src/tui/form.h src/tui/form.c \
	src/tui/screen.h src/tui/screens.c src/tui/words.c \
	src/tui/loop.h src/tui/stack.c src/tui/hands.h src/tui/hands.c \
	src/tui/hands_letter.c src/tui/hands_line.c src/tui/hands_undo.c \
	src/tui/focus.c \
	src/tui/keep.c src/tui/idle.c src/tui/draft.h src/tui/draft.c \
	src/tui/render.h src/tui/wait.c src/tui/layout.h src/tui/layout.c \
	src/tui/layout_cells.c \
	src/tui/layout_item.c src/tui/pen.h src/tui/pen.c \
	src/tui/term.h src/tui/term.c src/tui/term_caps.c src/tui/term_keys.c \
	src/tui/term_looks.c src/tui/linear.c \
	src/tui/note.h src/tui/note.c \
	src/tui/checkin.h src/tui/checkin.c src/tui/checkin_week.c src/tui/chart.h src/tui/chart.c \
	src/tui/timeline.h src/tui/timeline.c src/tui/about.h src/tui/about.c src/tui/answers.h src/tui/answers.c \
	src/tui/coming.h src/tui/coming.c \
	src/tui/strength.h \
	src/tui/strength.c src/tui/symptom_form.h src/tui/symptom_form.c \
	src/tui/product_form.h src/tui/product_form.c \
	src/tui/doses.h src/tui/doses.c src/tui/screen_dose.c \
	src/tui/three.h src/tui/three.c src/tui/drugs.h src/tui/drugs.c \
	src/tui/organs.h src/tui/organs.c src/tui/reactions.h \
	src/tui/screen_before.c src/tui/screen_drugs.c \
	src/tui/screen_health.c src/tui/screen_infusion.c \
	src/tui/screen_reaction.c src/tui/screen_reactions.c \
	src/tui/screen_starting.c src/tui/screen_treatment.c \
	src/tui/screen_usual.c src/tui/screen_known.c \
	src/tui/screen_alert.c src/tui/screen_alerts.c \
	src/tui/screen_called.c src/tui/screen_checkin.c src/tui/screen_choose.c \
	src/tui/screen_appointment.c \
	src/tui/screen_called.c src/tui/screen_choose.c \
	src/tui/screen_contact.c src/tui/screen_contacts.c \
	src/tui/screen_emergency.c src/tui/screen_entry.c \
	src/tui/screen_help.c src/tui/screen_history.c src/tui/screen_home.c \
	src/tui/screen_later.c src/tui/screen_measure.c \
	src/tui/screen_measures.c src/tui/screen_nobody.c \
	src/tui/screen_person.c \
	src/tui/screen_product.c src/tui/screen_products.c \
	src/tui/screen_question.c src/tui/screen_recovery.c \
	src/tui/measure_form.c src/tui/measure_form.h \
	src/tui/measure_line.c src/tui/measure_line.h \
	src/tui/symptom_page.c src/tui/symptom_page.h \
	src/tui/symptom_past.c src/tui/symptom_past.h \
	src/tui/screen_trend.c \
	src/tui/screen_reminder.c \
	src/tui/screen_strike.c src/tui/screen_symptom.c \
	src/tui/screen_unlock.c src/tui/screen_visit.c \
	src/tui/screen_welcome.c src/tui/screen_why.c
