/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/checkin.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define OWN_WORDS "other_symptom"

static void
name_with(char out[static FIELD_NAME_LIMIT], const char *before,
	  const char *code)
{
	(void)snprintf(out, FIELD_NAME_LIMIT, "%s:%s", before, code);
}

int
checkin_area_field(const struct form *form, enum body_area area)
{
	char name[FIELD_NAME_LIMIT];

	name_with(name, "area", body_area_code(area));
	return form_find(form, name);
}

int
checkin_symptom_field(const struct form *form, const struct symptom *symptom)
{
	char name[FIELD_NAME_LIMIT];

	name_with(name, "is", symptom->id);
	return form_find(form, name);
}

/* In a week's list the usual ones; else all that are not asked by
 * themselves. */
static bool
is_offered(const struct checkin *checkin, const struct symptom *symptom)
{
	if (followed_holds(&checkin->followed, symptom->id))
		return false;
	return checkin->is_day || (checkin->is_week && symptom->core);
}

void
checkin_add_fields(struct form *form, const struct checkin *checkin,
		   const struct pack *pack)
{
	char name[FIELD_NAME_LIMIT];

	/* Never shown: the form that is out, with the newest entry before it;
	 * those that were filled in; the step; the page of the week;
	 * that one was told what has no answer. */
	(void)form_add(form, "asked", FIELD_TEXT);
	(void)form_add(form, "done", FIELD_TEXT);
	(void)form_add(form, "choosing", FIELD_TICK);
	(void)form_add(form, "page", FIELD_CHOICE);
	(void)form_add(form, "left_open", FIELD_TICK);
	for (size_t i = 0; i < checkin->followed.count; i++)
		(void)form_add(form, checkin->followed.items[i].code,
			       FIELD_CHOICE);
	for (int i = 0; checkin->is_day && i < AREA_COUNT; i++) {
		name_with(name, "area", body_area_code((enum body_area)i));
		(void)form_add(form, name, FIELD_TICK);
	}
	for (size_t i = 0; i < pack_symptom_count(pack); i++) {
		const struct symptom *symptom = pack_symptom_at(pack, i);

		if (!is_offered(checkin, symptom))
			continue;
		name_with(name, "is", symptom->id);
		(void)form_add(form, name, FIELD_TICK);
	}
}

static bool
is_ticked(const struct form *form, int field)
{
	return field >= 0 && form->fields[field].chosen == 1;
}

bool
checkin_has_area(const struct form *form)
{
	for (int i = 0; i < AREA_COUNT; i++)
		if (is_ticked(form,
			      checkin_area_field(form, (enum body_area)i)))
			return true;
	return false;
}

/* Ticked, and its area still is. */
static bool
is_wanted(const struct form *form, const struct checkin *checkin,
	  const struct symptom *symptom)
{
	if (!is_ticked(form, checkin_symptom_field(form, symptom)))
		return false;
	return checkin->is_week ||
	       is_ticked(form, checkin_area_field(form, symptom->area));
}

enum body_area
checkin_empty_area(const struct form *form, const struct checkin *checkin,
		   const struct pack *pack)
{
	bool has[AREA_COUNT] = { false };

	for (size_t i = 0; i < pack_symptom_count(pack); i++) {
		const struct symptom *symptom = pack_symptom_at(pack, i);

		has[symptom->area] |= is_wanted(form, checkin, symptom) ||
				      followed_holds(&checkin->followed,
						     symptom->id);
	}
	for (int i = 0; i < AREA_COUNT; i++)
		if (!has[i] &&
		    is_ticked(form,
			      checkin_area_field(form, (enum body_area)i)))
			return (enum body_area)i;
	return AREA_COUNT;
}

bool
checkin_leaves_open(struct form *form, const struct checkin *checkin)
{
	bool is_open = false;

	if (form_is_ticked(form, "left_open"))
		return false;
	for (size_t i = 0; i < checkin->followed.count; i++)
		is_open |= form_chosen(form, checkin->followed.items[i].code) ==
			   FIELD_UNCHOSEN;
	if (is_open)
		form_choose(form, "left_open", 1);
	return is_open;
}

/* ---- one form after the other ---- */

/* The newest entry about a symptom, by its number; 0 for none. */
static int64_t
newest(struct tui *tui, const char *code)
{
	struct session_query query = { .kinds = 1u << ENTRY_SYMPTOM,
				       .code = code,
				       .live_only = true };
	struct entry_list list = { 0 };
	int64_t id = 0;

	if (session_entries(&list, tui->session, &query) != ERR_NONE)
		return 0;
	for (size_t i = 0; i < list.count; i++)
		if (list.items[i].id > id)
			id = list.items[i].id;
	entry_list_clear(&list);
	return id;
}

/* Among those done, which are parted by blanks. */
static bool
is_done(const struct form *form, const char *code)
{
	const char *text = form_text(form, "done"), *at = text;
	size_t length = strlen(code);

	while ((at = strstr(at, code)) != NULL) {
		if (at > text && at[-1] == ' ' && at[length] == ' ')
			return true;
		at += length;
	}
	return false;
}

static bool
is_worse(const struct form *form, const char *code)
{
	return form_chosen(form, code) == COURSE_WORSE;
}

/* In the order they are asked: what got worse, then what is new. */
static const char *
find_form(const struct form *form, const struct checkin *checkin,
	  const struct pack *pack)
{
	for (size_t i = 0; i < checkin->followed.count; i++) {
		const char *code = checkin->followed.items[i].code;

		if (is_worse(form, code) && !is_done(form, code))
			return code;
	}
	for (size_t i = 0; i < pack_symptom_count(pack); i++) {
		const struct symptom *symptom = pack_symptom_at(pack, i);

		if (is_wanted(form, checkin, symptom) &&
		    !is_done(form, symptom->id))
			return symptom->id;
	}
	return NULL;
}

bool
checkin_was_answered(struct tui *tui)
{
	struct form *form = tui_form(tui);
	const char *asked = form_text(form, "asked");
	const char *blank = strchr(asked, ' ');
	char code[FIELD_NAME_LIMIT];
	struct buf done = { 0 };

	if (blank == NULL || blank - asked >= FIELD_NAME_LIMIT)
		return false;
	memcpy(code, asked, (size_t)(blank - asked));
	code[blank - asked] = '\0';
	if (newest(tui, code) <= strtoll(blank + 1, NULL, 10))
		return false;
	if (!is_done(form, code)) {
		buf_addf(&done, "%s %s ", form_text(form, "done"), code);
		form_set_text(form, "done", buf_text(&done));
		buf_clear(&done);
	}
	form_set_text(form, "asked", "");
	return true;
}

const char *
checkin_next(struct tui *tui, const struct checkin *checkin)
{
	struct form *form = tui_form(tui);
	const char *code = find_form(form, checkin, tui->options->pack);
	struct buf asked = { 0 };

	if (code == NULL)
		return NULL;
	buf_addf(&asked, "%s %" PRId64, code, newest(tui, code));
	form_set_text(form, "asked", buf_text(&asked));
	form->is_touched = true;
	buf_clear(&asked);
	return code;
}

bool
checkin_says_worse(const struct tui *tui, const char *code)
{
	const struct frame *below;

	if (tui->depth < 2)
		return false;
	below = &tui->frames[tui->depth - 2];
	return below->screen == &screen_checkin && is_worse(&below->form, code);
}

bool
checkin_has_done(const struct form *form)
{
	return form_text(form, "done")[0] != '\0';
}

/* Forms in all and, of them, those done. */
static int
count_forms(const struct frame *frame, const struct pack *pack, int *done)
{
	const struct checkin *checkin = frame->state;
	const struct form *form = &frame->form;
	int count = 0;

	for (size_t i = 0; i < checkin->followed.count; i++) {
		const char *code = checkin->followed.items[i].code;

		count += is_worse(form, code);
		*done += is_worse(form, code) && is_done(form, code);
	}
	for (size_t i = 0; i < pack_symptom_count(pack); i++) {
		const struct symptom *symptom = pack_symptom_at(pack, i);

		if (!is_wanted(form, checkin, symptom))
			continue;
		count++;
		*done += is_done(form, symptom->id);
	}
	return count;
}

/* The page the check-in stands on, and how many it has of its own. */
static int
checkin_pages(int *own, const struct frame *frame, const struct pack *pack)
{
	const struct checkin *checkin = frame->state;

	if (checkin->is_week)
		return checkin_week_place(own, &frame->form, checkin, pack);
	*own = checkin->is_day ? 2 : 1;
	return checkin->is_day && form_is_ticked(&frame->form, "choosing") ? 2
									   : 1;
}

/* The frame of the check-in that is on its way, on top or below it. */
static const struct frame *
find_frame(const struct tui *tui)
{
	for (int i = tui->depth - 1; i >= 0 && i >= tui->depth - 2; i--)
		if (tui->frames[i].screen == &screen_checkin)
			return &tui->frames[i];
	return NULL;
}

bool
checkin_add_progress(struct buf *out, const struct tui *tui)
{
	const struct frame *frame = find_frame(tui);
	const struct frame *top = &tui->frames[tui->depth - 1];
	const struct checkin *checkin;
	int done = 0, forms, own, at;

	if (frame == NULL ||
	    (top->screen != &screen_checkin && top->screen != &screen_symptom))
		return false;
	checkin = frame->state;
	if (frame == top && !checkin->is_day && !checkin->is_week)
		return false;
	forms = count_forms(frame, tui->options->pack, &done);
	at = checkin_pages(&own, frame, tui->options->pack);
	at += frame != top || checkin->is_week ? done : 0;
	at += frame != top ? 1 : 0;
	buf_addf(out, _("%d of %d"), at, own + forms);
	return true;
}

enum err
checkin_build(struct entry_list *out, struct tui *tui,
	      const struct checkin *checkin)
{
	const struct form *form = tui_form(tui);
	struct entry *nothing;
	enum err err = ERR_NONE;

	for (size_t i = 0; err == ERR_NONE && i < checkin->followed.count;
	     i++) {
		const struct entry *before = &checkin->followed.items[i];
		int course = form_chosen(form, before->code);

		if (course != FIELD_UNCHOSEN && course != COURSE_WORSE)
			err = followed_again(out, tui->options->pack, before,
					     (enum course)course);
	}
	if (err != ERR_NONE)
		return err;
	nothing = entry_list_push(out);
	entry_init(nothing, ENTRY_NOTHING_NEW, "");
	if (checkin->is_week)
		err = followed_whole_list(nothing, tui->session, tui->now);
	return err;
}
