/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/product_form.h"

#include <stdlib.h>
#include <string.h>

#include "base/alloc.h"
#include "tui/answers.h"

const char *const product_kinds[PRODUCT_KINDS] = { "prescribed", "otc",
						   "natural", "unknown" };
const char *const product_states[PRODUCT_STATES] = { "taking", "planned",
						     "recent", "stopped",
						     "missed", "reduced" };
const char *const product_advisers[PRODUCT_ADVISERS] = { "team", "other",
							 "self" };
const char *const product_shapes[PRODUCT_SHAPES] = { "capsule", "extract",
						     "oil", "large", "food" };
#define OTHER_NATURAL "other_natural"
#define OTHER_MEDICINE "unclassified"

static const char *const texts[] = { "dose", "reason", "paracetamol", "since",
				     "until" };
enum { TEXTS = sizeof(texts) / sizeof(texts[0]), FIRST_DAY = 3 };

/* The fields of the form. */
const char *const product_times[PRODUCT_TIMES] = { "morning", "noon", "evening",
						   "night", "as_needed" };
const char *const product_steps[PRODUCT_STEPS] = { "step0", "step1", "step2",
						   "step3", "step4", "step5",
						   "step6", "step7" };

char *
product_name(const struct pack *pack, const struct entry *entry)
{
	const struct product *product = pack_product(pack, entry->code);
	const char *name = entry_detail(entry, "name");

	if (name != NULL && name[0] != '\0')
		return alloc_string(name);
	if (product != NULL)
		return alloc_string(lang_words(&product->label));
	return alloc_string(entry->code);
}

static void
add_rhythm(struct form *form)
{
	for (int i = 0; i < PRODUCT_TIMES; i++)
		(void)form_add(form, product_times[i], FIELD_TICK);
	for (int i = 0; i < PRODUCT_STEPS; i++)
		(void)form_add(form, product_steps[i], FIELD_TEXT);
}

void
product_form_add(struct form *form)
{
	(void)form_add(form, "name", FIELD_TEXT);
	(void)form_add(form, "form", FIELD_CHOICE);
	(void)form_add(form, "kind", FIELD_CHOICE);
	(void)form_add(form, "status", FIELD_CHOICE);
	for (int i = 0; i < TEXTS; i++)
		(void)form_add(form, texts[i], FIELD_TEXT);
	add_rhythm(form);
	(void)form_add(form, "by", FIELD_CHOICE);
	(void)form_add(form, "told", FIELD_TICK);
	(void)form_add(form, "told_when", FIELD_TEXT);
	(void)form_add(form, "told_to", FIELD_TEXT);
	(void)form_add(form, "note", FIELD_TEXT);
}

static int
place_of(const char *const *codes, int count, const char *code)
{
	for (int i = 0; code != NULL && i < count; i++)
		if (strcmp(codes[i], code) == 0)
			return i;
	return FIELD_UNCHOSEN;
}

static void
fill_rhythm(struct form *form, const struct entry *entry)
{
	struct rhythm rhythm = rhythm_of(entry);
	struct course course;
	char day[STAMP_TEXT_LIMIT];
	char text[STAMP_TEXT_LIMIT];

	for (int i = 0; i < MOMENT_COUNT; i++)
		form_choose(form, product_times[i],
			    (rhythm.moments & 1U << i) != 0);
	form_choose(form, product_times[MOMENT_COUNT], rhythm.is_as_needed);
	course_of(&course, entry);
	for (size_t i = 0; i < course.count && i < PRODUCT_STEPS; i++) {
		struct buf step = { 0 };

		(void)day_format(day, course.steps[i].from_day);
		buf_addf(&step, "%s %s", answers_day_text(text, day),
			 course.steps[i].dose);
		form_set_text(form, product_steps[i], buf_text(&step));
		buf_clear(&step);
	}
}

static void
fill_told(struct form *form, const struct entry *entry)
{
	const char *told = entry_detail(entry, "told");
	const char *to = entry_detail(entry, "told_to");
	char text[STAMP_TEXT_LIMIT];
	struct stamp moment;

	if (told != NULL && stamp_parse(&moment, told) == ERR_NONE)
		form_set_text(form, "told_when",
			      answers_moment_text(text, moment));
	if (to != NULL)
		form_set_text(form, "told_to", to);
}

void
product_form_fill(struct form *form, const struct pack *pack,
		  const struct entry *entry)
{
	char day[STAMP_TEXT_LIMIT];
	char *name = product_name(pack, entry);

	form_set_text(form, "name", name);
	form_choose(form, "form",
		    place_of(product_shapes, PRODUCT_SHAPES,
			     entry_detail(entry, "form")));
	form_choose(form, "kind",
		    place_of(product_kinds, PRODUCT_KINDS,
			     entry_detail(entry, "kind")));
	form_choose(form, "status",
		    place_of(product_states, PRODUCT_STATES,
			     entry_detail(entry, "status")));
	form_choose(form, "by",
		    place_of(product_advisers, PRODUCT_ADVISERS,
			     entry_detail(entry, "by")));
	for (int i = 0; i < TEXTS; i++) {
		const char *detail = entry_detail(entry, texts[i]);

		if (detail != NULL && i >= FIRST_DAY)
			detail = answers_day_text(day, detail);
		if (detail != NULL)
			form_set_text(form, texts[i], detail);
	}
	fill_rhythm(form, entry);
	fill_told(form, entry);
	form_choose(form, "told", answers_level(entry, "told") == 1);
	if (entry->note != NULL)
		form_set_text(form, "note", entry->note);
	wipe_string(name);
}

/* The row that the name means, if it means one. */
static const char *
code_of(const struct pack *pack, const struct form *form)
{
	struct pack_choice choice = { 0 };
	const char *kind = "";

	if (pack_find(&choice, pack, PACK_PRODUCTS, form_text(form, "name")) ==
		    ERR_NONE &&
	    !choice.by_slip)
		return pack_product_at(pack, choice.found[0])->id;
	err_forget_note();
	if (form_chosen(form, "kind") != FIELD_UNCHOSEN)
		kind = product_kinds[form_chosen(form, "kind")];
	return strcmp(kind, "natural") == 0 ? OTHER_NATURAL : OTHER_MEDICINE;
}

static enum err
take_choice(struct entry *out, const struct form *form, const char *name,
	    const char *const *codes)
{
	int chosen = form_chosen(form, name);

	if (chosen == FIELD_UNCHOSEN)
		return ERR_NONE;
	return entry_set_detail(out, name, codes[chosen]);
}

static enum err
take_text(struct entry *out, const struct form *form, const char *name)
{
	const char *text = form_text(form, name);

	return text[0] == '\0' ? ERR_NONE : entry_set_detail(out, name, text);
}

static enum err
take_day(struct entry *out, const struct tui *tui, const char *name)
{
	const struct form *form = &tui->frames[tui->depth - 1].form;
	const char *text = form_text(form, name);
	char day[STAMP_TEXT_LIMIT];
	struct stamp moment;
	int32_t kept;
	enum err err;

	if (text[0] == '\0')
		return ERR_NONE;
	if (day_parse(&kept, text) == ERR_NONE)
		return entry_set_detail(out, name, text);
	err = answers_any_moment(&moment, text, tui->now);
	if (err != ERR_NONE)
		return err;
	return entry_set_detail(out, name, day_format(day, stamp_day(moment)));
}

static enum err
take_days(struct entry *out, const struct tui *tui, const char **field)
{
	enum err err = ERR_NONE;

	for (int i = FIRST_DAY; err == ERR_NONE && i < TEXTS; i++) {
		err = take_day(out, tui, texts[i]);
		if (err != ERR_NONE)
			*field = texts[i];
	}
	return err;
}

static enum err
take_times(struct entry *out, const struct form *form)
{
	struct buf codes = { 0 };
	enum err err = ERR_NONE;

	for (int i = 0; i < MOMENT_COUNT; i++)
		if (form_is_ticked(form, product_times[i]))
			buf_addf(&codes, "%s%s", codes.length > 0 ? " " : "",
				 moment_code((enum moment)i));
	/* A moment of the day says more than "as needed". */
	if (codes.length == 0 &&
	    form_is_ticked(form, product_times[MOMENT_COUNT]))
		buf_adds(&codes, "as_needed");
	if (codes.length > 0)
		err = entry_set_detail(out, "moments", buf_text(&codes));
	buf_clear(&codes);
	return err;
}

/* "2026-11-20 40 mg" of "20/11 40 mg"; nothing where nothing is typed. */
static enum err
add_step(struct buf *out, const char *typed, struct stamp now)
{
	const char *dose = strchr(typed, ' ');
	char text[STAMP_TEXT_LIMIT];
	struct stamp moment;
	char *day;
	enum err err;

	if (typed[0] == '\0')
		return ERR_NONE;
	if (dose == NULL || strchr(dose, ';') != NULL)
		return err_note(ERR_INVALID, "%s", typed);
	day = alloc_string_part(typed, (size_t)(dose - typed));
	err = answers_any_moment(&moment, day, now);
	free(day);
	if (err == ERR_NONE)
		buf_addf(out, "%s%s %s", out->length > 0 ? "; " : "",
			 day_format(text, stamp_day(moment)),
			 dose + strspn(dose, " "));
	return err;
}

static enum err
take_steps(struct entry *out, const struct tui *tui, const char **field)
{
	const struct form *form = &tui->frames[tui->depth - 1].form;
	struct buf steps = { 0 };
	struct course course;
	enum err err = ERR_NONE;

	for (int i = 0; err == ERR_NONE && i < PRODUCT_STEPS; i++) {
		*field = product_steps[i];
		err = add_step(&steps, form_text(form, product_steps[i]),
			       tui->now);
	}
	if (err == ERR_NONE && steps.length > 0)
		err = course_parse(&course, buf_text(&steps));
	if (err == ERR_NONE && steps.length > 0)
		err = entry_set_detail(out, "steps", buf_text(&steps));
	buf_clear(&steps);
	return err;
}

static enum err
take_told(struct entry *out, const struct tui *tui, const char **field)
{
	const struct form *form = &tui->frames[tui->depth - 1].form;
	const char *when = form_text(form, "told_when");
	struct stamp moment = tui->now;
	char text[STAMP_TEXT_LIMIT];
	enum err err = ERR_NONE;

	if (!form_is_ticked(form, "told"))
		return ERR_NONE;
	if (when[0] != '\0')
		err = answers_moment(&moment, when, tui->now);
	if (err != ERR_NONE) {
		*field = "told_when";
		return err;
	}
	err = entry_answer(out, "told", MILLI_ONE);
	if (err == ERR_NONE)
		err = entry_set_detail(out, "told", stamp_format(text, moment));
	return err == ERR_NONE ? take_text(out, form, "told_to") : err;
}

enum err
product_form_entry(struct entry *out, const struct tui *tui, const char **field)
{
	const struct form *form = &tui->frames[tui->depth - 1].form;
	const char *code = code_of(tui->options->pack, form);
	enum err err = ERR_NONE;

	entry_init(out, ENTRY_PRODUCT, code);
	err = take_text(out, form, "name");
	if (err == ERR_NONE)
		err = take_choice(out, form, "form", product_shapes);
	if (err == ERR_NONE)
		err = take_choice(out, form, "kind", product_kinds);
	if (err == ERR_NONE)
		err = take_choice(out, form, "status", product_states);
	if (err == ERR_NONE)
		err = take_choice(out, form, "by", product_advisers);
	for (int i = 0; err == ERR_NONE && i < FIRST_DAY; i++)
		err = take_text(out, form, texts[i]);
	if (err == ERR_NONE)
		err = take_days(out, tui, field);
	if (err == ERR_NONE)
		err = take_times(out, form);
	if (err == ERR_NONE)
		err = take_steps(out, tui, field);
	if (err == ERR_NONE)
		err = take_told(out, tui, field);
	if (err == ERR_NONE && form_text(form, "note")[0] != '\0')
		entry_set_note(out, form_text(form, "note"));
	return err;
}
