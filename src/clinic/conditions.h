/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Does the tree of conditions of a rule hold at this moment of a history, and
 * what made it hold? */
#ifndef VIGIE_CLINIC_CONDITIONS_H
#define VIGIE_CLINIC_CONDITIONS_H

#include <stdbool.h>
#include <stddef.h>

#include "clinic/history.h"
#include "clinic/rule.h"

/* One thing that made a condition hold. */
struct cause {
	enum subject_kind kind;
	size_t index; /* symptom or measure of the pack, line of the history */
	struct mark mark;
	bool is_fresh; /* new or worse, or an untold product */
	bool is_beside;
};

enum { CAUSES = 256 };
struct causes {
	struct cause items[CAUSES];
	size_t count;
	bool are_fresh; /* one at least, even where there was no room for it */
};
void causes_add(struct causes *causes, const struct cause *cause);
/* Forgets those from count on, and whether they were fresh. */
void causes_take_back(struct causes *causes, size_t count);

/* A condition with the rule it stands in. */
struct question {
	const struct history *history;
	const struct rule *rule;
	const struct rule_level *level;
	const struct condition *condition; /* a leaf */
};
/* Where to look back to. */
int64_t question_from(const struct question *question);

/* True when it holds; causes are then those that made it. */
bool conditions_hold(struct causes *causes, const struct history *history,
		     const struct rule *rule, const struct rule_level *level);

/* The leaves, in files of their own; they add their causes. */
bool symptom_holds(struct causes *causes, const struct question *question);
bool group_holds(struct causes *causes, const struct question *question);
bool measure_holds(struct causes *causes, const struct question *question);
bool change_holds(struct causes *causes, const struct question *question);
bool product_holds(struct causes *causes, const struct question *question);
bool fact_holds(struct causes *causes, const struct question *question);

/* A line of one of the classes, being taken, or ended within days. */
bool lines_have_class(const struct history *history, const char *class_id,
		      int days);

#endif
