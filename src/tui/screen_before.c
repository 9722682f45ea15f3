/* SPDX-License-Identifier: GPL-3.0-or-later */
/* A symptom that was there before the first dose, or that the team knows, with
 * its level. The argument is its code. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/start.h"
#include "clinic/profile.h"
#include "tui/answers.h"
#include "tui/note.h"
#include "tui/symptom_form.h"
#include "tui/three.h"

enum { ITEM_STRIKE = ITEM_FIRST, WORDS_WIDTH = 34 };

struct before_state {
	const struct symptom *symptom; /* NULL: no such one */
	bool is_before;                /* the first dose is still to come */
	int64_t id;                    /* of the line that stands, 0 for none */
};

static void
add_fields(struct form *form, const struct symptom *symptom)
{
	const struct scale *asked[SYMPTOM_SCALES];
	size_t count = symptom_scales(asked, symptom);
	char name[ANSWER_NAME_LIMIT];

	for (size_t i = 0; i < count; i++)
		(void)form_add(form, asked[i]->name, FIELD_CHOICE);
	for (size_t i = 0; i < symptom->flag_count; i++)
		(void)form_add(form,
			       answers_flag_name(name, symptom->flags[i].code),
			       FIELD_TICK);
}

/* The form as the line that stands has it. */
static void
fill(struct form *form, const struct entry *entry)
{
	for (int i = 0; i < form->count; i++) {
		int level = answers_level(entry, form->fields[i].name);

		if (level != FIELD_UNCHOSEN)
			form_choose(form, form->fields[i].name, level);
	}
	if (entry->note != NULL)
		form_set_text(form, "note", entry->note);
}

static void
before_enter(void *data, struct tui *tui)
{
	struct before_state *state = data;
	struct form *form = tui_form(tui);
	struct entry_list lines = { 0 };

	state->symptom = pack_symptom(tui->options->pack, tui_argument(tui));
	state->is_before = profile_is_before(session_profile(tui->session));
	if (state->symptom == NULL)
		return;
	add_fields(form, state->symptom);
	if (!state->is_before)
		three_add(form, "told", NULL);
	(void)form_add(form, "note", FIELD_TEXT);
	if (start_lines(&lines, tui->session) != ERR_NONE)
		return;
	for (size_t i = 0; i < lines.count; i++)
		if (entry_is_live(&lines.items[i]) &&
		    strcmp(lines.items[i].code, state->symptom->id) == 0) {
			fill(form, &lines.items[i]);
			state->id = lines.items[i].id;
		}
	entry_list_clear(&lines);
}

/* ---- showing ---- */

static const char *
question_of(const struct scale *scale)
{
	if (strcmp(scale->name, "severity") == 0)
		return _("As a rule, how strong is it?");
	if (strcmp(scale->name, "frequency") == 0)
		return _("As a rule, how often?");
	if (strcmp(scale->name, "amount") == 0)
		return _("As a rule, how much?");
	return _("As a rule, does it get in the way of your day?");
}

static void
show_scale(struct view *view, const struct symptom *symptom,
	   const struct scale *scale)
{
	int field = form_find(view->form, scale->name);

	(void)view_text(view, question_of(scale));
	for (int step = 0; step < SCALE_STEPS; step++)
		view_option(view, field, step,
			    symptom_step(symptom, scale, step))
			->key = '0' + (uint32_t)step;
	view_gap(view);
}

static void
show_flags(struct view *view, const struct symptom *symptom)
{
	char name[ANSWER_NAME_LIMIT];

	for (size_t i = 0; i < symptom->flag_count; i++)
		(void)view_tick(
			view,
			form_find(view->form,
				  answers_flag_name(name,
						    symptom->flags[i].code)),
			lang_words(&symptom->flags[i].label));
	if (symptom->flag_count > 0)
		view_gap(view);
}

static void
show_level(struct view *view, const struct before_state *state, struct tui *tui)
{
	const struct symptom *symptom = state->symptom;
	const struct scale *asked[SYMPTOM_SCALES];
	size_t count = symptom_scales(asked, symptom);
	struct item *item;

	view_title(view, lang_words(&symptom->label));
	view_gap(view);
	for (size_t i = 0; i < count; i++)
		show_scale(view, symptom, asked[i]);
	show_flags(view, symptom);
	if (!state->is_before)
		three_show(view, "told",
			   _("Does your team know of it, at this level?"));
	item = view_field(view, form_find(view->form, "note"), WORDS_WIDTH);
	item_lead(item, _("In your words"));
	view_gap(view);
	(void)view_key_button(view, ITEM_SAVE, words_enter(), _("Save"));
	if (state->id != 0)
		view_button(view, ITEM_STRIKE, _("Strike out"))->is_beside =
			true;
	view_message(view, _("Should it get worse, vigie will say so."));
	view_hint(view, "Tab", _("Next"));
	view_hint(view, words_space(), _("Choose"));
	view_hint(view, words_enter(), words_enter_does(view, tui));
	view_hint(view, words_escape(), _("Back"));
}

static void
before_show(struct view *view, void *data, struct tui *tui)
{
	const struct before_state *state = data;

	if (state->symptom == NULL)
		view_title(view, _("Already there before"));
	else
		show_level(view, state, tui);
}

/* ---- keeping ---- */

static enum err
build(struct entry *out, const struct form *form, const struct symptom *symptom)
{
	const struct scale *asked[SYMPTOM_SCALES];
	size_t count = symptom_scales(asked, symptom);
	char name[ANSWER_NAME_LIMIT];
	enum err err = ERR_NONE;

	entry_init(out, ENTRY_BASELINE, symptom->id);
	for (size_t i = 0; err == ERR_NONE && i < count; i++) {
		int level = form_chosen(form, asked[i]->name);

		if (level >= 0)
			err = entry_answer(out, asked[i]->name,
					   (milli)level * MILLI_ONE);
	}
	if (err == ERR_NONE && count == 0)
		err = entry_answer(out, "presence", MILLI_ONE);
	for (size_t i = 0; err == ERR_NONE && i < symptom->flag_count; i++) {
		(void)answers_flag_name(name, symptom->flags[i].code);
		if (form_is_ticked(form, name))
			err = entry_answer(out, name, MILLI_ONE);
	}
	if (form_text(form, "note")[0] != '\0')
		entry_set_note(out, form_text(form, "note"));
	return err;
}

static bool
is_untold(const struct before_state *state, const struct form *form)
{
	return !state->is_before &&
	       strcmp(three_value(form, "told"), "yes") != 0;
}

static struct nav
save(struct before_state *state, struct tui *tui)
{
	struct entry_list list = { 0 };
	struct entry *entry = entry_list_push(&list);
	const struct form *form = tui_form(tui);
	enum err err = build(entry, form, state->symptom);

	if (err == ERR_NONE && !start_has_level(entry, state->symptom)) {
		tui_say(tui, "%s", _("Say how it is as a rule: a digit."));
		err = ERR_INVALID;
	} else if (err == ERR_NONE && is_untold(state, form)) {
		/* What nobody knows of is no starting point any more. */
		tui_say(tui, "%s",
			_("What your team does not know yet is noted as a "
			  "symptom: key 2 of the first page."));
		tui_focus_field(tui, "told");
		err = ERR_INVALID;
	}
	if (err != ERR_NONE) {
		entry_list_clear(&list);
		return nav_to(NAV_STAY);
	}
	if (note_entries(tui, &list) != ERR_NONE)
		return nav_to(NAV_STAY);
	tui_forget_draft(tui);
	return nav_to(NAV_BACK);
}

static struct nav
before_act(void *data, struct tui *tui, const struct event *event)
{
	struct before_state *state = data;

	if (state->symptom == NULL)
		return nav_to(NAV_BACK);
	if (event->kind == EVENT_SAVE)
		return save(state, tui);
	if (event->kind == EVENT_RETURNED)
		return nav_to(state->id != 0 && !note_is_live(tui, state->id)
				      ? NAV_BACK
				      : NAV_STAY);
	if (event->kind == EVENT_CHOSEN)
		return nav_go_id(&screen_strike, state->id);
	return nav_to(NAV_PASS);
}

const struct screen screen_before = {
	.name = "before",
	.title = N_("Already there before"),
	.help = N_("A symptom that was there before the first dose, or that "
		   "your team knows at this level, does not alert as long as "
		   "it stays so. One that gets worse does."),
	.state_size = sizeof(struct before_state),
	.flags = SCREEN_FORM,
	.enter = before_enter,
	.show = before_show,
	.act = before_act,
};
