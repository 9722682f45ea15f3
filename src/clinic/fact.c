/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "clinic/entry.h"

static struct fact *
find_fact(const struct fact_list *list, const char *key)
{
	for (size_t i = 0; i < list->count; i++) {
		if (strcmp(list->items[i].key, key) == 0)
			return &list->items[i];
	}
	return NULL;
}

void
fact_list_set(struct fact_list *list, const char *key, const char *value)
{
	struct fact *fact = find_fact(list, key);

	if (fact != NULL) {
		char *copy = alloc_string(value);

		wipe_string(fact->value);
		fact->value = copy;
		return;
	}
	if (list->count == list->room) {
		list->room = list->room > 0 ? list->room * 2 : 16;
		list->items = alloc_resize(list->items, list->room,
					   sizeof(list->items[0]));
	}
	list->items[list->count++] = (struct fact){
		.key = alloc_string(key),
		.value = alloc_string(value),
	};
}

const char *
fact_list_get(const struct fact_list *list, const char *key)
{
	const struct fact *fact = find_fact(list, key);

	return fact != NULL ? fact->value : NULL;
}

void
fact_list_clear(struct fact_list *list)
{
	for (size_t i = 0; i < list->count; i++) {
		free(list->items[i].key);
		wipe_string(list->items[i].value);
	}
	free(list->items);
	*list = (struct fact_list){ 0 };
}
