/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A case and findings made by hand, and the alerts they turn. */
#ifndef VIGIE_TESTS_ALERT_BENCH_H
#define VIGIE_TESTS_ALERT_BENCH_H

#include "clinic/alert.h"
#include "clinic/profile_parts.h"

enum { LINES = 40, NOON = 1795172400, DAY = 86400 };

/* A case and what the rules are said to find in it. */
struct bench {
	struct pack *pack;
	struct profile profile;
	struct entry lines[LINES];
	const struct entry *places[LINES];
	struct triage_case tested;
	struct triage_result result;
	struct alert_list list;
};

void bench_open(struct bench *bench);
void bench_close(struct bench *bench);
/* A line so many seconds before noon; its id is its place and one. */
struct entry *bench_line(struct bench *bench, enum entry_kind kind,
			 const char *code, int before);
void bench_answer(struct entry *entry, const char *name, milli value);
/* Of a symptom; what is found stays until it is forgotten. */
struct finding *bench_find(struct bench *bench, const char *rule,
			   enum level level, const char *code);
void bench_behind(struct finding *found, size_t place);
void bench_forget(struct bench *bench);
void bench_update(struct bench *bench);
/* An open alert that stands already. */
struct alert *bench_keep(struct bench *bench, enum subject_kind subject,
			 const char *code, enum level level);

#endif
