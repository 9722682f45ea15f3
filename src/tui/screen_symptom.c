/* SPDX-License-Identifier: GPL-3.0-or-later */
/*
 * A symptom's form, from its line in the pack. The argument is its id, or the
 * number of an entry to say better. The message line says beforehand what the
 * answers will ask; an EMERGENCY does not wait for the end of the form.
 */
#include "config.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "report/measured.h"
#include "sys/clock.h"
#include "tui/answers.h"
#include "tui/checkin.h"
#include "tui/note.h"
#include "tui/symptom_form.h"
#include "tui/symptom_page.h"

struct symptom_state {
	const struct symptom *symptom;
	int64_t amended; /* the entry that is said better, 0 for a new one */
	bool is_judged, is_alarmed, by_is_asked;
	bool is_gone;        /* what is answered says that there is nothing */
	bool is_asked_twice; /* about a number that is unusual */
	enum level level;
	int last_field; /* the one answered last */
	struct symptom_past past;
};

static void
symptom_leave(void *data)
{
	struct symptom_state *state = data;

	symptom_past_clear(&state->past);
}

/* Found by the entry's number; NULL for one that is not there. */
static const struct symptom *
symptom_of_entry(struct symptom_state *state, struct tui *tui)
{
	const struct symptom *symptom = NULL;
	struct entry entry = { 0 };

	if (session_entry(&entry, tui->session, tui_argument_id(tui)) !=
	    ERR_NONE)
		return NULL;
	symptom = pack_symptom(tui->options->pack, entry.code);
	if (symptom != NULL) {
		symptom_form_add(tui_form(tui), symptom);
		symptom_form_fill(tui_form(tui), symptom, &entry);
		state->amended = entry.id;
	}
	entry_clear(&entry);
	return symptom;
}

static void
symptom_enter(void *data, struct tui *tui)
{
	struct symptom_state *state = data;
	const char *argument = tui_argument(tui);

	state->symptom = pack_symptom(tui->options->pack, argument);
	if (state->symptom != NULL) {
		symptom_form_add(tui_form(tui), state->symptom);
		form_choose(tui_form(tui), "by", (int)tui->by);
		if (checkin_says_worse(tui, argument))
			form_choose(tui_form(tui), "change",
				    answers_change(MILLI_ONE));
	} else if (isdigit((unsigned char)argument[0])) {
		state->symptom = symptom_of_entry(state, tui);
	}
	state->by_is_asked = !tui->by_was_asked;
	if (state->symptom != NULL)
		symptom_past_load(&state->past, tui, state->symptom,
				  state->amended);
}

/* ---- judging ---- */

static int64_t
kept_id(const struct tui *tui)
{
	const struct form *form = &tui->frames[tui->depth - 1].form;

	return strtoll(form_text(form, "kept"), NULL, 10);
}

static struct entry *
build(struct entry_list *list, const struct symptom_state *state,
      struct tui *tui)
{
	struct entry *entry = entry_list_push(list);
	const char *field = NULL;

	/* A date that is not understood yet does not keep the advice back. */
	if (symptom_form_entry(entry, tui_form(tui), state->symptom, &field) !=
	    ERR_NONE)
		err_forget_note();
	if (entry->felt.at == 0)
		entry->felt = tui->now;
	entry->noted = tui->now;
	return entry;
}

/* What is answered so far asks for this, whatever comes after it. */
static enum level
level_so_far(const struct symptom_state *state, struct tui *tui)
{
	struct triage_result *result = alloc_zeroed(1, sizeof(*result));
	struct entry_list list = { 0 };
	enum level level;

	symptom_form_forget_skipped(build(&list, state, tui));
	level = note_judge(result, tui, &list);
	wipe(result, sizeof(*result));
	free(result);
	entry_list_clear(&list);
	return level;
}

/* What the form asks for if it is saved as it is. */
static void
judge(struct symptom_state *state, struct tui *tui)
{
	struct triage_result *result;
	struct entry_list list = { 0 };
	struct entry *entry;

	state->is_judged = true;
	result = alloc_zeroed(1, sizeof(*result));
	entry = build(&list, state, tui);
	state->is_gone = triage_driver(tui->options->pack, entry) == 0;
	state->level = note_judge(result, tui, &list);
	wipe(result, sizeof(*result));
	free(result);
	entry_list_clear(&list);
}

/* Kept at once, so that the alert is too; the form goes on as an amendment. */
static struct nav
alarm(struct symptom_state *state, struct tui *tui)
{
	struct entry_list list = { 0 };
	struct session_query query = { .kinds = 1u << ENTRY_SYMPTOM,
				       .code = state->symptom->id,
				       .live_only = true,
				       .limit = 1 };
	struct buf id = { 0 };

	symptom_form_forget_skipped(build(&list, state, tui));
	state->is_alarmed = true;
	if (note_entries(tui, &list) == ERR_NONE &&
	    session_entries(&list, tui->session, &query) == ERR_NONE &&
	    list.count > 0) {
		buf_addf(&id, "%lld", (long long)list.items[0].id);
		form_set_text(tui_form(tui), "kept", buf_text(&id));
		buf_clear(&id);
	}
	entry_list_clear(&list);
	tui_form(tui)->is_touched = true;
	return nav_go(&screen_emergency, "");
}

static struct nav
judge_again(struct symptom_state *state, struct tui *tui)
{
	judge(state, tui);
	if (level_so_far(state, tui) < LEVEL_EMERGENCY) {
		state->is_alarmed = false;
		return nav_to(NAV_STAY);
	}
	if (kept_id(tui) != 0 || state->amended != 0 || state->is_alarmed ||
	    session_is_read_only(tui->session) ||
	    !symptom_form_is_answered(tui_form(tui), state->symptom))
		return nav_to(NAV_STAY);
	return alarm(state, tui);
}

/* What a red answer made was taken back: so is that answer. */
static void
forget_slip(struct symptom_state *state, struct tui *tui)
{
	struct form *form = tui_form(tui);
	struct field *field = &form->fields[state->last_field];
	struct entry entry = { 0 };
	bool is_there;

	if (kept_id(tui) == 0)
		return;
	is_there = session_entry(&entry, tui->session, kept_id(tui)) ==
			   ERR_NONE &&
		   entry_is_live(&entry);
	entry_clear(&entry);
	if (is_there)
		return;
	form_set_text(form, "kept", "");
	state->is_alarmed = false;
	if (field->kind == FIELD_CHOICE)
		field->chosen = FIELD_UNCHOSEN;
	else if (field->kind == FIELD_TICK)
		field->chosen = 0;
	else
		field_set(field, "");
}

static struct nav
returned(struct symptom_state *state, struct tui *tui)
{
	if (state->symptom == NULL)
		return nav_to(NAV_BACK);
	forget_slip(state, tui);
	symptom_past_load(&state->past, tui, state->symptom, state->amended);
	return judge_again(state, tui);
}

/* ---- showing ---- */

static const char *
forecast(const struct symptom_state *state, const struct tui *tui)
{
	static const char *const sentences[LEVEL_COUNT] = {
		[LEVEL_NONE] = N_("What you answer is kept as you go."),
		[LEVEL_WATCH] = N_("This will be noted for your next visit."),
		[LEVEL_REPORT] = N_("This will ask you to tell your care team "
				    "today."),
		[LEVEL_URGENT] = N_("This will ask you to call your care team "
				    "now."),
		[LEVEL_EMERGENCY] = N_("This asks you to call 15 or 112 now."),
	};

	if (session_is_read_only(tui->session))
		return _("Open to read only: this cannot be kept. The advice "
			 "holds all the same.");
	/* No answer, no forecast: what is left open is not said by anybody. */
	if (!symptom_form_is_answered(&tui->frames[tui->depth - 1].form,
				      state->symptom))
		return _(sentences[LEVEL_NONE]);
	if (state->is_gone && state->level >= LEVEL_REPORT)
		return _("It is noted as gone. What it was before is still to "
			 "be told.");
	return _(sentences[state->level]);
}

static void
show_keys(struct view *view, const struct tui *tui)
{
	view_hint(view, "?", _("Help"));
	view_hint(view, "0-4", _("Answer"));
	view_hint(view, words_enter(), words_enter_does(view, tui));
	view_hint(view, "Tab", _("Next"));
	view_hint(view, words_space(), _("Tick"));
	view_hint(view, words_escape(), _("Back"));
}

static void
symptom_show(struct view *view, void *data, struct tui *tui)
{
	struct symptom_state *state = data;
	char *title;

	if (state->symptom == NULL) {
		view_title(view, _("Note a symptom"));
		return;
	}
	if (!state->is_judged)
		judge(state, tui);
	title = words_short(lang_words(&state->symptom->label));
	view_title(view, title);
	free(title);
	symptom_page_show(view,
			  &(struct symptom_page){ state->symptom, &state->past,
						  state->by_is_asked },
			  tui);
	view_message(view, forecast(state, tui));
	show_keys(view, tui);
}

/* ---- keeping ---- */

static struct nav
next(struct symptom_state *state, struct tui *tui)
{
	if (state->level == LEVEL_EMERGENCY && kept_id(tui) == 0)
		return nav_replace(&screen_emergency, "");
	if (state->level == LEVEL_URGENT)
		return nav_replace(&screen_alert, "");
	return nav_done(tui);
}

static struct nav
refuse(struct tui *tui, const char *field, enum err err)
{
	const struct measure *measure = pack_measure(tui->options->pack, field);
	const struct translator to = lang_translator(lang_current());
	struct readings typed;
	char *why;

	tui_focus_field(tui, field);
	if (measure == NULL) {
		answers_say_moment(tui, err);
		return nav_to(NAV_STAY);
	}
	measure_read(&typed, measure, form_text(tui_form(tui), field), 0);
	why = measured_refused(&typed, &to);
	tui_say(tui, "%s", why);
	free(why);
	return nav_to(NAV_STAY);
}

/* An unusual number is asked about once more, and kept then. */
static bool
is_in_doubt(struct symptom_state *state, struct tui *tui)
{
	const struct translator to = lang_translator(lang_current());
	const struct symptom *symptom = state->symptom;

	for (size_t i = 0; i < symptom->link_count && !state->is_asked_twice;
	     i++) {
		const char *field = symptom->links[i]->id;
		struct readings typed;
		char *question;

		measure_read(&typed, symptom->links[i],
			     form_text(tui_form(tui), field), 0);
		if (readings_worst(&typed)->claim != READING_UNUSUAL)
			continue;
		state->is_asked_twice = true;
		question = measured_really(&typed, &to);
		tui_say(tui, _("%s Saved once more, it is kept."), question);
		free(question);
		tui_focus_field(tui, field);
		return true;
	}
	return false;
}

/* What goes on is asked about again tomorrow: said at once. */
static void
say_tomorrow(struct tui *tui)
{
	char *noted = alloc_string(tui->message != NULL ? tui->message : "");

	tui_say(tui, _("%s Asked again tomorrow."), noted);
	wipe_string(noted);
}

static struct nav
amend(struct symptom_state *state, struct tui *tui, struct entry_list *list)
{
	int64_t id = kept_id(tui) != 0 ? kept_id(tui) : state->amended;
	enum err err = session_amend(tui->session, id, &list->items[0]);
	struct nav nav;

	entry_list_clear(list);
	if (err != ERR_NONE) {
		tui_say_failure(tui, err);
		return nav_to(NAV_STAY);
	}
	nav = nav_to(NAV_BACK);
	if (state->amended == 0)
		nav = next(state, tui);
	else if (state->level == LEVEL_EMERGENCY)
		nav = nav_replace(&screen_emergency, "");
	tui_forget_draft(tui);
	tui_say(tui, "%s",
		_("Noted. What was there before is kept too. U "
		  "takes it back."));
	return nav;
}

static struct nav
save(struct symptom_state *state, struct tui *tui)
{
	struct entry_list list = { 0 };
	const char *field = NULL;
	struct entry *entry = entry_list_push(&list);
	struct form *form = tui_form(tui);
	enum err err = symptom_form_entry(entry, form, state->symptom, &field);
	bool goes_on = triage_driver(tui->options->pack, entry) > 0;
	struct nav nav;

	if (err != ERR_NONE || is_in_doubt(state, tui)) {
		entry_list_clear(&list);
		return err == ERR_NONE
			       ? nav_to(NAV_STAY)
			       : refuse(tui, field != NULL ? field : "", err);
	}
	if (form_chosen(form, "by") != FIELD_UNCHOSEN)
		tui->by = (enum author)form_chosen(form, "by");
	tui->by_was_asked = true;
	entry->by = tui->by;
	if (entry->felt.at == 0)
		entry->felt = tui->now;
	judge(state, tui);
	if (kept_id(tui) != 0 || state->amended != 0)
		return amend(state, tui, &list);
	if (note_entries(tui, &list) != ERR_NONE)
		return tui->noted_level == LEVEL_EMERGENCY
			       ? nav_go(&screen_emergency, "")
			       : nav_to(NAV_STAY);
	if (goes_on)
		say_tomorrow(tui);
	state->level = tui->noted_level;
	nav = next(state, tui);
	tui_forget_draft(tui);
	return nav;
}

static struct nav
symptom_act(void *data, struct tui *tui, const struct event *event)
{
	struct symptom_state *state = data;

	switch (event->kind) {
	case EVENT_CHANGED:
		state->last_field = event->id;
		state->is_asked_twice = false;
		return judge_again(state, tui);
	case EVENT_RETURNED:
		return returned(state, tui);
	case EVENT_SAVE:
		return save(state, tui);
	case EVENT_ENTER:
	case EVENT_LETTER:
	case EVENT_CHOSEN:
	case EVENT_BACK:
		break;
	}
	return nav_to(NAV_PASS);
}

const struct screen screen_symptom = {
	.name = "symptom",
	.title = N_("Note a symptom"),
	.help = N_("Answer what you can; every line can be left. A digit "
		   "answers the question you stand on. The line above the keys "
		   "says beforehand what your answer will ask of you. Enter "
		   "saves."),
	.state_size = sizeof(struct symptom_state),
	.flags = SCREEN_FORM,
	.enter = symptom_enter,
	.show = symptom_show,
	.act = symptom_act,
	.leave = symptom_leave,
};
