/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "clinic/entry.h"

static int
text_order(const char *a, const char *b)
{
	return strcmp(a != NULL ? a : "", b != NULL ? b : "");
}

static int
number_order(int64_t a, int64_t b)
{
	return (a > b) - (a < b);
}

static int
answers_order(const struct entry *a, const struct entry *b)
{
	int order = number_order((int64_t)a->answer_count,
				 (int64_t)b->answer_count);

	for (size_t i = 0; order == 0 && i < a->answer_count; i++) {
		order = strcmp(a->answers[i].name, b->answers[i].name);
		if (order == 0)
			order = number_order(a->answers[i].state,
					     b->answers[i].state);
		if (order == 0)
			order = number_order(a->answers[i].value,
					     b->answers[i].value);
	}
	return order;
}

int
entry_order(const struct entry *a, const struct entry *b)
{
	int order = number_order(a->felt.at, b->felt.at);

	if (order == 0)
		order = number_order(a->noted.at, b->noted.at);
	if (order == 0)
		order = number_order(a->kind, b->kind);
	if (order == 0)
		order = number_order(a->status, b->status);
	if (order == 0)
		order = strcmp(a->code, b->code);
	if (order == 0)
		order = text_order(a->note, b->note);
	return order != 0 ? order : answers_order(a, b);
}
