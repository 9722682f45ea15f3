/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <string.h>

#include "base/buf.h"
#include "base/utf8.h"
#include "clinic/entry.h"

/* Codes that stand for whatever is in no list: the name tells them apart. */
static bool
is_generic(const char *code)
{
	return *code == '\0' || strcmp(code, "unclassified") == 0 ||
	       strcmp(code, "other_natural") == 0;
}

static bool
same_folded(const char *a, const char *b)
{
	struct buf one = { 0 };
	struct buf two = { 0 };
	bool same;

	if (a == NULL || b == NULL)
		return a == b;
	utf8_add_folded(&one, a);
	utf8_add_folded(&two, b);
	same = strcmp(buf_text(&one), buf_text(&two)) == 0;
	buf_clear(&one);
	buf_clear(&two);
	return same;
}

bool
entry_is_same_product(const struct entry *a, const struct entry *b)
{
	if (is_generic(a->code) && is_generic(b->code))
		return same_folded(entry_detail(a, "name"),
				   entry_detail(b, "name"));
	return strcmp(a->code, b->code) == 0;
}
