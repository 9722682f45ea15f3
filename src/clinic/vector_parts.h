/* SPDX-License-Identifier: GPL-3.0-or-later */
/* One clinical case while its row is read: vector.c and the files named
 * vector_*.c, and nobody else. */
#ifndef VIGIE_CLINIC_VECTOR_PARTS_H
#define VIGIE_CLINIC_VECTOR_PARTS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/err.h"
#include "clinic/entry.h"
#include "clinic/pack.h"
#include "clinic/profile_parts.h"

enum { VECTOR_WORD = 64, VECTOR_DAYS = 36500 };

struct vector_case {
	const struct pack *pack;
	struct stamp now;
	struct entry_list entries;
	struct profile profile;
	enum err err; /* the first thing that went wrong, with its note */
};
void vector_keep(struct vector_case *test, enum err err);

/* A part of a text: not ended by NUL, without blanks around it. */
struct part {
	const char *text;
	size_t length;
};
/* The next part of rest up to a mark, blanks around it left out; false at the
 * end. */
bool part_take(struct part *out, struct part *rest, char mark);
struct part part_whole(const char *text);
struct part part_trim(struct part part);
/* The next line, its blanks kept, the end of the line left out. */
bool part_take_line(struct part *out, struct part *rest);
/* "key=value": what stands before the mark; rest is what stands after it,
 * empty without one. */
struct part part_before(struct part *rest, char mark);
bool part_equals(struct part part, const char *text);
/* As a NUL-ended word. ERR_INVALID when it is empty or too long. */
enum err part_word(char out[static VECTOR_WORD], struct part part) MUST_CHECK;
enum err part_number(milli *out, struct part part) MUST_CHECK;
/* A whole number from 0 to limit. */
enum err part_count(int *out, struct part part, int limit) MUST_CHECK;

/* days before now, at the same hour. */
struct stamp vector_stamp(const struct vector_case *test, int days);
/* An answer that gives a symptom that driver. */
enum err vector_answer_driver(struct entry *entry,
			      const struct symptom *symptom, int driver)
	MUST_CHECK;

/* The two columns. ERR_INVALID with a note that names what is not known. */
enum err vector_read_context(struct vector_case *test, const char *context)
	MUST_CHECK;
enum err vector_read_entries(struct vector_case *test, const char *entries)
	MUST_CHECK;

#endif
