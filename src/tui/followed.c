/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "tui/followed.h"

#include <string.h>

#include "tui/symptom_form.h"

/* Not asked about again when nothing was noted of it for so long. */
enum { FOLLOWED_DAYS = 30 };

static bool
is_in(const struct entry_list *list, const char *code)
{
	for (size_t i = 0; i < list->count; i++)
		if (strcmp(list->items[i].code, code) == 0)
			return true;
	return false;
}

static bool
is_zero(const struct answer *answer)
{
	static const char *const scales[] = { "severity", "frequency",
					      "interference", "amount",
					      "presence" };

	if (answer->state != ANSWER_GIVEN || answer->value != 0)
		return false;
	for (size_t i = 0; i < sizeof(scales) / sizeof(scales[0]); i++)
		if (strcmp(answer->name, scales[i]) == 0)
			return true;
	return false;
}

/* Ended in so many words, or every scale at nothing. */
static bool
is_over(const struct entry *entry)
{
	const struct answer *over = entry_find_answer(entry, "over");
	bool has_zero = false;

	if (over != NULL && over->value > 0)
		return true;
	for (size_t i = 0; i < entry->answer_count; i++) {
		const struct answer *answer = &entry->answers[i];

		if (is_zero(answer))
			has_zero = true;
		else if (answer->state == ANSWER_GIVEN && answer->value > 0 &&
			 strcmp(answer->name, "new") != 0 &&
			 strcmp(answer->name, "worried") != 0 &&
			 strcmp(answer->name, "change") != 0)
			return false;
	}
	return has_zero;
}

void
followed_list(struct entry_list *out, struct tui *tui)
{
	struct session_query query = {
		.kinds = 1u << ENTRY_SYMPTOM,
		.from_day = stamp_day(tui->now) - FOLLOWED_DAYS,
		.to_day = stamp_day(tui->now),
		.live_only = true,
	};
	struct entry_list all = { 0 }, seen = { 0 };

	memset(out, 0, sizeof(*out));
	if (session_entries(&all, tui->session, &query) != ERR_NONE)
		return;
	/* Newest last: the latest of each speaks for it. */
	for (size_t i = all.count; i > 0; i--) {
		const struct entry *entry = &all.items[i - 1];

		if (is_in(&seen, entry->code))
			continue;
		entry_copy(entry_list_push(&seen), entry);
		if (!is_over(entry) && out->count < FOLLOWED_LIMIT)
			entry_copy(entry_list_push(out), entry);
	}
	entry_list_clear(&seen);
	entry_list_clear(&all);
}

size_t
followed_count(struct tui *tui)
{
	struct entry_list list;
	size_t count;

	followed_list(&list, tui);
	count = list.count;
	entry_list_clear(&list);
	return count;
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

enum err
followed_again(struct entry_list *out, const struct tui *tui,
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
