/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/advice.h"

#include <stdlib.h>
#include <string.h>

#include "app/advice_inside.h"
#include "base/alloc.h"
#include "clinic/rule.h"
#include "sys/lang.h"

/* ---- what it is about ---- */

static bool
is_same_thing(enum subject_kind subject, const char *code,
	      const struct entry *entry)
{
	static const enum entry_kind kinds[] = {
		[SUBJECT_SYMPTOM] = ENTRY_SYMPTOM,
		[SUBJECT_MEASURE] = ENTRY_MEASURE,
		[SUBJECT_PRODUCT] = ENTRY_PRODUCT,
	};

	return subject != SUBJECT_FACT && kinds[subject] == entry->kind &&
	       strcmp(code, entry->code) == 0;
}

/* What is being noted right now says more than what was kept. */
static const struct entry *
find_draft(const struct advising *about, const struct alert *alert)
{
	for (size_t i = about->drafts != NULL ? about->drafts->count : 0; i > 0;
	     i--)
		if (is_same_thing(alert->subject, alert->code,
				  &about->drafts->items[i - 1]))
			return &about->drafts->items[i - 1];
	return NULL;
}

/* The latest entry behind an alert that is about its subject. False when
 * there is none any more. */
static bool
find_subject(struct entry *out, const struct advising *about,
	     const struct alert *alert)
{
	const struct entry *draft = find_draft(about, alert);

	if (draft != NULL) {
		entry_copy(out, draft);
		return true;
	}
	for (size_t i = alert->entry_count; i > 0; i--) {
		if (session_entry(out, about->session, alert->entries[i - 1]) !=
		    ERR_NONE) {
			err_forget_note();
			continue;
		}
		if (strcmp(out->code, alert->code) == 0)
			return true;
		entry_clear(out);
	}
	return false;
}

static int
days_since(const struct advising *about, struct stamp since)
{
	return stamp_day(session_now(about->session)) - stamp_day(since);
}

bool
advising_add_subject(struct buf *out, const struct advising *about,
		     const struct alert *alert)
{
	struct entry entry;

	if (!find_subject(&entry, about, alert))
		return false;
	word_add_entry(out, about->session, &entry, about->lang);
	if (entry.kind != ENTRY_PRODUCT) {
		buf_adds(out, ", ");
		word_add_since(out, days_since(about, alert->since),
			       about->lang);
	}
	entry_clear(&entry);
	return true;
}

static char *
what_of_alerts(const struct advising *about)
{
	struct buf out = { 0 };

	for (size_t i = 0; i < about->count; i++) {
		struct buf line = { 0 };

		if (advising_add_subject(&line, about, &about->alerts[i]))
			buf_addf(&out, "%s%s.", out.length > 0 ? " " : "",
				 buf_text(&line));
		buf_clear(&line);
	}
	return buf_take(&out);
}

/* ---- all of it ---- */

/* What the pack's rule says; without one, what EMERGENCY says. */
static const char *
fallback_words(const struct advising *about)
{
	const struct rule *rule = pack_status_rule(about->session->pack,
						   STATUS_NO_ANSWER);

	return rule != NULL
		       ? rule->reason.in[about->lang]
		       : advising_text(about, level_sentence(LEVEL_EMERGENCY));
}

static const char limit_words[] = N_(
	"This diary does not diagnose, and nobody reads it remotely: you "
	"are the one who calls. If you feel seriously ill, call 15 or 112 "
	"even if the diary says nothing.");

static const char meanwhile_words[] = N_(
	"Until you have their answer, take nothing for this without their "
	"agreement.");

static void
fill_empty(struct advice *out)
{
	char **const fields[] = { &out->headline,   &out->what,
				  &out->reason,     &out->number,
				  &out->number_who, &out->second_number,
				  &out->second_who, &out->say,
				  &out->meanwhile,  &out->fallback,
				  &out->waiting,    &out->quiet,
				  &out->limit };

	for (size_t i = 0; i < sizeof(fields) / sizeof(fields[0]); i++)
		if (*fields[i] == NULL)
			*fields[i] = alloc_string("");
}

/* Nobody answered for an hour: the number is 15 and the sentence says so. */
static void
advise_unreached(struct advice *out, const struct advising *about)
{
	free(out->headline);
	out->headline = alloc_string(fallback_words(about));
	advising_numbers(out, about, LEVEL_EMERGENCY);
}

static bool
is_unreached(const struct advising *about)
{
	struct stamp now = session_now(about->session);

	for (size_t i = 0; i < about->count; i++)
		if (alert_is_unreached(&about->alerts[i], about->session->pack,
				       now))
			return true;
	return false;
}

static void
advise_alerts(struct advice *out, const struct advising *about)
{
	const struct alert *worst = &about->alerts[0];

	memset(out, 0, sizeof(*out));
	out->level = worst->level;
	out->headline =
		alloc_string(advising_text(about, level_sentence(out->level)));
	out->what = what_of_alerts(about);
	if (worst->rule_count > 0)
		out->reason = alloc_string(
			advising_reason(about, worst->rules[0], worst->level));
	out->say = advising_say(about);
	/* A rule about a product says by itself what to do with it. */
	if (out->level == LEVEL_URGENT && worst->subject != SUBJECT_PRODUCT)
		out->meanwhile =
			alloc_string(advising_text(about, meanwhile_words));
	/* At EMERGENCY nobody is to wait for an hour. */
	if (out->level == LEVEL_URGENT)
		out->fallback = alloc_string(fallback_words(about));
	out->limit = alloc_string(advising_text(about, limit_words));
	out->waiting = advising_waiting(about);
	if (is_unreached(about))
		advise_unreached(out, about);
	else
		advising_numbers(out, about, out->level);
	fill_empty(out);
}

/* The worst of what the rules say about these entries, NULL for nothing. */
static const struct finding *
worst_about(const struct triage_result *result,
	    const struct entry_list *entries)
{
	for (size_t i = 0; i < result->count; i++)
		for (size_t e = 0; entries != NULL && e < entries->count; e++)
			if (is_same_thing(result->findings[i].subject,
					  result->findings[i].code,
					  &entries->items[e]))
				return &result->findings[i];
	return NULL;
}

static char *
what_of_entries(const struct advising *about, const struct entry_list *entries)
{
	struct buf out = { 0 };

	for (size_t i = 0; entries != NULL && i < entries->count; i++) {
		buf_adds(&out, i > 0 ? " " : "");
		word_add_entry(&out, about->session, &entries->items[i],
			       about->lang);
		buf_adds(&out, ".");
	}
	return buf_take(&out);
}

/* Nothing to call about: noted, and the limit of this diary. A level of
 * REPORT or more here is one that an answered call covers. */
static void
advise_calm(struct advice *out, const struct advising *about,
	    const struct triage_result *result,
	    const struct entry_list *entries)
{
	const struct finding *worst = worst_about(result, entries);

	memset(out, 0, sizeof(*out));
	if (worst != NULL)
		out->level = worst->level >= LEVEL_WATCH ? LEVEL_WATCH
							 : LEVEL_NONE;
	out->headline =
		alloc_string(advising_text(about, level_sentence(out->level)));
	out->what = what_of_entries(about, entries);
	if (worst != NULL && worst->level <= LEVEL_WATCH)
		out->reason =
			alloc_string(rule_reason_at(worst->rule, worst->level)
					     ->in[about->lang]);
	out->limit = alloc_string(advising_text(about, limit_words));
	fill_empty(out);
}

/* Of what is as bad, what is being noted right now is spoken of first. */
static void
put_drafts_first(struct alert *alerts, const struct advising *about)
{
	if (about->count == 0 || find_draft(about, &alerts[0]) != NULL)
		return;
	for (size_t i = 1; i < about->count; i++) {
		struct alert chosen = alerts[i];

		if (chosen.level != alerts[0].level)
			return;
		if (find_draft(about, &chosen) == NULL)
			continue;
		memmove(&alerts[1], &alerts[0], i * sizeof(*alerts));
		alerts[0] = chosen;
		return;
	}
}

/* Where the alerts cannot be read, the worst that the rules say stands for
 * them: advice never waits on the disk. */
static void
alerts_of_result(struct alert_list *out, const struct triage_result *result,
		 struct stamp now)
{
	const struct finding *worst = &result->findings[0];
	struct alert *alert;

	if (result->count == 0 || worst->level < LEVEL_REPORT)
		return;
	alert = alert_list_push(out);
	alert->subject = worst->subject;
	alert->code = alloc_string(worst->code);
	alert->level = worst->level;
	alert->since = now;
	alert_add_rule(alert, rule_id(worst->rule));
}

void
advice_of_result(struct advice *out, struct session *session,
		 const struct triage_result *result,
		 const struct entry_list *entries, enum lang lang)
{
	struct advising about = { .session = session,
				  .lang = lang,
				  .drafts = entries };
	struct alert_list alerts = { 0 };

	if (session_alerts_with(&alerts, session, entries) != ERR_NONE) {
		err_forget_note();
		alerts_of_result(&alerts, result, session_now(session));
	}
	while (about.count < alerts.count &&
	       alerts.items[about.count].state == ALERT_OPEN)
		about.count++;
	put_drafts_first(alerts.items, &about);
	about.alerts = alerts.items;
	if (about.count > 0)
		advise_alerts(out, &about);
	else
		advise_calm(out, &about, result, entries);
	alert_list_clear(&alerts);
}

enum err
advice_of_alert(struct advice *out, struct session *session,
		const struct alert *alert, enum lang lang)
{
	struct advising about = { session, lang, alert, 1, NULL };
	struct triage_result nothing = { 0 };
	struct alert_list open = { 0 };
	enum err err;

	if (alert != NULL) {
		advise_alerts(out, &about);
		return ERR_NONE;
	}
	err = session_alerts(&open, session, ALERT_OPEN);
	if (err != ERR_NONE)
		return err;
	about.alerts = open.items;
	about.count = open.count;
	if (open.count > 0)
		advise_alerts(out, &about);
	else
		advise_calm(out, &about, &nothing, NULL);
	alert_list_clear(&open);
	return ERR_NONE;
}

/* Those that are put off after the others, each in their order. */
static size_t
part_quiet(struct alert_list *alerts, struct stamp now)
{
	size_t loud = 0;

	for (size_t i = 0; i < alerts->count; i++) {
		struct alert alert = alerts->items[i];

		if (alert_is_quiet(&alert, now))
			continue;
		memmove(&alerts->items[loud + 1], &alerts->items[loud],
			(i - loud) * sizeof(alert));
		alerts->items[loud++] = alert;
	}
	return loud;
}

enum err
advice_now(struct advice *out, struct session *session, enum lang lang)
{
	struct advising about = { .session = session, .lang = lang };
	struct advising quiet = about;
	struct alert_list open = { 0 };
	enum err err = session_alerts(&open, session, ALERT_OPEN);

	if (err != ERR_NONE)
		return err;
	about.alerts = open.items;
	about.count = part_quiet(&open, session_now(session));
	quiet.count = open.count - about.count;
	memset(out, 0, sizeof(*out));
	if (about.count > 0) {
		advise_alerts(out, &about);
		wipe_string(out->quiet);
		out->quiet = NULL;
	}
	if (quiet.count > 0) {
		quiet.alerts = &open.items[about.count];
		out->quiet = advising_quiet(&quiet);
	}
	fill_empty(out);
	alert_list_clear(&open);
	return ERR_NONE;
}

void
advice_clear(struct advice *advice)
{
	wipe_string(advice->headline);
	wipe_string(advice->what);
	wipe_string(advice->reason);
	wipe_string(advice->number);
	wipe_string(advice->number_who);
	wipe_string(advice->second_number);
	wipe_string(advice->second_who);
	wipe_string(advice->say);
	wipe_string(advice->meanwhile);
	wipe_string(advice->fallback);
	wipe_string(advice->waiting);
	wipe_string(advice->quiet);
	wipe_string(advice->limit);
	memset(advice, 0, sizeof(*advice));
}
