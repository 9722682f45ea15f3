/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What is judged, and how. */
#include "config.h"

#include <stdlib.h>
#include <string.h>

#include "app/inside.h"
#include "base/alloc.h"
#include "sys/clock.h"

struct stamp
session_now(const struct session *session)
{
	return session->pretended.at != 0 ? session->pretended : clock_now();
}

void
session_pretend(struct session *session, struct stamp now)
{
	session->pretended = now;
}

const struct entry_list *
session_kept(struct session *session)
{
	struct entry_list kept = { 0 };

	if (!session->kept_is_stale)
		return &session->kept;
	if (diary_case(&kept, session->diary, session_now(session)) != ERR_NONE)
		return &session->kept;
	entry_list_clear(&session->kept);
	session->kept = kept;
	session->kept_is_stale = false;
	return &session->kept;
}

enum err
session_keep_all(struct session *session)
{
	const struct session_query query = { .live_only = true };
	struct entry_list kept = { 0 };
	enum err err = session_entries(&kept, session, &query);

	if (err != ERR_NONE)
		return err;
	entry_list_clear(&session->kept);
	session->kept = kept;
	session->kept_is_stale = false;
	return ERR_NONE;
}

enum err
session_load_person(struct session *session)
{
	struct fact_list facts = { 0 };
	struct contact_list contacts = { 0 };
	enum err err = diary_facts(&facts, session->diary);

	if (err == ERR_NONE)
		err = diary_contacts(&contacts, session->diary);
	if (err != ERR_NONE) {
		fact_list_clear(&facts);
		return err;
	}
	fact_list_clear(&session->facts);
	contact_list_clear(&session->contacts);
	session->facts = facts;
	session->contacts = contacts;
	return ERR_NONE;
}

static bool
is_replaced(const struct entry_list *drafts, int64_t id)
{
	for (size_t i = 0; drafts != NULL && i < drafts->count; i++)
		if (drafts->items[i].amends == id || drafts->items[i].id == id)
			return true;
	return false;
}

/* Shallow copies: the kept ones that still stand, then the drafts. */
static void
gather(struct judgement *out, const struct entry_list *kept,
       const struct judge_request *request)
{
	const struct entry_list *drafts = request->drafts;
	size_t most = kept->count + (drafts != NULL ? drafts->count : 0);

	out->all.items = alloc_zeroed(most + 1, sizeof(*out->all.items));
	out->all.room = most + 1;
	for (size_t i = 0; i < kept->count; i++) {
		const struct entry *entry = &kept->items[i];

		if (entry->id != request->without &&
		    !is_replaced(drafts, entry->id))
			out->all.items[out->all.count++] = *entry;
	}
	out->kept_count = out->all.count;
	for (size_t i = 0; drafts != NULL && i < drafts->count; i++)
		out->all.items[out->all.count++] = drafts->items[i];
	out->places = alloc_zeroed(most + 1, sizeof(*out->places));
	for (size_t i = 0; i < out->all.count; i++)
		out->places[i] = &out->all.items[i];
}

/* The same code in memory that lasts as long as the session. */
static const char *
keep_code(struct session *session, const char *code)
{
	for (size_t i = 0; i < session->code_count; i++)
		if (strcmp(session->codes[i], code) == 0)
			return session->codes[i];
	session->codes = alloc_resize(session->codes, session->code_count + 1,
				      sizeof(*session->codes));
	session->codes[session->code_count] = alloc_string(code);
	return session->codes[session->code_count++];
}

void
session_judge(struct judgement *out, struct session *session,
	      const struct judge_request *request)
{
	struct stamp now = session_now(session);

	memset(&out->all, 0, sizeof(out->all));
	gather(out, session_kept(session), request);
	profile_from_diary(session->profile, session->pack, &out->all,
			   &session->facts, now);
	out->tested = (struct triage_case){
		.pack = session->pack,
		.profile = session->profile,
		.entries = out->places,
		.count = out->all.count,
		.now = now,
	};
	triage_run(&out->result, &out->tested);
	for (size_t i = 0; i < out->result.count; i++)
		out->result.findings[i].code =
			keep_code(session, out->result.findings[i].code);
}

void
judgement_take_ids(struct judgement *judgement, const struct entry_list *drafts)
{
	for (size_t i = 0; i < drafts->count; i++)
		judgement->all.items[judgement->kept_count + i].id =
			drafts->items[i].id;
}

void
judgement_clear(struct judgement *judgement)
{
	free(judgement->all.items);
	free(judgement->places);
	judgement->all = (struct entry_list){ 0 };
	judgement->places = NULL;
}

const struct profile *
session_profile(struct session *session)
{
	profile_from_diary(session->profile, session->pack,
			   session_kept(session), &session->facts,
			   session_now(session));
	return session->profile;
}

void
session_assess(struct triage_result *out, struct session *session,
	       const struct entry_list *entries)
{
	struct entry_list drafts = { 0 };
	struct judge_request request = { .drafts = &drafts };
	struct judgement *judgement = alloc_zeroed(1, sizeof(*judgement));

	session_copy_drafts(&drafts, session, entries);
	session_judge(judgement, session, &request);
	*out = judgement->result;
	judgement_clear(judgement);
	free(judgement);
	entry_list_clear(&drafts);
	/* It looked at the drafts, which are gone. */
	session_profile(session);
}
