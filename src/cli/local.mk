# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += src/libcli.a
src_libcli_a_SOURCES = \
	src/cli/add_dose.c \
	src/cli/add_measure.c \
	src/cli/add_product.c \
	src/cli/add_symptom.c \
	src/cli/add_treatment.c \
	src/cli/answers.c \
	src/cli/ask.c \
	src/cli/cli.c \
	src/cli/cli.h \
	src/cli/cmd_add.c \
	src/cli/cmd_alerts.c \
	src/cli/cmd_backup.c \
	src/cli/cmd_baseline.c \
	src/cli/cmd_called.c \
	src/cli/cmd_check.c \
	src/cli/cmd_contact.c \
	src/cli/cmd_demo.c \
	src/cli/cmd_due.c \
	src/cli/cmd_export.c \
	src/cli/cmd_init.c \
	src/cli/cmd_list.c \
	src/cli/cmd_none.c \
	src/cli/cmd_passwd.c \
	src/cli/cmd_profile.c \
	src/cli/cmd_question.c \
	src/cli/cmd_recovery.c \
	src/cli/cmd_remind.c \
	src/cli/cmd_rules.c \
	src/cli/cmd_status.c \
	src/cli/cmd_strike.c \
	src/cli/cmd_undo.c \
	src/cli/commands.h \
	src/cli/measure.c \
	src/cli/noting.c \
	src/cli/options.c \
	src/cli/say.c \
	src/cli/unlock.c
