/* SPDX-License-Identifier: GPL-3.0-or-later */
/* Rows of the vault as entries, facts, contacts and alerts, and back. */
#ifndef VIGIE_STORE_DIARY_H
#define VIGIE_STORE_DIARY_H

#include <stdint.h>

#include "base/err.h"
#include "clinic/alert.h"
#include "clinic/contact.h"
#include "clinic/entry.h"
#include "store/vault.h"

struct diary;

extern const struct vault_schema diary_schema;

/* Takes the vault over, and closes it with the diary. */
struct diary *diary_new(struct vault *vault);
void diary_close(struct diary *diary);
struct vault *diary_vault(struct diary *diary);

/* A flag of a symptom that was said to be there. */
struct search_flag {
	const char *code, *flag;
};
/* One word that is searched: folded, as the beginning of a word; and what
 * else it may stand for, any entry of which is found too. */
struct search_word {
	const char *text;
	const char *const *codes;
	size_t code_count;
	const char *const *values; /* codes kept in details: "nurse" */
	size_t value_count;
	unsigned kinds; /* bit 1 << enum entry_kind */
	const struct search_flag *flags;
	size_t flag_count;
};
struct entry_query {
	unsigned kinds;                  /* bit 1 << enum entry_kind; 0: all */
	int32_t from_day, to_day;        /* diary days of felt; both 0: all */
	const char *code;                /* NULL: any */
	const struct search_word *words; /* all of them; NULL: any */
	size_t word_count;
	/* Or, whatever the words, entries with what all of them name. */
	const char *const *phrase_codes;
	size_t phrase_count;
	bool live_only; /* leave out amended and struck entries */
	size_t limit;   /* newest so many; 0: all */
};
/* Oldest felt first, then id. */
enum err diary_entries(struct entry_list *out, struct diary *diary,
		       const struct entry_query *query) MUST_CHECK;
/*
 * The entries a judgement at now can depend on: all live ones, or of a diary
 * of many thousands a window, which never makes an alert less: treatments,
 * infusions, baseline, products, calls; symptoms, measures and doses of the
 * last 60 days; of each symptom and measure, whatever its age, the latest
 * entry, the latest that says it is there, when it went before and after that,
 * the oldest, those that say the team knows of it, how it stood before the
 * first dose and at each call; and what stands behind alerts that are not
 * closed.
 */
enum err diary_case(struct entry_list *out, struct diary *diary,
		    struct stamp now) MUST_CHECK;
enum err diary_entry(struct entry *out, struct diary *diary, int64_t id)
	MUST_CHECK;
enum err diary_facts(struct fact_list *out, struct diary *diary) MUST_CHECK;
enum err diary_contacts(struct contact_list *out, struct diary *diary)
	MUST_CHECK;
/* Closed ones only when asked for. Owned, sorted. */
enum alert_scope { ALERTS_STANDING, ALERTS_ALL };
enum err diary_alerts(struct alert_list *out, struct diary *diary,
		      enum alert_scope scope) MUST_CHECK;
/* Diary days in from..to on which the patient noted something lived. */
/* The diary day filled in last, of those that have come. ERR_NOT_FOUND. */
enum err diary_last_filled(int32_t *out, struct diary *diary, struct stamp now)
	MUST_CHECK;
enum err diary_days_filled(int *filled, struct diary *diary, int32_t from,
			   int32_t to) MUST_CHECK;
/* How many entries there are, of any status. */
enum err diary_count(size_t *out, struct diary *diary) MUST_CHECK;
/* The entry noted last, of any status. ERR_NOT_FOUND without any. */
enum err diary_last(struct entry *out, struct diary *diary) MUST_CHECK;
/* When the first entry of a day was noted, a treatment and what was there
 * before it left aside: days before that are not missed. ERR_NOT_FOUND. */
enum err diary_began(struct stamp *out, struct diary *diary) MUST_CHECK;
/* One more than the highest id an alert ever had. */
enum err diary_next_alert_id(int64_t *out, struct diary *diary) MUST_CHECK;

/* Changes: all of one commit between begin and commit. */
enum err diary_begin(struct diary *diary) MUST_CHECK;
enum err diary_commit(struct diary *diary, const char *label, struct stamp now)
	MUST_CHECK;
void diary_forget(struct diary *diary);
/* Keeps an entry and gives it its id: the next one when it is 0, else the one
 * it has, which must be free. */
enum err diary_add(struct diary *diary, struct entry *entry) MUST_CHECK;
/* The older entry becomes amended, the new one points at it. */
enum err diary_amend(struct diary *diary, int64_t id, struct entry *entry)
	MUST_CHECK;
enum err diary_strike(struct diary *diary, int64_t id, const char *why)
	MUST_CHECK;
/* NULL value forgets the fact. */
enum err diary_set_fact(struct diary *diary, const char *key, const char *value)
	MUST_CHECK;
enum err diary_put_contact(struct diary *diary, struct contact *contact)
	MUST_CHECK;
enum err diary_remove_contact(struct diary *diary, int64_t id) MUST_CHECK;
/* A new alert keeps the id it has when that is not 0. */
enum err diary_put_alert(struct diary *diary, struct alert *alert) MUST_CHECK;
/* For import with --replace: all rows gone. */
enum err diary_empty(struct diary *diary) MUST_CHECK;

#endif
