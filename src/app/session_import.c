/* SPDX-License-Identifier: GPL-3.0-or-later */
/* The diary in from vigie-exchange(5): all of it in one commit, or nothing. */
#include "config.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "app/exchange_inside.h"
#include "base/alloc.h"

/* Ids of the file and what they are here, by the file's id. */
struct pair {
	int64_t from, to;
};
struct mapping {
	struct pair *pairs;
	size_t count;
};

struct import {
	struct session *session;
	struct exchange *file;      /* what is taken in */
	struct exchange here;       /* what there is already */
	const struct entry **known; /* entries of here, in entry_order */
	struct mapping entries, alerts;
	struct import_count count;
};

static int
place_order(const void *a, const void *b)
{
	return entry_order(*(const struct entry *const *)a,
			   *(const struct entry *const *)b);
}

static int64_t
mapping_find(const struct mapping *mapping, int64_t from)
{
	size_t low = 0, high = mapping->count;

	while (low < high) {
		size_t middle = low + (high - low) / 2;

		if (mapping->pairs[middle].from < from)
			low = middle + 1;
		else
			high = middle;
	}
	return low < mapping->count && mapping->pairs[low].from == from
		       ? mapping->pairs[low].to
		       : 0;
}

static void
mapping_add(struct mapping *mapping, int64_t from, int64_t to)
{
	mapping->pairs[mapping->count].from = from;
	mapping->pairs[mapping->count].to = to;
	mapping->count++;
}

static const struct entry *
find_known(const struct import *import, const struct entry *entry)
{
	const struct entry **found;

	if (import->here.entries.count == 0)
		return NULL;
	found = bsearch(&entry, import->known, import->here.entries.count,
			sizeof(*import->known), place_order);
	return found != NULL ? *found : NULL;
}

/* Ids rise through the file, so that what an entry amends stands before it. */
static enum err
check_order(const struct exchange *file)
{
	int64_t before = 0;

	for (size_t i = 0; i < file->entries.count; i++) {
		const struct entry *entry = &file->entries.items[i];

		if (entry->id <= before || entry->amends >= entry->id)
			return err_note(ERR_INVALID, "entries[%zu].id", i);
		before = entry->id;
	}
	before = 0;
	for (size_t i = 0; i < file->alerts.count; i++) {
		if (file->alerts.items[i].id <= before)
			return err_note(ERR_INVALID, "alerts[%zu].id", i);
		before = file->alerts.items[i].id;
	}
	return ERR_NONE;
}

/* An alert about the same thing since the same moment is the same. */
static const struct alert *
find_alert(const struct import *import, const struct alert *alert)
{
	for (size_t i = 0; i < import->here.alerts.count; i++) {
		const struct alert *one = &import->here.alerts.items[i];

		if (one->subject == alert->subject &&
		    one->since.at == alert->since.at &&
		    strcmp(one->code, alert->code) == 0)
			return one;
	}
	return NULL;
}

/* Which id each alert of the file will have; 0 stays with those of here. */
static enum err
map_alerts(struct import *import)
{
	int64_t next;
	enum err err = diary_next_alert_id(&next, import->session->diary);
	bool is_first = import->here.alerts.count == 0;

	for (size_t i = 0; err == ERR_NONE && i < import->file->alerts.count;
	     i++) {
		const struct alert *alert = &import->file->alerts.items[i];
		const struct alert *known = find_alert(import, alert);

		if (known != NULL)
			mapping_add(&import->alerts, alert->id, known->id);
		else
			mapping_add(&import->alerts, alert->id,
				    is_first ? alert->id : next++);
	}
	return err;
}

/* A call names alerts by their ids, "1 3". */
static enum err
map_call(struct entry *entry, const struct mapping *alerts)
{
	const char *named = entry_detail(entry, "alerts");
	struct buf text = { 0 };
	enum err err;

	if (entry->kind != ENTRY_CALL || named == NULL)
		return ERR_NONE;
	while (*named != '\0') {
		char *end;
		int64_t id = strtoll(named, &end, 10);

		if (end == named)
			break;
		id = mapping_find(alerts, id);
		if (id != 0)
			buf_addf(&text, "%s%lld", text.length > 0 ? " " : "",
				 (long long)id);
		named = end + strspn(end, " ,");
	}
	err = entry_set_detail(entry, "alerts", buf_text(&text));
	buf_clear(&text);
	return err;
}

static enum err
import_entry(struct import *import, struct entry *entry)
{
	const struct entry *known = find_known(import, entry);
	int64_t from = entry->id;
	enum err err;

	if (known != NULL) {
		mapping_add(&import->entries, from, known->id);
		import->count.already_there++;
		return ERR_NONE;
	}
	err = map_call(entry, &import->alerts);
	if (err != ERR_NONE)
		return err;
	/* Into an empty diary ids are kept, so that it is the same diary. */
	if (import->here.entries.count > 0)
		entry->id = 0;
	entry->amends = mapping_find(&import->entries, entry->amends);
	err = diary_add(import->session->diary, entry);
	if (err == ERR_NONE) {
		mapping_add(&import->entries, from, entry->id);
		import->count.added++;
	}
	return err;
}

static enum err
import_alert(struct import *import, struct alert *alert)
{
	size_t kept = 0;

	if (find_alert(import, alert) != NULL)
		return ERR_NONE;
	alert->id = mapping_find(&import->alerts, alert->id);
	for (size_t i = 0; i < alert->entry_count; i++) {
		int64_t id = mapping_find(&import->entries, alert->entries[i]);

		if (id != 0)
			alert->entries[kept++] = id;
	}
	alert->entry_count = kept;
	alert->answered_upto = mapping_find(&import->entries,
					    alert->answered_upto);
	return diary_put_alert(import->session->diary, alert);
}

static enum err
import_contact(struct import *import, struct contact *contact)
{
	const struct contact_list *here = &import->here.contacts;

	for (size_t i = 0; i < here->count; i++)
		if (strcmp(here->items[i].role, contact->role) == 0 &&
		    strcmp(here->items[i].number, contact->number) == 0)
			return ERR_NONE;
	if (here->count > 0)
		contact->id = 0;
	return diary_put_contact(import->session->diary, contact);
}

/* What is known here already stays. */
static enum err
import_fact(struct import *import, const struct fact *fact)
{
	char *normal;
	enum err err;

	if (fact_list_get(&import->here.facts, fact->key) != NULL)
		return ERR_NONE;
	err = profile_fact_check(&normal, import->session->pack, fact->key,
				 fact->value);
	if (err != ERR_NONE)
		return err;
	err = diary_set_fact(import->session->diary, fact->key, normal);
	wipe_string(normal);
	return err;
}

static enum err
import_rows(struct import *import)
{
	struct exchange *file = import->file;
	enum err err = map_alerts(import);

	for (size_t i = 0; err == ERR_NONE && i < file->facts.count; i++)
		err = import_fact(import, &file->facts.items[i]);
	for (size_t i = 0; err == ERR_NONE && i < file->contacts.count; i++)
		err = import_contact(import, &file->contacts.items[i]);
	for (size_t i = 0; err == ERR_NONE && i < file->entries.count; i++)
		err = import_entry(import, &file->entries.items[i]);
	for (size_t i = 0; err == ERR_NONE && i < file->alerts.count; i++)
		err = import_alert(import, &file->alerts.items[i]);
	return err;
}

static void
count_only(struct import *import)
{
	for (size_t i = 0; i < import->file->entries.count; i++) {
		if (find_known(import, &import->file->entries.items[i]) != NULL)
			import->count.already_there++;
		else
			import->count.added++;
	}
}

/* Into rows that are there, or for a file that brings no alerts: what the
 * rules say of it all is kept with it. */
static enum err
settle(struct import *import)
{
	struct judge_request request = { 0 };
	enum err err = session_load_person(import->session);

	if (err != ERR_NONE)
		return err;
	if (import->here.entries.count == 0 && import->file->alerts.count > 0)
		return ERR_NONE;
	import->session->kept_is_stale = true;
	return session_settle_now(import->session, &request);
}

static enum err
import_all(struct import *import, enum import_mode mode)
{
	enum err err = session_begin(import->session);

	if (err != ERR_NONE)
		return err;
	if (mode == IMPORT_REPLACE)
		err = diary_empty(import->session->diary);
	if (err == ERR_NONE)
		err = import_rows(import);
	if (err == ERR_NONE)
		err = settle(import);
	err = session_finish(import->session, err, "import");
	return err == ERR_NONE ? err
			       : session_restore_person(import->session, err);
}

/* With --replace there is nothing here to compare with. */
static enum err
look_here(struct import *import, enum import_mode mode)
{
	struct session_query everything = { 0 };
	size_t count;
	enum err err;

	if (mode == IMPORT_REPLACE)
		return ERR_NONE;
	err = session_gather(&import->here, import->session, &everything);
	if (err != ERR_NONE)
		return err;
	count = import->here.entries.count;
	import->known = alloc_zeroed(count + 1, sizeof(*import->known));
	for (size_t i = 0; i < count; i++)
		import->known[i] = &import->here.entries.items[i];
	qsort(import->known, count, sizeof(*import->known), place_order);
	return ERR_NONE;
}

static enum err
import_file(struct import *import, enum import_mode mode)
{
	enum err err = check_order(import->file);

	import->entries.pairs = alloc_zeroed(import->file->entries.count + 1,
					     sizeof(struct pair));
	import->alerts.pairs = alloc_zeroed(import->file->alerts.count + 1,
					    sizeof(struct pair));
	import->count.read = import->file->entries.count;
	if (err == ERR_NONE)
		err = look_here(import, mode);
	if (err != ERR_NONE)
		return err;
	if (mode != IMPORT_PREVIEW)
		return import_all(import, mode);
	count_only(import);
	return ERR_NONE;
}

enum err
session_import_json(struct import_count *out, struct session *session,
		    const struct buf *text, enum import_mode mode)
{
	struct exchange file = { 0 };
	struct import import = { .session = session, .file = &file };
	enum err err = exchange_decode(&file, text);

	if (err == ERR_NONE)
		err = import_file(&import, mode);
	if (err == ERR_NONE)
		*out = import.count;
	free(import.known);
	free(import.entries.pairs);
	free(import.alerts.pairs);
	exchange_clear(&import.here);
	exchange_clear(&file);
	return err;
}
