/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * How a medicine is taken: at which moments of the day or as needed, the
 * steps of a course that goes down, and what the diary says was taken of it.
 * What nobody noted is never held for missed.
 */
#ifndef VIGIE_CLINIC_REGIMEN_H
#define VIGIE_CLINIC_REGIMEN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/err.h"
#include "base/milli.h"
#include "base/stamp.h"
#include "clinic/entry.h"
#include "clinic/pack.h"

/*
 * A diary day has four, from 04:00, 11:00, 16:00 and 21:00 on. These hours
 * say on which line a dose is put, and nothing else.
 */
enum moment {
	MOMENT_MORNING,
	MOMENT_NOON,
	MOMENT_EVENING,
	MOMENT_NIGHT,
	MOMENT_COUNT,
};
const char *moment_code(enum moment moment); /* morning noon evening night */
enum err moment_parse(enum moment *out, const char *code) MUST_CHECK;
enum moment moment_at(struct stamp stamp);

/* Detail "moments" of a product: codes of moments, or "as_needed". */
struct rhythm {
	bool is_as_needed;
	unsigned moments; /* bits 1 << enum moment; 0: not said, or as needed */
};
/* ERR_INVALID: another word, none at all, or one beside as_needed. */
enum err rhythm_parse(struct rhythm *out, const char *text) MUST_CHECK;
/* Nothing said where there is no such detail or it is not understood. */
struct rhythm rhythm_of(const struct entry *product);

/*
 * Detail "steps" of a product: "2026-11-20 40 mg; 2026-11-27 30 mg", each day
 * later than the one before.
 */
enum { COURSE_STEPS = 24, COURSE_DOSE_LIMIT = 40 };
struct course {
	struct course_step {
		int32_t from_day;
		char dose[COURSE_DOSE_LIMIT];
	} steps[COURSE_STEPS];
	size_t count;
};
/* ERR_INVALID, ERR_TOO_LARGE. */
enum err course_parse(struct course *out, const char *text) MUST_CHECK;
/* Empty where there is no such detail or it is not understood. */
void course_of(struct course *out, const struct entry *product);
/* The step of that day, from 1; 0 before the first. */
size_t course_step_of(const struct course *course, int32_t day);
/* What is to be taken that day: the dose of its step, else the detail "dose";
 * NULL when neither is said. Borrowed from both. */
const char *regimen_dose(const struct course *course,
			 const struct entry *product, int32_t day);

/* The same medicine: one code, and where the pack does not know it one name. */
bool product_is_same(const struct entry *a, const struct entry *b);
/* Detail "since", else the day it was noted for. */
int32_t product_first_day(const struct entry *product);
/* It was begun on that day or in so many days before; being only thought of is
 * no beginning. */
bool product_began_before(const struct entry *product, int32_t day, int days);
/* Answer "taken" of a dose is 0. */
bool dose_is_missed(const struct entry *dose);
/* Its detail "moment", else by the hour it was taken. */
enum moment dose_moment(const struct entry *dose);
/* Grams of paracetamol: detail "paracetamol", read off the box, else what the
 * amount says; 0 when neither does. */
milli dose_grams(const struct entry *dose);

enum intake_state {
	INTAKE_LATER, /* its moment has not come */
	INTAKE_DUE,   /* its moment is now */
	INTAKE_PAST,  /* its moment is over and nothing was noted */
	INTAKE_TAKEN,
	INTAKE_LATE,   /* taken, in a later moment of the day */
	INTAKE_MISSED, /* so the person says */
};
struct intake {
	enum intake_state state;
	const struct entry *dose; /* the one noted, or NULL */
};
/* Of one moment of the diary day of now. */
struct intake regimen_intake(const struct entry_list *doses,
			     const struct entry *product, enum moment moment,
			     struct stamp now);
/* The latest that was taken, or NULL. */
const struct entry *regimen_last(const struct entry_list *doses,
				 const struct entry *product);
/* Another one taken at the same moment of the same day: this may be a double
 * dose. NULL when there is none. */
const struct entry *regimen_twin(const struct entry_list *doses,
				 const struct entry *dose);

/*
 * The paracetamol taken in the 24 hours up to now, over all products that hold
 * it. Doses that do not say how much are named, never guessed.
 */
enum { SUM_UNKNOWN = 8 };
struct gram_sum {
	milli grams;
	size_t doses;
	const struct entry *unknown[SUM_UNKNOWN]; /* each product once */
	size_t unknown_count;
};
void regimen_paracetamol(struct gram_sum *out, const struct entry_list *doses,
			 const struct pack *pack, struct stamp now);

#endif
