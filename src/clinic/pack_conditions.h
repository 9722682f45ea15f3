/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * The inside of reading what a rule asks for, one kind of condition in one
 * file; pack_conditions.c builds the tree of them. Not for others.
 */
#ifndef VIGIE_CLINIC_PACK_CONDITIONS_H
#define VIGIE_CLINIC_PACK_CONDITIONS_H

#include "clinic/pack_parts.h"
#include "clinic/rule.h"

/* The tree of one level being built. One place more than the engine takes is
 * there to write into after a refusal. */
struct builder {
	struct cfg_reading *reading;
	struct condition *nodes;
	size_t count;
};

/* A new leaf or list, with nothing in it yet; borrowed from the tree. */
struct condition *condition_add(struct builder *builder, const struct cfg *from,
				enum test test);

/* One symptom or measure of those that a condition names. */
void condition_read_symptom(struct builder *builder, const struct cfg *from,
			    const char *id);
void condition_read_measure(struct builder *builder, const struct cfg *from,
			    const char *id);
void condition_read_group(struct builder *builder, const struct cfg *from);

/* The highest driver that a symptom can have: four where it has a scale, else
 * what its linked numbers give, else 1. */
int condition_highest_driver(const struct symptom *symptom);

#endif
