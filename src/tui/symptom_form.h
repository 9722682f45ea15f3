/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The form of a symptom, built from its line in the pack, and the entry that
 * comes of it. */
#ifndef VIGIE_TUI_SYMPTOM_FORM_H
#define VIGIE_TUI_SYMPTOM_FORM_H

#include "tui/screen.h"

enum { SYMPTOM_SCALES = 4 };

enum symptom_when { WHEN_NOW, WHEN_MORNING, WHEN_YESTERDAY, WHEN_OTHER };
enum symptom_since { SINCE_TODAY, SINCE_YESTERDAY, SINCE_OTHER };

/* A scale of five steps that the symptom asks. */
struct scale {
	const char *name; /* of the answer: "severity" */
	unsigned asks;
};
/* The scales of a symptom, the one with its own question first; the count. */
size_t symptom_scales(const struct scale *out[static SYMPTOM_SCALES],
		      const struct symptom *symptom);
/* Present or not is asked: no scale says it. */
bool symptom_asks_presence(const struct symptom *symptom);
/* The question of the scale in the current language. */
const char *symptom_question(const struct symptom *symptom,
			     const struct scale *scale);
const char *symptom_step(const struct symptom *symptom,
			 const struct scale *scale, int step);

void symptom_form_add(struct form *form, const struct symptom *symptom);
/* Fills the form from what was noted before. */
void symptom_form_fill(struct form *form, const struct symptom *symptom,
		       const struct entry *entry);
/* Something was answered that says how it is. */
bool symptom_form_is_answered(const struct form *form,
			      const struct symptom *symptom);
/*
 * The entry that the form says, as far as it was filled: what was asked and
 * not answered is said to be so. out is initialised here. ERR_INVALID or
 * ERR_RANGE with the field's name in *field when a date or number is not
 * understood; the entry then is without it.
 */
enum err symptom_form_entry(struct entry *out, const struct form *form,
			    const struct symptom *symptom, const char **field)
	MUST_CHECK;
/* While the form is being filled, what has no answer yet was not asked yet. */
void symptom_form_forget_skipped(struct entry *entry);

#endif
