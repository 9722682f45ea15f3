/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/wording.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "app/advice.h"
#include "base/alloc.h"
#include "report/label.h"
#include "sys/lang.h"

const char *
word_text(enum lang lang, const char *msgid)
{
	return lang_translator(lang).text(lang, msgid);
}

const char *
word_plural(enum lang lang, const char *one, const char *many, int count)
{
	return lang_translator(lang).plural(lang, one, many,
					    (unsigned long)count);
}

void
word_add_short(struct buf *out, const char *label)
{
	const char *aside = strstr(label, " (");

	if (aside != NULL)
		buf_add(out, label, (size_t)(aside - label));
	else
		buf_adds(out, label);
}

void
word_add_label(struct buf *out, const struct session *session,
	       const struct entry *entry, enum lang lang)
{
	word_add_short(out, label_of_entry(session->pack, entry, lang));
}

void
word_add_since(struct buf *out, int days, enum lang lang)
{
	if (days <= 0)
		buf_adds(out, word_text(lang, N_("since today")));
	else if (days == 1)
		buf_adds(out, word_text(lang, N_("since yesterday")));
	else
		buf_addf(out,
			 word_plural(lang, NP_("for %d day", "for %d days"),
				     days),
			 days);
}

void
word_add_day(struct buf *out, const struct session *session, int32_t day,
	     enum lang lang)
{
	int32_t today = stamp_day(session_now(session));
	char *text;

	if (day == today || day == today - 1) {
		buf_adds(out, word_text(lang, day == today ? NC_("day", "today")
							   : NC_("day",
								 "yesterday")));
		return;
	}
	text = lang_day_inside(lang, day);
	/* i18n: a day of the week and a date */
	buf_addf(out, word_text(lang, N_("on %s")), text);
	free(text);
}

bool
word_ends_sentence(const char *text)
{
	size_t length = strlen(text);

	return length > 0 && strchr(".!?", text[length - 1]) != NULL;
}

/* ---- products ---- */

/* columns: the code that is kept, what is shown */
static const struct {
	const char *code, *label;
} product_states[] = {
	{ "taking", N_("taking it") },
	{ "recent", N_("stopped lately") },
	{ "planned", N_("not started, thinking of it") },
	{ "stopped", N_("stopped") },
	{ "missed", N_("missed") },
	{ "reduced", N_("reduced") },
	{ "received", N_("received") },
};
enum { PRODUCT_STATES = sizeof(product_states) / sizeof(product_states[0]) };

static void
add_product_state(struct buf *out, const struct entry *entry, enum lang lang)
{
	const char *status = entry_detail(entry, "status");

	for (size_t i = 0; status != NULL && i < PRODUCT_STATES; i++)
		if (strcmp(status, product_states[i].code) == 0)
			buf_addf(out, ", %s",
				 word_text(lang, product_states[i].label));
}

static void
add_product(struct buf *out, const struct session *session,
	    const struct entry *entry, enum lang lang)
{
	const struct answer *told = entry_find_answer(entry, "told");
	const char *dose = entry_detail(entry, "dose");

	word_add_label(out, session, entry, lang);
	if (dose != NULL && *dose != '\0')
		buf_addf(out, ", %s", dose);
	add_product_state(out, entry, lang);
	if (told == NULL || told->state != ANSWER_GIVEN || told->value <= 0)
		buf_addf(out, ", %s",
			 word_text(lang, N_("not told to the team yet")));
}

static void
add_dose(struct buf *out, const struct session *session,
	 const struct entry *entry, enum lang lang)
{
	const char *amount = entry_detail(entry, "amount");

	word_add_label(out, session, entry, lang);
	if (amount != NULL && *amount != '\0')
		buf_addf(out, ", %s", amount);
	else
		buf_addf(out, ", %s", word_text(lang, N_("one dose")));
}

/* ---- the others ---- */

/* In the order of enum call_who. */
static const char *const callers[CALL_WHO_COUNT] = {
	[CALL_NURSE] = N_("nurse"),
	[CALL_DOCTOR] = N_("doctor"),
	[CALL_NIGHT] = N_("night line"),
	[CALL_EMERGENCY_LINE] = N_("15"),
	[CALL_NOBODY] = N_("nobody answered"),
};

void
word_add_caller(struct buf *out, const struct entry *call, enum lang lang)
{
	const char *code = entry_detail(call, "who");
	const char *name = entry_detail(call, "name");
	enum call_who who;

	if (code == NULL || call_who_parse(&who, code) != ERR_NONE)
		buf_adds(out, word_text(lang, N_("care team")));
	else
		buf_adds(out, word_text(lang, callers[who]));
	if (name != NULL && *name != '\0')
		buf_addf(out, ", %s", name);
}

void
word_add_said(struct buf *out, const struct entry *call)
{
	const char *said = entry_detail(call, "said");
	const char *next = entry_detail(call, "next");

	if (said != NULL)
		buf_adds(out, said);
	if (next == NULL)
		return;
	if (said != NULL)
		buf_adds(out, word_ends_sentence(said) ? " " : ". ");
	/* It begins a sentence. */
	if (*next >= 'a' && *next <= 'z')
		buf_addf(out, "%c%s", *next - 'a' + 'A', next + 1);
	else
		buf_adds(out, next);
}

static void
add_call(struct buf *out, const struct entry *entry, enum lang lang)
{
	struct buf caller = { 0 };

	word_add_caller(&caller, entry, lang);
	/* i18n: whom the call was with */
	buf_addf(out, word_text(lang, N_("Call: %s")), buf_text(&caller));
	buf_clear(&caller);
	if (entry_detail(entry, "said") != NULL ||
	    entry_detail(entry, "next") != NULL) {
		buf_adds(out, ". ");
		word_add_said(out, entry);
	}
}

static void
add_noted(struct buf *out, const char *label, const char *text)
{
	buf_adds(out, label);
	if (text != NULL && *text != '\0')
		buf_addf(out, ", %s", text);
}

void
word_add_entry(struct buf *out, const struct session *session,
	       const struct entry *entry, enum lang lang)
{
	switch (entry->kind) {
	case ENTRY_SYMPTOM:
		word_add_symptom(out, session, entry, lang);
		return;
	case ENTRY_MEASURE:
		word_add_measure(out, session, entry, lang);
		return;
	case ENTRY_PRODUCT:
		add_product(out, session, entry, lang);
		return;
	case ENTRY_DOSE:
		add_dose(out, session, entry, lang);
		return;
	case ENTRY_TREATMENT:
	case ENTRY_INFUSION:
		word_add_treatment(out, session, entry, lang);
		return;
	case ENTRY_NOTHING_NEW:
		buf_adds(out, word_text(lang, N_("Nothing new")));
		return;
	case ENTRY_BASELINE:
		word_add_baseline(out, session, entry, lang);
		return;
	case ENTRY_CALL:
		add_call(out, entry, lang);
		return;
	case ENTRY_QUESTION:
		add_noted(out, word_text(lang, N_("To ask")), entry->note);
		return;
	case ENTRY_VISIT:
		add_noted(out, word_text(lang, N_("Visit")),
			  entry_detail(entry, "who"));
		return;
	case ENTRY_KIND_COUNT:
		break;
	}
	assert(0 && "a kind of entry that is not in the list");
}

char *
advice_noted_late(const struct entry *entry, enum lang lang)
{
	int days = entry_days_late(entry);
	struct buf out = { 0 };

	if (days == 0)
		return NULL;
	if (days == 1)
		buf_adds(&out, word_text(lang, N_("noted the next day")));
	else
		buf_addf(&out,
			 word_plural(lang,
				     NP_("noted %d day later",
					 "noted %d days later"),
				     days),
			 days);
	return buf_take(&out);
}

char *
advice_entry_line(struct session *session, const struct entry *entry,
		  enum lang lang)
{
	struct buf out = { 0 };

	word_add_entry(&out, session, entry, lang);
	return buf_take(&out);
}
