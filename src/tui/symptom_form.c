/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/symptom_form.h"

#include <string.h>

#include "base/alloc.h"
#include "clinic/measure.h"
#include "sys/clock.h"
#include "tui/answers.h"

static const struct scale severity = { "severity", ASKS_SEVERITY };
static const struct scale frequency = { "frequency", ASKS_FREQUENCY };
static const struct scale amount = { "amount", ASKS_AMOUNT };
static const struct scale interference = { "interference", ASKS_INTERFERENCE };

/* The first of these that is asked has the symptom's own words. */
static const struct scale *const scales[SYMPTOM_SCALES] = { &severity,
							    &frequency, &amount,
							    &interference };

/* The usual words of a scale, for those without words of their own. */
static const char *const usual[SYMPTOM_SCALES][SCALE_STEPS] = {
	{ NC_("severity", "none"), NC_("severity", "slight"),
	  NC_("severity", "medium"), NC_("severity", "strong"),
	  NC_("severity", "unbearable") },
	{ NC_("frequency", "not at all"), NC_("frequency", "once or twice"),
	  NC_("frequency", "now and then"), NC_("frequency", "often"),
	  NC_("frequency", "almost all the time") },
	{ NC_("amount", "none"), NC_("amount", "a few"), NC_("amount", "some"),
	  NC_("amount", "much"), NC_("amount", "very much") },
	{ N_("no effect on my day"), N_("a little"),
	  N_("I had to change some things"),
	  N_("I could not do my usual tasks"),
	  N_("I needed help to wash, dress or eat") },
};

size_t
symptom_scales(const struct scale *out[static SYMPTOM_SCALES],
	       const struct symptom *symptom)
{
	size_t count = 0;

	for (size_t i = 0; i < SYMPTOM_SCALES; i++)
		if ((symptom->asks & scales[i]->asks) != 0)
			out[count++] = scales[i];
	return count;
}

static bool
is_first(const struct symptom *symptom, const struct scale *scale)
{
	const struct scale *asked[SYMPTOM_SCALES];

	return symptom_scales(asked, symptom) > 0 && asked[0] == scale;
}

bool
symptom_asks_presence(const struct symptom *symptom)
{
	const struct scale *asked[SYMPTOM_SCALES];

	return symptom_scales(asked, symptom) == 0;
}

const char *
symptom_question(const struct symptom *symptom, const struct scale *scale)
{
	if (is_first(symptom, scale))
		return lang_words(&symptom->question);
	if (scale == &frequency)
		return _("How often, since yesterday?");
	if (scale == &amount)
		return _("How much, since yesterday?");
	return _("Since yesterday, does it get in the way of your day?");
}

const char *
symptom_step(const struct symptom *symptom, const struct scale *scale, int step)
{
	const char *own = lang_words(&symptom->steps[step]);
	size_t row = 0;

	while (scales[row] != scale)
		row++;
	if (own[0] != '\0' && is_first(symptom, scale))
		return own;
	return _(usual[row][step]);
}

void
symptom_form_add(struct form *form, const struct symptom *symptom)
{
	const struct scale *asked[SYMPTOM_SCALES];
	size_t count = symptom_scales(asked, symptom);
	char name[ANSWER_NAME_LIMIT];

	for (size_t i = 0; i < count; i++)
		(void)form_add(form, asked[i]->name, FIELD_CHOICE);
	if (count == 0)
		(void)form_add(form, "presence", FIELD_CHOICE);
	for (size_t i = 0; i < symptom->link_count; i++)
		(void)form_add(form, symptom->links[i]->id, FIELD_TEXT);
	for (size_t i = 0; i < symptom->flag_count; i++)
		(void)form_add(form,
			       answers_flag_name(name, symptom->flags[i].code),
			       FIELD_TICK);
	(void)form_add(form, "when", FIELD_CHOICE);
	form_choose(form, "when", WHEN_NOW);
	(void)form_add(form, "when_text", FIELD_TEXT);
	(void)form_add(form, "since", FIELD_CHOICE);
	(void)form_add(form, "since_text", FIELD_TEXT);
	(void)form_add(form, "new", FIELD_CHOICE);
	(void)form_add(form, "change", FIELD_CHOICE);
	(void)form_add(form, "worried", FIELD_CHOICE);
	(void)form_add(form, "note", FIELD_TEXT);
	(void)form_add(form, "by", FIELD_CHOICE);
	/* Never shown: the entry that a red answer made at once. */
	(void)form_add(form, "kept", FIELD_TEXT);
}

static void
fill_number(struct form *form, const struct entry *entry, const char *name)
{
	const struct answer *answer = entry_find_answer(entry, name);
	char text[MILLI_TEXT_LIMIT];

	if (answer != NULL && answer->state == ANSWER_GIVEN)
		form_set_text(
			form, name,
			milli_format(text, answer->value, answers_mark()));
}

static void
fill_moment(struct form *form, const struct entry *entry)
{
	char text[STAMP_TEXT_LIMIT];
	const char *since = entry_detail(entry, "since");

	form_choose(form, "when", WHEN_OTHER);
	form_set_text(form, "when_text",
		      answers_moment_text(text, entry->felt));
	if (since != NULL) {
		form_choose(form, "since", SINCE_OTHER);
		form_set_text(form, "since_text",
			      answers_day_text(text, since));
	}
}

void
symptom_form_fill(struct form *form, const struct symptom *symptom,
		  const struct entry *entry)
{
	static const char *const levels[] = { "severity", "frequency",
					      "amount",   "interference",
					      "presence", "new",
					      "worried" };
	const struct answer *change = entry_find_answer(entry, "change");
	char name[ANSWER_NAME_LIMIT];

	for (size_t i = 0; i < sizeof(levels) / sizeof(levels[0]); i++)
		form_choose(form, levels[i], answers_level(entry, levels[i]));
	if (change != NULL && change->state == ANSWER_GIVEN)
		form_choose(form, "change", answers_change(change->value));
	for (size_t i = 0; i < symptom->link_count; i++)
		fill_number(form, entry, symptom->links[i]->id);
	for (size_t i = 0; i < symptom->flag_count; i++) {
		(void)answers_flag_name(name, symptom->flags[i].code);
		form_choose(form, name, answers_level(entry, name) == 1);
	}
	if (entry->note != NULL)
		form_set_text(form, "note", entry->note);
	form_choose(form, "by", (int)entry->by);
	fill_moment(form, entry);
}

bool
symptom_form_is_answered(const struct form *form, const struct symptom *symptom)
{
	const struct scale *asked[SYMPTOM_SCALES];
	size_t count = symptom_scales(asked, symptom);
	char name[ANSWER_NAME_LIMIT];

	for (size_t i = 0; i < count; i++)
		if (form_chosen(form, asked[i]->name) != FIELD_UNCHOSEN)
			return true;
	if (form_chosen(form, "presence") != FIELD_UNCHOSEN)
		return true;
	for (size_t i = 0; i < symptom->link_count; i++)
		if (form_text(form, symptom->links[i]->id)[0] != '\0')
			return true;
	for (size_t i = 0; i < symptom->flag_count; i++) {
		(void)answers_flag_name(name, symptom->flags[i].code);
		if (form_is_ticked(form, name))
			return true;
	}
	return false;
}

/* The first scale says that there is nothing: the others do not apply. */
static bool
is_gone(const struct form *form)
{
	for (size_t i = 0; i < SYMPTOM_SCALES; i++)
		if (form_find(form, scales[i]->name) >= 0)
			return form_chosen(form, scales[i]->name) == 0;
	return false;
}

/* An answer of a choice; one that was asked and skipped says so. */
static enum err
take_scale(struct entry *out, const struct form *form, const char *name)
{
	int chosen = form_chosen(form, name);

	if (form_find(form, name) < 0)
		return ERR_NONE;
	if (chosen == FIELD_UNCHOSEN)
		return entry_answer_missing(out, name,
					    is_gone(form)
						    ? ANSWER_NOT_APPLICABLE
						    : ANSWER_NOT_SAID);
	return entry_answer(out, name, (milli)chosen * MILLI_ONE);
}

static enum err
take_links(struct entry *out, const struct form *form,
	   const struct symptom *symptom, const char **field)
{
	enum err err = ERR_NONE;

	for (size_t i = 0; i < symptom->link_count; i++) {
		const struct measure *measure = symptom->links[i];
		const char *text = form_text(form, measure->id);
		struct readings readings;
		enum err each = ERR_RANGE;

		if (text[0] == '\0')
			continue;
		measure_read(&readings, measure, text, 0);
		if (readings_worst(&readings)->claim <= READING_UNUSUAL)
			each = entry_answer(out, measure->id,
					    readings.parts[0].value);
		if (each != ERR_NONE) {
			*field = measure->id;
			err = each;
		}
	}
	return err;
}

static enum err
take_flags(struct entry *out, const struct form *form,
	   const struct symptom *symptom)
{
	char name[ANSWER_NAME_LIMIT];
	enum err err = ERR_NONE;

	for (size_t i = 0; err == ERR_NONE && i < symptom->flag_count; i++) {
		(void)answers_flag_name(name, symptom->flags[i].code);
		if (form_is_ticked(form, name))
			err = entry_answer(out, name, MILLI_ONE);
	}
	return err;
}

static enum err
take_when(struct entry *out, const struct form *form, const char **field)
{
	static const char *const texts[] = { "now", "8:00", "yesterday" };
	struct stamp now = clock_now();
	int chosen = form_chosen(form, "when");
	const char *text = form_text(form, "when_text");
	enum err err;

	if (chosen == FIELD_UNCHOSEN || chosen == WHEN_NOW)
		return ERR_NONE;
	if (chosen < WHEN_OTHER)
		text = texts[chosen];
	err = answers_moment(&out->felt, text, now);
	if (err != ERR_NONE)
		*field = "when_text";
	return err;
}

static enum err
take_since(struct entry *out, const struct form *form, const char **field)
{
	static const char *const texts[] = { "today", "yesterday" };
	struct stamp now = clock_now(), since;
	char day[STAMP_TEXT_LIMIT];
	int chosen = form_chosen(form, "since");
	const char *text = form_text(form, "since_text");
	enum err err;

	if (chosen == FIELD_UNCHOSEN)
		return ERR_NONE;
	if (chosen < SINCE_OTHER)
		text = texts[chosen];
	err = answers_moment(&since, text, now);
	if (err != ERR_NONE) {
		*field = "since_text";
		return err;
	}
	return entry_set_detail(out, "since",
				day_format(day, stamp_day(since)));
}

static enum err
take_yes_no(struct entry *out, const struct form *form, const char *name)
{
	int chosen = form_chosen(form, name);

	if (chosen == FIELD_UNCHOSEN)
		return ERR_NONE;
	return entry_answer(out, name, (milli)chosen * MILLI_ONE);
}

static enum err
take_scales(struct entry *out, const struct form *form)
{
	enum err err = ERR_NONE;

	for (size_t i = 0; err == ERR_NONE && i < SYMPTOM_SCALES; i++)
		err = take_scale(out, form, scales[i]->name);
	if (err == ERR_NONE)
		err = take_scale(out, form, "presence");
	if (err == ERR_NONE)
		err = take_yes_no(out, form, "new");
	if (err == ERR_NONE)
		err = take_yes_no(out, form, "worried");
	if (err == ERR_NONE && form_chosen(form, "change") != FIELD_UNCHOSEN)
		err = entry_answer(
			out, "change",
			(milli)((milli)form_chosen(form, "change") - 1) *
				MILLI_ONE);
	return err;
}

enum err
symptom_form_entry(struct entry *out, const struct form *form,
		   const struct symptom *symptom, const char **field)
{
	const char *note = form_text(form, "note");
	enum err err, each;

	entry_init(out, ENTRY_SYMPTOM, symptom->id);
	err = take_scales(out, form);
	each = take_flags(out, form, symptom);
	if (err == ERR_NONE)
		err = each;
	each = take_links(out, form, symptom, field);
	if (err == ERR_NONE)
		err = each;
	each = take_since(out, form, field);
	if (err == ERR_NONE)
		err = each;
	each = take_when(out, form, field);
	if (err == ERR_NONE)
		err = each;
	if (note[0] != '\0')
		entry_set_note(out, note);
	return err;
}

void
symptom_form_forget_skipped(struct entry *entry)
{
	size_t kept = 0;

	for (size_t i = 0; i < entry->answer_count; i++)
		if (entry->answers[i].state == ANSWER_GIVEN)
			entry->answers[kept++] = entry->answers[i];
	entry->answer_count = kept;
}
