/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Entries before they are kept. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/inside.h"
#include "base/alloc.h"
#include "base/utf8.h"

/* A clock may be a little behind the one that stamped the line. */
enum { AHEAD_LIMIT = 120 };

/* The text in NFC in the place of *text; NULL stays. */
static enum err
normalise(char **text)
{
	struct buf normal = { 0 };
	enum err err;

	if (*text == NULL)
		return ERR_NONE;
	err = utf8_add_nfc(&normal, *text, strlen(*text));
	if (err == ERR_NONE && normal.length > NOTE_LIMIT)
		err = err_note(ERR_TOO_LARGE, "more than %d bytes", NOTE_LIMIT);
	if (err != ERR_NONE) {
		buf_clear(&normal);
		return err;
	}
	wipe_string(*text);
	*text = normal.length > 0 ? buf_take(&normal) : alloc_string("");
	buf_clear(&normal);
	return ERR_NONE;
}

static enum err
normalise_texts(struct entry *entry)
{
	enum err err = normalise(&entry->note);

	for (size_t i = 0; err == ERR_NONE && i < entry->detail_count; i++)
		err = normalise(&entry->details[i].text);
	if (err == ERR_NONE && entry->note != NULL && *entry->note == '\0')
		entry_set_note(entry, NULL);
	return err;
}

/* What has been lived is not to come; a visit or a first dose may be. */
static bool
may_be_ahead(enum entry_kind kind)
{
	return kind == ENTRY_VISIT || kind == ENTRY_QUESTION ||
	       kind == ENTRY_TREATMENT || kind == ENTRY_INFUSION;
}

static enum err
check_time(const struct entry *entry, struct stamp now)
{
	if (entry->felt.at < STAMP_MIN || entry->felt.at >= STAMP_MAX)
		return err_note(ERR_RANGE, "the date");
	if (!may_be_ahead(entry->kind) && entry->felt.at > now.at + AHEAD_LIMIT)
		return err_note(ERR_RANGE, "the date has not come yet");
	return ERR_NONE;
}

enum err
entry_prepare(struct entry *entry, struct session *session)
{
	struct stamp now = session_now(session);
	enum err err;

	if (entry->felt.at == 0)
		entry->felt = now;
	if (entry->noted.at == 0)
		entry->noted = now;
	if (strlen(entry->code) > CODE_LIMIT)
		return err_note(ERR_TOO_LARGE, "the code");
	err = check_time(entry, now);
	return err == ERR_NONE ? normalise_texts(entry) : err;
}

/* ---- products ---- */

static bool
same_detail(const struct entry *a, const struct entry *b, const char *key)
{
	const char *one = entry_detail(a, key);
	const char *two = entry_detail(b, key);

	if (one == NULL || two == NULL)
		return one == two;
	return strcmp(one, two) == 0;
}

/* Taking it otherwise than the team was told is to be told again. */
static bool
takes_over_told(const struct entry *draft, const struct entry *old)
{
	return entry_find_answer(draft, "told") == NULL &&
	       same_detail(draft, old, "status") &&
	       same_detail(draft, old, "dose");
}

/* The limits were kept when the old line was noted, so nothing fails here. */
static void
take_over(struct entry *draft, const struct entry *old)
{
	enum err err = ERR_NONE;

	for (size_t i = 0; err == ERR_NONE && i < old->detail_count; i++)
		if (strcmp(old->details[i].key, "told") != 0 &&
		    entry_detail(draft, old->details[i].key) == NULL)
			err = entry_set_detail(draft, old->details[i].key,
					       old->details[i].text);
	if (err != ERR_NONE || !takes_over_told(draft, old))
		return;
	for (size_t i = 0; err == ERR_NONE && i < old->answer_count; i++)
		if (strcmp(old->answers[i].name, "told") == 0)
			err = entry_answer(draft, "told",
					   old->answers[i].value);
	if (err == ERR_NONE && entry_detail(old, "told") != NULL)
		err = entry_set_detail(draft, "told",
				       entry_detail(old, "told"));
	if (err != ERR_NONE)
		err_forget_note();
}

/* The line of the list with the same product, NULL when there is none. */
static const struct entry *
find_on_list(struct session *session, const struct entry *draft)
{
	const struct entry_list *kept = session_kept(session);

	for (size_t i = 0; i < kept->count; i++)
		if (kept->items[i].kind == ENTRY_PRODUCT &&
		    entry_is_live(&kept->items[i]) &&
		    entry_is_same_product(&kept->items[i], draft))
			return &kept->items[i];
	return NULL;
}

static void
join_product(struct entry *draft, struct session *session)
{
	const struct entry *old;

	if (draft->amends == 0) {
		old = find_on_list(session, draft);
		if (old != NULL) {
			draft->amends = old->id;
			take_over(draft, old);
		}
	}
	if (entry_detail(draft, "status") == NULL &&
	    entry_set_detail(draft, "status", "taking") != ERR_NONE)
		err_forget_note();
}

/* ---- the treatment and the starting point ---- */

/* The latest line of that kind with that code, NULL when there is none. */
static const struct entry *
find_before(struct session *session, const struct entry *draft)
{
	const struct entry_list *kept = session_kept(session);
	const struct entry *found = NULL;

	for (size_t i = 0; i < kept->count; i++) {
		const struct entry *entry = &kept->items[i];

		if (entry->kind == draft->kind && entry_is_live(entry) &&
		    strcmp(entry->code, draft->code) == 0 &&
		    (found == NULL || entry->felt.at >= found->felt.at))
			found = entry;
	}
	return found;
}

/* Begun anew after it was stopped. */
static bool
is_restart(const struct entry *draft, const struct entry *old)
{
	const char *until = entry_detail(old, "until");
	int32_t day;

	return until != NULL && day_parse(&day, until) == ERR_NONE &&
	       stamp_day(draft->felt) > day;
}

/* The same drugs named again: after a stop they are begun anew, else it is
 * what was noted of them, said better. */
static void
join_treatment(struct entry *draft, struct session *session)
{
	const struct entry *old = find_before(session, draft);

	if (draft->amends != 0 || old == NULL)
		return;
	if (!is_restart(draft, old)) {
		draft->amends = old->id;
		take_over(draft, old);
	} else if (entry_set_detail(draft, "status", "restarted") != ERR_NONE) {
		err_forget_note();
	}
}

static void
join_baseline(struct entry *draft, struct session *session)
{
	const struct entry *old = find_before(session, draft);

	if (draft->amends == 0 && old != NULL)
		draft->amends = old->id;
}

typedef void joiner(struct entry *draft, struct session *session);
static joiner *const joiners[ENTRY_KIND_COUNT] = {
	[ENTRY_PRODUCT] = join_product,
	[ENTRY_TREATMENT] = join_treatment,
	[ENTRY_BASELINE] = join_baseline,
};

void
entry_join_list(struct entry *draft, struct session *session)
{
	if (joiners[draft->kind] != NULL)
		joiners[draft->kind](draft, session);
}

void
session_copy_drafts(struct entry_list *out, struct session *session,
		    const struct entry_list *entries)
{
	struct stamp now = session_now(session);

	for (size_t i = 0; entries != NULL && i < entries->count; i++) {
		struct entry *draft = entry_list_push(out);

		entry_copy(draft, &entries->items[i]);
		if (draft->felt.at == 0)
			draft->felt = now;
		/* It would be noted now: after all of the same moment. */
		if (draft->noted.at == 0)
			draft->noted = now;
		if (draft->id == 0)
			entry_join_list(draft, session);
	}
}
