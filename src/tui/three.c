/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/three.h"

#include <string.h>

/* columns: what is kept, what is shown */
static const struct {
	const char *value, *label;
} answers[] = {
	{ "yes", N_("yes") },
	{ "no", N_("no") },
	{ "", N_("I do not know") },
};
enum { ANSWERS = sizeof(answers) / sizeof(answers[0]) };

void
three_add(struct form *form, const char *name, const char *kept)
{
	(void)form_add(form, name, FIELD_CHOICE);
	for (int i = 0; kept != NULL && i < ANSWERS; i++)
		if (strcmp(kept, answers[i].value) == 0)
			form_choose(form, name, i);
}

void
three_show(struct view *view, const char *name, const char *question)
{
	int field = form_find(view->form, name);

	(void)view_text(view, question);
	for (int i = 0; i < ANSWERS; i++)
		view_option(view, field, i, _(answers[i].label))->is_beside =
			i > 0;
}

const char *
three_value(const struct form *form, const char *name)
{
	int chosen = form_chosen(form, name);

	return chosen >= 0 && chosen < ANSWERS ? answers[chosen].value : "";
}
