/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A diary in memory, told in hours before now, and what the rules say of it. */
#ifndef VIGIE_TESTS_CASE_KIT_H
#define VIGIE_TESTS_CASE_KIT_H

#include "clinic/entry.h"
#include "clinic/pack.h"
#include "clinic/profile_parts.h"
#include "clinic/triage.h"

enum { DAY_HOURS = 24 };

/* One case at a time. The sample pack, an empty diary, a noon. */
void case_begin(void);
/* Pembrolizumab, first dose 200 days ago, last one 10 days ago. */
void case_begin_treated(void);
/* As case_begin, with these rules in the place of the sample's. */
void case_begin_with_rules(const char *rules);
/* One rule R at REPORT with this for its when, and no other rule. */
void case_begin_with_rule(const char *when);
void case_end(void);
/* For a test's set-up and a group's tear-down. */
int case_set_up(void **state);
int case_set_up_treated(void **state);
int case_tear_down(void **state);
const struct pack *case_pack(void);
struct stamp case_now(void);
struct stamp case_stamp(int hours_ago);
/* From here on, now and what is added are of a place so many hours east. */
void case_travel(int hours_east);
struct entry_list *case_entries(void);
struct profile *case_profile(void); /* as of the last judgement */

/* The entry returned holds until the next is added. */
struct entry *case_add(enum entry_kind kind, const char *code, int hours_ago);
/* attribute NULL: nothing asked. */
struct entry *case_symptom(const char *code, int hours_ago,
			   const char *attribute, int level);
struct entry *case_measure(const char *code, int hours_ago, const char *value);
struct entry *case_product(const char *code, int hours_ago, const char *status);
/* A call with the doctor, with words of theirs noted or NULL. */
struct entry *case_call(int hours_ago, const char *said);
void case_tell(struct entry *call, const char *code, int driver);
void case_answer(struct entry *entry, const char *name, int value);
void case_skip(struct entry *entry, const char *name);
void case_detail(struct entry *entry, const char *key, const char *text);
void case_fact(const char *key, const char *value);
/* "2026-06-05": the diary day so many days before now. */
const char *case_day(int days_ago);

/* What the rules say; the result holds until the next judgement. */
const struct triage_result *case_judge(void);
enum level case_level(void);
/* After a judgement: the finding of a rule about a subject (NULL: any). */
const struct finding *case_found(const char *rule, const char *code);

#endif
