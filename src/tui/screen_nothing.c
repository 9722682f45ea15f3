/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Nothing new, but something goes on: only that is asked. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "tui/followed.h"
#include "tui/note.h"
#include "tui/symptom_form.h"

/* The choices in their order. */
enum course { COURSE_BETTER, COURSE_SAME, COURSE_WORSE, COURSE_OVER };

static void
nothing_enter(void *state, struct tui *tui)
{
	struct entry_list *list = state;

	followed_list(list, tui);
	for (size_t i = 0; i < list->count; i++)
		(void)form_add(tui_form(tui), list->items[i].code,
			       FIELD_CHOICE);
}

static void
nothing_leave(void *state)
{
	entry_list_clear(state);
}

static void
show_one(struct view *view, const struct entry *entry, struct tui *tui)
{
	const char *const labels[] = { C_("change", "better"),
				       C_("change", "same"),
				       C_("change", "worse"),
				       C_("change", "over") };
	int field = form_find(view->form, entry->code);
	char *line = advice_entry_line(tui->session, entry, lang_current());

	for (int i = 0; i <= COURSE_OVER; i++) {
		struct item *item = view_option(view, field, i, labels[i]);

		if (i == 0)
			item_lead(item, line);
		else
			item->is_beside = true;
	}
	wipe_string(line);
}

static void
nothing_show(struct view *view, void *state, struct tui *tui)
{
	const struct entry_list *list = state;

	view_title(view, _("Nothing new"));
	view_gap(view);
	(void)view_text(view, _("Only what goes on is asked again. How is it "
				"today?"));
	view_gap(view);
	for (size_t i = 0; i < list->count; i++)
		show_one(view, &list->items[i], tui);
	view_gap(view);
	(void)view_key_button(view, ITEM_SAVE, words_enter(), _("Save"));
	view_message(view,
		     _("What you leave open is not taken for \"better\"."));
	view_hint(view, "?", _("Help"));
	view_hint(view, C_("key", "Arrows"), _("Move"));
	view_hint(view, words_space(), _("Choose"));
	view_hint(view, words_enter(), _("Save"));
	view_hint(view, words_escape(), _("Back"));
}

static enum err
set_zero(struct entry *entry, const struct symptom *symptom)
{
	const struct scale *asked[SYMPTOM_SCALES];
	size_t count = symptom_scales(asked, symptom);
	enum err err = ERR_NONE;

	for (size_t i = 0; err == ERR_NONE && i < count; i++)
		err = entry_answer(entry, asked[i]->name, 0);
	if (err == ERR_NONE && count == 0)
		err = entry_answer(entry, "presence", 0);
	if (err == ERR_NONE)
		err = entry_answer(entry, "over", MILLI_ONE);
	return err;
}

/* As it was, only better or the same; or over. */
static enum err
add_again(struct entry_list *out, const struct tui *tui,
	  const struct entry *before, enum course course)
{
	const struct symptom *symptom = pack_symptom(tui->options->pack,
						     before->code);
	struct entry *entry = entry_list_push(out);
	enum err err = ERR_NONE;

	entry_init(entry, ENTRY_SYMPTOM, before->code);
	if (course == COURSE_OVER)
		return symptom != NULL ? set_zero(entry, symptom) : ERR_NONE;
	for (size_t i = 0; err == ERR_NONE && i < before->answer_count; i++) {
		const struct answer *answer = &before->answers[i];

		err = answer->state == ANSWER_GIVEN
			      ? entry_answer(entry, answer->name, answer->value)
			      : entry_answer_missing(entry, answer->name,
						     answer->state);
	}
	if (err == ERR_NONE)
		err = entry_answer(entry, "change",
				   course == COURSE_BETTER ? -MILLI_ONE : 0);
	return err;
}

/* The first that is worse has its form to fill. */
static const char *
worse(const struct entry_list *followed, struct tui *tui)
{
	for (size_t i = 0; i < followed->count; i++)
		if (form_chosen(tui_form(tui), followed->items[i].code) ==
		    COURSE_WORSE)
			return followed->items[i].code;
	return NULL;
}

static enum err
build(struct entry_list *out, const struct entry_list *followed,
      struct tui *tui)
{
	enum err err = ERR_NONE;

	for (size_t i = 0; err == ERR_NONE && i < followed->count; i++) {
		const struct entry *before = &followed->items[i];
		int course = form_chosen(tui_form(tui), before->code);

		if (course != FIELD_UNCHOSEN && course != COURSE_WORSE)
			err = add_again(out, tui, before, (enum course)course);
	}
	if (err == ERR_NONE && worse(followed, tui) == NULL)
		entry_init(entry_list_push(out), ENTRY_NOTHING_NEW, "");
	return err;
}

static struct nav
save(struct entry_list *followed, struct tui *tui)
{
	struct entry_list list = { 0 };
	const char *form = worse(followed, tui);
	struct nav nav = nav_to(NAV_HOME);
	enum err err = build(&list, followed, tui);

	if (form != NULL)
		nav = nav_replace(&screen_symptom, form);
	if (err != ERR_NONE) {
		entry_list_clear(&list);
		tui_say_failure(tui, err);
		return nav_to(NAV_STAY);
	}
	if (list.count > 0 && note_entries(tui, &list) != ERR_NONE)
		return nav_to(NAV_STAY);
	tui_forget_draft(tui);
	if (form != NULL)
		tui_say(tui, "%s", _("Noted. Now, how is it worse?"));
	else if (tui->noted_level == LEVEL_EMERGENCY)
		nav = nav_replace(&screen_emergency, "");
	return nav;
}

static struct nav
nothing_act(void *state, struct tui *tui, const struct event *event)
{
	if (event->kind == EVENT_SAVE)
		return save(state, tui);
	return nav_to(NAV_PASS);
}

const struct screen screen_nothing = {
	.name = "nothing",
	.title = N_("Nothing new"),
	.help = N_("One line for each symptom that goes on. \"Worse\" opens "
		   "its form. Then your day is filled in."),
	.state_size = sizeof(struct entry_list),
	.flags = SCREEN_FORM,
	.enter = nothing_enter,
	.show = nothing_show,
	.act = nothing_act,
	.leave = nothing_leave,
};
