/* SPDX-License-Identifier: GPL-3.0-or-later */
/* What was answered of a symptom, and measured, in words. */
#include "config.h"

#include <string.h>

#include "app/wording.h"
#include "report/label.h"
#include "report/measured.h"
#include "sys/lang.h"

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

/* The numbers that were counted: ", 5 more stools than usual". False when
 * there are none. */
static bool
add_links(struct buf *out, const struct symptom *symptom,
	  const struct entry *entry, enum lang lang)
{
	bool added = false;

	for (size_t i = 0; i < symptom->link_count; i++) {
		const struct answer *answer =
			entry_find_answer(entry, symptom->links[i]->id);

		if (!is_given(answer))
			continue;
		buf_adds(out, ", ");
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

void
word_add_symptom(struct buf *out, const struct session *session,
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
		/* i18n: how strong, of the five steps 0 to 4 */
		buf_addf(out, word_text(lang, N_(", %d out of 4")), driver);
	add_flags(out, symptom, entry, lang);
}

void
word_add_measure(struct buf *out, const struct session *session,
		 const struct entry *entry, enum lang lang)
{
	const struct measure *measure = pack_measure(session->pack,
						     entry->code);
	const struct translator to = lang_translator(lang);
	struct readings readings = { .count = 1 };

	word_add_label(out, session, entry, lang);
	if (measure == NULL)
		return;
	buf_adds(out, " ");
	if (measured_of_entry(&readings.parts[0], measure, entry))
		measured_add(out, &readings, &to);
	else
		buf_adds(out, word_text(lang, N_("(not measured)")));
}
