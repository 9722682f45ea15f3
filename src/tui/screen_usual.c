/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The numbers that are usual, before the treatment: what is improbable is
 * asked twice, and what may have been meant is shown. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/start.h"
#include "base/alloc.h"
#include "report/measured.h"
#include "tui/answers.h"
#include "tui/note.h"
#include "tui/screen.h"

enum { NUMBER_WIDTH = 10 };

/* The order of the form. columns: the field, what it holds, its name, what
 * stands beside it */
static const struct {
	const char *field, *measure, *label, *hint;
} rows[] = {
	{ "stools", NULL, N_("Usual stools"), N_("a day") },
	{ "weight", "weight_kg", N_("Weight"), N_("kg") },
	{ "pressure", "sbp", N_("Blood pressure"), N_("for example 120/80") },
	{ "pulse", "pulse_bpm", N_("Pulse at rest"), N_("a minute") },
	{ "oxygen", "spo2_pct", N_("Oxygen"), N_("%, if you have a device") },
};
enum { ROWS = sizeof(rows) / sizeof(rows[0]) };

struct usual_state {
	unsigned asked; /* 1 << row: asked about as it stands */
};

static void
add_usual(struct buf *out, struct tui *tui, const char *code)
{
	char text[MILLI_TEXT_LIMIT];
	milli value;

	if (start_usual(&value, tui->session, code))
		buf_adds(out, milli_format(text, value, answers_mark()));
}

/* As the form shows what is kept: "120/80". */
static void
add_kept(struct buf *out, struct tui *tui, int row)
{
	const struct measure *measure;

	if (rows[row].measure == NULL) {
		add_usual(out, tui, USUAL_STOOLS);
		return;
	}
	add_usual(out, tui, rows[row].measure);
	measure = pack_measure(tui->options->pack, rows[row].measure);
	if (out->length == 0 || measure == NULL || measure->second == NULL)
		return;
	buf_adds(out, "/");
	add_usual(out, tui, measure->second->id);
	if (buf_text(out)[out->length - 1] == '/')
		buf_cut(out, out->length - 1);
}

static void
usual_enter(void *data, struct tui *tui)
{
	(void)data;
	for (int i = 0; i < ROWS; i++) {
		struct buf kept = { 0 };

		(void)form_add(tui_form(tui), rows[i].field, FIELD_TEXT);
		add_kept(&kept, tui, i);
		form_set_text(tui_form(tui), rows[i].field, buf_text(&kept));
		buf_clear(&kept);
	}
}

static void
usual_show(struct view *view, void *data, struct tui *tui)
{
	(void)data;
	view_title(view, _("My usual numbers"));
	view_gap(view);
	(void)view_text(view, _("As they are on an ordinary day, before the "
				"treatment or as your team knows them. Leave "
				"empty what you do not know."));
	view_gap(view);
	for (int i = 0; i < ROWS; i++) {
		struct item *item =
			view_field(view, form_find(view->form, rows[i].field),
				   NUMBER_WIDTH);

		item_lead(item, _(rows[i].label));
		item_hint(item, _(rows[i].hint));
	}
	view_gap(view);
	(void)view_key_button(view, ITEM_SAVE, words_enter(), _("Save"));
	view_message(view, _("What stood there before is always kept."));
	view_hint(view, "F1", _("Help"));
	view_hint(view, "Tab", _("Next"));
	view_hint(view, words_enter(), words_enter_does(view, tui));
	view_hint(view, words_escape(), _("Back"));
}

/* ---- reading ---- */

static enum err
push(struct entry_list *list, struct tui *tui, const char *code, milli value)
{
	milli before;

	if (start_usual(&before, tui->session, code) && before == value)
		return ERR_NONE;
	return start_value(entry_list_push(list), tui->options->pack, code,
			   value);
}

static enum err
read_stools(struct entry_list *list, struct tui *tui, const char *text)
{
	milli value;
	enum err err = milli_parse(&value, text);

	if (err == ERR_NONE)
		err = push(list, tui, USUAL_STOOLS, value);
	if (err != ERR_NONE)
		tui_say(tui, "%s",
			_("How many stools a day, as a rule? A "
			  "whole number, 0 too."));
	return err;
}

/* Says what may have been meant, and puts it there for Enter to take. */
static void
offer(struct tui *tui, int row, const struct readings *meant)
{
	const struct translator to = lang_translator(lang_current());
	char *question = measured_meant(meant, &to);
	char number[MILLI_TEXT_LIMIT];
	struct buf text = { 0 };

	for (size_t i = 0; i < meant->count; i++)
		buf_addf(&text, "%s%s", i > 0 ? "/" : "",
			 milli_format(number, meant->parts[i].value,
				      answers_mark()));
	form_set_text(tui_form(tui), rows[row].field, buf_text(&text));
	tui_say(tui, _("%s If so, Enter; else correct it."), question);
	free(question);
	buf_clear(&text);
}

/* ERR_NONE when the number may be kept as it stands. */
static enum err
check(struct usual_state *state, struct tui *tui, int row,
      const struct readings *typed)
{
	const struct translator to = lang_translator(lang_current());
	enum reading_claim claim = readings_worst(typed)->claim;
	bool was_asked = (state->asked & 1U << row) != 0;
	struct readings meant;
	char *words;

	if (claim == READING_LIKELY || (claim == READING_UNUSUAL && was_asked))
		return ERR_NONE;
	state->asked |= 1U << row;
	if (measure_guess(&meant, typed)) {
		offer(tui, row, &meant);
		return ERR_RANGE;
	}
	words = claim == READING_UNUSUAL ? measured_really(typed, &to)
					 : measured_refused(typed, &to);
	if (claim == READING_UNUSUAL)
		tui_say(tui, _("%s Enter again keeps it."), words);
	else
		tui_say(tui, "%s", words);
	free(words);
	return ERR_RANGE;
}

static enum err
read_row(struct entry_list *list, struct usual_state *state, struct tui *tui,
	 int row)
{
	const char *text = form_text(tui_form(tui), rows[row].field);
	const struct measure *measure;
	struct readings typed;
	enum err err;

	if (text[strspn(text, " ")] == '\0')
		return ERR_NONE;
	if (rows[row].measure == NULL)
		return read_stools(list, tui, text);
	measure = pack_measure(tui->options->pack, rows[row].measure);
	if (measure == NULL)
		return ERR_NONE;
	measure_read(&typed, measure, text, UNIT_OPEN);
	err = check(state, tui, row, &typed);
	for (size_t i = 0; err == ERR_NONE && i < typed.count; i++)
		err = push(list, tui, typed.parts[i].measure->id,
			   typed.parts[i].value);
	return err;
}

static struct nav
save(struct usual_state *state, struct tui *tui)
{
	struct entry_list list = { 0 };

	for (int i = 0; i < ROWS; i++)
		if (read_row(&list, state, tui, i) != ERR_NONE) {
			entry_list_clear(&list);
			tui_focus_field(tui, rows[i].field);
			return nav_to(NAV_STAY);
		}
	if (list.count > 0 && note_entries(tui, &list) != ERR_NONE)
		return nav_to(NAV_STAY);
	entry_list_clear(&list);
	tui_forget_draft(tui);
	return nav_to(NAV_BACK);
}

static struct nav
usual_act(void *data, struct tui *tui, const struct event *event)
{
	struct usual_state *state = data;

	if (event->kind == EVENT_SAVE)
		return save(state, tui);
	return nav_to(NAV_PASS);
}

const struct screen screen_usual = {
	.name = "usual",
	.title = N_("My usual numbers"),
	.help = N_("What is ordinary for you: vigie compares with it. A number "
		   "that is already low on an ordinary day then alerts only "
		   "when it falls further."),
	.state_size = sizeof(struct usual_state),
	.flags = SCREEN_FORM,
	.enter = usual_enter,
	.show = usual_show,
	.act = usual_act,
};
