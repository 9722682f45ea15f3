/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Diaries by chance: a plan of one, and the level it comes to. */
#ifndef VIGIE_TESTS_PLAN_KIT_H
#define VIGIE_TESTS_PLAN_KIT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "case_kit.h"

enum {
	EVENTS = 8,
	NOTES = 3,
	NOT_ASKED = -1,
	SKIPPED = -2,
	NOT_SET = -1,
	SPAN_HOURS = 12 * DAY_HOURS, /* how far back events lie */
};

/* The scales of a symptom, in the order of struct event. */
enum { SEVERITY, INTERFERENCE, FREQUENCY, AMOUNT, PRESENCE, SCALES };

struct event {
	enum entry_kind kind; /* SYMPTOM, MEASURE, PRODUCT */
	int64_t id;           /* goes with it to any place of the list */
	size_t item;
	int hours_ago;
	int scales[SCALES];
	unsigned flags;
	milli number; /* of the first link, or of the measure; 0: none */
	enum line_status status;
	bool is_told;
};

/* Known before the first dose, or told to the team. */
struct note {
	size_t symptom;
	int driver;
	int hours_ago;
};

struct plan {
	bool is_not_begun;
	int first_day, last_day, pair_day; /* NOT_SET: unknown */
	bool is_pair;
	bool is_pregnant;
	int usual_spo2, usual_sbp; /* NOT_SET */
	struct event events[EVENTS];
	size_t event_count;
	struct note baseline[NOTES];
	size_t baseline_count;
	struct note told[NOTES];
	size_t told_count;
};

/* From 0 up to but not limit; by the seed alone. */
void chance_begin(uint64_t seed);
uint64_t chance_seed(void);
int below(int limit);
bool one_in(int chances);

void plan_make(struct plan *plan);
void plan_make_symptom(struct event *event, size_t item);
size_t plan_some_symptom(void);
enum level plan_level(const struct plan *plan);

#endif
