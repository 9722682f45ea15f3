/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/draft.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"

/*
 * Lines of fields parted by tabs; no field can hold either.
 *	step  FOCUS SCREEN ARGUMENT
 *	draft BEGUN SCREEN ARGUMENT
 *	field CHOSEN NAME TEXT       of the draft above it
 */
enum { DRAFT_LIMIT = 32, PARTS = 4 };

static void
draft_clear(struct draft *draft)
{
	wipe_string(draft->screen);
	wipe_string(draft->argument);
	for (size_t i = 0; i < draft->count; i++) {
		wipe_string(draft->fields[i].name);
		wipe_string(draft->fields[i].text);
	}
	free(draft->fields);
	memset(draft, 0, sizeof(*draft));
}

void
draft_forget_steps(struct draft_list *list)
{
	for (size_t i = 0; i < list->step_count; i++) {
		wipe_string(list->steps[i].screen);
		wipe_string(list->steps[i].argument);
	}
	free(list->steps);
	list->steps = NULL;
	list->step_count = 0;
}

void
draft_list_clear(struct draft_list *list)
{
	for (size_t i = 0; i < list->count; i++)
		draft_clear(&list->items[i]);
	free(list->items);
	draft_forget_steps(list);
	memset(list, 0, sizeof(*list));
}

struct draft *
draft_find(const struct draft_list *list, const char *screen,
	   const char *argument)
{
	for (size_t i = 0; i < list->count; i++)
		if (strcmp(list->items[i].screen, screen) == 0 &&
		    strcmp(list->items[i].argument, argument) == 0)
			return &list->items[i];
	return NULL;
}

void
draft_remove(struct draft_list *list, const char *screen, const char *argument)
{
	struct draft *found = draft_find(list, screen, argument);
	size_t at;

	if (found == NULL)
		return;
	at = (size_t)(found - list->items);
	draft_clear(found);
	list->count--;
	memmove(found, found + 1, (list->count - at) * sizeof(*found));
}

static struct draft *
push(struct draft_list *list, const struct draft *like)
{
	struct draft *draft;

	if (list->count == DRAFT_LIMIT)
		draft_remove(list, list->items[0].screen,
			     list->items[0].argument);
	list->items = alloc_resize(list->items, list->count + 1,
				   sizeof(*list->items));
	draft = &list->items[list->count++];
	memset(draft, 0, sizeof(*draft));
	draft->screen = alloc_string(like->screen);
	draft->argument = alloc_string(like->argument);
	draft->begun = like->begun;
	return draft;
}

static struct draft_field *
push_field(struct draft *draft, const char *name, const char *text)
{
	struct draft_field *field;

	draft->fields = alloc_resize(draft->fields, draft->count + 1,
				     sizeof(*draft->fields));
	field = &draft->fields[draft->count++];
	field->name = alloc_string(name);
	field->text = alloc_string(text);
	field->chosen = FIELD_UNCHOSEN;
	return field;
}

void
draft_put(struct draft_list *list, const struct draft *like,
	  const struct form *form)
{
	const struct draft *old = draft_find(list, like->screen,
					     like->argument);
	struct draft copy = *like;
	struct draft *draft;

	if (old != NULL)
		copy.begun = old->begun;
	draft_remove(list, like->screen, like->argument);
	draft = push(list, &copy);
	for (int i = 0; i < form->count; i++) {
		const struct field *field = &form->fields[i];

		if (field->kind != FIELD_SECRET)
			push_field(draft, field->name, buf_text(&field->text))
				->chosen = field->chosen;
	}
}

void
draft_fill(const struct draft *draft, struct form *form)
{
	for (size_t i = 0; i < draft->count; i++) {
		int at = form_find(form, draft->fields[i].name);

		if (at < 0 || form->fields[at].kind == FIELD_SECRET)
			continue;
		form->fields[at].chosen = draft->fields[i].chosen;
		field_set(&form->fields[at], draft->fields[i].text);
	}
	form->is_touched = true;
}

void
draft_add_step(struct draft_list *list, const struct draft_step *like)
{
	struct draft_step *step;

	list->steps = alloc_resize(list->steps, list->step_count + 1,
				   sizeof(*list->steps));
	step = &list->steps[list->step_count++];
	step->screen = alloc_string(like->screen);
	step->argument = alloc_string(like->argument);
	step->focus = like->focus;
}

void
draft_format(struct buf *out, const struct draft_list *list)
{
	char begun[STAMP_TEXT_LIMIT];

	for (size_t i = 0; i < list->step_count; i++)
		buf_addf(out, "step\t%d\t%s\t%s\n", list->steps[i].focus,
			 list->steps[i].screen, list->steps[i].argument);
	for (size_t i = 0; i < list->count; i++) {
		const struct draft *draft = &list->items[i];

		buf_addf(out, "draft\t%s\t%s\t%s\n",
			 stamp_format(begun, draft->begun), draft->screen,
			 draft->argument);
		for (size_t j = 0; j < draft->count; j++)
			buf_addf(out, "field\t%d\t%s\t%s\n",
				 draft->fields[j].chosen, draft->fields[j].name,
				 draft->fields[j].text);
	}
}

/* Cuts a line at its tabs; false unless there are all parts. */
static bool
cut(char *parts[static PARTS], char *line)
{
	for (int i = 0; i < PARTS; i++) {
		parts[i] = line;
		if (i + 1 == PARTS)
			return true;
		line = strchr(line, '\t');
		if (line == NULL)
			return false;
		*line++ = '\0';
	}
	return true;
}

static void
take(struct draft_list *out, char *parts[static PARTS])
{
	struct draft like = { .screen = parts[2], .argument = parts[3] };
	struct draft_step step = { .screen = parts[2], .argument = parts[3] };
	int number = (int)strtol(parts[1], NULL, 10);

	if (strcmp(parts[0], "step") == 0) {
		step.focus = number;
		draft_add_step(out, &step);
	} else if (strcmp(parts[0], "draft") == 0) {
		if (stamp_parse(&like.begun, parts[1]) == ERR_NONE)
			(void)push(out, &like);
	} else if (strcmp(parts[0], "field") == 0 && out->count > 0) {
		push_field(&out->items[out->count - 1], parts[2], parts[3])
			->chosen = number;
	}
}

void
draft_parse(struct draft_list *out, const char *text)
{
	memset(out, 0, sizeof(*out));
	while (*text != '\0') {
		size_t length = strcspn(text, "\n");
		char *line = alloc_string_part(text, length);
		char *parts[PARTS];

		if (cut(parts, line))
			take(out, parts);
		wipe(line, length);
		free(line);
		text += length;
		text += *text == '\n';
	}
}
