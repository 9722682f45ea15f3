# SPDX-License-Identifier: GPL-3.0-or-later
noinst_LIBRARIES += src/libclinic.a
src_libclinic_a_SOURCES = \
	src/clinic/alert.c src/clinic/alert.h src/clinic/alert_call.c src/clinic/alert_end.c \
	src/clinic/alert_follow.c src/clinic/alert_update.c \
	src/clinic/alert_verdict.c \
	src/clinic/alert_behind.c src/clinic/alert_inside.h \
	src/clinic/conditions.c src/clinic/conditions.h \
	src/clinic/conditions_fact.c \
	src/clinic/conditions_measure.c \
	src/clinic/conditions_product.c \
	src/clinic/conditions_symptom.c \
	src/clinic/contact.c src/clinic/contact.h \
	src/clinic/driver.c src/clinic/driver.h \
	src/clinic/entry.c src/clinic/entry.h src/clinic/entry_order.c \
	src/clinic/entry_product.c \
	src/clinic/fact.c \
	src/clinic/grams.c src/clinic/grams.h \
	src/clinic/history.c src/clinic/history.h \
	src/clinic/history_call.c \
	src/clinic/history_lines.c \
	src/clinic/history_measures.c \
	src/clinic/judgement.c src/clinic/judgement.h \
	src/clinic/judgement_rules.c \
	src/clinic/judgement_status.c \
	src/clinic/level.c src/clinic/level.h \
	src/clinic/measure.c src/clinic/measure.h \
	src/clinic/order.c src/clinic/order.h \
	src/clinic/pack.c src/clinic/pack.h src/clinic/pack_parts.h \
	src/clinic/pack_cfg.c \
	src/clinic/pack_conditions.c src/clinic/pack_conditions.h \
	src/clinic/pack_conditions_group.c \
	src/clinic/pack_conditions_measure.c \
	src/clinic/pack_conditions_symptom.c \
	src/clinic/pack_csv.c \
	src/clinic/pack_find.c \
	src/clinic/pack_lines.c \
	src/clinic/pack_lists.c \
	src/clinic/pack_measures.c \
	src/clinic/pack_names.c \
	src/clinic/pack_products.c \
	src/clinic/pack_row.c \
	src/clinic/pack_rules.c \
	src/clinic/pack_settings.c \
	src/clinic/pack_tables.c \
	src/clinic/pack_text.c src/clinic/pack_text.h \
	src/clinic/pack_text_leaf.c \
	src/clinic/pack_text_lines.c \
	src/clinic/profile.c src/clinic/profile.h src/clinic/profile_parts.h \
	src/clinic/profile_check.c \
	src/clinic/profile_diary.c \
	src/clinic/regimen.c src/clinic/regimen.h \
	src/clinic/regimen_doses.c \
	src/clinic/rule.c src/clinic/rule.h \
	src/clinic/rule_index.c \
	src/clinic/trend.c src/clinic/trend.h \
	src/clinic/triage.c src/clinic/triage.h \
	src/clinic/vector.c src/clinic/vector.h src/clinic/vector_parts.h \
	src/clinic/vector_context.c \
	src/clinic/vector_entries.c \
	src/clinic/vector_part.c
