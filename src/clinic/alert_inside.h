/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of alerts, for the files that make them up. */
#ifndef VIGIE_CLINIC_ALERT_INSIDE_H
#define VIGIE_CLINIC_ALERT_INSIDE_H

#include "clinic/alert.h"

/* Live entries of the case by id, and what they are judged with. */
struct known_entry {
	int64_t id;
	size_t place;
};
struct update {
	const struct triage_case *tested;
	const struct triage_result *result;
	struct known_entry *known;
	size_t known_count;
};

const struct entry *update_entry(const struct update *update, size_t place);
/* NULL when no live entry of the case has the id. */
const struct entry *update_find(const struct update *update, int64_t id);
/* To be acted on, and of the alert's subject. */
bool finding_is_about(const struct finding *finding, const struct alert *alert);
bool strings_have(char *const *strings, size_t count, const char *text);

/* ---- alert.c, alert_call.c ---- */

void alert_forget_answered(struct alert *alert);
void alert_forget_later(struct alert *alert);

/* What the rules say about one alert's subject. */
struct verdict {
	enum level level;   /* of all findings to be acted on */
	enum level unheard; /* of those that no answered call covers */
};

/* ---- alert_verdict.c ---- */

struct verdict alert_judge(const struct update *update,
			   const struct alert *alert);
bool alert_is_newer_than_call(const struct alert *alert,
			      const struct entry *entry);
bool update_symptom_is_over(const struct update *update,
			    const struct entry *entry);

/* ---- alert_end.c ---- */

/* What the alert is about has come to its end. */
bool alert_has_ended(const struct update *update, const struct alert *alert);
/* An EMERGENCY that went so long ago that it reads as URGENT. */
bool alert_emergency_has_gone(const struct update *update,
			      const struct alert *alert);
/* Every live line of the product says that the team knows. */
bool update_product_is_told(const struct update *update, const char *code);

/* ---- alert_follow.c ---- */

/* From the state it is in to that of now. */
void alert_follow(struct update *update, struct alert *alert);

/* ---- alert_behind.c: what stands behind an alert ---- */

/* Worst first: the rules of now lead when they give the level. */
void alert_merge_rules(struct update *update, struct alert *alert,
		       enum level now);
/* After a correction: those that hold no more. */
void alert_drop_rules(const struct update *update, struct alert *alert);
/* The entries of what is found now, and since when. */
void alert_merge_entries(struct update *update, struct alert *alert);

#endif
