/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/followed.h"

#include <string.h>

/* Not asked about again when nothing was noted of it for so long. */
enum { FOLLOWED_DAYS = 30 };

bool
followed_holds(const struct entry_list *followed, const char *code)
{
	for (size_t i = 0; i < followed->count; i++)
		if (strcmp(followed->items[i].code, code) == 0)
			return true;
	return false;
}

/* In the order in which they are asked; presence where nothing else is. */
static const struct {
	const char *name;
	unsigned asks;
} scales[] = {
	{ "severity", ASKS_SEVERITY }, { "frequency", ASKS_FREQUENCY },
	{ "amount", ASKS_AMOUNT },     { "interference", ASKS_INTERFERENCE },
	{ "presence", ASKS_PRESENCE },
};
enum {
	SCALE_COUNT = sizeof(scales) / sizeof(scales[0]),
	PRESENCE = SCALE_COUNT - 1
};

static bool
is_zero(const struct answer *answer)
{
	if (answer->state != ANSWER_GIVEN || answer->value != 0)
		return false;
	for (int i = 0; i < SCALE_COUNT; i++)
		if (strcmp(answer->name, scales[i].name) == 0)
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
followed_list(struct entry_list *out, struct session *session, struct stamp now)
{
	struct session_query query = {
		.kinds = 1u << ENTRY_SYMPTOM,
		.from_day = stamp_day(now) - FOLLOWED_DAYS,
		.to_day = stamp_day(now),
		.live_only = true,
	};
	struct entry_list all = { 0 }, seen = { 0 };

	memset(out, 0, sizeof(*out));
	if (session_entries(&all, session, &query) != ERR_NONE)
		return;
	/* Newest last: the latest of each speaks for it. */
	for (size_t i = all.count; i > 0; i--) {
		const struct entry *entry = &all.items[i - 1];

		if (followed_holds(&seen, entry->code))
			continue;
		entry_copy(entry_list_push(&seen), entry);
		if (!is_over(entry))
			entry_copy(entry_list_push(out), entry);
	}
	entry_list_clear(&seen);
	entry_list_clear(&all);
}

size_t
followed_count(struct session *session, struct stamp now)
{
	struct entry_list list;
	size_t count;

	followed_list(&list, session, now);
	count = list.count;
	entry_list_clear(&list);
	return count;
}

static enum err
set_zero(struct entry *entry, const struct symptom *symptom)
{
	enum err err = ERR_NONE;

	for (int i = 0; err == ERR_NONE && i < PRESENCE; i++)
		if ((symptom->asks & scales[i].asks) != 0)
			err = entry_answer(entry, scales[i].name, 0);
	if (err == ERR_NONE && entry->answer_count == 0)
		err = entry_answer(entry, scales[PRESENCE].name, 0);
	if (err == ERR_NONE)
		err = entry_answer(entry, "over", MILLI_ONE);
	return err;
}

enum err
followed_again(struct entry_list *out, const struct pack *pack,
	       const struct entry *before, enum course course)
{
	const struct symptom *symptom = pack_symptom(pack, before->code);
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

enum err
followed_whole_list(struct entry *nothing, struct session *session,
		    struct stamp now)
{
	const struct pack *pack = session_pack(session);
	struct entry_list followed;
	enum err err = entry_answer(nothing, "whole_list", MILLI_ONE);

	followed_list(&followed, session, now);
	for (size_t i = 0; err == ERR_NONE && i < pack_symptom_count(pack);
	     i++) {
		const struct symptom *symptom = pack_symptom_at(pack, i);

		if (symptom->core && !followed_holds(&followed, symptom->id))
			err = entry_answer(nothing, symptom->id, 0);
	}
	entry_list_clear(&followed);
	return err;
}
