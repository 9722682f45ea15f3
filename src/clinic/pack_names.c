/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "base/utf8.h"
#include "clinic/pack_parts.h"

static bool
has_name(const struct name_list *list, const struct name *like,
	 const char *folded)
{
	for (size_t i = list->count; i > 0; i--) {
		const struct name *name = &list->items[i - 1];

		if (name->row != like->row)
			return false;
		if (strcmp(name->folded, folded) == 0)
			return true;
	}
	return false;
}

void
name_list_add(struct name_list *list, const struct name *like, const char *text)
{
	struct buf folded = { 0 };

	utf8_add_folded(&folded, text);
	if (folded.length == 0 || list->count == PACK_NAME_LIMIT ||
	    has_name(list, like, buf_text(&folded))) {
		buf_clear(&folded);
		return;
	}
	if (list->count == list->room) {
		list->room = list->room ? list->room * 2 : 64;
		list->items = alloc_resize(list->items, list->room,
					   sizeof(list->items[0]));
	}
	list->items[list->count] = *like;
	list->items[list->count++].folded = buf_take(&folded);
}

void
name_list_add_parts(struct name_list *list, const struct name *like,
		    const char *cell)
{
	const char *part;
	size_t length;

	while (part_next(&part, &length, &cell)) {
		char *text = alloc_string_part(part, length);

		name_list_add(list, like, text);
		free(text);
	}
}

/* "Ginger (food, tea)" is also looked for as "Ginger". */
static void
add_without_parentheses(struct name_list *list, const struct name *like,
			const char *text)
{
	struct buf outside = { 0 };
	int depth = 0;

	for (; *text != '\0'; text++) {
		if (*text == '(')
			depth++;
		if (depth == 0)
			buf_add_byte(&outside, (uint8_t)*text);
		if (*text == ')' && depth > 0)
			depth--;
	}
	name_list_add(list, like, buf_text(&outside));
	buf_clear(&outside);
}

void
name_list_add_label(struct name_list *list, const struct name *like,
		    const struct words *label)
{
	struct name shorter = *like;

	shorter.is_own = false;
	for (int i = 0; i < LANG_COUNT; i++) {
		name_list_add(list, like, label->in[i]);
		add_without_parentheses(list, &shorter, label->in[i]);
	}
}

void
name_list_check_room(const struct name_list *list, struct row *row)
{
	if (list->count == PACK_NAME_LIMIT)
		row_refuse(row, "over %d names", PACK_NAME_LIMIT - 1);
}

void
name_list_clear(struct name_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		free(list->items[i].folded);
	free(list->items);
	*list = (struct name_list){ 0 };
}

static int
compare_names(const void *a, const void *b)
{
	const struct name *const *left = a;
	const struct name *const *right = b;
	int order = strcmp((*left)->folded, (*right)->folded);

	if (order != 0)
		return order;
	return ((*left)->row > (*right)->row) - ((*left)->row < (*right)->row);
}

static enum err
check_neighbours(const struct name *const *sorted, size_t count,
		 const struct pack *pack)
{
	for (size_t i = 1; i < count; i++) {
		const struct name *one = sorted[i - 1];
		const struct name *two = sorted[i];
		const struct product *product = &pack->products[two->row];

		if (one->row == two->row ||
		    strcmp(one->folded, two->folded) != 0)
			continue;
		return err_note(
			ERR_PACK, "%s:%u: \"%.60s\" names both %s and %s",
			product->natural ? "natural.csv" : "medicines.csv",
			two->line, two->folded, pack->products[one->row].id,
			product->id);
	}
	return ERR_NONE;
}

enum err
name_list_check_own(const struct name_list *list, const struct pack *pack)
{
	const struct name **sorted;
	size_t count = 0;
	enum err err;

	sorted = alloc_zeroed(list->count + 1, sizeof(sorted[0]));
	for (size_t i = 0; i < list->count; i++)
		if (list->items[i].is_own)
			sorted[count++] = &list->items[i];
	qsort(sorted, count, sizeof(sorted[0]), compare_names);
	err = check_neighbours(sorted, count, pack);
	free(sorted);
	return err;
}
