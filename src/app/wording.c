/* SPDX-License-Identifier: GPL-3.0-or-later */
#include "config.h"

#include "app/wording.h"

#include <assert.h>
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
word_add_label(struct buf *out, const struct session *session,
	       const struct entry *entry, enum lang lang)
{
	const char *label = label_of_entry(session->pack, entry, lang);
	const char *aside = strstr(label, " (");

	if (aside != NULL)
		buf_add(out, label, (size_t)(aside - label));
	else
		buf_adds(out, label);
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

/* ---- symptoms and measures ---- */

static bool
is_given(const struct answer *answer)
{
	return answer != NULL && answer->state == ANSWER_GIVEN;
}

/* "5 more stools than usual": a count has words of its own. */
static void
add_counted(struct buf *out, const struct measure *measure, milli value,
	    enum lang lang)
{
	struct buf number = { 0 };
	const char *text;
	int count = value == MILLI_ONE ? 1 : 2;

	label_add_number(&number, value, lang);
	text = buf_text(&number);
	if (strcmp(measure->id, "extra_stools") == 0)
		buf_addf(out,
			 word_plural(lang,
				     NP_("%s more stool than usual",
					 "%s more stools than usual"),
				     count),
			 text);
	else if (strcmp(measure->id, "vomits_24h") == 0)
		buf_addf(out,
			 word_plural(lang,
				     NP_("vomited %s time", "vomited %s times"),
				     count),
			 text);
	else if (strcmp(measure->id, "bsa_pct") == 0)
		buf_addf(out, word_text(lang, N_("%s %% of the skin")), text);
	else
		buf_addf(out, "%s %s", measure->label.in[lang], text);
	buf_clear(&number);
}

/* The numbers that were counted: ": 5 more stools than usual". False when
 * there are none. */
static bool
add_links(struct buf *out, const struct symptom *symptom,
	  const struct entry *entry, enum lang lang)
{
	const char *colon = word_text(lang, NC_("before a number", ": "));
	bool added = false;

	for (size_t i = 0; i < symptom->link_count; i++) {
		const struct answer *answer =
			entry_find_answer(entry, symptom->links[i]->id);

		if (!is_given(answer))
			continue;
		buf_adds(out, added ? ", " : colon);
		add_counted(out, symptom->links[i], answer->value, lang);
		added = true;
	}
	return added;
}

static void
add_flags(struct buf *out, const struct symptom *symptom,
	  const struct entry *entry, enum lang lang)
{
	for (size_t i = 0; i < symptom->flag_count; i++) {
		struct buf name = { 0 };
		const struct answer *answer;

		buf_addf(&name, "flag:%s", symptom->flags[i].code);
		answer = entry_find_answer(entry, buf_text(&name));
		buf_clear(&name);
		if (is_given(answer) && answer->value > 0)
			buf_addf(out, ", %s", symptom->flags[i].label.in[lang]);
	}
}

static bool
has_scale(const struct symptom *symptom)
{
	return (symptom->asks & ~(unsigned)ASKS_PRESENCE) != 0 ||
	       symptom->link_count > 0;
}

static void
add_symptom(struct buf *out, const struct session *session,
	    const struct entry *entry, enum lang lang)
{
	const struct symptom *symptom = pack_symptom(session->pack,
						     entry->code);
	int driver;

	word_add_label(out, session, entry, lang);
	if (symptom == NULL)
		return;
	driver = triage_driver(session->pack, entry);
	if (driver == 0) {
		buf_addf(out, " %s", word_text(lang, N_("(it has gone)")));
		return;
	}
	if (!add_links(out, symptom, entry, lang) && has_scale(symptom))
		buf_addf(out, " %d", driver);
	add_flags(out, symptom, entry, lang);
}

static void
add_measure(struct buf *out, const struct session *session,
	    const struct entry *entry, enum lang lang)
{
	const struct measure *measure = pack_measure(session->pack,
						     entry->code);
	const struct answer *value = entry_find_answer(entry, "value");

	word_add_label(out, session, entry, lang);
	if (measure == NULL)
		return;
	buf_adds(out, " ");
	if (!is_given(value)) {
		buf_adds(out, word_text(lang, N_("(not measured)")));
		return;
	}
	label_add_number(out, value->value, lang);
	if (measure->unit_count > 0 && measure->units[0].name[0] != '\0')
		buf_addf(out, " %s", measure->units[0].name);
}

/* Before the first dose, a symptom or a measure: told apart by its answers. */
static void
add_baseline(struct buf *out, const struct session *session,
	     const struct entry *entry, enum lang lang)
{
	struct buf what = { 0 };

	if (pack_symptom(session->pack, entry->code) != NULL)
		add_symptom(&what, session, entry, lang);
	else
		add_measure(&what, session, entry, lang);
	buf_addf(out, word_text(lang, N_("At the start: %s")), buf_text(&what));
	buf_clear(&what);
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
	if (!is_given(told) || told->value <= 0)
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

/* "nivolumab+ipilimumab" as labels. */
static void
add_drugs(struct buf *out, const struct session *session, const char *code,
	  enum lang lang)
{
	while (*code != '\0') {
		size_t length = strcspn(code, "+");
		char *id = alloc_string_part(code, length);
		const struct treatment *drug = pack_treatment(session->pack,
							      id);

		buf_adds(out, drug != NULL ? drug->label.in[lang] : id);
		wipe_string(id);
		code += length;
		if (*code == '+') {
			buf_adds(out, " + ");
			code++;
		}
	}
}

static void
add_treatment(struct buf *out, const struct session *session,
	      const struct entry *entry, enum lang lang)
{
	struct buf drugs = { 0 };

	add_drugs(&drugs, session, entry->code, lang);
	if (entry->kind == ENTRY_TREATMENT)
		buf_addf(out, word_text(lang, N_("First dose: %s")),
			 buf_text(&drugs));
	else if (drugs.length > 0)
		buf_addf(out, word_text(lang, N_("Infusion: %s")),
			 buf_text(&drugs));
	else
		buf_adds(out, word_text(lang, N_("Infusion")));
	buf_clear(&drugs);
}

/* In the order of enum call_who. */
static const char *const call_words[CALL_WHO_COUNT] = {
	[CALL_NURSE] = N_("Call: the nurse"),
	[CALL_DOCTOR] = N_("Call: a doctor"),
	[CALL_NIGHT] = N_("Call: the night line"),
	[CALL_EMERGENCY_LINE] = N_("Call: 15"),
	[CALL_NOBODY] = N_("Call: nobody answered"),
};

static void
add_call(struct buf *out, const struct entry *entry, enum lang lang)
{
	const char *who = entry_detail(entry, "who");
	const char *name = entry_detail(entry, "name");
	const char *said = entry_detail(entry, "said");
	enum call_who spoken = CALL_NURSE;

	if (who != NULL && call_who_parse(&spoken, who) == ERR_NONE)
		buf_adds(out, word_text(lang, call_words[spoken]));
	else
		buf_adds(out, word_text(lang, N_("Call")));
	if (name != NULL && *name != '\0')
		buf_addf(out, ", %s", name);
	if (said != NULL && *said != '\0')
		buf_addf(out, ". %s", said);
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
		add_symptom(out, session, entry, lang);
		return;
	case ENTRY_MEASURE:
		add_measure(out, session, entry, lang);
		return;
	case ENTRY_PRODUCT:
		add_product(out, session, entry, lang);
		return;
	case ENTRY_DOSE:
		add_dose(out, session, entry, lang);
		return;
	case ENTRY_TREATMENT:
	case ENTRY_INFUSION:
		add_treatment(out, session, entry, lang);
		return;
	case ENTRY_NOTHING_NEW:
		buf_adds(out, word_text(lang, N_("Nothing new")));
		return;
	case ENTRY_BASELINE:
		add_baseline(out, session, entry, lang);
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
advice_entry_line(struct session *session, const struct entry *entry,
		  enum lang lang)
{
	struct buf out = { 0 };

	word_add_entry(&out, session, entry, lang);
	return buf_take(&out);
}
