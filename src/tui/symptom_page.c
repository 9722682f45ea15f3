/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/symptom_page.h"

#include "tui/answers.h"

enum {
	NUMBER_WIDTH = 8,
	DATE_WIDTH = 20,
	WORDS_WIDTH = 52,
	MORNING_OVER = 9, /* o'clock: from then "this morning" is past */
};

static void
show_scale(struct view *view, const struct symptom_page *page,
	   const struct scale *scale)
{
	int field = form_find(view->form, scale->name);

	(void)view_text(view, symptom_question(page->symptom, scale));
	for (int i = 0; i < SCALE_STEPS; i++) {
		struct item *item = view_option(
			view, field, i, symptom_step(page->symptom, scale, i));

		item->key = '0' + (uint32_t)i;
	}
	view_gap(view);
}

/* Answers beside each other, the question before them. */
static void
show_answers(struct view *view, const char *name, const char *lead,
	     const char *const *labels)
{
	int field = form_find(view->form, name);

	for (int i = 0; labels[i] != NULL; i++) {
		struct item *item = view_option(view, field, i, labels[i]);

		if (i == 0)
			item_lead(item, lead);
		else
			item->is_beside = true;
	}
}

static void
show_presence(struct view *view, const struct symptom_page *page)
{
	int field = form_find(view->form, "presence");
	struct item *item;

	(void)view_text(view, lang_words(&page->symptom->question));
	item = view_option(view, field, 1, _("yes"));
	item->key = '1';
	item = view_option(view, field, 0, _("no, or no longer"));
	item->key = '0';
	view_gap(view);
}

static void
show_links(struct view *view, const struct symptom_page *page)
{
	for (size_t i = 0; i < page->symptom->link_count; i++) {
		const struct measure *measure = page->symptom->links[i];
		struct item *item = view_field(
			view, form_find(view->form, measure->id), NUMBER_WIDTH);

		item_lead(item, lang_words(&measure->label));
		if (measure->unit_count > 0)
			item_hint(item, measure->units[0].name);
	}
}

static void
show_flags(struct view *view, const struct symptom_page *page)
{
	char name[ANSWER_NAME_LIMIT];

	for (size_t i = 0; i < page->symptom->flag_count; i++) {
		const struct flag *flag = &page->symptom->flags[i];
		int field = form_find(view->form,
				      answers_flag_name(name, flag->code));
		struct item *item = view_tick(view, field,
					      lang_words(&flag->label));

		if (i == 0)
			item_lead(item, _("Also"));
		else
			item->is_beside = true;
	}
}

static void
show_date(struct view *view, const char *name)
{
	struct item *item = view_field(view, form_find(view->form, name),
				       DATE_WIDTH);

	item_lead(item, "");
	item_hint(item, _("for example: 12 October"));
}

static void
show_when(struct view *view, const struct tui *tui)
{
	int field = form_find(view->form, "when");
	struct item *item = view_option(view, field, WHEN_NOW, _("now"));

	item_lead(item, _("When?"));
	if (stamp_civil(tui->now).hour >= MORNING_OVER)
		view_option(view, field, WHEN_MORNING, _("this morning"))
			->is_beside = true;
	view_option(view, field, WHEN_YESTERDAY, C_("day", "yesterday"))
		->is_beside = true;
	view_option(view, field, WHEN_OTHER, _("another day"))->is_beside =
		true;
	if (form_chosen(view->form, "when") == WHEN_OTHER)
		show_date(view, "when_text");
}

static void
show_course(struct view *view, const struct tui *tui)
{
	const char *const since[] = { C_("day", "today"),
				      C_("day", "yesterday"), _("another day"),
				      NULL };
	const char *const novelty[] = { _("known to the team"), _("new"),
					NULL };
	const char *const change[] = { C_("change", "better"),
				       C_("change", "same"),
				       C_("change", "worse"), NULL };
	const char *const worried[] = { C_("worried", "no"),
					C_("worried", "yes"), NULL };

	show_when(view, tui);
	show_answers(view, "since", _("Since when?"), since);
	if (form_chosen(view->form, "since") == SINCE_OTHER)
		show_date(view, "since_text");
	show_answers(view, "new", _("It is"), novelty);
	show_answers(view, "change", _("Than yesterday"), change);
	show_answers(view, "worried", _("Worries you?"), worried);
}

static void
show_words(struct view *view, const struct symptom_page *page)
{
	const char *const by[] = { _("me"), _("a relative"), _("the care team"),
				   NULL };
	struct item *item = view_field(view, form_find(view->form, "note"),
				       WORDS_WIDTH);

	item_lead(item, _("In your words"));
	if (page->by_is_asked)
		show_answers(view, "by", _("Who writes?"), by);
	view_gap(view);
	(void)view_key_button(view, ITEM_SAVE, words_enter(), _("Save"));
}

void
symptom_page_show(struct view *view, const struct symptom_page *page,
		  const struct tui *tui)
{
	const struct scale *asked[SYMPTOM_SCALES];
	size_t count = symptom_scales(asked, page->symptom);

	view_gap(view);
	symptom_past_show(view, page->past);
	for (size_t i = 0; i < count; i++)
		show_scale(view, page, asked[i]);
	if (count == 0)
		show_presence(view, page);
	show_links(view, page);
	show_flags(view, page);
	show_course(view, tui);
	show_words(view, page);
}
