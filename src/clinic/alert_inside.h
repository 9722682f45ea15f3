/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The inside of alert_list_update, for the files that make it up. */
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

/* ---- alert_behind.c: what stands behind an alert ---- */

/* Worst first: the rules of now lead when they give the level. */
void alert_merge_rules(struct update *update, struct alert *alert,
		       enum level now);
/* The entries of what is found now, and since when. */
void alert_merge_entries(struct update *update, struct alert *alert);

#endif
