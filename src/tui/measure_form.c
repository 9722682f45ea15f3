/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/measure_form.h"

#include <stdlib.h>

#include "report/measured.h"

enum { VALUE_WIDTH = 14, WHEN_WIDTH = 20, WORDS_WIDTH = 50 };

static struct translator
words_to(void)
{
	return lang_translator(lang_current());
}

struct readings
measure_form_read(const struct measure_form *asked, const struct form *form)
{
	int chosen = form_chosen(form, "unit");
	struct readings readings;

	measure_read(&readings, asked->measure, form_text(form, "value"),
		     chosen < 0 ? UNIT_OPEN : (size_t)chosen);
	return readings;
}

bool
measure_form_other(struct readings *out, const struct measure_form *asked,
		   const struct form *form)
{
	struct readings typed = measure_form_read(asked, form), alone;

	if (measure_guess(out, &typed))
		return true;
	measure_read(&alone, asked->measure, form_text(form, "value"),
		     UNIT_OPEN);
	return readings_worst(&alone)->claim == READING_UNIT_OPEN &&
	       typed.parts[0].unit != asked->last_unit &&
	       measure_other(out, &typed);
}

/* ---- the fields ---- */

static void
show_unit(struct view *view, const struct measure *measure, size_t unit)
{
	struct item *item = view_option(view, form_find(view->form, "unit"),
					(int)unit, measure->units[unit].name);
	const struct item *before = item - 1;

	if (view->item_count > 1 && before->kind == ITEM_OPTION)
		item->is_beside = true;
	else
		item_lead(item, _("Unit"));
}

/* The unit last used stands first. */
static void
show_units(struct view *view, const struct measure_form *asked)
{
	const struct measure *measure = asked->measure;

	if (measure_offered(measure) < 2)
		return;
	if (asked->last_unit != UNIT_OPEN)
		show_unit(view, measure, asked->last_unit);
	for (size_t i = 0; i < measure->unit_count; i++)
		if (measure->units[i].is_offered && i != asked->last_unit)
			show_unit(view, measure, i);
}

/* "5,4 mmol/L, soit 0,97 g/L", as it is typed: a wrong unit is seen here. */
static void
show_converted(struct view *view, const struct measure_form *asked)
{
	struct readings typed = measure_form_read(asked, view->form);
	const struct translator to = words_to();
	struct buf text = { 0 };

	if (measure_offered(asked->measure) < 2 ||
	    readings_worst(&typed)->claim > READING_UNUSUAL)
		return;
	measured_add_twice(&text, &typed, &to);
	(void)view_text(view, buf_text(&text));
	buf_clear(&text);
}

void
measure_form_fields(struct view *view, const struct measure_form *asked)
{
	struct item *item;

	(void)view_text(view, lang_words(&asked->measure->hint));
	view_gap(view);
	item = view_field(view, form_find(view->form, "value"), VALUE_WIDTH);
	item_lead(item, _("Value"));
	if (measure_offered(asked->measure) == 1)
		item_hint(item, asked->measure->units[0].name);
	show_units(view, asked);
	show_converted(view, asked);
	item = view_field(view, form_find(view->form, "when"), WHEN_WIDTH);
	item_lead(item, _("When?"));
	item_hint(item, _("empty: now; or: yesterday 14:00"));
	item = view_field(view, form_find(view->form, "note"), WORDS_WIDTH);
	item_lead(item, _("In your words"));
	view_gap(view);
}

/* ---- the question ---- */

/* A button that says yes to these numbers. */
static void
show_yes(struct view *view, int id, const struct readings *readings)
{
	const struct translator to = words_to();
	struct buf value = { 0 }, label = { 0 };

	measured_add_twice(&value, readings, &to);
	if (readings_worst(readings)->claim == READING_UNUSUAL)
		buf_addf(&label, _("Keep %s"), buf_text(&value));
	else
		buf_addf(&label, _("Yes, %s"), buf_text(&value));
	(void)view_button(view, id, buf_text(&label));
	buf_clear(&value);
	buf_clear(&label);
}

/* One of two that are as likely as each other. */
static void
show_either(struct view *view, int id, const struct readings *readings)
{
	const struct translator to = words_to();
	struct buf value = { 0 };

	measured_add_twice(&value, readings, &to);
	(void)view_button(view, id, buf_text(&value));
	buf_clear(&value);
}

static void
show_doubt(struct view *view, const struct readings *typed,
	   const struct readings *other)
{
	const struct translator to = words_to();
	char *question = other != NULL ? measured_meant(other, &to)
				       : measured_really(typed, &to);

	view_heading(view, question);
	free(question);
	if (other != NULL)
		show_yes(view, ITEM_MEANT, other);
	if (readings_worst(typed)->claim == READING_UNUSUAL)
		show_yes(view, ITEM_KEEP, typed);
}

void
measure_form_question(struct view *view, const struct measure_form *asked)
{
	struct readings typed = measure_form_read(asked, view->form), other;
	bool has_other = measure_form_other(&other, asked, view->form);

	if (readings_worst(&typed)->claim == READING_LIKELY) {
		view_heading(view, _("Which one does your device show?"));
		show_either(view, ITEM_KEEP, &typed);
		show_either(view, ITEM_MEANT, &other);
	} else {
		show_doubt(view, &typed, has_other ? &other : NULL);
	}
	(void)view_button(view, ITEM_CORRECT, _("Correct the number"));
}
